#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The letter of a request, judged from outside: check_letter.py LICHSONG. LibreOffice turns the .docx into a PDF, pdftotext reads both; the
words and the number of pages must be the same, and nothing internal may stand in either.
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

CANARY = "KHONGDUOCLOT"


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def words_of(pdf):
    """Words, however columns and pages cut them: all letters, sorted by word."""
    text = unicodedata.normalize("NFC", run("pdftotext", "-layout", str(pdf), "-"))
    return re.findall(r"[^\s.…]+", text)


def pages_of(pdf):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(pdf)))[1])


def letters_of(words):
    return sorted("".join(words))


def main():
    lichsong = sys.argv[1]
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "plan.lichsong"
        run(lichsong, "demo", plan)
        run(lichsong, "request", plan, "new", "--partner", "dai-tinh", "--from", "2021-05-20", "--to", "2021-05-21", "--due", "14/5/2021", "--number", "5/CAT-PV05", "--letter-date", "5/1/2021", "--note", CANARY)
        listed = re.findall(r'"id": ?"(R-\d+)"', run(lichsong, "request", plan, "list", "--json"))
        request = max(listed)
        letter, word = folder / "letter.pdf", folder / "word.docx"
        for out in (letter, word):
            run(lichsong, "--lang", "vi", "request", plan, "letter", request, "--out", out, "--place", "Đồng Tháp")
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(folder), str(word))
        ours, theirs = words_of(letter), words_of(folder / "word.pdf")
        if letters_of(ours) != letters_of(theirs):
            only = sorted(set(ours) ^ set(theirs))
            faults.append(f"the PDF and Word's version do not hold the same text: {only[:20]}")
        if pages_of(letter) != pages_of(folder / "word.pdf"):
            faults.append(f"{pages_of(letter)} pages, by Word {pages_of(folder / 'word.pdf')}")
        text = " ".join(run("pdftotext", "-layout", str(letter), "-").split())
        for wanted in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/CAT-PV05", "Đồng Tháp, ngày 05 tháng 01 năm 2021", "Kính gửi:", "./.", "PHIẾU TRẢ LỜI", "Nơi nhận:"):
            if wanted not in text:
                faults.append(f"“{wanted}” is missing")
        with zipfile.ZipFile(word) as parts:
            inside = text + "".join(parts.read(part).decode("utf-8") for part in parts.namelist())
        if CANARY in inside:
            faults.append("a note for the house is in the letter")
    for fault in faults:
        print(fault)
    print(f"check_letter: {len(ours)} words, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
