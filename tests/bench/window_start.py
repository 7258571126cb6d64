#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to the first painted month of 100 000 placements, seen from outside: pixels of the screen
are read until they are what they are when the program has come to rest. An empty window of the same toolkit runs in turn;
medians and peak memory (VmHWM) are printed. A pixel of a chip is as good as the whole month: it is painted in one go.
Usage: tests/ui/on_a_screen tests/bench/window_start.py BIN_FOLDER [--runs N] [--plan FILE]"""
import ctypes, ctypes.util, os, re, shutil, statistics, subprocess, sys, tempfile, time

AREA = (420, 330, 640, 6)  # within the month and within the empty window: x, y, width, height on the screen of 1600×1000


class Screen:
    """Reads pixels of the root window through Xlib itself: a program for each look would take longer than what is measured."""

    class Image(ctypes.Structure):
        _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int), ("data", ctypes.c_void_p)]

    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.x.XOpenDisplay.restype = self.x.XDefaultRootWindow.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x.XGetImage.restype = ctypes.POINTER(self.Image)
        self.x.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x.XFree.argtypes = [ctypes.c_void_p]
        self.display = self.x.XOpenDisplay(None)
        self.root = self.x.XDefaultRootWindow(self.display)

    def pixels(self):
        left, top, width, height = AREA
        image = self.x.XGetImage(self.display, self.root, left, top, width, height, 0xFFFFFFFF, 2)
        bytes_read = ctypes.string_at(image.contents.data, width * height * 4)
        self.x.XFree(image.contents.data)
        self.x.XFree(image)
        return bytes_read


def start(command, environment):
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def end(process, screen, empty):
    """Peak KiB; returns when the window is gone from the screen."""
    with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1))
    process.kill()
    process.wait()
    while screen.pixels() != empty:
        time.sleep(0.01)
    return peak


def at_rest(command, environment, screen, empty):
    process = start(command, environment)
    time.sleep(4)
    rest = screen.pixels()
    end(process, screen, empty)
    if rest == empty:
        sys.exit(f"nothing appeared: {' '.join(command)}")
    return rest


def once(command, environment, screen, empty, rest):
    started = time.monotonic()
    process = start(command, environment)
    while screen.pixels() != rest:
        if time.monotonic() - started > 20:
            sys.exit(f"never came to rest: {' '.join(command)}")
        time.sleep(0.001)
    took = time.monotonic() - started
    time.sleep(1.5)
    return took * 1000, end(process, screen, empty) / 1024


def main():
    folder = sys.argv[1]
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 9
    with tempfile.TemporaryDirectory() as temp:
        plan = os.path.join(temp, "plan.lichsong")
        if "--plan" in sys.argv:
            shutil.copyfile(sys.argv[sys.argv.index("--plan") + 1], plan)
        else:
            subprocess.run([os.path.join(folder, "lichsong"), "generate", plan, "--placements", "100000"], check=True, stdout=subprocess.DEVNULL)
        environment = dict(os.environ, XDG_CONFIG_HOME=os.path.join(temp, "config"), XDG_CACHE_HOME=os.path.join(temp, "cache"))
        screen = Screen()
        empty = screen.pixels()
        programs = {"month of 100 000 placements": [os.path.join(folder, "lichsong-desktop"), plan], "peer, an empty window": [os.path.join(folder, "peer_window")]}
        rests = {name: at_rest(command, environment, screen, empty) for name, command in programs.items()}
        seen = {name: [] for name in programs}
        # Whoever opens a plan leaves behind that it was found whole; a window that is killed cannot.
        leave_checked = [os.path.join(folder, "lichsong"), "list", plan, "--from", "2021-05-01", "--to", "2021-05-01"]
        for _ in range(runs):
            for name, command in programs.items():
                subprocess.run(leave_checked, check=True, env=environment, stdout=subprocess.DEVNULL)
                seen[name].append(once(command, environment, screen, empty, rests[name]))
        for name, results in seen.items():
            times = [took for took, _ in results]
            print(f"{name}: median {statistics.median(times):.0f} ms, least {min(times):.0f}, most {max(times):.0f} of {runs} runs; "
                  f"peak {max(peak for _, peak in results):.0f} MiB; load {os.getloadavg()[0]:.1f}", flush=True)


main()
