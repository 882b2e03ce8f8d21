"""What may stand on a bundle as a learner's name."""

from __future__ import annotations

import pytest

from tutor.homework.identity import BadIdentity, checked, pseudonym


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("name", "  李 雷 ", "李 雷"),
        ("name", "Seán  O'Connor-Ó", "Seán O'Connor-Ó"),
        ("email", "a.b+c@uni.example.org", "a.b+c@uni.example.org"),
        ("number", "s1234567", "s1234567"),
        ("number", "22-910/7", "22-910/7"),
        ("pseudonym", "grey_owl 7", "grey_owl 7"),
    ],
)
def test_a_good_identity_is_kept_without_odd_spaces(kind, given: str, kept: str) -> None:
    assert checked(kind, given) == kept


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("name", "1234"),
        ("name", "a@b.org"),
        ("name", "x" * 101),
        ("name", "evil\x1b[2J"),
        ("email", "nobody"),
        ("email", "a@b"),
        ("email", "two@at@b.org"),
        ("number", "none"),
        ("number", "1 2"),
        ("pseudonym", "x"),
        ("pseudonym", "../up"),
    ],
)
def test_a_slip_of_the_finger_is_one_sentence(kind, given: str) -> None:
    with pytest.raises(BadIdentity, match="say it with: tutor submit --as") as caught:
        checked(kind, given)
    assert str(caught.value).isprintable()


def test_a_made_up_name_is_a_good_pseudonym_and_rarely_the_same() -> None:
    made = {pseudonym() for _ in range(20)}
    assert len(made) > 15 and all(checked("pseudonym", name) == name for name in made)
