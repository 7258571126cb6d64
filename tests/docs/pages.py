# SPDX-License-Identifier: Apache-2.0
"""Reads a page of docs/: headings with their anchors, links, pictures, fenced blocks and the commands in them.

No Markdown of its own kind: what a code host shows, and no more of it than the pages use. For tests/docs/check and run.
"""

import re
from dataclasses import dataclass, field

FENCE = re.compile(r"^```(\S*)\s*(.*)$")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|!\[[^\]]*\]\([^)]*\))*)\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")


@dataclass
class Block:
    line: int
    kind: str          # "console", "sh", "csv", …
    info: dict         # exit, day, file, background
    lines: list = field(default_factory=list)

    def commands(self):
        """Pairs (command, lines of output shown); a line that ends in a backslash goes on."""
        found = []
        for line in self.lines:
            if found and found[-1][0].endswith("\\"):
                found[-1] = (found[-1][0][:-1] + line.strip(), [])
            elif line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
        return found


@dataclass
class Page:
    headings: list     # (level, text, anchor, line)
    links: list        # (is_picture, target, line)
    blocks: list
    code: list         # (text between `…`, line)


def anchor_of(text, taken):
    """As a code host makes it: letters, digits, - and _ of the text in small letters, blanks as hyphens."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("`", "").lower()
    slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    count = taken.get(slug, -1) + 1
    taken[slug] = count
    return f"{slug}-{count}" if count else slug


def info_of(text):
    return {key: value for key, _, value in (word.partition("=") for word in text.split())}


def read(path):
    page, taken, block = Page([], [], [], []), {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(line)
        if block is not None:
            if fence and not fence.group(1):
                page.blocks.append(block)
                block = None
            else:
                block.lines.append(line)
            continue
        if fence:
            block = Block(number, fence.group(1), info_of(fence.group(2)))
            continue
        heading = HEADING.match(line)
        if heading:
            page.headings.append((len(heading.group(1)), heading.group(2), anchor_of(heading.group(2), taken), number))
        prose = CODE.sub("", line)
        for picture, label, target in LINK.findall(prose):
            page.links.append((picture == "!", target, number))
            page.links += [(True, inner, number) for _, _, inner in LINK.findall(label)]
        page.code += [(text, number) for text in CODE.findall(line)]
    if block is not None:
        raise ValueError(f"{path}:{block.line}: the block never ends")
    return page
