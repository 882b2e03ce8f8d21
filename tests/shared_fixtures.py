"""Fixtures that more than one folder of tests uses: real hosts, a home of one's own, the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tutor.judge.code import Draws
from tutor.packs.load import load_exercise
from tutor.sandbox.hosts import CannotJudge, Hosts

ROOT = Path(__file__).parents[1]
EXERCISES = ROOT / "exercises"


@pytest.fixture(scope="session")
def hosts() -> Iterator[Hosts]:
    """Real, confined hosts; where this machine offers no tier there is nothing to test."""
    found = Hosts()
    try:
        found.get("numpy")
    except CannotJudge as problem:
        pytest.skip(str(problem))
    yield found
    found.stop()


@pytest.fixture(scope="session")
def draws(hosts: Hosts) -> Draws:
    """Cases and references as real pack cells give them."""
    return Draws(hosts)


@pytest.fixture(scope="session")
def exercise_named():
    """Loads an exercise of the course."""
    return lambda name: load_exercise(EXERCISES / name, "course")


@dataclass
class CommandLine:
    """`tutor` in a process of its own, with a home of its own."""

    home: Path

    def __call__(
        self, *arguments: str, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "tutor", *arguments],
            input=stdin,
            capture_output=True,
            cwd=self.home.parent,
            env={**os.environ, "TUTOR_HOME": str(self.home), "LANG": "C.UTF-8", **environment},
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    def json(self, *arguments: str, stdin: bytes = b"") -> dict[str, Any]:
        """The one object that the command prints."""
        said: dict[str, Any] = json.loads(self(*arguments, "--json", stdin=stdin).stdout)
        return said


@pytest.fixture(scope="module")
def tutor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    """The command line with a service of its own, ended afterwards."""
    command = CommandLine(tmp_path_factory.mktemp("learner") / "home")
    yield command
    command("service", "stop")
