"""Handed-in files, however they lie: learners, answers, moments, and a sentence for whatever is odd."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import classroom
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.homework.layouts.detect import HandedIn, handed_in
from tutor.homework.layouts.gradescope import read_metadata
from tutor.homework.layouts.hand_in import Wanted
from tutor.homework.layouts.items import items_below
from tutor.homework.marks import Submission
from tutor.model import Exercise

WANTED = Wanted(
    "week-one",
    {
        "log-softmax": Exercise("week-one", "log-softmax", "code", "L", "/nowhere", "0" * 64),
        "slope": Exercise("week-one", "slope", "derivation", "S", "/nowhere", "1" * 64),
    },
)
METADATA = """---
submission_41:
  :submitters:
  - :name: Ada Lovelace
    :sid: '12345'
    :email: ada@example.org
  - :name: "\\u5F20\\u4E09"
    :sid:
    :email: zhang@example.org
  :created_at: 2026-11-03 14:22:32.365935000 Z
  :score: 5.0
  :history:
  - :id: 7
    :created_at: 2026-11-01 00:00:00.000000000 Z
submission_42:
  :submitters:
  - :name: O''Neil
    :sid: ''
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def found(*paths: Path, layout: str | None = None) -> tuple[dict[str, Submission], HandedIn]:
    all_found = handed_in(paths, WANTED, layout)
    return {each.learner: each for each in all_found.submissions}, all_found


def said(all_found: HandedIn) -> str:
    return "\n".join([*all_found.problems, *(p for each in all_found.submissions for p in each.problems)])


def bundle(folder: Path, learner: str, answers: dict[str, bytes], **header: str) -> Path:
    return classroom.hand_in(folder, learner, dict(WANTED.exercises), answers, **header)


def test_a_folder_for_each_learner(tmp_path: Path) -> None:
    files = {
        "Ada/log_softmax.py": "a",
        "Ada/slope.txt": "b",
        "张三/log-softmax.py": "c",
        "张三/notes.pdf": "n",
        "张三/.DS_Store": "",
    }
    learners, every = found(write(tmp_path, files))
    assert learners["Ada"].answers == {"log-softmax": b"a", "slope": b"b"}
    assert learners["张三"].answers == {"log-softmax": b"c"}
    assert said(every) == "张三: notes.pdf names no exercise of this homework."
    assert learners["Ada"].submitted is None


@pytest.mark.parametrize("inside", ["", "log-softmax/"])
def test_one_learner_s_own_folder_is_a_class_of_one(tmp_path: Path, inside: str) -> None:
    learners, every = found(write(tmp_path / "me", {f"{inside}log_softmax.py": "a"}))
    assert learners["me"].answers == {"log-softmax": b"a"}
    assert not said(every)


def test_canvas_names_say_who_and_a_second_copy_replaces_the_first(tmp_path: Path) -> None:
    files = {
        "lovelaceada_12345_67890_log_softmax.py": "old",
        "lovelaceada_12345_67891_log_softmax-1.py": "new",
        "turingalan_LATE_222_67892_slope.txt": "s",
    }
    learners, every = found(write(tmp_path, files))
    assert learners["lovelaceada (12345)"].answers == {"log-softmax": b"new"}
    assert learners["turingalan (222)"].answers == {"slope": b"s"}
    assert said(every).count("late") == 1


def test_moodle_with_and_without_folders(tmp_path: Path) -> None:
    files = {
        "Ada Lovelace_12_assignsubmission_file_/log_softmax.py": "a",
        "Ada Lovelace_13_assignsubmission_file_/log_softmax.py": "another Ada",
        "张三_14_assignsubmission_file_slope.txt": "s",
        "Ada Lovelace_12_assignsubmission_onlinetext_/onlinetext.html": "<p>",
    }
    learners, every = found(write(tmp_path, files))
    assert learners["Ada Lovelace (12)"].answers == {"log-softmax": b"a"}
    assert learners["Ada Lovelace (13)"].answers == {"log-softmax": b"another Ada"}
    assert learners["张三 (14)"].answers == {"slope": b"s"}
    assert "belongs to no learner" in said(every)


def test_gradescope_says_who_together_and_when(tmp_path: Path) -> None:
    files = {
        "assignment_7_export/submission_metadata.yml": METADATA,
        "assignment_7_export/submission_41/log_softmax.py": "a",
        "assignment_7_export/submission_42/slope.txt": "s",
        "assignment_7_export/submission_43/slope.txt": "t",
    }
    learners, every = found(write(tmp_path, files))
    assert learners["Ada Lovelace (12345)"].submitted == "2026-11-03T14:22:32+00:00"
    assert learners["张三 (zhang@example.org)"].answers == {"log-softmax": b"a"}
    assert learners["O''Neil"].answers == {"slope": b"s"}
    assert said(every) == "submission_43: the metadata do not say whose it is."


@given(st.text(alphabet=":-_ \n'\"\\u1aZsubmission0:name created_at", max_size=200))
def test_any_metadata_are_read(text: str) -> None:
    for entry in read_metadata(text).values():
        assert all(isinstance(name, str) for name in entry.learners())


def test_a_bundle_says_whose_it_is_and_a_course_system_goes_before(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    bundle(tmp_path / "plain", "Ada", {"slope": b"s"})
    learners, _every = found(tmp_path / "plain")
    assert learners["Ada"].submitted == classroom.SUBMITTED
    assert learners["Ada"].claims == {"slope": "pass"}
    assert learners["Ada"].tries["slope"].attempts == 1
    (tmp_path / "canvas").mkdir()
    path = bundle(tmp_path / "canvas", "Ada", {"slope": b"s"})
    path.rename(path.with_name("lovelaceada_1_2_Ada.zip"))
    learners, _every = found(tmp_path / "canvas")
    assert learners["lovelaceada (1)"].answers == {"slope": b"s"}


def test_archives_within_a_download_are_opened(tmp_path: Path) -> None:
    inner = tmp_path / "work.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("log_softmax.py", "a")
    bundle(tmp_path, "Bo", {"slope": b"s"})
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.write(inner, "Ada/work.zip")
        archive.write(tmp_path / "Bo.zip", "Bo.zip")
    learners, every = found(tmp_path / "class.zip")
    assert learners["Ada"].answers == {"log-softmax": b"a"}
    assert learners["Bo"].answers == {"slope": b"s"}
    assert not said(every)


def test_nothing_leaves_the_folder_of_an_archive_and_no_link_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("secret")
    link = zipfile.ZipInfo("Ada/log_softmax.py")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(link, str(secret))
        archive.writestr("../escaped.py", "x")
        archive.writestr("Bo/slope.txt", "s")
    learners, every = found(tmp_path / "class.zip")
    assert list(learners) == ["Bo"]
    assert said(every).count("was left out") == 2
    assert not (tmp_path.parent / "escaped.py").exists()
    (tmp_path / "plain" / "Ada").mkdir(parents=True)
    (tmp_path / "plain" / "Ada" / "log_softmax.py").symlink_to(secret)
    write(tmp_path / "plain", {"Bo/slope.txt": "s"})
    learners, every = found(tmp_path / "plain")
    assert list(learners) == ["Bo"]
    assert "is a link" in said(every)


def test_names_in_other_encodings_are_said_and_graded(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode("张三".encode("gb18030"))
    place.mkdir()
    (place / "slope.txt").write_text("s")
    learners, every = found(tmp_path)
    assert learners["\\xd5\\xc5\\xc8\\xfd"].answers == {"slope": b"s"}
    assert said(every).count("encoding") == 1


def test_an_archive_of_a_chinese_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AAAA/slope.txt", "s")
    path.write_bytes(path.read_bytes().replace(b"AAAA", "张三".encode("gb18030")))
    learners, every = found(path)
    assert learners["张三"].answers == {"slope": b"s"}
    assert "taken for gb18030" in said(every)


@pytest.mark.parametrize("damage", ["empty", "cut", "no zip"])
def test_a_damaged_bundle_is_a_sentence_and_the_rest_goes_on(tmp_path: Path, damage: str) -> None:
    bundle(tmp_path, "Ada", {"slope": b"s"})
    data = bundle(tmp_path, "Bo", {"slope": b"t"}).read_bytes()
    cut = {"empty": b"", "cut": data[: len(data) // 2], "no zip": b"hello"}[damage]
    (tmp_path / "Bo.zip").write_bytes(cut)
    learners, every = found(tmp_path)
    assert learners["Ada"].answers == {"slope": b"s"}
    assert not learners["Bo"].answers
    assert len(said(every).splitlines()) == 1
    assert str(tmp_path) not in said(every)


def test_a_bundle_for_another_homework_and_one_of_two_learners_are_said(tmp_path: Path) -> None:
    bundle(tmp_path, "Ada", {"slope": b"s"}, pack="week-two")
    data = bundle(tmp_path, "Cy", {"slope": b"s"}).read_bytes()
    for name in ("Bo_1", "Dee_2"):
        (tmp_path / f"{name}_assignsubmission_file_").mkdir()
        (tmp_path / f"{name}_assignsubmission_file_" / "mine.zip").write_bytes(data)
    learners, every = found(tmp_path, layout="moodle")
    assert "same bundle as that of Bo (1)" in said(every)
    learners, every = found(tmp_path / "Ada.zip")
    assert not learners["Ada"].answers
    assert "is for the homework week-two, not for week-one" in said(every)


def test_what_an_earlier_grading_left_is_no_learner(tmp_path: Path) -> None:
    write(tmp_path, {"ada/slope.txt": "s", "grades/run.json": "{}", "grades/journal.jsonl": ""})
    write(tmp_path, {"grades/learners/slope.txt": "s"})
    learners, every = found(tmp_path)
    assert list(learners) == ["ada"]
    assert not said(every)


def test_no_learner_s_name_acts_on_a_terminal(tmp_path: Path) -> None:
    yml = 'submission_1:\n  :submitters:\n  - :name: "A\\x1b[31m"\n    :sid: "1"\n'
    write(tmp_path, {"submission_metadata.yml": yml, "submission_1/slope.txt": "s"})
    learners, _every = found(tmp_path)
    assert list(learners) == ["A\\x1b[31m (1)"]


def test_folders_in_folders_are_one_sentence_and_keep_nobody_else_from_being_graded(tmp_path: Path) -> None:
    (tmp_path / "bob" / "/".join("d" * 40)).mkdir(parents=True)
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "log_softmax.py").write_text("x = 1\n")
    found = items_below(tmp_path, tmp_path)
    assert [item.name for item in found.items] == ["ada/log_softmax.py"]
    assert [problem.partition(":")[0] for problem in found.problems] == ["bob"]
