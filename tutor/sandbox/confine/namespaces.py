"""Namespaces: the host sees no network, no other process, and no file but the libraries.

Entered once, in the host. Where a system lets `unshare` through and refuses the mounts that follow
(Ubuntu's AppArmor profile does), a half-entered set of namespaces could not be left again, so the whole
entry is first rehearsed in a child that is thrown away.
"""

from __future__ import annotations

import os
import signal

from tutor.sandbox.confine import readable, scratch
from tutor.sandbox.confine import syscalls as sc

NOBODY = 65534
ALL = (
    sc.CLONE_NEWUSER | sc.CLONE_NEWNS | sc.CLONE_NEWNET | sc.CLONE_NEWIPC | sc.CLONE_NEWUTS | sc.CLONE_NEWPID
)
STAGES = ("/mnt", "/media", "/srv", "/opt", "/boot")


def rehearse(paths: list[str]) -> str:
    """Enter the namespaces in a throw-away child; "" when that works, else the reason."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _enter(paths)
        except BaseException as problem:
            os.write(writing, str(problem).encode()[:300] or b"failed")
        os._exit(0)
    os.close(writing)
    reason = os.read(reading, 300).decode("utf-8", "replace")
    os.close(reading)
    os.waitpid(pid, 0)
    return reason


def enter(paths: list[str], keep: set[int]) -> int:
    """Enter for good. Returns, in a new process that is pid 1 of its namespace, a descriptor of that
    pid namespace, so that the host can come back to it after forking a cell into a fresh one.

    The process that called stays behind only to pass the exit status on; `keep` are descriptors that the
    new process needs. Raises OSError.
    """
    proc = _enter(paths)
    pid = os.fork()
    if pid:
        for fd in keep | {proc}:
            os.close(fd)
        os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 0xFF)
    sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
    own = os.open("self/ns/pid", os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)
    os.close(proc)
    return own


def become_nobody() -> None:
    """Give up root: no foreign byte ever runs as uid 0."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    sc.prctl(sc.PR_SET_DUMPABLE, 1)  # otherwise our own /proc/self would belong to root


def readable_by_nobody(paths: list[str]) -> bool:
    """Whether the libraries could still be read after `become_nobody`, tried in a throw-away child.

    They cannot where root keeps its interpreter in a private folder. Without namespaces that would otherwise
    show them, cells then stay uid 0, stripped of every capability, behind Landlock and seccomp.
    """
    pid = os.fork()
    if pid == 0:
        try:
            become_nobody()
            readable_ones = all(os.access(path, os.R_OK) for path in paths)
        except OSError:
            readable_ones = False
        os._exit(0 if readable_ones else 1)
    return os.waitpid(pid, 0)[1] == 0


def _enter(paths: list[str]) -> int:
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    uid, gid = os.geteuid(), os.getegid()
    as_root = uid == 0
    if as_root:
        sc.unshare(sc.CLONE_NEWNS)
        _build_root(paths)
        become_nobody()
        uid = gid = NOBODY
    sc.unshare(ALL)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        fd = os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc)
        os.write(fd, text.encode())
        os.close(fd)
    if not as_root:
        _build_root(paths)
    return proc


def _build_root(paths: list[str]) -> None:
    """An empty tmpfs as root directory, holding read-only binds of `paths` and nothing else."""
    std = readable.standard_library()
    stage = next(p for p in STAGES if os.path.isdir(p) and not any(q.startswith(p) for q in paths))
    sc.mount("none", "/", None, sc.MS_REC | sc.MS_PRIVATE)
    sc.mount("tmpfs", stage, "tmpfs", sc.MS_NOSUID | sc.MS_NODEV, "size=1m,mode=755")
    _bind(std, stage)
    for folder in ("site-packages", "dist-packages"):
        # Hides what is installed for everybody; the libraries below it are bound again afterwards.
        if os.path.isdir(stage + std + "/" + folder):
            sc.mount("tmpfs", f"{stage}{std}/{folder}", "tmpfs", sc.MS_NOSUID | sc.MS_NODEV, "size=64k")
    for path in paths:
        inside = path.startswith(std + "/")
        if not inside or "/site-packages/" in path or "/dist-packages/" in path:
            _bind(path, stage)
    os.makedirs(stage + scratch.FOLDER, exist_ok=True)
    sc.mount("none", stage, None, sc.MS_REMOUNT | sc.MS_BIND | sc.MS_RDONLY | sc.MS_NOSUID | sc.MS_NODEV)
    sc.pivot_into(stage)


def _bind(path: str, stage: str) -> None:
    os.makedirs(stage + os.path.dirname(path), exist_ok=True)
    if os.path.islink(path):
        if not os.path.lexists(stage + path):
            os.symlink(os.readlink(path), stage + path)
        return
    if os.path.isdir(path):
        os.makedirs(stage + path, exist_ok=True)
    else:
        os.close(os.open(stage + path, os.O_CREAT | os.O_WRONLY, 0o444))
    sc.mount(path, stage + path, None, sc.MS_BIND)
    inherited = os.statvfs(path).f_flag & (sc.MS_NOEXEC | sc.MS_NOATIME | 2048)
    flags = sc.MS_BIND | sc.MS_REMOUNT | sc.MS_RDONLY | sc.MS_NOSUID | sc.MS_NODEV | inherited
    sc.mount("none", stage + path, None, flags)
