"""The floors of the house: who may import whom, what a client never loads, how large a room may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tutor"

# A room may import the rooms named here, and itself. `*` are the small modules that everybody may use.
BASE = {"model", "words", ""}
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "words": set(),
    "home": BASE,
    "answers": BASE | {"home"},
    "text": BASE,
    "packs": BASE | {"home"},
    "sandbox": BASE | {"home"},
    "algebra": BASE,
    "progress": BASE | {"home"},
    "judge": BASE | {"answers", "text", "packs", "sandbox", "algebra", "progress"},
    "authors": BASE | {"answers", "text", "packs", "sandbox", "algebra", "progress", "judge"},
    "homework": BASE
    | {"home", "answers", "text", "packs", "sandbox", "algebra", "progress", "judge", "authors"},
    "service": BASE
    | {"home", "answers", "text", "packs", "sandbox", "algebra", "progress", "judge", "authors", "homework"},
    "tui": BASE | {"home", "answers", "text", "packs", "service.client"},
    "web": BASE | {"tui"},
    "cli": BASE | {"home", "answers", "text", "packs", "service.client", "tui", "web"},
    "__main__": {"cli"},
}
# Of the sandbox this module alone, in the SymPy host: no foreign code ever runs in its cells.
# Grading a class is a process of its own with its own workers: killing it must end the work.
ALSO = {"sandbox/certifying.py": {"algebra"}, "cli/grading.py": {"homework"}}
HEAVY = {
    "judge": {"torch", "sympy"},
    "tui": {"torch", "sympy", "numpy"},
    "cli": {"torch", "sympy", "numpy", "pydantic"},
}
FILE_LINES, FUNCTION_LINES = 300, 50


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "course" not in p.parts)


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py") if parts[0] != "__init__.py" else ""


def imported(path: Path) -> set[str]:
    """Full names of everything that a module imports, late imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def inner(name: str) -> str:
    """`tutor.judge.code.judge_code` -> `judge.code.judge_code`."""
    return name.removeprefix("tutor.").removeprefix("tutor")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    if room == "":
        return
    rooms = ALLOWED[room] | ALSO.get(str(path.relative_to(PACKAGE)), set())
    for name in imported(path):
        if name == "tutor" or name.startswith("tutor."):
            target = inner(name)
            top = target.split(".")[0]
            known = top if top in ALLOWED else ""
            allowed = (
                known in rooms
                or known == room
                or any(target == a or target.startswith(a + ".") for a in rooms if "." in a)
            )
            assert allowed, f"{path.name} in {room} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert not tops & HEAVY.get(room_of(path), set())


def test_no_circles_between_modules() -> None:
    names = {str(p.relative_to(ROOT)).removesuffix(".py").replace("/", "."): p for p in modules()}
    edges = {
        name: {
            target
            for found in imported(path)
            for target in (found, found.rpartition(".")[0])
            if target in names and target != name
        }
        for name, path in names.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(edges[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in names:
        visit(name, ())


def test_rooms_are_small() -> None:
    """A longer file or function says why in a comment that begins with `Long because`."""
    large = []
    for path in modules():
        text = path.read_text()
        if len(text.splitlines()) > FILE_LINES and "Long because" not in text:
            large.append(str(path.relative_to(ROOT)))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                body = text.splitlines()[node.lineno - 1 : node.end_lineno]
                if len(body) > FUNCTION_LINES and "Long because" not in "\n".join(body):
                    large.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not large


def loaded_after(code: str) -> set[str]:
    """Top-level names in `sys.modules` of a fresh interpreter after running `code`."""
    program = f"{code}\nimport sys; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/"
    )
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_thin_client_loads_nothing_heavy() -> None:
    loaded = loaded_after("import tutor.cli, tutor.cli.answering, tutor.text.verdict, tutor.service.client")
    assert not loaded & {"torch", "sympy", "numpy", "pydantic", "textual", "rich", "markdown_it", "sqlite3"}
    modules = subprocess.run(
        [sys.executable, "-c", "import tutor.cli.answering, tutor.text.verdict, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    ).stdout.split()
    assert "tutor.model" not in modules, "its frozen classes take 15 ms to build"


def test_the_app_loads_nothing_heavy() -> None:
    loaded = loaded_after("import tutor.tui.app")
    assert not loaded & {"torch", "sympy", "numpy", "pydantic", "sqlite3"}


def test_the_judge_knows_no_torch_and_no_screen() -> None:
    loaded = loaded_after("import tutor.judge.code, tutor.service.jobs")
    assert not loaded & {"torch", "textual"}


def test_a_host_holds_nothing_of_the_course_and_nothing_of_the_judge() -> None:
    loaded = loaded_after("import tutor.sandbox.host")
    assert "pydantic" not in loaded
    names = subprocess.run(
        [
            sys.executable,
            "-c",
            "import tutor.sandbox.host, sys; print(*[m for m in sys.modules if m.startswith('tutor')])",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    ).stdout.split()
    assert all(name in ("tutor", "tutor.sandbox") or name.startswith("tutor.sandbox.") for name in names)


def test_sympy_is_loaded_in_its_host_alone() -> None:
    assert "sympy" not in loaded_after(
        "import tutor.service.jobs, tutor.judge.certificate, tutor.sandbox.host"
    )
    users = {
        str(p.relative_to(PACKAGE)) for p in modules() if any(n.split(".")[0] == "sympy" for n in imported(p))
    }
    assert all(user.startswith("algebra/certify/") for user in users)
