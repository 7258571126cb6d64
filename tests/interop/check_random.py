#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_random.py RANDOM_CALENDAR [--count N] [--seed S] [options of instants.py]

Plans made at random, judged by all readers of readers.py, each of them called once for all plans. Where a reader is wrong and
we are right, the case stands in KNOWN with the reason; a case listed that does not occur any more fails as well.
Exit: 0 all agree, 1 somebody does not, 2 a reader is missing.
"""
import argparse
import datetime
import pathlib
import subprocess
import sys
import tempfile
import time

from instants import faults_of, read_expected, within
from readers import Missing, add_options, readers

FIRST, LAST = datetime.date(2021, 2, 1), datetime.date(2021, 12, 31)
# (reader, number of the plan): why the reader is wrong there
KNOWN = {}


def say(name, path, lines):
    print(f"{name}: plan {path.stem} DIFFERS")
    for line in lines[:10]:
        print(line)
    if len(lines) > 10:
        print(f"  and {len(lines) - 10} more")


def judge(name, paths, answers):
    """Numbers of the plans that the reader reads otherwise, and how many occurrences it found."""
    wrong, occurrences = set(), 0
    for path, answer in zip(paths, answers, strict=True):
        if isinstance(answer, Exception):
            lines = [f"  cannot read it: {type(answer).__name__}: {answer}"]
        else:
            lines, live, _ = faults_of(within(read_expected(path.with_suffix(".json")), FIRST, LAST), answer, FIRST, LAST)
            occurrences += live
        if lines:
            wrong.add(path.stem)
            if (name, path.stem) not in KNOWN:
                say(name, path, lines)
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
            known = {number for reader, number in KNOWN if reader == name}
            for number in sorted(known - wrong):
                print(f"{name}: plan {number} is right now; take it out of KNOWN")
            print(f"{name}: {len(paths) - len(wrong)} of {len(paths)} plans agree, {len(wrong & known)} known, {occurrences} occurrences, "
                  f"{time.monotonic() - began:.1f} s", flush=True)
            code = code if wrong == known else 1
    return code


if __name__ == "__main__":
    sys.exit(main())
