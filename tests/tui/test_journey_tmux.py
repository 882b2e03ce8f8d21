"""A learner's first half hour in a real terminal: read, get it wrong, be told, get it right, come back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.service import client

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a machine that is busy with other things is slow

WRONG_AXIS = """import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
"""
RIGHT = WRONG_AXIS.replace("axis=0", "axis=axis")

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Terminal:
    """80 columns and 24 rows of a real terminal, by way of a tmux server of its own."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "t.sock"
        self.folder = folder

    def open(self) -> None:
        """Start the app as a learner does."""
        words = [sys.executable, "-m", "tutor"]
        command = "exec " + " ".join(shlex.quote(word) for word in words)
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command)
        self.tmux("set-option", "-g", "remain-on-exit", "off")

    def tmux(self, *arguments: str, check: bool = True) -> str:
        """Run one command of tmux and return what it prints."""
        done = subprocess.run(
            ["tmux", "-S", str(self.socket), *arguments],
            capture_output=True,
            text=True,
            check=check,
            cwd=ROOT,
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        )
        return done.stdout

    def screen(self) -> str:
        """What the terminal shows."""
        return self.tmux("capture-pane", "-p", check=False)

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self.tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste as a terminal does."""
        file = self.folder / "pasted.txt"
        file.write_text(text)
        self.tmux("load-buffer", str(file))
        self.tmux("paste-buffer", "-p")

    def wait_for(self, *words: str) -> str:
        """The screen as soon as it shows all of `words`, across line breaks."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            flat = " ".join(screen.replace("│", " ").replace("┃", " ").split())
            if all(word in flat for word in words):
                return screen
            assert time.monotonic() < deadline, f"{words} not in:\n{screen}"
            time.sleep(0.1)

    def wait_for_end(self) -> None:
        """Until the app has left the terminal."""
        deadline = time.monotonic() + PATIENCE
        while self.tmux("list-sessions", check=False):
            assert time.monotonic() < deadline, self.screen()
            time.sleep(0.1)

    def kill_app(self) -> None:
        """End the app as a crash would."""
        os.kill(int(self.tmux("display-message", "-p", "#{pane_pid}")), signal.SIGKILL)
        self.wait_for_end()


@pytest.fixture
def terminal(own_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    found = Terminal(tmp_path_factory.mktemp("t"))
    yield found
    found.tmux("kill-server", check=False)
    client.stop()


def open_the_softmax_lesson(terminal: Terminal) -> None:
    terminal.open()
    terminal.wait_for("Enter opens the screen; p goes on in plain lines")
    terminal.press("Enter")
    terminal.wait_for("Begin", "0 of")
    terminal.press("C-p")
    terminal.wait_for("Course map")
    terminal.type("scores to prob")
    terminal.wait_for("Read: From scores to probabilities")
    terminal.press("Down")
    terminal.press("Enter")
    terminal.wait_for("How sure is it of the cat?")


def replace_the_answer(terminal: Terminal, text: str) -> None:
    terminal.press("w")
    time.sleep(0.3)
    terminal.press("F7")
    time.sleep(0.3)
    terminal.paste(text)
    terminal.wait_for("return e / e.sum")


def test_a_learner_reads_errs_is_told_corrects_passes_and_comes_back(terminal: Terminal) -> None:
    open_the_softmax_lesson(terminal)
    terminal.press("Space")
    terminal.wait_for("The formula")

    terminal.press("e")
    terminal.wait_for("not tried yet", "import numpy")
    replace_the_answer(terminal, WRONG_AXIS)
    terminal.press("F5")
    terminal.wait_for("Which axis")

    terminal.press("Escape")
    replace_the_answer(terminal, RIGHT)
    terminal.press("F5")
    terminal.wait_for("✓ passed")
    terminal.press("Escape")
    terminal.wait_for("w write")
    terminal.press("q")
    terminal.wait_for("next page")
    terminal.press("C-q")
    terminal.wait_for_end()

    terminal.open()
    terminal.wait_for("page 1 of 7", "Softmax and cross-entropy")  # wherever on it one stopped
    terminal.press("l")
    terminal.wait_for("1 of", "[✓]  Softmax".replace("  ", " "))
    terminal.press("q")
    terminal.wait_for_end()


def test_a_killed_app_opens_again_where_it_was(terminal: Terminal) -> None:
    open_the_softmax_lesson(terminal)
    terminal.press("Space")
    terminal.wait_for("The formula")
    time.sleep(0.5)  # until the page has lain still
    terminal.kill_app()

    terminal.open()
    terminal.wait_for("page 1 of 7", "The formula")
