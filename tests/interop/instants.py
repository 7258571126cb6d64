#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Do other people's readers find in a calendar exactly what is planned?

    instants.py FILE.ics EXPECTED.json FROM TO [--skip READER]... [--icaljs DIR] [--kcalendar PROGRAM]

EXPECTED.json has the shape of `lichsong list --json`. Every reader of readers.py must list the same starts and ends, between
the days FROM and TO, both within. What a reader marks as cancelled must be planned as cancelled, and never counts as an
occurrence. A reader that is missing is a failure unless it is named by --skip, which is said aloud.
Exit: 0 all agree, 1 somebody does not, 2 the call is wrong or a reader is missing.
"""
import argparse
import collections
import datetime
import json
import pathlib
import sys

from readers import ONE_DAY, VIETNAM, Instant, Missing, add_options, day_of, is_day, read_time, readers

CANCELLED_STATES = {"cancelled", "declined", "pre_empted"}  # the states that leave as STATUS:CANCELLED


def in_vietnam(value):
    """A date stays; a time is told in Vietnam. A floating time is wrong, so it is kept and will not compare equal."""
    return value if is_day(value) or value.tzinfo is None else value.astimezone(VIETNAM)


def text_of(value):
    if value is None:
        return "any end"
    return value.isoformat() if not is_day(value) else value.isoformat() + " (whole day)"


def read_expected(path):
    instants = []
    for row in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["placements"]:
        if not row.get("start"):
            continue  # without a date it is in no calendar
        start = in_vietnam(read_time(row["start"]))
        end = in_vietnam(read_time(row["end"])) if row.get("end") else None
        if is_day(start):
            end = start + ONE_DAY
        elif end is not None and end <= start:
            end = None  # without a length of its own: a calendar gives it one
        instants.append(Instant(start, end, row["state"] in CANCELLED_STATES))
    return instants


def within(instants, first, last):
    return [i for i in instants if first <= day_of(i.start) <= last]


def differences(expected, found):
    """Lines that say what is missing and what is too much; an expected end of None agrees with any."""
    left = collections.Counter((i.start, i.end) for i in found)
    missing = []
    for start, end in sorted(((i.start, i.end) for i in expected), key=lambda pair: pair[1] is None):
        fits = next((pair for pair in left if pair[0] == start and is_day(pair[0]) == is_day(start) and end in (None, pair[1])), None)
        if fits is None:
            missing.append((start, end))
            continue
        left[fits] -= 1
        if left[fits] == 0:
            del left[fits]
    lines = [("- not found: ", pair) for pair in missing] + [("+ not planned: ", pair) for pair in left.elements()]
    lines.sort(key=lambda line: (str(line[1][0]), line[0]))
    return [f"  {mark}{text_of(start)} to {text_of(end)}" for mark, (start, end) in lines]


def faults_of(expected, answer, first, last):
    """Lines that say what is wrong with a reader's answer, and how many live and cancelled ones it found."""
    found = within([Instant(in_vietnam(i.start), in_vietnam(i.end), i.cancelled) for i in answer], first, last)
    lines = differences([i for i in expected if not i.cancelled], [i for i in found if not i.cancelled])
    cancelled = differences([i for i in expected if i.cancelled], [i for i in found if i.cancelled])
    lines += [line + ", marked as cancelled" for line in cancelled if "+ not planned" in line]
    live = sum(not i.cancelled for i in found)
    return lines, live, len(found) - live


def judge(name, expected, answer, first, last):
    if isinstance(answer, Exception):
        print(f"{name}: FAILED to read: {type(answer).__name__}: {answer}")
        return False
    lines, live, cancelled = faults_of(expected, answer, first, last)
    print(f"{name}: {'agrees' if not lines else 'DIFFERS'}, {live} occurrences, {cancelled} marked as cancelled")
    for line in lines:
        print(line)
    return not lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("expected")
    parser.add_argument("first", type=datetime.date.fromisoformat, metavar="FROM")
    parser.add_argument("last", type=datetime.date.fromisoformat, metavar="TO")
    add_options(parser)
    arguments = parser.parse_args()
    table, first, last = readers(arguments), arguments.first, arguments.last
    expected = within(read_expected(arguments.expected), first, last)
    print(f"expected: {sum(not i.cancelled for i in expected)} occurrences, {sum(i.cancelled for i in expected)} cancelled")
    code = 0
    for name, read in table.items():
        if name in arguments.skip:
            print(f"{name}: SKIPPED as asked; it has judged nothing")
            continue
        try:
            answers = read([arguments.file], first, last)
        except Missing as problem:
            print(f"{name}: MISSING: {problem}")
            return 2
        except Exception as problem:  # it could not even be asked
            answers = [problem]
        code = code if judge(name, expected, answers[0], first, last) else 1
    return code


if __name__ == "__main__":
    sys.exit(main())
