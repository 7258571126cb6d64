# SPDX-License-Identifier: Apache-2.0
"""Views, languages and colours; what is shown is named for people who do not see it."""

import re
import subprocess

from program import Journey, hands, keys, wait_for

VIEWS = ["Tháng", "Tuần", "Ngày", "Kênh", "Danh sách", "Dòng thời gian", "Độ phủ", "Cả đợt"]


def lightness(point):
    """Of the pixel at a point of the screen, from 0 to 255."""
    shown = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{point[0]}+{point[1]}", "-colorspace", "Gray", "-depth", "8", "txt:-"], capture_output=True, text=True, check=True)
    return int(re.search(r"gray\((\d+)", shown.stdout).group(1))


class Views(Journey):
    def test_all_eight_views_come_by_key_and_name_what_they_show(self):
        program = self.start()
        for number, name in enumerate(VIEWS, 1):
            with self.subTest(name):
                keys(f"ctrl+{number}")
                wait_for(lambda: program.root.find(f"^{name}$", "toggle button").has("checked"), f"the view {name}")
                if name == "Danh sách":
                    rows = program.wait("Danh sách lượt phát", "table").rows()
                    self.assertEqual(rows, len(program.placements()))
                    continue
                wait_for(lambda: program.view().name.startswith(name), f"the drawn view is called {name}")
                things = program.things()
                self.assertGreater(len(things), 0)
                self.assertEqual([(thing.kind, thing.place) for thing in things if thing.kind and not thing.name], [])

    def test_the_language_changes_at_once_and_back(self):
        program = self.start()
        keys("ctrl+shift+l")
        program.wait("^New placement$", "push button")
        program.wait("^Plan$", "menu")
        program.thing("placement", "State: Draft")
        keys("ctrl+shift+l")
        program.wait("^Thêm lượt phát$", "push button")
        program.thing("placement", "Trạng thái: Dự thảo")

    def test_dark_colours_come_by_key_and_are_remembered(self):
        program = self.start()
        day = program.thing("day", "T2 31/5/2021").place
        point = (day[0] + day[2] // 2, day[1] + day[3] - 12)
        wait_for(lambda: lightness(point) > 200, "light at first")
        keys("ctrl+shift+d")
        wait_for(lambda: lightness(point) < 80, "dark after the key")
        keys("ctrl+w")
        program.process.wait(5)
        self.assertIn('"dark":true', re.sub(r"\s", "", (self.folder / "config/lichsong/desktop.json").read_text()))

    def test_outlets_become_rows_by_key_and_are_rows_the_next_time(self):
        def outlets(program):
            """Places of the first two outlets, by their names."""
            return [next(thing.place for thing in program.things("time") if thing.name.startswith(name)) for name in ("Phát thanh tỉnh", "Truyền hình tỉnh")]

        def are_rows(program):
            first, second = outlets(program)
            return first[0] == second[0] and first[1] + first[3] == second[1]

        program = self.start()
        keys("ctrl+4")
        wait_for(lambda: program.view().name.startswith("Kênh"), "the outlets are shown")
        self.assertFalse(are_rows(program))
        keys("ctrl+shift+o")
        wait_for(lambda: are_rows(program), "rows after the key")
        program.thing("slot", "còn [0-9:]+$")
        keys("ctrl+w")
        program.process.wait(5)
        again = self.start(plan=program.plan, again=True)
        wait_for(lambda: are_rows(again), "rows the next time")

    def test_arrows_and_choices_are_read(self):
        program = self.start()
        program.focus_view()
        heard = program.listen("object:active-descendant-changed")
        program.thing("day", "T3 11/5/2021").do("select")
        wait_for(lambda: any("T3 11/5/2021" in name for name in heard), f"the day is read; heard {heard}")
        keys("Right")
        wait_for(lambda: any("T4 12/5/2021" in name for name in heard), f"the next day is read; heard {heard}")
        self.assertTrue(program.thing("day", "T4 12/5/2021").has("focused"))
        chosen = program.listen("object:selection-changed")
        program.thing("placement", "Trạng thái: Dự thảo").do("select")
        wait_for(lambda: chosen and "Trạng thái: Dự thảo" in heard[-1], f"the placement is read; heard {heard}")
        # What a reader points at is what lies there.
        chip = program.thing("placement", "Trạng thái: Dự thảo")
        under = program.view().at_point(*chip.middle)
        self.assertEqual(under.name, chip.name)

    def test_what_waits_to_be_placed_is_named_and_read(self):
        program = self.start()
        tray = program.wait("^Chờ xếp lịch$", "list")
        chip = next(iter(tray.children()))
        self.assertRegex(chip.name, "Vì an ninh Tổ quốc")
        heard = program.listen("object:active-descendant-changed")
        chip.do("select")
        wait_for(lambda: chip.has("selected") and chip.name in heard, "what was selected is read")

    def test_the_small_calendar_leads_to_a_day(self):
        program = self.start()
        small = program.wait("^Lịch thu nhỏ", "list")
        next(day for day in small.children() if day.name.startswith("6/5/2021")).do("select")
        program.wait("T5 6/5/2021", "label")
        hands("mousemove", 5, 5)
