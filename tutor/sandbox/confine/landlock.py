"""Landlock: which files a cell may read, and no network, signals or abstract sockets.

The ruleset is built once in the host, because its some two hundred rules cost 1.6 ms; a cell only pays
for restricting itself with it. Without this layer, in the tier without namespaces, a cell can read any
world-readable file of the machine.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from tutor.sandbox.confine import syscalls as sc

READ_FILE, READ_DIR, WRITE_FILE, TRUNCATE = 4, 8, 2, 1 << 14
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
SCRATCH = WRITE_FILE | READ_FILE | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE
FILE_RIGHTS = READ_FILE | WRITE_FILE | TRUNCATE
# Rights that exist in each version of the kernel's interface; newer versions than the last know them all.
RIGHTS_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
RULE_PATH_BENEATH = 1


def abi() -> int:
    """The kernel's Landlock version; 0 where there is none."""
    return max(sc.syscall(sc.SYS_LANDLOCK_CREATE_RULESET, None, 0, 1), 0)


def build(readable: Iterable[str], listable: Iterable[str] = (), writable: Iterable[str] = ()) -> int:
    """A ruleset descriptor: `readable` trees, `listable` folders (names only), `writable` trees.

    importlib lists the parent folder of a package before it imports it, hence `listable`.
    Raises OSError where the kernel refuses.
    """
    version = abi()
    rights = RIGHTS_BY_ABI[min(version, 5)]
    network = 3 if version >= 4 else 0
    scopes = 3 if version >= 6 else 0
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    attributes = struct.pack("QQQ", rights, network, scopes)[:size]
    made = sc.syscall(sc.SYS_LANDLOCK_CREATE_RULESET, attributes, len(attributes), 0)
    ruleset = sc.checked(made, "landlock_create_ruleset")
    for paths, allowed in (
        (readable, READ_FILE | READ_DIR),
        (listable, READ_DIR),
        (writable, SCRATCH),
    ):
        for path in paths:
            _add(ruleset, path, allowed & rights)
    return ruleset


def _add(ruleset: int, path: str, allowed: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            allowed &= FILE_RIGHTS
        rule = struct.pack("=Qi", allowed, fd)
        sc.checked(
            sc.syscall(sc.SYS_LANDLOCK_ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, 0),
            f"Landlock rule for {path}",
        )
    finally:
        os.close(fd)


def restrict(ruleset: int) -> None:
    """Bind this process by the ruleset, for good."""
    sc.checked(sc.syscall(sc.SYS_LANDLOCK_RESTRICT_SELF, ruleset, 0), "landlock_restrict_self")
