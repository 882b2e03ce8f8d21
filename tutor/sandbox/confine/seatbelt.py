"""macOS's sandbox: the profile under which a spare process runs from its first instruction.

Written for macOS, not yet tried on one. The system has neither namespaces nor a filter of system calls;
this layer alone keeps a process from files, network and other processes, and it cannot be nested.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable

PROGRAM = "/usr/bin/sandbox-exec"
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
SYSTEM = ("/usr/lib", "/System/Library", "/Library/Apple/System/Library", "/private/var/db/dyld")
RUSAGE_INFO_V2 = 2
FOOTPRINT_FIELD = 9  # of rusage_info_v2, counted in words of 64 bits: two for the uuid, seven counters


class CannotProfile(Exception):
    """A path that a profile cannot hold safely."""


def command(readable: Iterable[str], listable: Iterable[str], folder: str) -> list[str]:
    """The command to put before that of a spare. Raises CannotProfile."""
    return [PROGRAM, "-p", profile(readable, listable, folder)]


def profile(readable: Iterable[str], listable: Iterable[str], folder: str) -> str:
    """Deny everything, then allow: reading `readable` trees, listing `listable` folders, writing `folder`.

    The interpreter may be executed, because sandbox-exec starts it inside; executed again, it would still
    be this process, under this profile. Raises CannotProfile.
    """
    trees = sorted({*map(os.path.realpath, readable), *SYSTEM, *our_code()})
    interpreters = sorted(_interpreters())
    folder = os.path.realpath(folder)
    listed = sorted({os.path.dirname(our_code()[0]), *map(os.path.realpath, listable)})
    files = [*interpreters, *DEVICES, *_configuration()]
    ways = sorted({parent for path in (*trees, *listed, *files, folder) for parent in _parents(path)})
    return "\n".join(
        (
            "(version 1)",
            "(deny default)",
            _rule("allow", "file-read-metadata", "literal", ways),
            _rule("allow", "file-read*", "literal", [*listed, *files]),
            _rule("allow", "file-read*", "subpath", trees),
            _rule("allow", "file-read* file-write*", "subpath", [folder]),
            _rule("allow", "process-exec", "literal", interpreters),
            "(allow sysctl-read)",
            "(allow signal (target self))",
            "(deny process-fork)",
            "(deny network*)",
            "",
        )
    )


def quoted(path: str) -> str:
    """`path` as a string of the profile's language. Raises CannotProfile for control characters."""
    if any(ord(character) < 32 or ord(character) == 127 for character in path):
        raise CannotProfile(f"the path {path!r} holds a control character")
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nested() -> bool:
    """Whether this very process is under a sandbox already, in which no other can be started. macOS only."""
    return bool(ctypes.CDLL(None).sandbox_check(os.getpid(), None, 0))


def footprint(pid: int) -> int:
    """Bytes of memory that the system charges to a process; 0 when it has gone. macOS only."""
    words = (ctypes.c_uint64 * 64)()
    if ctypes.CDLL(None).proc_pid_rusage(pid, RUSAGE_INFO_V2, ctypes.byref(words)) != 0:
        return 0
    return int(words[FOOTPRINT_FIELD])


def our_code() -> list[str]:
    """The part of this package that a spare imports: it holds no exercise and no reference."""
    return [os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))]


def _rule(verb: str, operations: str, kind: str, paths: Iterable[str]) -> str:
    """A rule for these paths only; without a path it would speak of all."""
    filters = "".join(f"\n  ({kind} {quoted(path)})" for path in paths)
    return f"({verb} {operations}{filters})" if filters else ""


def _interpreters() -> set[str]:
    """The interpreter, and the program inside its framework that a framework's `python` hands over to."""
    inside = os.path.join(sys.base_prefix, "Resources/Python.app/Contents/MacOS/Python")
    return {sys.executable, os.path.realpath(sys.executable), os.path.realpath(inside)}


def _configuration() -> list[str]:
    package = os.path.dirname(our_code()[0])
    return [os.path.join(package, "__init__.py"), os.path.join(sys.prefix, "pyvenv.cfg")]


def _parents(path: str) -> list[str]:
    found = []
    while path != "/":
        path = os.path.dirname(path)
        found.append(path)
    return found
