"""Do bars and lines stand where they should?"""

import re
from datetime import datetime, timedelta

import pytest

from autograders.report.plots import HEIGHT, WIDTH, bars, line

DAY = timedelta(days=1)
START = datetime(2026, 3, 1)


def test_bars_are_as_high_as_their_counts():
    """Does the highest fill the field, one half as common half of it, none nothing?"""
    found = bars([0, 2, 4])
    assert [bar.height for bar in found] == [0, HEIGHT / 2, HEIGHT]
    assert all(bar.y + bar.height == HEIGHT for bar in found)
    assert [bar.x for bar in found] == sorted(bar.x for bar in found)
    assert found[-1].x + found[-1].width <= WIDTH
    assert {bar.height for bar in bars([0, 0])} == {0}


def test_the_line_rises_to_the_end():
    """Does it begin below on the left, end above on the right, and pass the due date between?"""
    found = line([(START, 1), (START + DAY, 2), (START + 4 * DAY, 4)], START + 2 * DAY)
    heights = [float(y) for y in re.findall(r"V([\d.]+)", found.path)]
    places = [float(x) for x in re.findall(r"H([\d.]+)", found.path)]
    assert heights == [HEIGHT * 3 / 4, HEIGHT / 2, 0]
    assert places == sorted(places) and places[-1] == WIDTH
    assert found.due == pytest.approx(WIDTH / 2)


def test_one_submission_or_none():
    """Is there a line for one, without a due date, and none where no time is known?"""
    found = line([(START, 1)], None)
    assert found.due is None and found.first < START < found.last
    assert line([], START) is None
