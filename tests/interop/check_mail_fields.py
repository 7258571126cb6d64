#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Random strings in every field of a message, read back by Python's email: no field makes a header line, and what was taken survives.

Usage: check_mail_fields.py MAIL_COURIER [STRINGS [SEED]]. The values of one message come from one string, which goes into every field,
changed a little where most of it would be refused; a value that is refused leaves its field as it was.
"""
import collections, concurrent.futures, email, email.header, email.headerregistry, email.policy, email.utils, functools, random, re, subprocess, sys, time

courier, strings, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000, int(sys.argv[3]) if len(sys.argv) > 3 else 22
WORKERS = 2
POLICY = email.policy.default.clone(header_factory=functools.lru_cache(500)(email.headerregistry.HeaderRegistry()))  # most headers are alike
BATCH = 100
HEAD = ["From", "To", "Cc", "Subject", "Date", "Message-Id", "MIME-Version", "Content-Type"]
MAY_BE = ["In-Reply-To", "References", "Content-Language"]
OF_PART = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
PARTS = ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "text/calendar"]  # and the attachment
LOOSE = ["from_name", "to_name", "cc_name", "subject", "text", "calendar_file", "calendar_text", "second_file", "attachment_file"]
STRICT = {"from_email": b"lich@tuyentruyen.example.vn", "to_email": b"tin@bao.example.vn", "cc_email": b"dai@bao.example.vn", "second_method": b"COUNTER",
          "attachment_type": b"application/pdf", "message_id": b"a1b2@bao.example.vn", "in_reply_to": b"c3d4@bao.example.vn", "language": b"vi-VN"}
# The evil ones as often as all others together.
EVIL = [b"\r", b"\n", b"\r\n", b"\0", b"\x0b", b"\x0c", b"\x1b", b"\x7f", b"\x08", "\x85".encode(), "\u2028".encode(), b'"', b"'", b"<", b">", b",", b";", b":", b"@", b"(", b")", b"\\", b"=",
        b"=?", b"?=", b"=?utf-8?Q?a=0D=0AX-Injected:_yes?=", b"=?utf-8?B?DQpYLUluamVjdGVkOiB5ZXM=?=", b"\r\nX-Injected: yes", b"\nX-Injected: yes\n\nx", b"\r\n\r\nx", b"\r\n ", b"%0D%0A",
        b"\r\n--=_", b"*", b"/", b"\n.\n", b"\nFrom ", b"..", b"=0A"]
PLAIN = [b" ", b"  ", b"\t", b"a", b"B", b"xyz", b"7", "Đài".encode(), "phát thanh".encode(), "ắ".encode(), "a\u0301".encode(), "\u202e".encode(), "\u200b".encode(), "\U0001f4fb".encode(),
         "\u00a0".encode(), b"-", b".", b"_", b"?", b"&-", b"$x", b"#"]
RARE = [b"\xff", b"\xc3", b"x" * 90, "ề".encode() * 60, b"y" * 480]


def make_string(dice):
    units = [dice.choice(RARE) if dice.random() < 0.005 else dice.choice(EVIL) if dice.random() < 0.5 else dice.choice(PLAIN) for _ in range(dice.randint(1, 12))]
    return b"".join(units)


def change(dice, good, string):
    """A good value with a piece of the string or a plain letter somewhere, or the string itself."""
    at, kind = dice.randint(0, len(good)), dice.random()
    if kind < 0.3:
        return string
    piece = bytes([dice.choice(b"abcXYZ019-._+")]) if kind < 0.6 else string[:dice.randint(1, 3)]
    return good[:at] + piece + good[at + dice.randint(0, 1):]


def one_line(value):
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", value)


def plain(value):
    value = re.sub(r"\r\n?", "\n", value)
    value = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", value)
    return value if value.endswith("\n") else value + "\n"


def spaced(value):
    """Runs of spaces as one: a fold may stand in each (RFC 5322 §2.2.3)."""
    return re.sub(r"[ \t]+", " ", value).strip(" ")


def file_name(value):
    """As it is sent; get_filename() leaves out spaces of all kinds at the ends."""
    return re.sub(r'["*/:<>?\\|]', "_", one_line(value))


def faults_of(raw, taken):
    """What is wrong with a message that should hold the values `taken`."""
    if re.search(rb"[^\t\r\n\x20-\x7e]|\r(?!\n)|(?<!\r)\n|[^\r\n]{999}", raw):
        yield "bytes", raw
    mail = email.message_from_bytes(raw, policy=POLICY)
    parts = list(mail.walk())
    for i, part in enumerate(parts):
        names = part.keys()
        if len(set(name.lower() for name in names)) != len(names):
            yield "a header twice", names
        unknown = set(names) - set(HEAD + MAY_BE if i == 0 else OF_PART)
        if unknown or (i == 0 and not set(HEAD) <= set(names)):
            yield "headers", names
        if part.defects:
            yield "defects", part.defects
    kinds = [part.get_content_type() for part in parts]
    if kinds[:5] != PARTS or len(kinds) != 6:
        yield "parts", kinds
        return
    text, first, second, attachment = parts[2:]
    found = {"subject": spaced(mail["Subject"]), "text": text.get_content().replace("\r\n", "\n"), "calendar_text": first.get_payload(decode=True).decode(),
             "calendar_file": spaced(first.get_filename() or ""), "second_file": spaced(second.get_filename() or ""), "second_method": second.get_param("method"),
             "attachment_file": spaced(attachment.get_filename() or ""), "attachment_type": attachment.get_content_type(), "message_id": mail["Message-Id"],
             "in_reply_to": mail["In-Reply-To"], "language": mail["Content-Language"]}
    for field in ("from", "to", "cc"):
        try:
            addresses = mail[field].addresses
        except ValueError as error:  # a line break in a name, where encoded words make one
            addresses = [error]
        if len(addresses) != 1 or isinstance(addresses[0], ValueError):
            yield field, addresses
            continue
        # Before 3.14 the names of the policy keep the space between encoded words, which RFC 2047 §6.2 forbids; the older functions do not.
        name = email.utils.parseaddr(next(value for name, value in mail.raw_items() if name.lower() == field))[0]
        found[field + "_name"], found[field + "_email"] = spaced(str(email.header.make_header(email.header.decode_header(name)))), addresses[0].addr_spec
    expected = {field: spaced(file_name(value).strip()) if field.endswith("_file") else spaced(one_line(value)) if field in LOOSE else value for field, value in taken.items()}
    for field in ("text", "calendar_text", "attachment_type", "message_id", "in_reply_to"):
        if field in taken:
            value = taken[field]
            expected[field] = {"text": plain(value), "calendar_text": "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-A:" + value, "attachment_type": value.lower()}.get(field, "<" + value + ">")
    for field, value in expected.items():
        if found.get(field) != value:
            yield field, (found.get(field), value)


def work(share):
    """One share of the strings: how many were taken, by field and answer, and what was wrong."""
    dice = random.Random(f"{seed}/{share}")
    child = subprocess.Popen([courier, "write"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    counts, faults = collections.Counter(), []
    for _ in range(strings // WORKERS // BATCH):
        batch = []
        for _ in range(BATCH):
            string = make_string(dice)
            batch.append({field: change(dice, good, string) for field, good in STRICT.items()} | {field: string for field in LOOSE})
        for values in batch:
            for field, value in values.items():
                child.stdin.write(b"%s %d\n%s" % (field.encode(), len(value), value))
            child.stdin.write(b". 0\n")
            child.stdin.flush()
            taken = {}
            for field, value in values.items():
                answer = child.stdout.readline().decode().strip()
                counts[field, answer] += 1
                if answer == "taken":
                    taken[field] = value.decode()
            raw = child.stdout.read(int(child.stdout.readline()))
            faults += [(what, repr(seen)) for what, seen in faults_of(raw, taken)]
    child.stdin.close()
    if child.wait(timeout=60) != 0:
        faults.append(("the courier failed", ""))
    return counts, faults


began = time.monotonic()
counts, faults = collections.Counter(), []
with concurrent.futures.ProcessPoolExecutor(WORKERS) as pool:
    for some_counts, some_faults in pool.map(work, range(WORKERS)):
        counts += some_counts
        faults += some_faults
for field in LOOSE + list(STRICT):
    refusals = ", ".join(f"{count} {answer}" for (name, answer), count in sorted(counts.items()) if name == field and answer != "taken")
    print(f"{field:16} {counts[field, 'taken']:6} taken, {sum(count for (name, _), count in counts.items() if name == field) - counts[field, 'taken']:6} refused: {refusals or 'none'}")
    if counts[field, "taken"] == 0:
        faults.append((field, "nothing was taken"))
for what, seen in faults[:20]:
    print(f"FAILED: {what}: {seen}")
print(f"check_mail_fields: {strings} strings, {len(faults)} faults {dict(collections.Counter(what for what, _ in faults))}, {time.monotonic() - began:.1f} s")
sys.exit(1 if faults else 0)
