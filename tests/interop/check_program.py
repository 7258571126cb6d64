#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_program.py LICHSONG demo|edited|generated [options of instants.py]

Makes a plan with the program itself, exports it in both layouts, and has all readers of instants.py judge whether they find
what `lichsong list` says. Fails where a reader is missing.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

INSTANTS = pathlib.Path(__file__).with_name("instants.py")


class Plan:
    def __init__(self, program, file):
        self.program, self.file = program, file

    def run(self, *words):
        """`word PLAN …`, or `word verb PLAN …`; returns what --json says."""
        verb = 2 if words[0] in ("placement", "series", "segment", "slot", "outlet") else 1
        call = [self.program, *words[:verb], self.file, *words[verb:], "--json"]
        environment = dict(os.environ, LICHSONG_USER="an", XDG_CACHE_HOME=str(self.file.parent))
        run = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(map(str, call))}: {run.returncode}: {run.stderr}")
        return json.loads(run.stdout)

    def listed(self, *filters):
        return self.run("list", *filters)["placements"]


def make_demo(plan):
    plan.run("demo")


def make_generated(plan):
    plan.run("generate", "--placements", "2000", "--outlets", "20", "--seed", "5")


def make_edited(plan):
    """The sample after a week at a desk: instances moved, cancelled, repeated, a press series, a rule changed."""
    plan.run("demo")
    radio = [p for p in plan.listed("--series", "antt-radio") if p["state"] == "draft"]
    moved, earlier, dropped, repeated, doubled = radio[0], radio[1], radio[2], radio[3], radio[3]
    plan.run("placement", "move", moved["id"], "--start", "21h15")
    plan.run("placement", "move", earlier["id"], "--date", "2021-05-30", "--start", "05:55", "--length", "7m")
    plan.run("placement", "cancel", dropped["id"], "--reason", "trùng lễ")
    plan.run("placement", "repeat", repeated["id"], "--start", "22:30")
    plan.run("placement", "repeat", doubled["id"], "--date", "D+1", "--outlet", "th-tinh", "--start", "23:50")
    plan.run("series", "set", "vi-antq-radio", "--extra_dates", "2021-05-20,2021-05-22", "--removed_dates", "2021-05-18")
    plan.run("series", "set", "loa-cao-lanh-series", "--rule", "FREQ=WEEKLY;BYDAY=TU,TH")

    plan.run("series", "add", "--key", "trang-moi", "--title", "Trang \"Cử tri, cần biết\"; số; đặc biệt", "--slot", "bao-thoi-su", "--size", "2",
             "--rule", "FREQ=WEEKLY;BYDAY=MO,FR", "--first_day", "2021-04-05", "--last_day", "2021-06-04")
    page = plan.listed("--series", "trang-moi")
    if len(page) < 15:
        raise SystemExit("the press series has too few issues to try anything")
    plan.run("placement", "move", page[2]["id"], "--date", "2021-04-13", "--slot", "bao-anqp")
    plan.run("placement", "cancel", page[4]["id"])
    plan.run("placement", "repeat", page[5]["id"], "--date", "2021-05-01")
    plan.run("series", "add", "--key", "cuoi-thang", "--title", "Cuối tháng", "--slot", "th-mat-tran", "--rule", "FREQ=MONTHLY;BYDAY=-1SA",
             "--extra_dates", "2021-05-02")
    late = plan.listed("--series", "cuoi-thang")[0]
    plan.run("placement", "move", late["id"], "--start", "23:55", "--length", "20m")  # past midnight
    plan.run("undo")
    plan.run("redo")
    plan.run("dday", "2021-05-30")


MAKERS = {"demo": make_demo, "edited": make_edited, "generated": make_generated}


def main():
    program, kind, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(program, pathlib.Path(folder, "plan.lichsong"))
        MAKERS[kind](plan)
        expected = pathlib.Path(folder, "expected.json")
        expected.write_text(json.dumps(plan.run("list")), encoding="utf-8")
        dates = sorted(p["start"][:10] for p in plan.listed())
        if len(dates) < 100:
            raise SystemExit("a plan this small proves nothing")
        for layout in ("recurring", "flat"):
            calendar = pathlib.Path(folder, layout + ".ics")
            plan.run("export", "--out", str(calendar), *(["--flat"] if layout == "flat" else []))
            has_rules = "RRULE:" in calendar.read_text(encoding="utf-8")
            if has_rules != (layout == "recurring" and kind != "generated"):
                raise SystemExit(f"{layout}: recurrence rules are {'there' if has_rules else 'missing'}")
            print(f"== {kind}, {layout}", flush=True)
            run = subprocess.run([sys.executable, INSTANTS, calendar, expected, dates[0], dates[-1], *options], check=False)
            worst = max(worst, run.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
