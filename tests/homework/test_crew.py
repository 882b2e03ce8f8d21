"""Workers here and on a Dask cluster give the same verdicts, and one that dies takes none with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import Any

import classroom
import pytest
from homework import small_class

from tutor.homework import workers
from tutor.homework.crew import Cluster, Crew, Local
from tutor.homework.dispatch import CHUNK, TRIES, Chunk, chunks, judged
from tutor.homework.judging import Answer, Bench, Judged, Question, answer_to
from tutor.sandbox.hosts import CannotJudge, Hosts

COUNT = 12


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> list[Chunk]:
    pack = small_class.small_pack(tmp_path_factory.mktemp("pack") / "pack")
    question = Question(classroom.loaded(pack)["scale-it"])
    texts = [(small_class.SCALE, small_class.HALF)[n % 2] + f"# {n}\n" for n in range(COUNT)]
    answers = [answer_to(question, text.encode(), 5, {}, None) for text in texts]
    return chunks([(question, answers)], 1)


@pytest.fixture(scope="module")
def expected(work: list[Chunk], hosts: Hosts) -> dict[str, Any]:
    """The verdicts of this process."""
    bench = Bench(hosts)
    return {one.key: bench.judge(chunk.question, one).verdict for chunk in work for one in chunk.answers}


def verdicts(crew: Crew, work: list[Chunk], kill: Callable[[], None]) -> dict[str, Any]:
    """What the crew says; after the first results `kill` is called."""
    found: dict[str, Any] = {}
    for results in judged(crew, work):
        for one in results:
            assert one.key not in found
            assert not one.problem
            found[one.key] = one.verdict
        if len(found) <= CHUNK:
            kill()
    return found


def test_a_process_that_is_killed_loses_nothing(work: list[Chunk], expected: dict[str, Any]) -> None:
    crew = Local(2)

    def kill() -> None:
        child = min(set(multiprocessing.active_children()) - crew.others, key=lambda each: each.pid or 0)
        child.kill()

    try:
        assert verdicts(crew, work, kill) == expected
    finally:
        crew.stop()
    assert not set(multiprocessing.active_children()) - crew.others


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="the extra byhand[cluster] is not installed")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**options, silence_logs=50) as running:
        yield running


def test_a_cluster_gives_the_same_and_a_worker_that_is_killed_loses_nothing(
    cluster: Any, work: list[Chunk], expected: dict[str, Any]
) -> None:
    crew = Cluster(cluster.scheduler_address)
    try:
        assert crew.size() == 2
        assert crew.prove(True)
        pids = crew.client.run(os.getpid)
        assert verdicts(crew, work, lambda: os.kill(min(pids.values()), signal.SIGKILL)) == expected
    finally:
        crew.stop()


def test_no_scheduler_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra byhand[cluster] is not installed")
    monkeypatch.setattr("tutor.homework.crew.CONNECT_SECONDS", 0.3)
    with pytest.raises(CannotJudge, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")


def test_without_dask_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(CannotJudge, match=r"pip install \"byhand\[cluster\]\""):
        Cluster("tcp://127.0.0.1:9")


class Mortal(small_class.Here):
    """Dies whenever it has the answer `poison` in hand, and then loses whatever it was given."""

    broken = False

    def submit(self, work: Any, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        keys = [answer.key for answer in args[2]]
        self.broken = self.broken or "poison" in keys
        if self.broken:
            future.set_exception(BrokenExecutor())
        else:
            future.set_result([Judged(key, {"status": "pass"}) for key in keys])
        return future

    def renew(self) -> None:
        self.broken = False
        super().renew()


def test_an_answer_that_kills_its_worker_takes_no_other_with_it(work: list[Chunk]) -> None:
    names = [*map(str, range(9)), "poison", "last"]
    answers = tuple(Answer(name, b"", 0) for name in names)
    crew = Mortal()
    found = [one for results in judged(crew, [Chunk(work[0].question, answers)] * 1) for one in results]
    assert sorted(one.key for one in found) == sorted(names)
    [problem] = [one.problem for one in found if one.problem]
    assert f"{TRIES} times" in problem
    assert crew.renewed == TRIES + 1


def test_chunks_hold_every_answer_once_and_the_slowest_exercise_comes_first(work: list[Chunk]) -> None:
    question = work[0].question
    slow = Question(classroom.loaded(Path(question.exercise.folder).parents[1])["softmax-two-classes"])
    answers = [Answer(str(n), b"", 0) for n in range(41)]
    found = chunks([(question, answers), (slow, answers[:3])], 2)
    assert found[0].question is slow
    assert [a for chunk in found for a in chunk.answers] == answers[:3] + answers
    assert all(len(chunk.answers) <= CHUNK for chunk in found)


def test_a_worker_ends_its_hosts_and_starts_them_again(hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_bench", None)
    assert workers.tier(False) == hosts.get("numpy").info["tier"]
    workers.rest()
    assert workers._bench is None
