"""A headless Chromium, driven by its own protocol."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
PATIENCE = 60.0
_STYLING = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")
KEYS = {
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "Down": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "F5": {"key": "F5", "code": "F5", "windowsVirtualKeyCode": 116},
    "F7": {"key": "F7", "code": "F7", "windowsVirtualKeyCode": 118},
    "ctrl+p": {"key": "p", "code": "KeyP", "windowsVirtualKeyCode": 80, "modifiers": 2},
}


class Page:
    """One tab; `shown` is all that its terminal was sent, without styling, `asked` all that it loaded."""

    def __init__(self, channel: aiohttp.ClientWebSocketResponse) -> None:
        self.channel = channel
        self.shown = ""
        self.asked: list[str] = []
        self.answers: dict[int, dict[str, Any]] = {}
        self.last = 0
        self.listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self.channel:
            told = message.json()
            if "id" in told:
                self.answers[told["id"]] = told
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    text = base64.b64decode(frame["payloadData"]).decode("utf-8", "replace")
                    self.shown += _STYLING.sub("", text)
            elif told["method"] == "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])

    async def call(self, method: str, **given: Any) -> dict[str, Any]:
        """Ask the browser for something."""
        self.last += 1
        number = self.last
        await self.channel.send_json({"id": number, "method": method, "params": given})
        limit = time.monotonic() + PATIENCE
        while number not in self.answers:
            assert time.monotonic() < limit, method
            await asyncio.sleep(0.01)
        answer = self.answers.pop(number)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    async def press(self, *keys: str) -> None:
        """Press keys, by name or as letters."""
        for key in keys:
            code = ord(key.upper()) if len(key) == 1 else 0
            plain = {"key": key, "text": key, "code": f"Key{key.upper()}", "windowsVirtualKeyCode": code}
            event = KEYS.get(key) or plain
            await self.call("Input.dispatchKeyEvent", type="keyDown", **event)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **{**event, "text": ""})
            await asyncio.sleep(0.05)

    async def paste(self, text: str) -> None:
        """Paste as the browser does."""
        script = f"""(() => {{
            const data = new DataTransfer();
            data.setData("text/plain", {text!r});
            document.querySelector(".xterm-helper-textarea").dispatchEvent(
                new ClipboardEvent("paste", {{clipboardData: data, bubbles: true}}));
        }})()"""
        await self.call("Runtime.evaluate", expression=script)

    async def wait_for(self, *words: str) -> None:
        """Until the terminal was sent all of `words`; what was sent before then counts no more."""
        limit = time.monotonic() + PATIENCE
        while not all(word in self.shown for word in words):
            assert time.monotonic() < limit, f"{words} not in {self.shown[-3000:]}"
            await asyncio.sleep(0.05)
        self.shown = ""


@asynccontextmanager
async def browsing(url: str) -> AsyncIterator[Page]:
    """A tab of a fresh Chromium that is opening `url`."""
    assert PROGRAM
    folder = tempfile.mkdtemp()
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    options += ["--remote-debugging-port=0", f"--user-data-dir={folder}", "--window-size=1000,700"]
    process = subprocess.Popen(
        [PROGRAM, *options, "about:blank"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        port = await _port(Path(folder, "DevToolsActivePort"))
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as response:
                tab = next(tab for tab in await response.json() if tab["type"] == "page")
            async with session.ws_connect(tab["webSocketDebuggerUrl"], max_msg_size=0) as channel:
                page = Page(channel)
                await page.call("Network.enable")
                await page.call("Emulation.setFocusEmulationEnabled", enabled=True)
                await page.call("Page.navigate", url=url)
                yield page
                page.listening.cancel()
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


async def _port(file: Path) -> int:
    limit = time.monotonic() + PATIENCE
    while not (file.exists() and "\n" in file.read_text()):
        assert time.monotonic() < limit, "the browser does not start"
        await asyncio.sleep(0.05)
    return int(file.read_text().splitlines()[0])
