"""The reception: the clue, and the program with its lines numbered."""

import pytest

from course_lib.exercises.clinic07 import EXAMINATIONS, admit
from course_lib.exercises.patients07 import PATIENTS


@pytest.mark.parametrize("name", PATIENTS)
def test_the_clue_is_of_this_fault(name, mended):
    """Does the examination find something, and is it content with the mended program?"""
    found = admit(name).clue
    if name == "still_line":  # the one whose gradient is right
        losses = [line.split()[-1] for line in found.splitlines() if line.startswith("step")]
        assert "FAILED" not in found and len(set(losses)) == 1
    else:
        assert "FAILED" in found or "could not be made" in found
    healthy = EXAMINATIONS[name](mended(name)[PATIENTS[name].subject])
    assert "passed" in healthy and "FAILED" not in healthy


def test_what_the_clues_say_is_what_the_choices_speak_of():
    """Do the factor of seven rows, the sign and the zero stand in the prints?"""
    backward, numerical = numbers(admit("summed_loss").clue)
    assert numerical == pytest.approx(7 * backward, rel=1e-4)
    backward, numerical = numbers(admit("mirrored_logistic").clue)
    assert numerical == -backward
    assert "numerical 0\n" in admit("deaf_affine").clue
    backward, numerical = numbers(admit("crowded_softmax").clue)
    assert backward * numerical < 0


def numbers(text):
    """The two numbers of the only line of a check."""
    line = text.splitlines()[-1]
    return [float(part.split()[1].rstrip(",")) for part in line.split(": ")[1].split(", ")]


def test_the_program_opens_on_demand_with_numbered_lines():
    """Is line 3 of the program numbered 3, in text as in HTML, and hidden at first there?"""
    shown = admit("mirrored_logistic")
    assert "\n  3          self.y = 1 / (1 + np.exp(x))\n" in repr(shown)
    page = shown._repr_html_()
    assert page.index("gradient check FAILED") < page.index("<details>") < page.index("np.exp(x)")
    assert "<lambda>" not in page and "x &lt;= 0" in admit("spoiled_shortcut")._repr_html_()


def test_an_unknown_patient_is_told():
    """Does a misspelt name name those that there are?"""
    with pytest.raises(LookupError, match="silent_sigmoid"):
        admit("silent_sigmoit")
