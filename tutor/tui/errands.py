"""What the exercise screen has done elsewhere: by the service, and in threads that read and write files.

An errand is a stream of reports. It may raise ServiceError, AnswerError, HomeError and ChangedOutside.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from textual.message import Message

from tutor.service.client import ServiceError
from tutor.tui import reports
from tutor.tui.desk import Desk, desk_for
from tutor.tui.gate import Gate

Reports = AsyncIterator[Message]
WithAnswer = Callable[[Gate, str, Desk, str], Reports]


async def opening(gate: Gate, exercise: str) -> Reports:
    """Ask about the exercise and open its answer file."""
    about = await gate.ask("exercise", exercise=exercise)
    desk = desk_for(about)
    yield reports.Opened(about, desk, await asyncio.to_thread(desk.open))


async def prepare(gate: Gate, exercise: str, about: Mapping[str, Any], new: bool) -> None:
    """Have cases drawn while the learner reads, and a new answer noted; that may fail silently."""
    if new:
        await note(gate, about, "start")
    if about["kind"] in ("code", "derivation"):
        try:
            await gate.ask("warm", exercise=exercise)
        except ServiceError:
            pass


async def judging(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Save `text`, then have it judged; a first verdict may come before the one that is recorded."""
    async for report in saving(gate, exercise, desk, text):
        yield report
    async for said in _watched(gate, "check", exercise, text):
        if isinstance(said, Message):
            yield said
        elif "part" in said:
            yield reports.Judged(said["part"], text, final=False)
        else:
            yield reports.Judged(said, text)


async def running(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Save `text`, then have it run on the first cases."""
    async for report in saving(gate, exercise, desk, text):
        yield report
    async for said in _watched(gate, "run", exercise, text):
        if isinstance(said, Message):
            yield said
        elif "part" not in said:
            yield reports.Ran(said)


async def marking(gate: Gate, exercise: str, text: str) -> Reports:
    """Have the finished lines of a derivation marked, which counts as no attempt."""
    data = text.encode("utf-8", "replace")
    async for said in _parts(gate, "lines", data, exercise=exercise):
        yield reports.Marked((said.get("part") or said)["lines"], text)


async def certifying(gate: Gate, verdict: Mapping[str, Any], exercise: str, text: str) -> Reports:
    """Ask for a certificate of each line that follows, and report them as they come."""
    wanted = [line["n"] for line in verdict.get("lines") or () if line["verdict"] == "follows"]
    if not wanted:
        return
    data = text.encode("utf-8", "replace")
    async for said in _parts(gate, "certify", data, exercise=exercise, lines=wanted):
        if "part" in said:
            yield reports.Certified(said["part"]["n"], said["part"]["certificate"]["says"])


async def saving(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Put `text` in the answer file."""
    await asyncio.to_thread(desk.file.save, text)
    yield reports.Saved(text)


async def hinting(gate: Gate, exercise: str) -> Reports:
    """Ask for the next hint."""
    yield reports.Hinted(await gate.ask("hint", exercise=exercise))


async def solving(gate: Gate, exercise: str, at_once: bool = False) -> Reports:
    """Ask for the solution; `at_once` asks twice, where the learner has chosen it among other ways."""
    said = await gate.ask("solution", exercise=exercise)
    if at_once and not said["shown"]:
        said = await gate.ask("solution", exercise=exercise)
    yield reports.Solved(said)


async def restarting(gate: Gate, about: Mapping[str, Any], desk: Desk, text: str | None) -> Reports:
    """Put the starter back; the old answer, with `text` that was not saved yet, is kept beside it."""
    if text is not None:
        async for report in saving(gate, about["id"], desk, text):
            yield report
    yield reports.Restarted(await asyncio.to_thread(desk.file.reset))
    await note(gate, about, "reset")


async def asking(gate: Gate, op: str, exercise: str) -> Reports:
    """Ask for something about the exercise that takes no answer."""
    yield reports.Told(op, await gate.ask(op, exercise=exercise))


async def filling(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Put the version with blanks in the answer's place; the answer, with `text`, is kept beside it."""
    blanks = await gate.ask("completion", exercise=exercise)
    async for report in saving(gate, exercise, desk, text):
        yield report
    yield reports.Restarted(await asyncio.to_thread(desk.file.reset, blanks["text"]), blanks=True)


async def _watched(gate: Gate, op: str, exercise: str, text: str) -> AsyncIterator[Message | dict[str, Any]]:
    """A run that may take long: reports of what it prints, and of its end by request; else what was said."""
    data, ticket = text.encode("utf-8", "replace"), secrets.token_hex(8)
    yield reports.Began(ticket)
    async for said in _parts(gate, op, data, exercise=exercise, size=len(data), ticket=ticket):
        if "printed" in said.get("part", ()):
            yield reports.Printed(said["part"]["printed"])
        elif said.get("stopped"):
            yield reports.Stopped()
        else:
            yield said


async def _parts(gate: Gate, op: str, blob: bytes, **asked: Any) -> AsyncIterator[dict[str, Any]]:
    """Each part of an answer as `{"part": ...}` as it comes, then the answer itself."""
    loop, coming = asyncio.get_running_loop(), asyncio.Queue[dict[str, Any] | None]()

    def come(part: dict[str, Any]) -> None:  # in the thread that asks
        loop.call_soon_threadsafe(coming.put_nowait, {"part": part})

    answer = asyncio.ensure_future(gate.ask(op, blob, on_part=come, **asked))
    answer.add_done_callback(lambda _answer: coming.put_nowait(None))
    try:
        while (said := await coming.get()) is not None:
            yield said
        yield await answer
    finally:
        answer.cancel()


async def note(gate: Gate, about: Mapping[str, Any], what: str) -> None:
    """Have the record note an event; what is wrong with the record is said at the next check."""
    try:
        await gate.ask("note", exercise=about["id"], pack=about["pack"], what=what)
    except ServiceError:
        pass
