"""Reading stays inside the pack, never waits, never swallows too much, and says what is wrong."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

from tutor.packs.files import LARGEST_FILE, Files, UnreadableFileError, read_text
from tutor.packs.tables import read_table


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_text(path, path.parent)
    return str(caught.value)


def test_text_loses_its_byte_order_mark_and_carriage_returns(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert read_text(tmp_path / "a.md", tmp_path) == "one\ntwo\n"


def test_a_byte_that_is_not_utf8_is_named_with_its_line(tmp_path):
    (tmp_path / "a.md").write_bytes(b"one\ntwo \xff\n")
    files = Files(tmp_path)
    assert files.text(tmp_path / "a.md") is None
    assert [str(problem) for problem in files.problems] == [
        "a.md:2: is not UTF-8 text: byte 9 is 0xff; save it as UTF-8"
    ]


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x9b", "\r", "\u202e", "\u2066"])
def test_characters_that_act_on_a_terminal_are_refused(char, tmp_path):
    (tmp_path / "a.md").write_text(f"x{char}y", encoding="utf-8", newline="")
    assert f"U+{ord(char):04X}" in refusal(tmp_path / "a.md")


def test_chinese_and_greek_pass(tmp_path):
    (tmp_path / "a.md").write_text("梯度 ∇σ(z)\u3000好\t的", encoding="utf-8")
    assert read_text(tmp_path / "a.md", tmp_path) == "梯度 ∇σ(z)\u3000好\t的"


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "a.md").mkdir()
    assert refusal(tmp_path / "a.md") == "is a folder; a file belongs here"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert refusal(tmp_path / "a.md") == "is a pipe or a device; a file belongs here"


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.md")
        assert refusal(tmp_path / "a.md").startswith("cannot be read (")


def test_the_largest_file_is_one_mebibyte(tmp_path):
    (tmp_path / "a.md").write_bytes(b"x" * LARGEST_FILE)
    assert len(read_text(tmp_path / "a.md", tmp_path)) == LARGEST_FILE
    (tmp_path / "a.md").write_bytes(b"x" * (LARGEST_FILE + 1))
    assert "larger than 1 MiB" in refusal(tmp_path / "a.md")


def test_a_link_out_of_the_pack_is_refused_even_to_a_device(tmp_path):
    (tmp_path / "a.md").symlink_to("/dev/zero")
    assert "leads out of the pack" in refusal(tmp_path / "a.md")


def test_a_folder_whose_name_begins_like_the_packs_is_outside(tmp_path):
    pack, beside = tmp_path / "pack", tmp_path / "package"
    pack.mkdir()
    beside.mkdir()
    (beside / "secret").write_text("x")
    (pack / "a.md").symlink_to(beside / "secret")
    assert "leads out of the pack" in refusal(pack / "a.md")


def test_a_link_in_a_circle_and_a_dangling_link_are_told_apart(tmp_path):
    (tmp_path / "a.md").symlink_to("a.md")
    (tmp_path / "b.md").symlink_to("nowhere.md")
    assert refusal(tmp_path / "a.md") == "is a link that leads in a circle"
    assert refusal(tmp_path / "b.md") == "is missing"


def test_a_pack_reached_through_a_link_reads_its_own_files(tmp_path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "a.md").write_text("x")
    (tmp_path / "alias").symlink_to("pack")
    assert read_text(tmp_path / "alias" / "a.md", tmp_path / "alias") == "x"


def test_a_file_without_permission_says_so():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_text("x")
        path.chmod(0)
        Path(folder).chmod(0o755)
        was = os.geteuid()
        if was == 0:  # root reads everything, so the reading is done as nobody
            os.seteuid(65534)
        try:
            assert refusal(path) == "may not be read; give yourself permission to read it"
        finally:
            os.seteuid(was)


def test_a_file_name_that_is_not_utf8_can_be_shown(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))
    files = Files(tmp_path)
    files.text(path)
    assert [str(problem) for problem in files.problems] == ["\\xff.md: is missing"]


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("a = 1\nb\n", ":2:2", "a key must be followed by ="),
        ("a = 1\n= 2\n", ":2:1", "neither key = value"),
        ("a = 1\na = 2\n", ":2:6", "this key stands twice"),
        ("a = one\n", ":1:5", "text needs quotes"),
        ("a = 'x\n", ":1:7", "single quotes is not closed"),
        ('a = "x\n', ":1:7", "must end on its line"),
        ("a = [1, 2\n", ":1:10", "list is not closed"),
        ('a = "\\d"\n', ":1:8", "backslash"),
        ("a = 1 b = 2\n", ":1:7", "one line holds one key"),
        ("[a]\n[a]\n", ":2:3", "this table stands twice"),
        ("[a\n", ":1:3", "ends with ]"),
        ("[[a]\n", ":1:4", "ends with ]]"),
        ('a = """x\n', ":1:9", "not closed"),
        ("a = 2026-02-30\n", ":1:5", "no such date"),
        ("a = " + "[" * 5000, "", "nested too deeply"),
        ("a = " + "9" * 5000, "", "too many digits"),
        ("a." * 2000 + "b = 1", ":1", "too many dots"),
    ],
)
def test_a_slip_in_toml_is_said_with_line_and_column(text, place, sentence, tmp_path):
    (tmp_path / "a.toml").write_text(text)
    files = Files(tmp_path)
    assert read_table(files, tmp_path / "a.toml") is None
    [problem] = files.problems
    assert problem.file == f"a.toml{place}"
    assert sentence in problem.what
