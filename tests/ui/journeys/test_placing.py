# SPDX-License-Identifier: Apache-2.0
"""Placements are moved by mouse and by keyboard; what happens is spoken."""

from program import Journey, keys, wait_for

CODE = "DT21-0124"
CHIP = "Ngày bầu cử và giờ bỏ phiếu, 18:45, T5 20/5/2021"


class Placing(Journey):
    def test_a_chip_dragged_to_another_day_is_there(self):
        program = self.start()
        program.drag(program.thing("placement", CHIP).middle, program.thing("day", "T5 27/5/2021").middle)
        wait_for(lambda: program.placement(CODE)["start"].startswith("2021-05-27T18:45"), "the placement on its new day")
        moved = program.thing("placement", CHIP.replace("20/5", "27/5"))
        self.assertTrue(moved.has("selected"))
        program.wait("27/5/2021", "notification", program.view())
        keys("ctrl+z")
        wait_for(lambda: program.placement(CODE)["start"].startswith("2021-05-20T18:45"), "undo takes it back")

    def test_an_issue_of_a_series_is_asked_about_and_moves_alone(self):
        program = self.start()
        chip = "Bản tin An ninh trật tự .*13:00, T2 24/5/2021"
        issues = lambda: {p["code"]: p["start"] for p in program.placements() if p["series"] == "antt-radio"}
        before = issues()
        code = next(code for code, start in before.items() if start.startswith("2021-05-24T13:00"))
        program.drag(program.thing("placement", chip).middle, program.thing("day", "T5 27/5/2021").middle)
        self.assertTrue(program.wait("^Chỉ số này", "radio button").has("checked"))
        program.wait("^Thay đổi$", "push button").do("click")
        wait_for(lambda: issues()[code].startswith("2021-05-27T13:00"), "the issue on its new day")
        self.assertEqual({other for other, start in issues().items() if start != before[other]}, {code})

    def test_the_keyboard_moves_as_the_mouse_does(self):
        program = self.start()
        program.thing("placement", CHIP).do("select")
        wait_for(lambda: program.thing("placement", CHIP).has("focused"), "the placement is where the keyboard is")
        heard = program.listen("object:active-descendant-changed")
        keys("m", "Right")
        wait_for(lambda: any("T6 21/5/2021" in name for name in heard), f"the day below is read; heard {heard}")
        keys("Escape")
        keys("m", "Right", "Right", "Return")
        wait_for(lambda: program.placement(CODE)["start"].startswith("2021-05-22T18:45"), "two days later")

    def test_a_title_written_by_a_reader_of_the_screen_is_kept(self):
        program = self.start()
        program.thing("placement", CHIP).do("open")
        field = program.wait("^Tiêu đề$", "text")
        words = "Đề phòng cháy nổ ở chợ Sa Đéc – ẳ ẵ ặ ỗ ợ ữ ỵ"
        wait_for(lambda: field.text.startswith("Ngày bầu cử"), "the title is there")
        field.at.grab_focus()
        wait_for(lambda: field.has("focused"), "the title has the keyboard")
        field.text = words
        keys("Return")
        wait_for(lambda: program.placement(CODE)["title"] == words, "the new title in the plan")
        program.thing("placement", words + ", 18:45, T5 20/5/2021")

    def test_undo_and_redo_by_keys_and_in_the_words_of_the_menu(self):
        program = self.start()
        at = lambda: program.placement(CODE)["start"][:10]
        menu = program.wait("^Sửa$", "menu")
        self.assertEqual(self.words_of(program, menu)[:2], ["Hoàn tác", "Làm lại"])
        program.thing("placement", CHIP).do("select")
        keys("m", "Right", "Return")
        wait_for(lambda: at() == "2021-05-21", "moved")
        undo, redo = self.words_of(program, menu)[:2]
        self.assertRegex(undo, "^Hoàn tác: .*21/5/2021")
        self.assertEqual(redo, "Làm lại")
        keys("ctrl+z")
        wait_for(lambda: at() == "2021-05-20", "undone")
        undo, redo = self.words_of(program, menu)[:2]
        self.assertRegex(redo, "^Làm lại: .*21/5/2021")
        keys("ctrl+shift+z")
        wait_for(lambda: at() == "2021-05-21", "done again")

    def words_of(self, program, menu):
        """What the items of a menu say when it is open."""
        menu.do("click")
        wait_for(lambda: any(item.has("showing") for item in menu.children()), "the menu is open")
        words = [item.name for item in menu.children() if item.role == "menu item"]
        keys("Escape", "Escape")
        wait_for(lambda: not any(item.has("showing") for item in menu.children()), "the menu is closed")
        return words
