"""Reference answers of chapter 02: every gradient is found by running a computation graph."""

from __future__ import annotations

from typing import Any

from course_lib.graph import Variable

from .carried import worked_with


def chain_rule(x: float, y: float) -> dict[str, Any]:
    """The gradients of z = (2x - y)**3, and of its inside t = 2x - y by itself."""
    x_, y_ = Variable(x), Variable(y)
    t = 2 * x_ - y_
    t.backward()
    dt_dx = x_.grad
    (t**3).backward()
    return {"dz_dt": t.grad, "dt_dx": dt_dx, "dz_dx": x_.grad, "dz_dy": y_.grad}


def add_backward(x: float, y: float, dout: float) -> tuple[Any, Any]:
    """The backward of x + y."""
    x_, y_ = Variable(x), Variable(y)
    (x_ + y_).backward(dout)
    return x_.grad, y_.grad


def mul_backward(x: float, y: float, dout: float) -> tuple[Any, Any]:
    """The backward of x * y."""
    x_, y_ = Variable(x), Variable(y)
    (x_ * y_).backward(dout)
    return x_.grad, y_.grad


def shopping() -> dict[str, Any]:
    """The gradients of the price of 2 apples and 3 oranges with tax."""
    numbers = {"apple": 100, "apple_num": 2, "orange": 150, "orange_num": 3, "tax": 1.1}
    v = {name: Variable(number) for name, number in numbers.items()}
    v["apple_price"] = v["apple"] * v["apple_num"]
    v["orange_price"] = v["orange"] * v["orange_num"]
    v["all_price"] = v["apple_price"] + v["orange_price"]
    (v["all_price"] * v["tax"]).backward()
    return {f"d{name}": variable.grad for name, variable in v.items()}


ANSWERS = {
    "chain_rule": chain_rule,
    "add_backward": add_backward,
    "mul_backward": mul_backward,
    "shopping_blanks": shopping(),
    "chain_concepts": {"a": "A", "b": "C", "c": "B"},
}

CARRIED = {
    "chain_rule": {
        "dz_dx": lambda case, seen: worked_with(seen, "dz_dt") * worked_with(seen, "dt_dx"),
        "dz_dy": lambda case, seen: -worked_with(seen, "dz_dt"),
    },
    "shopping_blanks": {
        "dapple_price": lambda case, seen: worked_with(seen, "dall_price"),
        "dorange_price": lambda case, seen: worked_with(seen, "dall_price"),
        "dapple": lambda case, seen: worked_with(seen, "dapple_price") * 2,
        "dapple_num": lambda case, seen: worked_with(seen, "dapple_price") * 100,
        "dorange": lambda case, seen: worked_with(seen, "dorange_price") * 3,
        "dorange_num": lambda case, seen: worked_with(seen, "dorange_price") * 150,
    },
}
