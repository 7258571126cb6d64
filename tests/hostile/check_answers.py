#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_answers.py ITIP_MESSAGES LICHSONG_ICAL FOLDER [--seconds S] [--megabytes M]

The files of make_hostile.py as if a partner had sent them for an answer: METHOD:REPLY is put into those that have none. Requires
of each no signal, that it is read or refused with a code, at most S seconds and M megabytes.
"""
import argparse
import json
import pathlib
import signal
import sys
import tempfile

from check_hostile import run
from make_hostile import TABLE

HEAD = b"BEGIN:VCALENDAR\r\n"
LARGE = 4 << 20  # refused by its size, whatever is in it


def as_answer(file, folder):
    if file.stat().st_size > LARGE:
        return file
    data = file.read_bytes()
    if b"METHOD:" not in data[:4096]:
        data = data.replace(HEAD, HEAD + b"METHOD:REPLY\r\n", 1)
    copy = folder / file.name
    copy.write_bytes(data)
    return copy


def fault_of(result, limits):
    if result.code is None:
        return "does not end"
    if result.code < 0:
        return f"dies of {signal.Signals(-result.code).name}"
    if result.code not in (0, 3):
        return f"exit {result.code}: {result.err.decode(errors='replace')[-200:]}"
    said = json.loads(result.out)
    if result.code == 3 and not said.get("error"):
        return "refused without a code"
    if result.seconds > limits.seconds or result.megabytes > limits.megabytes:
        return f"takes {result.seconds:.1f} s and {result.megabytes:.0f} MB"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("reader")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--megabytes", type=float, default=256)
    arguments = parser.parse_args()
    failed = read = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for row in TABLE:
            file = as_answer(arguments.folder / f"{row.name}.ics", pathlib.Path(folder))
            result = run([arguments.program, "read", arguments.reader, str(file)], arguments.seconds * 5)
            fault = fault_of(result, arguments)
            failed, read, slowest = failed + bool(fault), read + (result.code == 0), max(slowest, result.seconds)
            said = "read" if result.code == 0 else result.out.decode(errors="replace").strip()
            print(f"{row.name:24}{result.seconds:7.2f} s{result.megabytes:7.0f} MB  {fault or said[:80]}", flush=True)
    print(f"{len(TABLE)} files, {read} read, {failed} wrong, slowest {slowest:.2f} s")
    return int(failed > 0 or read < 10)


if __name__ == "__main__":
    sys.exit(main())
