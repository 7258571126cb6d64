#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A revoked address is gone from the running server within a second, however it is asked for and whatever the client has already; it stays gone,
also after a restart, and nobody else notices. What was never right, or is no more since the address was turned, is the same 404 for all.
Usage: check_revoked.py LICHSONG"""
import http.client, os, signal, statistics, subprocess, sys, threading, time

from program import check, finish, lichsong, port_of, run

rounds = 7
at_most = 1.0  # seconds from the moment the command has ended; of these the median, as the machine may be busy
patience = 15.0


def start(plan):
    server = subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--quiet", "--json"], stdout=subprocess.PIPE, text=True)
    return server, port_of(server)


class Client:
    """One connection, from an address of its own, kept as long as the server keeps it."""

    def __init__(self, port, number=1):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20, source_address=(f"127.0.2.{number}", 0))

    def ask(self, path, method="GET", body=None, **headers):
        self.connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()


class Poller(threading.Thread):
    """A good client of another feed: it keeps what it was sent and asks again and again."""

    def __init__(self, port, path, number):
        super().__init__()
        self.client, self.path = Client(port, number), path
        self.seen, self.ends = {}, threading.Event()

    def run(self):
        etag = ""
        while not self.ends.wait(0.02):
            status, headers, _ = self.client.ask(self.path, **({"If_None_Match": etag} if etag else {}))
            etag = headers.get("ETag", "")
            self.seen[status] = self.seen.get(status, 0) + 1


def revoke(plan, client, feed):
    """How long it takes from the end of the command until the address is gone; asked for by a client that has its calendar."""
    status, headers, _ = client.ask(feed["path"])
    check("it was there", status == 200)
    run("feed", "revoke", plan, feed["id"])
    began = time.monotonic()
    while time.monotonic() < began + patience:
        status = client.ask(feed["path"], If_None_Match=headers["ETag"])[0]
        if status == 410:
            return time.monotonic() - began, headers
        check(f"until then it is told that nothing changed, not {status}", status == 304)
        time.sleep(0.01)
    sys.exit(f"the address still answers after {patience} s")


def gone_however_asked(client, path, had, where):
    page = path.removesuffix(".ics")
    bodies = set()
    for conditions in ({}, {"If_None_Match": had["ETag"]}, {"If_None_Match": "*"}, {"If_None_Match": f'W/{had["ETag"]}, "x"'}, {"If_Modified_Since": had["Last-Modified"]}, {"Accept_Encoding": "gzip"}):
        for method in ("GET", "HEAD"):
            status, _, body = client.ask(path, method, **conditions)
            check(f"{where}: {method} with {conditions} is gone, not {status}", status == 410)
            bodies.add((method, body))
    check(f"{where}: it always says the same", len(bodies) == 2)
    for other in (page, page + "?lang=en", page + "/qr.svg"):
        check(f"{where}: {other[len(page):] or 'the page'} is gone", client.ask(other)[0] == 410)
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    check(f"{where}: it takes no answers", client.ask(page, "POST", "request=YC-0001", **form)[0] == 410)


def main(folder):
    plan = os.path.join(folder, "plan.lichsong")
    run("demo", plan)
    for rule in run("rule", "list", plan)["rules"]:  # the sample breaks some that forbid a release
        run("rule", "set", plan, rule["id"], "--severity", "warn")
    run("release", plan, "--note", "Bản đầu")
    feeds = [run("feed", "add", plan, "--partner", "dai-tinh", "--expires", "2099-01-01")["feed"] for _ in range(rounds + 3)]
    expired = run("feed", "add", plan, "--partner", "dai-tinh", "--expires", "2021-01-01")["feed"]
    turned, *kept = feeds[rounds:]
    server, port = start(plan)
    pollers = [Poller(port, feed["path"], 10 + n) for n, feed in enumerate(kept)]
    for poller in pollers:
        poller.start()
    client = Client(port)
    took = []
    for feed in feeds[:rounds]:
        seconds, had = revoke(plan, client, feed)
        took.append(seconds)
    gone_however_asked(client, feeds[0]["path"], had, "revoked")
    check(f"a revoked address is gone within {at_most} s: {took}", statistics.median(took) <= at_most)

    gone = client.ask(feeds[0]["path"])
    past = client.ask(expired["path"])
    check("one that has expired is gone in the same words", past[0] == 410 and past[2] == gone[2])
    run("feed", "rotate", plan, turned["id"])
    until = time.monotonic() + patience
    while client.ask(turned["path"])[0] != 404 and time.monotonic() < until:
        time.sleep(0.05)
    stranger = Client(port, 2)  # from here on misses are counted
    secret = feeds[0]["path"].split("/")[-1]
    wrong = [turned["path"], "/feeds/" + ("B" if secret[0] != "B" else "C") + secret[1:], feeds[0]["path"] + "x", "/feeds/x.ics", "/feeds/", "/gone"]
    answers = {(status, body, tuple(sorted((name, value) for name, value in headers.items() if name != "Date"))) for status, headers, body in map(stranger.ask, wrong)}
    check(f"whatever else is wrong is one and the same 404: {answers}", len(answers) == 1 and next(iter(answers))[0] == 404)

    for poller in pollers:
        poller.ends.set()
        poller.join()
        check(f"others were never disturbed: {poller.seen}", set(poller.seen) == {200, 304} and poller.seen[200] == 1 and poller.seen[304] > rounds)
    server.send_signal(signal.SIGTERM)
    check("it ends when asked to", server.wait(timeout=20) == 0)
    server, port = start(plan)
    client = Client(port)
    gone_however_asked(client, feeds[0]["path"], had, "after a restart")
    check("who was not revoked is served", all(client.ask(feed["path"])[0] == 200 for feed in kept))
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=20)
    print(f"check_revoked: gone after {statistics.median(took):.2f} s ({min(took):.2f}–{max(took):.2f}, {rounds} times), others asked {sum(sum(one.seen.values()) for one in pollers)} times meanwhile")


finish("check_revoked", main)
