"""A sealed pack judges exactly as the open one does, and holds no solution."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tutor.authors.check import check
from tutor.authors.seal import CannotSealError, Sealing, sealed_pack
from tutor.judge import sealed
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.contract import as_json
from tutor.judge.derivation import judge_derivation
from tutor.judge.drawn import PackBroken
from tutor.model import Exercise, Limits
from tutor.packs.archive import Contents, write
from tutor.packs.check import check_pack
from tutor.packs.install import install
from tutor.packs.load import load_exercise
from tutor.packs.problems import PackProblems
from tutor.sandbox import stream, wire

ROOT = Path(__file__).parents[2]
CODE = {
    "softmax": ROOT / "exercises",
    "attention-backward": ROOT / "exercises",
    "gaussian-log-density": ROOT / "exercises",
    "own-dropout": ROOT / "tests" / "judge" / "statistic_pack",
}
OTHERS = ("softmax-jacobian", "softmax-quiz")
PACK = 'format = 1\nid = "sealing"\nversion = "1.0"\ntitle = "Sealing"\nlanguages = ["en", "zh"]\n'


@dataclass
class Both:
    """One pack, open and sealed, and what sealing said."""

    open: Path
    sealed: Path
    contents: Contents
    said: Sealing

    def exercises(self, name: str) -> tuple[Exercise, Exercise]:
        open_, sealed_ = (load_exercise(folder / "exercises" / name, "sealing") for folder in self.folders)
        return open_, sealed_

    @property
    def folders(self) -> tuple[Path, Path]:
        return self.open, self.sealed


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, draws: Draws) -> Iterator[Both]:
    folder, place = tmp_path_factory.mktemp("open"), tmp_path_factory.mktemp("sealed")
    (folder / "pack.toml").write_text(PACK)
    for name, where in {**CODE, **dict.fromkeys(OTHERS, ROOT / "exercises")}.items():
        shutil.copytree(where / name, folder / "exercises" / name)
        spec = folder / "exercises" / name / "exercise.toml"
        lines = [line for line in spec.read_text().splitlines() if not line.startswith(("needs", "bridge"))]
        spec.write_text("# hush-hush in a comment\n" + "\n".join(lines) + "\n")
    (folder / "exercises" / "softmax" / "old_reference.py").write_text("# hush-hush in a file\n")
    (folder / "solutions.md").write_text("hush-hush beside\n")
    with sealed_pack(folder, draws.hosts) as (contents, said):
        for name, data in contents.files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        yield Both(folder, place, contents, said)


def told(verdict: Any) -> dict[str, Any]:
    said = as_json(verdict)
    del said["millis"]
    return json.loads(json.dumps(said))


def mistaken(exercise: Exercise, name: str) -> str:
    """An answer that makes a known mistake: a function in the function's place, a class's own in all."""
    known = exercise.sources["mistakes.py"]
    if f"def {name}(" in known:
        return f"{known}\n\n{exercise.functions[0]} = {name}\n"
    swap = f"for _k in [k for k in vars({name}) if not k.startswith('__')]: globals()[_k] = vars({name})[_k]"
    return "\n".join([exercise.sources["reference.py"], known, swap, ""])


@pytest.mark.parametrize("name", CODE)
def test_a_sealed_exercise_gives_the_same_verdicts(name: str, both: Both, draws: Draws) -> None:
    open_, sealed_ = both.exercises(name)
    assert sealed_.seal is not None and len(sealed_.seal.seeds) == 20
    assert (sealed_.hash, sealed_.mistakes) == (open_.hash, open_.mistakes)
    seed = min(sealed_.seal.seeds)
    answers = {key: open_.sources[key] for key in ("reference.py", "starter.py")}
    answers |= {key: text for key, text in open_.sources.items() if key.startswith("accept/")}
    answers |= {mistake.name: mistaken(open_, mistake.name) for mistake in open_.mistakes}
    named = 0
    for key, text in answers.items():
        # A busy machine may take longer than a learner is given, and times are not what is compared.
        patient = (replace(each, limits=Limits(60, 1024)) for each in (open_, sealed_))
        one, two = (told(judge_code(each, text.encode(), seed, draws, Uses())) for each in patient)
        assert one == two, key
        named += one["mistake"] == key
        if key.startswith("accept/"):
            assert one["status"] == "pass", one["message"]
    assert named >= len(open_.mistakes) - 2


def test_a_sealed_derivation_is_judged_by_its_goal_and_its_slips(both: Both) -> None:
    open_, sealed_ = both.exercises("softmax-jacobian")
    assert open_.derivation is not None and sealed_.derivation is not None
    assert open_.derivation.model and not sealed_.derivation.model and not sealed_.derivation.accept
    assert sealed_.hash == open_.hash
    for lines in ("\n".join(open_.derivation.model), *(slip.line for slip in open_.derivation.slips)):
        one, two = (told(judge_derivation(e, lines, 3)) for e in (open_, sealed_))
        assert one == two


def test_nothing_of_a_solution_is_handed_out(both: Both) -> None:
    names = set(both.contents.files)
    for part in ("reference", "cases.py", "mistakes.py", "accept/", "worked"):
        assert not [name for name in names if part in name]
    everything = b"".join(both.contents.files.values())
    assert b"hush-hush" not in everything
    for name in CODE:
        source = both.exercises(name)[0].sources["reference.py"]
        lines = [line.strip() for line in source.splitlines() if len(line.strip()) > 30]
        assert lines and not [line for line in lines if line.encode() in everything]
    assert both.said.left_out == ["exercises/softmax/old_reference.py", "solutions.md"]
    assert [each.partition(":")[0] for each in both.said.readable] == ["softmax-quiz"]
    assert both.said.exercises == sorted([*CODE, "softmax-jacobian"])


def test_the_same_pack_is_sealed_to_the_same_bytes(both: Both, draws: Draws, tmp_path: Path) -> None:
    small = tmp_path / "small"
    shutil.copytree(both.open / "exercises" / "softmax", small / "exercises" / "softmax")
    (small / "pack.toml").write_text(PACK)
    digests = set()
    for n in range(2):
        with sealed_pack(small, draws.hosts) as (contents, _said):
            digests.add(write(contents, tmp_path / f"{n}.zip"))
            assert {k: v for k, v in contents.files.items() if "sealed/" in k} == {
                k: v for k, v in both.contents.files.items() if k.startswith("exercises/softmax/sealed/")
            }
    assert len(digests) == 1


def test_the_authors_test_reads_all_of_a_sealed_pack(both: Both, draws: Draws) -> None:
    result = check(both.sealed, draws)
    assert result.ok, result
    counts = {report.exercise: report.counts for report in result.reports}
    assert counts["softmax"]["seeds"] == 20 and counts["softmax-jacobian"]["slips"] > 0


def test_any_other_seed_is_refused_with_the_number_of_those_that_are_there(both: Both, draws: Draws) -> None:
    open_, sealed_ = both.exercises("softmax")
    assert sealed_.seal is not None
    draws.get(open_, 7, Uses())  # what was drawn of the open pack is none of the sealed one's
    with pytest.raises(PackBroken, match=r"softmax is sealed: .* one of 20 seeds, such as \d+, .*--seed"):
        judge_code(sealed_, b"x = 1\n", 7, draws)
    assert {sealed.seed_for(sealed_, n) for n in range(2000)} == set(sealed_.seal.seeds)
    assert all(sealed.seed_for(sealed_, n) == n for n in sealed_.seal.seeds)
    assert sealed.seed_for(both.exercises("softmax")[0], 7) == 7


def test_damaged_cases_are_told_in_one_sentence(both: Both, draws: Draws, tmp_path: Path) -> None:
    """Whoever made a pack may have written anything into it, with a digest that fits."""
    folder = tmp_path / "exercises" / "softmax"
    shutil.copytree(both.sealed / "exercises" / "softmax", folder)
    exercise = load_exercise(folder, "sealing")
    assert exercise.seal is not None
    seed = min(exercise.seal.seeds)
    file, about = folder / "sealed" / f"{seed}.bin", folder / "sealed" / "sealed.toml"
    good, digest = file.read_bytes(), exercise.seal.seeds[seed]
    chance = random.Random(1)
    bad = [b"", b"no frames", good[:-1], good + b"x", good[: len(good) // 2]]
    bad += [sealed.kept(values) for values in ([], [None], [{"cases": 3}], [{"cases": []}], [[1], [2]])]
    for _n in range(60):
        changed = bytearray(good)
        for _m in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        bad.append(bytes(changed))
    refused = 0
    for data in bad:
        file.write_bytes(data)
        now = hashlib.sha256(data).hexdigest()
        about.write_text(about.read_text().replace(digest, now))
        digest = now
        try:
            verdict = judge_code(load_exercise(folder, "sealing"), b"def softmax(x): pass\n", seed, draws)
            assert verdict.status in ("fail", "error")
        except PackBroken as problem:
            refused += 1
            assert len(str(problem).splitlines()) == 1
    assert refused >= 10
    file.write_bytes(good)
    with pytest.raises(PackBroken, match="is not the file that was sealed"):
        judge_code(load_exercise(folder, "sealing"), b"def softmax(x): pass\n", seed, draws)
    file.unlink()
    with pytest.raises(PackBroken, match="is missing"):
        judge_code(load_exercise(folder, "sealing"), b"def softmax(x): pass\n", seed, draws)


def test_a_pack_with_lost_or_changed_cases_is_not_installed(both: Both, tmp_path: Path) -> None:
    pack, packs = tmp_path / "pack", tmp_path / "packs"
    shutil.copytree(both.sealed, pack)
    assert install(pack, packs).course.id == "sealing"
    one, two, *_rest = sorted((pack / "exercises" / "softmax" / "sealed").glob("*.bin"))
    one.unlink()
    two.write_bytes(two.read_bytes()[:-1] + b"?")
    with pytest.raises(PackProblems) as found:
        install(pack, packs)
    said = [str(problem) for problem in found.value.problems]
    # The seeds, and with them the order of the problems, hang on the exercise's content.
    assert sorted(each.rpartition(": ")[2][:20] for each in said) == ["is missing", "is not the file that"]
    assert sorted(str(problem) for problem in check_pack(pack)) == sorted(said)


def test_an_answer_that_tells_no_end_is_no_file_of_cases() -> None:
    with pytest.raises(sealed.SealError, match="cut short"):
        sealed.values(stream.pack(stream.READY, 0) + stream.pack(stream.VALUE, 0, 1))
    with pytest.raises(sealed.SealError):
        sealed.values(sealed.kept([]) + wire.encode(1))
    assert sealed.values(sealed.kept([1, "two", None])) == [1, "two", None]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 2", "format"),
        ("hash = ", "hush = ", "hash"),
        ('hash = "', 'hash = "x', "no SHA-256"),
        ("[seeds]\n", '[seeds]\n"-1" = "00"\n', "no seed"),
        ("[seeds]\n", "[grains]\n", "grains"),
        ("message = ", "massage = ", "massage"),
    ],
)
def test_a_broken_seal_names_its_place(both: Both, tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = tmp_path / "exercises" / "softmax"
    shutil.copytree(both.sealed / "exercises" / "softmax", folder)
    about = folder / "sealed" / "sealed.toml"
    assert old in about.read_text()
    about.write_text(about.read_text().replace(old, new, 1))
    with pytest.raises(PackProblems, match=said):
        load_exercise(folder, "sealing")


def test_what_cannot_be_sealed_is_refused_by_name(both: Both, draws: Draws, tmp_path: Path) -> None:
    shutil.copytree(both.open / "exercises" / "softmax", tmp_path / "exercises" / "softmax")
    (tmp_path / "pack.toml").write_text(PACK)
    cases = tmp_path / "exercises" / "softmax" / "cases.py"
    cases.write_text(cases.read_text() + "\n_old = cases\ndef cases(rng):\n    yield from _old(rng)\n"
                     "    yield 'large', {'x': rng.normal(size=(400, 400)), 'axis': 1}\n")  # fmt: skip
    with pytest.raises(CannotSealError, match=r"softmax: the cases of one seed take \d+\.\d MiB"):
        sealed_pack(tmp_path, draws.hosts).__enter__()
    with pytest.raises(CannotSealError, match="needs 20 to 1000 seeds"):
        sealed_pack(tmp_path, draws.hosts, 3).__enter__()
    with pytest.raises(CannotSealError, match="softmax: is sealed already"):
        sealed_pack(both.sealed, draws.hosts).__enter__()
