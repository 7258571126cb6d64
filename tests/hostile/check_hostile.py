#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What do programs do with the files of make_hostile.py?

    check_hostile.py LICHSONG FOLDER [--command lint|expand|import]... [--seconds S] [--megabytes M]
    check_hostile.py --control PEER FOLDER [--failures N]

Runs `lichsong ics lint`, `ics expand` and `import --dry-run` on each file as a process of its own and requires: no signal, an
exit code of 0, 1 or 3, at most S seconds and M megabytes, a reason for all that is refused or left out, with its line, and
that what the table expects came true. The plan imported into must stay byte for byte what it was.
--control runs libical without a guard instead, which must hang or die N times, or the files have grown too tame; a file that
it ends on with an error was not put to libical, and the control fails. Exit: 0 or 1.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

from make_hostile import TABLE

CONTROL_SECONDS, CONTROL_BYTES = 12, 1 << 30
COMMANDS = {
    "lint": ("ics", "lint", "FILE"),
    "expand": ("ics", "expand", "FILE", "--from", "2021-01-01", "--to", "2021-12-31"),
    "import": ("import", "PLAN", "FILE", "--dry-run", "--outlet", "OUTLET"),
}
# What `ics expand` must list of a year: all values of a long line, or, where it refuses, none; never the 500 that libical keeps.
OCCURRENCES = {"rdate-501": 503, "exdate-501": 1, "exdate-600": 1}
Run = collections.namedtuple("Run", "code seconds megabytes out err")  # code: negative for a signal, None for one stopped


def run(call, most_seconds, most_bytes=None):
    """The memory is that of the process or of a child it waited for, whichever is more: wait4 counts both."""
    def limit():
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        with subprocess.Popen(call, stdout=out, stderr=err, stdin=subprocess.DEVNULL, preexec_fn=limit, start_new_session=True) as process:
            done, status, used = os.wait4(process.pid, os.WNOHANG)
            stopped = False
            while not done:
                if time.monotonic() - began > most_seconds:
                    stopped = True
                    os.killpg(process.pid, signal.SIGKILL)
                    done, status, used = os.wait4(process.pid, 0)
                    break
                time.sleep(0.002)
                done, status, used = os.wait4(process.pid, os.WNOHANG)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - began
        out.seek(0)
        err.seek(0)
        return Run(None if stopped else process.returncode, seconds, used.ru_maxrss / 1024, out.read(), err.read(2000))


def reasons(findings, has_lines):
    """What is wrong with a list of findings; nothing where each says why, and one at least where (an empty file has no where)."""
    if not findings:
        return ["nothing is told"]
    faults = []
    if not all(finding.get("code") and (finding.get("reason") or finding.get("message")) for finding in findings):
        faults.append("a finding without code or message")
    if has_lines and not any(finding.get("line", 0) >= 1 for finding in findings):
        faults.append("no finding has a line")
    return faults


def told(command, row, result):
    """Faults in what the program says, from its exit code and its JSON."""
    try:
        answer = json.loads(result.out)
    except ValueError:
        return [f"exit {result.code} without one JSON document"]
    if result.code == 3:
        error = answer.get("error", {})
        return [] if error.get("code") and error.get("message") else ["refused without code and message"]
    if command == "expand":
        occurrences = answer.get("occurrences")
        if not isinstance(occurrences, list):
            return ["no list of occurrences"]
        wanted = OCCURRENCES.get(row.name, len(occurrences))
        return [] if len(occurrences) == wanted else [f"{len(occurrences)} occurrences instead of {wanted}"]
    return reasons(answer.get("findings"), row.name != "empty") if result.code == 1 else []


# What an importer may end with. A linter reads on where an importer gives up, and sees no fault in what is only too much;
# an expander may leave out what it does not show.
RIGHT_CODES = {"refused": {3}, "finding": {1, 3}, "taken": {0, 1}}


def faults_of(command, row, result, limits):
    if result.code is None:
        return ["does not end"]
    if result.code < 0:
        return [f"dies of {signal.Signals(-result.code).name}"]
    faults = [] if result.code in (0, 1, 3) else [f"exit {result.code}: {result.err.decode(errors='replace').strip()[-200:]}"]
    if result.seconds > limits.seconds:
        faults.append(f"takes {result.seconds:.1f} s")
    if result.megabytes > limits.megabytes:
        faults.append(f"takes {result.megabytes:.0f} MB")
    if faults:
        return faults
    if command == "import" and result.code not in RIGHT_CODES[row.expected]:
        faults.append(f"is not {row.expected}: exit {result.code}")
    if command == "expand" and row.expected == "refused" and result.code != 3:
        faults.append(f"is not refused: exit {result.code}")
    return faults + told(command, row, result)


def lichsong(program, *words, **how):
    answer = subprocess.run([program, *words, "--json"], capture_output=True, check=False, **how)
    if answer.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, words))}: {answer.returncode}: {answer.stderr.decode(errors='replace')}")
    return json.loads(answer.stdout)


def check(arguments):
    worst = 0
    os.environ.update(LICHSONG_USER="an", LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder, "plan.lichsong")
        lichsong(arguments.program, "demo", plan)
        outlet = lichsong(arguments.program, "outlet", "list", plan)["outlets"][0]["id"]
        before = hashlib.sha256(plan.read_bytes()).digest()
        for command in arguments.command or COMMANDS:
            failed, slowest, biggest = 0, 0.0, 0.0
            for row in TABLE:
                places = {"FILE": str(arguments.folder / f"{row.name}.ics"), "PLAN": str(plan), "OUTLET": str(outlet)}
                call = [arguments.program, *(places.get(word, word) for word in COMMANDS[command]), "--json", "--lang", "en"]
                result = run(call, arguments.seconds * 5)
                faults = faults_of(command, row, result, arguments)
                slowest, biggest, failed = max(slowest, result.seconds), max(biggest, result.megabytes), failed + bool(faults)
                print(f"{command:7}{row.name:24}{result.seconds:7.2f} s{result.megabytes:7.0f} MB  {row.expected:8} exit {result.code}"
                      f"{'  ' + '; '.join(faults) if faults else ''}", flush=True)
            print(f"{command}: {len(TABLE)} files, {failed} wrong, slowest {slowest:.2f} s, most memory {biggest:.0f} MB\n", flush=True)
            worst = max(worst, failed)
        if hashlib.sha256(plan.read_bytes()).digest() != before:
            print("the plan was changed by what was only tried")
            worst = 1
    return int(worst > 0)


def control(arguments):
    failed = refused = 0
    for row in TABLE:
        result = run([arguments.control, str(arguments.folder / f"{row.name}.ics")], CONTROL_SECONDS, CONTROL_BYTES)
        fault = "does not end" if result.code is None else f"dies of {signal.Signals(-result.code).name}" if result.code < 0 else ""
        failed += bool(fault)
        refused += not fault and result.code != 0  # a peer that is not one, or was called wrongly, proves nothing
        print(f"{row.name:24}{result.seconds:7.2f} s{result.megabytes:7.0f} MB  {fault or f'exit {result.code}'}", flush=True)
    print(f"without a guard: {len(TABLE)} files, {failed} failures, at least {arguments.failures} wanted; {refused} not read at all")
    return int(failed < arguments.failures or refused > 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--command", action="append", choices=COMMANDS)
    parser.add_argument("--seconds", type=float, default=2.0, help="for one file; builds under a sanitizer need more")
    parser.add_argument("--megabytes", type=float, default=256, help="for one file; builds under a sanitizer need more")
    parser.add_argument("--control", metavar="PEER")
    parser.add_argument("--failures", type=int, default=8)
    arguments = parser.parse_args()
    if not arguments.control and not arguments.program:
        parser.error("name the program, or --control PEER")
    missing = [row.name for row in TABLE if not (arguments.folder / f"{row.name}.ics").is_file()]
    if missing:
        parser.error(f"not in {arguments.folder}: {', '.join(missing)}; make_hostile.py makes them")
    return control(arguments) if arguments.control else check(arguments)


if __name__ == "__main__":
    sys.exit(main())
