"""A pack without its solutions: drawn cases with what the reference and each known mistake give for them.

It keeps the text of a solution back, not its numbers: whoever reads the files can answer exactly these seeds.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.authors.code import uses_of
from tutor.authors.crew import Crew, Tell
from tutor.judge import sealed
from tutor.judge.drawn import PackBroken, draw, given
from tutor.model import Exercise
from tutor.packs.archive import Contents, gathered
from tutor.packs.files import LARGEST_FILE
from tutor.packs.install import contents_of
from tutor.packs.keys import SPEC_FILE
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import PackProblems
from tutor.packs.seal import FILE, FOLDER, LEAST_SEEDS, MOST_SEEDS
from tutor.packs.toml_text import toml_text
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.wire import WireError
from tutor.words import _

# Of an exercise nothing else is handed out: notes and old versions of a solution lie in such folders too.
_KEPT = re.compile(
    r"exercise\.toml|text\.[a-z]+\.toml|(statement|hints|quiz)(\.[a-z]+)?\.md"
    r"|(starter|run|checks|draw)\.py|.*\.(png|jpe?g|gif|svg)"
)
_KEPT_ABOVE = re.compile(r"pack\.toml|(README|LICEN[CS]E|COPYING)[^/]*|lessons/.*")
_EXPECTED_TO_GO = re.compile(r"(reference|cases|mistakes)\.py|accept/.*|worked(\.[a-z]+)?\.md")


class CannotSealError(Exception):
    """Exercises that cannot be handed out without their solution; a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass
class Sealing:
    """What was sealed: `readable` says what of a solution stays in sight, `left_out` names other files."""

    exercises: list[str] = field(default_factory=list)
    readable: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@contextmanager
def sealed_pack(
    folder: Path, hosts: Hosts, seeds: int = LEAST_SEEDS, tell: Tell = lambda done, of, checks: None
) -> Iterator[tuple[Contents, Sealing]]:
    """The contents of the pack in `folder`, sealed with `seeds` seeds for each code exercise.

    Raises CannotSealError, ArchiveError, PackProblems, CannotJudge, OSError.
    """
    if not LEAST_SEEDS <= seeds <= MOST_SEEDS:
        said = _("A sealed pack needs {least} to {most} seeds, not {n}.")
        raise CannotSealError([said.format(least=LEAST_SEEDS, most=MOST_SEEDS, n=seeds)])
    course = load_course(folder)
    done = Sealing()
    place = Path(tempfile.mkdtemp(prefix="byhand-seal-"))
    try:
        _lay(folder, place, done)
        exercises = [
            load_exercise(folder / "exercises" / name, course.id)
            for unit in course.units
            for name in unit.exercises
        ]
        with Crew(tell) as crew:
            found = crew.lead(lambda exercise: _seal(exercise, place, hosts, seeds, crew, done), exercises)
        problems = [problem for problem in found if problem]
        if problems:
            raise CannotSealError(problems)
        done.exercises.sort()
        done.readable.sort()
        yield contents_of(place), done
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _lay(folder: Path, place: Path, done: Sealing) -> None:
    """The files that are no solution, in a folder of their own."""
    for name, data in gathered(folder).items():
        top, _slash, rest = name.partition("/")
        inner = rest.partition("/")[2] if top == "exercises" else ""
        if _KEPT.fullmatch(inner) if top == "exercises" else _KEPT_ABOVE.fullmatch(name):
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif not _EXPECTED_TO_GO.fullmatch(inner):
            done.left_out.append(name)


def _seal(exercise: Exercise, place: Path, hosts: Hosts, seeds: int, crew: Crew, done: Sealing) -> str:
    """Seal one exercise in `place`; why that cannot be done, else ""."""
    target = place / "exercises" / exercise.id
    if exercise.seal is not None:
        return _("{id}: is sealed already; seal the pack that it was made from.").format(id=exercise.id)
    _rewrite(target / SPEC_FILE, ("model", "accept"))
    if exercise.kind == "quiz":
        said = _("{id}: a quiz is judged by its text, so its right answers stay readable.")
        done.readable.append(said.format(id=exercise.id))
        return ""
    try:
        if exercise.kind == "code":
            _write_seal(target, _drawn(exercise, target, hosts, seeds, crew), exercise)
            _look(target, exercise.pack, hosts, crew)
        else:
            _write_seal(target, {}, None)
            if exercise.derivation is not None and exercise.derivation.shown_goal is None:
                said = _("{id}: its goal is its answer, and stays readable.")
                done.readable.append(said.format(id=exercise.id))
    except (PackBroken, PackProblems, WireError) as problem:
        return f"{exercise.id}: {problem}"
    except _TooLarge as problem:
        said = _("{id}: the cases of one seed take {have:.1f} MiB; make them smaller than {most} MiB.")
        return said.format(id=exercise.id, have=problem.args[0] / 2**20, most=LARGEST_FILE >> 20)
    done.exercises.append(exercise.id)
    return ""


class _TooLarge(Exception):
    """Bytes of cases that no pack may hold in one file."""


def _drawn(exercise: Exercise, target: Path, hosts: Hosts, seeds: int, crew: Crew) -> dict[str, str]:
    """Write what the pack's cell gives for each seed; the digest of each file by its seed."""
    references = uses_of(exercise).references
    (target / FOLDER).mkdir(parents=True)

    def write(seed: int) -> tuple[str, str]:
        data = sealed.kept(given(exercise, seed, hosts, references)[0])
        if len(data) > LARGEST_FILE:
            raise _TooLarge(len(data))
        (target / FOLDER / f"{seed}.bin").write_bytes(data)
        return str(seed), hashlib.sha256(data).hexdigest()

    first, *rest = seeds_of(exercise, seeds)
    found = [write(first), *crew.map(write, rest)]  # what cannot be done is known after one seed
    return dict(sorted(found, key=lambda pair: int(pair[0])))


def seeds_of(exercise: Exercise, count: int) -> list[int]:
    """The seeds that an exercise is sealed with: the same for the same contents, others for others."""
    found: dict[int, None] = {}
    n = 0
    while len(found) < count:
        name = f"{exercise.pack}:{exercise.id}:{exercise.hash}:{n}"
        found[int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1] = None
        n += 1
    return list(found)


def _write_seal(target: Path, seeds: Mapping[str, str], exercise: Exercise | None) -> None:
    """`exercise` is given for code, of which the hash and the words of its mistakes are kept."""
    table: dict[str, Any] = {"format": 1}
    if exercise is not None:
        words = [{"name": m.name, "message": m.message, "help": m.help} for m in exercise.mistakes]
        table |= {"hash": exercise.hash, "seeds": dict(seeds), "mistakes": words}
    path = target / FOLDER / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(toml_text(table), encoding="utf-8")


def _look(target: Path, pack: str, hosts: Hosts, crew: Crew) -> None:
    """Read everything back as a learner's tutor will. Raises PackBroken, PackProblems."""
    exercise = load_exercise(target, pack)
    assert exercise.seal is not None
    crew.map(lambda seed: draw(exercise, seed, hosts, {}), exercise.seal.seeds)


def _rewrite(path: Path, without: tuple[str, ...]) -> None:
    """exercise.toml without the keys of a solution, and without comments, which may hold one too."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    path.write_text(toml_text({k: v for k, v in table.items() if k not in without}), encoding="utf-8")
