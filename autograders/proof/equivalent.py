"""Mutants that are as right as the solution: by answer and change, the reason.

A change is written as `mutation.Mutant` has it. The proof fails when one that is listed here is
not made any more, or loses points.
"""

BY_ONE = "to divide by 1 is to multiply by 1"
BY_MINUS_ONE = "dt_dy is -1, and to divide by -1 is to multiply by -1"
AT_ZERO = "differs at 0 only: forward gives 0 either way, and a gradient from 0 to 1 is fair there"
NEVER_READ = "forward or backward stores it anew before anything reads it"
ANY_SHIFT = (
    "softmax stays the same whatever is taken from a row, so the batch's maximum is fair too"
)
ANY_EPSILON = "an epsilon in the log, or none, is fair, so only far larger probabilities are tried"
CAPITALS = "capitals and small letters count alike"

DZ = 'return {"dz_dt": dz_dt, "dt_dx": dt_dx, "dz_dx": dz_dt * dt_dx, "dz_dy": dz_dt'
EXP = "exp_x = np.exp(x - np.max(x, "
MEAN = "return -np.mean(np.log(right"
SHIFTED = "e = np.exp(a - np.max(a, "


def small_letters(**answers: str) -> dict[str, str]:
    """The mutants of a dict of letters that spell one of them small."""
    return {
        f'"{name}": "{letter}", → "{name}": "{letter.lower()}",': CAPITALS
        for name, letter in answers.items()
    }


def small_letters_in_one_line(**answers: str) -> dict[str, str]:
    """The same, of a dict that stands in one line."""

    def line(given: dict[str, str]) -> str:
        return "answers = {" + ", ".join(f'"{n}": "{letter}"' for n, letter in given.items()) + "}"

    return {
        f"{line(answers)} → {line(answers | {name: letter.lower()})}": CAPITALS
        for name, letter in answers.items()
    }


EQUIVALENT = {
    "chain_rule": {f"{DZ} * dt_dy}} → {DZ} / dt_dy}}": BY_MINUS_ONE},
    "add_backward": {
        "dx = dout * 1 → dx = dout / 1": BY_ONE,
        "dy = dout * 1 → dy = dout / 1": BY_ONE,
    },
    "relu": {"self.mask = x <= 0 → self.mask = x < 0": AT_ZERO},
    "affine": {
        'self.x = None → self.x = ""': NEVER_READ,
        'self.dW = None → self.dW = ""': NEVER_READ,
        'self.db = None → self.db = ""': NEVER_READ,
    },
    "softmax": {
        f"{EXP}axis=-1, keepdims=True)) → {EXP}axis=None, keepdims=True))": ANY_SHIFT,
        f"{EXP}axis=-1, keepdims=True)) → {EXP}keepdims=True))": ANY_SHIFT,
    },
    "cross_entropy_error": {f"{MEAN} + 1e-7)) → {MEAN} - 1e-7))": ANY_EPSILON},
    "reading_gradient_check": small_letters(healthy="C", relu="D", bias="B", mean="A"),
    "graph_concepts": small_letters_in_one_line(a="B", b="C", c="A"),
    "chain_concepts": small_letters_in_one_line(a="A", b="C", c="B"),
    "layer_concepts": small_letters_in_one_line(a="C", b="B", c="A"),
    "affine_concepts": small_letters_in_one_line(a="B", b="C", c="A"),
    "softmax_concepts": small_letters_in_one_line(a="C", b="A", c="B"),
    "network_concepts": small_letters_in_one_line(a="B", b="A", c="C"),
    "silent_sigmoid_chart": small_letters(kind="B", test="B"),
    "deaf_affine_chart": small_letters(kind="C", test="A"),
    "square_dense_chart": small_letters(kind="A", test="C"),
    "mirrored_logistic_chart": small_letters(kind="B", test="A"),
    "crowded_softmax_chart": small_letters(kind="A", test="C"),
    "crowded_softmax": {
        f"{SHIFTED}axis=1, keepdims=True)) → {SHIFTED}axis=None, keepdims=True))": ANY_SHIFT,
        f"{SHIFTED}axis=1, keepdims=True)) → {SHIFTED}keepdims=True))": ANY_SHIFT,
    },
    "summed_loss_chart": small_letters(kind="C", test="A"),
    "spoiled_shortcut_chart": small_letters(kind="C", test="B"),
    "spoiled_shortcut": {"self.off = x <= 0 → self.off = x < 0": AT_ZERO},
    "still_line_chart": small_letters(kind="B", test="C"),
}
