"""Resource limits: memory, processor seconds, files, descriptors.

Because seccomp admits no second task, RLIMIT_AS bounds the memory of all that an answer does.
"""

from __future__ import annotations

import resource as r

FILE_BYTES = 1 << 20
DESCRIPTORS = 64
STACK_BYTES = 8 << 20


def apply(address_space: int | None, cpu_seconds: int) -> None:
    """Set hard limits on this process; `address_space` in bytes, or None where the system ignores it."""
    limits = {
        r.RLIMIT_CPU: cpu_seconds,
        r.RLIMIT_FSIZE: FILE_BYTES,
        r.RLIMIT_NPROC: 0,
        r.RLIMIT_NOFILE: DESCRIPTORS,
        r.RLIMIT_CORE: 0,
        r.RLIMIT_MEMLOCK: 0,
        r.RLIMIT_STACK: STACK_BYTES,
    }
    if address_space is not None:
        limits[r.RLIMIT_AS] = address_space
    if hasattr(r, "RLIMIT_MSGQUEUE"):
        limits[r.RLIMIT_MSGQUEUE] = 0
    for what, value in limits.items():
        _, hard = r.getrlimit(what)
        value = value if hard == r.RLIM_INFINITY else min(value, hard)
        r.setrlimit(what, (value, value))
