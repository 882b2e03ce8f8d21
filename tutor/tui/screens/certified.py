"""What any screen that shows a verdict on a derivation does afterwards: mark each line that is certified."""

from __future__ import annotations

from typing import Any

from textual import getters, on, work
from textual.screen import Screen

from tutor.service.client import ServiceError
from tutor.tui import errands, reports
from tutor.tui.frame import Frame
from tutor.tui.widgets.verdict import VerdictPane


class CertifiedScreen(Screen[None]):
    """Asks for certificates once a verdict is shown; a new verdict ends the asking for the old one."""

    frame = getters.app(Frame)
    exercise_id: str

    @on(reports.Judged)
    def _ask_for_certificates(self, message: reports.Judged) -> None:
        verdict = message.said["verdict"]
        if message.final and verdict.get("kind") == "derivation":
            self._certify(verdict, message.text)

    @work(group="certify", exclusive=True, exit_on_error=False)
    async def _certify(self, verdict: dict[str, Any], text: str) -> None:
        try:
            async for report in errands.certifying(self.frame.gate, verdict, self.exercise_id, text):
                self.post_message(report)
        except ServiceError:
            pass  # the verdict stands without

    @on(reports.Certified)
    async def _certified(self, message: reports.Certified) -> None:
        await self.query_one(VerdictPane).show_certificate(message.n, message.says)
