# SPDX-License-Identifier: Apache-2.0
"""Whatever takes the keyboard has a name, and says what is wrong with what stands in it."""

from program import Journey, keys, wait_for

USED = {"text", "push button", "toggle button", "combo box", "check box", "radio button", "table", "list", "spin button"}


def nameless(window):
    return [(node.role, node.place) for node in window.tree() if node.role in USED and node.has("showing") and node.has("sensitive") and not node.name]


class Names(Journey):
    def test_everything_in_the_window_of_a_plan_has_a_name(self):
        program = self.start()
        program.thing("placement", "Ngày bầu cử và giờ bỏ phiếu, 18:45, T5 20/5/2021").do("select")
        program.wait("^Tiêu đề$", "text")
        self.assertEqual(nameless(program.root), [])
        for chord in ("ctrl+n", "ctrl+d"):
            with self.subTest(chord):
                keys(chord)
                dialog = wait_for(lambda: next((w for w in program.windows()[1:] if w.has("active")), None), "a dialog")
                self.assertEqual(nameless(dialog), [])
                keys("Escape")
                wait_for(lambda: program.windows()[0].has("active"), "the dialog has gone")

    def test_everything_on_the_first_page_has_a_name(self):
        program = self.start(plan=None)
        self.assertEqual(nameless(program.root), [])

    def test_a_field_says_what_is_wrong_with_what_was_typed(self):
        program = self.start()
        program.thing("placement", "Ngày bầu cử và giờ bỏ phiếu, 18:45, T5 20/5/2021").do("select")
        field = program.wait("^Giờ$", "text")
        field.at.grab_focus()
        wait_for(lambda: field.has("focused"), "the time has the keyboard")
        field.text = "25:99"
        keys("Return")
        wait_for(lambda: "25:99" in field.at.get_description(), "the field says what is wrong")
        self.assertEqual(field.text, "25:99")
