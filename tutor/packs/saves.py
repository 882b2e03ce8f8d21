"""When something in a pack was saved. Loads nothing heavy: the screen and the command line look often."""

from __future__ import annotations

import os
from pathlib import Path

Saved = tuple[tuple[str, int, int, int], ...]
"""(path, mtime_ns, size, inode) of every file of a pack."""


def saved(pack: Path) -> Saved:
    """What changes whenever a file below `pack` is saved, added or taken away; hidden files do not count."""
    found: list[tuple[str, int, int, int]] = []
    folders = [str(pack)]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "__")) or entry.name.endswith("~"):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                        continue
                    status = entry.stat()
                    found.append((entry.path, status.st_mtime_ns, status.st_size, status.st_ino))
        except OSError:
            continue  # gone again since it was listed
    return tuple(sorted(found))
