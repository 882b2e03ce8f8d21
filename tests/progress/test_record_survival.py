"""What a process reported as written is there, whatever happens to the process or to the disk."""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from test_store import FIRST, attempt

from tutor.progress.store import Record

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_store import FIRST
from tutor.progress.store import Record
with Record(Path(sys.argv[1])) as record:
    for n in range(int(sys.argv[4])):
        uid = f"{sys.argv[2]}-{n}"
        record.append(replace(FIRST, uid=uid, answer="x" * 2000))
        print(uid, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), name, str(Path(__file__).parent), str(count)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment)


def test_nothing_reported_as_written_is_lost_to_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    seed = random.randrange(2**32)
    rng = random.Random(seed)
    reported: set[str] = set()
    for n in range(12):
        process = writer(path, str(n), 100_000)
        assert process.stdout is not None
        first = (
            process.stdout.readline() if n % 3 else ""
        )  # every third is killed while it still opens the file
        time.sleep(rng.uniform(0, 0.06) if first else rng.uniform(0.05, 0.4))
        process.kill()
        lines = (first + process.communicate()[0]).splitlines(keepends=True)
        reported.update(line.strip() for line in lines if line.endswith("\n"))
    assert len(reported) >= 8
    with Record(path) as record:
        assert record.notice == ""
        lost = reported - {a.uid for a in record.attempts()}
    assert not lost, f"seed {seed}"


def test_two_processes_write_at_once_from_the_first_moment(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    writers = [writer(path, name, 80) for name in "ab"]
    for process in writers:
        process.communicate()
    assert [process.returncode for process in writers] == [0, 0]
    with Record(path) as record:
        assert {a.uid for a in record.attempts()} == {f"{name}-{n}" for name in "ab" for n in range(80)}


def test_two_processes_set_a_damaged_file_aside_once(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    path.write_bytes(b"garbage" * 999)
    writers = [writer(path, name, 5) for name in "abc"]
    for process in writers:
        process.communicate()
    assert len(list(tmp_path.glob("*.set-aside-*"))) == 1
    with Record(path) as record:
        assert len(record.attempts()) == 15


# Root may write anywhere, so that the read-only home is tried as somebody who may not.
READ_ONLY = """
import os, sys
from pathlib import Path
from tutor.progress.store import Record, RecordError
from tutor.words import _
_("loads the catalogue, which the other user may not be able to")
if os.geteuid() == 0:
    os.setgroups([])
    os.setresuid(65534, 65534, 65534)
try:
    Record(Path(sys.argv[1]))
except RecordError as error:
    print(error)
"""

FULL = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_store import FIRST
from tutor.progress.store import Record, RecordError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Record(Path(sys.argv[1])) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        for n in range(1000):
            record.append(replace(FIRST, uid=str(n), answer="x" * 2000))
            print(n)
    except RecordError as error:
        print(error)
"""


def run(script: str, *arguments: str) -> list[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_read_only_home_is_told_in_one_sentence() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        Record(home / "record.sqlite3").close()
        (home / "record.sqlite3.lock").chmod(0o444)
        (home / "record.sqlite3").chmod(0o444)
        home.chmod(0o555)
        [sentence] = run(READ_ONLY, str(home / "record.sqlite3"))
        home.chmod(0o755)
    assert "writable, or set TUTOR_HOME" in sentence


def test_a_full_disk_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    *reported, sentence = run(FULL, str(path), str(Path(__file__).parent))
    assert str(path) in sentence
    assert sentence.endswith(".")
    with Record(path) as record:
        assert [a.uid for a in record.attempts()] == reported
        assert len(reported) > 10
        assert record.append(attempt("after", at=FIRST.at)) is True
