"""The learner's answer file as the screen edits it: read, saved, and watched for changes by other editors."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import NamedTuple

from tutor import answers
from tutor.answers import SOURCE_LIMIT, AnswerError
from tutor.words import _


class Stamp(NamedTuple):
    """What changes when a file is saved, by writing into it or by replacing it."""

    mtime_ns: int
    size: int
    inode: int


class Seen(NamedTuple):
    """What a file held when it was looked at; its stamp is never newer than its text."""

    text: str
    stamp: Stamp | None


class ChangedOutside(Exception):
    """Somebody else has saved the file since it was last read or saved here; `seen` is what it holds now."""

    def __init__(self, seen: Seen) -> None:
        super().__init__(_("The file was changed by another program."))
        self.seen = seen


class AnswerFile:
    """One answer file. Its methods may be called from any thread, one after the other.

    `text` is what the file held when it was last read or written here.
    """

    def __init__(self, path: Path, starter: str) -> None:
        self.path = path
        self.starter = starter
        self.text = ""
        self.known: Stamp | None = None
        self.lock = threading.Lock()

    def open(self) -> bool:
        """Read the file, or create it from the starter first; True when it is new. Raises AnswerError."""
        with self.lock:
            new = answers.write_starter(self.path, self.starter)
            self.text, self.known = self._read()
            return new

    def save(self, text: str) -> None:
        """Put `text` in the file, whole or not at all.

        Raises AnswerError for what is too long or cannot be written, and ChangedOutside rather than
        overwrite what somebody else has saved.
        """
        data = text.encode("utf-8", "replace")
        if len(data) > SOURCE_LIMIT:
            raise too_long(len(data))
        with self.lock:
            changed = self._changed()
            if changed is not None and changed.text != text:
                raise ChangedOutside(changed)
            if changed is None and text == self.text and self.known is not None:
                return
            try:
                self.known = _replace(Path(os.path.realpath(self.path)), data)
            except OSError as problem:
                said = _("{path} cannot be written ({why}); your text stays here.")
                raise AnswerError(said.format(path=self.path, why=problem.strerror)) from None
            self.text = text

    def look(self) -> Seen | None:
        """What somebody else has put into the file since; None while it is as we know it.

        A file that is gone or cannot be read for the moment counts as unchanged: editors that replace a
        file leave such a moment, and saving here writes it anew.
        """
        with self.lock:
            return self._changed()

    def take(self, seen: Seen) -> None:
        """Regard what was seen as known, whether its text was taken over or is about to be overwritten."""
        with self.lock:
            self.text, self.known = seen

    def reset(self, text: str | None = None) -> Path | None:
        """Put the starter (or `text`) in the place of the answer; answers where the old text is kept, if
        there was any. Raises AnswerError."""
        with self.lock:
            backup = answers.reset(self.path, self.starter if text is None else text)
            self.text, self.known = self._read()
            return backup

    def _changed(self) -> Seen | None:
        now = stamp(self.path)
        if now == self.known:
            return None
        if now is None:
            self.known = None
            return None
        try:
            seen = self._read()
        except AnswerError:
            return None
        if seen.text == self.text:
            self.known = seen.stamp
            return None
        return seen

    def _read(self) -> Seen:
        before = stamp(self.path)
        answer = answers.read_answer(self.path)
        if answer.too_long:
            said = _("{path} is longer than {limit} KiB; shorten it, or press x for the starter.")
            raise AnswerError(said.format(path=self.path, limit=SOURCE_LIMIT // 1024))
        try:
            return Seen(answer.data.decode("utf-8"), before)
        except UnicodeDecodeError:
            said = _("{path} is not UTF-8 text; convert it, or press x for the starter.")
            raise AnswerError(said.format(path=self.path)) from None


def stamp(path: Path) -> Stamp | None:
    """The stamp of the file, links followed; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def too_long(size: int) -> AnswerError:
    """What to say about a text of `size` bytes that is over the limit."""
    said = _("This text has {size} KiB; an answer has at most {limit} KiB. Shorten it.")
    return AnswerError(said.format(size=-(-size // 1024), limit=SOURCE_LIMIT // 1024))


def _replace(path: Path, data: bytes) -> Stamp:
    """Put `data` in place of the file, keeping its permissions. The stamp is taken before anybody sees it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666), "wb") as file:
            if path.exists():
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            found = os.fstat(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
