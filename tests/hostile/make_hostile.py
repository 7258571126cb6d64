#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""make_hostile.py FOLDER: calendars that nobody sends by mistake, and some that somebody does; a file NAME.ics for each row of
the table below, always the same bytes. No judge: check_hostile.py runs programs on them and holds them to the third column.

`refused`: no part of it may be taken. `finding`: something in it must be left out and told; to refuse it whole is as good.
`taken`: it only looks bad; what is sound in it must be read, findings or not.
"""
import collections
import datetime
import gzip
import itertools
import pathlib
import random
import sys

Row = collections.namedtuple("Row", "name what expected parts")  # parts: a function that gives pieces of the file

MB = 1_000_000
HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//hostile//test//EN\r\n"
ZONE = (b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0700\r\n"
        b"TZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n")
TAIL = b"END:VCALENDAR\r\n"
START = b"DTSTART;TZID=Asia/Ho_Chi_Minh:20210503T190000"
END = b"DTEND;TZID=Asia/Ho_Chi_Minh:20210503T191500"


def event(*lines, uid=b"hostile", start=START, end=END, title=b"Tin"):
    own = [b"UID:" + uid] if uid else []
    own += [b"DTSTAMP:20210401T000000Z", b"LAST-MODIFIED:20210401T000000Z", b"SUMMARY:" + title, start, end, *lines]
    return b"".join(line + b"\r\n" for line in [b"BEGIN:VEVENT", *(line for line in own if line), b"END:VEVENT"])


SOUND = event(uid=b"sound")


def calendar(*parts, head=HEAD + ZONE, tail=TAIL):
    """Pieces of a calendar; a part that is no bytes gives pieces itself. A sound event stands last, so that it can be lost."""
    yield head
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            yield from part
    yield SOUND + tail


def with_lines(*lines, **how):
    return lambda: calendar(event(*lines, **how))


def with_rule(rule):
    return with_lines(b"RRULE:" + rule)


def many(count, make):
    """Pieces of 1 000 each, so that a big file is never whole in memory."""
    numbers = iter(range(count))
    while block := list(itertools.islice(numbers, 1000)):
        yield b"".join(make(number) for number in block)


def inside_event(count, make):
    opened, closed = event().rsplit(b"END:VEVENT", 1)
    return lambda: calendar(opened, many(count, make), b"END:VEVENT" + closed)


def long_line(begin, piece, size):
    opened, closed = event().rsplit(b"END:VEVENT", 1)
    block = piece * (MB // len(piece))
    return lambda: calendar(opened, begin, (block for _ in range(size)), b"\r\nEND:VEVENT" + closed)


def folded(size):
    opened, closed = event().rsplit(b"END:VEVENT", 1)
    block = (b"\r\n " + b"x" * 72) * (MB // 75)
    return lambda: calendar(opened, b"DESCRIPTION:", (block for _ in range(size)), b"\r\nEND:VEVENT" + closed)


def nested(depth, closed=True):
    return lambda: calendar(many(depth, lambda _: b"BEGIN:VEVENT\r\n"), many(depth if closed else 0, lambda _: b"END:VEVENT\r\n"))


def zones(*lines, count=1, dtstart=b"19700101T000000", name=b"Bomb/%d"):
    def zone(number):
        return b"".join(line + b"\r\n" for line in [
            b"BEGIN:VTIMEZONE", b"TZID:" + (name % number if b"%d" in name else name), b"BEGIN:STANDARD", b"DTSTART:" + dtstart,
            b"TZOFFSETFROM:+0800", b"TZOFFSETTO:+0700", *lines, b"END:STANDARD", b"END:VTIMEZONE"])
    used = event(start=b"DTSTART;TZID=Bomb/0:20210503T190000", end=b"DTEND;TZID=Bomb/0:20210503T191500", uid=b"in-bomb")
    return lambda: calendar(many(count, zone), used)


def stamp(number):
    return b"2021%02d%02dT%02d%02d00" % (1 + number // 40320 % 12, 1 + number // 1440 % 28, number // 60 % 24, number % 60)


def date_list(name, count):
    return with_lines(name + b";TZID=Asia/Ho_Chi_Minh:" + b",".join(stamp(number) for number in range(count)))


def excluded_days(count):
    """A daily rule of which the last `count` days, all but the first, are excluded in one line; the last is 31 December 2021."""
    days = [datetime.date(2021, 12, 31) - datetime.timedelta(days=back) for back in range(count, -1, -1)]
    text = [b"%sT190000" % day.strftime("%Y%m%d").encode() for day in days]
    return with_lines(b"RRULE:FREQ=DAILY;COUNT=%d" % len(text), b"EXDATE;TZID=Asia/Ho_Chi_Minh:" + b",".join(text[1:]),
                      start=b"DTSTART;TZID=Asia/Ho_Chi_Minh:" + text[0], end=b"DURATION:PT5M")


def date_lines(name, count):
    return inside_event(count, lambda number: b"%s;TZID=Asia/Ho_Chi_Minh:%s\r\n" % (name, stamp(number)))


def overrides(count, extra=b""):
    """Each override names the start of the one before it, so that it is an instance of nothing but an override."""
    master = event(b"RRULE:FREQ=DAILY;COUNT=3")
    def one(number):
        return event(b"RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh%s:%s" % (extra, stamp(number)),
                     start=b"DTSTART;TZID=Asia/Ho_Chi_Minh:" + stamp(number + 1), end=b"")
    return lambda: calendar(master, many(count, one))


def reply(*lines):
    return lambda: calendar(event(b"ORGANIZER:mailto:to@example.vn", b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:dai@example.vn", b"SEQUENCE:1",
                                  b"REQUEST-STATUS:2.0;Success;mailto:dai@example.vn", *lines), head=HEAD + b"METHOD:REPLY\r\n" + ZONE)


def raw(content):
    return lambda: [content]


def noise(size):
    return lambda: [random.Random(5545).randbytes(size)]


WHOLE = b"".join(calendar(event()))
ALL_PARTS = (b"BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=%s;BYMINUTE=%s;BYSECOND=%s" % (
    b",".join(b"%d" % n for n in range(24)), *[b",".join(b"%d" % n for n in range(60))] * 2))
TIMES = ALL_PARTS[ALL_PARTS.index(b"BYHOUR"):]

TABLE = [
    Row("rule-secondly", "FREQ=SECONDLY without end", "finding", with_rule(b"FREQ=SECONDLY")),
    Row("rule-minutely", "FREQ=MINUTELY without end", "finding", with_rule(b"FREQ=MINUTELY")),
    Row("rule-hourly", "FREQ=HOURLY without end", "finding", with_rule(b"FREQ=HOURLY")),
    Row("rule-never-daily", "30 February, looked for day by day", "finding", with_rule(b"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    Row("rule-never-secondly", "30 February, looked for second by second", "finding", with_rule(b"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")),
    Row("rule-never-yearly", "31 February of every year", "finding", with_rule(b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")),
    Row("rule-all-parts", "SECONDLY with every BY part full", "finding", with_rule(b"FREQ=SECONDLY;" + ALL_PARTS)),
    Row("rule-all-times", "YEARLY at each second of a day", "finding", with_rule(b"FREQ=YEARLY;" + TIMES)),
    Row("rule-rscale", "RSCALE=CHINESE", "finding", with_rule(b"RSCALE=CHINESE;FREQ=YEARLY")),
    Row("rule-rscale-leap", "a leap month of the Chinese calendar", "finding",
        with_rule(b"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=30;SKIP=OMIT")),
    Row("rules-twenty", "20 SECONDLY rules in one event", "finding", with_lines(*[b"RRULE:FREQ=SECONDLY;INTERVAL=%d" % n for n in range(1, 21)])),
    Row("rules-twice", "the same RRULE twice", "finding", with_lines(*[b"RRULE:FREQ=WEEKLY;BYDAY=MO"] * 2)),
    Row("rule-count-huge", "COUNT=2147483647", "finding", with_rule(b"FREQ=DAILY;COUNT=2147483647")),
    Row("rule-count-overflow", "COUNT of 40 digits", "finding", with_rule(b"FREQ=DAILY;COUNT=" + b"9" * 40)),
    Row("rule-interval-huge", "INTERVAL=32767", "taken", with_rule(b"FREQ=DAILY;INTERVAL=32767")),
    Row("rule-interval-zero", "INTERVAL=0", "finding", with_rule(b"FREQ=DAILY;INTERVAL=0")),
    Row("rule-interval-negative", "INTERVAL=-1", "finding", with_rule(b"FREQ=DAILY;INTERVAL=-1")),
    Row("rule-count-and-until", "COUNT beside UNTIL", "finding", with_rule(b"FREQ=DAILY;COUNT=5;UNTIL=20210601T120000Z")),
    Row("rule-long-list", "BYMONTHDAY with 10 000 values", "finding", with_rule(b"FREQ=MONTHLY;BYMONTHDAY=" + b",".join([b"1"] * 10_000))),
    Row("rule-exrule", "RRULE beside an EXRULE that takes all of it", "finding", with_lines(b"RRULE:FREQ=DAILY", b"EXRULE:FREQ=DAILY")),
    Row("year-0001", "begins in the year 1, daily", "finding",
        with_lines(b"RRULE:FREQ=DAILY", start=b"DTSTART:00010101T000000Z", end=b"DTEND:00010101T001500Z")),
    Row("year-9998", "begins in the year 9998, daily", "finding",
        with_lines(b"RRULE:FREQ=DAILY", start=b"DTSTART:99980101T000000Z", end=b"DTEND:99980101T001500Z")),
    Row("year-9999", "ends after the last second of 9999", "finding", with_lines(b"DURATION:P1W", start=b"DTSTART:99991231T235959Z", end=b"")),
    Row("duration-weeks", "DURATION:P999999999W", "finding", with_lines(b"DURATION:P999999999W", end=b"")),
    Row("duration-overflow", "DURATION of 40 digits", "finding", with_lines(b"DURATION:PT" + b"9" * 40 + b"S", end=b"")),
    Row("duration-negative", "DURATION:-P1D", "finding", with_lines(b"DURATION:-P1D", end=b"")),
    Row("rdate-100000", "100 000 RDATE lines", "finding", date_lines(b"RDATE", 100_000)),
    Row("rdate-501", "501 values in one RDATE: libical keeps 500", "taken", date_list(b"RDATE", 501)),
    Row("exdate-501", "501 values in one EXDATE: libical keeps 500", "taken", excluded_days(501)),
    Row("exdate-600", "600 values in one EXDATE", "taken", excluded_days(600)),
    Row("exdate-5000", "5 000 EXDATE lines under a daily rule", "finding",
        lambda: calendar(event(b"RRULE:FREQ=DAILY", *[b"EXDATE;TZID=Asia/Ho_Chi_Minh:" + stamp(number) for number in range(5_000)]))),
    Row("exdate-100000", "100 000 EXDATE lines", "finding", date_lines(b"EXDATE", 100_000)),
    Row("override-chain", "1 000 overrides of overrides", "taken", overrides(1_000)),
    Row("override-range", "300 overrides of this and all that follows", "taken", overrides(300, b";RANGE=THISANDFUTURE")),
    Row("override-alone", "overrides whose master is not there", "taken",
        lambda: calendar(event(b"RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210503T190000", uid=b"alone"))),
    Row("line-1mb", "one unfolded line of 1 MB", "finding", long_line(b"DESCRIPTION:", b"x", 1)),
    Row("line-2mb", "one unfolded line of 2 MB", "finding", long_line(b"DESCRIPTION:", b"x", 2)),
    Row("line-4mb", "one unfolded line of 4 MB", "finding", long_line(b"DESCRIPTION:", b"x", 4)),
    Row("line-8mb", "one unfolded line of 8 MB", "finding", long_line(b"DESCRIPTION:", b"x", 8)),
    Row("line-100mb", "one unfolded line of 100 MB", "refused", long_line(b"DESCRIPTION:", b"x", 100)),
    Row("base64-100mb", "an attachment of 100 MB in one line", "finding", long_line(b"ATTACH;ENCODING=BASE64;VALUE=BINARY:", b"QUJD", 100)),
    Row("folded-100mb", "100 MB, properly folded", "refused", folded(100)),
    Row("quote-open-10mb", "a quote of 10 MB that never closes", "finding", long_line(b"ATTENDEE;CN=\"", b"x", 10)),
    Row("quote-open", "a quote that never closes", "finding", with_lines(b"ATTENDEE;CN=\"to:mailto:a@example.vn")),
    Row("backslashes-10mb", "10 MB of backslashes", "finding", long_line(b"DESCRIPTION:", b"\\", 10)),
    Row("backslash-last", "a backslash at the end of a value", "taken", with_lines(b"COMMENT:cut\\")),
    Row("parameters-100000", "100 000 parameters", "finding", with_lines(b"COMMENT" + b"".join(b";X-%d=1" % n for n in range(100_000)) + b":x")),
    Row("parameters-1000-lines", "1 000 lines with 100 parameters each", "finding",
        inside_event(1_000, lambda _: b"COMMENT" + b";X=1" * 100 + b":x\r\n")),
    Row("categories-100000", "100 000 categories in one line", "finding", with_lines(b"CATEGORIES:" + b",".join([b"x"] * 100_000))),
    Row("nested-50000", "50 000 components one in another", "finding", nested(50_000)),
    Row("nested-100000", "100 000 components one in another", "finding", nested(100_000)),
    Row("nested-open", "100 000 components that never end", "finding", nested(100_000, closed=False)),
    Row("end-other", "END of another component", "finding", lambda: calendar(event().replace(b"END:VEVENT", b"END:VTODO"))),
    Row("end-only", "100 000 END lines", "finding", lambda: calendar(many(100_000, lambda _: b"END:VEVENT\r\n"))),
    Row("name-1mb", "a component whose name has 1 MB", "finding", lambda: calendar(b"BEGIN:" + b"X" * MB + b"\r\nEND:" + b"X" * MB + b"\r\n")),
    Row("utf8-broken", "ill-formed UTF-8 in a title", "taken", with_lines(title=b"\xff\xfe\xc3\x28\xe1\xbb")),
    Row("utf8-overlong", "a line break in overlong UTF-8", "finding", with_lines(title=b"a\xc0\x8aATTENDEE:mailto:b@example.vn")),
    Row("surrogates", "lone surrogates in a title", "taken", with_lines(title=b"\xed\xa0\x80 \xed\xbf\xbf")),
    Row("controls", "control characters in a title", "finding", with_lines(title=bytes([1, 2, 7, 8, 27, 127]))),
    Row("nul-in-value", "NUL in a value", "refused", with_lines(b"COMMENT:a\0b")),
    Row("nul-only", "1 MB of NUL", "refused", raw(bytes(MB))),
    Row("utf16", "UTF-16 with its mark", "taken", raw(b"\xff\xfe" + WHOLE.decode().encode("utf-16-le"))),
    Row("x-properties-1m", "1 000 000 X- properties", "refused", inside_event(MB, lambda _: b"X-A:1\r\n")),
    Row("x-properties-50000", "50 000 X- properties of different names", "finding", inside_event(50_000, lambda n: b"X-A%d:1\r\n" % n)),
    Row("no-colon-1m", "1 000 000 lines without a colon", "refused", inside_event(MB, lambda _: b"nothing\r\n")),
    Row("bad-start-10000", "10 000 DTSTART that are no times", "finding", inside_event(10_000, lambda _: b"DTSTART:20210230T250000\r\n")),
    Row("bad-start-40000", "40 000 DTSTART that are no times", "finding", inside_event(40_000, lambda _: b"DTSTART:20210230T250000\r\n")),
    Row("bad-start-300000", "300 000 DTSTART that are no times", "refused", inside_event(300_000, lambda _: b"DTSTART:x\r\n")),
    Row("zone-secondly", "a VTIMEZONE that changes every second", "taken", zones(b"RRULE:FREQ=SECONDLY")),
    Row("zone-1000-rules", "a VTIMEZONE with 1 000 daily rules", "taken", zones(*[b"RRULE:FREQ=DAILY;INTERVAL=%d" % n for n in range(1, 1001)])),
    Row("zone-year-1", "a VTIMEZONE that changes daily from the year 1", "taken", zones(b"RRULE:FREQ=DAILY", dtstart=b"00010101T000000")),
    Row("zone-50000", "50 000 VTIMEZONE", "refused", zones(count=50_000)),
    Row("zone-twice", "one TZID defined 10 times", "taken", zones(count=10, name=b"Bomb/0")),
    Row("zone-path", "a TZID that is a path", "finding", with_lines(start=b"DTSTART;TZID=../../../../etc/passwd:20210503T190000", end=b"")),
    Row("zone-offset", "an offset of 99 hours", "taken", lambda: calendar(head=HEAD + ZONE.replace(b"TZOFFSETTO:+0700", b"TZOFFSETTO:+9959"))),
    Row("events-200000", "200 000 events, 20 MB", "refused", lambda: calendar(many(200_000, lambda n: event(uid=b"%d" % n)))),
    Row("events-20000", "20 000 events of a daily rule each", "finding",
        lambda: calendar(many(20_000, lambda n: event(b"RRULE:FREQ=DAILY", uid=b"%d" % n)))),
    Row("uid-twenty", "20 events with the same UID", "finding", lambda: calendar(many(20, lambda n: event(b"SEQUENCE:%d" % n)))),
    Row("uid-missing", "1 000 events without UID", "taken", lambda: calendar(many(1_000, lambda _: event(uid=b"")))),
    Row("uid-1mb", "a UID of 1 MB", "finding", with_lines(uid=b"u" * MB)),
    Row("alarms-200000", "200 000 VALARM", "refused",
        inside_event(200_000, lambda _: b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nDESCRIPTION:x\r\nEND:VALARM\r\n")),
    Row("calendars-two", "two calendars in one file", "taken", lambda: [WHOLE, WHOLE.replace(b"UID:", b"UID:second-")]),
    Row("calendars-20000", "20 000 empty calendars in one file", "taken", lambda: many(20_000, lambda _: HEAD + TAIL)),
    Row("reply-status", "a legal REPLY with REQUEST-STATUS", "taken", reply()),
    Row("reply-ring", "the same with 2 600 texts after it, a use after free in libical", "finding", reply(*[b"X-A:%d" % n for n in range(2_600)])),
    Row("text-lines", "a title that holds a whole event", "taken",
        with_lines(b"COMMENT:x\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:injected\\nATTENDEE:mailto:a@example.vn")),
    Row("html", "a login page instead of a calendar", "refused",
        raw(b"<!DOCTYPE html><html><head><title>Login</title></head><body>Login</body></html>\n")),
    Row("empty", "nothing at all", "refused", raw(b"")),
    Row("blank-lines", "1 MB of empty lines", "refused", raw(b"\r\n" * (MB // 2))),
    Row("begin-only", "a calendar that only begins", "finding", raw(b"BEGIN:VCALENDAR\r\n")),
    Row("truncated-line", "cut in the middle of a line", "finding", raw(WHOLE[:-40])),
    Row("truncated-letter", "cut in the middle of a letter", "finding", raw(WHOLE[:WHOLE.index(b"END:VEVENT")] + "COMMENT:Đồ".encode()[:-1])),
    Row("gzip", "a calendar packed by gzip", "refused", raw(gzip.compress(WHOLE, mtime=0))),
    Row("noise", "1 MB of noise", "refused", noise(MB)),
]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for row in TABLE:
        with open(folder / f"{row.name}.ics", "wb") as file:
            for piece in row.parts():
                size += file.write(piece)
    print(f"{len(TABLE)} files, {size // MB} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
