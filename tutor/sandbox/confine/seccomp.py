"""seccomp: the system calls a cell may make, as a classic BPF program.

Without this layer a cell can open sockets that namespaces do not cover, create tasks, share memory with
the next answer and signal its host.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from functools import lru_cache

from tutor.sandbox.confine import syscalls as sc
from tutor.sandbox.confine.syscall_table import ALLOWED, AUDIT_ARCH, KILLED, NEW_TASK, NUMBERS, REFUSED

LOAD, JUMP, JUMP_EQ, JUMP_GE, RETURN = 0x20, 0x05, 0x15, 0x35, 0x06
FARTHEST = 255  # instructions that a conditional jump can pass over
KILL_PROCESS, ALLOW, ERRNO = 0x80000000, 0x7FFF0000, 0x00050000
EPERM, ENOSYS = ERRNO | 1, ERRNO | 38
X32_BIT = 0x40000000
SET_MODE_FILTER = 1

OFFSET_NUMBER, OFFSET_ARCH, OFFSET_ARGUMENTS = 0, 4, 16
IOCTLS = (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)  # isatty, window size, FIONREAD, close-on-exec on and off
# Duplicating, flags and locks, but not F_SETOWN and F_SETSIG: those made the kernel kill the host by SIGIO.
FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032, 1034)
PRCTLS = (15, 16, 0x53564D41)  # thread name, name of an anonymous mapping

Block = tuple[bytes, ...]  # instructions of which the last returns


def supported() -> bool:
    """Whether the table for this processor exists, and the interpreter is not one for its 32-bit mode."""
    return os.uname().machine in NUMBERS and sys.maxsize > 1 << 32


def instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction; a jump is relative to the next one."""
    return struct.pack("HBBI", code, if_true, if_false, value)


def _argument(index: int, values: tuple[int, ...]) -> Block:
    """Allow the call when its argument is one of `values`, with a high word of zero; else EPERM."""
    low = OFFSET_ARGUMENTS + 8 * index
    block = [
        instruction(LOAD, low + 4),
        instruction(JUMP_EQ, 0, 1, 0),
        instruction(RETURN, EPERM),
        instruction(LOAD, low),
    ]
    for value in values:
        block += [instruction(JUMP_EQ, value, 0, 1), instruction(RETURN, ALLOW)]
    return (*block, instruction(RETURN, EPERM))


def _reading_own_limits() -> Block:
    """Allow prlimit64 with pid 0 and no new limit."""
    block: list[bytes] = []
    for offset in (OFFSET_ARGUMENTS, OFFSET_ARGUMENTS + 16, OFFSET_ARGUMENTS + 20):
        block += [instruction(LOAD, offset), instruction(JUMP_EQ, 0, 1, 0), instruction(RETURN, EPERM)]
    return (*block, instruction(RETURN, ALLOW))


def search(begins: list[tuple[int, Block]]) -> Block:
    """Go to the block of the last of `begins` that is not above the number held, halving what is left.

    When a filter is bound the kernel goes through it for every call there is: comparisons one after another
    would cost every cell half a millisecond.
    """
    if len(begins) == 1:
        return begins[0][1]
    middle = len(begins) // 2
    below, above = search(begins[:middle]), search(begins[middle:])
    first = begins[middle][0]
    if len(below) <= FARTHEST:
        return (instruction(JUMP_GE, first, len(below)), *below, *above)
    return (instruction(JUMP_GE, first, 0, 1), instruction(JUMP, len(below)), *below, *above)


def _answers(own_pid: int, numbers: dict[str, int]) -> dict[int, Block]:
    """What is done with each call, by its number."""
    actions = ((ALLOWED, ALLOW), (REFUSED, EPERM), (KILLED, KILL_PROCESS), (NEW_TASK, EPERM))
    answers: dict[str, Block] = {}
    for names, action in actions:
        answers |= dict.fromkeys(names, (instruction(RETURN, action),))
    answers |= dict.fromkeys(("kill", "tgkill", "tkill"), _argument(0, (own_pid,)))
    answers |= {"ioctl": _argument(1, IOCTLS), "fcntl": _argument(1, FCNTLS), "prctl": _argument(0, PRCTLS)}
    answers["prlimit64"] = _reading_own_limits()
    return {numbers[name]: block for name, block in answers.items() if name in numbers}


@lru_cache(maxsize=4)  # a host assembles it before it forks, and the cells of a pid namespace all are pid 1
def program(own_pid: int, machine: str | None = None) -> bytes:
    """The filter for a cell whose pid (in its own namespace) is `own_pid`; it may signal only itself."""
    machine = machine or os.uname().machine
    unknown: Block = (instruction(RETURN, ENOSYS),)
    answers = _answers(own_pid, NUMBERS[machine])
    begins: list[tuple[int, Block]] = []
    for number in range(max(answers) + 2):
        block = answers.get(number, unknown)
        if not begins or begins[-1][1] != block:
            begins.append((number, block))
    if machine == "x86_64":
        begins.append((X32_BIT, (instruction(RETURN, KILL_PROCESS),)))
    head = (
        instruction(LOAD, OFFSET_ARCH),
        instruction(JUMP_EQ, AUDIT_ARCH[machine], 1, 0),
        instruction(RETURN, KILL_PROCESS),
        instruction(LOAD, OFFSET_NUMBER),
    )
    return b"".join((*head, *search(begins)))


class Filter(ctypes.Structure):
    """A program in the form that the kernel takes; to make it costs a part of what to bind it does."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    def __init__(self, code: bytes) -> None:
        self.code = ctypes.create_string_buffer(code, len(code))
        super().__init__(len(code) // 8, ctypes.addressof(self.code))

    def bind(self) -> None:
        """Bind this process by it, for good. Raises OSError."""
        number = sc.SYS_SECCOMP[os.uname().machine]
        sc.checked(sc.syscall(number, SET_MODE_FILTER, 0, ctypes.byref(self)), "seccomp")
