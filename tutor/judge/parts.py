"""Which checks of a verdict are about which part of an answer: an output of code, a question of a quiz."""

from __future__ import annotations


def is_about(check: str, part: str) -> bool:
    """Checks are called `output`, `output.entry` or `output[0]`; a property's, `property output`."""
    return check == part or check.startswith((f"{part}.", f"{part}[")) or check.endswith(f" {part}")
