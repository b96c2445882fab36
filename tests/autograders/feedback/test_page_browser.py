"""Attacks on the learner's page, opened in a real browser."""

import re

import pytest

from autograders.feedback.facts import Facts, Score
from autograders.feedback.page import page

from ..inert.browser import ATTACKS, acted, active_parts, aimed, needs_browser, opened, served
from ..inert.test_inert_browser import outputs_with

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


@pytest.fixture
def site(tmp_path):
    """A folder that is served."""
    with served(tmp_path) as site:
        yield site


def cell(name, source, kind="code", outputs=(), **about):
    """A cell; with nbgrader's metadata where any of it is given."""
    own = {"nbgrader": {"grade_id": name} | about} if about else {}
    made = {"cell_type": kind, "id": name, "metadata": own, "source": source}
    return made | ({"outputs": list(outputs)} if kind == "code" else {})


def page_with(attacks, **course):
    """A page with each attack in every place that there is; nothing was made harmless before."""
    cells, scores, comments = [], {}, {}
    for number, attack in enumerate(attacks):
        answer, graded, task = (f"{attack} {number}{kind}" for kind in "agt")
        links = f"[x]({attack}) <{attack}> ![{attack}]({attack})\n\n[{attack}]: {attack}"
        cells += [
            cell("en", f"# {attack}\n\n{links}", "markdown"),
            cell(answer, attack, outputs=outputs_with(attack), solution=True),
            cell(graded, attack, outputs=outputs_with(attack), grade=True, points=1),
            cell(task, attack, "markdown", task=True, points=1),
            cell("own", attack, "markdown"),
            cell("more", links, "markdown"),
        ]
        scores |= {graded: Score(0, 1, by_hand=True), task: Score(0, 1)}
        comments |= {answer: attack, graded: links, task: attack}
    everything = " ".join(attacks)
    facts = Facts(everything, everything, scores, comments)
    return page({"cells": cells, "metadata": {"course": course}}, facts)


@needs_browser
@pytest.mark.parametrize("refused", [False, True])
def test_no_attack_acts_when_the_page_is_opened_and_read(site, refused):
    """Does nothing run, and is nothing fetched, though the page's own policy is taken out?"""
    attacks = [aimed(attack, number, site.port) for number, attack in enumerate(ATTACKS)]
    everything = " ".join(attacks)
    course = {"refused": {"reason": everything, "advice": everything}} if refused else {}
    html = POLICY.sub("", page_with(attacks, **course), count=1)
    dom = opened(site, html, "main")
    assert acted(dom) == set()
    assert site.asked == []
    assert active_parts(dom[dom.index("<main>") :]) == []
    assert html.count("top.ran") > 3 * len(attacks) * (1 if refused else 2)


@needs_browser
def test_the_policy_alone_stops_what_would_act(site):
    """Would the browser run and fetch nothing even if something were overlooked?"""
    attacks = ["<script>RUN</script>", "<img src=x onerror=RUN>", '<img src="LEAK">']
    attacks = [aimed(attack, number, site.port) for number, attack in enumerate(attacks)]
    html = page_with([])
    assert len(POLICY.findall(html)) == 1
    spoiled = html.replace("<main>", "<main>" + "<p></p>" * 20 + "".join(attacks))
    dom = opened(site, spoiled, "main")
    assert (acted(dom), site.asked) == (set(), [])
    dom = opened(site, POLICY.sub("", spoiled), "main")
    assert acted(dom) == {"0", "1"}
    assert set(site.asked) == {"/x", "/leak2"}
