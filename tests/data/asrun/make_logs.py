#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the logs of five outlets of the sample plan for the three weeks from 19 April to 9 May 2021, and beside each what its
lines are. Both come from here and neither from the program: what went out is made up, and whoever makes it up knows what it is.

Another log needs none of this: put a file and NAME.expected beside it, as README.md says.
"""

import datetime
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
FIRST, LAST = datetime.date(2021, 4, 19), datetime.date(2021, 5, 9)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
# Codes that stations printed from the papers they got; those of the sample plan.
CODES = {"radio 28/4": "DT21-0025", "radio 4/5": "DT21-0117", "radio 5/5": "DT21-0028"}


def days():
    return [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]


def seconds(clock):
    """Of "19:45" or "19:45:30"."""
    parts = [int(part) for part in clock.split(":")]
    return parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)


class Line:
    def __init__(self, day, clock, title, length, kind="aired_not_booked", reason="none", booked=None, code=""):
        self.day, self.clock, self.title, self.length = day, clock, title, length
        self.kind, self.reason, self.booked, self.code = kind, reason, booked, code

    def difference(self, start):
        return "-" if not start or not self.clock else f"{seconds(self.clock) - seconds(start):+d}"


class Log:
    """Bookings are named by day and time, which no two of an outlet share here."""

    def __init__(self, outlet, bookings):
        self.outlet, self.bookings, self.lines, self.findings = outlet, bookings, [], []

    def add(self, day, clock, title, length=0, kind="aired_not_booked", reason="none", start="", on=None, code=""):
        """`start` and `on` name the booking: the day's where `on` is not said."""
        paired = kind != "aired_not_booked"
        booked = (on or day, start) if paired else None
        assert booked is None or booked in self.bookings, (self.outlet, day, clock, title)
        self.lines.append(Line(day, clock, title, length, kind, reason, booked, code))

    def in_order(self, day_start="05:00"):
        def place(line):
            late = line.clock and seconds(line.clock) < seconds(day_start)
            return line.day, seconds(line.clock) + (86400 if late else 0) if line.clock else 0
        self.lines.sort(key=place)

    def expected(self, numbers):
        rows = ["# SPDX-License-Identifier: Apache-2.0", f"# outlet: {self.outlet}"] + [f"# finding: {text}" for text in self.findings]
        rows.append("# line\tclass\treason\tdifference\tbooked for\ttitle in the log")
        used = set()
        for line in self.lines:
            where, difference = "-", "-"
            if line.booked:
                assert line.booked not in used
                used.add(line.booked)
                day, start = line.booked
                where, difference = f"{day} {start or '-'} {self.bookings[line.booked]}", line.difference(start)
            rows.append("\t".join([str(numbers[id(line)]), line.kind, line.reason, difference, where, line.title or "-"]))
        for (day, start), title in sorted(self.bookings.items()):
            if (day, start) not in used:
                rows.append("\t".join(["-", "booked_not_aired", "none", "-", f"{day} {start or '-'} {title}", "-"]))
        return "\n".join(rows) + "\n"


def date(text):
    day, month = text.split("/")
    return datetime.date(2021, int(month), int(day))


def bookings(*rows):
    """("20/4 27/4 4/5", "07:00", title)"""
    return {(date(day), start): title for listed, start, title in rows for day in listed.split()}


# ---- Radio: a CSV in UTF-8 with semicolons, seconds from the machine that plays them out.

ORDER, NATION_RADIO, TRAFFIC = "Bản tin An ninh trật tự", "Vì an ninh Tổ quốc (phát thanh)", "An toàn giao thông"
POLLS, PLACE = "Ngày bầu cử và giờ bỏ phiếu", "Xem nơi bỏ phiếu trên thẻ cử tri"
HOLIDAY = "An toàn giao thông dịp nghỉ lễ 30/4 – 1/5"
RADIO_GRID = [
    ("05:00:00", "Đài hiệu – Chào cờ", 300, None), ("05:05:00", "Ca nhạc buổi sáng", 1500, None), ("05:30:00", "Thời sự sáng", 1800, None),
    ("06:00:00", "Tiếp âm Thời sự Đài TNVN", 2700, None), ("06:45:00", "Thông tin công cộng", 900, None), ("07:20:00", "Ca cổ theo yêu cầu", 2400, None),
    ("08:00:00", "Dự báo thời tiết", 300, None), ("08:05:00", "Nông nghiệp – nông dân – nông thôn", 1200, (MON, WED, FRI)),
    ("08:05:00", "An toàn thực phẩm", 1200, (TUE, THU)), ("08:30:00", "Đọc truyện dài kỳ", 1800, None), ("09:00:00", "Dân ca và nhạc cổ truyền", 3600, None),
    ("10:00:00", "Câu lạc bộ Đờn ca tài tử", 3000, (SAT, SUN)), ("11:00:00", "Thời sự trưa", 1800, None), ("11:30:00", "Quảng cáo", 600, None),
    ("11:40:00", "Giá cả thị trường nông sản", 600, None), ("13:30:00", "Sân khấu cải lương", 5400, (SAT, SUN)), ("14:00:00", "Tạp chí Văn nghệ", 1800, (TUE,)),
    ("15:00:00", "Ca nhạc thiếu nhi", 1800, None), ("17:00:00", "Thời sự chiều", 1800, None), ("17:40:00", "Thông báo – nhắn tin", 600, None),
    ("18:00:00", "Tiếp âm Đài TNVN", 3600, None), ("19:00:00", "Kể chuyện bé nghe", 900, None), ("20:00:00", "Quà tặng âm nhạc", 3600, None),
    ("21:30:00", "Đọc truyện đêm khuya", 1800, None), ("00:05:00", "Nhạc không lời", 1200, (SAT,)),
]


def radio():
    log = Log("radio-tinh", bookings(
        ("19/4 21/4 23/4 26/4 28/4 30/4 3/5 5/5 7/5", "13:00", ORDER), ("20/4 27/4 4/5", "07:00", NATION_RADIO), ("22/4 29/4 6/5", "07:00", TRAFFIC),
        ("25/4 2/5 9/5", "06:45", POLLS), ("27/4 4/5", "06:50", PLACE), ("28/4 29/4", "05:40", HOLIDAY),
        ("29/4", "17:10", "Cảnh giác thủ đoạn lừa đảo qua điện thoại"), ("5/5", "05:45", "Phòng dịch tại nơi đông người")))
    issue = 21
    for day in days():
        for clock, title, length, on in RADIO_GRID:
            if on is None or day.weekday() in on:
                log.add(day, clock, title, length)
        if day.weekday() in (MON, WED, FRI) and day != date("30/4"):
            if day != date("7/5"):
                log.add(day, "17:30:00", "Bản tin ANTT (PL)", 300)
            issue += 1
    put = log.add
    put(date("19/4"), "13:00:05", "Bản tin ANTT số 21", 300, "aired", "title_time", "13:00")
    put(date("21/4"), "13:04:10", "BT ANTT", 295, "aired", "title_time", "13:00")
    put(date("23/4"), "13:12:30", "Ban tin An ninh trat tu", 300, "late", "title", "13:00")
    put(date("26/4"), "12:50:00", "Bản tin An ninh trật tự", 300, "early", "title", "13:00")
    # The code says it where the title is the programme's that it stood in.
    put(date("28/4"), "13:01:00", "Tin trưa", 300, "aired", "code", "13:00", code=CODES["radio 28/4"])
    put(date("30/4"), "13:00:00", "Cầu truyền thanh: mít tinh kỷ niệm 30/4", 5400)
    put(date("3/5"), "13:00:20", "Bản tin An ninh trật tự", 180, "cut", "title_time", "13:00")
    # A letter O for a nought.
    put(date("5/5"), "13:00:00", "Bản tin ANTT", 300, "aired", "code_slip", "13:00", code=CODES["radio 5/5"].replace("0", "O", 1))
    # Issue 29 was booked: what says 35 at its time is not it, and what says 29 in the afternoon may be.
    put(date("7/5"), "13:00:00", "Bản tin ANTT số 35", 300)
    put(date("7/5"), "17:30:00", "Bản tin ANTT số 29 (PL)", 300, "possible", "title", "13:00")
    put(date("20/4"), "07:00:00", "CM Vì an ninh TQ", 900, "aired", "title_time", "07:00")
    put(date("27/4"), "07:15:00", "Vì an ninh Tổ quốc", 900, "late", "title", "07:00")
    # A day late: as good as another programme until somebody says that it makes up for it.
    put(date("5/5"), "07:00:00", "Vì an ninh Tổ quốc", 900)
    put(date("22/4"), "07:01:00", "Chuyên mục ATGT", 900, "aired", "title_time", "07:00")
    put(date("29/4"), "06:58:30", "An toàn giao thông", 905, "aired", "title_time", "07:00")
    put(date("6/5"), "07:00:00", "An tòan giao thôg", 900, "aired", "title_time", "07:00")
    put(date("25/4"), "06:46:00", "Ngày bầu cử và giờ bỏ phiếu", 120, "aired", "title_time", "06:45")
    put(date("2/5"), "06:45:30", "Thông tin bầu cử: Ngày bầu cử và giờ bỏ phiếu", 120, "aired", "title_time", "06:45")
    put(date("27/4"), "06:52:00", "Xem nơi bỏ phiếu trên thẻ cử tri", 120, "aired", "title_time", "06:50")
    put(date("4/5"), "06:50:00", "", 120, "aired", "code", "06:50", code=CODES["radio 4/5"])
    put(date("28/4"), "05:41:00", "Tin: ATGT dịp nghỉ lễ 30/4-1/5", 180, "aired", "title_time", "05:40")
    put(date("29/4"), "05:40:00", "An toàn giao thông dịp nghỉ lễ", 175, "aired", "title_time", "05:40")
    put(date("29/4"), "17:05:00", "An toàn giao thông dịp nghỉ lễ", 175)
    put(date("29/4"), "17:18:00", "Cảnh giác lừa đảo qua điện thoại", 240, "late", "title", "17:10")
    # A machine that knows only when: a person looks.
    put(date("5/5"), "05:45:00", "", 180, "possible", "time", "05:45")
    log.in_order()
    return log


def write_radio(log):
    rows = [["NHẬT KÝ PHÁT SÓNG PHÁT THANH, 19/4 – 9/5/2021"], ["Ngày", "Giờ phát", "Tên chương trình", "Thời lượng", "Mã"]]
    numbers = {}
    for line in log.lines:
        length = f"{line.length // 3600:02}:{line.length // 60 % 60:02}:{line.length % 60:02}"
        rows.append([line.day.strftime("%d/%m/%Y"), line.clock, line.title, length, line.code])
        numbers[id(line)] = len(rows)
    text = "".join(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) + "\r\n" for row in rows)
    (FOLDER / "radio.csv").write_bytes(text.encode())
    (FOLDER / "radio.expected").write_text(log.expected(numbers), encoding="utf-8")


# ---- Television: a workbook with a title block, days, times and lengths as Excel keeps them.

NATION_TV, HELMET = "Vì an ninh Tổ quốc (truyền hình)", "Đội mũ bảo hiểm đúng cách"
TV_GRID = [
    ("05:30", "Ca nhạc chào ngày mới", 30, None), ("06:00", "Dự báo thời tiết", 5, None), ("06:15", "Bản tin sáng", 15, None), ("06:30", "Phim tài liệu", 30, None),
    ("07:00", "Thể dục buổi sáng", 15, None), ("08:00", "Phim truyện", 45, None), ("09:30", "Khuyến nông", 15, (TUE, FRI)), ("10:00", "Thiếu nhi", 25, None),
    ("11:00", "Thời sự trưa", 20, None), ("11:30", "Quảng cáo", 10, None), ("12:00", "Phim truyện", 50, None), ("14:00", "Cải lương", 90, (SAT, SUN)),
    ("16:00", "Sức khỏe cho mọi người", 20, (MON, THU)), ("17:00", "Đồng Tháp quê tôi", 20, None), ("18:00", "Thời sự chiều", 15, None), ("18:20", "Quảng cáo", 10, None),
    ("18:55", "Dự báo thời tiết", 4, None), ("19:00", "Tiếp sóng Thời sự VTV", 45, None), ("20:00", "Thời sự tối", 30, None), ("20:45", "Phim truyện", 45, (MON, TUE, WED, THU, FRI)),
    ("22:00", "Thể thao", 30, None), ("23:00", "Phim cuối ngày", 60, None), ("00:15", "Ca nhạc", 30, (SAT,)),
]


def television():
    log = Log("th-tinh", bookings(
        ("24/4 1/5 8/5", "20:30", NATION_TV), ("24/4", "17:30", "Đại đoàn kết"), ("2/5 9/5", "18:45", POLLS), ("3/5", "19:47", "Mang theo giấy tờ gì khi đi bỏ phiếu"),
        ("29/4 1/5", "18:50", HELMET), ("21/4", "20:05", "Phòng cháy mùa khô ở khu dân cư"), ("22/4", "06:20", "Làm căn cước công dân gắn chip")))
    for day in days():
        for clock, title, length, on in TV_GRID:
            if on is None or day.weekday() in on:
                log.add(day, clock, title, length * 60)
    put = log.add
    put(date("24/4"), "20:31", "CM Vì an ninh Tổ quốc số 125", 900, "aired", "title_time", "20:30")
    put(date("25/4"), "10:30", "Vì an ninh Tổ quốc (PL)", 900)
    # A live event moved the evening.
    put(date("1/5"), "20:30", "Cầu truyền hình trực tiếp", 4200)
    put(date("1/5"), "21:40", "CM Vì an ninh Tổ quốc số 126", 900, "late", "title", "20:30")
    put(date("2/5"), "10:30", "Vì an ninh Tổ quốc (PL CT tối thứ bảy)", 900)
    # Only its repeat went out.
    put(date("9/5"), "10:30", "Vì an ninh Tổ quốc (PL)", 900)
    put(date("24/4"), "17:30", "ĐẠI ĐOÀN KẾT", 720, "cut", "title_time", "17:30")
    put(date("2/5"), "18:44:30", "Clip: Ngày bầu cử và giờ bỏ phiếu", 120, "aired", "title_time", "18:45")
    put(date("9/5"), "18:46", "Ngày bầu cử, giờ bỏ phiếu", 120, "aired", "title_time", "18:45")
    put(date("9/5"), "19:55", "Ngày bầu cử, giờ bỏ phiếu", 120)
    # Two thirds of the words: alike, and at its time, but not certain.
    put(date("3/5"), "19:47", "Mang giấy tờ gì khi đi bầu cử", 180, "possible", "title_time", "19:47")
    put(date("29/4"), "18:50", "Clip Đội mũ bảo hiểm đúng cách", 30, "cut", "title_time", "18:50")
    put(date("1/5"), "18:50", "Đội mũ bảo hiễm đúng cáhc", 60, "aired", "title_time", "18:50")
    put(date("22/4"), "06:10", "Làm CCCD gắn chip", 180, "early", "title", "06:20")
    log.in_order()
    log.findings += ["import.row_no_title"]  # who drew it up
    return log


DATE, TIME, LENGTH = 1, 2, 3
EMPTY_1900 = datetime.date(1899, 12, 30)


def workbook(rows):
    """Rows by number: cells by letter, a text or a number, or (number, style)."""
    def cell(reference, value):
        if isinstance(value, tuple):
            return f'<c r="{reference}" s="{value[1]}"><v>{value[0]!r}</v></c>'
        if isinstance(value, int):
            return f'<c r="{reference}"><v>{value}</v></c>'
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    body = "".join(f'<row r="{line}">' + "".join(cell(f"{column}{line}", value) for column, value in cells.items()) + "</row>" for line, cells in rows.items())
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006'
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return {
        "[Content_Types].xml": f'<Types {package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
                               f'ContentType="{types}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{types}styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships {package}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets><sheet name="Nhật ký" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {package}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
                                      f'<Relationship Id="rId2" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main}><numFmts count="2"><numFmt numFmtId="164" formatCode="hh:mm:ss"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>'
                         '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                         '<cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{body}</sheetData></worksheet>",
    }


def write_television(log):
    rows = {1: {"A": "ĐÀI PHÁT THANH – TRUYỀN HÌNH TỈNH (VÍ DỤ)"}, 2: {"A": "Nhật ký phát sóng truyền hình, tuần 16 – 18 năm 2021"},
            4: {"A": "STT", "B": "Ngày phát", "C": "Giờ phát", "D": "Chương trình", "E": "Thời lượng", "F": "Ghi chú"}}
    numbers = {}
    for line in log.lines:
        at = max(rows) + 1
        rows[at] = {"A": at - 4, "B": ((line.day - EMPTY_1900).days, DATE), "C": (seconds(line.clock) / 86400, TIME), "D": line.title, "E": (line.length / 86400, LENGTH)}
        numbers[id(line)] = at
    rows[max(rows) + 2] = {"A": "Người lập biểu"}
    with zipfile.ZipFile(FOLDER / "television.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in workbook(rows).items():
            out.writestr(zipfile.ZipInfo(name, (2021, 5, 10, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text, zipfile.ZIP_DEFLATED)
    (FOLDER / "television.expected").write_text(log.expected(numbers), encoding="utf-8")


# ---- Loudspeakers: a CSV in TCVN3, as a commune types it in .VnTime; no codes, lengths in minutes.

NOTICE = "Thông tin bầu cử trên loa"
LOUD_GRID = [("05:00", "Nhạc hiệu – nhạc cách mạng", 10), ("05:20", "Bản tin thành phố", 15), ("05:40", "Tiếp âm Đài TNVN", 20), ("17:15", "Bản tin thành phố (PL)", 15),
             ("17:35", "Phòng, chống dịch ở khu phố", 5), ("17:45", "Tiếp âm Đài tỉnh", 20)]


def loudspeakers():
    log = Log("loa-cao-lanh", bookings(("23/4 25/4 26/4 28/4 30/4 2/5 3/5 5/5 7/5 9/5", "05:15", NOTICE)))
    for day in days():
        for clock, title, length in LOUD_GRID:
            log.add(day, clock, title, length * 60)
    put = log.add
    put(date("23/4"), "05:15", "Thông tin bầu cử trên loa", 300, "aired", "title_time", "05:15")
    put(date("25/4"), "05:16", "Thông tin bầu cử", 300, "aired", "title_time", "05:15")
    put(date("26/4"), "05:30", "Thông tin bầu cử", 300, "late", "title", "05:15")
    put(date("28/4"), "05:10", "thông tin bầu cữ trên loa", 300, "aired", "title_time", "05:15")
    put(date("2/5"), "05:15", "Thông tin bầu cử trên loa", 120, "cut", "title_time", "05:15")
    put(date("3/5"), "05:05", "Thông tin bầu cử", 300, "early", "title", "05:15")
    put(date("5/5"), "05:15", "TT bầu cử trên loa", 300, "aired", "title_time", "05:15")
    put(date("7/5"), "05:17", "Thông tin bầu cử (số 9)", 300, "aired", "title_time", "05:15")
    # In the evening only: somebody has to say whether that counts.
    put(date("9/5"), "17:10", "Thông tin bầu cử trên loa", 300, "possible", "title", "05:15")
    # Nobody had asked for this one.
    put(date("4/5"), "05:15", "Thông tin bầu cử", 300)
    log.in_order("00:00")
    log.findings += ["import.encoding TCVN3"]
    return log


def tcvn3(text):
    """As an ABC font writes it: it has no capitals with a tone."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    small = "".join(c.lower() if any(m in tones for m in unicodedata.normalize("NFD", c)) else c for c in text)
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=small.encode(), capture_output=True, check=True).stdout


def write_loudspeakers(log):
    rows = [["TT", "Ngày", "Giờ phát", "Nội dung", "Thời lượng (phút)"]]
    numbers = {}
    for line in log.lines:
        rows.append([str(len(rows)), line.day.strftime("%-d/%-m/%Y"), line.clock.lstrip("0").replace(":", "h"), line.title.replace("–", "-"), str(line.length // 60)])
        numbers[id(line)] = len(rows)
        line.title = line.title.replace("–", "-")
    (FOLDER / "loudspeakers.csv").write_bytes(tcvn3("".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\r\n" for row in rows)))
    (FOLDER / "loudspeakers.expected").write_text(log.expected(numbers), encoding="utf-8")


# ---- The newspaper and a district's loudspeakers: pasted from mails, tabs between, in UTF-16; a day heads the lines below it.

PAGE = "Trang An ninh – Quốc phòng"
NEWS = ["Thời sự trong tỉnh", "Kinh tế – thị trường nông sản", "Văn hóa – xã hội", "Thể thao", "Bạn đọc viết"]


def newspaper():
    log = Log("bao-in", bookings(("21/4 28/4 5/5", "", PAGE), ("3/5", "", "Gương người tốt, việc tốt: tổ tự quản ven sông")))
    for day in days():
        if day.weekday() in (MON, WED, FRI):
            for title in NEWS:
                log.add(day, "", title)
    put = log.add
    put(date("21/4"), "", "Trang An ninh - Quốc phòng", 0, "aired", "title")
    put(date("28/4"), "", "An ninh – Quốc phòng", 0, "aired", "title")
    # Friday's issue has Wednesday's page: another issue, and so another page until somebody links it.
    put(date("7/5"), "", "Trang An ninh – Quốc phòng", 0)
    put(date("3/5"), "", "Người tốt việc tốt: Tổ tự quản ven sông", 0, "aired", "title")
    log.lines.sort(key=lambda line: line.day)
    log.findings += ["import.encoding UTF-16"]
    return log


def district():
    log = Log("loa-tan-hong", bookings(("19/4 3/5", "17:20", "Nơi giao nộp vũ khí, vật liệu nổ")))
    for day in days():
        log.add(day, "05:15", "Bản tin huyện", 900)
        log.add(day, "17:15", "Nhạc hiệu", 300)
        log.add(day, "17:30", "Tiếp âm Đài tỉnh", 900)
    log.add(date("19/4"), "17:21", "Noi giao nop vu khi, vat lieu no", 120, "aired", "title_time", "17:20")
    log.add(date("3/5"), "17:45", "Thông báo: nơi giao nộp vũ khí, vật liệu nổ", 60, "cut", "title", "17:20")
    log.in_order("00:00")
    log.findings += ["import.encoding UTF-16"]
    return log


def write_pasted(log, name, headings, cells):
    rows, numbers, day = ["\t".join(headings)], {}, None
    for line in log.lines:
        rows.append("\t".join([line.day.strftime("%d.%m.%Y") if line.day != day else ""] + cells(line)))
        numbers[id(line)], day = len(rows), line.day
    (FOLDER / f"{name}.txt").write_bytes(b"\xff\xfe" + ("\r\n".join(rows) + "\r\n").encode("utf-16-le"))
    (FOLDER / f"{name}.expected").write_text(log.expected(numbers), encoding="utf-8")


def main():
    write_radio(radio())
    write_television(television())
    write_loudspeakers(loudspeakers())
    write_pasted(newspaper(), "newspaper", ["Ngày đăng", "Tiêu đề", "Trang"], lambda line: [line.title, "3"])
    write_pasted(district(), "district", ["Ngày", "Giờ", "Nội dung", "Thời lượng"], lambda line: [line.clock.replace(":", "h"), line.title, f"{line.length // 60} phút"])


if __name__ == "__main__":
    main()
