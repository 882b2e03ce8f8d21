"""Where everything of the learner's lies, and where the service listens.

The thin clients load this module at every start, so it imports next to nothing.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from pathlib import Path

from tutor.words import _

APP_NAME = "byhand"
SOCKET_PATH_LIMIT = 100  # bytes; macOS allows 104 and Linux 108, both with a closing zero


class HomeError(Exception):
    """A directory that cannot be used; its text is one sentence for the user."""


def home() -> Path:
    """The directory of all the user's data: `TUTOR_HOME`, or the system's place for such data.

    The path is absolute; it need not exist yet. Raises `HomeError` when `~` stands for nothing.
    """
    chosen = Path(os.environ.get("TUTOR_HOME", "").strip() or _default_home())
    try:
        return chosen.expanduser().absolute()
    except RuntimeError:
        raise HomeError(_("{path} names no home directory; set TUTOR_HOME.").format(path=chosen)) from None


def record_path() -> Path:
    """The database of attempts."""
    return home() / "record.sqlite3"


def answers_dir() -> Path:
    """The folder of the learner's own files."""
    return home() / "answers"


def packs_dir() -> Path:
    """The folder of installed packs."""
    return home() / "packs"


def logs_dir() -> Path:
    """The folder of the service's logs."""
    return home() / "logs"


def runtime_dir() -> Path:
    """The directory of the service's socket, created with mode 0700 when missing.

    Raises `HomeError` when the place is a link, belongs to somebody else, or is open to others.
    """
    path = _runtime_path()
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise _refusal(_("{path} cannot be created ({reason}); set XDG_RUNTIME_DIR."), path, error) from None
    _require_private(path)
    return path


def socket_path() -> Path:
    """The service's socket, one for each home and installation; always under `SOCKET_PATH_LIMIT` bytes.

    Raises `HomeError` as `runtime_dir` does.
    """
    return runtime_dir() / _socket_name()


def _default_home() -> str:
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        # What platformdirs answers here; importing it would cost a third of a client's start.
        data = Path(os.environ.get("XDG_DATA_HOME", "").strip())
        return str((data if data.is_absolute() else Path("~/.local/share")) / APP_NAME)
    import platformdirs

    return platformdirs.user_data_dir(APP_NAME, appauthor=False)


def _socket_name() -> str:
    places = (home().resolve(), Path(__file__).resolve().parent)
    return "-".join(f"{zlib.crc32(os.fsencode(place)):08x}" for place in places) + ".sock"


def _runtime_path() -> Path:
    """The first candidate under which a socket's path stays short enough."""
    session = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    temporary = Path(os.environ.get("TMPDIR", ""))
    candidates = []
    if _is_our_directory(session):
        candidates.append(session / APP_NAME)
    if temporary.is_absolute() and temporary.is_dir():
        candidates.append(temporary / f"{APP_NAME}-{os.geteuid()}")
    candidates.append(Path("/tmp") / f"{APP_NAME}-{os.geteuid()}")
    room = SOCKET_PATH_LIMIT - len("/") - len(_socket_name())
    return next((path for path in candidates if len(os.fsencode(path)) < room), candidates[-1])


def _is_our_directory(path: Path) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return path.is_absolute() and stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _require_private(path: Path) -> None:
    try:
        found = path.lstat()
    except OSError as error:
        raise _refusal(_("{path} cannot be looked at ({reason}); remove it."), path, error) from None
    if stat.S_ISLNK(found.st_mode):
        raise _refusal(_("{path} is a link and is not trusted; remove it."), path)
    if not stat.S_ISDIR(found.st_mode):
        raise _refusal(_("{path} is in the way of a directory; remove it."), path)
    if found.st_uid != os.geteuid():
        raise _refusal(_("{path} belongs to somebody else; set XDG_RUNTIME_DIR to your own directory."), path)
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise _refusal(_("{path} is open to others; run: chmod 700 {path}"), path)


def _refusal(sentence: str, path: Path, error: OSError | None = None) -> HomeError:
    return HomeError(sentence.format(path=path, reason=error.strerror if error else ""))
