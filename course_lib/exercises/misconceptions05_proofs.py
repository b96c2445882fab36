"""Wrong ideas in the proof of appendix A that are more than a slip at one place."""

from __future__ import annotations

import numpy as np

from ..language import N_
from .recognise_lines import idea

ABOUT_SOFTMAX_LOSS_PROOF = (
    idea(
        "minus_forgotten",
        N_(
            "More probability for the right class would raise the loss here. The minus in front of "
            "the sum has not come back with the gradient."
        ),
        dyk=(lambda c: c["t"] / c["y"],),
    ),
    idea(
        "target_forgotten",
        N_(
            "Every class gets a message in step 1, also those with target 0. Their terms were "
            "multiplied by 0 on the way forward, so they cannot move the loss."
        ),
        dyk=(lambda c: -1 / c["y"],),
    ),
    idea(
        "log_multiplied",
        N_(
            "In step 1 the log node multiplied by its input. The slope of log gets flatter as y "
            "grows."
        ),
        dyk=(lambda c: -c["t"] * c["y"],),
    ),
    idea(
        "stopped_before_log",
        N_("Step 1 stops one node too early: what you have is what reaches the log nodes."),
        dyk=(lambda c: -c["t"],),
    ),
    idea(
        "forward_value_sent_back",
        N_(
            "A step repeats a value of the forward pass. A node sends back its local derivative "
            "times what arrives."
        ),
        dyk=(lambda c: -c["t"] * np.log(c["y"]),),
        dR=(lambda c: c["R"],),
        dS=(lambda c: c["S"],),
    ),
    idea(
        "end_result_first",
        N_(
            "This is what arrives at the scores, at the end of all six steps. Step 1 has passed "
            "the nodes of the loss only."
        ),
        dyk=(lambda c: c["y"] - c["t"],),
    ),
    idea(
        "exp_in_place_of_probability",
        N_("The log nodes saw the probabilities y on the way forward, not the powers of e."),
        dyk=(lambda c: -c["t"] / c["e"],),
    ),
    idea(
        "not_swapped",
        N_(
            "A × node sends each of its inputs the upstream gradient times the other input. "
            "Here each got its own value instead: steps 2 and 5 have changed places."
        ),
        pathk=(lambda c: -c["t"] / c["e"],),
        timesk=(lambda c: -c["t"] * c["S"],),
    ),
    idea(
        "times_passes_on",
        N_("A × node was treated like a + node: the gradient went through it unchanged."),
        pathk=(lambda c: -c["t"] / c["y"],),
        timesk=(lambda c: -c["t"] / c["y"],),
    ),
    idea(
        "upstream_forgotten",
        N_(
            "Only the local derivative of a node came. It counts as many times as the gradient "
            "says that arrives from the right."
        ),
        pathk=(lambda c: c["e"],),
        dS=(lambda c: -1 / c["S"] ** 2,),
        timesk=(lambda c: np.full(3, c["R"]),),
        dak=(lambda c: c["e"],),
    ),
    idea(
        "probability_in_place_of_exp",
        N_(
            "A node was taken to have seen y. That is what left the × nodes; what went into them, "
            "and what left exp, are the powers of e."
        ),
        pathk=(lambda c: -c["t"],),
        dak=(lambda c: (c["y"] - c["t"]) / c["S"],),
    ),
    idea(
        "paths_averaged",
        N_(
            "The gradients that meet before step 3 were averaged. Raise 1/S by a little, and the "
            "loss feels the effects of all paths together."
        ),
        dR=(lambda c: c["dR"] / 3,),
    ),
    idea(
        "one_path_only",
        N_(
            "One path is counted. R = 1/S went to all × nodes, and each of them sends something "
            "back to it."
        ),
        dR=tuple(lambda c, k=k: c["path"][k] for k in range(3)),  # type: ignore[misc]
    ),
    idea(
        "not_squared",
        N_("Step 3 multiplied by -1/S. The slope of 1/x falls off faster than 1/x itself."),
        dS=(lambda c: -c["dR"] / c["S"],),
    ),
    idea(
        "derivative_at_the_output",
        N_(
            "In step 3 the slope of 1/x was taken at x = 1/S, the node's output. The x of its "
            "derivative is what went in."
        ),
        dS=(lambda c: -c["dR"] / c["R"] ** 2,),
    ),
    idea(
        "minus_of_reciprocal_lost",
        N_(
            "Step 3 has the right size and the wrong sign: 1/x falls when x grows, so its slope is "
            "negative."
        ),
        dS=(lambda c: c["dR"] / c["S"] ** 2,),
    ),
    idea(
        "stopped_before_reciprocal",
        N_("The sum of step 2 has reached 1/S, but it has not yet passed the node 1/x."),
        dS=(lambda c: c["dR"],),
    ),
    idea(
        "one_path_forgotten",
        N_(
            "Each power of e went two ways, to the + node and to a × node. In step 6 only one of "
            "the two has come back."
        ),
        dak=(lambda c: -c["t"], lambda c: c["y"]),
        dak_of_yt=(lambda c: -c["t"], lambda c: c["y"]),
    ),
    idea(
        "exp_not_passed",
        N_("Step 6 stops in front of the exp node: its own derivative is not in it yet."),
        dak=(lambda c: c["dS"] + c["times"],),
    ),
    idea(
        "paths_multiplied",
        N_("In step 6 the gradients of the two paths were multiplied. Effects of two paths add."),
        dak=(lambda c: c["dS"] * c["times"] * c["e"],),
    ),
    idea(
        "target_minus_output",
        N_(
            "The difference of step 6 stands the wrong way round. Ask of the right class: does "
            "the loss fall or rise with its score?"
        ),
        dak=(lambda c: c["t"] - c["y"],),
        dak_of_yt=(lambda c: c["t"] - c["y"],),
    ),
    idea(
        "slope_of_sigmoid",
        N_(
            "y(1 - y) is how one probability changes with its own score. The loss is not that "
            "probability, and a score changes the others too."
        ),
        dak=(lambda c: c["y"] * (1 - c["y"]),),
        dak_of_yt=(lambda c: c["y"] * (1 - c["y"]),),
    ),
    idea(
        "divided_though_one_row",
        N_(
            "The result was divided by the number of classes. There is one row here, and its loss "
            "is no mean of anything."
        ),
        dak=(lambda c: (c["y"] - c["t"]) / 3,),
        dak_of_yt=(lambda c: (c["y"] - c["t"]) / 3,),
    ),
)
