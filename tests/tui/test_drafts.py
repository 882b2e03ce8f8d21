"""Unsaved text: kept whole, found again, told apart from the file that it began from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.tui.desk import Desk
from tutor.tui.drafts import Draft, Kept, digest, draft_of
from tutor.tui.files import AnswerFile

STARTER = "pass\n"


def desk(folder: Path) -> Desk:
    return Desk(AnswerFile(folder / "f.py", STARTER), Draft(folder / "drafts" / "f.draft", "course:f"))


def opened(folder: Path) -> Desk:
    made = desk(folder)
    made.settle(made.open().text)
    return made


def test_a_draft_lies_in_the_learners_home(own_home: Path) -> None:
    draft = draft_of("course", "softmax")
    draft.keep("x", digest(""))

    assert (own_home / "drafts" / "course-softmax.draft").read_text().endswith("\nx")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), base=st.text(max_size=50))
def test_every_text_comes_back(tmp_path: Path, text: str, base: str) -> None:
    draft = Draft(tmp_path / "any.draft", "course:any")
    draft.keep(text, digest(base))

    assert draft.found() == Kept(text, digest(base))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_a_torn_or_foreign_file_is_no_draft(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "torn.draft"
    path.write_bytes(data)

    assert Draft(path, "course:torn").found() is None


def test_the_draft_of_another_exercise_is_not_ours(tmp_path: Path) -> None:
    Draft(tmp_path / "a-b-c.draft", "a-b:c").keep("text", digest(""))

    assert Draft(tmp_path / "a-b-c.draft", "a:b-c").found() is None


def test_unsaved_text_is_found_again_and_follows_its_file(tmp_path: Path) -> None:
    assert opened(tmp_path).keep("mine\n") == ""

    opening = desk(tmp_path).open()

    assert (opening.text, opening.draft, opening.follows) == (STARTER, "mine\n", True)


def test_a_draft_whose_file_has_changed_does_not_follow(tmp_path: Path) -> None:
    opened(tmp_path).keep("mine\n")
    (tmp_path / "f.py").write_text("theirs\n")

    opening = desk(tmp_path).open()

    assert (opening.text, opening.draft, opening.follows) == ("theirs\n", "mine\n", False)


def test_a_draft_that_was_saved_after_all_is_not_offered(tmp_path: Path) -> None:
    opened(tmp_path).keep("mine\n")
    (tmp_path / "f.py").write_text("mine\n")

    assert desk(tmp_path).open().draft is None


def test_a_settled_text_leaves_no_draft(tmp_path: Path) -> None:
    made = opened(tmp_path)
    made.keep("mine\n")
    made.file.save("mine\n")
    made.settle("mine\n")
    made.keep("mine\n")

    assert not made.draft.path.exists()


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    made = opened(tmp_path)
    (tmp_path / "drafts").write_text("a file in the way")

    assert "ctrl+s" in made.keep("mine\n")


@pytest.mark.parametrize("data", [b"\xff", b"#" * 100_000])
def test_a_file_that_cannot_be_shown_is_a_problem_and_no_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "f.py").write_bytes(data)

    opening = desk(tmp_path).open()

    assert opening.problem
    assert opening.text == ""
