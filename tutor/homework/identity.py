"""How a learner is named on a bundle: checked for slips of the finger, never for truth."""

from __future__ import annotations

import re
import secrets
import unicodedata

from tutor.packs.homework import Identity
from tutor.packs.problems import one_line, quote
from tutor.words import _

LONGEST = 100
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Za-z][0-9A-Za-z./-]{0,29}")
_PSEUDONYM = re.compile(r"\w[\w .-]{1,39}")
_KINDS = ("quiet", "brave", "early", "merry", "patient", "curious", "gentle", "swift", "bright", "calm")
_BIRDS = ("heron", "wren", "falcon", "curlew", "plover", "swallow", "magpie", "lark", "crane", "dipper")


class BadIdentity(Exception):
    """What cannot stand on a bundle; the sentence says what belongs there."""


def checked(kind: Identity, given: str) -> str:
    """`given` without odd spaces, as a bundle takes it. Raises BadIdentity."""
    name = " ".join(unicodedata.normalize("NFC", given).split())
    good = {
        "name": any(map(str.isalpha, name)) and "@" not in name,
        "email": _EMAIL.fullmatch(name) is not None,
        "number": _NUMBER.fullmatch(name) is not None,
        "pseudonym": _PSEUDONYM.fullmatch(name) is not None,
    }
    if not good[kind] or len(name) > LONGEST or one_line(name) != name:
        said = _("{given} is not {wanted}; say it with: tutor submit --as TEXT")
        raise BadIdentity(said.format(given=quote(given), wanted=wanted(kind)))
    return name


def wanted(kind: Identity) -> str:
    """What is asked for, in words."""
    return {
        "name": _("your name"),
        "email": _("your e-mail address"),
        "number": _("your student number"),
        "pseudonym": _("a pseudonym of 2 to 40 letters and digits"),
    }[kind]


def pseudonym() -> str:
    """A new name that says nothing about anybody."""
    words = (secrets.choice(_KINDS), secrets.choice(_BIRDS), str(secrets.randbelow(9000) + 1000))
    return "-".join(words)
