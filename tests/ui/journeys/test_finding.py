# SPDX-License-Identifier: Apache-2.0
"""Filters and search leave what was asked for, and go away again."""

from program import Journey, hands, keys, wait_for

OUTLET = "Báo in tỉnh (ví dụ)"


class Finding(Journey):
    def test_an_outlet_taken_away_is_gone_until_its_pill_is_removed(self):
        program = self.start()
        cell = self.box(program)
        self.assertTrue(cell.has("checked"))
        of_outlet = lambda: [thing for thing in program.things("placement") if OUTLET in thing.name]
        self.assertTrue(of_outlet())
        cell.click()
        pill = program.wait("^Kênh: 6", "push button")
        wait_for(lambda: not of_outlet(), "nothing of the outlet is shown")
        pill.do("click")
        program.gone("^Kênh: 6", "push button")
        wait_for(of_outlet, "the outlet is shown again")
        wait_for(lambda: self.box(program).has("checked"), "its box is checked again")

    def box(self, program):
        """The check box of the outlet, which stands before its name in the list of outlets."""
        cells = list(program.wait("^Kênh$", "table").children())
        return cells[next(i for i, cell in enumerate(cells) if cell.name == OUTLET) - 1]

    def test_search_without_marks_finds_what_has_them(self):
        plan = self.sample()
        self.command("segment", "set", plan, "S-0036", "--title", "Đồng Tháp trước ngày bầu cử")
        program = self.start(plan)
        wanted = len(program.placements("--text", "dong thap"))
        self.assertGreater(wanted, 0)
        keys("ctrl+5")
        rows = lambda: program.wait("Danh sách lượt phát", "table").rows()
        everything = rows()
        keys("ctrl+k")
        field = program.wait("^Tìm tiêu đề, mã$", "text")
        wait_for(lambda: field.has("focused"), "the search field has the keyboard")
        hands("type", "--delay", 20, "dong thap")
        wait_for(lambda: rows() == wanted, f"{wanted} rows")
        self.assertLess(wanted, everything)
        field.text = ""
        wait_for(lambda: rows() == everything, "all rows again")
