#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whole processes, from file to file: export of 100 000 and 1 000 000 placements against libical building and serialising
as many events, import of 10 000 and 100 000 events against libical parsing them, and the list of one month against a bare
SQLite query. Each pair runs in turn; medians, ratios and peak memory are printed; the processor time of children counts.
Usage: whole_process.py BIN_FOLDER [--million] [--runs N]"""
import os, shutil, statistics, subprocess, sys, tempfile, time


def run(command):
    """Wall seconds, processor seconds and peak KiB of one run."""
    started = time.monotonic()
    with open(os.devnull, "wb") as null:
        child = subprocess.Popen(command, stdout=null, stderr=null)
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def pair(title, ours, peer, runs, before=lambda: None):
    def run_ours():
        before()
        return run(ours)
    run_ours(), run(peer)
    pairs = [(run_ours(), run(peer)) for _ in range(runs)]
    median = lambda values: statistics.median(list(values))
    print(f"{title}: ours {median(a[0] for a, _ in pairs):.3f} s wall, {median(a[1] for a, _ in pairs):.3f} s cpu, "
          f"{max(a[2] for a, _ in pairs) / 1024:.1f} MiB; peer {median(b[0] for _, b in pairs):.3f} s wall, "
          f"{median(b[1] for _, b in pairs):.3f} s cpu, {max(b[2] for _, b in pairs) / 1024:.1f} MiB; "
          f"peer/ours {median(b[0] / a[0] for a, b in pairs):.1f} wall, {median(b[1] / a[1] for a, b in pairs):.1f} cpu", flush=True)


def main():
    folder = sys.argv[1]
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 5
    lichsong, peer = os.path.join(folder, "lichsong"), os.path.join(folder, "peer_libical")
    with tempfile.TemporaryDirectory() as temp:
        out, plan = os.path.join(temp, "out.ics"), os.path.join(temp, "plan.lichsong")
        subprocess.run([lichsong, "generate", plan, "--placements", "100000"], check=True, stdout=subprocess.DEVNULL)
        export = [lichsong, "export", plan, "--flat", "--out"]
        pair("export 100 000, peer one event at a time", export + [out], [peer, "100000", out], runs)
        pair("export 100 000, peer as one calendar", export + [out], [peer, "100000", out, "all"], runs)
        month = "SELECT p.id, p.key, p.date, p.start, s.title FROM placement p JOIN segment s ON s.id = p.segment WHERE p.date LIKE '2021-05-%' ORDER BY p.date, p.start"
        pair("list one month of 100 000, peer the sqlite3 shell", [lichsong, "list", plan, "--from", "2021-05-01", "--to", "2021-05-31"],
             ["sqlite3", "-readonly", shutil.copy(plan, os.path.join(temp, "peer.lichsong")), month], runs)  # it leaves -wal and -shm behind
        empty, copy = os.path.join(temp, "empty.lichsong"), os.path.join(temp, "import.lichsong")
        subprocess.run([lichsong, "generate", empty, "--placements", "1"], check=True, stdout=subprocess.DEVNULL)
        for count in ("10000", "100000"):
            many, calendar = os.path.join(temp, count + ".lichsong"), os.path.join(temp, count + ".ics")
            subprocess.run([lichsong, "generate", many, "--placements", count], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([lichsong, "export", many, "--flat", "--out", calendar], check=True, stdout=subprocess.DEVNULL)
            pair(f"import {count}, peer libical's parse", [lichsong, "import", copy, calendar], [peer, "parse", calendar], runs,
                 lambda: shutil.copyfile(empty, copy))
        if "--million" in sys.argv:
            big = os.path.join(temp, "big.lichsong")
            subprocess.run([lichsong, "generate", big, "--placements", "1000000"], check=True, stdout=subprocess.DEVNULL)
            pair("export 1 000 000, peer one event at a time", [lichsong, "export", big, "--flat", "--out", out], [peer, "1000000", out], 3)


main()
