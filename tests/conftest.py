"""What every test may use."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how busy the machine is says nothing about us. The examples follow from the test, so that one
# commit has one answer; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("tutor", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("search", deadline=None, print_blob=True, max_examples=3000)
settings.load_profile("tutor")

# A shell starts what it runs in the background without ctrl+c, and programs hand that on to theirs. Some
# tests end a program of ours by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = ["shared_fixtures"]
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes what is shown now as what should be shown."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files under tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with `tests/golden/<name>.txt`."""

    def compare(name: str, shown: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert path.exists(), f"{path} is missing; `pytest --accept` writes it"
        assert shown == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own, not yet made."""
    path = tmp_path / "home"
    monkeypatch.setenv("TUTOR_HOME", str(path))
    return path
