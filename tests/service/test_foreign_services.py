"""Something else on our socket: an older service, one that does not end, one that is no service."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor import home
from tutor.service import client, protocol

OLDER = b'{"error": "build", "build": "0.0.1+1"}'
REFUSED = protocol.HEADER.pack(len(OLDER), 0) + OLDER


@pytest.fixture(autouse=True)
def no_service_is_left(own_home: Path) -> Iterator[None]:
    yield
    client.stop()


class Older:
    """Something else on our socket, which says `words` to whoever asks; it ends when told, if it `obeys`."""

    def __init__(self, words: bytes, obeys: bool = True) -> None:
        self.words, self.obeys, self.asked = words, obeys, 0
        self.path = home.socket_path()
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.listener.bind(str(self.path))
        self.listener.listen(8)
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        while True:
            channel, _ = self.listener.accept()
            with channel:
                asked = protocol.receive(channel)
                if asked is None:
                    continue
                if asked[0]["op"] == "end" or (asked[0]["op"] == "stop" and self.obeys):
                    self.path.unlink(missing_ok=True)
                    self.listener.close()
                    return
                self.asked += 1
                channel.sendall(self.words)

    def end(self) -> None:
        if self.thread.is_alive():
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
                channel.connect(str(self.path))
                protocol.send(channel, {"op": "end"})
        self.thread.join()


def test_an_older_service_is_replaced(own_home: Path) -> None:
    older = Older(REFUSED)
    assert client.call("ping")["pid"] != os.getpid()
    assert older.asked == 1
    older.end()


def test_an_older_service_that_does_not_end_is_named(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "START_SECONDS", 0.5)
    older = Older(REFUSED, obeys=False)
    try:
        with pytest.raises(client.ServiceError, match="older background service does not end") as caught:
            client.call("ping")
        assert caught.value.exit == 3
    finally:
        older.end()


@pytest.mark.parametrize(
    "words", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\xff" * 64, b"\x02\0\0\0\0\0\0\0[]", b""], ids=range(4)
)
def test_something_that_is_no_service_gives_a_sentence(own_home: Path, words: bytes) -> None:
    older = Older(words, obeys=False)
    try:
        with pytest.raises(client.ServiceError) as caught:
            client.call("ping")
        assert caught.value.exit == 3 and "Traceback" not in str(caught.value)
        assert older.asked == 3, "asked three times and no more"
    finally:
        older.end()
