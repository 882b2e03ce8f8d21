"""An instructor's own points: every row has its reason, and a wrong row is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.homework.marks import Override
from tutor.homework.overrides import BadOverrides, key, read, write

HEAD = "learner,exercise,points,reason\n"


def test_a_table_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    own = {
        key("张三", "slope"): Override(1.5, "argued well, in class"),
        key("=2+2", "slope"): Override(0, "说明"),
    }
    write(tmp_path / "o.csv", own)
    assert read(tmp_path / "o.csv", ["slope"]) == own
    assert "\n'=2+2" in (tmp_path / "o.csv").read_text(encoding="utf-8-sig")
    assert read(tmp_path / "missing.csv", ["slope"]) == {}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Ada,slope,1,", "column reason is empty"),
        ("Ada,slope,one,because", 'points must be a number from 0 on, not "one"'),
        ("Ada,slope,-1,because", "points must be"),
        ("Ada,slope,nan,because", "points must be"),
        ("Ada,slop,1,because", 'no exercise "slop", did you mean "slope"'),
        ("Ada,slope,1,because\nAda,slope,2,again", "row 3: it is there twice"),
        ('Ada,"slope', "no CSV table"),
    ],
)
def test_a_wrong_row_is_one_sentence_with_its_place(tmp_path: Path, row: str, why: str) -> None:
    path = tmp_path / "o.csv"
    path.write_text(HEAD + row)
    with pytest.raises(BadOverrides, match=why) as caught:
        read(path, ["slope"])
    assert len(str(caught.value).splitlines()) == 1
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadOverrides, match="UTF-8"):
        read(path, ["slope"])
