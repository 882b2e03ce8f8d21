"""The learner's own keys: `keys.toml` names actions by screen, as `[home]` with `build = "b, ctrl+b"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from textual.dom import DOMNode
from textual.keys import Keys, key_to_character

from tutor.tui.saving import replace_text
from tutor.words import _

LARGEST_FILE = 1 << 16
SUFFIXES = ("Screen", "App")
_MODIFIED = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)*(.+)$")
_NAMED = {key.value for key in Keys} | {"space", "enter", "escape", "tab", "backspace", "delete"}


def name_actions(node: type[DOMNode] = DOMNode) -> dict[str, list[str]]:
    """Give every binding of our classes a name, `screen.action`; the names with the keys they have.

    Textual replaces keys by these names. A class that is imported later is named by the next call, which must
    come before it is used.
    """
    found: dict[str, list[str]] = {}
    for cls in _ours(node):
        bindings = cls._merged_bindings
        if bindings is None:
            continue
        for key, each in bindings.key_to_bindings.items():
            named = [b if b.id else replace(b, id=f"{_place(cls)}.{_action(b.action)}") for b in each]
            bindings.key_to_bindings[key] = named
            for binding in named:
                found.setdefault(str(binding.id), []).append(key)
    return found


def read_keys(path: Path, known: Mapping[str, list[str]]) -> tuple[dict[str, str], str]:
    """The keys of a file by name, and one sentence about the first thing that is wrong with it, or "".

    What is right counts even where something else is wrong. No file means no keys of one's own.
    """
    try:
        if not path.exists():
            return {}, ""
        if path.stat().st_size > LARGEST_FILE:
            return {}, _("{path} is too large to be a list of keys.").format(path=path)
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as problem:
        return {}, _("{path} cannot be read: {why}.").format(path=path, why=problem)
    import tomllib  # here, since hardly anybody has such a file, and everybody waits for the first paint

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return {}, _("{path} is no TOML: {why}").format(path=path, why=problem)
    keys: dict[str, str] = {}
    wrong = ""
    for name, value in _flat(said):
        problem_found = _wrong(name, value, known)
        wrong = wrong or problem_found
        if not problem_found:
            keys[name] = ",".join(key.strip() for key in str(value).split(","))
    return keys, f"{path}: {wrong}" if wrong else ""


def write_keys(path: Path, known: Mapping[str, list[str]]) -> bool:
    """A file that names every action with its present keys, each line a comment. False where there is one.

    Raises OSError.
    """
    if path.exists():
        return False
    lines = ["# " + _("Take the # away before a line and before its [heading], and change the keys.")]
    for name in sorted(known):
        screen, _dot, action = name.partition(".")
        if f"# [{screen}]" not in lines:
            lines += ["", f"# [{screen}]"]
        lines.append(f'# {action} = "{", ".join(dict.fromkeys(known[name]))}"')
    replace_text(path, "\n".join(lines) + "\n")
    return True


def _ours(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for cls in node.__subclasses__():
        # A private class is its parent in another place, and answers to its parent's names.
        if cls.__module__.startswith("tutor.") and not cls.__name__.startswith("_"):
            yield cls
        yield from _ours(cls)


def _place(cls: type[DOMNode]) -> str:
    name = cls.__name__
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    if name in ("Tutor", "Frame"):
        return "everywhere"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _action(action: str) -> str:
    return re.sub(r"\W+|_", "-", action.removeprefix("app.").removeprefix("screen.")).strip("-")


def _flat(said: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for screen, actions in said.items():
        if isinstance(actions, dict):
            yield from ((f"{screen}.{action}", keys) for action, keys in actions.items())
        else:
            yield screen, actions


def _wrong(name: str, value: object, known: Mapping[str, list[str]]) -> str:
    if name not in known:
        near = get_close_matches(name, known, 1)
        meant = _(" Did you mean {name}?").format(name=near[0]) if near else ""
        return _("there is no action {name}.").format(name=name) + meant
    if not isinstance(value, str) or not value.strip():
        return _('{name} takes keys in quotation marks, as in "b, ctrl+b".').format(name=name)
    for key in value.split(","):
        if not _is_key(key.strip()):
            return _("{name}: {key} is no key.").format(name=name, key=key.strip() or '""')
    return ""


def _is_key(key: str) -> bool:
    match = _MODIFIED.match(key)
    if match is None or not key.isprintable() or " " in key:
        return False
    return len(match[1]) == 1 or match[1] in _NAMED or key_to_character(match[1]) is not None
