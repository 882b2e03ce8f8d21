"""One answer file of a quiz judged: each question by its own form, never giving the right answer away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import numpy as np

from tutor import model
from tutor.algebra.compare import compare
from tutor.algebra.errors import AlgebraError
from tutor.algebra.names import functions_of, read, scope_of
from tutor.algebra.outcome import spell
from tutor.algebra.tree import Relation
from tutor.algebra.vocabulary import CONSTANTS, FORMS, FUNCTIONS, UNFINISHED, plain_name
from tutor.text.quiz import Blank, Choice, Formula, Match, Number, Order, Question, Shape, parse
from tutor.text.quiz.answers import AnswerError, answers
from tutor.text.quiz.values import LETTERS, fold, number, shape
from tutor.words import _

SAME = 1e-9  # relative: what floats lose when numbers are written and read

_WORD = re.compile(r"[^\W\d]\w*")

Found = tuple[model.CheckStatus, str]  # and what to say about it


def judge_quiz(
    exercise: model.Exercise,
    answer: str,
    seed: int,
    drawn: Mapping[str, Any] | None = None,
    text: str | None = None,
) -> model.Verdict:
    """The verdict on `question: answer` lines; a question is named by its number or id, `#` begins a comment.

    `drawn` are the values of the quiz's `draw.py`, `text` is the quiz in the learner's language. Never
    raises on any answer. Raises QuizError or AlgebraError where the quiz itself cannot be read.
    """
    quiz = parse(exercise.sources.get("quiz.md", "") if text is None else text, drawn)
    try:
        given = answers(quiz, answer)
    except AnswerError as error:
        return model.Verdict(exercise.id, "quiz", "invalid", message=str(error), seed=seed)
    checks, unreadable = [], ""
    for n, question in enumerate(quiz.questions, 1):
        try:
            status, message = _judged(exercise.names, question, given.get(question.id, ""), seed)
        except AnswerError as error:
            status, message = "fail", str(error)
            unreadable = unreadable or _about(n, message)
        explain = question.explain if status == "pass" else ""
        actual = given.get(question.id) or None
        checks.append(model.Finding(question.id, status, message, explain, actual=actual))
    return _verdict(exercise, seed, checks, given, unreadable)


def judge_question(
    question: Question, given: str, seed: int, names: Mapping[str, model.Name] | None = None
) -> model.Finding:
    """What is found about one answer; `help` explains it: why the options hold, and the author's words.

    `names` are those of a formula; without them every name in the right formula is a real number. Raises
    tutor.text.quiz.answers.AnswerError for an answer that cannot be read, AlgebraError for a question that
    cannot.
    """
    if names is None:
        names = _loose_names(question.form.text) if isinstance(question.form, Formula) else {}
    status, message = _judged(names, question, given.strip(), seed)
    whys = []
    if status == "pass" and isinstance(question.form, Choice):
        chosen = sorted(_chosen(question.form, given))
        whys = [why for i in chosen if (why := question.form.options[i].why)]
    explain = "\n\n".join([*whys, *filter(None, [question.explain])]) if status == "pass" else ""
    return model.Finding(question.id, status, message, explain, actual=given or None)


def _loose_names(formula: str) -> dict[str, model.Name]:
    known = FUNCTIONS.keys() | FORMS | CONSTANTS
    words = map(plain_name, _WORD.findall(formula))
    return {word: model.Name("scalar") for word in words if word not in known}


def _about(n: int, message: str) -> str:
    return _("Question {n}: {message}").format(n=n, message=message)


def _verdict(
    exercise: model.Exercise,
    seed: int,
    checks: list[model.Finding],
    given: Mapping[str, str],
    unreadable: str,
) -> model.Verdict:
    found = {check.status for check in checks}
    status: model.Status = "fail" if "fail" in found else "undecided" if "undecided" in found else "pass"
    # What was answered wrong says more than what was not answered at all.
    order = sorted(enumerate(checks, 1), key=lambda each: each[1].name not in given)
    told = next((_about(n, c.message) for n, c in order if c.status == status), "")
    return model.Verdict(
        exercise.id,
        "quiz",
        "invalid" if unreadable else status,
        message=unreadable or (told if status != "pass" else _("All questions are answered right.")),
        score=sum(c.status == "pass" for c in checks) / len(checks),
        seed=seed,
        checks=tuple(checks),
    )


# ------------------------------------------------------------------------------------------- questions


def _judged(names: Mapping[str, model.Name], question: Question, given: str, seed: int) -> Found:
    if not given:
        return "fail", _("This question is not answered yet.")
    match question.form:
        case Choice():
            return _choice(question.form, given)
        case Blank():
            return _blank(question, question.form, given)
        case Number():
            return _number(question, question.form, given)
        case Shape():
            return _shape(question, question.form, given)
        case Formula():
            return _formula(names, question, question.form, given, seed)
        case Order():
            return _order(question.form, given)
        case Match():
            return _match(question.form, given)


def _choice(form: Choice, given: str) -> Found:
    chosen = _chosen(form, given)
    if len(chosen) > 1 and not form.several:
        raise AnswerError(_("Here one option is to be chosen."))
    for i in sorted(chosen):
        option = form.options[i]
        if not option.right:
            return "fail", option.why or _("{letter} does not hold. What speaks against it?").format(
                letter=LETTERS[i]
            )
    if len(chosen) < sum(option.right for option in form.options):
        return "fail", _("What you chose holds, and it is not all that holds. What about the others?")
    return "pass", ""


def _chosen(form: Choice, given: str) -> set[int]:
    texts = [fold(option.text) for option in form.options]
    letters = [fold(part).strip("()") for part in re.split(r"[\s,;，、；]+", given) if fold(part)]
    if len(letters) == 1 and form.several and letters[0] not in texts:
        letters = list(letters[0])
    known = LETTERS[: len(texts)]
    if letters and all(len(each) == 1 and each in known for each in letters):
        return {known.index(each) for each in letters}
    parts = [fold(given)] if fold(given) in texts else [fold(part) for part in given.split(";")]
    if all(part in texts for part in parts):
        return {texts.index(part) for part in parts}
    said = _("{given} is no option; they are lettered a to {last}.")
    raise AnswerError(said.format(given=given[:40], last=known[-1]))


def _blank(question: Question, form: Blank, given: str) -> Found:
    words = [given] if len(form.gaps) == 1 else re.split("[;；]", given)
    if len(words) != len(form.gaps):
        said = _("There are {n} gaps to fill; join the words by ;")
        raise AnswerError(said.format(n=len(form.gaps)))
    for place, (word, right) in enumerate(zip(words, form.gaps, strict=True), 1):
        mine, known = _bare(word), [_bare(each) for each in right]
        if mine in known:
            continue
        for telling in question.telling:
            if isinstance(telling.answer, Blank) and mine in map(_bare, telling.answer.gaps[0]):
                return "fail", telling.why
        if get_close_matches(mine, known, 1, 0.85):
            return "fail", _("Nearly: how is it spelled?")
        if len(words) > 1:
            return "fail", _("The word in gap {n} is not the one that is missing.").format(n=place)
        return "fail", _("This is not the word that is missing. What does the sentence say about it?")
    return "pass", ""


def _bare(word: str) -> str:
    """A word without its markup."""
    return fold(re.sub(r"[$`*]", "", word))


def _number(question: Question, form: Number, given: str) -> Found:
    value = number(given)
    if value is None:
        raise AnswerError(_("{given} is no number: write it as 1.5, 3/2 or 150%.").format(given=given[:40]))
    if _near(value, form):
        return "pass", ""
    for telling in question.telling:
        if isinstance(telling.answer, Number) and _near(value, telling.answer):
            return "fail", telling.why
    if "%" not in given and _near(value / 100, form):
        return "fail", _("Is this in percent? Then write the sign as well.")
    return "fail", _("This is not the number. Which step would you compute once more?")


def _near(value: float, form: Number) -> bool:
    return abs(value - form.value) <= form.tolerance + SAME * max(abs(value), abs(form.value))


def _shape(question: Question, form: Shape, given: str) -> Found:
    mine = shape(given)
    if mine == form.sizes:
        return "pass", ""
    for telling in question.telling:
        if isinstance(telling.answer, Shape) and telling.answer.sizes == mine:
            return "fail", telling.why
    if [size.lower() for size in mine] == [size.lower() for size in form.sizes]:
        return "fail", _("Capital and small letters are different sizes here.")
    if len(mine) != len(form.sizes):
        return "fail", _("The number of axes is another. Which axis appears or goes away?")
    return "fail", _("The number of axes is right. Which sizes stand on which axis?")


def _formula(
    names: Mapping[str, model.Name], question: Question, form: Formula, given: str, seed: int
) -> Found:
    scope = scope_of(names)
    right = read(form.text, scope)
    try:
        mine = read(given, scope)
    except AlgebraError as error:
        raise AnswerError(f"{error}\n{error.caret()}") from None
    if isinstance(mine, Relation):
        raise AnswerError(_("Write the formula alone, without a relation sign."))
    rng = np.random.default_rng(seed % 2**63)
    unfinished = functions_of(mine) & UNFINISHED - functions_of(right)
    if unfinished:
        return "fail", _("{name}(...) is still to be worked out.").format(name=min(unfinished))
    outcome = compare(right, "=", mine, scope, rng)
    if outcome.verdict == "follows":
        return "pass", ""
    if outcome.verdict == "cannot_tell":
        return "undecided", outcome.message
    wrong = [(t.answer.text, t.why) for t in question.telling if isinstance(t.answer, Formula)]
    for text, why in wrong:
        if compare(read(text, scope), "=", mine, scope, rng).verdict == "follows":
            return "fail", why
    example = outcome.counterexample
    if example is None:
        return "fail", outcome.message
    said = _("With {place} this formula gives {value}. Is that what it should give?")
    return "fail", said.format(place=example.place() or "-", value=spell(example.right))


def _order(form: Order, given: str) -> Found:
    texts = [fold(form.items[i]) for i in form.shown]
    parts = [p for p in re.split(r"->|→|[;；]", given) if fold(p)]
    if len(parts) != len(texts) or not all(fold(p) in texts for p in parts):
        parts = [p for p in re.split(r"->|→|[\s,;<，、；]+", given) if fold(p)]
        if len(parts) == 1 and len(parts[0]) == len(texts):
            parts = list(parts[0])
    places = [_place(part, texts) for part in parts]
    if sorted(places, key=lambda p: -1 if p is None else p) != list(range(len(texts))):
        said = _("Write every letter from a to {last} once, in the right order.")
        raise AnswerError(said.format(last=LETTERS[len(texts) - 1]))
    order = [form.items[form.shown[p]] for p in places if p is not None]
    right = [mine == item for mine, item in zip(order, form.items, strict=True)]
    if all(right):
        return "pass", ""
    first = right.index(False)
    if first == 0:
        return "fail", _("What has to be there before anything else can begin?")
    return "fail", _("The beginning is right, up to place {n}. What comes then?").format(n=first)


def _place(part: str, texts: list[str]) -> int | None:
    """Which displayed item is meant: by letter, by number or by its text."""
    word = fold(part).strip("()")
    if fold(part) in texts:
        return texts.index(fold(part))
    if len(word) == 1 and word in LETTERS:
        return LETTERS.index(word)
    return int(word) - 1 if word.isascii() and word.isdigit() and len(word) < 4 else None


def _match(form: Match, given: str) -> Found:
    found = re.findall(r"([a-z])\s*[-=:→>)]*\s*(\d{1,2})", fold(given))
    mine = {LETTERS.index(letter): int(n) - 1 for letter, n in found}
    count = len(form.pairs)
    in_range = all(0 <= n < count for n in mine.values())
    if len(found) != count or sorted(mine) != list(range(count)) or not in_range:
        said = _("Write a pair for every letter from a to {last}, such as a-2 b-1.")
        raise AnswerError(said.format(last=LETTERS[count - 1]))
    right = [form.pairs[form.shown[n]][1] == form.pairs[i][1] for i, n in mine.items()]
    if all(right):
        return "pass", ""
    said = _("{n} of {m} pairs belong together. Which one are you least sure of?")
    return "fail", said.format(n=sum(right), m=count)
