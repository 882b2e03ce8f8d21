"""What is due, and the record taken elsewhere and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from tutor import home
from tutor.judge.variant.choose import USUAL_MINUTES
from tutor.model import Attempt, Kind
from tutor.packs import find, texts
from tutor.packs.problems import PackProblems
from tutor.progress.clock import now
from tutor.progress.entries import Event, Key
from tutor.progress.review import RATINGS, Due
from tutor.progress.transfer import TransferError, entries_in, lines
from tutor.service.graph import Graphs
from tutor.service.keeping import Keeping
from tutor.service.requests import BadRequest, Part, text
from tutor.service.ruling import Ruling
from tutor.service.standing import days, standing
from tutor.words import _, current_language

AT_ONCE = 200  # lines of the record in one message
LISTED = 200  # due exercises that are described: more are done in no sitting
A_WHILE = timedelta(days=1)  # by less two machines' clocks may differ


class Reviewing:
    """Answers from the record; `clock` says what time it is."""

    def __init__(self, keeping: Keeping, graphs: Graphs, clock: Callable[[], datetime] = now) -> None:
        self.keeping, self.graphs = keeping, graphs
        self.clock = clock
        self.ruling = Ruling(keeping)

    def dates(self) -> dict[Key, Due]:
        """When everything is due, with what units that were skipped by proof put off. Raises RecordError."""
        found = self.keeping.record().schedule()
        for graph in self.graphs.every():
            found |= standing(graph, self.keeping).dates
        closed = self.ruling.closed()
        return {key: date for key, date in found.items() if key not in closed}

    def review(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """What is due now, the longest overdue first, and how much comes on the next days.

        The first 200 are described; `more` counts the others. `gone` have left their packs.
        """
        now = self.clock()
        dates = self.dates()
        due = sorted((date.at, key) for key, date in dates.items() if date.at <= now)
        items: list[dict[str, Any]] = []
        gone: list[str] = []
        more, known = 0, find.exercise_names(home.home())
        for _at, key in due:
            if len(items) >= LISTED and key[1] in known:
                more += 1
                continue
            item = _item(key, dates[key], now) if key[1] in known else None
            if item is None:
                gone.append(":".join(key))
            else:
                items.append(item)
        return {
            "due": items,
            "gone": gone,
            "more": more,
            "minutes": sum(item["minutes"] for item in items) + more * USUAL_MINUTES["code"],
            "forecast": (coming := days(self.keeping, dates, now))["forecast"],
            "days": coming,
            "jumped": _jumped(dates.values(), now),
        }

    def rate(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """Overrule how well the last pass of an exercise went: 1 again, 2 hard, 3 good, 4 easy."""
        exercise = find.find_exercise(text(request, "exercise"), home.home())
        rating = request.get("rating")
        if rating not in RATINGS or isinstance(rating, bool):
            raise BadRequest(_("A rating is 1 (again), 2 (hard), 3 (good) or 4 (easy)."))
        record = self.keeping.record()
        self.ruling.open(exercise)
        if (exercise.pack, exercise.id) not in record.passed():
            raise BadRequest(_("{id} has not been passed yet.").format(id=exercise.id))
        record.event(exercise.id, exercise.pack, "rating", {"rating": rating}, self.clock())
        date = record.schedule()[exercise.pack, exercise.id]
        left = max(round((date.at - self.clock()) / timedelta(days=1)), 0)
        return {"id": exercise.id, "due": date.at.isoformat(), "days": left, "rating": date.rating}

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
        "asks": _asks(exercise.kind),
        "minutes": USUAL_MINUTES[exercise.kind],
        "due": date.at.isoformat(),
        "overdue_days": (now - date.at).days,
        "passes": date.passes,
    }


def _asks(kind: Kind) -> str:
    """What a review of an exercise may be."""
    return {
        "code": _("a line to find, blanks to fill or a shape to tell"),
        "derivation": _("a line to find, or the way under other names"),
        "quiz": _("a few of its questions"),
    }[kind]


def _jumped(dates: Iterable[Due], now: datetime) -> str:
    """A sentence where the record is ahead of the clock, else ""."""
    last = max((date.last for date in dates), default=now)
    if last - now < A_WHILE:
        return ""
    said = _("Your record goes on to {last}, and this machine's clock says {today}. Is the clock right?")
    return said.format(last=last.date().isoformat(), today=now.date().isoformat())
