"""What is said of hostile and of clumsy answers: the sentence names what happened, in the learner's words."""

from __future__ import annotations

import numpy as np
import pytest

from tutor.judge.answer import judge_answer
from tutor.judge.code import Draws, Uses, judge_code
from tutor.judge.compare import as_array
from tutor.judge.derivation import MOST_UNDECIDED, judge_derivation
from tutor.judge.ends import of as ended
from tutor.model import Verdict
from tutor.sandbox.outcome import Outcome

ANSWER = "import os\nimport numpy as np\ndef softmax(x, axis=-1):\n    {body}\n"
TOLD = {
    "breakpoint()\n    return x": ("error", "Your code starts the debugger in line"),
    "return eval('1 +')": ("error", "Your code raised SyntaxError in line 4"),
    "return np.empty((1 << 26, 0))": ("error", "The returned value holds an array of shape (67108864, 0)"),
    "return np.ones((1,) * 9)": ("error", "The returned value holds an array of more than 8 dimensions"),
    "return 10 ** 60": ("error", "The returned value holds an integer of more than 120 bits"),
    "return [0.0] * 9000": ("error", "The returned value takes 8"),
    "os.close(3)\n    import time; time.sleep(60)": ("error", "closed the file on which its results"),
    "x.resize((10**6,), refcheck=False); return x[:1]": ("fail", "shape"),
    "raise type('Odd', (Exception,), {'__str__': lambda s: 1})()": ("error", "cannot be printed"),
}


@pytest.mark.parametrize("body", TOLD)
def test_the_sentence_names_what_the_answer_did(draws: Draws, exercise_named, body: str) -> None:
    status, part = TOLD[body]
    verdict = judge_code(exercise_named("softmax"), ANSWER.format(body=body).encode(), 1, draws)
    assert (verdict.status, part in verdict.message) == (status, True), verdict.message


def test_a_syntax_error_in_a_text_that_the_answer_runs_is_not_one_of_its_file(
    draws: Draws, exercise_named
) -> None:
    verdict = judge_code(exercise_named("softmax"), b"x = 1\nexec('x = = 1')\n", 1, draws)
    assert (verdict.status, "line 2" in verdict.message) == ("error", True)


def test_a_tensor_without_numbers_is_told_apart_from_a_function_that_is_still_to_be_written(
    draws: Draws, exercise_named
) -> None:
    source = "import torch\ndef softmax(x, axis=-1):\n    return torch.as_tensor(x).to('meta')\n"
    verdict = judge_code(exercise_named("softmax"), source.encode(), 1, draws)
    assert verdict.message.startswith("The returned tensor cannot be read as numbers")


@pytest.mark.parametrize("number", [35, 11])
def test_every_signal_that_ends_an_answer_can_be_told(draws: Draws, exercise_named, number: int) -> None:
    exercise = exercise_named("softmax")
    crashed = Outcome("crashed", signal=number, ready=True)
    found = ended(exercise, draws.get(exercise, 1, Uses()), [0], crashed)
    assert found is not None
    assert ("SIGSEGV" if number == 11 else "35") in found[1].message


def test_a_list_of_arrays_without_entries_stays_a_list() -> None:
    assert as_array([np.empty((1 << 14, 0))] * 50) is None
    assert as_array([np.empty((3, 0))] * 2) is not None


def judged(exercise_named, draws: Draws, exercise: str, text: str, quiz: str = "") -> Verdict:
    return judge_answer(
        exercise_named(exercise),
        text.encode(),
        7,
        draws,
        uses=Uses,
        quiz=lambda: quiz,
        tie=lambda verdict, answer: verdict,
    )


def test_what_was_typed_into_a_quiz_comes_back_harmless(exercise_named, draws: Draws) -> None:
    quiz = exercise_named("softmax-quiz").sources["quiz.md"]
    verdict = judged(exercise_named, draws, "softmax-quiz", "two classes: \x1b[2J\u202eabc\n", quiz)
    assert not {"\x1b", "\u202e"} & set(str(verdict))


def test_a_derivation_line_comes_back_harmless(exercise_named, draws: Draws) -> None:
    verdict = judged(exercise_named, draws, "softmax-jacobian", "s[i]\x1b[2J\u202e\n")
    assert verdict.status == "invalid"
    assert not {"\x1b", "\u202e"} & {c for line in verdict.lines or () for c in line.text + line.message}


def test_nested_integrals_are_given_up_before_their_nodes_are_laid_out(exercise_named) -> None:
    """Laid out, these took half a gigabyte and twenty seconds."""
    line = "int(x,-inf,inf," * 6 + "exp(-x^2)" + ")" * 6
    verdict = judge_derivation(exercise_named("softmax-jacobian"), line, 7)
    assert verdict.lines is not None
    assert [line.verdict for line in verdict.lines] == ["cannot_tell"]


def test_after_some_undecided_lines_no_more_work_is_spent(exercise_named) -> None:
    long = "int(x,-inf,inf," * 6 + "{n}" + ")" * 6
    text = "\n".join(long.format(n=n) for n in range(MOST_UNDECIDED)) + "\nexp(z[i])"
    verdict = judge_derivation(exercise_named("softmax-jacobian"), text, 7)
    assert verdict.lines is not None
    assert {line.verdict for line in verdict.lines} == {"cannot_tell"}
    assert "Too many lines" in verdict.lines[-1].message
