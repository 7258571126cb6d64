#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A request goes out by mail and its answer comes back by mail, as an office works with the program: aiosmtpd takes what is sent, the
answer lies in a mailbox of Dovecot's. Usage: check_post.py LICHSONG"""
import email, email.policy, json, os, subprocess, sys, tempfile

from mail_servers import PASSWORD, USER, Desk, Mailbox, Secured

lichsong = sys.argv[1]
failures = []
OURS, THEIRS = "lich@congan-tinh.example", "kehoach@dai-tinh.example"


def check(what, holds, seen=""):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}: {seen}", flush=True)


class Office:
    def __init__(self, folder):
        self.plan = os.path.join(folder, "plan.lichsong")
        self.environment = dict(os.environ, XDG_CONFIG_HOME=os.path.join(folder, "config"))
        self.password = os.path.join(folder, "password")
        with open(self.password, "w", encoding="utf-8") as file:
            file.write(PASSWORD + "\n")

    def run(self, *words, good=(0,)):
        done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False, env=self.environment)
        check(f"{' '.join(words[:2])} tells no password", PASSWORD not in done.stdout + done.stderr)
        if done.returncode not in good:
            sys.exit(f"{' '.join(words)}: {done.returncode}: {done.stderr}")
        return json.loads(done.stdout or "{}")


def set_up(office):
    office.run("demo", office.plan)
    office.run("campaign", "set", office.plan, "--email", OURS)
    office.run("partner", "set", office.plan, "dai-tinh", "--email", THEIRS)
    request = office.run("request", "new", office.plan, "--partner", "dai-tinh", "--from", "2021-05-20", "--to", "2021-05-21", "--title", "Đề nghị phát sóng", "--note", "CANARY")["request"]
    office.run("request", "post", office.plan, request["id"])
    return request


def check_sending(office, folder, request):
    desk = Desk()
    server = Secured(desk, folder)
    server.start()
    waiting = office.run("outbox", office.plan)["messages"]
    check("the request waits", [one["requests"] for one in waiting] == [[request["id"]]], waiting)
    login = ["--host", "127.0.0.1", "--port", str(server.port), "--user", USER, "--authorities", server.certificate]
    office.run("mail", "set", *login)  # without the password
    failed = office.run("outbox", office.plan, "--send", good=(1,))["messages"]
    check("without the password nothing is sent, and that is kept", failed[0]["stage"] == "failed" and not desk.taken, failed)
    check("and it still waits", len(office.run("outbox", office.plan)["messages"]) == 1)
    office.run("mail", "set", *login, "--password-file", office.password)
    office.run("mail", "test")
    sent = office.run("outbox", office.plan, "--send")["messages"]
    check("it is sent", len(desk.taken) == 1 and sent[0]["stage"] == "sent", sent)
    check("nothing waits any more", office.run("outbox", office.plan)["messages"] == [])
    check("the settings are nobody else's", os.stat(os.path.join(folder, "config", "lichsong", "mail_settings.json")).st_mode & 0o077 == 0)
    kept = office.run("message", "show", office.plan, sent[0]["id"])["message"]["mail"]
    check("it is kept word for word", kept.encode().rstrip() == desk.taken[0].rstrip())
    server.stop()
    mail = email.message_from_bytes(desk.taken[0], policy=email.policy.default)
    check("the subject is read", mail["Subject"] == "Đề nghị phát sóng", mail["Subject"])
    check("nothing internal is in it", b"CANARY" not in desk.taken[0])
    parts = [part for part in mail.walk() if not part.is_multipart()]
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    check("a calendar for each line", len(calendars) == len(request["lines"]) and all(part.get_param("method") == "REQUEST" for part in calendars), len(calendars))
    check("the text names each line", all(line["id"] in parts[0].get_content() for line in request["lines"]))
    return [part.get_content().replace("\r\n", "\n").replace("\n", "\r\n") for part in calendars]


def answer(calendar, number, extra=b""):
    text = calendar.replace("METHOD:REQUEST", "METHOD:REPLY").replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED").encode()
    return (f"From: {THEIRS}\r\nTo: {OURS}\r\nSubject: Re: {number}\r\nMessage-ID: <{number}@dai-tinh.example>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/calendar; method=REPLY; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").encode() + text + extra


def check_fetching(office, folder, request, calendars):
    box = Mailbox(folder)
    try:
        office.run("mail", "set", "--fetch", "--host", "127.0.0.1", "--port", str(box.port), "--security", "tls", "--user", USER, "--password-file", office.password, "--authorities", box.certificate)
        first = office.run("mail", "fetch", office.plan)
        check("an empty mailbox is nothing new", first["messages"] == 0, first)
        box.put("1.a", answer(calendars[0], 1))
        box.put("2.b", f"From: {THEIRS}\r\nSubject: Re\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nĐài đồng ý các dòng còn lại.\r\n".encode())
        box.put("3.c", b"From: khac@noi-khac.example\r\nSubject: quang cao\r\n\r\nmua di\r\n")
        box.put("4.d", answer(calendars[1], 4).replace(b"method=REPLY", b"method=REQUEST"))
        fetched = office.run("mail", "fetch", office.plan, good=(1,))
        check("all that is new comes", fetched["messages"] == 4, fetched)
        check("the answer waits, for mail proves nobody", [item["outcome"] for item in fetched["items"]] == ["waiting", "unknown"], fetched)
        check("a partner's letter waits to be read, a stranger's does not", fetched["letters"] == 1, fetched)
        replies = office.run("reply", "list", office.plan)["replies"]
        check("both are listed", len(replies) == 2, replies)
        check("nothing is new the next time", office.run("mail", "fetch", office.plan)["messages"] == 0)
        office.run("reply", "apply", office.plan, next(one["id"] for one in replies if one["answer"] == "accepted"))
        answers = [line["answer"] for line in office.run("request", "show", office.plan, request["id"])["request"]["lines"]]
        check("the answer is the partner's once a person takes it", answers.count("accepted") == 1, answers)
    finally:
        box.end()


with tempfile.TemporaryDirectory() as temp:
    desk_of = Office(temp)
    made = set_up(desk_of)
    lines = check_sending(desk_of, temp, made)
    if len(lines) > 1:
        check_fetching(desk_of, temp, made, lines)
print(f"check_post: {len(failures)} failures")
sys.exit(1 if failures else 0)
