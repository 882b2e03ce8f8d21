"""Quizzes: what authors write, as data, and in plain lines."""

from tutor.text.quiz.question import (
    Blank,
    Choice,
    Form,
    Formula,
    Match,
    Number,
    Option,
    Order,
    Question,
    Quiz,
    Shape,
    Telling,
)
from tutor.text.quiz.reading import Problem, QuizError, parse
from tutor.text.quiz.showing import plain, right_answer, right_answers, starter_lines

__all__ = [
    "Blank",
    "Choice",
    "Form",
    "Formula",
    "Match",
    "Number",
    "Option",
    "Order",
    "Problem",
    "Question",
    "Quiz",
    "QuizError",
    "Shape",
    "Telling",
    "parse",
    "plain",
    "right_answer",
    "right_answers",
    "starter_lines",
]
