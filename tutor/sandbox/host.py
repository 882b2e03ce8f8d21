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
import socket
import struct
import sys
import time
from typing import Any

from tutor.sandbox import certifying
from tutor.sandbox.cells import Cells
from tutor.sandbox.confine import landlock, namespaces, readable, scratch, seccomp

REQUEST = struct.Struct("<dI")  # wall-clock seconds, memory in MiB
LAYERS = ("rlimits", "pids", "scratch", "capabilities", "landlock", "seccomp")
DESCRIPTORS = 5  # request, answer, stdout, stderr, status


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


def serve(control: socket.socket, cells: Cells) -> None:
    """Start a cell for each request, keep the next one ready; leave when the service is gone."""
    requests = control.fileno()
    while True:
        # A request goes first; only in a quiet moment is the next cell forked.
        ready = select.select([requests, *cells.watched()], [], [], 0)[0]
        if not ready and not cells.prepare():
            ready = select.select([requests, *cells.watched()], [], [])[0]
        for descriptor in ready:
            if descriptor != requests:
                cells.reap(descriptor)
        if requests not in ready:
            continue
        message, descriptors, _, _ = socket.recv_fds(control, REQUEST.size, DESCRIPTORS)
        if not message:
            cells.end_all()
        cells.start(descriptors, *REQUEST.unpack(message))


def _virtual_memory() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")


def start(control: socket.socket, config: dict[str, Any]) -> Cells:
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
    return Cells(frozenset(layers), memory, ruleset, own_pids, "torch" in config["libraries"])


def main() -> None:
    """Serve on the descriptor and with the configuration given as arguments."""
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        cells = start(control, json.loads(sys.argv[2]))
    except (CannotConfine, OSError, ImportError) as problem:
        control.send(b"!" + str(problem).encode()[:2000])
        raise SystemExit(3) from problem
    serve(control, cells)
