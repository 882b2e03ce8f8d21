"""A pack is installed whole or not at all, and a damaged one is told in sentences."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tutor.authors import scaffold
from tutor.packs.archive import ArchiveError, gathered
from tutor.packs.install import install, remove
from tutor.packs.problems import PackProblems

DAMAGED = 1000


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "algebra-drill"
    scaffold.write(folder)
    return folder


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "home" / "packs"


def test_a_new_version_says_what_it_changes(pack: Path, packs: Path) -> None:
    assert install(pack, packs).before is None
    (cases,) = pack.glob("exercises/*/cases.py")
    cases.write_text(cases.read_text() + "\n# another case\n")
    (pack / "lessons" / "README.md").write_text("for authors\n")
    done = install(pack, packs)
    assert done.before == "0.1.0"
    assert done.files_added == ("lessons/README.md",)
    assert done.changed == (cases.parent.name,)
    assert gathered(packs / "algebra-drill") == gathered(pack)
    assert [path.name for path in packs.iterdir()] == ["algebra-drill"]


def test_a_broken_new_version_leaves_the_old_one(pack: Path, packs: Path) -> None:
    install(pack, packs)
    before = gathered(packs / "algebra-drill")
    for broken in pack.glob("exercises/*/exercise.toml"):
        broken.write_text("format = 7\n")
    with pytest.raises(PackProblems):
        install(pack, packs)
    assert gathered(packs / "algebra-drill") == before
    assert [path.name for path in packs.iterdir()] == ["algebra-drill"]


def test_the_name_of_the_course_is_taken(pack: Path, packs: Path) -> None:
    toml = pack / "pack.toml"
    toml.write_text(toml.read_text().replace('id = "algebra-drill"', 'id = "course"'))
    with pytest.raises(ArchiveError, match="cannot be called course"):
        install(pack, packs)


def test_what_is_no_pack_is_said_so(tmp_path: Path, packs: Path) -> None:
    with pytest.raises(ArchiveError, match="no file or folder"):
        install(tmp_path / "nothing", packs)
    (tmp_path / "text.txt").write_text("hello")
    with pytest.raises(ArchiveError, match="no archive of a pack"):
        install(tmp_path / "text.txt", packs)


@pytest.mark.parametrize("name", ["nope", "..", "a/b", ".new-1"])
def test_only_what_is_installed_is_removed(name: str, pack: Path, packs: Path) -> None:
    install(pack, packs)
    with pytest.raises(ArchiveError, match="is installed"):
        remove(name, packs)
    remove("algebra-drill", packs)
    assert list(packs.iterdir()) == []


def test_a_thousand_damaged_packs_end_in_a_sentence_or_are_sound(
    pack: Path, packs: Path, tmp_path: Path
) -> None:
    chance = random.Random(0)
    sound = gathered(pack)
    refused = 0
    for _ in range(DAMAGED):
        folder = tmp_path / "damaged"
        lay(folder, damaged(dict(sound), chance))
        try:
            install(folder, packs)
        except (PackProblems, ArchiveError) as problem:
            assert str(problem)
            refused += 1
        assert not [path for path in packs.iterdir() if path.name != "algebra-drill"]
        shutil.rmtree(folder)
    assert refused > DAMAGED / 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["algebra-drill", "home"]


def damaged(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """One file lost, cut, with bytes flipped, a line lost, or a value of another type."""
    name = chance.choice(sorted(files))
    data = files[name]
    match chance.randrange(5):
        case 0:
            del files[name]
        case 1:
            files[name] = data[: chance.randrange(len(data) + 1)]
        case 2:
            flipped = bytearray(data)
            for _ in range(chance.randrange(1, 9)):
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            files[name] = bytes(flipped)
        case 3:
            lines = data.split(b"\n")
            del lines[chance.randrange(len(lines))]
            files[name] = b"\n".join(lines)
        case 4:
            files[name] = data.replace(b"= ", chance.choice([b"= [", b"= -", b'= "', b"= {}", b"= 1e999 "]), 1)
    return files


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
