"""Commands that start another under a different user or on a poorer kernel, for `Hosts(wrap=...)`.

Run as a program: `python wrappers.py WORLD... -- COMMAND...`. A seccomp filter and a user namespace outlive
exec, so what runs afterwards cannot tell them from a real machine of that kind.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
USER = 1000
WORLDS = ("as_user", "without_user_namespaces", "without_mount", "without_landlock")


def wrapped(*worlds: str) -> list[str]:
    """The command line to put before a host's, for these worlds from the outermost to the innermost."""
    unknown = set(worlds) - set(WORLDS)
    if unknown:
        raise ValueError(f"no such world: {', '.join(sorted(unknown))}")
    return [sys.executable, __file__, *worlds, "--"]


def as_user() -> None:
    """Become an ordinary user: uid 1000 in a user namespace of one user; exec then takes all capabilities.

    An interpreter in a folder of root's stays readable, which a plain setuid would not give.
    """
    from tutor.sandbox.confine import syscalls as sc

    uid, gid = os.geteuid(), os.getegid()
    sc.unshare(sc.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{USER} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{USER} {gid} 1")


def without_user_namespaces() -> None:
    """The same, where the administrator has allowed no user namespaces."""
    as_user()
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


def without_mount() -> None:
    """Let `unshare` through and refuse what follows, as an AppArmor profile may."""
    _refuse("mount", errno=13)


def without_landlock() -> None:
    """A kernel that was built without Landlock."""
    for name in ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"):
        _refuse(name, errno=38)


def _refuse(name: str, errno: int) -> None:
    from tutor.sandbox.confine import seccomp
    from tutor.sandbox.confine import syscalls as sc

    machine = os.uname().machine
    code = (
        seccomp.instruction(seccomp.LOAD, seccomp.OFFSET_NUMBER),
        seccomp.instruction(seccomp.JUMP_EQ, seccomp.NUMBERS[machine][name], 0, 1),
        seccomp.instruction(seccomp.RETURN, seccomp.ERRNO | errno),
        seccomp.instruction(seccomp.RETURN, seccomp.ALLOW),
    )
    sc.prctl(sc.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.Filter(b"".join(code)).bind()


def main() -> None:
    """Enter the worlds named before `--` in their order, then become the command after it."""
    sys.path.append(ROOT)
    split = sys.argv.index("--")
    for world in sys.argv[1:split]:
        globals()[world]()
    command = sys.argv[split + 1 :]
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
