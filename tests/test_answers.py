"""A learner's file is never overwritten, never half written, and never swallowed whole."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tutor.answers import SOURCE_LIMIT, AnswerError, answer_path, read_answer, reset, write_starter


def test_an_answer_lies_in_a_folder_of_its_exercise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    assert answer_path("log-softmax", "code") == tmp_path / "answers/log-softmax/log_softmax.py"
    assert answer_path("bayes", "derivation") == tmp_path / "answers/bayes/bayes.txt"
    assert answer_path("bayes", "quiz", "other") == tmp_path / "answers/other/bayes/bayes.txt"
    assert answer_path("log-softmax", "code", dir=tmp_path / "d") == tmp_path / "d/log_softmax.py"


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "a\0b"])
def test_an_id_cannot_lead_elsewhere(name: str) -> None:
    with pytest.raises(AnswerError, match="cannot name a folder"):
        answer_path(name, "code")
    with pytest.raises(AnswerError, match="cannot name a folder"):
        answer_path("softmax", "code", pack=name)


def test_a_starter_is_written_once_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a/b/softmax.py"
    assert write_starter(path, "π = 3\n") is True
    assert write_starter(path, "other") is False
    assert path.read_text(encoding="utf-8") == "π = 3\n"
    assert [p.name for p in path.parent.iterdir()] == ["softmax.py"]


def test_a_starter_never_follows_a_dangling_link(tmp_path: Path) -> None:
    path = tmp_path / "softmax.py"
    path.symlink_to(tmp_path / "elsewhere.py")
    assert write_starter(path, "x") is False
    assert not (tmp_path / "elsewhere.py").exists()


def test_many_at_once_write_one_whole_starter(tmp_path: Path) -> None:
    path = tmp_path / "softmax.py"
    texts = [f"# {n}\n" * 3000 for n in range(8)]
    done: list[bool] = []
    threads = [threading.Thread(target=lambda t=text: done.append(write_starter(path, t))) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False] * 7 + [True]
    assert path.read_text() in texts


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "softmax.py").mkdir()
    with pytest.raises(AnswerError, match="choose another folder with --dir"):
        write_starter(tmp_path / "file/softmax.py", "x")
    with pytest.raises(AnswerError, match="is a folder"):
        write_starter(tmp_path / "softmax.py", "x")


def no_links(source: object, target: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("has_links", [True, False])
def test_a_reset_keeps_every_answer_under_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "softmax.py"
    assert reset(path, "starter") is None
    for n, answer in enumerate(["first", "second"], 1):
        path.write_text(answer)
        assert reset(path, "starter") == tmp_path / f"softmax.backup-{n}.py"
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "softmax.py": "starter",
        "softmax.backup-1.py": "first",
        "softmax.backup-2.py": "second",
    }


def test_a_reset_through_a_link_changes_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/mine.py").write_text("answer")
    (tmp_path / "softmax.py").symlink_to(tmp_path / "real/mine.py")
    backup = reset(tmp_path / "softmax.py", "starter")
    assert backup == tmp_path / "real/mine.backup-1.py"
    assert (tmp_path / "softmax.py").read_text() == "starter"
    assert backup.read_text() == "answer"


def test_a_full_disk_leaves_no_half_written_starter(tmp_path: Path) -> None:
    script = """
import resource, signal, sys
from pathlib import Path
from tutor.answers import AnswerError, write_starter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_starter(Path(sys.argv[1]), "x" * 5000)
except AnswerError as error:
    print(error)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, str(tmp_path / "softmax.py")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert "cannot be written (File too large)" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"x = 1\n", b"\xff\0", b"x" * SOURCE_LIMIT])
def test_bytes_are_read_as_they_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.py").write_bytes(data)
    answer = read_answer(tmp_path / "a.py")
    assert (answer.data, answer.path, answer.size) == (data, str(tmp_path / "a.py"), len(data))
    assert not answer.too_long


def test_of_a_long_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.py").open("wb") as file:
        file.truncate(10 * 1024 * 1024)
    answer = read_answer(tmp_path / "a.py")
    assert (len(answer.data), answer.size) == (SOURCE_LIMIT + 1, 10 * 1024 * 1024)
    assert answer.too_long


def test_an_endless_device_is_cut_and_an_empty_one_is_empty() -> None:
    assert len(read_answer("/dev/zero").data) == SOURCE_LIMIT + 1
    assert read_answer("/dev/null").data == b""


def test_standard_input_is_read_to_its_end_or_the_limit() -> None:
    script = (
        "from tutor.answers import read_answer; a = read_answer('-'); print(len(a.data), a.path, a.too_long)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def read(**how: object) -> str:
        return subprocess.run(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment, **how
        ).stdout

    assert read(input="x = 1\n") == "6 - False\n"
    with open("/dev/zero") as zero:
        assert read(stdin=zero) == f"{SOURCE_LIMIT + 1} - True\n"


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(AnswerError, match="standard input is closed"):
        read_answer("-")
    closed = io.TextIOWrapper(io.BytesIO())
    closed.close()
    monkeypatch.setattr("sys.stdin", closed)
    with pytest.raises(AnswerError, match="standard input cannot be read"):
        read_answer("-")


def test_what_is_no_file_is_told_with_its_place_and_a_remedy(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, sentence in [
        ("missing.py", "does not exist; `tutor start`"),
        ("missing/a.py", "does not exist"),
        (".", "is a folder; name the file in it"),
        ("fifo", "is no ordinary file; use - to read from a pipe"),
        ("loop", "cannot be read"),
        ("n" * 300, "cannot be read"),
    ]:
        with pytest.raises(AnswerError, match=sentence) as caught:
            read_answer(tmp_path / name)
        assert str(tmp_path) in str(caught.value)


def test_a_socket_a_terminal_and_a_nul_in_the_name_are_refused() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/s")
        with pytest.raises(AnswerError, match="cannot be read"):
            read_answer(f"{folder}/s")
    with pytest.raises(AnswerError, match="cannot be read"):
        read_answer("a\0b")
    leader, follower = os.openpty()
    with pytest.raises(AnswerError, match="no ordinary file"):
        read_answer(os.ttyname(follower))
    os.close(leader)
    os.close(follower)


def test_a_file_that_may_not_be_read_is_told() -> None:
    script = """
import os, sys
from tutor.answers import AnswerError, read_answer
from tutor.words import _
_("loads the catalogue, which the other user may not be able to")
if os.geteuid() == 0:
    os.setgroups([])
    os.setresuid(65534, 65534, 65534)
try:
    read_answer(sys.argv[1])
except AnswerError as error:
    print(error)
"""
    with tempfile.NamedTemporaryFile(dir="/tmp") as file:
        Path(file.name).chmod(0)
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", script, file.name], capture_output=True, text=True, env=environment
        )
    assert done.stdout == f"{file.name} may not be read by you; change its permissions.\n"
