"""How a process that will run foreign code is started: this very code, one thread, nothing of ours around."""

from __future__ import annotations

import sys
from pathlib import Path

# It must be the same code as this service, wherever that was imported from.
_START = (
    "import sys; sys.path.append(sys.argv[1]); from tutor.sandbox import {0}; sys.path.pop();"
    " del sys.argv[1]; {0}.main()"
)
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
    """The command that runs `main()` of `tutor.sandbox.<module>` in a fresh, isolated interpreter."""
    root = str(Path(__file__).parents[2])
    return [sys.executable, "-I", "-c", _START.format(module), root, *arguments]


def environment(folder: str) -> dict[str, str]:
    """All that such a process knows of its surroundings; `folder` is where it may write, if anywhere."""
    known = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    return known | dict.fromkeys(_ONE_THREAD, "1")
