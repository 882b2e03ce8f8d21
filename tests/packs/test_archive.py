"""A pack as one file: always the same, and read with distrust."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.packs.archive import MANIFEST, ArchiveError, Contents, check_names, gathered, read, write

FILES = {"pack.toml": b"format = 1\n", "lessons/01-a/01-b.md": "# 学习\n".encode()}
HERE = Contents(FILES, "here", "1.0")


def test_the_same_contents_give_the_same_bytes_and_come_back(tmp_path: Path) -> None:
    digests = {write(Contents(dict(reversed(FILES.items())), "here", "1.0"), tmp_path / "a.zip")}
    os.utime(tmp_path / "a.zip", (1, 1))
    digests.add(write(HERE, tmp_path / "b.zip"))
    assert len(digests) == 1
    assert read(tmp_path / "b.zip") == HERE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b.zip"]


@pytest.mark.parametrize(
    "name",
    [
        *("/etc/passwd", "../x", "a/../b", "a//b", "./a", "", "a/", "C:/x", "a\\b", ".git/config", "a/.b"),
        *("nul", "a/COM1.txt", "a.", "a /b", "a\nb", "x" * 300),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError, match="no path that a pack may hold"):
        check_names([name])


@pytest.mark.parametrize("pair", [("a.md", "A.md"), ("é.md", "e\u0301.md"), ("ß", "SS")])
def test_names_that_are_one_file_elsewhere_are_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ArchiveError, match="the same file on some systems"):
        check_names(list(pair))


def test_a_file_cannot_be_a_folder_too() -> None:
    with pytest.raises(ArchiveError, match="both a file and a folder"):
        check_names(["a", "a/b"])


def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    with pytest.raises(ArchiveError, match="no archive of a pack"):
        read(tmp_path / "pipe.zip")


def test_a_file_of_any_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse.bin").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ArchiveError, match="larger than 1024 KiB"):
        gathered(tmp_path)


def test_folders_in_folders_are_refused_before_they_exhaust_the_walk(tmp_path: Path) -> None:
    (tmp_path / "/".join("d" * 40)).mkdir(parents=True)
    with pytest.raises(ArchiveError, match="folders deep"):
        gathered(tmp_path)


@given(st.text(max_size=40))
def test_a_path_that_is_accepted_stays_inside(name: str) -> None:
    try:
        check_names([name])
    except ArchiveError:
        return
    assert os.path.normpath(os.path.join("/pack", name)).startswith("/pack/")


def altered(path: Path, **changes: bytes | None) -> Path:
    """The archive with other contents under the same manifest."""
    write(HERE, path)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files = {name: data for name, data in (files | changes).items() if data is not None}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pack.toml": b"other"}, "is not what its manifest says"),
        ({"pack.toml": None}, "is missing"),
        ({"more.md": b"x"}, "is not in its manifest"),
        ({MANIFEST: None}, "has no manifest"),
        ({MANIFEST: b"{"}, "cannot be read"),
        ({MANIFEST: b"[" * 10_000}, "cannot be read"),
        ({MANIFEST: b"[]"}, "cannot be read"),
        ({MANIFEST: json.dumps({"format": 9, "id": "a", "version": "1", "files": {}}).encode()}, "another version"),
    ],
)
def test_an_archive_that_does_not_match_its_manifest_is_refused(
    tmp_path: Path, changes: dict[str, bytes | None], said: str
) -> None:
    with pytest.raises(ArchiveError, match=said):
        read(altered(tmp_path / "a.zip", **changes))


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        entry = zipfile.ZipInfo("link")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(ArchiveError, match="a link or a device"):
        read(tmp_path / "a.zip")


def test_an_archive_that_unpacks_to_too_much_is_refused_early(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.md", b"0" * (200 << 20))
    with pytest.raises(ArchiveError, match="larger than 1024 KiB"):
        read(tmp_path / "a.zip")


def test_a_folder_is_taken_without_bytecode_and_never_through_links(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "pack.toml").write_text("x")
    assert gathered(tmp_path) == {"pack.toml": b"x"}
    (tmp_path / "link").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveError, match="a link or a device"):
        gathered(tmp_path)


@given(st.binary(max_size=400), st.integers(0, 2000))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    folder = Path(os.environ["TUTOR_ARCHIVES"])
    path = folder / "noise.zip"
    write(HERE, path)
    data = path.read_bytes()
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    try:
        assert read(path).files.keys() == FILES.keys()
    except ArchiveError as problem:
        assert str(problem)


@pytest.fixture(autouse=True, scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["TUTOR_ARCHIVES"] = str(tmp_path_factory.mktemp("archives"))


def test_shutil_and_others_can_read_it(tmp_path: Path) -> None:
    write(HERE, tmp_path / "a.zip")
    shutil.unpack_archive(tmp_path / "a.zip", tmp_path / "out")
    assert (tmp_path / "out" / "pack.toml").read_bytes() == FILES["pack.toml"]
