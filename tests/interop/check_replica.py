#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A plan on a PostgreSQL server with a streaming replica: feed servers on both give the same bytes; when the first server is gone all go on with what
they have; when the replica is promoted, desks and feed servers that name both go on there, and no acknowledged edit is missing. Needs PostgreSQL's
programs; the servers lie in a folder of their own and listen on the loopback. Usage: check_replica.py LICHSONG"""
import glob, os, pwd, shutil, signal, socket, subprocess, sys, time, urllib.error, urllib.request

from program import check, finish, lichsong, port_of, run

programs = (glob.glob("/usr/lib/postgresql/15/bin") or [os.path.dirname(shutil.which("initdb") or "")])[0]
patience = 30.0


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def owner():
    """The server refuses to be root."""
    if os.geteuid() != 0:
        return {}
    who = pwd.getpwnam("postgres")
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def server(*words):
    done = subprocess.run([os.path.join(programs, words[0]), *words[1:]], **owner(), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{words[0]}: {done.stderr}")


class Cluster:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "servers")
        os.mkdir(self.folder)
        os.chmod(folder, 0o755)
        if os.geteuid() == 0:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
        self.ports = [free_port(), free_port()]
        self.homes = [os.path.join(self.folder, name) for name in ("first", "second")]
        server("initdb", "-D", self.homes[0], "-U", "lichsong", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start(0)
        server("createdb", "-h", "127.0.0.1", "-p", str(self.ports[0]), "-U", "lichsong", "lichsong")
        server("pg_basebackup", "-h", "127.0.0.1", "-p", str(self.ports[0]), "-U", "lichsong", "-D", self.homes[1], "-R", "-X", "stream", "--no-sync")
        self.start(1)

    def start(self, which):
        server("pg_ctl", "-D", self.homes[which], "-w", "-l", self.homes[which] + ".log", "-o", f"-p {self.ports[which]} -k {self.folder} -c listen_addresses=127.0.0.1", "start")

    def stop(self, which):
        subprocess.run([os.path.join(programs, "pg_ctl"), "-D", self.homes[which], "-m", "immediate", "stop"], **owner(), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def promote(self):
        server("pg_ctl", "-D", self.homes[1], "-w", "promote")

    def address(self, which, options=""):
        hosts = ",".join(f"127.0.0.1:{self.ports[i]}" for i in which)
        return f"postgresql://lichsong@{hosts}/lichsong?campaign=thu{options}"


def fetched(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def until(what, holds):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    check(f"{what}, within {patience:.0f} s", False)


def main(temp):
    cluster = Cluster(temp)
    feeds = []
    try:
        first, replica = cluster.address([0]), cluster.address([1])
        both, writable = cluster.address([0, 1]), cluster.address([0, 1], "&target_session_attrs=read-write")
        run("demo", first)
        feed = run("feed", "add", first, "--partner", "dai-tinh", "--expires", "2050-01-01")["feed"]
        run("release", first, "--note", "Lịch tuần này")
        until("the replica has the release", lambda: run("list", replica) == run("list", first))
        refused = subprocess.run([lichsong, "placement", "lock", replica, "DT21-0001", "--json"], capture_output=True, text=True, check=False)
        check("nothing is written to the replica, and the reason is told", refused.returncode == 5 and '"store.replica"' in refused.stdout + refused.stderr)
        for plan in (first, replica, both):
            feeds.append(subprocess.Popen([lichsong, "serve", plan, "--listen", "127.0.0.1:0", "--quiet", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True))
        ports = [port_of(one) for one in feeds]
        path = feed["path"]
        bodies = [fetched(port, path) for port in ports]
        check("each serves the calendar", all(status == 200 and body.startswith(b"BEGIN:VCALENDAR") for status, body in bodies))
        check("all serve the same bytes", len(set(bodies)) == 1)
        acknowledged = [run("placement", "lock", first, code)["placement"]["id"] for code in ("DT21-0001", "DT21-0002", "DT21-0003")]
        until("the replica has what was acknowledged", lambda: run("history", replica)["changes"][0]["id"] == run("history", first)["changes"][0]["id"])
        cluster.stop(0)
        time.sleep(2)
        check("without the first server all go on with what they have", [fetched(port, path) for port in ports] == bodies)
        cluster.promote()
        run("release", writable, "--note", "Sau sự cố")
        for number, port in ((1, ports[1]), (2, ports[2])):
            until(f"feed server {number} serves what was released at the promoted server", lambda port=port: fetched(port, path)[1] != bodies[0][1])
        check("those that reach it serve the same bytes", fetched(ports[1], path) == fetched(ports[2], path))
        locked = {row["code"] for row in run("list", writable)["placements"] if row.get("locked")}
        check("no acknowledged edit is missing", set(acknowledged) <= locked)
        check("the plan is whole", run("verify", writable) is not None)
    finally:
        for one in feeds:
            one.send_signal(signal.SIGTERM)
        for one in feeds:
            one.wait(timeout=30)
        for which in (0, 1):
            cluster.stop(which)


finish("replica", main)
