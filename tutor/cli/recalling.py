"""One review in the shell: what is asked, and what came of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tutor.answers import STANDARD_INPUT, AnswerError, answer_path, read_answer, write_starter
from tutor.cli.output import CANNOT_JUDGE, FAILED, PASSED, ascii_only, note, say, say_json, width
from tutor.service import client
from tutor.words import _

EXIT_BY_OUTCOME = {"right": PASSED, "open": CANNOT_JUDGE}


def ask_again(exercise: str, answer: str | None, give_up: bool, as_json: bool) -> int:
    """Show the question about an exercise, or judge the answer to it; the exit code."""
    if answer is None and not give_up:
        said = client.call("review_item", exercise=exercise)
        note(said.pop("notice", ""))
        say_json({"format": 1} | said) if as_json else _show(said)
        return PASSED
    data = b"" if answer is None else _bytes_of(answer)
    said = client.call("review_answer", data, exercise=exercise, size=len(data), give_up=give_up)
    note(said.pop("notice", ""))
    say_json({"format": 1} | said) if as_json else _tell(said)
    return EXIT_BY_OUTCOME.get(said["outcome"], FAILED)


def _bytes_of(answer: str) -> bytes:
    try:
        return read_answer(answer).data
    except AnswerError:
        if answer == STANDARD_INPUT:
            raise
        return answer.encode("utf-8", "replace")  # no file of this name: it is the answer itself


def _show(said: Mapping[str, Any]) -> None:
    from tutor.text.page import plain_page

    say(plain_page(said["statement"], width(), False, ascii_only()))
    how = {
        "find": _("Answer with the line's number: tutor review {id} --answer 3"),
        "shape": _("Answer with a shape: tutor review {id} --answer '(2, 3)'"),
        "questions": _("Answer one `question: answer` a line: tutor review {id} --answer FILE"),
        "rename": _("Answer one step a line: tutor review {id} --answer FILE"),
    }
    form = how.get(said["form"], _("Answer in {path}, then: tutor review {id} --answer {path}"))
    note(form.format(id=said["id"], path=_file(said) if said["form"] not in how else ""))


def _file(said: Mapping[str, Any]) -> Path:
    """A file that holds what the answer begins with; one that is there already is left alone."""
    path = answer_path(said["id"], said["kind"], said["pack"])
    path = path.with_name(f"review-{said['seed']}{path.suffix}")
    write_starter(path, said["starter"])
    return path


def _tell(said: Mapping[str, Any]) -> None:
    if said["verdict"] is not None:
        from tutor.text.verdict import plain

        say(plain(said["verdict"], width(), ascii=ascii_only()))
    else:
        words = {"right": _("Right."), "wrong": _("Not yet."), "missed": _("This one comes back soon.")}
        head = words.get(said["outcome"], "")
        say(" ".join(filter(None, [head, said["message"] if said["message"] != head else ""])))
    if said["over"]:
        if said["outcome"] == "missed" and said["right"]:
            say(_("What is right:") + "\n" + said["right"])
        if said.get("due"):
            say(_("It is due again on {day}.").format(day=said["due"][:10]))
    elif said["outcome"] == "wrong":
        note(_("Try again, or see it: tutor review {id} --show").format(id=said["id"]))
