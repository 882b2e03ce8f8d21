"""Ways on for somebody who is stuck, the solution beside one's own, and earlier attempts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual import on, work
from textual.content import Content

from tutor.service.client import ServiceError
from tutor.tui import errands, reports
from tutor.tui.screens.beside import BesideScreen
from tutor.tui.screens.chooser import Chooser
from tutor.tui.screens.derived import DerivedScreen
from tutor.tui.screens.history import HistoryScreen
from tutor.tui.widgets.verdict import VerdictPane
from tutor.tui.widgets.workbench import Workbench
from tutor.words import _

Json = Mapping[str, Any]


class HelpedScreen(DerivedScreen):
    """Offers, and never forces: what is offered when, the service decides."""

    about: dict[str, Any]
    passed: bool

    def __init__(self) -> None:
        super().__init__()
        self.offers: Json = {}

    @work(group="offers", exclusive=True, exit_on_error=False)
    async def ask_offers(self) -> None:
        """Ask what may be offered now."""
        try:
            said = await self.frame.gate.ask("ladder", exercise=self.exercise_id)
        except ServiceError:
            return  # help that is not offered can still be asked for by its key
        self.post_message(reports.Told("ladder", said))

    @on(reports.Judged)
    def _look_for_offers(self, message: reports.Judged) -> None:
        if message.final and message.said["verdict"]["status"] != "pass":
            self.ask_offers()

    @on(reports.Told)
    async def _told(self, message: reports.Told) -> None:
        match message.op:
            case "ladder":
                await self._offer(message.said)
            case "worked":
                await self.query_one(VerdictPane).show_page(_("worked example"), message.said["text"])
                self.turn_to_pane()
            case "history":
                await self._show_history(message.said["attempts"])

    def turn_to_pane(self) -> None:
        """Look at what has come; who is writing goes on writing."""
        if self.focused is not self.query_one(Workbench).editor:
            self.query_one(VerdictPane).focus()

    async def _offer(self, offers: Json) -> None:
        self.offers = offers
        pane = self.query_one(VerdictPane)
        if offers.get("due"):
            said = _("You have seen the solution of this. It is back, with two blanks to fill: press e (F9).")
            await pane.show_offer(said)
        elif offers.get("stuck"):
            words = [label for rung, label in self._rungs() if rung != "solution"]
            said = _("{why} If you like: {ways}. Press e (F9).")
            await pane.show_offer(said.format(why=offers["why"], ways="; ".join(words)))

    def _rungs(self) -> list[tuple[str, str]]:
        words = {
            "worked": _("read a worked example"),
            "bridge": _("do an easier exercise first: {id}").format(id=self.offers.get("bridge")),
            "blanks": _("fill two blanks in a right answer"),
            "solution": _("see the solution, which is no pass"),
        }
        return [(rung, words[rung]) for rung in self.offers.get("rungs") or () if rung in words]

    def action_ways(self) -> None:
        """Choose among the ways on."""
        rows: list[tuple[Content, str | None]] = [(Content(_("read the next hint")), "hint")]
        if not self.about.get("hints"):
            rows = []
        rows += [(Content(label), rung) for rung, label in self._rungs()]
        if not self.offers.get("stuck"):
            said = _("More is offered after three times the same mistake, or five attempts.")
            rows.append((Content(said), None))
        self.app.push_screen(Chooser(_("What would help?"), rows), self._take)

    def _take(self, rung: str | None) -> None:
        gate, bench = self.frame.gate, self.query_one(Workbench)
        match rung:
            case "hint":
                self.begin_errand(errands.hinting(gate, self.exercise_id), _("asking"))
            case "worked":
                self.begin_errand(errands.asking(gate, "worked", self.exercise_id), _("asking"))
            case "bridge":
                self._go_to_bridge()
            case "blanks" if bench.desk is not None and bench.writable:
                errand = errands.filling(gate, self.exercise_id, bench.desk, bench.text)
                self.begin_errand(errand, _("saving"))
            case "solution":
                self.begin_errand(errands.solving(gate, self.exercise_id, at_once=True), _("asking"))

    @work(group="bridge", exit_on_error=False)
    async def _go_to_bridge(self) -> None:
        """Note it, so that it counts as a rung that was taken, and go."""
        await errands.note(self.frame.gate, self.about, "bridge")
        bridge = str(self.offers["bridge"])
        self.frame.open_exercise(bridge if ":" in bridge else f"{self.about['pack']}:{bridge}")

    def action_solution(self) -> None:
        """Show the solution, which the service gives after a pass or when asked twice."""
        self.begin_errand(errands.solving(self.frame.gate, self.exercise_id), _("asking"))

    @on(reports.Solved)
    async def _solved(self, message: reports.Solved) -> None:
        if not message.said["shown"]:
            await self.query_one(VerdictPane).show_sentence(message.said["message"])
            self.turn_to_pane()
            return
        solution, worked = message.said["solution"], message.said["worked"]
        python = self.about["kind"] == "code"
        own = self.query_one(Workbench).text
        self.app.push_screen(BesideScreen(own, solution, worked, python, self.passed))

    def action_history(self) -> None:
        """Show earlier attempts and what changed between them."""
        self.begin_errand(errands.asking(self.frame.gate, "history", self.exercise_id), _("asking"))

    async def _show_history(self, attempts: list[Json]) -> None:
        if attempts:
            self.app.push_screen(HistoryScreen(attempts), self._take_up)
        else:
            await self.query_one(VerdictPane).show_sentence(_("There is no attempt yet."))

    def _take_up(self, text: str | None) -> None:
        bench = self.query_one(Workbench)
        if text is not None and bench.writable:
            bench.editor.change(text)
            self.notify(_("An earlier answer is back; ctrl+z undoes that."), markup=False)
