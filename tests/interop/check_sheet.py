#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sheet of differences between two releases, read from outside: check_sheet.py LICHSONG. Many placements of the sample's station are moved
or cancelled; pdftotext must find each row that --json tells, no reason for the house, and on every page with rows the head of a table.
LibreOffice must find the same codes in the .docx.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CANARY = "KHONGDUOCLOT"
PARTNER = "dai-tinh"
CODE = re.compile(r"\b[A-Z]{2}\d{2}-\d{4}\b")


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def changed_plan(lichsong, plan):
    run(lichsong, "demo", plan)
    for rule in json.loads(run(lichsong, "rule", "list", plan, "--json"))["rules"]:
        run(lichsong, "rule", "set", plan, rule["id"], "--severity", "warn")
    run(lichsong, "release", plan, "--note", "Bản đầu")
    listed = json.loads(run(lichsong, "list", plan, "--partner", PARTNER, "--state", "confirmed", "--from", "2021-04-20", "--json"))["placements"]
    free = [one for one in listed if not one["locked"] and "T" in one["start"] and one["start"][11:13] < "23"]
    for number, one in enumerate(free[:24]):
        if number % 4 == 0:
            run(lichsong, "placement", "cancel", plan, one["id"], "--reason", CANARY)
        else:
            run(lichsong, "placement", "move", plan, one["id"], "--start", f"{int(one['start'][11:13]):02}:{(int(one['start'][14:16]) + 7) % 60:02}")
    run(lichsong, "release", plan, "--note", CANARY)


def main():
    lichsong = sys.argv[1]
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, paper, word = folder / "plan.lichsong", folder / "sheet.pdf", folder / "word.docx"
        changed_plan(lichsong, plan)
        told = json.loads(run(lichsong, "release", "sheet", plan, "--partner", PARTNER, "--out", paper, "--json"))["differences"]
        run(lichsong, "release", "sheet", plan, "--partner", PARTNER, "--out", word)
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(folder), str(word))
        codes = sorted((row["after"] or row["before"])["id"] for row in told)
        pages = run("pdftotext", "-layout", str(paper), "-").split("\f")
        text = "\n".join(pages)
        for told_by, found in (("the PDF", text), ("Word's version", run("pdftotext", "-layout", str(folder / "word.pdf"), "-"))):
            if sorted(CODE.findall(found)) != codes:
                faults.append(f"{told_by} does not hold each code once: {sorted(set(CODE.findall(found)) ^ set(codes))}")
        for row in told:
            for time in {at["start"][11:16] for at in (row["before"], row["after"]) if at and row["what"] == "moved"}:
                if time not in text:
                    faults.append(f"{time} is missing")
        faults += [f"page {number} has rows without a head" for number, page in enumerate(pages, 1) if CODE.search(page) and "STT" not in page]
        if CANARY in text + json.dumps(told):
            faults.append("a reason for the house is on the sheet")
        for wanted in ("BẢNG THAY ĐỔI", "từ phiên bản 1 đến phiên bản 2", "Kính gửi:", "Nơi nhận:", "./."):
            if wanted not in " ".join(text.split()):
                faults.append(f"“{wanted}” is missing")
    for fault in faults:
        print(fault)
    print(f"check_sheet: {len(told)} rows on {len(pages) - 1} pages, {len(faults)} faults")
    return 1 if faults or len(pages) < 3 or len(told) < 12 else 0


sys.exit(main())
