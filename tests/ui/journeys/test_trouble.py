# SPDX-License-Identifier: Apache-2.0
"""What goes wrong outside the program is said in a sentence, and nothing that was typed is lost."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from program import Journey, keys, wait_for

SENTENCE = re.compile(r"(?s)^[^a-z].{20,}\.$")  # in words, to its end; not a code
CODE = "DT21-0124"
CHIP = "Ngày bầu cử và giờ bỏ phiếu, 18:45, T5 20/5/2021"


class Trouble(Journey):
    def test_a_broken_plan_is_refused_in_a_sentence(self):
        plan = self.sample()
        with plan.open("r+b") as file:
            file.seek(2_000)
            file.write(os.urandom(60_000))
        program = self.start(plan)
        self.refuses(program, plan)

    def test_what_is_no_plan_is_refused_in_a_sentence(self):
        plan = self.folder / "thư.lichsong"
        plan.write_text("Đây không phải là kế hoạch.\n" * 100)
        program = self.start(plan)
        self.refuses(program, plan)

    def test_a_plan_that_may_not_be_written_to_is_shown_and_says_so(self):
        plan = self.sample()
        plan.chmod(0o444)
        # Permissions do not bind an administrator, unless he gives that up.
        wrapper = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
        program = self.start(plan, wrapper=wrapper)
        field = self.title(program)
        words = "Tiêu đề không ghi được"
        said = self.refused(program, field, words)
        self.assertIn("chỉ mở để đọc", said)
        self.assertTrue(program.is_running())

    def test_on_a_full_disk_the_words_stay_and_can_be_kept_later(self):
        room = self.small_disk()
        plan = Path(shutil.move(self.sample(), room))
        program = self.start(plan)
        field = self.title(program)
        words = ("Tin dài " + "về an ninh, trật tự " * 20).strip()
        self.fill(room)
        self.refused(program, field, words)
        self.assertNotEqual(program.placement(CODE)["title"], words)
        (room / "filler").unlink()
        field.at.grab_focus()
        keys("Return")
        wait_for(lambda: program.placement(CODE)["title"] == words, "kept once there is room")

    def refuses(self, program, plan):
        """One window with one sentence that names the file; then the program ends by itself."""
        said = wait_for(lambda: next((n.name for n in program.root.tree() if n.role == "label" and SENTENCE.match(n.name)), None), "a sentence")
        self.assertIn(plan.name, said)
        keys("Return")
        self.assertGreaterEqual(program.process.wait(5), 0, "it ended of itself, not by a signal")

    def title(self, program):
        """The field of the title of a placement, with the keyboard in it."""
        program.thing("placement", CHIP).do("select")
        field = program.wait("^Tiêu đề$", "text")
        field.at.grab_focus()
        wait_for(lambda: field.has("focused"), "the title has the keyboard")
        return field

    def refused(self, program, field, words):
        """What is said when these words cannot be kept; they stay in the field."""
        field.text = words
        keys("Return")
        said = wait_for(lambda: next((s for s in [field.at.get_description() or ""] if SENTENCE.match(s)), None), "the field says why")
        self.assertEqual(field.text, words)
        return said

    def small_disk(self):
        room = self.folder / "small"
        room.mkdir()
        made = os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(room)], capture_output=True).returncode == 0
        if not made:
            self.skipTest("only an administrator can make a small disk to fill")
        self.addCleanup(subprocess.run, ["umount", "-l", str(room)], capture_output=True)
        return room

    def fill(self, room):
        """To the last block."""
        with (room / "filler").open("wb", buffering=0) as filler:
            for size in (65_536, 4_096, 512, 1):
                try:
                    while True:
                        filler.write(b"\0" * size)
                except OSError:
                    pass
