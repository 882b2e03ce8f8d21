"""Directories are where the system and the user want them, and the socket's is nobody else's."""

import os
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
import pytest

from tutor import home
from tutor.home import HomeError


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch):
    """A directory with a short name as the session's runtime directory."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


def test_everything_lies_under_tutor_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "mine"))
    places = [home.record_path(), home.answers_dir(), home.packs_dir(), home.logs_dir()]
    assert [place.relative_to(tmp_path / "mine").as_posix() for place in places] == [
        *("record.sqlite3", "answers", "packs", "logs")
    ]
    assert not home.home().exists()


def test_tutor_home_may_be_relative_or_in_the_users_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, place in [("sub", tmp_path / "sub"), ("~/deep", tmp_path / "deep")]:
        monkeypatch.setenv("TUTOR_HOME", name)
        assert home.home() == place
    monkeypatch.setenv("TUTOR_HOME", "~nobody-has-this-name/x")
    with pytest.raises(HomeError, match="set TUTOR_HOME"):
        home.home()


@pytest.mark.parametrize("data", [None, "", "relative", "/srv/data"])
def test_the_default_is_what_platformdirs_says(monkeypatch: pytest.MonkeyPatch, data: str | None) -> None:
    monkeypatch.delenv("TUTOR_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if data is not None:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    assert home.home() == Path(platformdirs.user_data_dir("byhand", appauthor=False))


def test_the_runtime_directory_is_made_for_us_alone(short: Path) -> None:
    previous = os.umask(0)
    try:
        path = home.runtime_dir()
    finally:
        os.umask(previous)
    assert path == short / "byhand"
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert home.runtime_dir() == path


@pytest.mark.parametrize("mode", [0o701, 0o710, 0o755, 0o777])
def test_a_runtime_directory_open_to_others_is_refused(short: Path, mode: int) -> None:
    (short / "byhand").mkdir()
    (short / "byhand").chmod(mode)
    with pytest.raises(HomeError, match=f"chmod 700 {short}/byhand"):
        home.runtime_dir()


def test_a_link_is_refused_even_to_a_good_directory(short: Path) -> None:
    (short / "other").mkdir(mode=0o700)
    (short / "byhand").symlink_to(short / "other")
    with pytest.raises(HomeError, match="is a link"):
        home.runtime_dir()
    (short / "byhand").unlink()
    (short / "byhand").symlink_to(short / "nowhere")
    with pytest.raises(HomeError, match="is a link"):
        home.runtime_dir()


def test_a_file_in_the_way_is_refused(short: Path) -> None:
    (short / "byhand").write_text("")
    with pytest.raises(HomeError, match="in the way"):
        home.runtime_dir()


def test_somebody_elses_directory_is_refused(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (short / "byhand").mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(short / "byhand", 65534, 65534)
    else:
        found = (short / "byhand").lstat()
        theirs = os.stat_result((*found[:4], found.st_uid + 1, *found[5:]))
        monkeypatch.setattr(Path, "lstat", lambda path: theirs)
    with pytest.raises(HomeError, match="belongs to somebody else"):
        home.runtime_dir()


def test_without_a_session_directory_the_temporary_one_is_used(
    short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for session in ("", "relative", str(short / "missing")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", session)
        monkeypatch.setenv("TMPDIR", str(short))
        assert home.runtime_dir() == short / f"byhand-{os.geteuid()}"


def test_a_path_too_long_for_a_socket_is_passed_over(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = short / ("d" * 90)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    monkeypatch.setenv("TMPDIR", str(short))
    path = home.socket_path()
    assert path.parent == short / f"byhand-{os.geteuid()}"
    assert len(os.fsencode(path)) < 100
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def test_each_home_has_its_own_socket_however_it_is_named(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")
    found = {}
    for name in ("one", "link", "two"):
        monkeypatch.setenv("TUTOR_HOME", str(tmp_path / name))
        found[name] = home.socket_path()
    assert found["one"] == found["link"] != found["two"]


def test_clients_pay_nothing_for_it() -> None:
    script = "import sys, tutor.home, tutor.answers; tutor.home.home(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "tutor.answers" in loaded
    assert (
        set(loaded) & {"platformdirs", "hashlib", "tempfile", "socket", "json", "numpy", "sqlite3"} == set()
    )
