#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes encodings.txt: words of the field as they look when their bytes in TCVN3, VNI and Windows-1258 are read as Latin-1.

Its tables are not those of the program: TCVN is glibc's, Windows-1258 Python's, VNI written down by vowel. A line is the
text, TCVN3, VNI, Windows-1258 with letters composed where they can be, and with every tone apart; separated by TAB. "-" where
an ABC font cannot write the text: it has no capital with a tone, unless the whole word is in capitals.
"""

import subprocess
import sys
import unicodedata
from pathlib import Path

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng
VNI = {"": "øûõùï", "\u0302": "àåãáä", "\u0306": "èúüéë"}
VNI_ALONE = dict(zip("ìỉĩíịỵđơư", "ìæóíòîñôö"))


def vni_letter(letter):
    small = letter.lower()
    if small in VNI_ALONE:
        coded = VNI_ALONE[small]
    else:
        apart = unicodedata.normalize("NFD", small)
        base, marks = apart[0], apart[1:]
        tone = next((m for m in marks if m in TONES), "")
        shape = next((m for m in marks if m not in TONES), "")
        if shape == "\u031b":
            base, shape = VNI_ALONE[unicodedata.normalize("NFC", base + shape)], ""
        if tone:
            coded = base + VNI[shape][TONES.index(tone)]
        else:
            coded = base + {"": "", "\u0302": "â", "\u0306": "ê"}[shape]
    return coded if small == letter else coded.upper()


def vni(text):
    return "".join(vni_letter(c) if ord(c) > 127 else c for c in text)


def has_tone(letter):
    return any(m in TONES for m in unicodedata.normalize("NFD", letter))


def tcvn3(text):
    for word in text.split():
        letters = [c for c in word if c.isalpha()]
        if any(has_tone(c) and c.isupper() for c in letters) and not word.isupper():
            return "-"
    small = "".join(c.lower() if has_tone(c) else c for c in text)
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=small.encode(), capture_output=True, check=True).stdout.decode("latin-1")


def cp1258(text, apart):
    out = ""
    for letter in text:
        if not apart:
            try:
                out += letter.encode("cp1258").decode("latin-1")
                continue
            except UnicodeEncodeError:
                pass
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
        out += (base + "".join(m for m in marks if m in TONES)).encode("cp1258").decode("latin-1")
    return out


def main():
    folder = Path(__file__).resolve().parent
    words = [line for line in (folder / "words.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    lines = ["# SPDX-License-Identifier: Apache-2.0", "# Made by make_encodings.py from words.txt."]
    for text in words:
        lines.append("\t".join([text, tcvn3(text), vni(text), cp1258(text, False), cp1258(text, True)]))
    (folder / "encodings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(words)} lines")


sys.exit(main())
