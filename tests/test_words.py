"""One catalogue: every string that a person reads goes through it, and the template is up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tutor import words

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "tutor" / "locale" / "tutor.pot"


def extracted(into: Path) -> str:
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "--no-location", "--sort-output"]
    command += ["--omit-header", "-k", "_", "-k", "ngettext:1,2", "-o", str(into), "tutor"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return into.read_text()


def test_the_template_holds_every_string(tmp_path: Path, request) -> None:
    now = extracted(tmp_path / "tutor.pot")
    if request.config.getoption("--accept"):
        TEMPLATE.write_text(now)
    assert TEMPLATE.read_text() == now, "run pytest --accept tests/test_words.py"


def test_an_unknown_language_falls_back_to_english() -> None:
    words.use("xx")
    try:
        assert words._("Right.") == "Right."
    finally:
        words.use("en")


def test_the_language_comes_from_the_environment(monkeypatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert words.preferred_language() == "en"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert words.preferred_language() == "zh"
    monkeypatch.setenv("LC_ALL", "C")
    assert words.preferred_language() == "en"
