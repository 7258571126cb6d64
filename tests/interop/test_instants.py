#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""test_instants.py KCALENDAR_INSTANTS: the comparer of instants.py must be able to fail: each test changes one thing and expects
to be told. ical.js needs npm, so it is left out here; check_random.py and check_sample.py ask it."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

INSTANTS = pathlib.Path(__file__).with_name("instants.py")

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:+07
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:series
DTSTAMP:20210401T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000
DTEND;TZID=Asia/Ho_Chi_Minh:20210503T190500
RRULE:FREQ=DAILY;UNTIL=20210505T120000Z
SUMMARY:column
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:series
RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210504T190000
DTSTAMP:20210401T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210506T234500
DTEND;TZID=Asia/Ho_Chi_Minh:20210507T001500
SUMMARY:column, moved
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:page
DTSTAMP:20210401T000000Z
DTSTART;VALUE=DATE:20210523
DTEND;VALUE=DATE:20210524
SUMMARY:page
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:gone
DTSTAMP:20210401T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210510T200000
DTEND;TZID=Asia/Ho_Chi_Minh:20210510T201500
SUMMARY:gone
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")

EXPECTED = [
    ("2021-05-03T19:00:00+07:00", "2021-05-03T19:05:00+07:00", "confirmed"),
    ("2021-05-06T23:45:00+07:00", "2021-05-07T00:15:00+07:00", "confirmed"),
    ("2021-05-05T19:00:00+07:00", "2021-05-05T19:05:00+07:00", "aired"),
    ("2021-05-23", "2021-05-24", "confirmed"),
    ("2021-05-10T20:00:00+07:00", "2021-05-10T20:15:00+07:00", "cancelled"),
]
READERS = ["recurring-ical-events", "vobject", "khal", "KCalendarCore"]
KCALENDAR = sys.argv.pop(1)


def compare(expected=EXPECTED, calendar=CALENDAR, options=("--skip", "ical.js")):
    rows = [{"code": str(n), "uid": str(n), "start": s, "end": e, "state": state} for n, (s, e, state) in enumerate(expected)]
    with tempfile.TemporaryDirectory() as folder:
        file, plan = pathlib.Path(folder, "f.ics"), pathlib.Path(folder, "e.json")
        file.write_bytes(calendar.encode())
        plan.write_text(json.dumps({"placements": rows}), encoding="utf-8")
        run = subprocess.run([sys.executable, INSTANTS, file, plan, "2021-05-01", "2021-05-31", "--kcalendar", KCALENDAR, *options],
                             capture_output=True, text=True, check=False)
    return run.returncode, run.stdout


class TheComparer(unittest.TestCase):
    def differs(self, **changed):
        code, told = compare(**changed)
        self.assertEqual(code, 1, told)
        for reader in READERS:
            self.assertIn(f"{reader}: DIFFERS", told)
        return told

    def test_agrees_where_all_is_right(self):
        code, told = compare()
        self.assertEqual(code, 0, told)
        for reader in READERS:
            self.assertIn(f"{reader}: agrees, 4 occurrences, 1 marked as cancelled", told)
        self.assertIn("ical.js: SKIPPED", told)

    def test_sees_a_start_shifted_by_a_minute(self):
        told = self.differs(expected=[("2021-05-03T19:01:00+07:00", "2021-05-03T19:05:00+07:00", "confirmed")] + EXPECTED[1:])
        self.assertIn("- not found: 2021-05-03T19:01:00+07:00", told)
        self.assertIn("+ not planned: 2021-05-03T19:00:00+07:00", told)

    def test_sees_an_end_shifted_by_a_minute(self):
        self.differs(expected=[("2021-05-03T19:00:00+07:00", "2021-05-03T19:06:00+07:00", "confirmed")] + EXPECTED[1:])

    def test_sees_a_calendar_shifted_by_an_hour(self):
        self.differs(calendar=CALENDAR.replace("TZOFFSETTO:+0700", "TZOFFSETTO:+0800").replace("TZOFFSETFROM:+0700", "TZOFFSETFROM:+0800")
                     .replace("Asia/Ho_Chi_Minh", "Asia/Shanghai"))

    def test_sees_what_is_missing_and_what_is_too_much(self):
        self.differs(expected=EXPECTED + [("2021-05-08T19:00:00+07:00", "2021-05-08T19:05:00+07:00", "confirmed")])
        self.differs(expected=EXPECTED[1:])

    def test_sees_a_lost_override(self):
        self.differs(calendar=CALENDAR.replace("RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210504T190000", "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210509T190000"))

    def test_sees_a_cancelled_one_shown_as_live_and_the_reverse(self):
        self.differs(calendar=CALENDAR.replace("STATUS:CANCELLED", "STATUS:CONFIRMED"))
        self.differs(expected=EXPECTED[:4])
        self.differs(expected=EXPECTED[:3] + [("2021-05-23", "2021-05-24", "cancelled")] + EXPECTED[4:])

    def test_sees_a_day_where_a_time_was_planned(self):
        self.differs(expected=EXPECTED[:3] + [("2021-05-23T00:00:00+07:00", "2021-05-24T00:00:00+07:00", "confirmed")] + EXPECTED[4:])

    def test_takes_any_end_for_what_has_no_length(self):
        code, told = compare(expected=[("2021-05-03T19:00:00+07:00", "2021-05-03T19:00:00+07:00", "confirmed")] + EXPECTED[1:])
        self.assertEqual(code, 0, told)

    def test_fails_for_a_missing_reader_and_for_an_unknown_one(self):
        code, told = compare(options=("--icaljs", "/nowhere"))
        self.assertEqual(code, 2, told)
        self.assertIn("ical.js: MISSING", told)
        self.assertEqual(compare(options=("--skip", "nobody"))[0], 2)

    def test_fails_for_a_file_that_nobody_can_read(self):
        code, told = compare(calendar="BEGIN:VCALENDAR\r\nSUMMARY\r\n")
        self.assertEqual(code, 1, told)


if __name__ == "__main__":
    unittest.main()
