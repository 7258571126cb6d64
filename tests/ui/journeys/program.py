# SPDX-License-Identifier: Apache-2.0
"""The desktop application from outside: started on a plan of its own, found through the names it gives to readers of the
screen, used by their actions, by mouse and by keyboard. Knows nothing of the sources."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAMS = Path(os.environ["LICHSONG_PROGRAMS"])
PICTURES = Path(os.environ["LICHSONG_PICTURES"])
WAIT = float(os.environ.get("LICHSONG_WAIT", "8"))  # seconds; what takes longer counts as not happening

Atspi.init()


def wait_for(condition, what, seconds=WAIT):
    """What the condition gives as soon as it is true; fails with `what` where it never is."""
    end = time.monotonic() + seconds
    while True:
        pump()
        try:
            found = condition()
        except GLib.Error:  # the object has gone meanwhile
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds:g} s")
        time.sleep(0.04)


def pump():
    while GLib.MainContext.default().iteration(False):
        pass


def hands(*words):
    """Mouse and keyboard."""
    subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True)


def keys(*chords):
    for chord in chords:
        hands("key", "--clearmodifiers", chord)


class Node:
    """One object of the tree. What it is asked it asks the program, each time."""

    def __init__(self, at):
        self._at = at

    @property
    def at(self):
        self._at.clear_cache()
        return self._at

    @property
    def name(self):
        return self.at.get_name() or ""

    @property
    def role(self):
        return self.at.get_role_name()

    @property
    def kind(self):
        return self.at.get_attributes().get("kind", "")

    def has(self, state):
        return self.at.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def children(self):
        for i in range(self.at.get_child_count()):
            child = self.at.get_child_at_index(i)
            if child is not None:
                yield Node(child)

    def tree(self):
        """All below, but not within drawn views: those have many things, and are asked for by things()."""
        for child in self.children():
            yield child
            if not child.has("manages_descendants"):
                yield from child.tree()

    def find(self, name=None, role=None, shown=True):
        """The first one below of this name (a text or an expression that is searched for) and role."""
        for node in self.tree():
            if role is not None and node.role != role:
                continue
            if name is not None and not (re.search(name, node.name) if isinstance(name, str) else name(node.name)):
                continue
            if not shown or node.has("showing"):
                return node
        return None

    def acts(self):
        return [Atspi.Action.get_action_name(self.at, i) for i in range(self.at.get_n_actions())]

    def do(self, act):
        self.at.do_action(self.acts().index(act))

    def rows(self):
        return Atspi.Table.get_n_rows(self.at)

    def at_point(self, x, y):
        return Node(Atspi.Component.get_accessible_at_point(self.at, x, y, Atspi.CoordType.SCREEN))

    @property
    def place(self):
        box = self.at.get_extents(Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    @property
    def middle(self):
        x, y, width, height = self.place
        return x + width // 2, y + height // 2

    def click(self):
        hands("mousemove", *self.middle, "click", 1)

    @property
    def text(self):
        return self.at.get_text(0, -1)

    @text.setter
    def text(self, words):
        self.at.set_text_contents(words)

    def __repr__(self):
        return f"<{self.role} “{self.name}”>"


class Program:
    """A running application, and the plan it has open."""

    def __init__(self, folder, plan=None, environment=None, wrapper=(), language=None, dark=None, again=False):
        """`again`: with what was remembered the last time."""
        self.folder = folder
        self.plan = plan
        self._listeners = []
        self.errors = folder / "errors.txt"
        config = folder / "config" / "lichsong"
        config.mkdir(parents=True, exist_ok=True)
        wanted = {"view": "month", "width": 1440, "height": 900, "dark": bool(dark), "language": language or "vi"}
        if not again:
            (config / "desktop.json").write_text(json.dumps(wanted))
        self.environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache"),
                            "LICHSONG_USER": "lan", "GTK_USE_PORTAL": "0", **(environment or {})}
        words = [*wrapper, str(PROGRAMS / "lichsong-desktop"), *([str(plan)] if plan else [])]
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(words, env=self.environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors)
        self.root = wait_for(self._application, "the program is on the screen", 3 * WAIT)
        wait_for(lambda: any(window.has("active") for window in self.windows()), "the program has the keyboard")

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(i)
            if one is not None and one.get_process_id() == self.process.pid and one.get_child_count() > 0:
                return Node(one)
        return None

    def command(self, *words):
        """What the command line says of the plan."""
        run = subprocess.run([str(PROGRAMS / "lichsong"), words[0], str(self.plan), *words[1:]], env=self.environment, capture_output=True, text=True)
        if run.returncode != 0:
            raise AssertionError(f"lichsong {' '.join(words)}: {run.stderr}")
        return run.stdout

    def placements(self, *filters):
        return json.loads(self.command("list", "--json", *filters))["placements"]

    def placement(self, code):
        return next(one for one in self.placements() if one["code"] == code)

    def windows(self):
        return list(self.root.children())

    def window(self, name):
        return wait_for(lambda: next((w for w in self.windows() if re.search(name, w.name) and w.has("showing")), None), f"a window “{name}”")

    def wait(self, name=None, role=None, within=None):
        return wait_for(lambda: (within or self.root).find(name, role), f"{role or 'something'} “{name}”")

    def gone(self, name=None, role=None):
        wait_for(lambda: self.root.find(name, role) is None, f"{role or 'something'} “{name}” gone")

    def view(self):
        """The drawn view that is shown: the largest, for the small calendar is drawn as well."""
        def drawn():
            shown = [n for n in self.root.tree() if n.role == "list" and n.has("manages_descendants") and n.at.get_child_count() > 0]
            return max(shown, key=lambda node: node.place[2], default=None)
        return wait_for(drawn, "a drawn view")

    def things(self, kind=None):
        return [thing for thing in self.view().children() if kind is None or thing.kind == kind]

    def thing(self, kind, name):
        return wait_for(lambda: next((t for t in self.things(kind) if re.search(name, t.name)), None), f"a {kind} “{name}”")

    def choose_file(self, title, path):
        """Types a path into the toolkit's dialog for files."""
        chooser = self.wait(title, "file chooser")
        wait_for(lambda: chooser.has("active"), "the dialog has the keyboard")
        if not chooser.find(None, "text"):
            keys("ctrl+l")
        field = wait_for(lambda: chooser.find(None, "text"), "a field for the path")
        field.at.grab_focus()
        field.text = str(path)
        keys("Return")
        wait_for(lambda: self.root.find(title, "file chooser") is None, "the dialog closes")

    def listen(self, event):
        """A list into which the names go of what such events are about, as they come."""
        heard = []

        def hear(came):
            about = came.any_data if isinstance(came.any_data, Atspi.Accessible) else came.source
            try:
                heard.append(about.get_name())
            except GLib.Error:  # it has gone meanwhile
                pass

        self._listeners.append(Atspi.EventListener.new(hear))
        self._listeners[-1].register(event)
        return heard

    def focus_view(self):
        """The keyboard goes to the drawn view, as after a click into it."""
        day = next(t for t in self.things("day"))
        day.do("select")
        wait_for(lambda: self.view().has("focused"), "the view has the keyboard")

    def drag(self, from_point, to_point):
        hands("mousemove", *from_point, "mousedown", 1)
        for step in range(1, 6):
            hands("mousemove", *(a + (b - a) * step // 5 for a, b in zip(from_point, to_point)))
            time.sleep(0.03)
        hands("mouseup", 1)

    def is_running(self):
        return self.process.poll() is None

    def end(self):
        if self.is_running():
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Journey(unittest.TestCase):
    """A test with a folder of its own and a copy of the sample plan in it. Keeps a picture where it fails."""

    _sample = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="lichsong-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.programs = []
        self.addCleanup(self._end)

    def _end(self):
        for program in self.programs:
            program.end()

    def sample(self, name="ke-hoach.lichsong"):
        if Journey._sample is None:
            Journey._folder = tempfile.TemporaryDirectory(prefix="lichsong-")
            made = Path(Journey._folder.name) / "sample.lichsong"
            self.command("demo", made)
            Journey._sample = made
        return Path(shutil.copy(Journey._sample, self.folder / name))

    def command(self, *words):
        """Runs the command line."""
        subprocess.run([str(PROGRAMS / "lichsong"), *map(str, words)], check=True, capture_output=True, env={**os.environ, "LICHSONG_USER": "lan"})

    def start(self, plan="sample", **how):
        program = Program(self.folder, self.sample() if plan == "sample" else plan, **how)
        self.programs.append(program)
        return program

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        self._result, self._before = result, before
        return super().run(result)

    def _callTestMethod(self, method):
        try:
            method()
        except unittest.SkipTest:
            raise
        except BaseException:
            picture = PICTURES / f"{self.id().rsplit('.', 1)[-1]}.png"
            subprocess.run(["import", "-window", "root", str(picture)], capture_output=True)
            for program in self.programs:
                print(f"{self.id()}: {'runs' if program.is_running() else 'has ended'}; it said: {program.errors.read_text()[-2000:]}")
            print(f"{self.id()}: picture in {picture}")
            raise
