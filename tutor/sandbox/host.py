"""A host: a process that has imported the libraries once, is confined, knows no exercise, and forks cells.

It serves on the socket whose number is its first argument until the other end closes. Every cell inherits
this memory, so nothing secret may ever be in it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import time
from dataclasses import dataclass
from typing import Any

from tutor.sandbox import cell, certifying
from tutor.sandbox.confine import landlock, namespaces, readable, scratch, seccomp
from tutor.sandbox.confine import syscalls as sc

REQUEST = struct.Struct("<dI")  # wall-clock seconds, memory in MiB
STARTED, ENDED = b"P", b"X"
EXIT = struct.Struct("<cidQ")  # ENDED, wait status, processor seconds, peak resident KiB
LAYERS = ("rlimits", "pids", "scratch", "capabilities", "landlock", "seccomp")
LOCK_FAILED = 70
DESCRIPTORS = 5  # request, answer, stdout, stderr, status


@dataclass
class State:
    """What a running host holds."""

    control: socket.socket
    layers: frozenset[str]
    base_memory: int
    ruleset: int | None
    own_pids: int | None
    cells: dict[int, tuple[int, socket.socket]]  # pidfd -> pid, status socket


class CannotConfine(Exception):
    """This machine offers no tier under which foreign code may run."""


def thread_count() -> int:
    """Threads of this process; a fork of more than one leaves libraries with locks nobody releases."""
    return len(os.listdir("/proc/self/task"))


def warm_up(libraries: list[str], preload: list[str]) -> None:
    """Import the libraries and touch what every cell would otherwise pay for, without a parallel region."""
    for name in (
        "inspect",
        "linecache",
        "random",
        "traceback",
        "resource",
        "mmap",
        "warnings",
        *libraries,
        *preload,
    ):
        importlib.import_module(name)
    numpy: Any = importlib.import_module("numpy")
    ones = numpy.ones((8, 8), numpy.float32)
    numpy.exp(ones @ ones).sum(-1, keepdims=True)
    numpy.einsum("ij,jk->ik", ones, ones)
    numpy.linalg.inv(numpy.eye(2))
    numpy.random.default_rng(0).normal(size=2)
    compile("def f(x):\n    return x + 1\n", "warm", "exec")
    if "torch" in libraries:
        torch: Any = importlib.import_module("torch")
        torch.set_num_threads(1)
        torch.set_num_interop_threads(1)
        x = torch.ones(8, 8, requires_grad=True)
        torch.softmax(x @ x, -1).sum().backward()
        torch.manual_seed(0)
    if "sympy" in libraries:
        certifying.warm()


def confine(
    config: dict[str, Any], paths: list[str], control: socket.socket, info: dict[str, Any]
) -> int | None:
    """Enter the best tier that works; sets `info["tier"]`. Returns the pid namespace to come back to."""
    if not seccomp.supported():
        raise CannotConfine(f"no table of system calls for a {os.uname().machine} processor")
    wanted = config.get("tier", "auto")
    if wanted in ("auto", "namespaces"):
        reason = namespaces.rehearse(paths)
        if not reason:
            info["tier"] = "namespaces"
            return namespaces.enter(paths, {control.fileno()})
        info["namespaces_refused"] = reason
        if wanted == "namespaces":
            raise CannotConfine(f"namespaces are refused here: {reason}")
    if info["landlock_abi"] < 1:
        raise CannotConfine("neither namespaces nor Landlock are available")
    if os.geteuid() == 0 and namespaces.readable_by_nobody(paths):
        namespaces.become_nobody()
    info["tier"] = "landlock"
    os.chdir("/")
    return None


def serve(state: State) -> None:
    """Fork a cell for each request; report each end; leave when the service is gone."""
    while True:
        watched: list[socket.socket | int] = [state.control, *state.cells]
        ready, _, _ = select.select(watched, [], [])
        for pidfd in ready:
            if isinstance(pidfd, int):
                _reap(state, pidfd)
        if state.control not in ready:
            continue
        message, descriptors, _, _ = socket.recv_fds(state.control, REQUEST.size, DESCRIPTORS)
        if not message:
            _end_all(state)
        seconds, memory_mb = REQUEST.unpack(message)
        _fork_cell(state, descriptors, seconds, memory_mb)


def _fork_cell(state: State, descriptors: list[int], seconds: float, memory_mb: int) -> None:
    request, answer, out, err, status = descriptors
    if "pids" in state.layers:
        sc.unshare(sc.CLONE_NEWPID)  # the next fork is pid 1 of a new pid namespace
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        # An empty pipe of its own: on a shared /dev/null, F_SETFL would leave flags for the next cell.
        nothing, _ = os.pipe()
        _become_cell(state, parent, [nothing, out, err, answer, request], seconds, memory_mb)
    if state.own_pids is not None and "pids" in state.layers:
        sc.setns(state.own_pids, sc.CLONE_NEWPID)
    for fd in (request, answer, out, err):
        os.close(fd)
    pidfd = os.pidfd_open(pid)
    channel = socket.socket(fileno=status)
    state.cells[pidfd] = (pid, channel)
    try:
        socket.send_fds(channel, [STARTED], [pidfd])
    except OSError:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)  # nobody waits for this cell any more


def _become_cell(state: State, parent: int, descriptors: list[int], seconds: float, memory_mb: int) -> None:
    try:
        if "pids" not in state.layers:
            sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(LOCK_FAILED)
        cell.reset_signals()
        memory = state.base_memory + (memory_mb << 20)
        cell.lock_up(cell.Plan(state.layers, memory, seconds, state.ruleset), descriptors)
        cell.work()
    except BaseException as problem:
        os.write(2, f"{type(problem).__name__}: {problem}\n".encode()[:500])
    finally:
        os._exit(LOCK_FAILED)


def _reap(state: State, pidfd: int) -> None:
    pid, channel = state.cells.pop(pidfd)
    os.close(pidfd)
    _, status, used = os.wait4(pid, 0)
    try:
        channel.send(EXIT.pack(ENDED, status, used.ru_utime + used.ru_stime, used.ru_maxrss))
    except OSError:
        pass  # the service had its verdict and did not wait
    channel.close()


def _end_all(state: State) -> None:
    for pidfd in state.cells:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    os._exit(0)


def _virtual_memory() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")


def start(control: socket.socket, config: dict[str, Any]) -> State:
    """Warm up, confine, and say so on the control socket. Raises CannotConfine."""
    began = time.monotonic()
    warm_up(config["libraries"], config.get("preload", []))
    info: dict[str, Any] = {
        "import_ms": round((time.monotonic() - began) * 1e3, 1),
        "threads": thread_count(),
        "landlock_abi": landlock.abi(),
    }
    if info["threads"] != 1:
        raise CannotConfine(f"{info['threads']} threads run after the imports; a fork would not be safe")
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("800")  # inherited: cells are the first to go when memory is short
    except OSError:
        pass
    memory = _virtual_memory()
    paths = readable.readable_paths(config["libraries"])
    own_pids = confine(config, paths, control, info)
    layers = set(config.get("layers", LAYERS))
    if info["tier"] == "landlock":
        layers -= {"pids", "scratch"}
        if os.geteuid() != 0:
            layers.discard("capabilities")  # an ordinary user has none to give up
    ruleset = None
    if "landlock" in layers and info["landlock_abi"] > 0:
        writable = [scratch.PARENT] if "scratch" in layers else []
        ruleset = landlock.build(paths, readable.listable_folders(paths), writable)
    else:
        layers.discard("landlock")
    seccomp.program(1)
    gc.collect()
    gc.freeze()
    info["layers"], info["uid"] = sorted(layers), os.geteuid()
    control.send(b"I" + json.dumps(info).encode())
    return State(control, frozenset(layers), memory, ruleset, own_pids, {})


def main() -> None:
    """Serve on the descriptor and with the configuration given as arguments."""
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        state = start(control, json.loads(sys.argv[2]))
    except (CannotConfine, OSError, ImportError) as problem:
        control.send(b"!" + str(problem).encode()[:2000])
        raise SystemExit(3) from problem
    serve(state)
