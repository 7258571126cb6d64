#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports, judged from outside: check_reports.py LICHSONG. LibreOffice turns the .docx of the result report into a PDF, which must hold every
word of ours but those drawn in charts; it opens the list as a workbook, changes a title and a date there, and of what comes back exactly these
two rows are told as changed and taken over.
"""

import collections
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

DECREE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/BC-CAT", "Đồng Tháp, ngày 05 tháng 01 năm 2021", "BÁO CÁO", "Kính gửi: Ban Chỉ đạo công tác bầu cử",
          "I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ THỰC HIỆN", "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "IV. NHIỆM VỤ THỜI GIAN TỚI", "V. ĐỀ XUẤT, KIẾN NGHỊ", "./.", "Nơi nhận:", "- Lưu: VT.",
          "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phụ lục I", "Phụ lục II", "Phụ lục III", "(Kèm theo Báo cáo số 05/BC-CAT ngày 05 tháng 01 năm 2021 của Công an tỉnh Đồng Tháp)")
faults = []


def run(*words, codes=(0,)):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def check(what, holds, shown=""):
    if not holds:
        faults.append(f"{what}: {shown}")


def office(folder, wanted, file):
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", wanted, "--outdir", str(folder / "theirs"), str(file))
    return folder / "theirs" / f"{file.stem}.{wanted}"


def text_of(pdf):
    return unicodedata.normalize("NFC", run("pdftotext", "-layout", str(pdf), "-"))


def letters_of(pdf):
    return collections.Counter("".join(text_of(pdf).split()))


def check_result(lichsong, folder, plan):
    ours, word = folder / "result.pdf", folder / "word.docx"
    for out in (ours, word):
        run(lichsong, "--lang", "vi", "report", plan, "result", "--from", "2021-05-03", "--until", "2021-05-09", "--out", out, "--number", "5/BC-CAT", "--letter-date", "5/1/2021", "--place", "Đồng Tháp",
            "--addressee", "Ban Chỉ đạo công tác bầu cử", "--post", "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC")
    theirs = office(folder, "pdf", word)
    lost = letters_of(theirs) - letters_of(ours)
    check("Word's version has letters that ours has not", not lost, lost)
    drawn = letters_of(ours) - letters_of(theirs)  # pages are numbered apart, charts are pictures there
    check("only charts and page numbers are missing in Word's", sum(drawn.values()) < 2_000, drawn)
    for pdf in (ours, theirs):
        text = " ".join(text_of(pdf).split())
        for wanted in DECREE:
            check(f"{pdf.name}: {wanted}", wanted in text)


def rows_told(lichsong, plan, sheet, *options):
    told = json.loads(run(lichsong, "--json", "import", plan, sheet, *options, codes=(0, 1)))
    return told, sorted((row["outcome"], row.get("placement") or row.get("id") or "") for row in told["drafts"] if row["outcome"] != "unchanged")


def check_list(lichsong, folder, plan):
    sheet = folder / "list.xlsx"
    run(lichsong, "--lang", "vi", "report", plan, "schedule", "--out", sheet)
    told, changed = rows_told(lichsong, plan, sheet, "--dry-run")
    check("the list as it was written changes nothing", changed == [] and len(told["drafts"]) > 100, changed[:5])
    placements = json.loads(run(lichsong, "--json", "list", plan))["placements"]
    once = collections.Counter(row["segment"] for row in placements)
    drafts = [row for row in placements if row["state"] == "draft"]
    renamed = next(row for row in drafts if once[row["segment"]] == 1)
    moved = next(row for row in drafts if row["id"] != renamed["id"] and not row["series"] and not row["start"].startswith("2021-05-22"))
    flat = office(folder, "fods", sheet)
    text = flat.read_text(encoding="utf-8")
    lines = re.split(r"(?=<table:table-row)", text)
    for i, line in enumerate(lines):
        if f">{renamed['id']}<" in line:
            lines[i] = line.replace(f">{renamed['title']}<", ">Tên đã sửa ở ngoài<")
        if f">{moved['id']}<" in line:
            lines[i] = re.sub(r'office:date-value="[^"]*"', 'office:date-value="2021-05-22"', line, count=1)
    flat.write_text("".join(lines), encoding="utf-8")
    edited = office(folder, "xlsx", flat)
    _, changed = rows_told(lichsong, plan, edited, "--dry-run")
    wanted = sorted([("changed", renamed["id"]), ("changed", moved["id"])])
    check("two rows are told as changed", changed == wanted, (changed, wanted))
    rows_told(lichsong, plan, edited)
    rows = {row["id"]: row for row in json.loads(run(lichsong, "--json", "list", plan))["placements"]}
    check("the title is taken over", rows[renamed["id"]]["title"] == "Tên đã sửa ở ngoài", rows[renamed["id"]])
    check("the day is taken over", rows[moved["id"]]["start"].startswith("2021-05-22"), rows[moved["id"]])
    check("no row is there twice", len(rows) == len(json.loads(run(lichsong, "--json", "list", plan))["placements"]))


def main():
    lichsong = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "plan.lichsong"
        run(lichsong, "demo", plan)
        check_result(lichsong, folder, plan)
        check_list(lichsong, folder, plan)
    for fault in faults:
        print(fault)
    print(f"check_reports: {len(faults)} failures")
    return 1 if faults else 0


sys.exit(main())
