"""What is due, and the record taken elsewhere and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tutor import home
from tutor.model import Attempt
from tutor.packs import find, texts
from tutor.packs.problems import PackProblems
from tutor.progress.entries import Event, Key
from tutor.progress.review import RATINGS, Due
from tutor.progress.transfer import TransferError, entries_in, lines
from tutor.service.graph import Graphs
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.service.standing import days, standing
from tutor.words import _, current_language

AT_ONCE = 200  # lines of the record in one message


class Reviewing:
    """Answers from the record; `clock` says what time it is."""

    def __init__(
        self, keeping: Keeping, graphs: Graphs, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.keeping, self.graphs = keeping, graphs
        self.clock = clock

    def dates(self) -> dict[Key, Due]:
        """When everything is due, with what units that were skipped by proof put off. Raises RecordError."""
        found = self.keeping.record().schedule()
        for graph in self.graphs.every():
            found |= standing(graph, self.keeping).dates
        return found

    def review(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """What is due now, the longest overdue first, and how much comes on the next days."""
        now = self.clock()
        dates = self.dates()
        due = sorted((date.at, key) for key, date in dates.items() if date.at <= now)
        items: list[dict[str, Any]] = []
        gone: list[str] = []
        for _at, key in due:
            item = _item(key, dates[key], now)
            if item is None:
                gone.append(":".join(key))
            else:
                items.append(item)
        return {
            "due": items,
            "gone": gone,
            "minutes": sum(item["minutes"] or 0 for item in items),
            "forecast": (coming := days(self.keeping, dates, now))["forecast"],
            "days": coming,
        }

    def rate(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Overrule how well the last pass of an exercise went: 1 again, 2 hard, 3 good, 4 easy."""
        exercise = find.find_exercise(text(request, "exercise"), home.home())
        rating = request.get("rating")
        if rating not in RATINGS or isinstance(rating, bool):
            raise BadRequest(_("A rating is 1 (again), 2 (hard), 3 (good) or 4 (easy)."))
        record = self.keeping.record()
        if (exercise.pack, exercise.id) not in record.passed():
            raise BadRequest(_("{id} has not been passed yet.").format(id=exercise.id))
        record.event(exercise.id, exercise.pack, "rating", {"rating": rating})
        date = record.schedule()[exercise.pack, exercise.id]
        return {"id": exercise.id, "due": date.at.isoformat(), "days": max((date.at - self.clock()).days, 0)}

    def export(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Send the whole record, as parts of some lines of JSON each."""
        record = self.keeping.record()
        every: list[Attempt | Event] = [*record.attempts(), *record.events()]
        for start in range(0, len(every), AT_ONCE):
            part({"lines": list(lines(every[start : start + AT_ONCE]))})
        return {"entries": len(every)}

    def bring(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Add the entries of the lines in `blob`; with `look`, only say whether they can be read.

        `first` is the number of the first of them. Those that are there already are left alone.
        """
        first = request.get("first")
        try:
            entries = entries_in(blob.decode("utf-8"), first if isinstance(first, int) else 1)
        except UnicodeDecodeError:
            raise BadRequest(_("This file is no record: it is not UTF-8.")) from None
        except TransferError as problem:
            raise BadRequest(str(problem)) from None
        if request.get("look"):
            return {"read": len(entries), "added": 0}
        record = self.keeping.record()
        added = 0
        for entry in entries:
            new = record.append(entry) if isinstance(entry, Attempt) else record.append_event(entry)
            added += new
        return {"read": len(entries), "added": added}


def _item(key: tuple[str, str], date: Due, now: datetime) -> dict[str, Any] | None:
    """What a learner sees of one that is due; None where it has left its pack."""
    pack, name = key
    try:
        exercise = texts.localised(find.find_exercise(f"{pack}:{name}", home.home()), current_language())
    except (find.UnknownExercise, find.AmbiguousExercise, PackProblems):
        return None
    return {
        "id": exercise.id,
        "pack": pack,
        "title": exercise.title,
        "kind": exercise.kind,
        "minutes": exercise.minutes,
        "due": date.at.isoformat(),
        "overdue_days": (now - date.at).days,
        "passes": date.passes,
    }
