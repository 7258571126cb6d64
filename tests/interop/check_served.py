#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A partner's calendar over the wire: the running server is asked as calendar programs ask, vdirsyncer and khal bring and read it,
and a release is seen by those who ask again with what they were told last. Usage: check_served.py LICHSONG"""
import gzip, json, os, signal, sqlite3, subprocess, sys, threading, time, urllib.error, urllib.request

import icalendar

from program import check, finish, lichsong, run


def fetch(url, method="GET", **headers):
    request = urllib.request.Request(url, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def until(holds, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def events(body):
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(body).walk("VEVENT")}


def khal_titles(folder, url):
    """What a person sees in khal once vdirsyncer, which may only read there, has brought the feed to its folder."""
    calendar = os.path.join(folder, "calendar")
    os.makedirs(calendar, exist_ok=True)
    sync = os.path.join(folder, "vdirsyncer.conf")
    with open(sync, "w", encoding="utf-8") as file:
        file.write(f'[general]\nstatus_path = "{folder}/status"\n[pair partner]\na = "feed"\nb = "calendar"\ncollections = null\nconflict_resolution = "a wins"\n'
                   f'[storage feed]\ntype = "http"\nurl = "{url}"\n[storage calendar]\ntype = "filesystem"\npath = "{calendar}"\nfileext = ".ics"\n')
    for word in ("discover", "sync"):
        done = subprocess.run(["vdirsyncer", "-c", sync, word], input="y\n" * 4, capture_output=True, text=True, check=False, timeout=120)
        check(f"vdirsyncer {word} has nothing to complain of: {done.stderr[-500:]}", done.returncode == 0)
    config = os.path.join(folder, "khal.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"[calendars]\n[[partner]]\npath = {calendar}\ntype = calendar\n[locale]\nlocal_timezone = Asia/Ho_Chi_Minh\ndefault_timezone = Asia/Ho_Chi_Minh\n"
                   f"timeformat = %H:%M\ndateformat = %d/%m/%Y\nlongdateformat = %d/%m/%Y\ndatetimeformat = %d/%m/%Y %H:%M\nlongdatetimeformat = %d/%m/%Y %H:%M\n"
                   f"[sqlite]\npath = {os.path.join(folder, 'khal.db')}\n")
    listed = subprocess.run(["khal", "-c", config, "list", "01/01/2021", "365d", "--format", "{start} {title} {status}"], capture_output=True, text=True, check=True,
                            env=dict(os.environ, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder))
    check("vdirsyncer brought every entry", len(os.listdir(calendar)) == len(events(fetch(url)[2])))
    return listed.stdout


def shown(titles, row):
    """Lines of what has the row's title on its day: khal names no UID."""
    year, month, day = row["start"][:10].split("-")
    return [line for line in titles.splitlines() if line.startswith(f"{day}/{month}/{year} ") and row["title"] in line]


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    feed = run("feed", "add", plan, "--partner", "dai-tinh")["feed"]
    server = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = ""
    while not line.rstrip().endswith("}"):
        part = server.stdout.readline()
        if part == "":
            sys.exit(f"the server ended: {server.stderr.read()}")
        line += part
    lines = []  # of the log, as they come
    reading = threading.Thread(target=lambda: lines.extend(iter(server.stderr.readline, "")), daemon=True)
    reading.start()
    base = json.loads(line)["serving"]

    def told():
        return [line for line in lines if "/feeds/" not in line and "lichsong" in line]

    url = base + feed["path"]

    status, headers, first = fetch(url)
    check("a feed is there", status == 200 and headers["Content-Type"] == "text/calendar; charset=utf-8")
    check("its length is told", int(headers["Content-Length"]) == len(first))
    etag = headers["ETag"]
    placements = {row["uid"]: row for row in run("list", plan, "--partner", "dai-tinh")["placements"]}
    released = {uid for uid, row in placements.items() if row["state"] != "draft" and row["intention"] not in ("hold", "not_intended")}
    check("it holds what was released of the partner's, and nothing else", set(events(first)) == released and len(released) > 10)
    check("nothing stands where no METHOD may", b"METHOD:" not in first or b"METHOD:PUBLISH" in first)
    check("HEAD says the same without a body", (lambda answer: answer[0] == 200 and answer[1]["ETag"] == etag and answer[2] == b"")(fetch(url, "HEAD")))
    check("who has it already is told so", fetch(url, If_None_Match=etag)[0] == 304)
    status, headers, packed = fetch(url, Accept_Encoding="gzip")
    check("packed it is the same", headers.get("Content-Encoding") == "gzip" and gzip.decompress(packed) == first)

    def free(row):
        return row["state"] == "confirmed" and row["series"] is None and not row["locked"] and row["start"] and row["start"] > "2021-05-10"

    candidates = [row for row in placements.values() if free(row)]
    alone = [row for row in candidates if sum(other["title"] == row["title"] and other["start"][:10] == row["start"][:10] for other in placements.values() if other["start"]) == 1]
    moved, cancelled = alone[:2]  # of which one tells by title and day which is which
    titles = khal_titles(folder, url)
    check("khal shows both where they were", all(len(shown(titles, row)) == 1 and row["start"][11:16] in shown(titles, row)[0] for row in (moved, cancelled)))
    others = [row for row in run("list", plan)["placements"] if row["uid"] not in placements and row["state"] == "confirmed" and not row["locked"]]
    run("placement", "cancel", plan, others[0]["id"], "--reason", "Việc của nơi khác")
    run("release", plan, "--note", "Không có gì của Đài")
    time.sleep(2)
    check("a release with nothing of theirs changes nothing for them", fetch(url, If_None_Match=etag)[0] == 304)
    run("placement", "set", plan, moved["id"], "--note", "Việc trong nhà")
    time.sleep(2)
    check("a note is not seen", fetch(url, If_None_Match=etag)[0] == 304)
    run("release", plan, "--note", "Chỉ có ghi chú")
    # Whoever saves an entry raises its LAST-MODIFIED (ical.md C20): with the next release that is all that is told of a note.
    until(lambda: fetch(url, If_None_Match=etag)[0] == 200, 2.5)
    status, headers, noted = fetch(url)
    new = set(noted.split(b"\r\n")) - set(first.split(b"\r\n"))
    check("of a note nothing is told but that the entry was touched", all(line.startswith((b"LAST-MODIFIED:", b"DTSTAMP:")) for line in new) and len(new) <= 2)
    check("who asks with what came then gets it no second time", fetch(url, If_None_Match=headers["ETag"])[0] == 304)
    etag, first = headers["ETag"], noted

    run("placement", "move", plan, moved["id"], "--start", "21:10")
    run("placement", "cancel", plan, cancelled["id"], "--reason", "Bão số 5")
    time.sleep(2)
    check("what was not released is not seen", fetch(url, If_None_Match=etag)[0] == 304)
    run("release", plan, "--note", "Bản hai")
    check("a release is seen within two seconds", until(lambda: fetch(url, If_None_Match=etag)[0] == 200, 2.5))
    second = fetch(url)[2]
    now = events(second)
    check("the moved one is at its new time", now[moved["uid"]]["DTSTART"].dt.strftime("%H:%M") == "21:10" and int(now[moved["uid"]]["SEQUENCE"]) > int(events(first)[moved["uid"]]["SEQUENCE"]))
    check("the cancelled one stays to be seen", str(now[cancelled["uid"]]["STATUS"]) == "CANCELLED")
    check("why it was cancelled stays in the house", "Bão số 5".encode() not in second)
    titles = khal_titles(folder, url)
    check("khal shows the new time, and no other", len(shown(titles, moved)) == 1 and "21:10" in shown(titles, moved)[0])
    check("khal shows the cancelled one as cancelled", len(shown(titles, cancelled)) == 1 and "CANCELLED" in shown(titles, cancelled)[0])

    desk = sqlite3.connect(plan, isolation_level=None)  # somebody writes and does not come to an end
    desk.execute("BEGIN IMMEDIATE")
    check("while the plan is held, the feed is served", fetch(url)[0] == 200)
    check("that the fetches cannot be counted is told", until(lambda: told(), 30))
    check("and after that it is served", fetch(url)[0] == 200)
    time.sleep(6)  # it tries again meanwhile
    desk.execute("ROLLBACK")
    desk.close()

    secret = feed["path"].split("/")[-1].removesuffix(".ics")
    wrong = "/feeds/" + ("B" if secret[0] != "B" else "C") + secret[1:] + ".ics"
    check("another secret is nothing", fetch(base + wrong)[0] == 404)
    check("a feed takes nothing", fetch(url, "POST")[0] in (405, 411))
    check("robots may fetch it", fetch(base + "/robots.txt")[0] == 200)
    check("it is well", fetch(base + "/healthz")[0] == 200)
    run("feed", "revoke", plan, feed["id"])
    check("a revoked feed is gone", until(lambda: fetch(url)[0] == 410, 3))
    check("and was counted", until(lambda: run("feed", "list", plan)["feeds"][0]["fetches"] >= 6, 8))

    server.send_signal(signal.SIGTERM)
    check("it ends when asked to", server.wait(timeout=10) == 0)
    reading.join()
    log = "".join(lines)
    check("and was told once", len(told()) == 1)
    check("the secret is in no line of the log", secret not in log and secret[:8] in log)


finish("check_served", main)
