"""What crosses between the grader and a learner's process: plain values, and nothing that acts.

A frame is: u32 length of the rest, u32 length of the header, the header (msgpack), then the bytes
of all arrays in their order in the header. The header is small, so that no frame can become
millions of objects; an array stands in it as an ext type with dtype and shape. Never pickle.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from typing import Any

import msgpack
import numpy as np

LARGEST_FRAME = 64 * 2**20  # bytes after the first length
LARGEST_HEADER = 2 * 2**20
MOST_ITEMS = 100_000  # of one list or dict
DEEPEST = 24  # containers in containers
DTYPES = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
ARRAY, HANDLE, PLACE = 1, 2, 3  # codes of ext types
TUPLE = b"tuple"  # the key of a map that stands for a tuple; a plain dict has no such key


class WireError(ValueError):
    """A value that cannot cross, or bytes that are no frame."""


@dataclass(frozen=True)
class Handle:
    """Stands for an object that stays in the learner's process; ``kind`` is its type's name."""

    number: int
    kind: str = ""


@dataclass(frozen=True)
class Place:
    """Stands for one of the arrays, lists and dicts of a call's arguments; see `mutables`."""

    number: int


# Given a value that is no number, string or None: what to write in its stead, or None.
Refer = Callable[[Any], Handle | Place | None]


SEQUENCES = (list, tuple)
SCALARS = (str, float, np.bool_, np.integer, np.floating)


def is_plain(value: Any) -> bool:
    """May a value cross as it is? (Of a container only its own type counts.)"""
    if isinstance(value, SEQUENCES):
        return True
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value)
    if isinstance(value, int):
        return fits(value)
    return value is None or isinstance(value, SCALARS)


def fits(number: int) -> bool:
    """Can msgpack hold this whole number?"""
    return -(2**63) <= number < 2**64


def encode(value: Any, refer: Refer) -> bytes:
    """The frame of a value. Raises WireError for what cannot cross."""
    arrays: list[bytes] = []
    plain = lowered(value, refer, arrays, 0)
    header = msgpack.packb(plain, unicode_errors="replace")
    length = 4 + len(header) + sum(map(len, arrays))
    if len(header) > LARGEST_HEADER or length > LARGEST_FRAME:
        raise WireError(f"a value of {length} bytes is too large to hand over")
    return b"".join([struct.pack("<II", length, len(header)), header, *arrays])


def lowered(value: Any, refer: Refer, arrays: list[bytes], depth: int) -> Any:
    """The value in msgpack's types, exact ones; the bytes of arrays go to ``arrays``."""
    kind = type(value)
    if value is None or kind in (bool, float, str) or (kind is int and fits(value)):
        return value
    if depth > DEEPEST:
        raise WireError(f"a value nested more than {DEEPEST} deep cannot be handed over")
    if instead := refer(value):
        code, name = (HANDLE, instead.kind) if isinstance(instead, Handle) else (PLACE, "")
        return msgpack.ExtType(code, struct.pack("<Q", instead.number) + name.encode()[:80])
    if not is_plain(value):
        raise WireError(f"expected a plain value, got {kind.__name__}")
    if isinstance(value, np.ndarray):
        return lowered_array(value, arrays)
    if isinstance(value, (*SEQUENCES, dict)):
        if len(value) > MOST_ITEMS:
            raise WireError(f"a {kind.__name__} of {len(value)} items is too large to hand over")
        if isinstance(value, dict):
            return {str(k): lowered(v, refer, arrays, depth + 1) for k, v in value.items()}
        items = [lowered(item, refer, arrays, depth + 1) for item in value]
        return {TUPLE: items} if isinstance(value, tuple) else items
    return lowered_scalar(value)


def lowered_scalar(value: Any) -> bool | int | float | str:
    """A number or a text as Python's own."""
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(value) if isinstance(value, (float, np.floating)) else str(value)


def lowered_array(value: Any, arrays: list[bytes]) -> Any:
    """An array's dtype and shape; its bytes go to ``arrays``."""
    dtype = value.dtype.newbyteorder("<") if value.dtype.itemsize <= 8 else np.dtype("<f8")
    exact = np.asarray(value, dtype)  # no subclass
    arrays.append(exact.tobytes())
    about = struct.pack(f"<3s{exact.ndim}Q", dtype.str.encode(), *exact.shape)
    return msgpack.ExtType(ARRAY, about)


def decode(frame: bytes, resolve: Callable[[Handle | Place], Any]) -> Any:
    """The value of a frame without its first length. Raises WireError for whatever is odd."""
    try:
        (header,) = struct.unpack_from("<I", frame)
        if header > min(LARGEST_HEADER, len(frame) - 4):
            raise WireError(f"a header of {header} bytes")
        plain = msgpack.unpackb(memoryview(frame)[4 : 4 + header])
        rest = Rest(frame, 4 + header)
        value = built(plain, rest, resolve, 0)
    except WireError:
        raise
    except Exception as error:  # msgpack's own errors share no base class
        raise WireError(f"not a frame: {error}") from None
    if rest.start != len(frame):
        raise WireError("bytes are left over")
    return value


@dataclass
class Rest:
    """The bytes of the arrays, taken one after another."""

    frame: bytes
    start: int

    def array(self, about: bytes) -> Any:
        """The next array, exact and writable."""
        dtype, shape = about[:3].decode(), struct.unpack(f"<{(len(about) - 3) // 8}Q", about[3:])
        if dtype not in DTYPES or len(shape) > 32 or max(shape, default=0) > LARGEST_FRAME:
            raise WireError(f"an array of dtype {dtype!r} and shape {shape}")
        count = prod(shape)
        size = count * np.dtype(dtype).itemsize
        if size > len(self.frame) - self.start:
            raise WireError(f"an array of shape {shape} without its bytes")
        flat = np.frombuffer(self.frame, dtype, count, self.start) if count else np.empty(0, dtype)
        self.start += size
        return flat.reshape(shape).copy()


def built(plain: Any, rest: Rest, resolve: Callable[[Handle | Place], Any], depth: int) -> Any:
    """The value that `lowered` took apart."""
    kind = type(plain)
    if plain is None or kind in (bool, int, float, str):
        return plain
    if depth > DEEPEST:
        raise WireError(f"nested more than {DEEPEST} deep")
    if kind is list:
        return [built(item, rest, resolve, depth + 1) for item in plain]
    if kind is dict:
        if TUPLE in plain:
            return tuple(built(item, rest, resolve, depth + 1) for item in plain[TUPLE])
        return {exact_str(k): built(v, rest, resolve, depth + 1) for k, v in plain.items()}
    if kind is msgpack.ExtType and plain.code == ARRAY:
        return rest.array(plain.data)
    if kind is msgpack.ExtType and plain.code in (HANDLE, PLACE):
        (number,) = struct.unpack("<Q", plain.data[:8])
        name = "".join(c for c in plain.data[8:88].decode(errors="replace") if c.isprintable())
        return resolve(Handle(number, name) if plain.code == HANDLE else Place(number))
    raise WireError(f"a value of type {kind.__name__}")


def exact_str(key: Any) -> str:
    """A dict's key."""
    if type(key) is not str:
        raise WireError(f"a key of type {type(key).__name__}")
    return key


def mutables(value: Any) -> list[Any]:
    """All arrays, lists and dicts in a value, in an order that both sides agree on."""
    found: list[Any] = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (np.ndarray, list, dict)):
            found.append(item)
        if isinstance(item, (list, tuple)):
            waiting += item
        elif isinstance(item, dict):
            waiting += item.values()
    return found
