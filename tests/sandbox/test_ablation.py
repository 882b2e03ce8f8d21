"""Each layer's reason: without it something named here gets through, or it is depth behind other layers.

An ablation that nothing notices would mean that a layer costs time for no reason, or that the attacks no
longer reach it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from outside import witness
from test_attacks import EXERCISES, HONEST, MEMORY_MB, NUMPY, SECONDS, Place

from tutor.judge.code import Draws, judge_code
from tutor.model import Limits
from tutor.packs.load import load_exercise
from tutor.sandbox.host import LAYERS
from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.sandbox.outcome import Outcome

BY_NAME = {attack.name: attack for attack in NUMPY}
IN_EVERY_TIER = {
    "rlimits": ("exhaust_descriptors", "memory_bomb", "memory_bomb_python", "huge_array"),
    "seccomp": (
        *("abstract_socket", "net_socketpair", "net_udp_raw_netlink", "sysv_posix_shm", "memfd_execve"),
        *("keyring", "bpf", "io_uring", "userfaultfd", "perf_event", "unshare_userns", "pidfd_steal"),
        *("x32_abi", "int80", "unknown_syscalls", "kill_high_word", "setsid_setpgid", "sigio_owner"),
        *("dumpable_again", "memory_bomb_pipes", "raise_limits", "seccomp_again"),
    ),
}
# What gets through, by tier and the one layer that is missing.
SOLE = {(tier, layer): names for layer, names in IN_EVERY_TIER.items() for tier in ("namespaces", "landlock")}
SOLE["landlock", "seccomp"] += ("unix_socket", "change_metadata", "raise_host_limits", "service_socket")
SOLE["landlock", "landlock"] = (
    *(
        "read_home_secret",
        "read_passwd",
        "read_tutor_source",
        "symlink_tricks",
        "write_outside",
        "proc_parent",
    ),
)
# Layers behind which others hold as well, and why they stay: half a millisecond together.
DEPTH = {
    ("namespaces", "landlock"): "pivot_root has left no other file; holds where a mount is forgotten",
    ("namespaces", "pids"): "seccomp lets a cell signal itself alone; here there is nobody else to signal",
    ("namespaces", "scratch"): "without it nothing is writable at all; it gives a folder, and takes it back",
    ("namespaces", "capabilities"): "seccomp kills every call that would need them",
    ("landlock", "capabilities"): "the same, where root has to stay root to read its interpreter",
}
NOT_IN_TIER = {("landlock", "pids"), ("landlock", "scratch")}


@contextmanager
def without(layer: str, tier: str, draws: Draws) -> Iterator[Place]:
    """Hosts that lack one layer, with the witness around them."""
    hosts = Hosts(tier=tier, proof=False, layers=[name for name in LAYERS if name != layer])
    own = Draws(hosts)
    own.kept = draws.kept  # what an unbroken host has drawn, so that no torch host need start
    try:
        assert layer not in hosts.get("numpy").info["layers"]
        with witness(hosts, EXERCISES / "softmax") as outside:
            yield Place(tier, hosts, own, outside)
    except CannotJudge as problem:
        pytest.skip(str(problem))
    finally:
        hosts.stop()


def noticed(place: Place, name: str) -> list[str]:
    """What the witness, or the verdict, says of this attack."""
    attack = BY_NAME[name]
    exercise = load_exercise(EXERCISES / "softmax", "course")
    exercise = replace(exercise, limits=Limits(min(attack.seconds, 2), MEMORY_MB))
    verdict = judge_code(exercise, place.outside.aim(attack.source), 1, place.draws)
    found = place.outside.damage(verdict)
    if verdict.status not in attack.expect:
        found.append(f"the verdict is {verdict.status}")
    if found:
        place.outside.accept_new_state()
    return found


def test_every_layer_has_a_reason_in_every_tier() -> None:
    every = {(tier, layer) for tier in ("namespaces", "landlock") for layer in LAYERS}
    assert SOLE.keys() | DEPTH.keys() | NOT_IN_TIER == every
    assert not SOLE.keys() & DEPTH.keys()


@pytest.mark.parametrize(("tier", "layer"), list(SOLE))
def test_without_a_layer_what_it_alone_stops_gets_through(draws: Draws, tier: str, layer: str) -> None:
    exercise = load_exercise(EXERCISES / "softmax", "course")
    assert judge_code(exercise, HONEST["softmax"].encode(), 1, draws).status == "pass"
    with without(layer, tier, draws) as place:
        unnoticed = [name for name in SOLE[tier, layer] if not noticed(place, name)]
    assert not unnoticed, f"{layer} is not what stops these in the {tier} tier"


def cell(source: str, *missing: str, tier: str = "namespaces") -> Outcome:
    """A cell that lacks some layers and runs `source` once."""
    hosts = Hosts(tier=tier, proof=False, layers=[name for name in LAYERS if name not in missing])
    job = {"job": "answer", "source": source + "\ndef f(x):\n    return x\n", "functions": ["f"], "run": None}
    job |= {"cases": [{"x": np.ones(2)}], "order": [0], "limits": [1 << 16], "seed": 1}
    try:
        return hosts.run("numpy", job, [1 << 16], SECONDS, MEMORY_MB)
    except CannotJudge as problem:
        pytest.skip(str(problem))
    finally:
        hosts.stop()


READ_CAPABILITIES = """import ctypes
header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capget(header, data) == 0
print("none" if not any(data) else "some")
"""
FILL = """import os
written = 0
try:
    for n in range(20):
        with open(f"file-{n}", "wb", 0) as file:
            written += file.write(bytes(1 << 20))
except OSError:
    pass
print(written)
"""


def test_a_cell_has_no_capability_and_would_have_all_of_them() -> None:
    assert cell(READ_CAPABILITIES, "seccomp").stdout == b"none\n"
    assert cell(READ_CAPABILITIES, "seccomp", "capabilities").stdout == b"some\n"


def test_a_cell_is_alone_in_its_pid_namespace() -> None:
    assert cell("import os\nprint(os.getpid())").stdout == b"1\n"
    assert cell("import os\nprint(os.getpid())", "pids").stdout != b"1\n"


def test_scratch_holds_eight_mebibytes_and_is_the_only_place_to_write() -> None:
    written = int(cell(FILL).stdout)
    assert 4 << 20 < written <= 8 << 20
    assert int(cell(FILL, "scratch").stdout) == 0


def test_landlock_holds_the_files_also_where_namespaces_do() -> None:
    source = "import os\nfor path in ('/', '/usr'):\n    try:\n        print(os.listdir(path))\n"
    source += "    except PermissionError:\n        pass\n"
    assert cell(source).stdout == b""
    assert cell(source, "landlock").stdout != b""
