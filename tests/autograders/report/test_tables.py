"""Are the tables whole, and harmless in a spreadsheet?"""

import csv
import io
import json
from dataclasses import replace

import pytest

from autograders.report.numbers import Estimate
from autograders.report.rows import Person
from autograders.report.tables import as_csv, as_json, as_tables, harmless


def rows(text):
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:])))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "＝"])
def test_a_text_is_no_formula(sign):
    """Does whatever a spreadsheet would reckon begin with a mark that it is text?"""
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", ["04_affine", "a=b", "", None, -1, 3])
def test_all_else_stays(value):
    """Are negative numbers numbers, and other texts as they were?"""
    assert harmless(value) == value


def test_tables_of_a_real_class(content):
    """Does each table have a row for each of its things?"""
    tables = {name: rows(text) for name, text in as_tables(content).items()}
    assert len(tables["exercises.csv"]) == 9
    assert len(tables["learners.csv"]) == 13
    assert tables["learners.csv"][0]["student"] == "'=cmd|' '!A1"
    first = tables["misconceptions.csv"][0]
    assert first["misconception"] == content.commonest[0].name and first["learners"] == "4"
    dx = next(
        r for r in tables["criteria.csv"] if (r["exercise"], r["criterion"]) == ("affine", "dx")
    )
    assert (dx["met"], dx["missed"], dx["answered"]) == ("6", "4", "10")
    for row in tables["criteria.csv"]:
        numbers = [int(row[key]) for key in ("met", "missed", "not_judged", "not_tried")]
        assert sum(numbers) == int(row["answered"])
    assert len({row["of"] for row in tables["learners.csv"]}) == 1
    assert all(None not in row and None not in row.values() for t in tables.values() for row in t)


def test_a_row_of_an_exercise(content):
    """Does each number stand in its own column?"""
    one = replace(
        content.chapters[0].exercises[0],
        name="own",
        points=3.0,
        answered=10,
        unanswered=30,
        difficulty=Estimate(0.5, 0.2, 0.9),
        discrimination=Estimate(0.25, -0.5, 0.75),
        stopped=[("", 2)],
        unexplained=4,
    )
    chapter = replace(content.chapters[0], exercises=[one], by_hand=[])
    (row,) = rows(as_tables(replace(content, chapters=[chapter]))["exercises.csv"])
    assert row == {
        **{"chapter": chapter.name, "exercise": "own", "graded_by": "grader"},
        **{"section": one.section, "points": "3.0", "answered": "10", "unanswered": "30"},
        **{"mean_share": "0.5", "mean_share_low": "0.2", "mean_share_high": "0.9"},
        **{"discrimination": "0.25", "discrimination_low": "-0.5", "discrimination_high": "0.75"},
        **{"no_discrimination": "", "not_run": "2", "unexplained": "4", "waiting": "0"},
    }


def test_json_is_exact(content):
    """Is an id in the JSON as it is, with every number that the page shows?"""
    hostile = replace(content.learners[0], person=Person("=1+1\u202e</script>", "-x", "", ""))
    told = json.loads(as_json(replace(content, learners=[hostile])))
    assert told["learners"][0]["person"]["id"] == "=1+1\u202e</script>"
    assert told["learners"][0]["person"]["first_name"] == "-x"
    (affine,) = (e for e in told["chapters"][0]["exercises"] if e["name"] == "affine")
    assert affine["misconceptions"][0]["learners"] == 4
    assert told["chapters"][0]["due"] == "2026-03-02T12:00:00Z"
    assert "NaN" not in as_json(content)


def test_noise_of_rounding_is_not_shown():
    """Is 0.1 + 0.2 written as people write it?"""
    assert as_csv([[0.1 + 0.2]]) == "\ufeff0.3\r\n"
