#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Do other people's readers find in a calendar exactly what is planned?

    instants.py FILE.ics EXPECTED.json FROM TO [--skip READER]... [--icaljs DIR]

EXPECTED.json has the shape of `lichsong list --json`. Every reader below must list the same starts and ends, between the
days FROM and TO, both within. What a reader marks as cancelled must be planned as cancelled, and never counts as an
occurrence. A reader that is missing is a failure unless it is named by --skip, which is said aloud.
Exit: 0 all agree, 1 somebody does not, 2 the call is wrong or a reader is missing.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
CANCELLED_STATES = {"cancelled", "declined", "pre_empted"}  # the states that leave as STATUS:CANCELLED
ONE_DAY = datetime.timedelta(days=1)

Instant = collections.namedtuple("Instant", "start end cancelled")


class Missing(Exception):
    """A reader that is not installed."""


def is_day(value):
    return not isinstance(value, datetime.datetime)


def day_of(value):
    return value if is_day(value) else value.date()


def in_vietnam(value):
    """A date stays; a time is told in Vietnam. A floating time is wrong, so it is kept and will not compare equal."""
    return value if is_day(value) or value.tzinfo is None else value.astimezone(VIETNAM)


def text_of(value):
    if value is None:
        return "any end"
    return value.isoformat() if not is_day(value) else value.isoformat() + " (whole day)"


# ---- readers: path, first day, last day -> list of Instant

def read_recurring_ical_events(path, first, last):
    try:
        import icalendar
        import recurring_ical_events
    except ImportError as problem:
        raise Missing(str(problem)) from problem
    calendar = icalendar.Calendar.from_ical(pathlib.Path(path).read_bytes())
    found = recurring_ical_events.of(calendar).between(first, last + ONE_DAY)
    return [Instant(e["DTSTART"].dt, e["DTEND"].dt, str(e.get("STATUS")) == "CANCELLED") for e in found]


def read_vobject(path, first, last):
    """Its rule sets are used; putting overrides in their place is left to its callers, so it is done here."""
    try:
        import vobject
    except ImportError as problem:
        raise Missing(str(problem)) from problem
    calendar = vobject.readOne(pathlib.Path(path).read_bytes().decode("utf-8"))
    calendar.validate(raiseException=True)
    events = list(calendar.contents.get("vevent", []))
    replaced = {(e.uid.value, e.recurrence_id.value) for e in events if hasattr(e, "recurrence_id")}
    found = []
    for event in events:
        event.validate(raiseException=True)
        start, length = event.dtstart.value, event.dtend.value - event.dtstart.value
        cancelled = event.status.value == "CANCELLED"
        starts = [start]
        if event.rruleset is not None and not hasattr(event, "recurrence_id"):
            starts = [at.date() if is_day(start) else at for at in event.getrruleset(addRDate=True)]
            starts = [at for at in starts if (event.uid.value, at) not in replaced]
        found += [Instant(at, at + length, cancelled) for at in starts]
    return found


KHAL_CONFIG = """[calendars]
[[judged]]
path = {folder}/judged
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Asia/Ho_Chi_Minh
default_timezone = Asia/Ho_Chi_Minh
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%S
[default]
default_calendar = judged
"""


def read_khal(path, first, last):
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "khal.conf")
        config.write_text(KHAL_CONFIG.format(folder=folder), encoding="utf-8")
        pathlib.Path(folder, "judged").mkdir()

        def khal(*arguments):
            environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder, XDG_CACHE_HOME=folder)
            try:
                run = subprocess.run(["khal", "-c", str(config), *arguments], env=environment, capture_output=True, text=True, check=False)
            except FileNotFoundError as problem:
                raise Missing(str(problem)) from problem
            if run.returncode != 0:
                raise RuntimeError(run.stderr.strip())
            return run.stdout

        khal("import", "--batch", "-a", "judged", str(path))
        lines = khal("list", "--day-format", "", "--format", "{start-date-long}|{start-long}|{end-long}|{all-day}|{status}",
                     first.isoformat(), (last + ONE_DAY).isoformat()).splitlines()
    found = collections.Counter(line for line in lines if line.count("|") == 4)
    instants = []
    for line, times in found.items():
        _, start, end, all_day, status = line.split("|")
        if all_day == "True":  # the last day is within
            one = Instant(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end) + ONE_DAY, status.strip() == "CANCELLED")
        else:
            one = Instant(*(datetime.datetime.fromisoformat(t).replace(tzinfo=VIETNAM) for t in (start, end)), status.strip() == "CANCELLED")
        last_second = one.end - (ONE_DAY if is_day(one.end) else datetime.timedelta(seconds=1))
        days = (day_of(last_second) - day_of(one.start)).days + 1  # it is listed on each of its days
        instants += [one] * max(1, times // days)
    return instants


def read_icaljs(path, first, last, folder):
    script = pathlib.Path(__file__).with_name("instants.mjs")
    module = pathlib.Path(folder or "node_modules", "ical.js", "dist", "ical.js").resolve()
    if not module.exists():
        raise Missing(f"{module}: npm install ical.js, and name its node_modules by --icaljs")
    try:
        run = subprocess.run(["node", str(script), str(module), str(path), first.isoformat(), last.isoformat()],
                             capture_output=True, text=True, check=False)
    except FileNotFoundError as problem:
        raise Missing(str(problem)) from problem
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip())

    def read(text):
        return datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text)

    return [Instant(read(row["start"]), read(row["end"]), row["cancelled"]) for row in json.loads(run.stdout)]


def readers(arguments):
    return {
        "recurring-ical-events": read_recurring_ical_events,
        "vobject": read_vobject,
        "khal": read_khal,
        "ical.js": lambda path, first, last: read_icaljs(path, first, last, arguments.icaljs),
    }


# ---- comparing

def read_expected(path):
    def read(text):
        return datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text)

    instants = []
    for row in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["placements"]:
        if not row.get("start"):
            continue  # without a date it is in no calendar
        start = in_vietnam(read(row["start"]))
        end = in_vietnam(read(row["end"])) if row.get("end") else None
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


def judge(name, expected, found):
    live = differences([i for i in expected if not i.cancelled], [i for i in found if not i.cancelled])
    cancelled = differences([i for i in expected if i.cancelled], [i for i in found if i.cancelled])
    live += [line + ", marked as cancelled" for line in cancelled if "+ not planned" in line]
    count = sum(not i.cancelled for i in found)
    print(f"{name}: {'agrees' if not live else 'DIFFERS'}, {count} occurrences, {len(found) - count} marked as cancelled")
    for line in live:
        print(line)
    return not live


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("expected")
    parser.add_argument("first", type=datetime.date.fromisoformat, metavar="FROM")
    parser.add_argument("last", type=datetime.date.fromisoformat, metavar="TO")
    parser.add_argument("--skip", action="append", default=[], metavar="READER")
    parser.add_argument("--icaljs", metavar="DIR", help="node_modules that hold ical.js")
    arguments = parser.parse_args()
    table = readers(arguments)
    for name in arguments.skip:
        if name not in table:
            parser.error(f"no reader {name}; there are {', '.join(table)}")
    expected = within(read_expected(arguments.expected), arguments.first, arguments.last)
    print(f"expected: {sum(not i.cancelled for i in expected)} occurrences, {sum(i.cancelled for i in expected)} cancelled")
    code = 0
    for name, read in table.items():
        if name in arguments.skip:
            print(f"{name}: SKIPPED as asked; it has judged nothing")
            continue
        try:
            found = [Instant(in_vietnam(i.start), in_vietnam(i.end), i.cancelled) for i in read(arguments.file, arguments.first, arguments.last)]
            agrees = judge(name, expected, within(found, arguments.first, arguments.last))
        except Missing as problem:
            print(f"{name}: MISSING: {problem}")
            return 2
        except Exception as problem:  # whatever a reader throws, it could not read the file
            print(f"{name}: FAILED to read: {type(problem).__name__}: {problem}")
            agrees = False
        code = code if agrees else 1
    return code


if __name__ == "__main__":
    sys.exit(main())
