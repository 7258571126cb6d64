#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_zones.py LICHSONG SAMPLE_CALENDAR

What the program writes does not depend on the zone of the machine: the sample, an export, an export after an import, a
generated plan, `import --json` and `ics expand` have the same bytes under three of them.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/New_York")
FOREIGN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
X-WR-CALNAME:Lịch bạn
BEGIN:VEVENT
UID:utc
DTSTAMP:20210501T000000Z
DTSTART:20210512T233000Z
DURATION:PT30M
SUMMARY:Sáng sớm
END:VEVENT
BEGIN:VEVENT
UID:floating
DTSTAMP:20210501T000000Z
DTSTART:20210512T003000
DURATION:PT30M
SUMMARY:Nửa đêm
END:VEVENT
BEGIN:VEVENT
UID:series
DTSTAMP:20210501T000000Z
DTSTART;TZID=America/New_York:20210307T200000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=America/New_York:20210321T200000
SUMMARY:Mùa hè
END:VEVENT
BEGIN:VEVENT
UID:here
DTSTAMP:20210501T000000Z
DTSTART;TZID=SE Asia Standard Time:20210503T234500
DTEND;TZID=SE Asia Standard Time:20210504T001500
RRULE:FREQ=WEEKLY;UNTIL=20210524
RDATE;VALUE=PERIOD:20210506T170000Z/PT20M
SUMMARY:Đêm
END:VEVENT
END:VCALENDAR
"""


def run(zone, *call):
    environment = dict(os.environ, TZ=zone, LICHSONG_USER="an")
    done = subprocess.run([str(word) for word in call], env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, call))}: {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def make_plans(program, folder):
    """The plans are made once: what is new in them gets UIDs by chance."""
    plan, imported, generated = (folder / f"{name}.lichsong" for name in ("plan", "imported", "generated"))
    (folder / "foreign.ics").write_bytes(FOREIGN.replace("\n", "\r\n").encode())
    run("UTC", program, "demo", plan)
    run("UTC", program, "backup", plan, imported)
    run("UTC", program, "import", imported, folder / "foreign.ics", "--outlet", "radio-tinh")
    run("UTC", program, "generate", generated, "--placements", "500", "--outlets", "8", "--seed", "3")
    return plan, imported, generated


def outputs(zone, program, sample, folder, plans):
    """Name and bytes of all that is compared."""
    plan, imported, generated = plans
    foreign, copy = folder / "foreign.ics", folder / f"{zone.replace('/', '-')}.lichsong"
    for layout in ("recurring", "flat"):
        run(zone, sample, folder / "sample.ics", folder / "expected.json", layout)
        yield f"sample, {layout}", (folder / "sample.ics").read_bytes()
    run(zone, program, "backup", plan, copy)
    for how in ((), ("--flat",)):
        yield f"demo {how}", run(zone, program, "export", plan, "--out", "-", *how)
        yield f"demo after an import {how}", run(zone, program, "export", imported, "--out", "-", *how)
        yield f"generated plan {how}", run(zone, program, "export", generated, "--out", "-", *how)
    yield "import --json", run(zone, program, "import", copy, foreign, "--outlet", "radio-tinh", "--json")
    yield "import again", run(zone, program, "import", copy, foreign, "--outlet", "radio-tinh", "--json")
    yield "ics expand", run(zone, program, "ics", "expand", foreign, "--from", "2021-03-01", "--to", "2021-06-30", "--json")


def main():
    program, sample = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plans = make_plans(program, folder)
        found = {zone: dict(outputs(zone, program, sample, folder, plans)) for zone in ZONES}
    first = found[ZONES[0]]
    wrong = [f"{name} differs under {zone}" for zone in ZONES[1:] for name in first if found[zone][name] != first[name]]
    wrong += [f"{name} says nothing" for name, text in first.items() if len(text) < 500]
    print("\n".join(wrong) or f"{len(first)} outputs, the same under {', '.join(ZONES)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
