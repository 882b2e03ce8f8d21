"""The bundle that is handed in: what lies in the workspace now, and what its last check said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tutor import __version__
from tutor.homework import identity
from tutor.homework.bundle import Claim, Header, claim, read_bundle, write_bundle
from tutor.homework.disputes import EVENT, MOST
from tutor.homework.entries import BundleError
from tutor.homework.feedback import told
from tutor.homework.rules import feedback_at
from tutor.homework.standing import Row, Standing
from tutor.homework.workspace import minutes_spent
from tutor.packs.hashing import pack_hash
from tutor.packs.homework import Homework
from tutor.packs.problems import one_of
from tutor.service.homeworks import IDENTITY, Assignment, Homeworks, assignments
from tutor.service.requests import BadRequest, Part, text
from tutor.text.quiz.answers import seed_line, seed_of
from tutor.words import _

LONGEST_NAME = 40  # letters of a learner's name in that of a file: in UTF-8 they are up to 160 bytes


class Submitting:
    """Writes bundles; `homeworks` says what there is to hand in."""

    def __init__(self, homeworks: Homeworks) -> None:
        self.homeworks = homeworks

    def submit(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Write the bundle for the homework of `pack` into the file or folder `out`, for `learner`.

        Without `learner`, in the name that was given before; without `pack`, for the only homework there is.
        `warnings` are what a learner should know. Nothing but an earlier bundle of one's own is written over.
        """
        problems: list[str] = []
        each = _the_one(list(assignments(request, [])))  # other packs may be broken
        whole = self.homeworks.standing(each, request, problems)
        rows = [_with_seed(one) for one in whole.rows if one.own.data is not None]
        if problems:
            raise BadRequest("\n".join(problems))
        if not rows:
            said = _("There is nothing to hand in yet; begin with: tutor start {pack}:{id}")
            raise BadRequest(said.format(pack=each.course.id, id=each.homework.exercises[0]))
        header = self._header(each, self._learner(each.homework, request.get("learner")), whole, rows)
        target = _target(Path(text(request, "out")), header)
        _write(target, header, rows)
        return self.homeworks.said(each, whole) | {
            "format": 1,
            "file": str(target),
            "learner": header.learner,
            "submitted": header.submitted,
            "handed_in": [one.exercise.id for one in rows],
            "warnings": list(_warnings(whole)),
        }

    def _learner(self, homework: Homework, given: Any) -> str:
        kind = homework.identify_by
        name = given if isinstance(given, str) else self.homeworks.remembered(homework)
        if name is None and kind == "pseudonym":
            name = identity.pseudonym()
        if name is None:
            said = _("This homework asks for {wanted}; say it once with: tutor submit --as TEXT")
            raise BadRequest(said.format(wanted=identity.wanted(kind)))
        try:
            name = identity.checked(kind, name)
        except identity.BadIdentity as problem:
            raise BadRequest(str(problem)) from None
        self.homeworks.keeping.record().set_state(IDENTITY + kind, name)
        return name

    def _header(self, each: Assignment, learner: str, whole: Standing, rows: list[Row]) -> Header:
        return Header(
            pack=each.course.id,
            version=each.course.version,
            pack_hash=pack_hash({one.exercise.id: one.exercise.hash for one in whole.rows}),
            tutor=__version__,
            learner=learner,
            identify_by=each.homework.identify_by,
            submitted=self.homeworks.clock().astimezone().isoformat(timespec="seconds"),
            exercises={one.exercise.id: self._claim(each, one) for one in rows},
        )

    def _claim(self, each: Assignment, handed: Row) -> Claim:
        exercise, checked = handed.exercise, handed.own.checked
        attempts = self.homeworks.attempts(each, exercise.id)
        said: dict[str, Any] = {}
        if checked is not None:
            seen = told(checked.verdict, feedback_at(each.homework, self.homeworks.clock()))
            said = {"seed": checked.seed}
            said |= {} if handed.state == "taken" else {key: seen[key] for key in ("status", "score")}
        events = self.homeworks.keeping.record().events(exercise.id, each.course.id, EVENT)
        return claim(
            exercise.id,
            exercise.kind,
            exercise.hash,
            handed.own.data or b"",
            attempts=sum(one.counts for one in attempts),
            minutes=minutes_spent(attempts),
            disputes=tuple(dict(event.data) for event in events[-MOST:]),
            **said,
        )


def _the_one(found: list[Assignment]) -> Assignment:
    if not found:
        raise BadRequest(_("No installed pack sets a homework; install one with: tutor pack install FILE"))
    if len(found) > 1:
        said = _("There are several homeworks; name one of {packs}.")
        raise BadRequest(said.format(packs=one_of(each.course.id for each in found)))
    return found[0]


def _with_seed(row: Row) -> Row:
    """An answer to drawn numbers names them: `tutor check --seed` does not stand in the file."""
    own, seed = row.own, row.own.checked.seed if row.own.checked else None
    if "draw.py" not in row.exercise.sources or seed is None or own.data is None:
        return row
    if seed_of(own.data.decode("utf-8", "replace")) is not None:
        return row
    return replace(row, own=replace(own, data=own.data + f"\n{seed_line(seed)}\n".encode()))


def _target(out: Path, header: Header) -> Path:
    """Where the bundle goes: `out`, or a file in the folder `out` that is named for homework and learner.

    Raises BadRequest where something else lies there.
    """
    if not out.exists() and out.suffix.lower() != ".zip":
        _make(out)
    if out.is_dir():
        name = re.sub(r"[^\w.-]+", "-", header.learner)[:LONGEST_NAME].strip("-.")
        out = out / f"{header.pack}-{name}.zip"
    if not out.exists() and not out.is_symlink():
        return out
    try:
        before, _submission = read_bundle(out)
        own = (before.pack, before.learner) == (header.pack, header.learner) and out.is_file()
    except BundleError:
        own = False
    if not own:
        said = _("{path} is there already and no earlier bundle of this homework; choose another with --out.")
        raise BadRequest(said.format(path=out))
    return out


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        said = _("{path} cannot be made ({reason}); choose another place with --out.")
        raise BadRequest(said.format(path=folder, reason=problem.strerror)) from None


def _write(target: Path, header: Header, rows: list[Row]) -> None:
    try:
        write_bundle(target, header, {one.exercise.id: one.own.data or b"" for one in rows})
    except BundleError as problem:
        raise BadRequest(str(problem)) from None
    except OSError as problem:
        said = _("{path} cannot be written ({reason}); choose another place with --out.")
        raise BadRequest(said.format(path=target, reason=problem.strerror)) from None


def _warnings(whole: Standing) -> Iterator[str]:
    for one in whole.rows:
        name = one.exercise.id
        if one.own.trouble:
            yield _("{id} is not in the bundle: {why}").format(id=name, why=one.own.trouble)
        elif one.state == "missing":
            yield _("{id} is missing.").format(id=name)
        elif one.state == "unchecked":
            yield _("{id} was changed after its last check, or never checked.").format(id=name)
        elif one.state not in ("pass", "taken"):
            yield _("{id} did not pass its last check.").format(id=name)
        if one.own.kept:
            said = _("{id} goes in as it was checked last, because {path} holds no answer.")
            yield said.format(id=name, path=one.own.path)
    if whole.lost is None:
        yield _("This is too late: by the rules of this homework nothing counts any more.")
    elif whole.lost > 0:
        yield _("This is late and costs {share:.0%} of the points.").format(share=whole.lost)
