"""Capabilities: in its own user namespace a cell would be all-powerful, and it gives this up."""

from __future__ import annotations

from tutor.sandbox.confine import syscalls as sc

LAST_CAPABILITY = 40


def drop_all() -> None:
    """Empty the bounding, ambient, permitted, effective and inheritable sets."""
    for capability in range(LAST_CAPABILITY + 1):
        sc.prctl(sc.PR_CAPBSET_DROP, capability)
    sc.prctl(sc.PR_CAP_AMBIENT, sc.PR_CAP_AMBIENT_CLEAR_ALL)
    sc.capset_none()


def no_new_privileges() -> None:
    """No set-uid program can give anything back; Landlock and seccomp require this as well."""
    sc.checked(sc.prctl(sc.PR_SET_NO_NEW_PRIVS, 1), "no_new_privs")
    sc.prctl(sc.PR_SET_DUMPABLE, 0)
