"""Another process of ours is this very code, even where a second copy of it is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tutor.sandbox import launch

PACKAGE = Path(launch.__file__).parents[1]


def test_the_copy_that_asks_is_the_copy_that_starts(tmp_path: Path) -> None:
    """`-I` keeps the starter's search path away, and the interpreter may know another installation."""
    copy = tmp_path / "tutor"
    (copy / "sandbox").mkdir(parents=True)
    for name in ("__init__.py", "sandbox/__init__.py", "sandbox/launch.py"):
        (copy / name).write_text((PACKAGE / name).read_text())
    (copy / "probe.py").write_text("import sys\ndef main():\n    print(__file__, sys.argv[1:])\n")
    program = "import subprocess, sys; from tutor.sandbox import launch\n"
    program += "subprocess.run(launch.command('tutor.probe', 'one', 'two'))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(tmp_path)},
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == f"{copy / 'probe.py'} ['one', 'two']", done.stderr


def test_every_library_is_held_to_one_thread_and_nothing_else_is_told() -> None:
    known = launch.environment("/own")
    assert known["HOME"] == known["TMPDIR"] == "/own"
    assert {value for name, value in known.items() if name.endswith(("_THREADS", "_LIMIT"))} == {"1"}
    assert {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"} <= set(known)
    assert not any(name.startswith(("TUTOR", "PYTHON", "XDG")) for name in known)
