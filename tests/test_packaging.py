"""The wheel carries the course and works from anywhere; an editable install holds no copy of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tutor.packs.find import builtin_course

ROOT = Path(__file__).parents[1]
GOOD = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_whole_course_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    on_disk = {
        f"tutor/course/{path.relative_to(ROOT)}"
        for top in ("lessons", "exercises")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert on_disk <= set(names) and len(names) == len(set(names))
    assert not [name for name in names if name.startswith(("tests/", "lessons/", "exercises/"))]
    assert [name for name in names if name.endswith(".tcss")]


def test_an_installed_wheel_works_from_another_directory(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, symlinks=True, with_pip=False)
    python = environment / "bin" / "python"
    site = next((environment / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    # The libraries are those of this test run; only the program itself is installed afresh.
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    (tmp_path / "answer.py").write_text(GOOD)
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    clean |= {"TUTOR_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}

    def tutor(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(python), "-m", "tutor", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, timeout=120)

    try:
        listed = tutor("list", "--json")
        assert listed.returncode == 0, listed.stderr
        assert json.loads(listed.stdout)["courses"][0]["units"]
        checked = tutor("check", "softmax", "answer.py", "--json")
        assert checked.returncode == 0, checked.stdout + checked.stderr
    finally:
        tutor("service", "stop")


def test_a_checkout_uses_its_own_course() -> None:
    assert builtin_course() == ROOT
    assert not (ROOT / "tutor" / "course").exists()


def test_every_dependency_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    requirements = [line for line in lines if line.startswith('  "') and any(c in line for c in "=<>")]
    assert len(requirements) >= 8
    assert all("# " in line for line in requirements)


def test_the_readme_commands_are_single_lines() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert commands[0].endswith("/tutor") and commands[1].endswith("/pytest")
