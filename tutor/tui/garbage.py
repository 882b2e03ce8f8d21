"""When the screen's process looks for garbage: between screens, and not while somebody types."""

from __future__ import annotations

import gc


def spare() -> None:
    """Look for old garbage only when asked: it would stop the typing for 50 ms each time."""
    gc.freeze()  # modules stay for good
    gc.set_threshold(1000, 20, 1000)


def collect() -> None:
    """Look now."""
    gc.collect()
