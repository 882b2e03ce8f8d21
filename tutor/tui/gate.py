"""The one way from the screen to the service: asked in a thread, so that the screen never waits."""

from __future__ import annotations

import asyncio
from typing import Any

from tutor.service import client


class Gate:
    """Asks the service. Tests put another object with the same `ask` in its place."""

    def __init__(self) -> None:
        self._met = False
        self._first = asyncio.Lock()

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        """The service's answer to the request `op`, with `blob` as its bytes. Raises ServiceError.

        Until the service has answered once, requests go one after the other: the first may have to start
        it, or to replace one of another version, and several at once would get in each other's way.
        """
        if self._met:
            return await asyncio.to_thread(client.call, op, blob, **asked)
        async with self._first:
            said = await asyncio.to_thread(client.call, op, blob, **asked)
            self._met = True
            return said
