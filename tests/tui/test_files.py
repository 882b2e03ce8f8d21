"""The answer file: whole saves, no change of somebody else overwritten, nothing unreadable destroyed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.answers import SOURCE_LIMIT, AnswerError
from tutor.tui.files import AnswerFile, ChangedOutside

STARTER = "def f(x):\n    raise NotImplementedError\n"


@pytest.fixture
def file(tmp_path: Path) -> AnswerFile:
    opened = AnswerFile(tmp_path / "answers" / "f" / "f.py", STARTER)
    assert opened.open()
    return opened


def test_opening_creates_the_file_from_the_starter_once(file: AnswerFile) -> None:
    assert file.path.read_text() == STARTER == file.text

    file.save("x = 1\n")
    again = AnswerFile(file.path, STARTER)

    assert not again.open()
    assert again.text == "x = 1\n"


def test_a_save_of_ours_is_no_outside_change(file: AnswerFile) -> None:
    for n in range(5):
        file.save(f"x = {n}\n")

        assert file.look() is None
        assert file.path.read_text() == f"x = {n}\n"


def test_an_outside_change_is_seen_until_it_is_taken(file: AnswerFile) -> None:
    file.path.write_text("theirs\n")

    seen = file.look()
    assert seen is not None
    assert seen.text == "theirs\n"
    assert file.look() is not None

    file.take(seen)
    assert file.look() is None
    assert file.text == "theirs\n"


def test_a_change_of_the_same_size_and_time_by_replacing_is_seen(file: AnswerFile) -> None:
    file.save("aaaa\n")
    before = file.path.stat()
    other = file.path.with_name("other")
    other.write_text("bbbb\n")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file.path)

    seen = file.look()

    assert seen is not None
    assert seen.text == "bbbb\n"


def test_touching_a_file_without_changing_it_is_no_change(file: AnswerFile) -> None:
    os.utime(file.path)

    assert file.look() is None


def test_saving_never_overwrites_what_somebody_else_has_saved(file: AnswerFile) -> None:
    file.path.write_text("theirs\n")

    with pytest.raises(ChangedOutside) as raised:
        file.save("mine\n")
    assert file.path.read_text() == "theirs\n"

    file.take(raised.value.seen)
    file.save("mine\n")
    assert file.path.read_text() == "mine\n"


def test_a_file_that_is_gone_is_written_anew(file: AnswerFile) -> None:
    file.path.unlink()
    file.path.parent.rmdir()

    assert file.look() is None
    file.save(STARTER)
    assert file.path.read_text() == STARTER


def test_a_save_follows_a_link_and_keeps_permissions(file: AnswerFile, tmp_path: Path) -> None:
    real = tmp_path / "repository.py"
    real.write_text(STARTER)
    real.chmod(0o640)
    file.path.unlink()
    file.path.symlink_to(real)
    opened = AnswerFile(file.path, STARTER)
    opened.open()

    opened.save("x = 2\n")

    assert file.path.is_symlink()
    assert real.read_text() == "x = 2\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_text_over_the_limit_is_not_saved(file: AnswerFile) -> None:
    with pytest.raises(AnswerError, match="64 KiB"):
        file.save("é" * SOURCE_LIMIT)

    assert file.path.read_text() == STARTER


@pytest.mark.parametrize(
    ("data", "said"), [(b"\xff\xfe", "UTF-8"), (b"#" * (SOURCE_LIMIT + 1), "longer than")]
)
def test_what_cannot_be_shown_is_said_and_left_alone(file: AnswerFile, data: bytes, said: str) -> None:
    file.path.write_bytes(data)

    with pytest.raises(AnswerError, match=said):
        AnswerFile(file.path, STARTER).open()
    assert file.look() is None
    assert file.path.read_bytes() == data


def test_reset_keeps_the_old_answer(file: AnswerFile) -> None:
    file.save("mine\n")

    backup = file.reset()

    assert backup is not None
    assert backup.read_text() == "mine\n"
    assert file.path.read_text() == STARTER == file.text
    assert file.look() is None


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a file in the way")

    with pytest.raises(AnswerError, match="cannot be written"):
        AnswerFile(tmp_path / "answers" / "f.py", STARTER).open()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_every_text_comes_back_as_it_was_saved(tmp_path: Path, text: str) -> None:
    first = AnswerFile(tmp_path / "any.py", STARTER)
    first.open()
    first.save(text)
    second = AnswerFile(tmp_path / "any.py", STARTER)
    second.open()

    assert second.text == text
    assert first.look() is None
