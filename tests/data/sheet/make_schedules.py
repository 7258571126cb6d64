#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes three schedules as offices send them, for the sample plan: loudspeakers.csv with semicolons as Excel saves it here,
province.xlsx with a title block, merged cells and serial days, old_font.csv in TCVN3."""

import datetime
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
CAO_LANH = "Truyền thanh cơ sở thành phố Cao Lãnh"
TAN_HONG = "Truyền thanh cơ sở huyện Tân Hồng"

LOUDSPEAKERS = [
    ["LỊCH TRUYỀN THANH CƠ SỞ TUẦN 20"],
    [],
    ["STT", "Nội dung tuyên truyền", "Hình thức", "Kênh", "Ngày phát", "Giờ phát", "Thời lượng (phút)", "Lĩnh vực", "Đơn vị thực hiện", "Đơn vị phối hợp", "Ghi chú"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"],
    ["I", "Thành phố Cao Lãnh"],
    ["1", "Ngày bầu cử và giờ mở cửa phòng bỏ phiếu", "Thông báo", CAO_LANH, "17/5", "5h15", "5", "Thông tin cử tri, ngày và nơi bỏ phiếu", "Công an tỉnh Đồng Tháp", "UBND phường", ""],
    ["2", "Đội mũ bảo hiểm khi đi xe máy", "Tin", "", "18/5, 20/5 và 21/5/2021", "17h00", "3", "Trật tự, an toàn giao thông", "Công an tỉnh Đồng Tháp", "", "'+ đọc hai lần"],
    ["II", "Huyện Tân Hồng"],
    ["3", "Kiểm tra bếp, cầu dao trước khi đi ngủ", "Tin", TAN_HONG, "D-4", "sáng", "3", "Phòng cháy, chữa cháy, cứu nạn, cứu hộ", "Công an tỉnh Đồng Tháp", "", ""],
    ["4", "Mang theo giấy tờ gì khi đi bỏ phiếu", "Thông báo", TAN_HONG, "D-4", "5:00", "khoảng 3", "Bầu cử", "Công an tỉnh Đồng Tháp", "", "đọc chậm"],
    ["5", "Cảnh giác cuộc gọi giả danh cơ quan", "Tin", "Truyền thanh huyện Tân Hồng", "19/5", "5h00", "2", "", "Công an tỉnh Đồng Tháp", "", ""],
    ["", "Tổng cộng", "", "", "", "", "16", "", "", "", ""],
]

OLD = [
    ["TT", "Nội dung", "Đài", "Ngày", "Giờ", "Thời lượng", "Văn bản"],
    ["1", "Phòng cháy, chữa cháy trong mùa khô", "Phát thanh tỉnh", "12/5/2021", "6h45", "2 phút", "04/KH-CAT-PV28"],
    ["2", "Đội mũ bảo hiểm, đi đúng phần đường", "Phát thanh tỉnh", "13/5/2021", "6h45", "2 phút", "41/KH-CAT-PV05"],
    ["3", "Ngày bầu cử đại biểu Hội đồng nhân dân các cấp", "Phát thanh tỉnh", "14/5/2021", "6h45", "2 phút", "41/KH-CAT-PV05"],
]

DATE, TIME, LENGTH = 1, 2, 3
# Column: A TT, B Nội dung, C Hình thức, D Cơ quan báo chí, kênh, E Ngày, F Giờ, G Thời lượng, H Phát lại, I Đơn vị chủ trì, J Văn bản
PROVINCE = {
    1: {"A": "CÔNG AN TỈNH ĐỒNG THÁP"},
    2: {"A": "KẾ HOẠCH TUYÊN TRUYỀN TUẦN CUỐI TRƯỚC NGÀY BẦU CỬ"},
    3: {"A": "(kèm theo Kế hoạch số 41/KH-CAT-PV05)"},
    5: {"A": "TT", "B": "Nội dung", "C": "Hình thức", "D": "Cơ quan báo chí, kênh", "E": "Thời gian", "G": "Thời lượng", "H": "Phát lại", "I": "Đơn vị chủ trì", "J": "Văn bản"},
    6: {"E": "Ngày", "F": "Giờ"},
    7: {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7, "H": 8, "I": 9, "J": 10},
    8: {"A": 1, "B": "Xem nơi bỏ phiếu trên thẻ cử tri", "C": "Tin", "D": "Truyền hình tỉnh", "E": (datetime.date(2021, 5, 18), DATE), "F": (datetime.time(18, 45), TIME),
        "G": (datetime.timedelta(minutes=2), LENGTH), "H": "5h30 hôm sau", "I": "Công an tỉnh Đồng Tháp", "J": "41/KH-CAT-PV05"},
    9: {"A": 2, "B": "Phòng cháy, chữa cháy tại điểm bỏ phiếu", "C": "Phóng sự", "F": (datetime.time(19, 47), TIME),
        "G": (datetime.timedelta(minutes=3), LENGTH), "I": "Công an tỉnh Đồng Tháp"},
    10: {"A": 3, "B": "Trang An ninh – Quốc phòng: thông tin bầu cử", "C": "Chuyên trang", "D": "Báo in tỉnh", "E": (datetime.date(2021, 5, 19), DATE), "I": "Công an tỉnh Đồng Tháp"},
    11: {"A": 4, "B": "Giao thông ngày bầu cử", "C": "Tin", "D": "Phát thanh tỉnh", "E": "10/5 - 15/5", "F": (datetime.time(6, 50), TIME), "I": "Công an tỉnh Đồng Tháp"},
    12: {"A": "Tổng cộng: 4 tin, bài"},
    14: {"A": "Nơi nhận:"},
    15: {"A": "- Như trên;"},
}
MERGED = ["A1:J1", "A2:J2", "A3:J3", "E5:F5", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "G5:G6", "D8:D9", "E8:E9"]
EMPTY_1900 = datetime.date(1899, 12, 30)


def csv(rows):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in ';"\n') else text
    return "".join(";".join(cell(text) for text in row) + "\r\n" for row in rows)


def tcvn3(text):
    """As an ABC font writes it: it has no capitals with a tone."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    small = "".join(c.lower() if any(m in tones for m in unicodedata.normalize("NFD", c)) else c for c in text)
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=small.encode(), capture_output=True, check=True).stdout


def cell_xml(reference, value):
    if isinstance(value, tuple):
        value, style = value
        if style == DATE:
            number = (value - EMPTY_1900).days
        elif style == TIME:
            number = (value.hour * 60 + value.minute) / 1440
        else:
            number = value.total_seconds() / 86400
        return f'<c r="{reference}" s="{style}"><v>{number!r}</v></c>'
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def workbook():
    rows = "".join(f'<row r="{line}">' + "".join(cell_xml(f"{column}{line}", value) for column, value in cells.items()) + "</row>" for line, cells in PROVINCE.items())
    merged = f'<mergeCells count="{len(MERGED)}">' + "".join(f'<mergeCell ref="{area}"/>' for area in MERGED) + "</mergeCells>"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006'
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return {
        "[Content_Types].xml": f'<Types {package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
                               f'ContentType="{types}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{types}styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships {package}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets><sheet name="Kế hoạch" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {package}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
                                      f'<Relationship Id="rId2" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main}><numFmts count="2"><numFmt numFmtId="164" formatCode="hh&quot;h&quot;mm"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>'
                         '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                         '<cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData>{merged}</worksheet>",
    }


def main():
    (FOLDER / "loudspeakers.csv").write_bytes(b"\xef\xbb\xbf" + csv(LOUDSPEAKERS).encode())
    (FOLDER / "old_font.csv").write_bytes(tcvn3(csv(OLD)))
    with zipfile.ZipFile(FOLDER / "province.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in workbook().items():
            out.writestr(zipfile.ZipInfo(name, (2021, 5, 23, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
