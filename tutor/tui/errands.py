"""What the exercise screen has done elsewhere: by the service, and in threads that read and write files.

An errand is a stream of reports. It may raise ServiceError, AnswerError, HomeError and ChangedOutside.
"""

from __future__ import annotations

import asyncio
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
        await _note(gate, about, "start")
    if about["kind"] in ("code", "derivation"):
        try:
            await gate.ask("warm", exercise=exercise)
        except ServiceError:
            pass


async def judging(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Save `text`, then have it judged; a first verdict may come before the one that is recorded."""
    async for report in saving(gate, exercise, desk, text):
        yield report
    told: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def on_part(said: dict[str, Any]) -> None:
        loop.call_soon_threadsafe(told.put_nowait, said)

    asking = asyncio.ensure_future(_asked(gate, "check", exercise, text, on_part=on_part))
    asking.add_done_callback(lambda _done: told.put_nowait(None))
    try:
        while (said := await told.get()) is not None:
            yield reports.Judged(said, text, final=False)
        yield reports.Judged(await asking, text)
    finally:
        asking.cancel()


async def certifying(gate: Gate, verdict: Mapping[str, Any], exercise: str, text: str) -> Reports:
    """Ask for a certificate of each line that follows, and report them as they come."""
    wanted = [line["n"] for line in verdict.get("lines") or () if line["verdict"] == "follows"]
    if not wanted:
        return
    loop, coming = asyncio.get_running_loop(), asyncio.Queue[Any]()

    def come(part: Any) -> None:  # in the thread that asks
        loop.call_soon_threadsafe(coming.put_nowait, part)

    asking = asyncio.ensure_future(
        gate.ask("certify", text.encode("utf-8", "replace"), exercise=exercise, lines=wanted, on_part=come)
    )
    asking.add_done_callback(lambda _asked: coming.put_nowait(None))
    try:
        while (part := await coming.get()) is not None:
            yield reports.Certified(part["n"], part["certificate"]["says"])
        await asking
    finally:
        asking.cancel()


async def running(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Save `text`, then have it run on the first cases."""
    async for report in saving(gate, exercise, desk, text):
        yield report
    yield reports.Ran(await _asked(gate, "run", exercise, text))


async def saving(gate: Gate, exercise: str, desk: Desk, text: str) -> Reports:
    """Put `text` in the answer file."""
    await asyncio.to_thread(desk.file.save, text)
    yield reports.Saved(text)


async def hinting(gate: Gate, exercise: str) -> Reports:
    """Ask for the next hint."""
    yield reports.Hinted(await gate.ask("hint", exercise=exercise))


async def solving(gate: Gate, exercise: str) -> Reports:
    """Ask for the solution."""
    yield reports.Solved(await gate.ask("solution", exercise=exercise))


async def restarting(gate: Gate, about: Mapping[str, Any], desk: Desk, text: str | None) -> Reports:
    """Put the starter back; the old answer, with `text` that was not saved yet, is kept beside it."""
    if text is not None:
        async for report in saving(gate, about["id"], desk, text):
            yield report
    yield reports.Restarted(await asyncio.to_thread(desk.file.reset))
    await _note(gate, about, "reset")


async def _asked(gate: Gate, op: str, exercise: str, text: str, **more: Any) -> dict[str, Any]:
    data = text.encode("utf-8", "replace")
    return await gate.ask(op, data, exercise=exercise, size=len(data), **more)


async def _note(gate: Gate, about: Mapping[str, Any], what: str) -> None:
    """Have the record note an event; what is wrong with the record is said at the next check."""
    try:
        await gate.ask("note", exercise=about["id"], pack=about["pack"], what=what)
    except ServiceError:
        pass
