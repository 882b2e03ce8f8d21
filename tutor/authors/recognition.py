"""Whether every known mistake fails on every seed and is named as itself, and no two look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tutor.authors.crew import Crew
from tutor.judge.code import Draws, Uses
from tutor.judge.diagnose import KnownMistakes, explain
from tutor.model import Exercise
from tutor.words import _

NOT_CAUGHT = ""
UNNAMED = "?"
RAISES = "!"  # nothing it returns is wrong, and on some case it returns nothing
Named = dict[str, tuple[str, ...]]  # a mistake -> the names that it is given on one seed


def problems(exercise: Exercise, seeds: Iterable[int], draws: Draws, uses: Uses, crew: Crew) -> list[str]:
    """A sentence for each mistake that is accepted, unnamed or taken for another. Raises PackBroken."""

    def on(seed: int) -> Named:
        known = KnownMistakes(exercise, draws.get(exercise, seed, uses))
        return {mistake.name: said_of(known, mistake.name) for mistake in exercise.mistakes}

    named = crew.map(on, seeds)
    return [*_accepted(named), *_alike(named)]


def said_of(known: KnownMistakes, mistake: str) -> tuple[str, ...]:
    """Which mistakes the judge would name for an answer that makes exactly this one."""
    answer = [known.laid(mistake, index) for index in range(len(known.drawn.cases))]
    off = known.off(mistake)
    raised = {index for index, laid in enumerate(answer) if laid is None}
    wrong = [output for output, cases in off.items() if cases - raised]
    if not wrong:
        return (RAISES if raised else NOT_CAUGHT,)
    return explain(known, answer, off, wrong).names or (UNNAMED,)


def _accepted(named: list[Named]) -> Iterator[str]:
    """Mistakes that pass, and mistakes that fail without a name."""
    for mark, said in (
        (
            NOT_CAUGHT,
            _("mistakes.py: {name} is accepted {share}; add a case that shows what is wrong with it."),
        ),
        (UNNAMED, _("mistakes.py: {name} fails but is not named {share}; two cases contradict each other.")),
        (
            RAISES,
            _("mistakes.py: {name} only raises {share}; a learner reads the exception and not these words."),
        ),
    ):
        times = Counter(name for seed in named for name, said_names in seed.items() if said_names == (mark,))
        for name, n in times.items():
            yield said.format(name=name, share=_share(n, len(named)))


def _alike(named: list[Named]) -> Iterator[str]:
    """Every pair of mistakes of which one is called by the other's name, once."""
    times: Counter[tuple[str, str]] = Counter()
    for seed in named:
        pairs = {
            (min(name, other), max(name, other))
            for name, others in seed.items()
            for other in others
            if other not in (name, NOT_CAUGHT, UNNAMED, RAISES)
        }
        times.update(pairs)
    for (one, two), n in times.items():
        said = _(
            "mistakes.py: {one} and {two} look alike {share}; add a case that tells them apart, or join them."
        )
        yield said.format(one=one, two=two, share=_share(n, len(named)))


def _share(times: int, seeds: int) -> str:
    return _("on {n} of {seeds} seeds").format(n=times, seeds=seeds)
