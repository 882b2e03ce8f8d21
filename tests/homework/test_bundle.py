"""A bundle is read back as it was written, and whatever else lies there ends in one sentence."""

from __future__ import annotations

import dataclasses
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.answers import SOURCE_LIMIT
from tutor.homework.bundle import Header, claim, read_bundle, write_bundle
from tutor.homework.entries import HEADER, BundleError

HASH = "a" * 64
ANSWERS = {"shift": b"def shift(x):\n    return x\n", "slope": b"= 2*x\n"}
CLAIMS = {
    "shift": claim("shift", "code", HASH, ANSWERS["shift"], status="pass", score=1.0, seed=7, attempts=2),
    "slope": claim("slope", "derivation", HASH, ANSWERS["slope"], disputes=({"reason": "它对"},)),
}
HEAD = Header("drill", "1.0", HASH, "0.1", "李雷", "name", "2026-11-02T20:00:00+01:00", CLAIMS)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "drill.zip"
    write_bundle(path, HEAD, ANSWERS)
    return path


def packed(path: Path, files: dict[str, bytes], kind: int = stat.S_IFREG, packing: int = 8) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = 3, (kind | 0o644) << 16, packing
            archive.writestr(entry, data)
    return path


def inside(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refusal(path: Path) -> str:
    with pytest.raises(BundleError) as caught:
        read_bundle(path)
    said = str(caught.value)
    assert "\n" not in said and str(path) in said
    return said


def test_ordinary_tools_read_it(bundle: Path) -> None:
    files = inside(bundle)
    assert sorted(files) == ["answers/shift.py", "answers/slope.txt", "submission.json"]
    said = json.loads(files["submission.json"])
    assert said["format"] == 1 and said["learner"] == "李雷"
    assert said["exercises"]["shift"]["status"] == "pass"


def test_the_same_content_gives_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    backwards = dataclasses.replace(HEAD, exercises=dict(reversed(CLAIMS.items())))
    write_bundle(other, backwards, dict(reversed(ANSWERS.items())))
    assert other.read_bytes() == bundle.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["drill.zip", "other.zip"]


names = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
printable = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    answers=st.dictionaries(names, st.tuples(st.sampled_from(["code", "quiz"]), st.binary()), max_size=5),
    learner=printable,
    status=st.none() | st.sampled_from(["pass", "fail"]),
    minutes=st.none() | st.floats(0, 1e6),
    reason=st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
)
def test_what_is_written_is_read_back(answers, learner, status, minutes, reason, tmp_path: Path) -> None:
    path = tmp_path / "any.zip"
    said = {"status": status, "minutes": minutes, "disputes": ({"reason": reason},)}
    claims = {name: claim(name, kind, HASH, data, **said) for name, (kind, data) in answers.items()}
    head = dataclasses.replace(HEAD, learner=learner, exercises=claims)
    handed = {name: data for name, (_kind, data) in answers.items()}
    write_bundle(path, head, handed)
    header, submission = read_bundle(path)
    assert header == head
    assert (submission.learner, submission.source, submission.submitted) == (
        learner,
        "any.zip",
        HEAD.submitted,
    )
    assert submission.answers == handed and submission.problems == ()
    assert submission.claims == (dict.fromkeys(handed, status) if status else {})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_end_in_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bytes.zip"
    path.write_bytes(data)
    refusal(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_bundle_is_a_bundle_or_a_sentence(flips, bundle: Path) -> None:
    data = bytearray(bundle.read_bytes())
    for place, value in flips:
        data[place % len(data)] = value
    damaged = bundle.with_name("damaged.zip")
    damaged.write_bytes(data)
    try:
        header, _submission = read_bundle(damaged)
    except BundleError as problem:
        assert "\n" not in str(problem)
    else:
        assert isinstance(header, Header)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    ),
    key=st.sampled_from([f.name for f in dataclasses.fields(Header)]),
)
def test_a_header_of_any_json_ends_in_a_sentence(value, key, bundle: Path) -> None:
    files = inside(bundle)
    said = json.loads(files[HEADER]) | {key: value}
    path = packed(bundle.with_name("any-json.zip"), files | {HEADER: json.dumps(said).encode()})
    try:
        header, submission = read_bundle(path)
    except BundleError as problem:
        assert "\n" not in str(problem)
    else:
        assert submission.learner == header.learner


def test_a_folder_of_the_same_layout_is_read_too(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    (folder / ".DS_Store").write_bytes(b"\0")
    header, submission = read_bundle(folder)
    assert header == HEAD and submission.answers == ANSWERS and submission.problems == ()


def test_packing_it_again_in_a_folder_of_its_own_changes_nothing(bundle: Path, tmp_path: Path) -> None:
    again = {f"drill/{name}": data for name, data in inside(bundle).items()}
    path = packed(tmp_path / "again.zip", again | {"__MACOSX/drill/._submission.json": b"\0"})
    header, submission = read_bundle(path)
    assert header == HEAD and submission.answers == ANSWERS and submission.problems == ()


def test_an_answer_changed_by_hand_is_said_and_judged(bundle: Path, tmp_path: Path) -> None:
    files = inside(bundle) | {"answers/shift.py": b"changed = 1\n", "answers/more.txt": b"1: a\n"}
    del files["answers/slope.txt"]
    _header, submission = read_bundle(packed(tmp_path / "changed.zip", files | {"notes.md": b"hello"}))
    assert submission.answers == {"shift": b"changed = 1\n", "more": b"1: a\n"}
    assert submission.problems == (
        "'notes.md' is no part of a bundle and was left out.",
        "answers/more.txt is not listed in the bundle; it is judged nevertheless.",
        "answers/shift.py was changed after the bundle was made; it is judged as it is.",
        "answers/slope.txt is missing, though the bundle lists it.",
    )


def test_an_answer_over_the_limit_leaves_the_others(bundle: Path, tmp_path: Path) -> None:
    files = inside(bundle) | {"answers/shift.py": b"#" * (SOURCE_LIMIT + 1)}
    _header, submission = read_bundle(packed(tmp_path / "long.zip", files))
    assert submission.problems == ("answers/shift.py is longer than 64 KiB, the most that it may be.",)
    assert list(submission.answers) == ["slope"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "points outside"),
        ("../up.py", "points outside"),
        ("answers/../../up.py", "points outside"),
        ("answers\\..\\up.py", "points outside"),
        ("C:/up.py", "points outside"),
        ("answers//up.py", "no name of a file"),
    ],
)
def test_a_name_that_means_another_place_is_refused(
    name: str, why: str, bundle: Path, tmp_path: Path
) -> None:
    assert why in refusal(packed(tmp_path / "trick.zip", inside(bundle) | {name: b"x"}))


def test_a_link_is_refused(bundle: Path, tmp_path: Path) -> None:
    assert "is a link" in refusal(packed(tmp_path / "links.zip", inside(bundle), stat.S_IFLNK))
    folder = tmp_path / "linked"
    (folder / "answers").mkdir(parents=True)
    (folder / HEADER).write_bytes(inside(bundle)[HEADER])
    (folder / "answers" / "shift.py").symlink_to("/etc/passwd")
    assert "is a link" in refusal(folder)
    os.mkfifo(tmp_path / "pipe.zip")
    refusal(tmp_path / "pipe.zip")


def test_a_name_in_another_encoding_is_refused(bundle: Path, tmp_path: Path) -> None:
    path = packed(tmp_path / "names.zip", inside(bundle) | {"answers/zz.py": b"x"})
    path.write_bytes(path.read_bytes().replace(b"answers/zz.py", "answers/ü.py".encode()))
    assert "unknown encoding" in refusal(path)


def test_a_bomb_is_never_blown_up(bundle: Path, tmp_path: Path) -> None:
    packing = zipfile.ZIP_DEFLATED
    bomb = packed(tmp_path / "bomb.zip", inside(bundle) | {HEADER: bytes(256 << 20)}, packing=packing)
    assert bomb.stat().st_size < 1 << 20 and "longer than 8192 KiB" in refusal(bomb)
    true, told = (256 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    bomb.write_bytes(bomb.read_bytes().replace(true, told))
    refusal(bomb)
    many = packed(tmp_path / "many.zip", inside(bundle) | {f"answers/a{n}.py": b"" for n in range(300)})
    assert "more than 200 answers" in refusal(many)


def test_a_newer_format_and_a_missing_header_name_the_remedy(bundle: Path, tmp_path: Path) -> None:
    files = inside(bundle)
    newer = json.dumps(json.loads(files[HEADER]) | {"format": 2}).encode()
    assert "update this program" in refusal(packed(tmp_path / "newer.zip", files | {HEADER: newer}))
    del files[HEADER]
    assert "holds no submission.json; make a bundle with: tutor submit" in refusal(
        packed(tmp_path / "none.zip", files)
    )
    assert "No such file" in refusal(tmp_path / "nowhere.zip")


def test_no_bundle_is_written_that_nobody_would_read(tmp_path: Path) -> None:
    long = b"#" * (SOURCE_LIMIT + 1)
    head = dataclasses.replace(HEAD, exercises={"shift": claim("shift", "code", HASH, long)})
    with pytest.raises(BundleError, match="longer than 64 KiB"):
        write_bundle(tmp_path / "long.zip", head, {"shift": long})
    with pytest.raises(BundleError, match="more than 200 answers"):
        write_bundle(tmp_path / "many.zip", head, {f"a{n}": b"x" for n in range(201)})
    assert list(tmp_path.iterdir()) == []
