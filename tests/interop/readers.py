# SPDX-License-Identifier: Apache-2.0
"""Other people's readers of calendars, each asked for many files at once, so that a process starts once and not two hundred
times. What they say is compared in instants.py; nothing is judged here.

A reader is called with (paths, first day, last day) and gives for each path the list of its Instants, or the exception that
reading it ended in. It may list more than the days asked for. Missing is raised where it is not installed.
"""
import collections
import concurrent.futures
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
ONE_DAY = datetime.timedelta(days=1)
HERE = pathlib.Path(__file__).parent

Instant = collections.namedtuple("Instant", "start end cancelled")


class Missing(Exception):
    """A reader that is not installed."""


def is_day(value):
    return not isinstance(value, datetime.datetime)


def day_of(value):
    return value if is_day(value) else value.date()


def read_time(text):
    return datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text)


def one_by_one(read):
    """A reader of one file as a reader of many; a file it cannot read is not the end of the others."""
    def read_all(paths, first, last):
        answers = []
        for path in paths:
            try:
                answers.append(read(path, first, last))
            except Missing:
                raise
            except Exception as problem:  # whatever it throws is its answer
                answers.append(problem)
        return answers
    return read_all


# ---- python3-recurring-ical-events, python3-vobject

def read_recurring_ical_events(path, first, last):
    try:
        import icalendar
        import recurring_ical_events
    except ImportError as problem:
        raise Missing(str(problem)) from problem
    calendar = icalendar.Calendar.from_ical(pathlib.Path(path).read_bytes())
    found = recurring_ical_events.of(calendar).between(first, last + ONE_DAY)
    return [Instant(e["DTSTART"].dt, e["DTEND"].dt, str(e.get("STATUS")) == "CANCELLED") for e in found]


def read_vobject(path, _first, _last):
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


# ---- khal: a collection for each file, cut by khal's own hand as `khal import` cuts it, all of them listed by one call

KHAL_CONFIG = """[calendars]
{collections}
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
default_calendar = {default}
"""
KHAL_FORMAT = "{calendar}|{start-date-long}|{start-long}|{end-long}|{all-day}|{status}"


def fill_collection(folder, path):
    try:
        from khal.icalendar import split_ics
    except ImportError as problem:
        raise Missing(str(problem)) from problem
    folder.mkdir()
    for number, item in enumerate(split_ics(pathlib.Path(path).read_bytes().decode("utf-8"))):
        pathlib.Path(folder, f"{number}.ics").write_text(item, encoding="utf-8", newline="")


def khal_list(folder, names, first, last):
    config = folder / "khal.conf"
    collections_text = "\n".join(f"[[{name}]]\npath = {folder / name}" for name in names)
    config.write_text(KHAL_CONFIG.format(folder=folder, default=names[0], collections=collections_text), encoding="utf-8")
    environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=str(folder), XDG_CACHE_HOME=str(folder))
    call = ["khal", "-c", str(config), "list", "--day-format", "", "--format", KHAL_FORMAT, first.isoformat(), (last + ONE_DAY).isoformat()]
    try:
        run = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as problem:
        raise Missing(str(problem)) from problem
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip())
    return run.stdout.splitlines()


def khal_instants(line, times):
    _, _, start, end, all_day, status = line.split("|")
    cancelled = status.strip() == "CANCELLED"
    if all_day == "True":  # the last day is within
        one = Instant(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end) + ONE_DAY, cancelled)
    else:
        one = Instant(*(datetime.datetime.fromisoformat(t).replace(tzinfo=VIETNAM) for t in (start, end)), cancelled)
    last_second = one.end - (ONE_DAY if is_day(one.end) else datetime.timedelta(seconds=1))
    days = (day_of(last_second) - day_of(one.start)).days + 1  # it is listed on each of its days
    return [one] * max(1, times // days)


def read_some_by_khal(paths, first, last):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill = one_by_one(lambda job, _first, _last: fill_collection(*job))
        answers = fill([(folder / f"c{i}", path) for i, path in enumerate(paths)], first, last)
        readable = [i for i, answer in enumerate(answers) if not isinstance(answer, Exception)]
        if readable:
            found = collections.Counter(line for line in khal_list(folder, [f"c{i}" for i in readable], first, last) if line.count("|") == 5)
            for i in readable:
                answers[i] = []
            for line, times in found.items():
                answers[int(line.split("|", 1)[0][1:])] += khal_instants(line, times)
    return answers


def read_khal(paths, first, last):
    """It is slow, so two of them share the work."""
    half = (len(paths) + 1) // 2
    with concurrent.futures.ThreadPoolExecutor(2) as two:
        return sum(two.map(lambda some: read_some_by_khal(some, first, last), [paths[:half], paths[half:]]), [])


# ---- programs that print [[{start, end, cancelled}, …] or {error}, …], one entry a file

def read_by_program(call, **how):
    try:
        run = subprocess.run([str(word) for word in call], capture_output=True, text=True, check=False, **how)
    except FileNotFoundError as problem:
        raise Missing(str(problem)) from problem
    if run.returncode != 0:
        raise RuntimeError(f"{call[0]} ended with {run.returncode}: {run.stderr.strip()}")
    answers = []
    for answer in json.loads(run.stdout):
        if isinstance(answer, dict):
            answers.append(RuntimeError(answer["error"]))
        else:
            answers.append([Instant(read_time(row["start"]), read_time(row["end"]), row["cancelled"]) for row in answer])
    return answers


def read_icaljs(paths, last, folder):
    module = pathlib.Path(folder or "node_modules", "ical.js", "dist", "ical.js").resolve()
    if not module.exists():
        raise Missing(f"{module}: tests/interop/fetch_icaljs.py fetches it; its node_modules is named by --icaljs")
    return read_by_program(["node", HERE / "instants.mjs", module, last.isoformat(), *paths])


def read_kcalendarcore(paths, first, last, program):
    if not program:
        raise Missing("the program kcalendar_instants, named by --kcalendar; it needs libkf5calendarcore-dev")
    environment = dict(os.environ, TZ="Asia/Ho_Chi_Minh", QT_QPA_PLATFORM="offscreen")
    return read_by_program([program, first.isoformat(), last.isoformat(), *paths], env=environment)


def add_options(parser):
    parser.add_argument("--skip", action="append", default=[], metavar="READER")
    parser.add_argument("--icaljs", metavar="DIR", help="node_modules that hold ical.js")
    parser.add_argument("--kcalendar", metavar="PROGRAM", help="the built kcalendar_instants")


def readers(arguments):
    """By name, all readers but those to skip; ends the program where one to skip is unknown."""
    table = {
        "recurring-ical-events": one_by_one(read_recurring_ical_events),
        "vobject": one_by_one(read_vobject),
        "khal": read_khal,
        "ical.js": lambda paths, first, last: read_icaljs(paths, last, arguments.icaljs),
        "KCalendarCore": lambda paths, first, last: read_kcalendarcore(paths, first, last, arguments.kcalendar),
    }
    for name in arguments.skip:
        if name not in table:
            print(f"no reader {name}; there are {', '.join(table)}", file=sys.stderr)
            raise SystemExit(2)
    return table
