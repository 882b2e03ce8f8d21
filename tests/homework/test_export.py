"""Every export holds what the judge said, in the form that its readers publish."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from judged_class import CHINESE, CLASS, FORMULA, MARKUP, Judged, judged_class
from junitparser import Error, Failure, JUnitXml, Skipped

from tutor.homework.export import gradescope, junit, write_all
from tutor.homework.export.files import file_names
from tutor.homework.export.table import text_cell
from tutor.homework.marks import Mark, Run
from tutor.homework.totals import by_learner, total

HERE = Path(__file__).parent
RUN = Run("p", "P", "1", "0", 1, "0", {"e": "E"}, {"e": 1.0})


@pytest.fixture(scope="module")
def judged(exercise_named, draws) -> Judged:
    return judged_class(exercise_named, draws)


@pytest.fixture(scope="module")
def out(judged: Judged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grades")
    written = write_all(folder, judged.run, judged.marks)
    assert set(written) == {path for path in folder.rglob("*") if path.is_file()}
    return folder


def rows(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def results_of(out: Path, learner: str) -> dict:
    path = out / "gradescope" / file_names(CLASS)[learner] / "results.json"
    return json.loads(path.read_text("utf-8"))


def test_the_same_marks_give_the_same_bytes(out: Path, judged: Judged, tmp_path: Path) -> None:
    for path in write_all(tmp_path, judged.run, list(reversed(judged.marks))):
        assert path.read_bytes() == (out / path.relative_to(tmp_path)).read_bytes()


# ---------------------------------------------------------------------------------------- Gradescope


def test_gradescope_results_are_what_its_specification_describes(out: Path) -> None:
    schema = json.loads((HERE / "gradescope.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    for learner in CLASS:
        Draft202012Validator(schema).validate(results_of(out, learner))


def test_gradescope_shows_points_and_what_is_right_first(out: Path) -> None:
    wrong = results_of(out, FORMULA)
    softmax, jacobian, _quiz = wrong["tests"]
    assert [test["number"] for test in wrong["tests"]] == ["1", "2", "3"]
    assert (softmax["status"], softmax["max_score"]) == ("failed", 4.0)
    assert softmax["output"].startswith("4 of 7 checks are right")
    assert "Which axis holds the classes?" in " ".join(softmax["output"].split())
    assert "✗ delta[i,j]*s[i] + s[i]*s[j]" in jacobian["output"]
    assert wrong["score"] == pytest.approx(sum(test["score"] for test in wrong["tests"]), abs=1e-3)
    assert results_of(out, CHINESE)["tests"][0]["status"] == "passed"


def test_gradescope_tells_of_lateness_and_of_an_override(out: Path) -> None:
    assert "Handed in late: 25 % of the points are lost." in results_of(out, "Emmy")["tests"][1]["output"]
    helped = results_of(out, "Niels")["tests"][0]
    said = " ".join(helped["output"].split())
    assert "An instructor set this to 2 of 4 points: the colon was <lost> in the mail" in said
    assert helped["score"] == 2.0


def test_gradescope_says_where_points_are_not_final(out: Path) -> None:
    assert "1 answer could not be judged" in results_of(out, "emmy")["output"]
    assert results_of(out, "Absent")["output"] == ""


def test_gradescope_waits_with_what_learners_may_not_see_yet(judged: Judged) -> None:
    assert gradescope.visibility(judged.run) == "visible"
    assert gradescope.visibility(replace(judged.run, feedback="none")) == "after_published"


# --------------------------------------------------------------------------------------------- JUnit


def test_junit_has_the_form_that_ci_servers_read(out: Path) -> None:
    xmlschema.XMLSchema(str(HERE / "junit.xsd")).validate(str(out / "junit.xml"))


def test_a_real_reader_finds_every_outcome(out: Path, judged: Judged) -> None:
    read = JUnitXml.fromfile(str(out / "junit.xml"))
    kinds = {Error: "error", Failure: "failure", Skipped: "skipped"}
    found = {
        (suite.name, case.name): kinds[type(case.result[0])] if case.result else ""
        for suite in read
        for case in suite
    }
    assert found == {(mark.learner, mark.exercise): junit.outcome(mark) for mark in judged.marks}
    assert found["Carl Friedrich", "softmax"] == "error"
    assert found[FORMULA, "softmax"] == "failure"
    assert found["Absent", "softmax"] == "skipped"
    assert found[CHINESE, "softmax"] == ""
    assert len({(case.classname, case.name) for suite in read for case in suite}) == len(judged.marks)
    assert read.tests == len(judged.marks)
    assert read.failures == sum(outcome == "failure" for outcome in found.values())


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text(), st.text())
def test_no_text_breaks_the_xml(learner: str, message: str, mistake: str) -> None:
    mark = Mark(learner, "e", "code", "fail", 0, 0, 1, 1, message=message, mistake=mistake)
    read = JUnitXml.fromstring(junit.text(replace(RUN, learners=(learner,)), [mark]))
    assert len(list(next(iter(read)))) == 1


# ------------------------------------------------------------------------------------------- tables


def test_the_csv_has_the_header_of_nbgrader(out: Path, judged: Judged) -> None:
    header, *body = rows(out / "grades.csv")
    assert ",".join(header) == (
        "assignment,duedate,timestamp,student_id,last_name,first_name,email,"
        "raw_score,late_submission_penalty,score,max_score"
    )
    read = {row[3]: dict(zip(header, row, strict=True)) for row in body}
    assert len(read) == len(CLASS)
    late = read["Emmy"]
    assert float(late["score"]) == total(by_learner(judged.run, judged.marks)["Emmy"])
    assert float(late["raw_score"]) * 0.75 == pytest.approx(float(late["score"]), abs=1e-3)
    assert float(late["late_submission_penalty"]) == pytest.approx(
        float(late["raw_score"]) - float(late["score"])
    )
    assert read["Absent"]["score"] == "0"
    assert {row["max_score"] for row in read.values()} == {"8.5"}


def test_canvas_finds_students_points_and_the_assignment(out: Path, judged: Judged) -> None:
    header, points, *body = rows(out / "canvas.csv", "utf-8-sig")
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", judged.run.title]
    assert points == ["Points Possible", "", "", "", "", "8.5"]
    assert {len(row) for row in body} == {len(header)}
    assert sorted(row[0].removeprefix("'") for row in body) == sorted(CLASS)


def test_nobody_gets_zero_for_what_could_not_be_judged(out: Path) -> None:
    canvas = {row[0]: row[5] for row in rows(out / "canvas.csv", "utf-8-sig")}
    assert (canvas["emmy"], canvas["Absent"]) == ("", "0")
    nbgrader = {row[3]: row[9] for row in rows(out / "grades.csv")}
    assert nbgrader["emmy"] == ""


def test_names_survive_and_never_become_formulas(out: Path) -> None:
    assert (out / "canvas.csv").read_bytes().startswith(b"\xef\xbb\xbfStudent")
    assert (out / "grades.csv").read_bytes().startswith(b"assignment")
    for path, column in (("canvas.csv", 0), ("grades.csv", 3)):
        names = {row[column] for row in rows(out / path, "utf-8-sig")}
        assert {CHINESE, MARKUP, "'" + FORMULA} <= names


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from("=+-@\t\r\n＝ a1\x00\u200b'\"")))
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    cell = text_cell(text)
    assert not cell.lstrip("\t\r\n \x00\u200b").startswith(tuple("=+-@＝＋－＠"))
    assert "\n" not in cell and "\r" not in cell


# -------------------------------------------------------------------------------------------- files


def test_learners_names_choose_no_folder(out: Path) -> None:
    names = file_names(["../../etc/passwd", "a/b", "a\\b", "..", "", "CON", "con.txt", "a\x00b"])
    assert all("/" not in name and "\\" not in name and name.strip(".") for name in names.values())
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert {path.parent.parent for path in out.rglob("results.json")} == {out / "gradescope"}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=300), unique=True, max_size=8))
def test_every_learner_has_a_file_of_their_own(learners: list[str]) -> None:
    names = file_names(learners)
    assert len({name.casefold() for name in names.values()}) == len(learners)
    for name in names.values():
        assert 0 < len(name.encode()) < 200
        assert not set(name) & set('/\\:*?"<>|\0\n')


def test_no_name_can_be_chosen_to_overwrite_the_file_of_another() -> None:
    hashed = file_names(["Emmy", "emmy"])["Emmy"]
    assert hashed not in {
        name for learner, name in file_names(["Emmy", "emmy", hashed]).items() if learner == hashed
    }


def test_a_plain_name_stays_readable() -> None:
    names = ["Ada Lovelace", CHINESE, "ann@x.org", "Émilie"]
    assert list(file_names(names).values()) == ["Ada-Lovelace", CHINESE, "ann@x.org", "Émilie"]
