"""What tests of exercises share: chapter 07's patients, each mended in the line of its chart."""

import pytest

from autograders.references import all_references
from course_lib.exercises.clinic07 import brought_in
from course_lib.exercises.patients07 import PATIENTS

# What the line should have been; where it lacks something after it, two lines.
RIGHT_LINES = {
    "silent_sigmoid": "        self.y = 1 / (1 + np.exp(-x))\n        return self.y",
    "deaf_affine": "        self.W = w",
    "square_dense": "        return dout @ self.W.T",
    "mirrored_logistic": "        self.y = 1 / (1 + np.exp(-x))",
    "crowded_softmax": "    return e / np.sum(e, axis=1, keepdims=True)",
    "summed_loss": "        return -np.sum(t * self.log_y) / len(x)",
    "spoiled_shortcut": "        dout = np.where(self.off, 0, dout)",
    "still_line": "            self.params[name] -= lr * grads[name]",
}


@pytest.fixture(scope="session")
def chart():
    """A function: what the chart of a patient should say."""
    return lambda name: all_references()[f"{name}_chart"]


@pytest.fixture(scope="session")
def mended(chart):
    """A function: what a patient's mended program defines, by name."""

    def names_of(name):
        lines = PATIENTS[name].program.splitlines()
        lines[chart(name)["line"] - 1] = RIGHT_LINES[name]
        names = brought_in(name)
        exec("\n".join(lines), names)
        return names

    return names_of
