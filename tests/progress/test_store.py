"""The record keeps what it is given, in order, and never lets go of it."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.model import Attempt
from tutor.progress.entries import Event, standing
from tutor.progress.store import Progress, Record, RecordError, now

FIRST = Attempt(
    uid="a",
    at="2026-01-01T10:00:00.000000+00:00",
    pack="course",
    exercise="softmax",
    kind="code",
    status="fail",
    score=0.5,
    seed=7,
    mistake="wrong_axis",
    counts=True,
    content_hash="h1",
    answer="def softmax(x): ...\n",
    verdict={"format": 1, "checks": [{"name": "values", "where": [0, 1]}]},
    tutor="0.1.0",
)


def attempt(uid: str, **changes: object) -> Attempt:
    return replace(FIRST, uid=uid, **changes)


@pytest.fixture
def record(tmp_path: Path):
    with Record(tmp_path / "home" / "record.sqlite3") as record:
        yield record


def test_an_attempt_comes_back_as_it_was_given(record: Record) -> None:
    given_back = attempt("b", seed=None, mistake=None, counts=False, answer="π = 3\n\0中")
    record.append(FIRST)
    record.append(given_back)
    assert record.attempts() == [FIRST, given_back]


def test_an_attempt_is_there_for_the_next_process(tmp_path: Path) -> None:
    with Record(tmp_path / "record.sqlite3") as record:
        record.append(FIRST)
    with Record(tmp_path / "record.sqlite3") as record:
        assert (record.attempts(), record.notice) == ([FIRST], "")


def test_the_same_attempt_is_kept_once(record: Record) -> None:
    assert [record.append(FIRST), record.append(attempt("a", status="pass"))] == [True, False]
    assert record.attempts() == [FIRST]


def test_attempts_and_events_are_found_by_exercise_and_pack(record: Record) -> None:
    for uid, pack, exercise in [("1", "course", "relu"), ("2", "other", "relu"), ("3", "course", "conv2d")]:
        record.append(attempt(uid, pack=pack, exercise=exercise))
        record.event(exercise, pack, "hint", {"n": uid})
    assert [a.uid for a in record.attempts("relu")] == ["1", "2"]
    assert [a.uid for a in record.attempts(pack="course")] == ["1", "3"]
    assert [a.uid for a in record.attempts("relu", "other")] == ["2"]
    assert [e.data["n"] for e in record.events("relu")] == ["1", "2"]
    assert record.events(what="solution") == []


def test_an_event_comes_back_and_is_kept_once(record: Record) -> None:
    event = record.event("relu", "course", "hint", {"n": 2})
    assert record.append_event(event) is False
    earlier = Event("e", "2020-01-01T00:00:00.000000+00:00", "course", "relu", "solution", {})
    assert record.append_event(earlier) is True
    assert record.events() == [earlier, event]


def test_attempts_of_another_machine_fall_into_the_order_of_time(record: Record) -> None:
    record.append(attempt("late", at="2026-03-01T00:00:00.000000+00:00"))
    record.append(attempt("early", at="2026-02-01T00:00:00.000000+00:00"))
    assert [a.uid for a in record.attempts()] == ["early", "late"]


def test_progress_tells_the_first_pass_the_latest_hash_and_the_last_try(record: Record) -> None:
    record.append(attempt("1", at=(t1 := now())))
    record.append(attempt("2", at=(t2 := now()), status="pass", content_hash="h1"))
    record.append(attempt("3", at=now(), status="pass", content_hash="h2"))
    record.append(attempt("4", at=(t4 := now()), status="invalid", counts=False, content_hash="h3"))
    record.append(attempt("5", at=t1, exercise="relu"))
    assert record.progress() == {
        ("course", "softmax"): Progress(3, t4, "invalid", passed_at=t2, passed_hash="h2"),
        ("course", "relu"): Progress(1, t1, "fail"),
    }
    assert record.passed() == {("course", "softmax")}


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["pass", "fail", "invalid"]))))
@settings(max_examples=50)
def test_a_pass_is_never_lost_by_what_comes_after(history: list[tuple[str, str]]) -> None:
    rows = [
        ("course", name, f"{n:04}", status, status != "invalid", "h")
        for n, (name, status) in enumerate(history)
    ]
    found = standing(rows)
    for name in {name for name, _ in history}:
        passes = [n for n, (other, status) in enumerate(history) if (other, status) == (name, "pass")]
        progress = found["course", name]
        assert progress.passed_at == (f"{passes[0]:04}" if passes else None)
        assert progress.tries == sum(other == name and status != "invalid" for other, status in history)


def test_state_is_what_was_set_last(record: Record) -> None:
    assert record.state("place") is None
    record.set_state("place", {"unit": 3})
    record.set_state("place", ["relu", 1.5, None])
    assert record.state("place") == ["relu", 1.5, None]


@pytest.mark.parametrize("table", ["attempt", "event"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET at = ''", "DELETE FROM {}", "UPDATE OR IGNORE {} SET exercise = 'x' WHERE n = 1"]
)
def test_nothing_written_can_be_changed(record: Record, table: str, sql: str) -> None:
    record.append(FIRST)
    record.event("relu", "course", "hint")
    with (
        sqlite3.connect(record.path) as stranger,
        pytest.raises(sqlite3.IntegrityError, match="only added to"),
    ):
        stranger.execute(sql.format(table))
    stranger.close()
    assert (len(record.attempts()), len(record.events())) == (1, 1)


def test_replacing_an_attempt_is_stopped_as_well(record: Record) -> None:
    record.append(FIRST)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        record._connection.execute("REPLACE INTO attempt SELECT * FROM attempt")
    assert record.attempts() == [FIRST]


def test_threads_may_share_a_record(record: Record) -> None:
    def work(name: int) -> None:
        for n in range(25):
            record.append(attempt(f"{name}-{n}"))
            record.attempts("softmax")

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {a.uid for a in record.attempts()} == {f"{name}-{n}" for name in range(4) for n in range(25)}


def test_text_that_utf8_cannot_hold_is_kept_legibly(record: Record) -> None:
    record.append(attempt("s", answer="a\ud800b", verdict={"stdout": "\udcff"}))
    assert (record.attempts()[0].answer, record.attempts()[0].verdict) == ("a?b", {"stdout": "?"})


def test_a_verdict_may_be_frozen_but_must_be_plain(record: Record) -> None:
    record.append(attempt("m", verdict=MappingProxyType({"millis": MappingProxyType({"total": 1.5})})))
    assert record.attempts()[0].verdict == {"millis": {"total": 1.5}}
    with pytest.raises(TypeError, match="plain data"):
        record.append(attempt("n", verdict={"x": object()}))


def test_a_seed_beyond_64_bits_is_refused_in_one_sentence(record: Record) -> None:
    with pytest.raises(RecordError, match=r"below 2\*\*63"):
        record.append(attempt("big", seed=2**70))
    assert record.append(attempt("small", seed=2**62)) is True


def test_the_latest_pass_is_found_behind_later_failures(record: Record) -> None:
    assert record.latest_pass("softmax", "course") is None
    for n, status in enumerate(("pass", "fail", "pass", "fail", "invalid")):
        record.append(attempt(str(n), exercise="softmax", status=status, answer=f"{status} {n}"))
    found = record.latest_pass("softmax", "course")
    assert found is not None and found.answer == "pass 2"


def test_the_latest_attempt_is_found_without_sorting_all(record: Record) -> None:
    plan = record._connection.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM attempt WHERE exercise = 'a' AND pack = 'b' "
        "ORDER BY at DESC, n DESC"
    ).fetchall()
    assert not [row for row in plan if "TEMP B-TREE" in row[-1]]
