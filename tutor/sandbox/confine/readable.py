"""What a cell may read: the standard library and the import closure of the allowed libraries.

Never all of site-packages: the course with its references is installed there too.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import sys
from collections.abc import Iterable

NOT_FOR_CELLS = ("site-packages", "dist-packages", "test", "idlelib", "ensurepip")
SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/zoneinfo")


def standard_library() -> str:
    """The folder of the standard library."""
    return os.path.dirname(os.__file__)


def distribution_closure(names: Iterable[str]) -> list[str]:
    """Top-level files of the named distributions and of what they require, without extras."""
    seen: set[str] = set()
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        found.update(_top_level(distribution))
        for requirement in distribution.requires or ():
            word = re.match(r"[\w.-]+", requirement)
            if word and "extra ==" not in requirement:
                waiting.append(word.group(0))
    return sorted(found)


def _top_level(distribution: importlib.metadata.Distribution) -> set[str]:
    tops = {file.parts[0] for file in distribution.files or ()}
    return {
        str(distribution.locate_file(top))
        for top in tops
        if top not in ("..", "__pycache__") and not top.endswith((".pth", ".dist-info"))
    }


def readable_paths(libraries: Iterable[str]) -> list[str]:
    """Every path that a cell with these libraries may read, existing ones only."""
    std = standard_library()
    paths = [os.path.join(std, entry) for entry in os.listdir(std) if entry not in NOT_FOR_CELLS]
    paths += distribution_closure(libraries)
    paths += SYSTEM
    base = os.path.join(sys.base_prefix, "lib")
    paths += [os.path.join(base, entry) for entry in os.listdir(base) if ".so" in entry]
    return [path for path in paths if os.path.exists(path)]


def listable_folders(paths: Iterable[str]) -> set[str]:
    """Parents of readable packages, whose names importlib must list."""
    std = standard_library()
    return {os.path.dirname(p) for p in paths if p.startswith((std, sys.prefix))}
