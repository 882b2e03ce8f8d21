"""seccomp: the system calls a cell may make, as a classic BPF program.

Without this layer a cell can open sockets that namespaces do not cover, create tasks, share memory with
the next answer and signal its host.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from functools import lru_cache

from tutor.sandbox.confine import syscalls as sc
from tutor.sandbox.confine.syscall_table import ALLOWED, AUDIT_ARCH, KILLED, NEW_TASK, NUMBERS, REFUSED

LOAD, JUMP_EQ, JUMP_GE, RETURN = 0x20, 0x15, 0x35, 0x06
KILL_PROCESS, ALLOW, ERRNO = 0x80000000, 0x7FFF0000, 0x00050000
EPERM, ENOSYS = ERRNO | 1, ERRNO | 38
X32_BIT = 0x40000000
SET_MODE_FILTER = 1

OFFSET_NUMBER, OFFSET_ARCH, OFFSET_ARGUMENTS = 0, 4, 16
IOCTLS = (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)  # isatty, window size, FIONREAD, close-on-exec on and off
# Duplicating, flags and locks, but not F_SETOWN and F_SETSIG: those made the kernel kill the host by SIGIO.
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032, 1034)
PRCTLS = (15, 16, 0x53564D41)  # thread name, name of an anonymous mapping


def supported() -> bool:
    """Whether the table for this processor exists, and the interpreter is not one for its 32-bit mode."""
    return os.uname().machine in NUMBERS and sys.maxsize > 1 << 32


class _Program:
    """Assembles instructions; jumps are relative, so each method emits a block that falls through."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers
        self.code: list[bytes] = []

    def emit(self, code: int, value: int, if_true: int = 0, if_false: int = 0) -> None:
        self.code.append(struct.pack("HBBI", code, if_true, if_false, value))

    def answer(self, names: Iterable[str], action: int) -> None:
        """Return `action` for each of these calls."""
        for name in names:
            if name in self.numbers:
                self.emit(JUMP_EQ, self.numbers[name], 0, 1)
                self.emit(RETURN, action)

    def allow_argument(self, name: str, index: int, values: tuple[int, ...]) -> None:
        """Allow the call when its argument is one of `values`, with a high word of zero; else EPERM."""
        if name not in self.numbers:
            return
        low = OFFSET_ARGUMENTS + 8 * index
        self.emit(JUMP_EQ, self.numbers[name], 0, 5 + 2 * len(values))
        self.emit(LOAD, low + 4)
        self.emit(JUMP_EQ, 0, 1, 0)
        self.emit(RETURN, EPERM)
        self.emit(LOAD, low)
        for value in values:
            self.emit(JUMP_EQ, value, 0, 1)
            self.emit(RETURN, ALLOW)
        self.emit(RETURN, EPERM)

    def allow_reading_own_limits(self) -> None:
        """prlimit64 with pid 0 and no new limit."""
        self.emit(JUMP_EQ, self.numbers["prlimit64"], 0, 10)
        for offset in (OFFSET_ARGUMENTS, OFFSET_ARGUMENTS + 16, OFFSET_ARGUMENTS + 20):
            self.emit(LOAD, offset)
            self.emit(JUMP_EQ, 0, 1, 0)
            self.emit(RETURN, EPERM)
        self.emit(RETURN, ALLOW)


@lru_cache(maxsize=4)  # a host assembles it before it forks, and the cells of a pid namespace all are pid 1
def program(own_pid: int, machine: str | None = None) -> bytes:
    """The filter for a cell whose pid (in its own namespace) is `own_pid`; it may signal only itself."""
    machine = machine or os.uname().machine
    numbers = NUMBERS[machine]
    p = _Program(numbers)
    p.emit(LOAD, OFFSET_ARCH)
    p.emit(JUMP_EQ, AUDIT_ARCH[machine], 1, 0)
    p.emit(RETURN, KILL_PROCESS)
    p.emit(LOAD, OFFSET_NUMBER)
    if machine == "x86_64":
        p.emit(JUMP_GE, X32_BIT, 0, 1)
        p.emit(RETURN, KILL_PROCESS)
    p.answer(ALLOWED, ALLOW)
    p.answer(REFUSED, EPERM)
    p.answer(KILLED, KILL_PROCESS)
    p.answer(NEW_TASK, EPERM)
    p.answer(("clone3",), ENOSYS)
    for name in ("kill", "tgkill", "tkill"):
        p.allow_argument(name, 0, (own_pid,))
    p.allow_argument("ioctl", 1, IOCTLS)
    p.allow_argument("fcntl", 1, FCNTLS)
    p.allow_argument("prctl", 0, PRCTLS)
    p.allow_reading_own_limits()
    p.emit(RETURN, ENOSYS)
    return b"".join(p.code)


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def load(code: bytes) -> None:
    """Bind this process by the filter, for good. Raises OSError."""
    buffer = ctypes.create_string_buffer(code, len(code))
    described = _FilterProgram(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    result = sc.syscall(sc.SYS_SECCOMP[os.uname().machine], SET_MODE_FILTER, 0, ctypes.byref(described))
    sc.checked(result, "seccomp")
