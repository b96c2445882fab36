"""Outputs and pictures that come with a submission."""

import nbformat
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook, new_output

from autograders.intake.outputs import clean_attachments, clean_outputs

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
FIELDS = ("output_type", "name", "text", "data", "ename", "evalue", "traceback", "metadata")
WORDS = ("stream", "error", "display_data", "execute_result", "stdout", "text/plain")


def test_valid_outputs_stay():
    """Are the four kinds of output kept, with their text?"""
    outputs = [
        new_output("stream", text="a"),
        new_output("error", ename="E", evalue="v", traceback=["t"]),
        new_output("display_data", {"image/png": "iVBO"}),
        new_output("execute_result", {"text/plain": "7"}),
    ]
    assert clean_outputs(outputs) == outputs


@given(
    st.lists(
        st.dictionaries(st.sampled_from(FIELDS), JSON | st.sampled_from(WORDS)) | JSON, max_size=4
    )
    | JSON
)
def test_whatever_came_a_valid_notebook_can_hold_what_is_left(outputs):
    """Is what remains of any outputs valid?"""
    cell = new_code_cell("a", outputs=nbformat.from_dict(clean_outputs(outputs)))
    nbformat.validate(new_notebook(cells=[cell]))


def test_only_pictures_are_attached():
    """Is a photo kept, and all else left out?"""
    photo = {"image/png": "iVBO"}
    odd = {"b.svg": {"image/svg+xml": "<svg>"}, "c": 3, "d": {"image/png": {}}}
    assert clean_attachments({"a.png": photo | {"text/html": "x"}, **odd}) == {"a.png": photo}
    assert clean_attachments([photo]) == {}
