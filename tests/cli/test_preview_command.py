"""`tutor pack preview --plain`: the page anew at every save, problems in words, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tutor.authors.scaffold import TEMPLATE


def test_plain_lines_follow_every_save_and_leave_nothing(tmp_path: Path) -> None:
    pack, temporary, home = tmp_path / "pack", tmp_path / "tmp", tmp_path / "home"
    shutil.copytree(TEMPLATE, pack)
    temporary.mkdir()
    statement = pack / "exercises" / "square-slope" / "statement.md"
    spec = statement.with_name("exercise.toml")
    environment = {"TMPDIR": str(temporary), "TUTOR_HOME": str(home), "LANG": "C.UTF-8"}
    shown = subprocess.Popen(
        [sys.executable, "-m", "tutor", "pack", "preview", str(statement.parent), "--plain"],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    limit = threading.Timer(60, shown.kill)
    limit.start()
    try:
        assert shown.stdout is not None
        wanted = iter(shown.stdout)
        assert any("straight" in line or "origin" in line for line in wanted)
        statement.write_text("# Slopes\n\nAnother question.\n")
        assert any("Another question." in line for line in wanted)
        spec.write_text(spec.read_text().replace("minutes", "minuts"))
        assert any('did you mean "minutes"?' in line for line in wanted)
        shown.send_signal(signal.SIGINT)
        shown.stdout.read()
        assert shown.wait() == 130
    finally:
        limit.cancel()
        shown.kill()
        shown.communicate()
    assert not list(temporary.glob("byhand-preview-*")) and not home.exists()


def test_what_is_no_pack_is_wrong_use(tutor, tmp_path: Path) -> None:
    done = tutor("pack", "preview", str(tmp_path))
    assert done.returncode == 2 and "holds no pack.toml" in done.stderr
    done = tutor("pack", "preview", str(tmp_path), "--page", "a", "--exercise", "b")
    assert done.returncode == 2 and "not both" in done.stderr
