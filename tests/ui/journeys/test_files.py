# SPDX-License-Identifier: Apache-2.0
"""Files come in after a preview and go out whole."""

import subprocess

from program import Journey, keys, wait_for

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Đài huyện//Lịch//VI
BEGIN:VEVENT
UID:loa-1@dai-huyen.example
DTSTAMP:20210501T000000Z
DTSTART;TZID=Asia/Ho_Chi_Minh:20210526T173000
DURATION:PT5M
SUMMARY:Đuối nước: dạy trẻ bơi ở hồ Gáo Giồng
END:VEVENT
END:VCALENDAR
"""


class Files(Journey):
    def test_a_calendar_is_shown_before_it_is_taken_in(self):
        calendar = self.folder / "dai-huyen.ics"
        calendar.write_text(CALENDAR.replace("\n", "\r\n"))
        program = self.start()
        before = len(program.placements())
        keys("ctrl+i")
        program.choose_file("Nhập tệp lịch hoặc bảng", calendar)
        program.wait("^Kênh cho", "combo box")
        wait_for(lambda: program.window("Nhập tệp lịch hoặc bảng").has("active"), "the dialog has the keyboard")
        keys("Down")  # to the first outlet
        rows = program.wait("^Kết quả$", "table")
        wait_for(lambda: any("Đuối nước" in cell.name for cell in rows.children()), "the event in the preview")
        self.assertEqual(len(program.placements()), before)
        program.wait("^Nhập vào kế hoạch$", "push button").do("click")
        wait_for(lambda: len(program.placements()) == before + 1, f"one placement more than {before}")
        self.assertEqual(program.placements("--from", "2021-05-26", "--text", "duoi nuoc")[0]["title"], "Đuối nước: dạy trẻ bơi ở hồ Gáo Giồng")

    def test_this_view_goes_out_as_pdf_with_its_vietnamese_words(self):
        program = self.start()
        keys("ctrl+3")
        wait_for(lambda: program.view().name.startswith("Ngày"), "the day is shown")
        paper = self.folder / "ngay.pdf"
        keys("ctrl+p")
        program.wait("^Lưu PDF…$", "push button").click()
        program.choose_file("^Lưu PDF", paper)
        wait_for(lambda: paper.exists() and paper.stat().st_size > 0, "the file")
        program.wait("ngay.pdf", "label", program.window("Xem trước khi in"))
        words = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Ngày bầu cử và giờ bỏ phiếu", words)
        self.assertIn("Ứng cử viên trình bày chương trình hành động", words)
