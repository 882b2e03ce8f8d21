"""Which tier a host reaches on poorer machines, and that grading works there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from wrappers import USER, wrapped

from tutor.sandbox.hosts import CannotJudge, Hosts
from tutor.service.machine import _not_stopped

GOOD = "def double(x):\n    return 2 * x\n"
TOUCH = "import os\ntry:\n    print(os.stat('/etc/passwd').st_size > 0)\nexcept OSError:\n    print(False)\n"


@contextmanager
def machine(*worlds: str) -> Iterator[Hosts]:
    """Hosts in these worlds of `wrappers`, ended afterwards."""
    hosts = Hosts(wrap=wrapped(*worlds))
    try:
        yield hosts
    finally:
        hosts.stop()


def printed(hosts: Hosts, source: str = "") -> bytes:
    """What a right answer, preceded by `source`, prints on its way to the end."""
    job = {"job": "answer", "source": source + GOOD, "functions": ["double"], "run": None}
    job |= {"cases": [{"x": np.ones(2)}], "order": [0], "limits": [1 << 16], "seed": 1}
    outcome = hosts.run("numpy", job, [1 << 16], 5, 256)
    assert (outcome.end, outcome.frames[0].value["out"].tolist()) == ("done", [2, 2])
    return bytes(outcome.stdout)


@pytest.fixture(autouse=True)
def user_namespaces() -> None:
    """The worlds are made of user namespaces."""
    allowed = Path("/proc/sys/user/max_user_namespaces")
    if not allowed.exists() or int(allowed.read_text()) == 0:
        pytest.skip("this machine allows no user namespaces to build other machines with")


@pytest.mark.parametrize(
    ("worlds", "tier"),
    [
        ((), "namespaces"),
        (("as_user",), "namespaces"),
        (("without_landlock",), "namespaces"),
        (("as_user", "without_landlock"), "namespaces"),
        (("without_user_namespaces",), "landlock"),
        (("without_mount",), "landlock"),
        (("as_user", "without_mount"), "landlock"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_host_reaches_the_best_tier_of_its_machine(worlds: tuple[str, ...], tier: str) -> None:
    with machine(*worlds) as hosts:
        info = hosts.get("numpy").info
        assert info["tier"] == tier
        assert ("namespaces_refused" in info) == (tier == "landlock")
        for _ in range(5):  # a half-entered pid namespace would fail the second fork
            assert printed(hosts) == b""


def test_an_ordinary_user_stays_one_in_the_cell() -> None:
    with machine("as_user") as hosts:
        assert printed(hosts, "import os\nprint(os.getuid())\n") == f"{USER}\n".encode()


def test_where_neither_namespaces_nor_landlock_are_there_a_sentence_refuses() -> None:
    sentence = "neither namespaces nor Landlock"
    with (
        machine("without_user_namespaces", "without_landlock") as hosts,
        pytest.raises(CannotJudge, match=sentence),
    ):
        hosts.get("numpy")


def test_a_tier_that_is_asked_for_is_not_exchanged_for_a_weaker_one() -> None:
    hosts = Hosts(wrap=wrapped("without_mount"), tier="namespaces")
    try:
        with pytest.raises(CannotJudge, match="namespaces are refused here"):
            hosts.get("numpy")
    finally:
        hosts.stop()


def test_what_the_landlock_tier_leaves_open_is_said_by_doctor() -> None:
    """The one known exception: whether a file exists can be found out, and the list of doctor names it."""
    with machine("without_mount") as hosts:
        assert printed(hosts, TOUCH) == b"True\n"
    with machine() as hosts:
        assert printed(hosts, TOUCH) == b"False\n"
    assert any("whether a file exists" in sentence for sentence in _not_stopped("landlock"))
    assert not any("whether a file exists" in sentence for sentence in _not_stopped("namespaces"))
