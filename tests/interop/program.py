# SPDX-License-Identifier: Apache-2.0
"""The program under test, as the checks of the running server use it: its first argument. What a check finds wrong is told at once and
counted; finish() ends with 1 where something was."""
import json, subprocess, sys, tempfile

lichsong = sys.argv[1]
failures = []


def check(what, holds):
    if not holds:
        failures.append(what)
        print(f"FAILED: {what}", flush=True)


def run(*words, worst=0):
    """What a command answers; `worst` 1 for one that may find something."""
    done = subprocess.run([lichsong, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode > worst or done.returncode < 0:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def said_by(server):
    """The document a server that was started with --json says when it listens."""
    said = ""
    while not said.rstrip().endswith("}"):
        part = server.stdout.readline()
        if part == "":
            sys.exit("the server ended")
        said += part
    return json.loads(said)


def port_of(server):
    return int(said_by(server)["serving"].rsplit(":", 1)[1])


def finish(name, main):
    with tempfile.TemporaryDirectory() as temp:
        main(temp)
    print(f"{name}: {len(failures)} failures")
    sys.exit(1 if failures else 0)
