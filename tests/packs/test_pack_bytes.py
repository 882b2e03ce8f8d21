"""Whatever bytes a pack holds, reading it gives problems or succeeds: never another exception."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tutor.packs.check import check_pack
from tutor.packs.course import PackSpec
from tutor.packs.fences import fences
from tutor.packs.load import load_course, load_exercise
from tutor.packs.problems import PackProblems
from tutor.packs.spec import SPECS, TranslationSpec
from tutor.packs.wording import validate

DATA = Path(__file__).parent / "data"
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

TARGETS = {
    "pack.toml": "pack.toml",
    "exercise": "exercises/shift/exercise.toml",
    "derivation": "exercises/sigmoid-slope/exercise.toml",
    "lesson": "lessons/01-scores/01-shifting.md",
    "mistakes": "exercises/shift/mistakes.py",
    "reference": "exercises/shift/reference.py",
    "translation": "exercises/shift/text.zh.toml",
    "hints": "exercises/shift/hints.md",
}


@pytest.fixture(params=TARGETS.values(), ids=TARGETS.keys())
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One file of a writable copy of the good pack."""
    pack = Path(shutil.copytree(DATA / "good", tmp_path / "good"))
    return pack / str(request.param)


def pack_of(target: Path) -> Path:
    return next(folder for folder in target.parents if folder.name == "good")


def read_all(target: Path) -> list[str]:
    """Everything said about the pack, after loading it in each way."""
    pack = pack_of(target)
    problems = check_pack(pack)
    try:
        load_course(pack)
    except PackProblems as broken:
        assert set(broken.problems) <= set(problems)
    try:
        load_exercise(pack / "exercises" / "shift", "small")
    except PackProblems as broken:
        assert set(broken.problems) <= set(problems)
    lines = [str(problem) for problem in problems]
    assert all(line.isprintable() for line in lines)
    return lines


@FEW
@given(data=st.binary(max_size=200))
@example(data=b"")
@example(data=b"\xff\xfe")
@example(data=b"\xef\xbb\xbf")
@example(data=b"\x00")
@example(data=b"---\n---\n")
@example(data=b"(" * 50_000)
@example(data=b"a = " + b"[" * 50_000)
@example(data=b"-" * 50_000 + b"1")
@example(data=b"if a:\n b\n" + b"elif a:\n b\n" * 3_000)
@example(data=b"x" + b"[0]" * 20_000)
@example(data=b"x" + b"+1" * 20_000)
@example(data=b"a = 0x" + b"f" * 50_000)
def test_arbitrary_bytes_in_any_file_give_problems_or_success(data, target):
    target.write_bytes(data)
    read_all(target)


def pieces(data: bytes) -> st.SearchStrategy[bytes]:
    """`data` with a stretch of it replaced."""
    cut = st.integers(0, len(data))
    return st.builds(
        lambda a, b, new: data[: min(a, b)] + new + data[max(a, b) :],
        cut,
        cut,
        st.sampled_from(
            [b"", b"\n", b'"', b"]", b"[", b"=", b" 7", b"'''", b"---", b"\xc3", b"```", b"def "]
        ),
    )


@FEW
@given(choice=st.data())
def test_damaged_files_give_problems_or_success(choice, target):
    source = DATA / "good" / target.relative_to(pack_of(target))
    target.write_bytes(choice.draw(pieces(source.read_bytes())))
    read_all(target)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(2**5000)
    | st.floats()
    | st.text(max_size=8)
    | st.datetimes()
    | st.dates()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(choice=st.data())
def test_any_value_under_any_key_is_judged_in_our_words(choice):
    spec = choice.draw(st.sampled_from([*SPECS.values(), PackSpec, TranslationSpec]))
    keys = st.sampled_from(sorted(spec.model_fields)) | st.text(max_size=5)
    table: dict[str, Any] = choice.draw(st.dictionaries(keys, VALUES, max_size=5))
    said: list[str] = []
    result = validate(spec, table, lambda key, what: said.append(f"{key}: {what}"))
    assert bool(said) == (result.spec is None or bool(result.broken))
    for sentence in said:
        assert "Input should" not in sentence and "not permitted" not in sentence


def test_a_mistake_in_a_key_is_said_at_the_key():
    said: list[str] = []
    table = {"[key]": 1, "slips": {"a": "x"}, "names": {" ": {"scalar": True}, "[key]": 3}}
    validate(SPECS["derivation"], table, lambda key, what: said.append(f"{key}: {what}"))
    assert "[key]: is no key that is known here" in said
    assert "[names]. : must not be empty" in said
    assert "[names].[key]: must be a table, not 3" in said


@given(text=st.text(alphabet="`~ex\n \t", max_size=60))
def test_fences_lie_in_order_and_only_the_last_can_be_open(text):
    found = list(fences(text))
    assert [fence.line for fence in found] == sorted({fence.line for fence in found})
    assert all(fence.closed for fence in found[:-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```exercise a\n```", [(("exercise", "a"), 1, True)]),
        ("````\n```exercise a\n````", [((), 1, True)]),
        ("~~~ exercise a\n```\n~~~", [(("exercise", "a"), 1, True)]),
        ("    ```exercise a", []),
        ("``` a`b\n", []),
        ("x\n```a\n  ````  \n```b", [(("a",), 2, True), (("b",), 4, False)]),
    ],
)
def test_fences_follow_commonmark(text, expected):
    assert [tuple(fence) for fence in fences(text)] == expected
