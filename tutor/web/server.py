"""The app in a browser: a page of our own, which loads nothing from elsewhere, and a process for each visit.

Whoever reaches the app can run programs as you, within the sandbox's limits, and edit files through it. So it
listens on loopback unless told otherwise, and the address holds a secret: other users of this machine and
other pages in the same browser do not know it.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import shlex
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server as TextualServer

TEMPLATES = Path(__file__).parent
# The script of textual-serve draws on a canvas and sets styles; nothing may come from another place.
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server(TextualServer):
    """Serves the app under `/<secret>/`; everything else is not found."""

    def __init__(self, host: str, port: int, title: str) -> None:
        command = shlex.join([sys.executable, "-m", "tutor.web.visit"])
        super().__init__(command, host, port, title, templates_path=TEMPLATES)
        self.secret = secrets.token_urlsafe(18)

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page that holds the terminal."""
        self._known(request)
        nonce = secrets.token_urlsafe(12)
        page = (TEMPLATES / "page.html").read_text(encoding="utf-8")
        for name, value in {"nonce": nonce, "title": self.title, "secret": self.secret}.items():
            page = page.replace("{{" + name + "}}", value)
        headers = {
            "Content-Security-Policy": POLICY.format(nonce=nonce, host=request.host),
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One visit: a process of the app, as long as the page is open."""
        self._known(request)
        return await super().handle_websocket(request)

    def _known(self, request: web.Request) -> None:
        if not secrets.compare_digest(request.match_info["secret"].encode(), self.secret.encode()):
            raise web.HTTPNotFound

    async def on_startup(self, app: web.Application) -> None:
        """Nothing to say; the address is printed once it is bound."""

    async def _make_app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/{secret}/", self.handle_index),
                web.get("/{secret}/ws", self.handle_websocket),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    async def run(self, announce: Callable[[str], None]) -> None:
        """Serve until interrupted; `announce` is told the address. Raises OSError where the port is taken."""
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        runner = web.AppRunner(await self._make_app(), shutdown_timeout=2)
        await runner.setup()
        ended = _interruption()
        try:
            site = web.TCPSite(runner, self.host, self.port)
            await site.start()
            port = runner.addresses[0][1]
            shown = f"[{self.host}]" if ":" in self.host else self.host
            announce(f"http://{shown}:{port}/{self.secret}/")
            await ended.wait()
        finally:
            await runner.cleanup()


def _interruption() -> asyncio.Event:
    """Set as soon as somebody asks this process to end."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    return asked
