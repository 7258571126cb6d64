#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_itip.py ITIP_MESSAGES KCALENDAR_ITIP LICHSONG_ICAL LICHSONG

Our scheduling messages read by KCalendarCore, python3-icalendar and vobject, and KCalendarCore's answers to them read and
judged by us; then a request of a plan answered by KCalendarCore, and the plan as its answers leave it. Fails where a reader is
missing.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import icalendar
import vobject

OURS = "tin@bao.example.vn"


def run(*call):
    done = subprocess.run([str(word) for word in call], capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, call))}: {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout


def by_kcalendar(program, file):
    said = json.loads(run(program, "read", file))
    for attendee in said.pop("attendees", [])[:1]:
        said.update(attendee=attendee["address"], name=attendee["name"], status=attendee["status"], rsvp=attendee["rsvp"])
    return said


def by_icalendar(file):
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    event = calendar.walk("VEVENT")[0]
    said = {"method": str(calendar["METHOD"]), "uid": str(event["UID"]), "organizer": event["ORGANIZER"].removeprefix("mailto:"),
            "comment": str(event.get("COMMENT", "")), "recurs": "RRULE" in event}
    for name, word in (("DTSTART", "start"), ("DTEND", "end"), ("RECURRENCE-ID", "recurrence_id")):
        if name in event:
            said[word] = event[name].dt.isoformat()
    if "SEQUENCE" in event:
        said["sequence"] = int(event["SEQUENCE"])
    if "ATTENDEE" in event:
        said["attendee"] = event["ATTENDEE"].removeprefix("mailto:")
        said["status"] = event["ATTENDEE"].params.get("PARTSTAT", "NEEDS-ACTION")
        said["rsvp"] = event["ATTENDEE"].params.get("RSVP") == "TRUE"
    return said


def by_vobject(file):
    calendar = vobject.readOne(file.read_text(encoding="utf-8"))
    event = calendar.vevent_list[0]
    said = {"method": calendar.method.value, "uid": event.uid.value, "organizer": event.organizer.value.removeprefix("mailto:"),
            "comment": event.comment.value}
    for name in ("dtstart", "dtend"):
        if name in event.contents:
            said[{"dtstart": "start", "dtend": "end"}[name]] = event.contents[name][0].value.isoformat()
    if "attendee" in event.contents:
        said["attendee"] = event.attendee.value.removeprefix("mailto:")
    return said


# Not all say all, and two of them do not undo the carets of RFC 6868 in names.
SILENT = {"KCalendarCore": set(), "icalendar": {"name"}, "vobject": {"name", "sequence", "status", "rsvp", "recurs", "recurrence_id"}}


def differences(reader, file, expected, said):
    return [f"{file.name}: {reader}: {name}: {said.get(name)!r} instead of {wanted!r}"
            for name, wanted in expected.items() if name not in SILENT[reader] and said.get(name) != wanted]


def check_ours(folder, kcalendar):
    found = []
    expected = json.loads(folder.joinpath("expected.json").read_text(encoding="utf-8"))
    for name, wanted in expected.items():
        file = folder / name
        for reader, said in (("KCalendarCore", by_kcalendar(kcalendar, file)), ("icalendar", by_icalendar(file)), ("vobject", by_vobject(file))):
            found += differences(reader, file, wanted, said)
    return found, len(expected)


def check_answers(folder, ours, kcalendar, reader):
    found = []
    for request in ("request.ics", "series.ics"):
        asked = json.loads(folder.joinpath("expected.json").read_text(encoding="utf-8"))[request]
        for how, status, against in (("accepted", "ACCEPTED", []), ("declined", "DECLINED", []), ("tentative", "TENTATIVE", []),
                                     ("counter", "TENTATIVE", ["itip.counter_proposal"])):
            answer = folder / f"{how}_{request}"
            answer.write_bytes(run(kcalendar, "answer", folder / request, how, OURS))
            said = json.loads(run(ours, "judge", reader, folder / request, answer, OURS))
            item = said["items"][0]
            wanted = {"uid": asked["uid"], "sequence": asked["sequence"], "organizer": asked["organizer"], "comment": "Đồng ý; trả lời",
                      "attendees": [{"address": OURS, "name": asked["name"], "status": status}]}
            found += [f"{answer.name}: {key}: {item.get(key)!r} instead of {value!r}" for key, value in wanted.items() if item.get(key) != value]
            if said["method"] != ("COUNTER" if how == "counter" else "REPLY"):
                found.append(f"{answer.name}: method {said['method']}")
            if (item["start"] == asked["start"]) == (how == "counter"):
                found.append(f"{answer.name}: starts {item['start']}, asked was {asked['start']}")
            if said["against"] != against:
                found.append(f"{answer.name}: against it: {said['against']}")
            forged = json.loads(run(ours, "judge", reader, folder / request, answer, "gia@bao.example.vn"))
            if "itip.sender_differs" not in forged["against"]:
                found.append(f"{answer.name}: a forged sender passes")
    return found


THEIRS = "kehoach@dai-tinh.example"


def ask(lichsong, *words, good=(0,)):
    done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode not in good:
        raise SystemExit(f"{' '.join(words)}: {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def check_plan(folder, lichsong, kcalendar):
    """What a person sees: the request goes out as a file, KCalendarCore answers each message, a person takes the answers for true."""
    found = []
    plan = str(folder / "plan.lichsong")
    ask(lichsong, "demo", plan)
    ask(lichsong, "campaign", "set", plan, "--email", "lich@congan-tinh.example")
    ask(lichsong, "partner", "set", plan, "dai-tinh", "--email", THEIRS)
    request = ask(lichsong, "request", "new", plan, "--partner", "dai-tinh", "--from", "2021-05-20", "--to", "2021-05-23", "--title", "Phát sóng")["request"]
    ask(lichsong, "itip", "request", plan, request["id"], "--out", str(folder / "asked.ics"))
    calendars = [part + "END:VCALENDAR\r\n" for part in folder.joinpath("asked.ics").read_bytes().decode().split("END:VCALENDAR\r\n") if part]
    if len(calendars) < 3:
        return [f"the request has {len(calendars)} messages, three are needed"]
    expected = {}
    for number, (calendar, how, answer) in enumerate(zip(calendars, ("accepted", "declined", "counter"), ("accepted", "declined", "counter_proposed"))):
        asked = folder / f"asked-{number}.ics"
        asked.write_bytes(calendar.encode())
        came = folder / f"came-{number}.ics"
        came.write_bytes(run(kcalendar, "answer", asked, how, THEIRS))
        items = ask(lichsong, "itip", "receive", plan, str(came), good=(1,))["items"]
        if [item["outcome"] for item in items] != ["waiting"] or items[0]["line"] is None:
            found.append(f"{came.name}: {items}")
            continue
        expected[items[0]["line"]] = answer
    for reply in ask(lichsong, "reply", "list", plan)["replies"]:
        ask(lichsong, "reply", "apply", plan, reply["id"])
    lines = {line["id"]: line for line in ask(lichsong, "request", "show", plan, request["id"])["request"]["lines"]}
    for line, answer in expected.items():
        if lines[line]["answer"] != answer:
            found.append(f"{line}: {lines[line]['answer']} instead of {answer}")
        if answer == "counter_proposed":
            if lines[line]["counter"] is None or lines[line]["counter"] == lines[line]["asked"]:
                found.append(f"{line}: no proposal stands beside what was asked")
            ask(lichsong, "request", "accept", plan, line)
            ask(lichsong, "itip", "request", plan, request["id"], "--out", str(folder / "again.ics"))
            if folder.joinpath("again.ics").read_text().count("METHOD:REQUEST") < 1:
                found.append("what was agreed otherwise is not asked for anew")
    if len(expected) != 3:
        found.append(f"only {len(expected)} answers were taken in")
    return found


def main():
    ours, kcalendar, reader, lichsong = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(ours, "write", folder)
        found, count = check_ours(folder, kcalendar)
        found += check_answers(folder, ours, kcalendar, reader)
        found += check_plan(folder, lichsong, kcalendar)
    for line in found:
        print(line)
    print(f"check_itip: {count} messages by three readers, 8 answers of KCalendarCore judged and 3 applied, {len(found)} differences")
    return 1 if found or count < 8 else 0


if __name__ == "__main__":
    sys.exit(main())
