#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_sample.py SAMPLE_CALENDAR [options of instants.py]: both layouts of the sample, judged by all readers."""
import pathlib
import subprocess
import sys
import tempfile

INSTANTS = pathlib.Path(__file__).with_name("instants.py")


def main():
    program, options = sys.argv[1], sys.argv[2:]
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        calendar, expected = pathlib.Path(folder, "sample.ics"), pathlib.Path(folder, "expected.json")
        for layout in ("recurring", "flat"):
            subprocess.run([program, calendar, expected, layout], check=True)
            print(f"== {layout}", flush=True)
            run = subprocess.run([sys.executable, INSTANTS, calendar, expected, "2021-03-01", "2021-06-30", *options], check=False)
            worst = max(worst, run.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
