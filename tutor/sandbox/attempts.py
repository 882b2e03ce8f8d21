"""What the canaries try, as an answer would: this file's text is sent into a cell and runs there.

Each attempt returns whether it got through; nothing here does harm where it does.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

SYS_CLONE = {"x86_64": 56, "aarch64": 220}
PTRACE_SEIZE = 0x4206  # attaches without stopping the other, who would otherwise stand still for good
PROGRAMS = ("/usr/bin/true", "/bin/true", "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
BEYOND = 1 << 30  # bytes


def attempt(bait: dict[str, Any]) -> dict[str, bool]:
    """Every attempt that a cell survives, by the name of its canary."""
    return {
        "read": _works(_reads, bait["file"], bait["token"]),
        "write": any(_works(_writes, path) for path in bait["writes"]),
        "socket": any(_works(_opens, family) for family in (socket.AF_INET, socket.AF_UNIX)),
        "tcp": _works(_connects, socket.AF_INET, ("127.0.0.1", bait["tcp"])),
        "udp": _works(_sends, ("127.0.0.1", bait["udp"])),
        "unix": _works(_connects, socket.AF_UNIX, bait["unix"]),
        "abstract": _works(_connects, socket.AF_UNIX, bait["abstract"]),
        "process": any(_works(start) for start in (_forks, _clones, _spawns)),
        "signal": _works(_signals),
        "memory": _works(_takes_memory),
    }


def trace(bait: dict[str, Any]) -> bool:
    """Attach to the parent as a debugger does. Where that is watched for, the cell ends here."""
    return bool(ctypes.CDLL(None).ptrace(PTRACE_SEIZE, os.getppid(), None, None) == 0)


def _works(action: Callable[..., bool], *arguments: Any) -> bool:
    try:
        return action(*arguments)
    except Exception:
        return False


def _reads(path: str, token: str) -> bool:
    with open(path) as file:
        return file.read() == token


def _writes(path: str) -> bool:
    with open(path, "x") as file:
        return file.write("written") > 0


def _opens(family: int) -> bool:
    socket.socket(family, socket.SOCK_STREAM).close()
    return True


def _connects(family: int, address: Any) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as channel:
        channel.settimeout(1)
        return channel.connect_ex(address) == 0


def _sends(address: Any) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        return channel.sendto(b"?", address) == 1


def _forks() -> bool:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return os.waitpid(pid, 0)[0] == pid


def _clones() -> bool:
    if os.uname().sysname != "Linux":
        return False
    pid = ctypes.CDLL(None).syscall(SYS_CLONE[os.uname().machine], int(signal.SIGCHLD), 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    return bool(pid > 0 and os.waitpid(pid, 0)[0] == pid)


def _spawns() -> bool:
    for program in PROGRAMS:
        try:
            os.waitpid(os.posix_spawn(program, [program], {}), 0)
        except FileNotFoundError:
            continue
        return True
    return False


def _signals() -> bool:
    os.kill(os.getppid(), 0)
    return True


def _takes_memory() -> bool:
    with mmap.mmap(-1, BEYOND, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS):
        return True
