#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Figure 35 in small: a plan is served while 50 subscribers poll it with what they were told last, desks edit it, and it is released again and
again. Prints memory and file descriptors each minute and how they grew at the end, counted from the second minute on; any answer but 200 and
304, or a body that is no whole calendar, is an error. Usage: tests/bench/feed_soak.py LICHSONG [--minutes N]"""
import http.client, json, os, re, shutil, signal, subprocess, sys, tempfile, threading, time

lichsong = os.path.abspath(sys.argv[1])
minutes = int(sys.argv[sys.argv.index("--minutes") + 1]) if "--minutes" in sys.argv else 10
subscribers = 50
edits_between_releases = 5
errors = []


def run(*words):
    done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.stderr}")
    return json.loads(done.stdout)


def start(plan):
    process = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--quiet", "--json"], stdout=subprocess.PIPE, text=True)
    line = ""
    while not line.rstrip().endswith("}"):
        line += process.stdout.readline()
    return process, int(json.loads(line)["serving"].rsplit(":", 1)[1])


class Subscriber:
    """Asks over one connection; a new one now and then, as after a night."""

    def __init__(self, number, port, path):
        self.source = (f"127.0.1.{1 + number}", 0)
        self.port, self.path, self.number = port, path, number
        self.etag, self.asked, self.changed = "", 0, 0
        self.connection = None

    def poll(self):
        self.asked += 1
        if self.connection is None or (self.asked + self.number) % 20 == 0:
            if self.connection is not None:
                self.connection.close()
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=self.source)
        headers = {"If-None-Match": self.etag} if self.etag else {}
        if self.number % 2 == 0:
            headers["Accept-Encoding"] = "gzip"
        try:
            self.connection.request("GET", self.path, headers=headers)
            answer = self.connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            errors.append(f"{self.path[:15]}: {error!r}")
            self.connection = None
            return
        if answer.status == 200:
            self.changed += 1
            self.etag = answer.headers["ETag"]
            is_whole = body.startswith(b"\x1f\x8b") if answer.headers.get("Content-Encoding") == "gzip" else body.endswith(b"END:VCALENDAR\r\n")
            if not is_whole:
                errors.append(f"{self.path[:15]}: no whole calendar")
        elif answer.status != 304:
            errors.append(f"{self.path[:15]}: {answer.status}")


class Desk(threading.Thread):
    """Moves items to and fro, and releases."""

    def __init__(self, plan, ends):
        super().__init__()
        self.plan, self.ends = plan, ends
        self.edits = self.releases = 0

    def run(self):
        rows = [row for row in run("list", self.plan)["placements"] if row["state"] == "confirmed" and row["series"] is None and not row["locked"] and row["start"]]
        while not self.ends.wait(2):
            row = rows[self.edits % len(rows)]
            run("placement", "move", self.plan, row["id"], "--start", "21:10" if self.edits // len(rows) % 2 == 0 else "20:40")
            self.edits += 1
            if self.edits % edits_between_releases == 0:
                run("release", self.plan, "--note", f"Bản {self.releases + 2}")
                self.releases += 1


def state_of(process):
    if process.poll() is not None:
        sys.exit(f"the server ended with {process.returncode}; errors: {errors[:5]}")
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        resident = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024
    return resident, len(os.listdir(f"/proc/{process.pid}/fd"))


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    partners = sorted({row["partner"] for row in run("outlet", "list", plan)["outlets"]})
    paths = [run("feed", "add", plan, "--partner", partners[n % len(partners)], "--expires", "2099-01-01")["feed"]["path"] for n in range(subscribers)]
    process, port = start(plan)
    all_of_them = [Subscriber(number, port, path) for number, path in enumerate(paths)]
    ends = threading.Event()
    desk = Desk(plan, ends)
    desk.start()
    began = time.monotonic()
    seen = []
    try:
        while len(seen) < minutes:
            round_began = time.monotonic()
            for one in all_of_them:
                one.poll()
            if time.monotonic() - began >= 60 * (len(seen) + 1):
                seen.append(state_of(process))
                print(f"minute {len(seen):4}: {seen[-1][0]:.1f} MiB, {seen[-1][1]} descriptors; {sum(one.asked for one in all_of_them)} polls, "
                      f"{sum(one.changed for one in all_of_them)} calendars, {desk.edits} edits, {desk.releases} releases, {len(errors)} errors", flush=True)
            time.sleep(max(0.0, 1 - (time.monotonic() - round_began)))
    finally:
        ends.set()
        desk.join()
    process.send_signal(signal.SIGTERM)
    code = process.wait(20)
    first = seen[min(1, len(seen) - 1)]
    print(f"growth since minute 2: memory {100 * (seen[-1][0] / first[0] - 1):+.1f} %, descriptors {seen[-1][1] - first[1]:+}; errors {len(errors)} {errors[:3]}; ended with {code}")
    return 1 if errors or code != 0 or seen[-1][0] > first[0] * 1.05 else 0


if __name__ == "__main__":
    scratch = tempfile.mkdtemp()
    try:
        verdict = main(scratch)
    finally:
        shutil.rmtree(scratch)
    sys.exit(verdict)
