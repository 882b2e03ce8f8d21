"""Every slip that can be found, by name, and the question to ask about it; `{it}` is a place in the line.

The names are stable: they stand in verdicts and in the record of a learner.
"""

from __future__ import annotations

from tutor.words import _


def question(name: str, it: str) -> str:
    """The question about the slip `name` at the place `it`. Raises KeyError for a name that is none."""
    return (_of_amounts() | _of_structure() | _of_assumptions())[name].format(it=it)


def names() -> frozenset[str]:
    """All slips that the search can name."""
    return frozenset(_of_amounts() | _of_structure() | _of_assumptions())


def _of_amounts() -> dict[str, str]:
    """A factor or a term too many or too few."""
    return {
        "sign": _("Which sign belongs to {it}?"),
        "factor-two": _("Look at {it}: how often does it occur, once or twice?"),
        "factor-half": _("Look at {it}: is it the whole, or only a half of it?"),
        "constant-factor": _("Which constant belongs in front of {it}?"),
        "several-factors": _("More than one term has another weight than above. What happens to a bracket?"),
        "chain-rule": _("Look at {it}: the outer derivative is one factor. What is the inner one?"),
        "missing-delta": _("Does {it} stand there for all indices, or only where two of them are equal?"),
        "n-or-n-minus-one": _("Look at {it}: over how many terms is the mean taken?"),
        "sample-size": _("Is {it} a sum over all entries, or their mean?"),
        "root-of-size": _("By which root of a size is {it} scaled in the line above?"),
        "dropped-factor": _("Look at {it}: is each factor of the line above still there?"),
        "extra-factor": _("Look at {it}: where does each of its factors come from?"),
        "missing-factor": _("Look at {it}: which of the names should it still be multiplied or divided by?"),
        "sd-or-variance": _("Look at {it}: is a variance meant there, or a standard deviation?"),
        "dropped-term": _("Look at {it}: is each term of the line above still there?"),
        "extra-term": _("Where does {it} come from?"),
        "dropped-constant": _("Which constant was there beside {it}?"),
        "product-rule": _("In a product each factor is differentiated once. Is each of them, in {it}?"),
        "quotient-rule": _("A quotient's derivative has two terms. Where are both of them in {it}?"),
        "cross-term": _("When a sum is squared, what stands beside the two squares?"),
        "second-moment": _("Is the mean of a square the square of the mean?"),
    }


def _of_structure() -> dict[str, str]:
    """A wrong word, place, order or kind."""
    return {
        "bound-direction": _("Which side of this inequality is the larger one?"),
        "transposed-factor": _("What shape has {it}: is it meant as it stands, or transposed?"),
        "transposed-indices": _("In {it}, which index counts the rows?"),
        "product-order": _("May the factors of {it} change places?"),
        "wrong-index": _("Which index belongs in {it}?"),
        "wrong-name": _("Which name belongs in the place of {it}?"),
        "swapped-roles": _("Two names have changed places against the line above. May they?"),
        "missing-sum": _("In {it} an index is left over. Which values does it run through?"),
        "sum-or-product": _("Are the terms of {it} added or multiplied?"),
        "off-by-one": _("Where does the count in {it} begin, and where does it end?"),
        "square-of-sum": _("Is {it} a sum of squares, or the square of a sum?"),
        "squared-norm": _("Is {it} a length, or the square of a length?"),
        "wrong-norm": _("Which norm is it in {it}?"),
        "log-of-product": _("What does the logarithm make of a product, as in {it}?"),
        "log-of-sum": _("Is the logarithm of a sum a sum of logarithms, as in {it}?"),
        "exp-of-sum": _("What does the exponential make of a sum, as in {it}?"),
        "term-by-term": _("May this function be taken term by term, as in {it}?"),
        "power": _("Which power of {it} belongs there?"),
        "upside-down": _("Which part of {it} belongs above the line of the fraction, and which below?"),
        "inverse": _("Is {it} meant, or the inverse?"),
        "missing-function": _("Which function stood around the terms of {it} in the line above?"),
        "wrong-function": _("Which function stands there in the line above, and which in {it}?"),
    }


def _of_assumptions() -> dict[str, str]:
    """Something taken for granted that nobody declared."""
    return {
        "assumed-sum-one": _("This would hold if the entries of {it} summed to 1. Do they have to?"),
        "assumed-symmetric": _("This would hold if {it} were symmetric. Does it have to be?"),
        "assumed-zero": _("This would hold if {it} were 0. Is it?"),
        "assumed-constant": _("This would hold if {it} did not change with the variable. Does it?"),
        "assumed-equal": _("This would hold if {it} were equal. Are they?"),
    }
