"""What the palette offers on an exercise, beside what its last line shows."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from tutor.words import _


class ExerciseCommands(Provider):
    """The keys that are not on the last line, by their names."""

    def _offered(self) -> list[tuple[str, str, str]]:
        """Name, key with a word about it, action."""
        return [
            (_("Save"), _("ctrl+s: put the text in the file"), "save"),
            (_("Solution"), _("s: after a pass, or when asked twice"), "solution"),
            (_("Ways on"), _("e or F9: a worked example, an easier exercise, two blanks"), "ways"),
            (_("Attempts"), _("t: what you tried, and what changed each time"), "history"),
            (_("Find"), _("ctrl+f, in the editor"), "find"),
            (_("Comment"), _("ctrl+/, in the editor: lines into comments and out"), "comment"),
            (_("Names"), _("F6 or ctrl+n: the declared names of a derivation"), "names"),
            (_("Reset"), _("x: the starter again; your answer is kept beside it"), "reset"),
            (_("Check"), _("F5: save and judge"), "check"),
            (_("Run"), _("r: save and run on the first cases; nothing is judged"), "run"),
            (_("Hint"), _("h: the next hint"), "hint"),
            (_("Your editor"), _("F4: save and open $VISUAL or $EDITOR"), "outside"),
        ]

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, said, action in self._offered():
            yield DiscoveryHit(name, self._doing(action), help=said)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for name, said, action in self._offered():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), self._doing(action), help=said)

    def _doing(self, action: str) -> IgnoreReturnCallbackType:
        return partial(self.screen.run_action, action)
