"""The profile for macOS, read back by a small reader of its language. Obedience is untested."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox.confine import readable, seatbelt

TOKEN = re.compile(r'\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|([^\s()"]+))', re.DOTALL)
names = st.text(st.characters(blacklist_characters="\0/", blacklist_categories=("Cc", "Cs")), min_size=1)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts))


def parsed(text: str) -> list[list[object]]:
    """The rules as nested lists; strings of the language become tuples, to tell them from words."""
    stack: list[list[object]] = [[]]
    at = 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        assert found, text[at : at + 40]
        at = found.end()
        opening, closing, string, word = found.groups()
        if opening:
            stack.append([])
        elif closing:
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(word if string is None else (re.sub(r"\\(.)", r"\1", string, flags=re.DOTALL),))
    assert len(stack) == 1
    return stack[0]  # type: ignore[return-value]


def allowed(rules: list[list[object]], operation: str) -> set[tuple[str, str]]:
    """Kind and path of everything for which the profile allows the operation."""
    return {
        (kind, path)
        for rule in rules
        if rule[0] == "allow" and operation in rule[1:]
        for kind, (path,) in (part for part in rule if isinstance(part, list))
    }


@given(readables=st.lists(paths, max_size=4), listable=st.lists(paths, max_size=3), folder=paths)
def test_any_path_stays_one_path(readables: list[str], listable: list[str], folder: str) -> None:
    rules = parsed(seatbelt.profile(readables, listable, folder))
    own, real = os.path.realpath(folder), {os.path.realpath(path) for path in readables}
    assert allowed(rules, "file-write*") == {("subpath", own)}
    trees = {path for kind, path in allowed(rules, "file-read*") if kind == "subpath"}
    assert trees == real | set(seatbelt.SYSTEM) | set(seatbelt.our_code()) | {own}
    literals = {path for kind, path in allowed(rules, "file-read*") if kind == "literal"}
    assert {os.path.realpath(path) for path in listable} <= literals


@pytest.mark.parametrize("path", ["/tmp/a\nb", "/tmp/\x00", "/tmp/\x1b[0m", "/tmp/\x7f"])
def test_a_path_with_control_characters_is_refused(path: str) -> None:
    with pytest.raises(seatbelt.CannotProfile):
        seatbelt.quoted(path)


def test_everything_is_denied_but_what_is_named() -> None:
    rules = parsed(seatbelt.profile(readable.readable_paths(["numpy"]), [], "/tmp/own"))
    assert rules[0] == ["version", "1"] and rules[1] == ["deny", "default"]
    assert ["deny", "network*"] in rules and ["deny", "process-fork"] in rules
    operations = {word for rule in rules[2:] if rule[0] == "allow" for word in rule[1:] if type(word) is str}
    known = {"file-read*", "file-read-metadata", "file-write*", "process-exec", "sysctl-read", "signal"}
    assert operations == known
    unfiltered = [rule for rule in rules if rule[0] == "allow" and not any(type(p) is list for p in rule)]
    assert unfiltered == [["allow", "sysctl-read"]]
    assert ["allow", "signal", ["target", "self"]] in rules


def test_nothing_but_the_interpreter_can_be_executed() -> None:
    rules = parsed(seatbelt.profile([], [], "/tmp/own"))
    found = {path for _kind, path in allowed(rules, "process-exec")}
    assert {sys.executable, os.path.realpath(sys.executable)} <= found
    assert all("ython" in Path(path).name for path in found)


def test_no_reference_and_no_exercise_can_be_read() -> None:
    paths = readable.readable_paths(["numpy", "torch"])
    rules = parsed(seatbelt.profile(paths, readable.listable_folders(paths), "/tmp/own"))
    package = Path(seatbelt.our_code()[0]).parent
    trees = [path for kind, path in allowed(rules, "file-read*") if kind == "subpath"]
    for hidden in ("course", "service", "judge", "packs", "home.py"):
        path = str(package / hidden)
        assert not any(path == tree or path.startswith(tree + "/") for tree in trees), hidden
    assert ("literal", str(package)) in allowed(rules, "file-read*"), "its names are looked up to import"
    site = str(Path(np.__file__).resolve().parents[1])
    assert site not in trees and ("literal", site) in allowed(rules, "file-read*")


def test_the_way_to_every_path_can_be_looked_up() -> None:
    rules = parsed(seatbelt.profile(["/a/b/c"], ["/d/e"], "/f/g"))
    ways = {path for _kind, path in allowed(rules, "file-read-metadata")}
    assert {"/", "/a", "/a/b", "/d", "/f", "/dev"} <= ways and "/a/b/c" not in ways


def test_the_command_is_the_systems_own_program() -> None:
    program, flag, profile = seatbelt.command([], [], "/tmp/own")
    assert (program, flag) == ("/usr/bin/sandbox-exec", "-p") and profile.startswith("(version 1)")
