"""A screen that has things done elsewhere, one at a time, and shows what takes long."""

from __future__ import annotations

from textual import getters, on, work
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tutor.answers import AnswerError
from tutor.home import HomeError
from tutor.service.client import ServiceError
from tutor.tui import errands, reports
from tutor.tui.files import ChangedOutside
from tutor.tui.frame import Frame
from tutor.tui.widgets.under_way import UnderWay
from tutor.tui.widgets.verdict import VerdictPane
from tutor.tui.widgets.workbench import Workbench
from tutor.words import _


class ErrandScreen(Screen[None]):
    """Has a `VerdictPane`, a `Workbench` and an `UnderWay`; reports come as messages to it."""

    frame = getters.app(Frame)
    busy: reactive[str] = reactive("", init=False)
    exercise_id: str
    ticket: str = ""

    def begin_errand(self, errand: errands.Reports, doing: str) -> None:
        """Begin an errand, one at a time; `doing` is the word for it on the first line."""
        if self.busy:
            self.notify(_("One thing at a time: {doing} …").format(doing=self.busy), markup=False)
            return
        self.busy = doing
        self._run(errand)

    def stop_run(self) -> bool:
        """Ask for the end of a run that can be stopped; False where there is none."""
        if not self.ticket:
            return False
        self._stop(self.ticket)
        return True

    @work(group="errand", exit_on_error=False)
    async def _run(self, errand: errands.Reports) -> None:
        why = ""
        try:
            async for report in errand:
                self.post_message(report)
        except ChangedOutside as changed:
            self.query_one(Workbench).post_message(reports.ChangedElsewhere(changed.seen))
        except (ServiceError, AnswerError, HomeError) as problem:
            why = str(problem)
        self.post_message(reports.Ended(why))

    @work(group="stop", exit_on_error=False)
    async def _stop(self, ticket: str) -> None:
        try:
            await self.frame.gate.ask("stop_run", ticket=ticket)
        except ServiceError:
            pass  # the errand itself will say what is wrong

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        """A fault of ours must not leave the screen waiting."""
        if event.state is WorkerState.ERROR and event.worker.group == "errand":
            said = _("This is a fault of the program, not of your answer ({what}).")
            self.post_message(reports.Ended(said.format(what=type(event.worker.error).__name__)))

    @on(reports.Began)
    def _began(self, message: reports.Began) -> None:
        self.ticket = message.ticket
        self.query_one(UnderWay).begin(self.busy)

    @on(reports.Printed)
    def _printed(self, message: reports.Printed) -> None:
        self.query_one(UnderWay).hear(message.text)

    @on(reports.Stopped)
    async def _stopped(self) -> None:
        said = _("Stopped. Nothing was judged, and no attempt is counted.")
        await self.query_one(VerdictPane).show_sentence(said)

    @on(reports.Ended)
    async def _ended(self, message: reports.Ended) -> None:
        self.busy = self.ticket = ""
        self.query_one(UnderWay).end()
        if message.why:
            await self.query_one(VerdictPane).show_sentence(self.sentence_of(message.why))

    def sentence_of(self, why: str) -> str:
        """Why an errand could not be finished, as it is said here."""
        return why
