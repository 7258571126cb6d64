#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a request makes the running server open, as the system saw it: nothing, whatever way up, device, stream or address is spelt in path, query,
form or field. Watched by strace, which also has to have seen the server open its plan. Usage: check_opened.py LICHSONG"""
import os, re, signal, socket, subprocess, time

from program import check, finish, lichsong, port_of, run


UPS = ("..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%c0%2e%c0%2e", "%e0%80%ae%e0%80%ae", "%f0%80%80%ae%f0%80%80%ae",
       "%ef%bc%8e%ef%bc%8e", "%uff0e%uff0e", "..%00", "%00..", "....", "..;", "..%20", "%2e%2e%09", "~")
SLASHES = ("/", "%2f", "%2F", "%5c", "\\", "%252f", "%c0%af", "%c1%9c", "%e0%80%af", "//", "/./", "%u2215")
CANARY = "canaryname"  # in every request: no name the server hands to the system may have it
ENDS = ("etc/passwd%00" + CANARY, CANARY, CANARY + ".lichsong", CANARY + ".ics::$DATA", "proc/self/environ?" + CANARY)
FIELDS = ("Host", "Accept-Language", "If-None-Match", "If-Modified-Since", "Accept-Encoding", "Cookie", "Referer", "User-Agent", "X-Forwarded-For", "X-Original-URL", "X-Rewrite-URL", "Range", "Destination")


def start_watched(plan, log):
    """Under strace: calls that name a file, run a program or connect to somebody, each with its time."""
    quiet = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")  # who looks for leaks is traced himself
    server = subprocess.Popen(["strace", "-f", "-qq", "-ttt", "-s", "4096", "-e", "trace=%file,connect,sendto,sendmsg", "-e", "signal=none", "-o", log,
                               lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--quiet", "--json"], stdout=subprocess.PIPE, text=True, env=quiet, start_new_session=True)
    return server, port_of(server)


def ask(port, request, number):
    """Its status, 0 where the server hung up. From many addresses: who misses too often is not listened to."""
    with socket.socket() as one:
        one.bind((f"127.3.{1 + number // 200}.{1 + number % 200}", 0))
        one.settimeout(20)
        one.connect(("127.0.0.1", port))
        one.sendall(request.encode("latin-1"))
        try:
            answer = one.recv(65536)
        except ConnectionResetError:
            return 0
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


def paths_up(page):
    """Ways up, two deep, from the root, from where feeds lie, and from a page that is there."""
    number = 0
    for up in UPS:
        for slash in SLASHES:
            for deep in (1, 7):
                start = ("/", "/feeds/", page + "/")[number % 3]
                yield start + (up + slash) * deep + ENDS[number % len(ENDS)]
                number += 1
    for odd in ("file:///etc/" + CANARY, "http://127.0.0.1:1/" + CANARY, "//127.0.0.1:1/" + CANARY, "/C:%5c" + CANARY, "/%5c%5c127.0.0.1%5c" + CANARY, "/dev/" + CANARY, "/style.css/" + CANARY):
        yield odd
        yield page + odd


def requests(page):
    for path in paths_up(page):
        yield f"GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    ways = ("../../../../etc/" + CANARY, "/etc/" + CANARY, "..\\..\\" + CANARY, "%2e%2e%2f" + CANARY, "file:///etc/" + CANARY, "http://127.0.0.1:1/" + CANARY, CANARY + "::$DATA")
    for way in ways:
        yield f"GET {page}?lang={way} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
        yield f"GET {page}.ics?file={way} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
        for field in FIELDS:
            host = "" if field == "Host" else "Host: h\r\n"
            yield f"GET {page} HTTP/1.1\r\n{host}{field}: {way}\r\nConnection: close\r\n\r\n"
        for name in ("request", "token", "lang", "file", "note-1", "answer-1"):
            body = f"{name}={way}&request={way}"
            yield f"POST {page} HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"


def calls_in(log):
    """(time, call, names) of each line that names a file or somebody to connect to."""
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            found = re.match(r"\d+ +(\d+\.\d+) (?:<\.\.\. )?(\w+)", line)
            if found:
                yield float(found.group(1)), found.group(2), re.findall(r'"((?:[^"\\]|\\.)*)"', line), line.rstrip()


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    feed = run("feed", "add", plan, "--partner", "dai-tinh", "--expires", "2099-01-01")["feed"]
    page = feed["path"].removesuffix(".ics")
    log = os.path.join(folder, "strace")
    server, port = start_watched(plan, log)
    good = [f"GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" for path in (feed["path"], page, page + "?lang=en", page + "/qr.svg", "/robots.txt", "/healthz")]
    began = time.time()
    statuses = [ask(port, request, number) for number, request in enumerate(good)]
    check(f"what is there is served: {statuses}", statuses[:3] == [200] * 3 and statuses[4:] == [200] * 2)
    counts = {}
    sent = 0
    for number, request in enumerate(requests(page)):
        status = ask(port, request, number)
        counts[status] = counts.get(status, 0) + 1
        sent += 1
        if status >= 500 or (status == 200 and not request.startswith((f"GET {page}?", f"GET {page}.ics?", f"GET {page} "))):
            check(f"{request[:200]!r} is refused, not {status}", False)
    ended = time.time()
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(timeout=30)

    calls = list(calls_in(log))
    check("strace saw the plan being opened", any(call == "openat" and plan in names for at, call, names, line in calls if at < began))
    meanwhile = [entry for entry in calls if began <= entry[0] <= ended]
    ours = [entry for entry in meanwhile if entry[1] not in ("sendto", "sendmsg")]
    files = {name for _, call, names, _ in ours if call != "connect" for name in names}
    check(f"no name of a request reaches the system: {[line for *_, line in ours if CANARY in line][:3]}", not any(CANARY in line for *_, line in ours))
    own = {plan, plan + "-wal", plan + "-shm", plan + "-journal", folder}  # the folder, to have the log's name on the disk
    own |= {"", "/dev/urandom", "/proc/sys/vm/overcommit_memory"}  # an open file looked at; SQLite's chance numbers; memory given back by glibc
    check(f"nothing is opened, looked for or run but the plan: {sorted(files - own)[:10]}", files <= own)
    check(f"nobody is called: {[line for *_, line in ours if line.split()[2].startswith('connect')][:3]}", not any(call == "connect" for _, call, _, _ in ours))
    check("the requests were answered while strace watched", sum(call in ("sendto", "sendmsg") for _, call, _, _ in meanwhile) >= sent / 2)
    check(f"more than 500 ways were tried: {sent}", sent > 500)
    print(f"check_opened: {sent} requests, answers {dict(sorted(counts.items()))}, files named meanwhile: {sorted(files)}")


finish("check_opened", main)
