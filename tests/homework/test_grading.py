"""A class graded on real cells: marks, points, what builds on what, re-grades, overrides, a kill."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import classroom
import pytest
from homework import small_class
from homework.small_class import HALF, LOOP, SCALE, SHIFT, SQUARED, lay

from tutor.homework import grading, told, workers
from tutor.homework.export.table import write_table
from tutor.homework.judging import Bench, seed_for
from tutor.homework.marks import Mark
from tutor.homework.verdicts import Tell
from tutor.sandbox.hosts import CannotJudge, Hosts


@pytest.fixture(scope="module", autouse=True)
def crew(hosts: Hosts) -> Iterator[list[small_class.Here]]:
    """Every grading of this module judges here, on the hosts that all tests share."""
    made: list[small_class.Here] = []

    def here(count: int) -> small_class.Here:
        made.append(small_class.Here(count))
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grading, "Local", here)
        patch.setattr(workers, "_bench", Bench(hosts))
        yield made


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_class.small_pack(tmp_path_factory.mktemp("pack") / "pack")


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory, pack: Path) -> Path:
    folder = tmp_path_factory.mktemp("class")
    lay(folder, "ada", scale_it=SCALE, shift_it=SHIFT)
    lay(folder, "bo", scale_it=HALF, shift_it=SHIFT)
    lay(folder, "cy", scale_it=SCALE)
    lay(folder, "dee", scale_it="def scale(x:\n")
    lay(folder, "张三", scale_it=SQUARED)
    (folder / "eve.zip").write_bytes(b"PK damaged")
    classroom.hand_in(
        folder,
        "late",
        classroom.loaded(pack),
        {"scale-it": SCALE.encode() + b"# late\n", "softmax-two-classes": b"1/(1 + exp(z))\n"},
        submitted="2026-11-03T21:00:00+01:00",
    )
    return folder


def grade(out: Path, folder: Path, pack: Path, **asked: object) -> tuple[grading.Graded, list[str]]:
    notes: list[str] = []
    request = grading.Asked([folder], out, str(pack), **{"seed": 5, **asked})  # type: ignore[arg-type]
    graded = grading.grade(request, out.parent / "home", Tell(lambda done, of: None, notes.append))
    return graded, notes


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("grades") / "out"


@pytest.fixture(scope="module")
def first(place: Path, handed_in: Path, pack: Path) -> grading.Graded:
    graded, _notes = grade(place, handed_in, pack)
    return graded


@pytest.fixture
def out(first: grading.Graded, place: Path, tmp_path: Path) -> Path:
    """A copy of the first grading's folder."""
    shutil.copytree(place, tmp_path / "out")
    return tmp_path / "out"


def marks(graded: grading.Graded) -> dict[tuple[str, str], Mark]:
    return {(mark.learner, mark.exercise): mark for mark in graded.marks}


def keys(out: Path) -> list[str]:
    return [json.loads(line)["key"] for line in (out / "journal.jsonl").read_bytes().splitlines()]


def test_every_learner_has_a_mark_for_every_exercise(first: grading.Graded) -> None:
    found = marks(first)
    assert len(found) == 7 * 3
    assert found["ada", "scale-it"].status == found["ada", "shift-it"].status == "pass"
    assert found["ada", "scale-it"].points == 4
    assert found["bo", "scale-it"].mistake == "halved"
    assert found["cy", "shift-it"].status == "missing"
    assert found["dee", "scale-it"].status == "invalid"
    assert found["张三", "scale-it"].status == "fail"
    assert {found["eve", name].status for name in first.run.titles} == {"failed"}
    assert first.run.learners == ("ada", "bo", "cy", "dee", "eve", "late", "张三")


def test_what_builds_on_an_answer_that_did_not_pass_is_said_and_not_judged(first: grading.Graded) -> None:
    mark = marks(first)["bo", "shift-it"]
    assert mark.status == "failed"
    assert mark.message == "shift-it builds on your own scale-it, which has not passed."


def test_lateness_costs_and_a_claim_that_differs_is_listed(first: grading.Graded) -> None:
    found = marks(first)
    assert found["late", "scale-it"].late == 0.5
    assert found["late", "scale-it"].points == 2
    differing = [(mark.learner, mark.exercise) for mark in first.marks if mark.differs]
    assert differing == [("late", "softmax-two-classes")]
    said = told.as_json(first)
    assert said["late"] == 1
    assert said["verdicts"]["failed"] == 4
    assert said["undated"] == 6
    assert any("claims.csv" in line for line in told.lines(first, 78))


def test_equal_answers_get_equal_seeds_and_are_judged_once(first: grading.Graded, out: Path) -> None:
    found = marks(first)
    assert found["ada", "scale-it"].verdict == found["cy", "scale-it"].verdict
    assert found["ada", "scale-it"].seed == found["cy", "scale-it"].seed
    assert found["ada", "scale-it"].seed != found["late", "scale-it"].seed
    assert len(keys(out)) == len(set(keys(out))) == 7


def test_a_seed_follows_from_the_run_the_exercise_and_the_bytes(pack: Path) -> None:
    scale, shift = (classroom.loaded(pack)[name] for name in ("scale-it", "shift-it"))
    seeds = {
        seed_for(1, scale, b"x"),
        seed_for(2, scale, b"x"),
        seed_for(1, shift, b"x"),
        seed_for(1, scale, b"y"),
    }
    assert len(seeds) == 4
    assert all(0 <= seed < 2**31 for seed in seeds)
    assert seed_for(1, scale, b"x") == seed_for(1, replace(scale, hash="other"), b"x")


def test_once_more_judges_nothing_and_gives_the_same_bytes(
    out: Path, handed_in: Path, pack: Path, crew: list[small_class.Here]
) -> None:
    before, gradings = (out / "marks.jsonl").read_bytes(), len(crew)
    alike = (out / "similar.html").read_bytes()
    graded, _notes = grade(out, handed_in, pack, seed=None)
    assert (out / "marks.jsonl").read_bytes() == before
    assert graded.changed == []
    assert len(crew) == gradings
    (out / "similar.html").unlink()
    grade(out, handed_in, pack, seed=None)
    assert (out / "similar.html").read_bytes() == alike, "found beside the judging or alone, it is the same"


def test_a_journal_that_was_cut_short_is_gone_on_from(
    out: Path, handed_in: Path, pack: Path, crew: list[small_class.Here]
) -> None:
    before, all_keys = (out / "marks.jsonl").read_bytes(), keys(out)
    journal = (out / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (out / "journal.jsonl").write_bytes(b"".join(journal[:3]) + journal[3][:40])
    (out / "marks.jsonl").unlink()
    grade(out, handed_in, pack, seed=None)
    assert (out / "marks.jsonl").read_bytes() == before
    assert sorted(keys(out)) == sorted(all_keys)
    assert sum(len(args[2]) for args in crew[-1].handed) == 4  # type: ignore[arg-type]


def test_after_a_mended_pack_only_what_changed_is_judged_and_an_override_stands(
    out: Path, handed_in: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    write_table(
        own,
        [
            ["learner", "exercise", "points", "reason"],
            ["张三", "scale-it", 1.5, "说明得很好"],
            ["nobody", "scale-it", 1, "?"],
        ],
        bom=False,
    )
    pack = small_class.small_pack(tmp_path / "pack")
    graded, notes = grade(out, handed_in, pack, overrides=own)
    assert marks(graded)["张三", "scale-it"].points == 1.5
    assert [(c.learner, c.why) for c in graded.changed or ()] == [("张三", "override: 说明得很好")]
    assert any("nobody" in note for note in notes)
    before = keys(out)
    squared = small_class.MISTAKES.replace("halved", "squared").replace("c * x / 2", "c * x * x")
    mended = small_class.small_pack(tmp_path / "mended", squared)
    graded, _notes = grade(out, handed_in, mended)
    new = marks(graded)["张三", "scale-it"]
    assert (new.mistake, new.points, new.override and new.override.reason) == ("squared", 1.5, "说明得很好")
    changed = {(c.learner, c.exercise): (c.before, c.after, c.why) for c in graded.changed or ()}
    assert changed == {
        ("bo", "scale-it"): ("fail (halved), 0/4", "fail, 0/4", "the exercise was changed"),
        ("张三", "scale-it"): (
            "fail, 1.5/4, set by the instructor",
            "fail (squared), 1.5/4, set by the instructor",
            "the exercise was changed",
        ),
    }
    assert "张三" in (out / "changed.csv").read_text(encoding="utf-8-sig")
    fresh = (out / "journal.jsonl").read_text().splitlines()[len(before) :]
    assert {json.loads(line)["verdict"]["exercise"] for line in fresh} == {"scale-it"}


def test_a_cell_that_got_no_processor_is_tried_again_alone(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "in", "ada", scale_it=LOOP)
    monkeypatch.setattr("tutor.sandbox.running.Running._waited", lambda self: self.seconds * 3)
    began = time.monotonic()
    graded, notes = grade(tmp_path / "out", tmp_path / "in", pack)
    assert marks(graded)["ada", "scale-it"].status == "timeout"
    assert any("once more, alone" in note for note in notes)
    assert time.monotonic() - began > 4  # twice its second, and as much again for what it waited


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"overrides": Path("missing.csv")}, "There is no file missing.csv"),
        ({"pack": "week-two"}, "There is no pack week-two"),
    ],
)
def test_wrong_use_is_one_sentence(
    tmp_path: Path, handed_in: Path, pack: Path, asked: dict[str, object], why: str
) -> None:
    request = grading.Asked([handed_in], tmp_path / "out", **{"pack": str(pack), **asked})  # type: ignore[arg-type]
    with pytest.raises(grading.WRONG_USE, match=why):
        grading.grade(request, tmp_path, Tell(lambda done, of: None, lambda said: None))


def test_a_folder_of_another_homework_and_an_unreadable_one_are_left_alone(
    out: Path, handed_in: Path, pack: Path
) -> None:
    run = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps(run | {"pack": "week-two"}))
    with pytest.raises(grading.CannotGrade, match="holds the grades of week-two"):
        grade(out, handed_in, pack)
    for text in ("", "[]", '{"format": 1}', json.dumps(run | {"seed": "x"})):
        (out / "run.json").write_text(text)
        with pytest.raises(grading.NotOurs, match=r"run\.json cannot be read"):
            grade(out, handed_in, pack)


def test_no_sandbox_no_grades(
    tmp_path: Path, handed_in: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, code: bool) -> str:
        raise CannotJudge("no tier")

    monkeypatch.setattr(small_class.Here, "prove", refuse)
    with pytest.raises(grading.NO_SANDBOX, match="no tier"):
        grade(tmp_path / "out", handed_in, pack)
    assert not (tmp_path / "out" / "marks.jsonl").exists()


def test_a_derivation_is_compared_with_the_same_learner_s_own_code(tmp_path: Path) -> None:
    names = ("cross-entropy-gradient", "soft-targets-slope")
    exercises = classroom.loaded(classroom.make_pack(tmp_path / "pack", names))
    code, lines = (classroom.answer(exercises[name], "right", random.Random(1)).decode() for name in names)
    lay(tmp_path / "in", "ada", cross_entropy_gradient=code, soft_targets_slope_txt=lines)
    lay(tmp_path / "in", "bo", soft_targets_slope_txt=lines)
    graded, _notes = grade(tmp_path / "out", tmp_path / "in", tmp_path / "pack")
    found = marks(graded)
    assert found["ada", names[0]].status == "pass"
    for learner, status in (("ada", "pass"), ("bo", "skipped")):
        mark = found[learner, names[1]]
        assert mark.status == "pass"
        assert {c["name"]: c["status"] for c in mark.verdict["checks"]}["code"] == status
