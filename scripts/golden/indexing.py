"""Indices that Python and TypeScript write alike: what x[index] is, and x after x[index] = value. x is arange(prod(shape)) in float32.

An index is a list of: whole numbers, true and false, null (None), "..." (Ellipsis), {"slice": [start, stop, step]},
{"list": nested list of positions}, recipes of tensors. Results of writes are sha256 of the bytes. "error" is the class of Python's error where there is one.
"""

import torch
from _common import build, data, given, is_recipe, sha256, write

SHAPE = [4, 5, 6]


def s(start=None, stop=None, step=None):
    return {"slice": [start, stop, step]}


def longs(values):
    return given(values, "int64")


def bools(values):
    return given(values, "bool")


MASK2 = bools([[(i * 5 + j) % 3 == 0 for j in range(5)] for i in range(4)])
MASK1 = bools([True, False, True, True])
MASK3 = bools([[[(i + j + k) % 4 == 0 for k in range(6)] for j in range(5)] for i in range(4)])

INDICES = [
    [0], [-1], [1, 2, 3], [1, -2], [s()], [s(1)], [s(None, -1)], [s(1, 3)], [s(0, 4, 2)], [s(1, None, 2), s(None, None, 3)],
    [s(10)], [s(-100, 100)], [s(3, 1)], [0, s(1, None, 2), 0], [None], [None, 0, None], [s(), None, s()], ["..."],
    ["...", 0], [0, "..."], [0, "...", 1], ["...", None], ["...", s(1, 3), 2], [1, "...", s(None, None, 2)], [True], [False],
    [True, 0], [0, True], [longs([0, 2])], [longs([0, 2]), longs([1, 3])], [longs([[0], [2]]), longs([1, 3])],
    [s(), longs([4, 0, 0])], [longs([0, 1]), s(1, 3), longs([2, 3])], [s(), longs([0, 1]), longs([2, 3])],
    [longs([-1, -4])], [{"list": [0, 3]}], [{"list": [[0, 1], [2, 3]]}, 0], [0, {"list": [1, 1]}], [s(1, 3), {"list": [0, 2]}, s(2)],
    [{"list": [True, False, True, False]}], [MASK1], [MASK2], [MASK3], [s(), bools([True, False, False, True, True])],
    [MASK1, 0], [MASK1, s(1, 3)], ["...", bools([True] * 3 + [False] * 3)], [longs(2)], [bools(True)], [bools(False), 0],
    [None, longs([0, 1])], [longs([0, 1]), None, longs([2, 3])], [0, longs([1, 2]), "..."], [given([0, 3], "int32")],
    [{"list": []}], [longs([[0, 1], [2, 3]]), "...", 5], [MASK2, 0], [MASK2, s(1, 4)],
]
BAD = [[4], [0, 5], [-5], [0, 0, 0, 0], [s(), s(), s(), s()], [longs([4])], [bools([True, False])], [s(None, None, -1)], [s(None, None, 0)]]

VALUES = {
    "number": -1, "scalar tensor": given(-2.0, "float32"), "row": given([-1.0], "float32"), "leading ones": given([[[-3.0]]], "float32"),
}


def python(item):
    if is_recipe(item):
        return build(item)
    if isinstance(item, dict):
        return slice(*item["slice"]) if "slice" in item else item["list"]
    return Ellipsis if item == "..." else item


def x():
    return torch.arange(120, dtype=torch.float32).reshape(SHAPE)


def result(action, form=data):
    try:
        return {"result": form(action())}
    except (IndexError, ValueError, RuntimeError, TypeError) as error:
        return {"error": type(error).__name__}


def assigned(index, value):
    tensor = x()
    tensor[index] = build(value) if is_recipe(value) else value
    return tensor


def case(index):
    key = tuple(python(item) for item in index)
    writes = {} if index in BAD else {name: result(lambda v=value: assigned(key, v), sha256) for name, value in VALUES.items()}
    return {"index": index, **result(lambda: x()[key]), "writes": writes}


write("indexing.json", __doc__.splitlines()[0], shape=SHAPE, values=VALUES, cases=[case(index) for index in INDICES + BAD])
