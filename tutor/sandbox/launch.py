"""How another process of ours is started: this very code, and one thread where foreign code will run."""

from __future__ import annotations

import sys
from pathlib import Path

# It must be the same code as this, wherever that was imported from: another copy may be installed as well.
_START = """
import importlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("tutor", sys.argv.pop(1))
package = sys.modules["tutor"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
importlib.import_module(sys.argv.pop(1)).main()
"""
# One thread, always: a parallel region before a fork makes every parallel operation of the child hang.
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OMP_THREAD_LIMIT",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs `main()` of a module of ours in a fresh, isolated interpreter."""
    package = str(Path(__file__).parents[1] / "__init__.py")
    return [sys.executable, "-I", "-c", _START, package, module, *arguments]


def environment(folder: str) -> dict[str, str]:
    """All that a process for foreign code knows of its surroundings; `folder` is where it may write."""
    known = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    return known | dict.fromkeys(_ONE_THREAD, "1")
