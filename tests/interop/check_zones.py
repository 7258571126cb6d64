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


def without_clock(calendar):
    """Stamps are of when the change was made, and each run makes its own."""
    return b"".join(line for line in calendar.splitlines(True) if not line.startswith((b"DTSTAMP", b"LAST-MODIFIED")))


def outputs(zone, program, sample):
    """Name and bytes of all that is compared."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        foreign, plan, generated = folder / "foreign.ics", folder / "plan.lichsong", folder / "generated.lichsong"
        foreign.write_bytes(FOREIGN.replace("\n", "\r\n").encode())
        for layout in ("recurring", "flat"):
            run(zone, sample, folder / "sample.ics", folder / "expected.json", layout)
            yield f"sample, {layout}", (folder / "sample.ics").read_bytes()
        run(zone, program, "demo", plan)
        run(zone, program, "generate", generated, "--placements", "500", "--outlets", "8", "--seed", "3")
        yield "import --json", run(zone, program, "import", plan, foreign, "--outlet", "radio-tinh", "--json")
        for how in ((), ("--flat",)):
            yield f"demo after an import {how}", without_clock(run(zone, program, "export", plan, "--out", "-", *how))
            yield f"generated plan {how}", without_clock(run(zone, program, "export", generated, "--out", "-", *how))
        yield "import again", run(zone, program, "import", plan, foreign, "--outlet", "radio-tinh", "--json")
        yield "ics expand", run(zone, program, "ics", "expand", foreign, "--from", "2021-03-01", "--to", "2021-06-30", "--json")


def main():
    program, sample = sys.argv[1:3]
    found = {zone: dict(outputs(zone, program, sample)) for zone in ZONES}
    first = found[ZONES[0]]
    wrong = [f"{name} differs under {zone}" for zone in ZONES[1:] for name in first if found[zone][name] != first[name]]
    wrong += [f"{name} says nothing" for name, text in first.items() if len(text) < 500]
    print("\n".join(wrong) or f"{len(first)} outputs, the same under {', '.join(ZONES)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
