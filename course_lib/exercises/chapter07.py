"""Exercises of chapter 07, the bug clinic (Deep Learning from Scratch, 5.4 to 5.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..language import N_
from . import cases07
from .exercise import Case, Criterion, Exercise, Trial, named_values, one_case
from .hints07 import CHART_HINTS, MEND_HINTS
from .inputs07 import WRONG_INPUTS, try_inputs
from .misconceptions07 import WRONG_CHARTS, WRONG_MENDS

CHAPTER = "07_bug_clinic"

# An epsilon inside the logarithm is fair.
LOSS_TOLERANCE = 1e-3


def chart(patient: str, section: str) -> Exercise:
    """What a learner finds out about a patient before and after mending it."""
    return Exercise(
        name=f"{patient}_chart",
        chapter=CHAPTER,
        section=section,
        task=N_("Say what is wrong with the patient, in which line, and which test finds it."),
        cases=one_case,
        trial=named_values("kind", "line", "test"),
        criteria={
            "kind": Criterion(N_("the kind of mistake")),
            "line": Criterion(N_("the number of the line where it is made")),
            "test": Criterion(N_("the test that fails on this program and passes on a right one")),
        },
        one_answer=True,
        hints=CHART_HINTS[patient],
        misconceptions=WRONG_CHARTS[patient],
    )


def mend(
    patient: str,
    section: str,
    cases: Callable[[np.random.Generator, bool], Iterator[Case]],
    trial: Trial,
    mended: str,
    asks_for: tuple[str, ...],
    tolerance: float = 1e-5,
) -> Exercise:
    """To correct a patient's program. What was right before earns nothing by itself.

    mended: the criterion of what was complained about, marked with ``N_``.
    """
    return Exercise(
        name=patient,
        chapter=CHAPTER,
        section=section,
        task=N_("Mend the program."),
        cases=cases,
        trial=trial,
        criteria={
            "mended": Criterion(mended, 2, tolerance=tolerance),
            "whole": Criterion(
                N_("all that the program gives, what was right before included"),
                1,
                ("mended",),
                tolerance,
            ),
        },
        asks_for=asks_for,
        hints=MEND_HINTS[patient],
        misconceptions=WRONG_MENDS[patient],
    )


SOFTMAX = ("functions.softmax", "functions.log_softmax", "functions.shifted")
LOSS = ("layers.SoftmaxWithLoss", "functions.cross_entropy_error")

MENDS = (
    mend(
        "silent_sigmoid",
        "5.5.2",
        cases07.entrywise_cases,
        cases07.try_forward_first,
        N_("forward gives the sigmoid of x"),
        ("layers.Sigmoid",),
    ),
    mend(
        "deaf_affine",
        "5.6.1",
        cases07.affine_cases((4, 3)),
        cases07.try_affine(cases07.output),
        N_("the output, with the weights that were handed in"),
        ("layers.Affine",),
    ),
    mend(
        "square_dense",
        "5.6.1",
        cases07.affine_cases((4, 4)),
        cases07.try_affine(cases07.sent_back),
        N_("the gradient of x, for square weights and others"),
        ("layers.Affine",),
    ),
    mend(
        "mirrored_logistic",
        "5.5.2",
        cases07.entrywise_cases,
        cases07.try_forward_first,
        N_("forward gives the sigmoid of x, which rises"),
        ("layers.Sigmoid",),
    ),
    mend(
        "crowded_softmax",
        "5.6.3",
        cases07.score_cases,
        cases07.try_loss,
        N_("the mean loss, each row with probabilities of its own"),
        (*LOSS, *SOFTMAX),
        LOSS_TOLERANCE,
    ),
    mend(
        "summed_loss",
        "5.6.3",
        cases07.score_cases,
        cases07.try_loss,
        N_("the mean of the losses of the rows"),
        (*LOSS, *SOFTMAX),
        LOSS_TOLERANCE,
    ),
    mend(
        "spoiled_shortcut",
        "5.5.1",
        cases07.entrywise_cases,
        cases07.try_shortcut,
        N_("the gradient of x, through both paths"),
        ("layers.Relu",),
    ),
    mend(
        "still_line",
        "5.7.4",
        cases07.learning_cases,
        cases07.try_learning,
        N_("the loss after three steps of learning"),
        (),
    ),
)

CATCHING_INPUTS = Exercise(
    name="catching_inputs",
    chapter=CHAPTER,
    section="5.7.3",
    task=N_("Give each author's test an input on which it fails for the broken program."),
    cases=one_case,
    trial=try_inputs,
    criteria={
        "mirrored_logistic": Criterion(N_("an x on which the test of Logistic fails")),
        "crowded_softmax": Criterion(N_("scores on which the test of softmax fails")),
        "square_dense": Criterion(N_("weights with which the test of Dense fails")),
        "spoiled_shortcut": Criterion(N_("an x on which the test of Shortcut fails")),
    },
    hints=(
        N_("Ask of each input that is given: what makes it special?"),
        N_("Zero, one row, the identity, only positive numbers: each hides a difference."),
        N_("Random numbers are seldom special. Then only the shape is left to be chosen."),
    ),
    misconceptions=WRONG_INPUTS,
)

EXERCISES = (
    *(e for mended in MENDS for e in (chart(mended.name, mended.section), mended)),
    CATCHING_INPUTS,
)
