#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""fetch_icaljs.py FOLDER: ical.js for the readers of readers.py, which Debian has no package of. npm installs it into
FOLDER/node_modules in the version and with the checksum of npm/package-lock.json; where it is there already, nothing is asked
of anybody. Exit: 0 it is there, 1 it could not be had.
"""
import json
import pathlib
import shutil
import subprocess
import sys

LOCK = pathlib.Path(__file__).parent / "npm"
WANTED = json.loads((LOCK / "package.json").read_text(encoding="utf-8"))["dependencies"]["ical.js"]


def version_in(folder):
    try:
        return json.loads((folder / "node_modules" / "ical.js" / "package.json").read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return None


def main():
    folder = pathlib.Path(sys.argv[1])
    if version_in(folder) == WANTED:
        print(f"ical.js {WANTED} is there.")
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCK / name, folder)
    try:
        run = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], cwd=folder,
                             capture_output=True, text=True, check=False, timeout=120)
        told = run.stderr.strip()
    except FileNotFoundError:
        told = "there is no npm; packaging/deps test installs it"
    except subprocess.TimeoutExpired:
        told = "npm had no answer after two minutes"
    if version_in(folder) == WANTED:
        print(f"ical.js {WANTED} fetched.")
        return 0
    print(f"ical.js {WANTED} could not be fetched from the npm registry, so it cannot judge our calendars. Where there is a copy "
          f"of its node_modules, configure with -DLICHSONG_ICALJS=…/node_modules. npm says:\n{told}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
