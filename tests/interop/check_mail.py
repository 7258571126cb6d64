#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Mail to real servers on this machine: aiosmtpd takes it, Python's email reads it. Usage: check_mail.py MAIL_COURIER"""
import email, email.policy, os, socket, ssl, subprocess, sys, tempfile, threading, time
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

courier = sys.argv[1]
failures = []
PASSWORD = "m4t-khau-thu"


def check(what, holds, seen=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}: {seen}", flush=True)


def run(step, port, security, ca, password=PASSWORD, timeout="8", last="tin@bao.example.vn"):
    done = subprocess.run([courier, step, str(port), security, ca, password, timeout, last], capture_output=True, text=True, timeout=60)
    check(f"{step} tells no password", password not in done.stdout + done.stderr)
    return done.stdout


def make_certificate(folder, name):
    key, cert = os.path.join(folder, name + ".key"), os.path.join(folder, name + ".pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", key, "-out", cert], check=True, capture_output=True)
    return key, cert


class Desk:
    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("khong"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope.content)
        return "250 OK"


class Secured(Controller):
    def factory(self):
        return SMTP(self.handler, tls_context=self.context, require_starttls=True, auth_required=True,
                    authenticator=lambda server, session, envelope, mechanism, data: AuthResult(success=data.password == PASSWORD.encode(), handled=False))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


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
    key, cert = make_certificate(folder, "ours")
    other = make_certificate(folder, "other")[1]
    desk = Desk()
    server = Secured(desk, hostname="127.0.0.1", port=free_port())
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(cert, key)
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
    check("only one was sent", len(desk.taken) == 1)
    server.stop()
    for what, talk, code in (("a server that hangs", lambda connection: time.sleep(5), "mail.timeout"), ("a server that drops", drop_after_data, "mail.lost")):
        listening, port = lone_server(talk)
        seen = run("send", port, "none", "", timeout="2")
        listening.close()
        check(what, seen.startswith(code), seen)


with tempfile.TemporaryDirectory() as temp:
    check_sending(temp)
print(f"check_mail: {len(failures)} failures")
sys.exit(1 if failures else 0)
