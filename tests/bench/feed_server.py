#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How fast and how patient the feed server is, beside nginx with a file and Radicale with the same events, in one run on loopback:
requests a second for the whole body and for 304, the good client's times while slow ones hang on, what the 513th connection gets, and
a feed of 50 000 events built cold. Needs wrk, nginx and radicale. Usage: tests/bench/feed_server.py LICHSONG [--seconds N]"""
import contextlib, http.client, json, os, re, shutil, signal, socket, statistics, subprocess, sys, tempfile, threading, time

lichsong = os.path.abspath(sys.argv[1])
seconds = int(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 4
workers = len(os.sched_getaffinity(0))


def run(*words):
    done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.stderr}")
    return json.loads(done.stdout)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def make_plan(folder, name, placements, outlets):
    plan = os.path.join(folder, name)
    run("generate", plan, "--placements", str(placements), "--outlets", str(outlets))
    for rule in run("rule", "list", plan)["rules"]:
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    return plan


class Ours:
    def __init__(self, plan, *more):
        self.process = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--quiet", "--json", *more], stdout=subprocess.PIPE, text=True)
        line = ""
        while not line.rstrip().endswith("}"):
            line += self.process.stdout.readline()
        self.port = int(json.loads(line)["serving"].rsplit(":", 1)[1])

    def peak(self):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def start_nginx(folder, body):
    root = os.path.join(folder, "nginx")
    os.makedirs(root)
    with open(os.path.join(root, "feed.ics"), "wb") as file:
        file.write(body)
    port = free_port()
    config = os.path.join(root, "nginx.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"user root;\nworker_processes {workers};\npid {root}/pid;\nerror_log {root}/errors;\nevents {{ worker_connections 1024; }}\nhttp {{\n access_log off;\n sendfile on;\n tcp_nopush on;\n"
                   f" keepalive_requests 100000000;\n types {{ text/calendar ics; }}\n server {{ listen 127.0.0.1:{port}; root {root}; }}\n}}\n")
    process = subprocess.Popen(["nginx", "-c", config, "-g", "daemon off;"])
    return process, port


def start_radicale(folder, body):
    storage = os.path.join(folder, "radicale")
    collection = os.path.join(storage, "collection-root", "user", "feed")
    os.makedirs(collection)
    with open(os.path.join(collection, ".Radicale.props"), "w", encoding="utf-8") as file:
        json.dump({"tag": "VCALENDAR"}, file)
    text = body.decode()
    zone = re.search(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", text, re.S)
    for number, event in enumerate(re.findall(r"BEGIN:VEVENT.*?END:VEVENT\r\n", text, re.S)):
        with open(os.path.join(collection, f"{number}.ics"), "w", encoding="utf-8", newline="") as file:
            file.write(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//\r\n{zone.group(0) if zone else ''}{event}END:VCALENDAR\r\n")
    port = free_port()
    process = subprocess.Popen(["radicale", "--storage-filesystem-folder", storage, "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none", "--rights-type", "authenticated", "--logging-level", "error"])
    return process, port


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing answers on port {port}")


def wrk(port, path, headers=(), connections=8, latency=False, lasts=seconds, patience=2):
    command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{lasts}s", "--timeout", f"{patience}s", f"http://127.0.0.1:{port}{path}"]
    for header in headers:
        command += ["-H", header]
    if latency:
        command.append("--latency")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    wrong = re.search(r"Socket errors: (.*)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    p99 = float(p99.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[p99.group(2)] if p99 else None
    return rate, p99, wrong.group(1) if wrong else ""


def etag_of(port, path, patience=60):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.headers.get("ETag", ""), answer.read()


def measure_radicale(port, events):
    """Its own pace: the first request reads all items into its cache, then one client asks at a time, and is waited for."""
    start = time.monotonic()
    status, _, body = etag_of(port, "/user/feed/", 600)
    first = time.monotonic() - start
    if status != 200 or body.count(b"BEGIN:VEVENT") != events:
        sys.exit(f"Radicale answers {status} with {body.count(b'BEGIN:VEVENT')} events")
    runs = [wrk(port, "/user/feed/", connections=1, lasts=max(seconds, 10), patience=60) for _ in range(3)]
    rate = statistics.median(run[0] for run in runs)
    if rate == 0:
        sys.exit(f"Radicale answered nothing: {runs}")
    return rate, first


def compare(path, ours, nginx, radicale, events):
    tags = {name: etag_of(port, where)[1] for name, port, where in (("ours", ours.port, path), ("nginx", nginx, "/feed.ics"))}
    rates = {}
    for _ in range(3):  # in turn, so that a busy moment meets all
        for what, headers in (("body", lambda name: []), ("304", lambda name: [f"If-None-Match: {tags[name]}"])):
            for name, port, where in (("ours", ours.port, path), ("nginx", nginx, "/feed.ics")):
                rates.setdefault((what, name), []).append(wrk(port, where, headers(name))[0])
    alone = [wrk(ours.port, path, connections=1)[0] for _ in range(3)]
    slow, first = measure_radicale(radicale, events)
    for what in ("body", "304"):
        mine, peer = (statistics.median(rates[what, name]) for name in ("ours", "nginx"))
        print(f"{what:5} a second: ours {mine:9.0f}  nginx {peer:9.0f}  ratio {mine / peer:.2f}   (three runs of {seconds} s, ours {min(rates[what, 'ours']):.0f}–{max(rates[what, 'ours']):.0f})")
    print(f"one client, whole body a second: ours {statistics.median(alone):.0f}, Radicale {slow:.2f} (its first answer took {first:.1f} s); ratio {statistics.median(alone) / slow:.0f}")


class Hanging:
    """Connections that send a header line now and then and never end."""

    def __init__(self, port, many):
        self.ends = False
        self.sockets = []
        for n in range(many):  # from several addresses: one alone may have sixteen
            one = socket.socket()
            one.bind((f"127.0.{1 + n // 12}.{1 + n % 12}", 0))
            try:
                one.connect(("127.0.0.1", port))
                one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
                self.sockets.append(one)
            except OSError:
                one.close()
        self.thread = threading.Thread(target=self.trickle)
        self.thread.start()

    def trickle(self):
        while not self.ends:
            for one in self.sockets:
                try:
                    one.sendall(b"X-Slow: 1\r\n")
                except OSError:
                    pass  # it was given up: what is measured is the good client
            time.sleep(1)

    def end(self):
        self.ends = True
        self.thread.join()
        for one in self.sockets:
            one.close()


def measure_slow(ours, path):
    alone = wrk(ours.port, path, connections=1, latency=True)
    stop = threading.Event()
    rounds = []

    def keep():  # given up after five seconds, they come again
        while not stop.is_set():
            hanging = Hanging(ours.port, 200)
            rounds.append(len(hanging.sockets))
            stop.wait(3)
            hanging.end()

    thread = threading.Thread(target=keep)
    thread.start()
    time.sleep(1)
    beside = wrk(ours.port, path, connections=1, latency=True)
    stop.set()
    thread.join()
    print(f"good client, p99: alone {alone[1]:.2f} ms, beside 200 slow ones {beside[1]:.2f} ms ({beside[0]:.0f} requests a second, errors: {beside[2] or 'none'}; {rounds[0]} slow connections taken)")


def measure_full(ours, path):
    before = ours.descriptors()
    held = []
    for n in range(512):
        one = socket.socket()
        one.bind((f"127.1.{1 + n // 14}.{1 + n % 14}", 0))
        one.connect(("127.0.0.1", ours.port))
        held.append(one)
    time.sleep(0.3)
    one = socket.create_connection(("127.0.0.1", ours.port), 3)
    one.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
    try:
        answer = one.recv(100).split(b"\r\n")[0].decode() or "closed"
    except OSError:
        answer = "closed"
    for other in (*held, one):
        other.close()
    start = time.monotonic()
    while etag_of(ours.port, path)[0] != 200:
        time.sleep(0.05)
    recovered = time.monotonic() - start
    time.sleep(1)
    print(f"513th connection: {answer}; served again {recovered:.2f} s after the others went; descriptors {before} before, {ours.descriptors()} after")


def measure_cold(folder):
    large = make_plan(folder, "large.lichsong", 55_800, 1)
    partner = run("outlet", "list", large)["outlets"][0]["partner"]
    made = run("feed", "add", large, "--partner", partner)["feed"]
    times, starts = [], []
    for _ in range(5):
        start = time.monotonic()
        run("feed", "write", large, made["id"], "--out", os.path.join(folder, "large.ics"))
        times.append(time.monotonic() - start)
    for _ in range(5):
        start = time.monotonic()
        ours = Ours(large)
        status, _, text = etag_of(ours.port, made["path"])
        starts.append(time.monotonic() - start)
        ours.end()
        if status != 200:
            sys.exit(f"the large calendar is answered with {status}")
    print(f"cold, {text.count(b'BEGIN:VEVENT')} events, {len(text) >> 20} MiB: written by a whole process in {statistics.median(times):.2f} s ({min(times):.2f}–{max(times):.2f}); "
          f"the server from its start to the last byte of calendar, with the page made, {statistics.median(starts):.2f} s ({min(starts):.2f}–{max(starts):.2f}); the calendar alone: bench_feed")


def main(folder):
    plan = make_plan(folder, "plan.lichsong", 10_000, 10)
    partners = [row["partner"] for row in run("outlet", "list", plan)["outlets"]]
    feed = run("feed", "add", plan, "--partner", partners[0])["feed"]
    with contextlib.ExitStack() as to_end:
        ours = Ours(plan)
        to_end.callback(ours.end)
        wait_for(ours.port)
        _, _, body = etag_of(ours.port, feed["path"])
        events = body.count(b"BEGIN:VEVENT")
        print(f"feed: {events} events, {len(body)} bytes; {workers} cores, wrk with 8 connections on the same")
        ports = {}
        for name, begin in (("nginx", start_nginx), ("radicale", start_radicale)):
            process, ports[name] = begin(folder, body)
            to_end.callback(process.wait)
            to_end.callback(process.terminate)
            wait_for(ports[name])
        compare(feed["path"], ours, ports["nginx"], ports["radicale"], events)
        measure_slow(ours, feed["path"])
        measure_full(ours, feed["path"])
        print(f"peak memory of the server {ours.peak():.0f} MiB")
    measure_cold(folder)


if __name__ == "__main__":
    if missing := [tool for tool in ("wrk", "nginx", "radicale") if shutil.which(tool) is None]:
        sys.exit(f"not installed: {', '.join(missing)}")
    scratch = tempfile.mkdtemp()
    try:
        main(scratch)
    finally:
        shutil.rmtree(scratch)
