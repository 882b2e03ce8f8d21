"""A new pack passes its own test as it is, and never takes the place of anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.authors import scaffold
from tutor.authors.check import check
from tutor.judge.code import Draws


def test_a_new_pack_has_every_kind_and_passes_its_own_test(tmp_path: Path, draws: Draws) -> None:
    made = scaffold.write(tmp_path / "My First Pack")
    assert made.id == "my-first-pack"
    result = check(Path(made.folder), draws)
    assert result.ok and result.advice == [], result
    assert {report.kind for report in result.reports} == {"code", "derivation", "quiz"}
    counts = {report.kind: report.counts for report in result.reports}
    assert counts["code"]["mistakes"] >= 2 and counts["derivation"]["slips"] >= 2
    assert "```quiz" in (Path(made.folder) / "lessons/01-first-steps/01-squared-error.md").read_text()
    assert 'title = "My first pack"' in (Path(made.folder) / "pack.toml").read_text()


def test_an_empty_folder_will_do_and_a_full_one_will_not(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    scaffold.write(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(scaffold.CannotWrite, match="not empty"):
        scaffold.write(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_file_or_a_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(scaffold.CannotWrite, match="no folder"):
            scaffold.write(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine" and list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "id_"),
    [("abc", "abc"), ("A b__c", "a-b-c"), ("Übung 2", "ubung-2"), ("-x-", "x"), ("a" * 200, "a" * 64)],
)
def test_the_id_comes_from_the_folders_name(name: str, id_: str) -> None:
    assert scaffold.pack_id(Path("/somewhere") / name) == id_


@pytest.mark.parametrize("name", ["123", "机器学习", "...", "local"])
def test_a_name_that_gives_no_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(scaffold.CannotWrite):
        scaffold.write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
