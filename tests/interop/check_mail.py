#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Mail to real servers on this machine: aiosmtpd takes it, Python's email reads it, Dovecot gives some. Usage: check_mail.py MAIL_COURIER"""
import base64, email, email.policy, os, re, socket, subprocess, sys, tempfile, threading, time

from mail_servers import PASSWORD, Desk, Mailbox, Secured, free_port, make_certificate

courier = sys.argv[1]
failures = []
FOLDER = "Lịch phát thanh & ắ Đài"


def check(what, holds, seen=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}: {seen}", flush=True)


def run(step, port, security, ca, password=PASSWORD, timeout="8", last="tin@bao.example.vn", stop=None):
    done = subprocess.run([courier, step, str(port), security, ca, password, timeout, last] + ([stop] if stop else []), capture_output=True, text=True, timeout=60)
    check(f"{step} tells no password", password not in done.stdout + done.stderr)
    return done.stdout


def lone_server(talk):
    listening = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=lambda: talk(listening.accept()[0]), daemon=True).start()
    return listening, listening.getsockname()[1]


def drop_after_data(connection):
    file = connection.makefile("rwb", buffering=0)
    file.write(b"220 hi\r\n")
    for line in file:
        if line.startswith(b"DATA"):
            file.write(b"354 go\r\n")
        elif line == b".\r\n":
            break
        elif line.startswith((b"EHLO", b"MAIL", b"RCPT")):
            file.write(b"250 OK\r\n")
    connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def check_sending(folder):
    other = make_certificate(folder, "other")[1]
    desk = Desk()
    server = Secured(desk, folder)
    cert = server.certificate
    server.start()
    port = server.port
    check("settings are right", run("test", port, "starttls", cert) == "ok\n", run("test", port, "starttls", cert))
    seen = run("send", port, "starttls", cert)
    check("it is sent", seen == "ok\n" and len(desk.taken) == 1, seen)
    if desk.taken:
        mail = email.message_from_bytes(desk.taken[0], policy=email.policy.default)
        parts = [part for part in mail.walk() if not part.is_multipart()]
        check("the subject is ours", mail["Subject"] == "Đề nghị đăng tin an ninh trật tự", mail["Subject"])
        check("the sender is ours", mail["From"].addresses[0].display_name == "Ban tuyên truyền")
        check("the text is ours", parts[0].get_content().replace("\r\n", "\n") == "Kính gửi Quý báo,\n.\nxin trả lời.\n", parts[0].get_content())
        check("the calendar is ours", parts[1].get_content_type() == "text/calendar" and parts[1].get_param("method") == "REQUEST" and "SUMMARY:Tin sáng" in parts[1].get_content())
        check("the attachment is ours", parts[2].get_filename() == "Phiếu trả lời.pdf" and parts[2].get_content() == b"\0\r\n.\r\n\xff", parts[2].get_filename())
        check("nothing is wrong with it", not mail.defects and all(not part.defects for part in parts))
    for what, seen, code in (("a wrong password", run("test", port, "starttls", cert, "sai-mat-khau"), "mail.wrong_password"), ("a wrong authority", run("send", port, "starttls", other), "mail.tls"),
                             ("a refused recipient", run("send", port, "starttls", cert, last="khong@bao.example.vn"), "mail.recipient_refused | 127.0.0.1 | khong@bao.example.vn"),
                             ("nobody there", run("send", free_port(), "starttls", cert), "mail.unreachable")):
        check(what, seen.startswith(code), seen)
    seen = run("send", port, "starttls", cert, last="tin@bao.example.vn,khong@bao.example.vn,dai@bao.example.vn")
    check("one of several is refused", seen.startswith("mail.recipient_refused | 127.0.0.1 | khong@bao.example.vn | 550"), seen)
    check("only one was sent, and nobody got what one was refused", len(desk.taken) == 1, len(desk.taken))
    seen = run("send", port, "starttls", cert, last="tin@bao.example.vn,dai@bao.example.vn,tin@bao.example.vn")
    check("several get it, each once", seen == "ok\n" and len(desk.taken) == 2 and desk.named == ["tin@bao.example.vn", "dai@bao.example.vn"], (seen, desk.named))
    check("nothing is sent where it was stopped before", run("send", port, "starttls", cert, stop="0") == "work.stopped\n" and len(desk.taken) == 2)
    server.stop()
    for what, talk, code in (("a server that hangs", lambda connection: time.sleep(5), "mail.timeout"), ("a server that drops", drop_after_data, "mail.lost")):
        listening, port = lone_server(talk)
        seen = run("send", port, "none", "", timeout="2")
        listening.close()
        check(what, seen.startswith(code), seen)
    for step in ("send", "test"):
        check_stop(step, "tin@bao.example.vn", lambda connection: time.sleep(8))


def check_stop(step, last, talk):
    listening, port = lone_server(talk)
    began = time.monotonic()
    seen = run(step, port, "none", "", timeout="6", last=last, stop="500")
    took = time.monotonic() - began
    listening.close()
    check(f"{step} stops within about a second", seen == "work.stopped\n" and 0.4 < took < 3, (seen, took))


def imap_server(answers, after=lambda connection: time.sleep(8)):
    """Logs anybody in, gives to each command the first answer whose key is in it, and then, where that is None, does `after`."""
    def talk(connection):
        file = connection.makefile("rwb", buffering=0)
        file.write(b"* OK ready\r\n")
        for line in file:
            tag = line.split()[0]
            answer = next((given for words, given in answers if words in line), {b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", b"EXAMINE": b"* OK [UIDVALIDITY 7] ok\r\n"}.get(line.split()[1], b""))
            end = answer is None or answer.endswith(b"...")
            file.write((answer or b"").removesuffix(b"...") + (b"" if end else tag + b" OK done\r\n"))
            if end:
                after(connection)
                break
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # gone before
        connection.close()
    return talk


def drop(connection):
    pass


def check_odd_servers():
    size = (b"RFC822.SIZE", b"* 1 FETCH (UID 1 RFC822.SIZE 40)\r\n")
    half = (b"BODY.PEEK", b"* 1 FETCH (UID 1 BODY[] {40}\r\nFrom: a@b.example\r\n...")
    whole = b"From: a@b.example\r\nSubject: mot\r\n\r\nmot!\r\n"
    body = (b"BODY.PEEK", b"* 1 FETCH (UID 1 BODY[] {%d}\r\n%s)\r\n" % (len(whole), whole))
    for what, talk, code in (
            ("an honest one", imap_server([size, body]), "took 1 mot\nok 7:1\n"),
            ("one that has lost the message meanwhile", imap_server([size]), "ok 7:1\n"),
            ("one that never greets", lambda connection: time.sleep(5), "mail.timeout | 127.0.0.1 | 2"),
            ("one that hangs after the login", imap_server([(b"EXAMINE", None)]), "mail.timeout | 127.0.0.1 | 2"),
            ("one that hangs within a message", imap_server([size, half]), "mail.timeout | 127.0.0.1 | 2"),
            ("one that drops before the greeting", drop_at_once, "mail."),
            ("one that drops after the login", imap_server([(b"EXAMINE", None)], drop), "mail.lost | 127.0.0.1"),
            ("one that drops within a message", imap_server([size, half], drop), "mail.lost | 127.0.0.1"),
            ("one that speaks something else", imap_server([(b"EXAMINE", b"HTTP/1.1 400 Bad Request\r\n...")]), "mail.bad_answer | 127.0.0.1"),
            ("one that counts nothing", imap_server([(b"EXAMINE", b"* 0 EXISTS\r\n")]), "mail.bad_answer | 127.0.0.1"),
            ("one that promises 4 GiB", imap_server([size, (b"BODY.PEEK", b"* 1 FETCH (UID 1 BODY[] {4294967296}\r\n...")]), "mail.bad_answer | 127.0.0.1"),
            ("one that never ends a line", imap_server([(b"EXAMINE", b"* " + b"x" * 2_000_000 + b"...")]), "mail.bad_answer | 127.0.0.1"),
            ("one that sends another message", imap_server([size, (b"BODY.PEEK", body[1].replace(b"UID 1 ", b"UID 2 "))]), "ok 7:1\n")):
        listening, port = lone_server(talk)
        seen = run("fetch", port, "none", "", timeout="2", last="0:0:INBOX")
        listening.close()
        check(what, seen.startswith(code) and (code != "mail." or "ok" not in seen), seen)
    for step in ("fetch", "look"):
        check_stop(step, "0:0:INBOX", lambda connection: time.sleep(8))
        check_stop(step, "0:0:INBOX", imap_server([(b"EXAMINE", None)]))
    check_stop("fetch", "0:0:INBOX", imap_server([size, half]))


def drop_at_once(connection):
    connection.close()


def check_fetching(folder):
    other = make_certificate(folder, "other")[1]
    box = Mailbox(folder)
    cert, port, plain_port = box.certificate, box.port, box.plain_port
    new = os.path.join(box.home, "Maildir", "new")
    coded_name = "." + re.sub("[^ -~]+", lambda run: "&" + base64.b64encode(run[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-", FOLDER.replace("&", "&-"))  # RFC 3501 §5.1.3
    head = b"From: a@b.example\r\nSubject: "
    try:
        box.make_folder(coded_name)
        box.put("1.a", head + b"nam\r\n\r\nx\r\n", coded_name)
        for name, content in (("1.a", head + b"mot\r\n\r\nx\r\n"), ("2.b", b"no message at all\r\n"), ("3.c", head + b"ba\r\n\r\n" + b"x" * 30000), ("4.d", head + b"bon\r\n\r\nx\r\n")):
            box.put(name, content)
        first = run("fetch", port, "tls", cert, last="0:0")
        check("all that can be read comes, the others are named", first.startswith("took 1 mot\ntook 4 bon\nskipped 2 mail.not_a_message\nskipped 3 mail.too_large\nok "), first)
        validity = first.split("ok ")[-1].split(":")[0]
        check("only what is new comes", run("fetch", port, "tls", cert, last=validity + ":3") == f"took 4 bon\nok {validity}:4\n")
        check("nothing new is nothing", run("fetch", port, "tls", cert, last=validity + ":4") == f"ok {validity}:4\n")
        check("numbers counted anew are all new", run("fetch", port, "tls", cert, last="7:4").endswith(f"ok {validity}:4 renumbered\n"))
        check("a wrong password", run("fetch", port, "tls", cert, "sai-mat-khau", last="0:0").startswith("mail.wrong_password"))
        check("STARTTLS gives the same", run("fetch", plain_port, "starttls", cert, last=validity + ":3") == f"took 4 bon\nok {validity}:4\n")
        check("STARTTLS with a wrong authority", run("fetch", plain_port, "starttls", other, last="0:0").startswith("mail.tls | 127.0.0.1"))
        check("settings are right", run("look", port, "tls", cert, last="0:0") == "ok\n" and run("look", plain_port, "starttls", cert, last="0:0:INBOX") == "ok\n")
        check("settings with a wrong password", run("look", port, "tls", cert, "sai-mat-khau", last="0:0") == "mail.wrong_password | 127.0.0.1 | lich\n")
        check("settings with a folder that is not there", run("look", port, "tls", cert, last="0:0:Không có") == "mail.no_folder | 127.0.0.1 | Không có\n")
        seen = run("fetch", port, "tls", cert, last="0:0:" + FOLDER)
        check("a folder with a Vietnamese name", seen.startswith("took 1 nam\nok "), seen)
        check("nothing is changed there", sorted(os.listdir(new)) == ["1.a", "2.b", "3.c", "4.d"])
    finally:
        box.end()


with tempfile.TemporaryDirectory() as temp:
    check_sending(temp)
check_odd_servers()
with tempfile.TemporaryDirectory() as temp:
    check_fetching(temp)
print(f"check_mail: {len(failures)} failures")
sys.exit(1 if failures else 0)
