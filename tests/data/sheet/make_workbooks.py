#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes schedule.xlsx and formats.xlsx with openpyxl: a plan table as offices draw it up, and a cell of each kind."""

import datetime
import sys
import zipfile
from pathlib import Path

import openpyxl

FOLDER = Path(__file__).resolve().parent
HEADINGS = ["TT", "Nội dung", "Hình thức", "Cơ quan báo chí, kênh", "Ngày", "Giờ", "Thời lượng", "Tần suất/Số kỳ", "Phát lại",
            "Đơn vị chủ trì", "Đơn vị phối hợp", "Văn bản", "Ghi chú"]
ROWS = [
    ["Bản tin An ninh trật tự số 1", "Bản tin", "Truyền hình THĐT1", datetime.date(2021, 5, 21), datetime.time(19, 45), datetime.timedelta(minutes=5),
     "1 kỳ/tuần", "Có", "Công an tỉnh", "Đài PT-TH Đồng Tháp", "41/KH-CAT-PV05", None],
    ["Phòng cháy, chữa cháy trong mùa khô", "Chuyên mục", "Phát thanh FM 98.4", datetime.date(2021, 5, 22), datetime.time(5, 0),
     datetime.timedelta(hours=1, minutes=30), "2 kỳ/tháng", None, "Phòng PC07", "UBMTTQ tỉnh", "04/KH-CAT-PV28", "phát lại 17 giờ"],
    ["Trật tự, an toàn giao thông", "Tin, bài", "Báo Đồng Tháp", datetime.date(2021, 5, 23), None, None, 3, None, "Phòng PC08", None, "245/UBND-TCD-NC",
     "=H3 phải ghi là văn bản"],
]


def schedule():
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Hướng dẫn"
    notes.sheet_state = "hidden"
    notes["A1"] = "Không nhập vào trang này"
    sheet = book.create_sheet("Kế hoạch")
    book.create_chartsheet("Biểu đồ", 0)
    sheet["A1"] = "KẾ HOẠCH TUYÊN TRUYỀN BẦU CỬ"
    sheet.merge_cells("A1:M1")
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(3, column, heading)
    for line, row in enumerate(ROWS, 4):
        sheet.cell(line, 1, line - 3)
        for column, value in enumerate(row, 2):
            cell = sheet.cell(line, column)
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
            if isinstance(value, datetime.date):
                cell.number_format = "dd/mm/yyyy"
            if isinstance(value, datetime.time):
                cell.number_format = 'h"h"mm'
    book.save(FOLDER / "schedule.xlsx")


def formats():
    """What openpyxl does not write: cached values of formulas, errors, rich text, values left in merged cells, dates of 1904."""
    cells = [
        ("A1", ' s="1"', "<v>44337</v>"), ("B1", ' s="2"', "<v>0.8229</v>"), ("C1", ' s="3"', "<v>44337.822916666664</v>"), ("D1", ' s="4"', "<v>6.25E-2</v>"),
        ("A2", ' t="inlineStr"', "<is><t>Đồng Tháp</t></is>"), ("B2", ' t="s"', "<v>0</v>"), ("C2", ' t="s"', "<v>1</v>"), ("D2", ' t="b"', "<v>1</v>"),
        ("A3", "", "<f>SUM(1,2)</f><v>3</v>"), ("B3", ' t="str"', '<f>"a"&amp;"b"</f><v>ab</v>'), ("C3", ' t="e"', "<f>1/0</f><v>#DIV/0!</v>"), ("D3", "", "<f>NOW()</f>"),
        ("A4", "", "<v>0.1</v>"), ("B4", "", "<v>0.30000000000000004</v>"), ("C4", "", "<v>1E+20</v>"), ("D4", ' t="d"', "<v>2021-05-21T19:45:00</v>"),
        ("A5", ' s="1"', "<v>-1</v>"), ("B5", ' t="s"', "<v>99</v>"), ("C5", ' s="2"', "<v>44337.25</v>"), ("D5", ' s="5"', "<v>3.472222222222222E-3</v>"),
        ("B7", "", "<v>1</v>"), ("C7", "", "<v>2</v>"), ("B8", "", "<v>3</v>"), ("D8", "", "<v>4</v>"),
        ("A9", ' t="s"', "<v>2</v>"),
    ]
    lines = {}
    for reference, attributes, inner in cells:
        lines.setdefault(reference[1:], []).append(f'<c r="{reference}"{attributes}>{inner}</c>')
    rows = "".join(f'<row r="{number}">{"".join(of_row)}</row>' for number, of_row in lines.items())
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    for name, system in (("formats.xlsx", ""), ("formats1904.xlsx", '<workbookPr date1904="1"/>')):
        with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as out:
            def put(entry, text):
                out.writestr(zipfile.ZipInfo(entry, (2021, 5, 23, 0, 0, 0)), head + text, zipfile.ZIP_DEFLATED)
            put("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
            put("_rels/.rels", f'<Relationships {package}><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
            put("xl/workbook.xml", f'<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relations}">{system.replace("<", "<x:")}'
                '<x:sheets><x:sheet name="Một" sheetId="1" r:id="rId3"/></x:sheets></x:workbook>')
            put("xl/_rels/workbook.xml.rels", f'<Relationships {package}><Relationship Id="rId3" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="rId4" Type="{relations}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
                f'<Relationship Id="rId5" Type="{relations}/styles" Target="../xl/styles.xml"/></Relationships>')
            put("xl/styles.xml", f'<styleSheet {main}><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/>'
                '<numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
                '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="45"/></cellXfs></styleSheet>')
            put("xl/sharedStrings.xml", f'<sst {main}><si><t xml:space="preserve"> hai chữ </t></si>'
                '<si><r><rPr><b/></rPr><t>đậm</t></r><r><t xml:space="preserve"> và thường</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si>'
                '<si><t>một_x000D_\nhai_x0009_&amp; ba &#272;_x005F_x0041_</t></si></sst>')
            put("xl/worksheets/sheet1.xml", f'<worksheet {main}><!-- <row r="1"> --><sheetData>{rows}<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
                '<mergeCells count="1"><mergeCell ref="B7:C8"/></mergeCells></worksheet>')


def main():
    schedule()
    formats()


sys.exit(main())
