"""One derivation judged: each line against the line above it, the last one against the goal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from tutor import model
from tutor.algebra import tree
from tutor.algebra.errors import AlgebraError
from tutor.algebra.follow import follows
from tutor.algebra.goal import missing_form, reached
from tutor.algebra.names import read_step
from tutor.algebra.outcome import Counterexample, Outcome, spell
from tutor.algebra.slips.expected import named
from tutor.algebra.task import Task, task_of
from tutor.algebra.tokens import MAX_CHARACTERS
from tutor.judge.missteps import Unnamed, remedy, sentence, slips
from tutor.judge.steps import continued, rows_of
from tutor.words import _, ngettext

MAX_LINES = 60
MOST_UNDECIDED = 5  # lines; each took all the work that a line may take, and the answer is undecided anyway
WRONG = frozenset({"does_not_follow", "follows_if", "undefined"})


def judge_derivation(
    exercise: model.Exercise,
    answer: str,
    seed: int,
    first: Callable[[model.Verdict], None] | None = None,
) -> model.Verdict:
    """The verdict on an answer, one step a line; the same seed gives the same verdict.

    Where a line is wrong and the author did not expect it, `first` is given the verdict as it stands before
    its slip is searched for, which takes up to a second.

    Never raises on any answer. Raises AlgebraError where the exercise's own texts cannot be read.
    """
    declared = exercise.derivation or model.Derivation()
    walk = _Walk(task_of(declared), seed)
    steps = rows_of(answer)
    if not steps:
        return _invalid(exercise, seed, _("There is no line to judge yet."), _("Write one step a line."))
    if len(steps) > MAX_LINES:
        said = _("This answer has more than {n} lines.").format(n=MAX_LINES)
        return _invalid(exercise, seed, said, _("Leave out what repeats."))
    for n, text in steps:
        walk.line(n, text)
    if walk.counted == 0 and not walk.unreadable:
        said = _("So far this only repeats the start.")
        return _invalid(exercise, seed, said, _("Write the next step below it."))
    if walk.unnamed:
        if first is not None:
            first(_verdict(exercise, seed, walk, declared.min_lines))
        walk.name_slips()
    return _verdict(exercise, seed, walk, declared.min_lines)


def _invalid(exercise: model.Exercise, seed: int, message: str, remedy: str) -> model.Verdict:
    return model.Verdict(
        exercise.id, "derivation", "invalid", message=message, help=remedy, seed=seed, lines=()
    )


# ----------------------------------------------------------------------------------------------- lines


@dataclass
class _Walk:
    """Down the lines of one answer. `above` is the line that the next one hangs on; `sound` is the last
    one before the chain was `broken`.
    """

    task: Task
    seed: int
    above: tree.Node | None = None
    above_named: str = ""
    sound: tree.Node | None = None
    sound_named: str = ""
    broken: bool = False
    direction: str = ""
    last: tree.Node | None = None
    counted: int = 0
    unreadable: bool = False
    lines: list[model.Line] = field(default_factory=list)
    findings: list[model.Finding] = field(default_factory=list)
    unnamed: list[Unnamed] = field(default_factory=list)
    also: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.above = self.sound = self.task.start
        self.above_named = self.sound_named = _("the start")

    def seeds(self, n: int) -> list[int]:
        """Of this line's own, so that its verdict does not hang on the others; line 0 is the goal."""
        return [self.seed % 2**63, n]

    def line(self, n: int, text: str) -> None:
        """Judges one line and goes on from it."""
        try:
            step = continued(read_step(text, self.task.scope), self.above, self.task.unknown)
            step = self.task.fitting(step, text)
            self._marked(n, step, text)
        except AlgebraError as error:
            self.unreadable = True
            said = f"{error}\n{error.caret()}"
            self._keep(model.Line(n, text[:MAX_CHARACTERS], "unreadable", message=said), error.suggestion)
            return
        outcome = self._judged(n, step)
        slip = named(self.task, step, self.seeds(n)) if outcome.verdict == "does_not_follow" else None
        mended = slip is None and self._mends(n, step, outcome)
        if slip is None and not mended and outcome.verdict in ("does_not_follow", "undefined"):
            unnamed = Unnamed(len(self.lines), n, self.above, self.above_named, step, outcome)
            self.unnamed.append(unnamed)
        # Of an equation's own two sides none is the learner's and none the expected one.
        example = None if isinstance(step.node, tree.Relation) else outcome.counterexample
        told = self._told(n, text, step, outcome, slip)
        self._keep(replace(told, message=self._right_again()) if mended else told, "", example)
        self.counted += step.node != self.task.start
        if step.relation != "lemma":
            self.above, self.above_named = step.node, _("line {n}").format(n=n)
            self.broken = self.broken or outcome.verdict != "follows"
            if not self.broken:
                self.sound, self.sound_named = self.above, self.above_named
            self.direction = self.direction or step.relation.strip("=")
            self.last = step.node
        elif self.task.start is None:
            self.last = step.node

    def name_slips(self) -> None:
        """Searches for the slips of the wrong lines; what is found replaces the general question."""
        for wrong, found in slips(self.task, self.unnamed, self.seed):
            said = sentence(wrong.outcome, wrong.step, wrong.above_named, found.says)
            line, finding = self.lines[wrong.place], self.findings[wrong.place]
            self.lines[wrong.place] = replace(line, slip=found.name, message=said)
            self.findings[wrong.place] = replace(
                finding, message=said, mistake=found.name, help=remedy(found)
            )
            self.also[wrong.n] = found.also

    def _mends(self, n: int, step: tree.Step, outcome: Outcome) -> bool:
        """Whether a line that does not follow from the broken line above it follows from the sound one."""
        if not (self.broken and outcome.verdict == "does_not_follow" and step.relation == "="):
            return False
        rng = np.random.default_rng(self.seeds(n))
        return follows(self.sound, step, self.task.scope, rng, self.task.unknown).verdict == "follows"

    def _right_again(self) -> str:
        said = _("This line follows from {sound}: what is wrong is {above}, not this one.")
        return said.format(sound=self.sound_named, above=self.above_named)

    def _marked(self, n: int, step: tree.Step, text: str) -> None:
        """Raises AlgebraError for a step whose `<=>` was left out: wrong as an identity, right as a step."""
        if self.task.unknown is None or step.relation != "lemma":
            return
        meant = tree.Step("<=>", step.node)
        if (self._judged(n, step).verdict, self._judged(n, meant).verdict) == ("does_not_follow", "follows"):
            said = _("Without <=> in front, this claims to hold for every {unknown}.")
            remedy = _("Begin the line with <=>, if it is to be solved.")
            raise AlgebraError(said.format(unknown=self.task.unknown), 0, remedy, text)

    def _judged(self, n: int, step: tree.Step) -> Outcome:
        if self.direction and step.relation in ("<=", ">=") and step.relation[0] != self.direction:
            said = _(
                "One chain of bounds cannot go both ways: what would the ends have to do with each other?"
            )
            return Outcome("does_not_follow", said)
        if sum(line.verdict == "cannot_tell" for line in self.lines) >= MOST_UNDECIDED:
            return Outcome("cannot_tell", _("Too many lines above it could not be decided."))
        rng = np.random.default_rng(self.seeds(n))
        return follows(self.above, step, self.task.scope, rng, self.task.unknown)

    def _told(
        self, n: int, text: str, step: tree.Step, outcome: Outcome, slip: model.Slip | None
    ) -> model.Line:
        example = outcome.counterexample
        message = slip.says if slip else sentence(outcome, step, self.above_named)
        return model.Line(
            n,
            text,
            outcome.verdict,
            condition=outcome.condition,
            counterexample=example.plain() if example else None,
            slip=slip.name if slip else None,
            message=message,
        )

    def _keep(self, line: model.Line, remedy: str, example: Counterexample | None = None) -> None:
        self.lines.append(line)
        told: dict[str, model.CheckStatus] = {"follows": "pass", "cannot_tell": "undecided"}
        self.findings.append(
            model.Finding(
                f"line {line.n}",
                told.get(line.verdict, "fail"),
                message=line.message,
                help=remedy,
                mistake=line.slip,
                case={name: spell(value) for name, value in example.at.items()} if example else None,
                expected=spell(example.left) if example else None,
                actual=spell(example.right) if example else None,
            )
        )


# ------------------------------------------------------------------------------------------ the whole


def _verdict(exercise: model.Exercise, seed: int, walk: _Walk, min_lines: int) -> model.Verdict:
    first_wrong = next((line for line in walk.lines if line.verdict in WRONG), None)
    goal = _goal(walk, first_wrong is not None)
    few = _enough(walk.counted, min_lines)
    checks = (*walk.findings, *(f for f in (few, goal) if f is not None))
    status = _status(walk, checks)
    best = _best(walk, checks, first_wrong)
    return model.Verdict(
        exercise.id,
        "derivation",
        status,
        message=best.message,
        help=best.help,
        mistake=first_wrong.slip if first_wrong else None,
        also=walk.also.get(first_wrong.n, ()) if first_wrong else (),
        score=sum(c.status == "pass" for c in checks) / len(checks),
        seed=seed,
        checks=checks,
        first_wrong=first_wrong.n if first_wrong else None,
        lines=tuple(walk.lines),
    )


def _status(walk: _Walk, checks: tuple[model.Finding, ...]) -> model.Status:
    found = {check.status for check in checks}
    if walk.unreadable:
        return "invalid"
    return "fail" if "fail" in found else "undecided" if "undecided" in found else "pass"


def _best(walk: _Walk, checks: tuple[model.Finding, ...], wrong: model.Line | None) -> model.Finding:
    """The one finding to show: what cannot be read, the first wrong line, what is missing, what is open."""
    unread = next((line.n for line in walk.lines if line.verdict == "unreadable"), None)
    for n in (unread, wrong.n if wrong else None):
        for line, check in zip(walk.lines, checks, strict=False):
            if line.n == n:
                told = _("Line {n}: {message}").format(n=n, message=check.message)
                return model.Finding("", "fail", told, check.help)
    for status in ("fail", "undecided"):
        for check in checks:
            if check.status == status:
                return check
    return model.Finding("", "pass", _("Every line follows from the one above it."))


def _enough(counted: int, min_lines: int) -> model.Finding | None:
    if min_lines <= 1:
        return None
    if counted >= min_lines:
        return model.Finding("min_lines", "pass")
    said = ngettext(
        "This derivation needs at least {n} step.", "This derivation needs at least {n} steps.", min_lines
    )
    return model.Finding("min_lines", "fail", said.format(n=min_lines), _("Write the steps in between."))


def _goal(walk: _Walk, wrong: bool) -> model.Finding | None:
    task, last = walk.task, walk.last
    if task.goal is None:
        return None
    if walk.unreadable:
        return model.Finding("goal", "skipped")
    if last is None:
        said = _("No line goes on from the start yet.")
        return model.Finding("goal", "fail", said, _("Begin a line with = and the next form of the start."))
    outcome = reached(task, last, np.random.default_rng(walk.seeds(0)))
    if outcome.verdict == "cannot_tell":
        said = _("Whether the last line is the result asked for cannot be told.")
        return model.Finding("goal", "undecided", f"{said} {outcome.message}".strip())
    if outcome.verdict != "follows":
        if wrong:
            return model.Finding("goal", "skipped")
        said = _("The lines follow, but the last one is not yet the result asked for. What is left to do?")
        return model.Finding("goal", "fail", said)
    missing = missing_form(task, last)
    if missing:
        said = _("The last line has the right value, but not yet the form asked for: {what}.")
        return model.Finding("goal", "fail", said.format(what=missing))
    return model.Finding("goal", "pass")
