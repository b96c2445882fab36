"""Reference answers of chapter 01, by plain arithmetic where the lesson uses graphs."""

from __future__ import annotations

import operator

from .carried import worked_with


def stationery(
    pad: float = 1200,
    pad_num: float = 3,
    pen: float = 800,
    pen_num: float = 4,
    rate: float = 0.9,
    delivery: float = 3000,
) -> dict[str, float]:
    """Every value that the graph of the stationery order works out."""
    goods = pad * pad_num + pen * pen_num
    return {
        "pads": pad * pad_num,
        "pens": pen * pen_num,
        "goods": goods,
        "reduced": goods * rate,
        "total": goods * rate + delivery,
    }


def change(**changed: float) -> float:
    """By how much the total of the stationery order differs when these inputs are changed."""
    return stationery(**changed)["total"] - stationery()["total"]


def local_forward(kind: str, x: float, y: float) -> float:
    """One node's work, by the operators of the standard library."""
    names = {"add": "add", "sub": "sub", "mul": "mul", "div": "truediv"}
    return float(getattr(operator, names[kind])(x, y))


def taxi(
    base: float, rate: float, km: float, night: float, toll: float, people: float
) -> dict[str, float]:
    """The share and its derivatives, worked out by hand."""
    return {
        "share": ((base + rate * km) * night + toll) / people,
        "drate": km * night / people,
        "dtoll": 1 / people,
    }


ANSWERS = {
    "stationery_blanks": stationery(),
    "local_forward": local_forward,
    "stationery_effects": {
        "pad_1_dearer": change(pad=1201),
        "pen_100_dearer": change(pen=900),
        "delivery_1_dearer": change(delivery=3001),
        "one_more_pad": change(pad_num=4),
        "rate_to_80": change(rate=0.8),
    },
    "taxi_graph": taxi,
    "graph_concepts": {"a": "B", "b": "C", "c": "A"},
}

CARRIED = {
    "stationery_blanks": {
        "goods": lambda case, seen: worked_with(seen, "pads") + worked_with(seen, "pens"),
        "reduced": lambda case, seen: worked_with(seen, "goods") * 0.9,
        "total": lambda case, seen: worked_with(seen, "reduced") + 3000,
    }
}
