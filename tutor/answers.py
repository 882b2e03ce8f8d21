"""The learner's own files: where they lie, how they begin, how they are read."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import home
from tutor.words import _

if TYPE_CHECKING:  # building the frozen classes of the model would cost every check 15 ms
    from tutor.model import Kind

SOURCE_LIMIT = 64 * 1024  # bytes of one answer; no honest one comes near
STANDARD_INPUT = "-"


class AnswerError(Exception):
    """A file that cannot be used as an answer; its text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read: at most `SOURCE_LIMIT + 1` bytes of `path`.

    `size` is the whole file's size in bytes as far as it is known; of standard input only what was read.
    """

    data: bytes
    path: str
    size: int

    @property
    def too_long(self) -> bool:
        """Whether there is more than an answer may have."""
        return len(self.data) > SOURCE_LIMIT


def answer_path(exercise_id: str, kind: Kind, pack: str = "course", dir: str | Path | None = None) -> Path:  # noqa: A002
    """The file for an answer: below `TUTOR_HOME`, or straight in `dir` where the learner names a folder.

    Code goes to `softmax/softmax.py`, other kinds to `.txt`; packs beside the course get a folder each.
    Raises `AnswerError` for an id that is no plain name.
    """
    for name in (exercise_id, pack):
        if not name or name.startswith(".") or "/" in name or "\0" in name:
            raise AnswerError(_("{name!r} cannot name a folder; use letters and hyphens.").format(name=name))
    file = exercise_id.replace("-", "_") + (".py" if kind == "code" else ".txt")
    if dir is not None:
        return Path(dir).expanduser() / file
    folder = home.answers_dir() if pack == "course" else home.answers_dir() / pack
    return folder / exercise_id / file


def write_starter(path: Path, text: str) -> bool:
    """Write `text` to a new file, whole or not at all; False when something is there already.

    Raises `AnswerError` when the place is a directory or cannot be written.
    """
    if path.is_dir():
        raise AnswerError(_("{path} is a folder; remove it or choose another with --dir.").format(path=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _place(path, text)
    except OSError as error:
        raise _cannot_write(path, error) from None


def reset(path: Path, text: str) -> Path | None:
    """Put the starter `text` back and return where the old answer is kept, or None if there was none.

    The backup is `name.backup-1.py`, or the next number that is free. The answer is never missing in between.
    Raises `AnswerError` when the place cannot be written.
    """
    path = Path(os.path.realpath(path))
    if write_starter(path, text):
        return None
    try:
        draft = _draft(path, text)
        try:
            backup = _keep(path)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from None
    return backup


def read_answer(path: str | Path) -> Answer:
    """Read a file, or standard input for "-", and never more than `SOURCE_LIMIT + 1` bytes of it.

    Raises `AnswerError` for what is no file that could be read. What the bytes say (nothing, no UTF-8,
    too much) is for the judge.
    """
    name = os.fspath(path)
    if name == STANDARD_INPUT:
        return _read_standard_input()
    try:
        # Without O_NONBLOCK, opening a FIFO waits for somebody who may never come.
        descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _cannot_read(name, error) from None
    try:
        found = os.fstat(descriptor)
        _require_readable_kind(name, found.st_mode, descriptor)
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(SOURCE_LIMIT + 1) or b""
    except OSError as error:
        raise _cannot_read(name, error) from None
    finally:
        os.close(descriptor)
    return Answer(data, name, max(found.st_size, len(data)))


def _read_standard_input() -> Answer:
    if sys.stdin is None:
        raise AnswerError(_("standard input is closed; name a file instead of -."))
    try:
        data = sys.stdin.buffer.read(SOURCE_LIMIT + 1) or b""
    except (OSError, ValueError) as error:
        raise _cannot_read(_("standard input"), error) from None
    return Answer(data, STANDARD_INPUT, len(data))


def _require_readable_kind(name: str, mode: int, descriptor: int) -> None:
    """Files, and devices such as /dev/null that answer at once; a pipe or a terminal would make us wait."""
    if stat.S_ISDIR(mode):
        raise AnswerError(_("{path} is a folder; name the file in it.").format(path=name))
    if not (stat.S_ISREG(mode) or stat.S_ISCHR(mode)) or os.isatty(descriptor):
        raise AnswerError(_("{path} is no ordinary file; use - to read from a pipe.").format(path=name))


def _cannot_read(name: str, error: Exception) -> AnswerError:
    sentence = _("{path} cannot be read ({reason}); name another file.")
    if isinstance(error, FileNotFoundError):
        sentence = _("{path} does not exist; `tutor start` writes a first version.")
    elif isinstance(error, PermissionError):
        sentence = _("{path} may not be read by you; change its permissions.")
    reason = getattr(error, "strerror", None) or str(error)
    return AnswerError(sentence.format(path=name, reason=reason))


def _cannot_write(path: Path, error: OSError) -> AnswerError:
    sentence = _("{path} cannot be written ({reason}); choose another folder with --dir.")
    return AnswerError(sentence.format(path=path, reason=error.strerror))


def _place(path: Path, text: str) -> bool:
    """Write beside `path` and link the finished file into place; a link never replaces anything."""
    draft = _draft(path, text)
    try:
        return _link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _keep(path: Path) -> Path:
    for n in count(1):
        backup = path.with_name(f"{path.stem}.backup-{n}{path.suffix}")
        if _link(path, backup):
            return backup
    raise AssertionError("unreachable: count() has no end")


def _draft(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    _write_new(draft, text.encode("utf-8"))
    return draft


def _link(source: Path, target: Path) -> bool:
    """Give `source` the name `target` as well; False when that name is taken."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        return _copy(source, target)  # a file system without hard links
    return True


def _copy(source: Path, target: Path) -> bool:
    try:
        _write_new(target, source.read_bytes())
    except FileExistsError:
        return False
    return True


def _write_new(path: Path, data: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666), "wb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
