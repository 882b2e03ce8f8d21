"""Derivations judged as learners write them, from the first line to the goal."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.algebra.errors import AlgebraError
from tutor.judge.derivation import judge_derivation
from tutor.model import Derivation, Exercise, Name, Slip, Verdict

SOFTMAX = Derivation(
    start="diff(s[i], z[j])",
    goal="s[i]*(delta[i,j] - s[j])",
    goal_uses=("s", "delta"),
    names={
        "z": Name("vector", ("K",)),
        "x": Name("scalar"),
        **{name: Name("index", ("K",)) for name in "ijk"},
    },
    definitions={"s[i]": "exp(z[i]) / sum(k, exp(z[k]))"},
    slips=(Slip("missing-delta", "s[i]*(1 - s[j])", "Is i always j?"),),
)
QUOTIENT = "(delta[i,j]*exp(z[i])*sum(k, exp(z[k])) - exp(z[i])*exp(z[j]))/sum(k, exp(z[k]))^2"
GOAL = "s[i]*(delta[i,j] - s[j])"
MEAN = Derivation(
    start="sum(i, v[i] - mu)/s2 = 0",
    goal="mu = 1/n*sum(i, v[i])",
    goal_uses=("mu", "v", "n", "sum"),
    solve_for="mu",
    names={
        "v": Name("vector", ("n",)),
        "mu": Name("scalar"),
        "s2": Name("scalar", (), "positive"),
        "i": Name("index", ("n",)),
    },
    slips=(Slip("bessel", "mu = 1/(n - 1)*sum(i, v[i])", "How many terms does the sum have?"),),
)
BOUND = Derivation(
    start="log(1 + a)", goal="a + 1", names={"a": Name("scalar", (), "positive"), "x": Name("scalar")}
)
LEMMAS = Derivation(goal="diff(tanh(x), x) = 1 - tanh(x)^2", names={"x": Name("scalar")})


def judged(answer: str, derivation: Derivation = SOFTMAX, seed: int = 7) -> Verdict:
    exercise = Exercise("p", "e", "derivation", "E", "/p/e", "0", derivation=derivation)
    return judge_derivation(exercise, answer, seed)


def verdicts(verdict: Verdict) -> list[str]:
    return [line.verdict for line in verdict.lines or ()]


def test_a_right_derivation_passes() -> None:
    verdict = judged(f"= {QUOTIENT}\n= s[i]*delta[i,j] - s[i]*s[j]\n= {GOAL}")
    assert (verdict.status, verdict.score, verdict.first_wrong) == ("pass", 1.0, None)
    assert [check.name for check in verdict.checks] == ["line 1", "line 2", "line 3", "goal"]


def test_a_slip_is_named_and_later_lines_are_judged_against_it() -> None:
    verdict = judged("= s[i]*(1 - s[j])\n= s[i] - s[i]*s[j]")
    assert (verdict.status, verdict.first_wrong, verdict.mistake) == ("fail", 1, "missing-delta")
    assert verdicts(verdict) == ["does_not_follow", "follows"]
    assert verdict.message == "Line 1: Is i always j?"
    assert verdict.lines is not None
    first = verdict.lines[0]
    assert first.slip == "missing-delta"
    assert first.counterexample is not None
    assert set(first.counterexample) == {"at", "left", "right"}
    assert verdict.checks[-1].status == "skipped"


def test_a_right_line_below_a_wrong_one_is_told_where_the_fault_is() -> None:
    slope = Derivation(
        start="diff(log(1 + exp(z)), z)",
        goal="sigmoid(z)",
        goal_uses=("sigmoid", "z"),
        names={"z": Name("scalar")},
    )
    verdict = judged("1/(1 + exp(z))*diff(1 + exp(z), z)\n1/(1 + exp(z))\nsigmoid(z)", slope)
    assert verdict.lines is not None
    assert verdict.lines[2].message == "This line follows from line 1: what is wrong is line 2, not this one."
    assert verdict.lines[2].slip is None
    both = judged("1/(1 + exp(z))*diff(1 + exp(z), z)\n1/(1 + exp(z))\n2*sigmoid(z)", slope)
    assert both.lines is not None
    assert "not this one" not in both.lines[2].message


def test_a_slip_is_recognised_however_it_is_written() -> None:
    assert judged("= s[i] - s[j]*s[i]").mistake == "missing-delta"


def test_an_unnamed_slip_is_answered_with_numbers_and_a_question() -> None:
    verdict = judged("= -s[i]*s[j]\n= 2*s[i]")
    assert verdict.mistake is None
    assert verdict.message.startswith("Line 1: With i = ")
    assert "the start gives" in verdict.message
    assert verdict.message.endswith("?")
    assert verdict.checks[0].expected != verdict.checks[0].actual


def test_comments_and_blank_lines_keep_the_numbers_of_the_file() -> None:
    verdict = judged(f"# softmax\n\n= {QUOTIENT} # quotient rule\n= 2*s[i]\n")
    assert verdict.first_wrong == 4
    assert [line.n for line in verdict.lines or ()] == [3, 4]
    assert "line 3 gives" in verdict.message


def test_a_line_that_begins_with_the_line_above_is_a_step() -> None:
    assert judged(f"diff(s[i], z[j]) = {QUOTIENT}\n{QUOTIENT} = {GOAL}").status == "pass"


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        ("", "no line"),
        ("# only this\n\n", "no line"),
        ("= diff(s[i], z[j])", "repeats"),
        ("s[i]\n" * 61, "lines"),
    ],
)
def test_an_answer_without_steps_is_invalid(answer: str, part: str) -> None:
    verdict = judged(answer)
    assert verdict.status == "invalid"
    assert part in verdict.message


def test_an_unreadable_line_is_invalid_with_a_caret_and_the_others_are_judged() -> None:
    verdict = judged(f"= s[i]*(delta[i,j - s[j])\n= {GOAL}")
    assert verdict.status == "invalid"
    assert verdicts(verdict) == ["unreadable", "follows"]
    assert verdict.first_wrong is None
    assert verdict.message.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize(
    "text", [r"= \frac{1}{2}", "= np.exp(z[i])", "= zz[i]", "<=> s[i] = 1", "= __import__('os')"]
)
def test_other_languages_are_invalid_and_cost_nothing(text: str) -> None:
    assert judged(text).status == "invalid"


def test_a_line_that_cannot_be_decided_leaves_the_answer_undecided() -> None:
    verdict = judged(f"= int(q, 0, inf, sin(q))*diff(s[i], z[j])\n= {GOAL}")
    assert verdict.status == "undecided"
    assert verdicts(verdict) == ["cannot_tell", "cannot_tell"]


def test_a_wrong_line_weighs_more_than_an_undecided_one() -> None:
    assert judged("= 2*s[i]\n= int(q, 0, inf, sin(q))").status == "fail"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (QUOTIENT, "exp, sum, z"),
        ("diff(s[i], z[j]) + 0", "diff"),
        ("s[i]*(delta[i,j] - s[j]) + 0*x", "x"),
    ],
)
def test_a_right_value_in_another_form_is_not_yet_the_goal(last: str, said: str) -> None:
    verdict = judged(f"= {last}")
    assert verdict.status == "fail"
    assert verdicts(verdict) == ["follows"]
    assert "right value" in verdict.message
    assert said in verdict.message


def test_lines_that_follow_and_stop_early_are_told_so() -> None:
    derivation = replace(SOFTMAX, goal="s[i]*(delta[i,j] - s[j])*1*x/x - s[i]*0 + s[i]")
    assert judged(f"= {QUOTIENT}", derivation).checks[-1].status == "fail"


def test_without_a_goal_every_line_that_follows_is_right() -> None:
    verdict = judged(f"= {QUOTIENT}", replace(SOFTMAX, goal=None, goal_uses=None))
    assert verdict.status == "pass"
    assert [check.name for check in verdict.checks] == ["line 1"]


def test_too_few_lines_fail_and_the_start_does_not_count() -> None:
    verdict = judged(f"= diff(s[i], z[j])\n= {GOAL}", replace(SOFTMAX, min_lines=2))
    assert verdict.status == "fail"
    assert "2 steps" in verdict.message


def test_a_lemma_leaves_the_chain_where_it_was() -> None:
    lemma = "diff(exp(z[i]), z[j]) = delta[i,j]*exp(z[i])"
    assert judged(f"{lemma}\n= {QUOTIENT}\n{lemma}\n= {GOAL}").status == "pass"
    wrong = judged(f"diff(exp(z[i]), z[j]) = exp(z[i])\n= {GOAL}")
    assert (wrong.status, wrong.first_wrong) == ("fail", 1)
    assert "left side" in wrong.message


def test_a_lemma_about_the_goal_is_no_derivation() -> None:
    assert judged(f"{GOAL} = {GOAL}").status == "fail"


def test_a_step_on_a_condition_does_not_pass() -> None:
    verdict = judged("= log(1 + x)", replace(BOUND, start="log((1 + x)^2)/2", goal=None))
    assert verdict.status == "fail"
    assert verdict.lines is not None
    assert verdict.lines[0].verdict == "follows_if"
    assert verdict.lines[0].condition == "1 + x > 0"


def test_a_line_without_any_value_is_undefined() -> None:
    assert verdicts(judged("= log(-a)", BOUND)) == ["undefined"]


def test_a_chain_of_bounds_goes_one_way() -> None:
    assert judged("<= a\n<= a + 1", BOUND).status == "pass"
    turned = judged("<= a\n>= log(1 + a)\n= a + 1", BOUND)
    assert verdicts(turned)[:2] == ["follows", "does_not_follow"]
    assert judged("<= log(a)\n<= a + 1", BOUND).first_wrong == 1


def test_equations_are_followed_to_the_solved_form() -> None:
    right = "<=> sum(i, v[i]) - n*mu = 0\n<=> mu = sum(i, v[i])/n"
    assert judged(right, MEAN).status == "pass"
    unsolved = judged("<=> sum(i, v[i]) = n*mu", MEAN)
    assert unsolved.status == "fail"
    assert "mu does not stand alone" in unsolved.message
    wrong = judged("<=> sum(i, v[i]) = n*mu\n<=> mu = sum(i, v[i])/(n - 1)", MEAN)
    assert (wrong.first_wrong, wrong.mistake) == (2, "bessel")
    assert judged("= sum(i, v[i])/n", MEAN).status == "invalid"


def test_a_step_of_an_equation_whose_sign_was_left_out_is_told_so_and_costs_nothing() -> None:
    bare = judged("sum(i, v[i]) - n*mu = 0\nmu = sum(i, v[i])/n", MEAN)
    assert bare.status == "invalid"
    assert all(line.verdict == "unreadable" and "every mu" in line.message for line in bare.lines)
    assert "Begin the line with <=>" in bare.help
    wrong = judged("sum(i, v[i]) - mu = 0\n<=> mu = sum(i, v[i])/n", MEAN)
    assert verdicts(wrong) == ["does_not_follow", "follows"]
    lemma = judged("sum(i, mu) = n*mu\n<=> mu = sum(i, v[i])/n", MEAN)
    assert verdicts(lemma) == ["follows", "follows"]


def test_of_an_equations_two_sides_none_is_called_the_expected_one() -> None:
    wrong = judged("<=> sum(i, v[i]) = mu\n<=> mu = sum(i, v[i])/n", MEAN)
    assert wrong.lines[0].counterexample is not None
    assert wrong.checks[0].status == "fail"
    assert wrong.checks[0].expected is None


def test_a_derivation_may_consist_of_lemmas() -> None:
    assert judged("tanh(x) = 2*sigmoid(2*x) - 1\ndiff(tanh(x), x) = 1 - tanh(x)^2", LEMMAS).status == "pass"
    assert judged("tanh(x) = 2*sigmoid(2*x) - 1", LEMMAS).status == "fail"
    assert judged("= 1", LEMMAS).status == "invalid"


def test_greek_may_be_typed_or_pasted() -> None:
    derivation = Derivation(start="λ^2", goal="λ*lambda", names={"lambda": Name("scalar")})
    assert judged("= lambda·λ", derivation).status == "pass"


def test_the_same_seed_gives_the_same_verdict_and_others_the_same_status() -> None:
    answer = "= s[i]*(1 - s[j])\n= 3*s[i]"
    assert judged(answer, seed=3) == judged(answer, seed=3)
    assert {judged(answer, seed=seed).status for seed in (0, -1, 2**80)} == {"fail"}


@pytest.mark.parametrize(
    ("derivation", "said"),
    [
        (replace(SOFTMAX, start="diff(s[i]"), "start"),
        (replace(SOFTMAX, goal="q"), "goal"),
        (replace(SOFTMAX, definitions={"s[i]": "s[i]"}), "definitions"),
        (replace(SOFTMAX, slips=(Slip("a", "*", ""),)), "slips"),
    ],
)
def test_an_exercise_that_cannot_be_read_says_which_key(derivation: Derivation, said: str) -> None:
    with pytest.raises(AlgebraError, match=said):
        judged("= 1", derivation)


_WORDS = "s z x i j k delta exp log sum diff ( ) [ ] , + - * / ^ = <= >= <=> 2 0 # E N ~".split()
_texts = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from([*_WORDS, " ", "\n"]), max_size=25).map("".join)
)


@settings(max_examples=80, deadline=None)
@given(_texts, st.sampled_from([SOFTMAX, MEAN, BOUND, LEMMAS]))
def test_no_text_raises(text: str, derivation: Derivation) -> None:
    verdict = judged(text, derivation)
    assert verdict.status in ("pass", "fail", "invalid", "undecided")
    assert verdict.message
    assert 0 <= verdict.score <= 1
