"""What a request may hold, read with care: clients of other versions and scripts talk to us too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.words import _

Part = Callable[[dict[str, Any]], None]


class BadRequest(Exception):
    """Wrong use; the sentence says what is wrong and what to do."""


def text(request: dict[str, Any], key: str) -> str:
    """A text that must be there."""
    value = request.get(key)
    if not isinstance(value, str) or not value:
        raise BadRequest(_("The request lacks {key}.").format(key=key))
    return value


def seed(request: dict[str, Any]) -> int | None:
    """A seed from 0 to 2**31 - 1, or None."""
    value = request.get("seed")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise BadRequest(_("A seed is a whole number from 0 to 2147483647."))
    return value
