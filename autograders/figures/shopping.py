"""The graphs of the shopping trips: two apples at 100 won, three oranges at 150 won, 10 % tax."""

from __future__ import annotations

from course_lib.graph import Variable, apply
from course_lib.layers import MulLayer

APPLE, APPLE_NUM, ORANGE, ORANGE_NUM, TAX = 100, 2, 150, 3, 1.1


def two_apples() -> Variable:
    """Return the price of two apples."""
    apple, apple_num = Variable(APPLE, "apple"), Variable(APPLE_NUM, "apple_num")
    return (apple * apple_num * Variable(TAX, "tax")).named("price")


def two_apples_in_layers() -> Variable:
    """Return the same, made by the course's layers."""
    apple, apple_num = Variable(APPLE, "apple"), Variable(APPLE_NUM, "apple_num")
    apple_price = apply(MulLayer(), apple, apple_num).named("apple_price")
    return apply(MulLayer(), apple_price, Variable(TAX, "tax")).named("price")


def apples_and_oranges() -> Variable:
    """Return the price of two apples and three oranges."""
    apples = Variable(APPLE, "apple") * Variable(APPLE_NUM, "apple_num")
    oranges = Variable(ORANGE, "orange") * Variable(ORANGE_NUM, "orange_num")
    return ((apples + oranges) * Variable(TAX, "tax")).named("price")
