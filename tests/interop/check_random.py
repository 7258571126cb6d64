#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_random.py RANDOM_CALENDAR [--count N] [--seed S] [options of instants.py]

Plans made at random, judged by all readers of readers.py, each of them called once for all plans. The plans must hold what is
worth judging, else the call fails. Exit: 0 all agree, 1 somebody does not, 2 a reader is missing.
"""
import argparse
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from instants import faults_of, read_expected, within
from readers import Missing, add_options, readers

FIRST, LAST = datetime.date(2021, 2, 20), datetime.date(2021, 10, 5)  # a little more than random_plan.h says
# What must be in one plan of ten at least.
KINDS = {
    "weekly": rb"\nRRULE:FREQ=WEEKLY",
    "by ordinal days of the month": rb"\nRRULE:FREQ=MONTHLY;(INTERVAL=\d;)?BYDAY=",
    "by numbered days of the month": rb"\nRRULE:FREQ=MONTHLY;(INTERVAL=\d;)?BYMONTHDAY=",
    "added dates": rb"\nRDATE",
    "cancelled or removed dates": rb"\nEXDATE",
    "moved instances": rb"\nRECURRENCE-ID;TZID=[^:]*:(\d{8})T.*\r\n(?:(?!BEGIN:).*\r\n)*?DTSTART;TZID=[^:]*:(?!\1)",
    "whole days by a rule": rb"\nDTSTART;VALUE=DATE:\d{8}\r\n(?:(?!BEGIN:).*\r\n)*?RRULE:",
    "across midnight": rb"\nDTSTART;TZID=[^:]*:(\d{8})T23.*\r\nDTEND;TZID=[^:]*:(?!\1)",
}


def census(paths):
    """Kinds of KINDS that too few of the plans hold."""
    files = [path.read_bytes() for path in paths]
    counts = {kind: sum(re.search(pattern, file) is not None for file in files) for kind, pattern in KINDS.items()}
    print(f"of {len(paths)} plans: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return [kind for kind, count in counts.items() if count * 10 < len(paths)]


def judge(name, paths, answers):
    """How many plans the reader reads otherwise, and how many occurrences it found."""
    wrong = occurrences = 0
    for path, answer in zip(paths, answers, strict=True):
        if isinstance(answer, Exception):
            lines = [f"  cannot read it: {type(answer).__name__}: {answer}"]
        else:
            lines, live, _ = faults_of(within(read_expected(path.with_suffix(".json")), FIRST, LAST), answer, FIRST, LAST)
            occurrences += live
        if lines:
            wrong += 1
            print("\n".join([f"{name}: plan {path.stem} DIFFERS", *lines[:10]]))
    return wrong, occurrences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="5545")
    add_options(parser)
    arguments = parser.parse_args()
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([arguments.program, folder, str(arguments.count), arguments.seed], check=True)
        paths = sorted(pathlib.Path(folder).glob("*.ics"))
        if len(paths) != arguments.count:
            raise SystemExit(f"{len(paths)} plans made instead of {arguments.count}")
        if seldom := census(paths):
            raise SystemExit(f"the plans are too tame: {', '.join(seldom)}")
        for name, read in readers(arguments).items():
            if name in arguments.skip:
                print(f"{name}: SKIPPED as asked; it has judged nothing")
                continue
            began = time.monotonic()
            try:
                wrong, occurrences = judge(name, paths, read(paths, FIRST, LAST))
            except Missing as problem:
                print(f"{name}: MISSING: {problem}")
                return 2
            took = time.monotonic() - began
            print(f"{name}: {len(paths) - wrong} of {len(paths)} plans agree, {occurrences} occurrences, {took:.1f} s", flush=True)
            code = max(code, wrong > 0)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
