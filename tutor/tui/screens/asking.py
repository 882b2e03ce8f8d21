"""What the review screen asks of the service; each answer, or why there is none, comes as a message."""

from __future__ import annotations

from typing import Any

from textual import getters, work
from textual.screen import Screen

from tutor.service.client import ServiceError
from tutor.tui import messages
from tutor.tui.frame import Frame


class AskingScreen(Screen[None]):
    """One request about reviews at a time; `asked` is the question that is open, as the service told it."""

    frame = getters.app(Frame)

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, Any] = {}

    @work(exclusive=True, group="review", exit_on_error=False)
    async def ask_due(self) -> None:
        """Ask what is due; `Due` comes."""
        try:
            self.post_message(messages.Due(await self.frame.gate.ask("review")))
        except ServiceError as problem:
            self.post_message(messages.Refused("review", str(problem)))

    @work(exclusive=True, group="review", exit_on_error=False)
    async def ask_item(self, exercise: str) -> None:
        """Ask for the question about an exercise, with its parts and its draft; `Asked` comes."""
        gate = self.frame.gate
        try:
            said = await gate.ask("review_item", exercise=exercise)
            if said["form"] == "questions":
                said |= {"quiz": await gate.ask("quiz", exercise=exercise, seed=said["seed"])}
            draft = (await gate.ask("state", key=_draft(said)))["value"]
            self.post_message(messages.Asked(said, draft if isinstance(draft, str) else None))
        except ServiceError as problem:
            self.post_message(messages.Refused("review_item", str(problem)))

    @work(exclusive=True, group="ahead", exit_on_error=False)
    async def make_ahead(self, exercise: str) -> None:
        """Have a question made while another one is answered; "" is none."""
        if not exercise:
            return
        try:
            await self.frame.gate.ask("review_item", exercise=exercise, ahead=True)
        except ServiceError:
            pass  # it is said when the question is asked

    @work(exclusive=True, group="review", exit_on_error=False)
    async def send(self, op: str, blob: bytes = b"", **more: Any) -> None:
        """Send something about the question that is asked; `Answered` comes."""
        try:
            said = await self.frame.gate.ask(op, blob, exercise=self._exercise, **more)
            self.post_message(messages.Answered(op, said))
        except ServiceError as problem:
            self.post_message(messages.Refused(op, str(problem)))

    @work(group="draft", exit_on_error=False)
    async def _keep(self, key: str, text: str | None) -> None:
        """What was written is there again when the question is asked once more."""
        try:
            await self.frame.gate.ask("state", key=key, value=text)
        except ServiceError:
            pass  # the next answer says what is wrong with the record

    def keep_draft(self, text: str) -> None:
        """Have what was written kept."""
        if self.asked:
            self._keep(_draft(self.asked), text)

    def forget_draft(self) -> None:
        """What was written is of no use any more."""
        self._keep(_draft(self.asked), None)

    @property
    def _exercise(self) -> str:
        return f"{self.asked['pack']}:{self.asked['id']}"


def _draft(asked: dict[str, Any]) -> str:
    """The name of the state that holds what was written of an answer."""
    return f"review-draft:{asked['item']}"
