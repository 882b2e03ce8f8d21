"""The filter program itself, run by a small interpreter of its instructions, for both processors."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.sandbox.confine import seccomp, syscalls
from tutor.sandbox.confine.syscall_table import ALLOWED, AUDIT_ARCH, KILLED, NEW_TASK, NUMBERS, REFUSED

MACHINES = ("x86_64", "aarch64")
OWN_PID = 4711
ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
BY_ARGUMENT = {"kill", "tgkill", "tkill", "ioctl", "fcntl", "prctl", "prlimit64"}
ONLY_X86 = set(
    """open stat lstat poll access pipe select dup2 pause alarm fork vfork getdents rename mkdir rmdir creat
    link unlink symlink readlink chmod chown lchown getpgrp mknod modify_ldt arch_prctl iopl ioperm
    time""".split()
)
# The macros with which the kernel's own build chooses the optional parts of the generic table for arm64.
GENERIC = ("RENAMEAT", "NEW_STAT", "SET_GET_RLIMIT", "TIME32_SYSCALLS", "SYS_CLONE3", "MEMFD_SECRET")

words = st.integers(0, 2**64 - 1) | st.integers(0, 2000) | st.just(OWN_PID)
arguments = st.lists(words, min_size=6, max_size=6)


@lru_cache
def instructions(machine: str) -> list[tuple[int, int, int, int]]:
    return list(struct.iter_unpack("HBBI", seccomp.program(OWN_PID, machine)))


def decide(machine: str, number: int, given: list[int], arch: int | None = None) -> int:
    """What the filter returns for this call."""
    data = struct.pack("<iIQ6Q", number, AUDIT_ARCH[machine] if arch is None else arch, 0, *given)
    at = held = 0
    while True:
        code, if_true, if_false, value = instructions(machine)[at]
        at += 1
        if code == 0x20:
            held = struct.unpack_from("<I", data, value)[0]
        elif code == 0x05:
            at += value
        elif code == 0x15:
            at += if_true if held == value else if_false
        elif code == 0x35:
            at += if_true if held >= value else if_false
        elif code == 0x06:
            return value
        else:
            raise AssertionError(f"no instruction {code:#x}")


def expected(machine: str, number: int, given: list[int]) -> int:
    """The same from the lists, without a program."""
    name = {n: name for name, n in NUMBERS[machine].items()}.get(number, "")
    allowed = {
        "kill": given[0] == OWN_PID,
        "tgkill": given[0] == OWN_PID,
        "tkill": given[0] == OWN_PID,
        "ioctl": given[1] in seccomp.IOCTLS,
        "fcntl": given[1] in seccomp.FCNTLS,
        "prctl": given[0] in seccomp.PRCTLS,
        "prlimit64": given[0] & 0xFFFFFFFF == 0 and given[2] == 0,
    }
    if name in allowed:
        return ALLOW if allowed[name] else EPERM
    if name in ALLOWED:
        return ALLOW
    if name in REFUSED or name in NEW_TASK:
        return EPERM
    return KILL if name in KILLED else ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
@settings(max_examples=15)
@given(given=arguments)
def test_every_number_is_answered_as_the_lists_say(machine: str, given: list[int]) -> None:
    for number in range(600):
        assert decide(machine, number, given) == expected(machine, number, given), number


@pytest.mark.parametrize("machine", MACHINES)
@given(
    name=st.sampled_from(sorted(BY_ARGUMENT)),
    index=st.integers(0, 2),
    value=st.sampled_from((*seccomp.IOCTLS, *seccomp.FCNTLS, *seccomp.PRCTLS, 0, OWN_PID)),
    high=st.sampled_from((0, 1, 2**31)),
    given=arguments,
)
def test_arguments_are_compared_in_all_their_bits(
    machine: str, name: str, index: int, value: int, high: int, given: list[int]
) -> None:
    given[index] = value | high << 32
    number = NUMBERS[machine][name]
    assert decide(machine, number, given) == expected(machine, number, given)


@pytest.mark.parametrize("machine", MACHINES)
@given(number=st.integers(0, 2**31 - 1), arch=st.integers(0, 2**32 - 1), given=arguments)
def test_a_call_by_another_processors_convention_kills(
    machine: str, number: int, arch: int, given: list[int]
) -> None:
    if arch != AUDIT_ARCH[machine]:
        assert decide(machine, number, given, arch) == KILL


@given(number=st.integers(0, 600), given=arguments)
def test_the_x32_convention_kills_on_x86_and_is_unknown_elsewhere(number: int, given: list[int]) -> None:
    assert decide("x86_64", number | 0x40000000, given) == KILL
    assert decide("aarch64", number | 0x40000000, given) == ENOSYS


@given(number=st.integers(600, 0x3FFFFFFF), given=arguments)
def test_a_call_that_does_not_exist_yet_is_answered_politely(number: int, given: list[int]) -> None:
    assert {decide(machine, number, given) for machine in MACHINES} == {ENOSYS}


@pytest.mark.parametrize("machine", MACHINES)
def test_no_way_to_a_second_task_is_open(machine: str) -> None:
    for name in ("clone", "fork", "vfork", "execve", "execveat", "clone3"):
        if name in NUMBERS[machine]:
            assert decide(machine, NUMBERS[machine][name], [0] * 6) in (EPERM, ENOSYS), name


@pytest.mark.parametrize("machine", MACHINES)
def test_no_number_is_used_twice(machine: str) -> None:
    assert len(set(NUMBERS[machine].values())) == len(NUMBERS[machine])


def test_every_call_stands_in_exactly_one_list() -> None:
    named = [*ALLOWED, *REFUSED, *KILLED, *NEW_TASK, *BY_ARGUMENT, "clone3"]
    assert len(set(named)) == len(named)
    assert set(named) == set(NUMBERS["x86_64"])


def test_the_tables_differ_by_the_calls_of_old_programs_only() -> None:
    assert set(NUMBERS["x86_64"]) - set(NUMBERS["aarch64"]) == ONLY_X86
    assert set(NUMBERS["aarch64"]) < set(NUMBERS["x86_64"])


def test_a_program_stays_within_the_kernels_bound() -> None:
    assert all(len(instructions(machine)) < 4096 for machine in MACHINES)


def defined(machine: str) -> dict[str, int]:
    """The numbers as the C headers of this machine define them."""
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler here to ask for the kernel's own numbers")
    header = {"x86_64": "<asm/unistd_64.h>", "aarch64": "<asm-generic/unistd.h>"}[machine]
    chosen = "".join(f"#define __ARCH_WANT_{name}\n" for name in GENERIC)
    done = subprocess.run(
        [compiler, "-E", "-dM", "-D__BITS_PER_LONG=64", "-"],
        input=f"{chosen}#include {header}\n",
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        pytest.skip(f"the header {header} is not installed here")
    macros = dict(re.findall(r"#define (__NR\w+) (\w+)", done.stdout))
    numbers = {}
    for name, value in macros.items():
        value = macros.get(value, value)
        if name.startswith("__NR_") and value.isdigit():
            numbers[name.removeprefix("__NR_")] = int(value)
    return numbers


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbers_are_those_of_the_kernels_headers(machine: str) -> None:
    truth = defined(machine)
    compared = {name: number for name, number in NUMBERS[machine].items() if name in truth}
    assert len(compared) >= len(NUMBERS[machine]) - 5, "older headers may lack the newest calls only"
    assert compared == {name: truth[name] for name in compared}
    assert truth["pivot_root"] == syscalls.SYS_PIVOT_ROOT[machine]
    assert truth["seccomp"] == syscalls.SYS_SECCOMP[machine]
    assert truth["close_range"] == syscalls.SYS_CLOSE_RANGE
