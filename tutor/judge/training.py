"""Whether training reached its target: predictions on held-out data, or the end of a loss curve.

A target reached proves little: a network with a wrong gradient often learns as well. So `reaches` is only
ever one check of several, beside gradients that are compared with the reference's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.judge import show, words
from tutor.judge.compare import Array, Difference, as_array
from tutor.judge.drawn import Case, Drawn, PackBroken
from tutor.judge.outputs import Pair, paired
from tutor.judge.returned import Returned
from tutor.model import Exercise, Finding, Property
from tutor.words import _

REACHES = "reaches"


def reach_findings(exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned]) -> dict[str, Finding]:
    """A finding for each output that a property `reaches` judges, in place of the comparison.

    Raises PackBroken where a property names what is not there.
    """
    found: dict[str, Finding] = {}
    for prop in exercise.properties:
        if prop.name == REACHES:
            output = str(prop.arguments["output"])
            if output not in found or found[output].status == "pass":
                found[output] = _reached(exercise, drawn, results, prop, output)
    return found


def _reached(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned], prop: Property, output: str
) -> Finding:
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is None or result.raised is not None:
            continue
        pair = output_of(exercise, case, result.out, output)
        said = _ill_formed(exercise, pair) or _missed(exercise, case, pair, prop)
        if said is not None:
            message, advice, actual, expected = said
            shown = show.case(case.name, case.inputs)
            return Finding(output, "fail", message, advice, case=shown, expected=expected, actual=actual)
    return Finding(output, "pass")


def output_of(exercise: Exercise, case: Case, out: Any, output: str) -> Pair:
    """One output of an answer by its name. Raises PackBroken where the reference has none of this name."""
    for pair in paired(case.expected, out, case.single, exercise.returns):
        if pair.name == output:
            return pair
    raise PackBroken(
        _("{where}/exercise.toml: properties: the reference gives no output {name}.").format(
            where=exercise.folder, name=output
        )
    )


Said = tuple[str, str, str | None, str | None]  # message, help, actual, expected


def _ill_formed(exercise: Exercise, pair: Pair) -> Said | None:
    """What to say of an output that has not the reference's form."""
    actual = as_array(pair.actual)
    if pair.problem:
        return (*words.of_difference(exercise, pair, None), None, None)
    if actual is None or actual.dtype.kind not in "fiub":
        kind = Difference("kind", pair.expected, pair.actual)
        return (*words.of_difference(exercise, pair, kind), show.value(pair.actual), None)
    if actual.shape != pair.expected.shape:
        shape = Difference("shape", pair.expected, actual)
        return (*words.of_difference(exercise, pair, shape), show.value(actual), show.value(pair.expected))
    return None


def _missed(exercise: Exercise, case: Case, pair: Pair, prop: Property) -> Said | None:
    values = np.asarray(as_array(pair.actual), dtype=np.float64)
    if "against" in prop.arguments:
        least = _bound(exercise, prop, "at_least")
        reached = score(values, _targets(exercise, case, str(prop.arguments["against"])))
        if reached >= least:
            return None
        message = _("{name} reach a score of {reached} on held-out data; at least {bound} is asked for.")
        advice = _("Does the loss fall from the first step on? Try one example until it is learnt by heart.")
        bound = least
    else:
        bound = _bound(exercise, prop, "at_most")
        reached = float(values.reshape(-1)[-1]) if values.size else float("nan")
        if reached <= bound:
            return None
        message = _("{name} ends at {reached}; at most {bound} is asked for.")
        advice = _("Look at the whole curve: does it fall and stop, rise, or swing?")
    said = message.format(name=pair.name, reached=show.number(reached), bound=show.number(bound))
    return said, advice, show.number(reached), show.number(bound)


def score(predictions: Array, targets: Array) -> float:
    """How well predictions fit: the share of right classes, or of the variance that is explained.

    Whole-number `targets` (N,) are classes, and `predictions` are classes (N,) or one score for each class
    (N, C). Other targets have the shape of `predictions`. NaN where the two do not fit together.
    """
    if targets.dtype.kind in "biu":
        if predictions.ndim == targets.ndim + 1:
            predictions = predictions.argmax(axis=-1)
        return float(np.mean(predictions == targets)) if predictions.shape == targets.shape else float("nan")
    if predictions.shape != targets.shape:
        return float("nan")
    return 1 - float(np.mean((predictions - targets) ** 2) / max(float(np.var(targets)), 1e-300))


def _targets(exercise: Exercise, case: Case, name: str) -> Array:
    known = {**case.inputs, **case.held_out}
    targets = as_array(known.get(name))
    if targets is None:
        said = _('{where}/cases.py: case "{case}" holds no {name} out, against which to judge.')
        raise PackBroken(said.format(where=exercise.folder, case=case.name, name=name))
    return targets


def _bound(exercise: Exercise, prop: Property, name: str) -> float:
    if name not in prop.arguments:
        said = _("{where}/exercise.toml: properties: reaches needs against and at_least, or at_most alone.")
        raise PackBroken(said.format(where=exercise.folder))
    return float(prop.arguments[name])
