"""What a first visit is told, on the screen and in plain lines alike: one screen, nothing to sign."""

from __future__ import annotations

from tutor.words import _


def welcome(folder: str) -> list[str]:
    """Paragraphs; `folder` is where everything of the learner's is kept."""
    return [
        _("Welcome to byhand: the mathematics and the code of a machine-learning course, done by hand."),
        _(
            "You read a short page, then write softmax or back-propagation yourself, or derive a gradient "
            "line by line. If something is not right, you are told which mistake it is."
        ),
        _("Nothing is locked: what an exercise needs is advice, and hints are free."),
        _("There is no account, and nothing leaves this machine. Your files are in {folder}.").format(
            folder=folder
        ),
    ]


def keys() -> list[tuple[str, str]]:
    """The few keys to begin with, and what they do."""
    return [
        ("enter", _("open what the cursor is on")),
        ("n", _("what comes next")),
        ("b", _("I want to build …: the shortest way to an exercise")),
        ("p", _("now: find your place, at most ten minutes of questions")),
        ("/", _("search the whole course")),
        ("?", _("the keys of any screen")),
        ("ctrl+p", _("everything else by name: themes, keys, pages")),
        ("q", _("back, and at home the end; you go on here next time")),
    ]


def plain_ways() -> list[tuple[str, str]]:
    """The same for the shell."""
    return [
        ("tutor list", _("the course and how far you are")),
        ("tutor read PAGE", _("a page; --spoken says its formulas in words")),
        ("tutor quiz ID", _("the questions of a quiz")),
        ("tutor start ID", _("a file to write your answer in")),
        ("tutor check ID", _("judge it; tutor watch ID does so at every save")),
        ("tutor hint ID", _("the next hint")),
        ("tutor place", _("find your place: at most twelve questions")),
        ("tutor path ID", _("the shortest way to an exercise")),
        ("tutor --plain", _("this again: where you are, and what comes next")),
    ]
