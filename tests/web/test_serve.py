"""`tutor serve`: the page, its secret, its socket, and a visit by a real browser."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from browser import PROGRAM, browsing

from tutor.service import client

ROOT = Path(__file__).parents[2]
RIGHT = """import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tutor", "serve", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def served(own_home: Path) -> Iterator[str]:
    """The address of a running server."""
    with start("--port", "0") as process:
        assert process.stdout
        yield process.stdout.readline().split()[-1]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    client.stop()


async def test_the_page_loads_nothing_from_elsewhere(served: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(served) as response:
        page = await response.text()
        policy = response.headers["Content-Security-Policy"]
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page)
    assert policy.startswith("default-src 'none'")


async def test_without_the_secret_there_is_nothing(served: str) -> None:
    base = "{0.scheme}://{0.netloc}".format(urlsplit(served))
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/ws", "/wrong/", "/wrong/ws", "/../" + "x" * 24 + "/ws"):
            async with session.get(base + path) as response:
                assert response.status == 404, path


async def test_a_key_answers_over_the_socket(served: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{served}ws?width=80&height=24") as channel,
    ):
        await _until(channel, "There is no account")
        await channel.send_json(["stdin", "\r"])
        await _until(channel, "Begin")
        await channel.send_json(["stdin", "?"])
        await _until(channel, "The map of the course")


async def _until(channel: aiohttp.ClientWebSocketResponse, word: str) -> None:
    seen = ""
    async with asyncio.timeout(60):
        while word not in seen:
            message = await channel.receive()
            if message.type == aiohttp.WSMsgType.BINARY:
                seen += message.data.decode("utf-8", "replace")
            assert message.type is not aiohttp.WSMsgType.CLOSED, seen[-2000:]


def test_a_taken_port_is_said_in_a_sentence(own_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start("--port", str(taken.getsockname()[1]))
        out, err = process.communicate(timeout=30)
    assert process.returncode == 3
    assert "choose another with --port" in err + out
    assert "Traceback" not in err


def test_another_address_is_warned_of(own_home: Path) -> None:
    with start("--port", "0", "--bind", "0.0.0.0") as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith("byhand is at http://0.0.0.0:")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert "write and run code on this machine" in process.stderr.read()


@pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")
async def test_an_exercise_is_passed_in_a_real_browser(served: str) -> None:
    async with browsing(served) as page:
        await page.wait_for("There is no account")
        await page.press("Enter")
        await page.wait_for("Begin")
        await page.press("?")
        await page.wait_for("The map of the course")
        await page.press("Escape")
        await page.wait_for("Begin")
        await page.press("ctrl+p")
        await page.wait_for("Course map")
        await page.press(*"softmax that never")
        await page.wait_for("Softmax that never overflows")
        await page.press("Down", "Enter")
        await page.wait_for("not tried yet")
        await page.press("w")
        await page.press("F7")
        await page.paste(RIGHT)
        await page.wait_for("keepdims")
        await page.press("F5")
        await page.wait_for("pass")
        hosts = {urlsplit(url).netloc for url in page.asked if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(served).netloc}
    done = await asyncio.to_thread(client.call, "attempts", exercise="softmax")
    assert done["attempts"][-1]["status"] == "pass"
