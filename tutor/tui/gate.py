"""The one way from the screen to the service: asked in a thread, so that the screen never waits."""

from __future__ import annotations

import asyncio
from typing import Any

from tutor.service import client


class Gate:
    """Asks the service. Tests put another object with the same `ask` in its place."""

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        """The service's answer to the request `op`, with `blob` as its bytes. Raises ServiceError."""
        return await asyncio.to_thread(client.call, op, blob, **asked)
