"""What crosses the wire, and what never does."""

import contextlib
import struct

import hypothesis.extra.numpy as arrays
import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.jail.wire import (
    ARRAY,
    DTYPES,
    HANDLE,
    PLACE,
    Handle,
    Place,
    WireError,
    decode,
    encode,
    mutables,
)

ARRAYS = st.sampled_from(DTYPES).flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, min_side=0, max_side=4))
)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.text()
PLAIN = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=20,
)


def nothing(value):
    """No value is written as something else."""
    return None


def refuse(reference):
    """No reference is known."""
    raise KeyError(reference.number)


def there_and_back(value):
    """A value after it has crossed."""
    return decode(encode(value, nothing)[4:], refuse)


def alike(one, other) -> bool:
    """Are two plain values the same, in type too?"""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return (
            one.dtype == other.dtype
            and one.shape == other.shape
            and (one.tobytes() == other.tobytes())
        )
    if isinstance(one, dict):
        return list(one) == list(other) and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other or (one != one and other != other)


@given(PLAIN)
def test_plain_values_arrive_as_they_were(value):
    """Does every plain value arrive exactly, arrays with dtype, shape and all?"""
    assert alike(there_and_back(value), value)


def test_arrays_arrive_as_exact_arrays_of_their_own():
    """Does a subclass, a view, another byte order or a read-only array arrive as a base array?"""
    for array in (
        np.arange(2.0).view(np.recarray),
        np.ma.array([1.0, 2.0], mask=[True, False]),
        np.arange(12.0).reshape(3, 4)[::2, ::-1],
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(3, dtype=">i4"),
        np.float32(2) * np.ones(3, np.float32),
    ):
        came = there_and_back(array)
        assert type(came) is np.ndarray
        assert came.flags.owndata and came.flags.writeable and came.flags.c_contiguous
        assert np.array_equal(came, np.asarray(array))


def test_subclasses_of_numbers_and_texts_arrive_as_their_base():
    """Is a number that lies about itself just a number here?"""

    class Liar(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

    for value, kind in (
        (Liar(2), float),
        (np.float64(2), float),
        (np.int8(2), int),
        (np.bool_(True), bool),
        (np.str_("x"), str),
    ):
        assert type(there_and_back(value)) is kind
    assert there_and_back(Liar(2)) != 3


@pytest.mark.parametrize("value", [object(), {1: 2}, 10**30, 1j, np.array([None]), {"a": [set()]}])
def test_what_is_not_plain_needs_a_reference(value):
    """Is everything else refused, unless a reference stands for it?"""
    with pytest.raises(WireError):
        encode(value, nothing)


def test_references_cross_as_their_number():
    """Do a handle and a place arrive as what they stand for on the other side?"""
    frame = encode([object(), ["x"]], lambda v: Handle(7, "Affine") if type(v) is object else None)
    assert decode(frame[4:], lambda handle: handle) == [Handle(7, "Affine"), ["x"]]
    frame = encode([object()], lambda v: Place(3) if type(v) is object else None)
    assert decode(frame[4:], lambda place: place) == [Place(3)]


@given(st.binary(max_size=200))
def test_bytes_that_are_no_frame_are_refused(data):
    """Does decoding any bytes give a value or a WireError, and nothing else?"""
    with contextlib.suppress(WireError):
        decode(data, refuse)


@given(PLAIN, st.data())
def test_damaged_frames_are_refused_or_plain(value, data):
    """Does a frame with a byte changed, or cut off, never raise anything but WireError?"""
    frame = bytearray(encode(value, nothing)[4:])
    place = data.draw(st.integers(0, len(frame) - 1))
    frame[place] ^= data.draw(st.integers(1, 255))
    for damaged in (bytes(frame), bytes(frame[:place])):
        with contextlib.suppress(WireError):
            decode(damaged, refuse)


def framed(header: bytes, rest: bytes = b"") -> bytes:
    """A frame with this header."""
    return struct.pack("<I", len(header)) + header + rest


def array_of(dtype: bytes, *shape: int) -> bytes:
    """The header of an array."""
    return msgpack.packb(msgpack.ExtType(ARRAY, dtype + struct.pack(f"<{len(shape)}Q", *shape)))


FORGED = {
    "array without its bytes": framed(array_of(b"<f8", 10)),
    "array of enormous shape": framed(array_of(b"<f8", 2**62)),
    "array whose size overflows": framed(array_of(b"<f8", 2**32, 2**32)),
    "array of objects": framed(array_of(b"|O\0", 1), bytes(8)),
    "array of objects of length 8": framed(array_of(b"|O8", 1), bytes(8)),
    "array of complex numbers": framed(array_of(b"<c8", 1), bytes(8)),
    "array of dates": framed(array_of(b"<M8", 1), bytes(8)),
    "array of 40 axes": framed(array_of(b"<f8", *[1] * 40), bytes(8)),
    "bytes left over": framed(msgpack.packb(1), b"x"),
    "two values": framed(msgpack.packb(1) + msgpack.packb(2)),
    "half a value": framed(msgpack.packb("abc")[:-1]),
    "header longer than the frame": struct.pack("<I", 100) + b"x",
    "header longer than allowed": struct.pack("<I", 2**22) + bytes(2**22),
    "bytes": framed(msgpack.packb(b"code")),
    "a time": framed(msgpack.packb(msgpack.Timestamp(0))),
    "unknown ext type": framed(msgpack.packb(msgpack.ExtType(99, b""))),
    "short handle": framed(msgpack.packb(msgpack.ExtType(HANDLE, b"1"))),
    "short place": framed(msgpack.packb(msgpack.ExtType(PLACE, b""))),
    "number as a key": framed(msgpack.packb({1: 2})),
    "bytes as a key": framed(msgpack.packb({b"k": 2})),
    "lists in lists": framed(b"\x91" * 100 + b"\xc0"),
    "lists in lists without end": framed(b"\x91" * 100_000),
    "tuples in tuples": framed(b"\x81\xc4\x05tuple\x91" * 1000 + b"\xc0"),
    "not UTF-8": framed(b"\xa2\xff\xff"),
    "half a surrogate": framed(b"\xa3\xed\xa0\x80"),
    "a tuple of nothing": framed(b"\x81\xc4\x05tuple\x01"),
    "nothing": b"",
}


@pytest.mark.parametrize("name", FORGED)
def test_forged_frames_are_refused(name):
    """Is each of these refused, before anything is made of it?"""
    with pytest.raises(WireError):
        decode(FORGED[name], lambda reference: reference)


def test_frames_are_limited():
    """Is a value too large to hand over an error on the side that sends it?"""
    with pytest.raises(WireError, match="too large"):
        encode(np.zeros(2**24), nothing)
    with pytest.raises(WireError, match="too large"):
        encode(["x" * 100] * 2**16, nothing)
    with pytest.raises(WireError, match="too large"):
        encode({"a": [0] * 100_001}, nothing)


@given(PLAIN)
def test_both_sides_number_arguments_alike(value):
    """Do the n-th array, list or dict of a value and of its copy on the other side correspond?"""
    here, there = mutables(value), mutables(there_and_back(value))
    assert len(here) == len(there)
    assert all(map(alike, here, there))
