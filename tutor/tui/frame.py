"""What every screen knows of the app: its gate, where the learner is, the course, and how to go elsewhere."""

from __future__ import annotations

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.reactive import reactive

from tutor.tui.gate import Gate
from tutor.tui.route import Route, Step
from tutor.tui.session import Session
from tutor.tui.settings import Settings
from tutor.tui.where import Where

SMALLEST = (80, 24)  # columns and rows that every screen is made for


class Frame(App[int]):
    """The app as its screens see it."""

    gate: Gate
    where: Where
    settings: Settings
    session: Session
    route: reactive[Route] = reactive(Route, init=False, always_update=True)
    warming: reactive[bool] = reactive(True, init=False)
    trouble: reactive[str] = reactive("", init=False)
    ending = False

    async def on_event(self, event: events.Event) -> None:
        """Do what a key does before looking at the next, where no widget around the focus reads keys itself.

        Textual sends it through the queue of each of them first. What is typed meanwhile would go to the old
        focus: text would be lost, or taken for keys, whenever the screen is busy.
        """
        if self.ending and isinstance(event, events.InputEvent):
            return  # nobody is there any more
        if not isinstance(event, events.Key) or event.is_forwarded or not await self._did(event):
            await super().on_event(event)

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the app; what is typed from now on is for nobody."""
        self.ending = True
        super().exit(result, return_code, message)

    async def _did(self, event: events.Key) -> bool:
        from textual.widgets import Input, TextArea  # here, since the first paint does without them

        around = self.focused.ancestors if self.focused is not None else []
        if not self.app_focus or not self.screen.is_mounted or isinstance(self.focused, Input | TextArea):
            return False
        if any(hasattr(node, "on_key") for node in (self.focused, *around)):
            return False
        active = self.screen.active_bindings.get(event.key)
        return (
            active is not None
            and active.enabled
            and await self.run_action(active.binding.action, active.node)
        )

    def open_lesson(self, id: str, at: int | str | None = None) -> None:  # noqa: A002
        """Show a lesson page by its id, from a line of its text (from 0) or from a heading on."""
        raise NotImplementedError

    def open_exercise(self, id: str) -> None:  # noqa: A002
        """Show an exercise by its id, with or without its pack."""
        raise NotImplementedError

    def open_step(self, step: Step) -> None:
        """Show what a step of the course stands for."""
        raise NotImplementedError

    def open_review(self) -> None:
        """Show what is due again."""
        raise NotImplementedError

    def go_home(self) -> None:
        """Show the map of the course."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Show what was shown before; at home, end the app."""
        raise NotImplementedError

    def ask_listing(self) -> None:
        """Ask the service for the course and its progress once more; `route` changes when it answers."""
        raise NotImplementedError

    def action_next_exercise(self, exercise_id: str) -> None:
        """Show what follows an exercise in the order of the course."""
        raise NotImplementedError
