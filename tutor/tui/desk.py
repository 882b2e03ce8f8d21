"""One answer in its three places: the editor's text, the file, and the draft of what is not saved yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.answers import AnswerError, answer_path
from tutor.tui.drafts import Draft, digest, draft_of
from tutor.tui.files import AnswerFile, Seen
from tutor.words import _


@dataclass(frozen=True, slots=True)
class Opening:
    """What lies on the desk at first: the file's text, whether it is new, and a draft that was found.

    `follows` tells whether the file is still as it was when the draft began. `problem` is a sentence where
    there is a file that cannot be shown; then there is no text, and nothing may be written over it.
    """

    text: str = ""
    new: bool = False
    draft: str | None = None
    follows: bool = True
    problem: str = ""


class Desk:
    """Keeps the three places apart and in step; knows no widget.

    `settled` is the editor's text that stands for the file's: editors normalise line ends.
    """

    def __init__(self, file: AnswerFile, draft: Draft) -> None:
        self.file = file
        self.draft = draft
        self.settled = ""

    def open(self) -> Opening:
        """Read file and draft, creating the file from its starter where needed."""
        try:
            new = self.file.open()
        except AnswerError as problem:
            return Opening(problem=str(problem))
        kept = self.draft.found()
        if kept is None or kept.text == self.file.text:
            return Opening(self.file.text, new)
        return Opening(self.file.text, new, kept.text, kept.base == digest(self.file.text))

    def unsaved(self, text: str) -> bool:
        """Whether the editor's `text` is in no file yet."""
        return text != self.settled

    def keep(self, text: str) -> str:
        """Keep the editor's `text` as a draft if it is unsaved; why that cannot be done, else ""."""
        if not self.unsaved(text):
            self.draft.drop()
            return ""
        try:
            self.draft.keep(text, digest(self.file.text))
        except OSError as problem:
            said = _("What you type cannot be kept safe in {path} ({why}); save with ctrl+s.")
            return said.format(path=self.draft.path, why=problem.strerror)
        return ""

    def settle(self, text: str, seen: Seen | None = None) -> None:
        """The editor now shows the file's text, as `text`; `seen` when that came from somebody else."""
        if seen is not None:
            self.file.take(seen)
        self.settled = text


def desk_for(about: Mapping[str, Any]) -> Desk:
    """The desk of an exercise as the service tells about it. Raises AnswerError, HomeError."""
    path = answer_path(about["id"], about["kind"], about["pack"])
    return Desk(AnswerFile(path, about["starter"]), draft_of(about["pack"], about["id"]))
