"""printing.json: what repr() and str() make of tensors, and of set_printoptions."""

import torch

from _common import build, given, op, write


def ops(first, *calls):
    """Methods one after another on a recipe: ops(recipe, ("reshape", [2, 3]), ("t",))."""
    recipe = first
    for name, *args in calls:
        recipe = op(name, *args, of=recipe)
    return recipe


def raw(values, dtype, shape):
    return {"data": values, "dtype": dtype, "shape": shape}


def arange(*args, dtype=None):
    return op("arange", *args, dtype=dtype) if dtype else op("arange", *args)


def linspace(*args, **options):
    return op("linspace", *args, **options)


# From about 1.1 ** -60 to 1.1 ** 60: mixed magnitudes without random numbers.
def powers(count, start=-60, base=1.1, dtype="float32"):
    exponents = op("arange", start, start + count, dtype="float64")
    return ops(op("pow", op("full", [], base, dtype="float64"), exponents), ("to", dtype))


F32_MAX = 3.4028234663852886e38
CASES = {
    "integers": given([1, 2, 3], "int64"),
    "integers of different width": given([1, -20, 300], "int64"),
    "a matrix of integers": given([[1, -2], [30, 4]], "int64"),
    "int32": given([1, 2], "int32"),
    "int16": given([-5, 7], "int16"),
    "int8": given([-128, 127], "int8"),
    "uint8": given([[0, 255], [7, 30]], "uint8"),
    "int64 extremes": raw(["-9223372036854775808", "9223372036854775807", 0], "int64", [3]),
    "an int64 beyond 2^53": raw("9007199254740993", "int64", []),
    "bool": given([True, False], "bool"),
    "a matrix of bool": given([[True, False, True], [False, False, True]], "bool"),
    "0-dim bool": given(True, "bool"),
    "0-dim integer": given(-7, "int64"),
    "0-dim float": given(1.5, "float32"),
    "0-dim whole float": given(3.0, "float32"),
    "0-dim small float": given(1e-5, "float32"),
    "0-dim float64": given(0.1, "float64"),
    "0-dim nan": raw("nan", "float32", []),
    "0-dim minus infinity": raw("-inf", "float64", []),
    "whole floats": given([1.0, 2.0, 3.0], "float32"),
    "whole floats with a sign": given([-1.0, 20.0, 300.0], "float32"),
    "large whole floats": given([1e5, 123456789.0], "float32"),
    "huge whole floats": given([1e10, 1.0], "float32"),
    "whole floats with nan and infinity": raw([1.0, "nan", "inf", "-inf"], "float32", [4]),
    "fractions": given([0.1, 0.25, -1.5], "float32"),
    "fractions with nan and infinity": raw([0.5, "nan", "inf", "-inf"], "float32", [4]),
    "only nan": raw(["nan", "nan"], "float32", [2]),
    "only infinities": raw(["inf", "-inf"], "float32", [2]),
    "minus zero": given([-0.0, 0.0], "float32"),
    "minus zero with fractions": given([-0.0, 0.5], "float32"),
    "zeros": op("zeros", [2, 3]),
    "ratio above 1000": given([0.001, 1.5], "float32"),
    "ratio of exactly 1000": given([0.5, 500.5], "float32"),
    "very small": given([1e-5, 2e-5], "float32"),
    "just below 1e-4": given([0.00009, 0.00005], "float32"),
    "above 1e8": given([123456789.5, 1e8], "float64"),
    "exactly 1e8": given([1e8, 0.5e8, 0.25], "float64"),
    "small and large": given([1e-10, 1.0, 1e10], "float32"),
    "scientific with signs and nan": raw([-1e-10, 1.0, "nan", "inf"], "float32", [4]),
    "float32 extremes": given([F32_MAX, -F32_MAX, 1.17549435e-38, 1e-45], "float32"),
    "float64 extremes": given([1.7976931348623157e308, 5e-324, -1.0], "float64"),
    "whole numbers in scientific form": given([1.0, 1e9, -2e12], "float64"),
    "halves round to even": given([0.00005, 0.00015, 0.00025, 0.5], "float64"),
    "float64": given([0.1, 0.2], "float64"),
    "whole float64": given([1.0, 2.0], "float64"),
    "float16": given([0.1, 65504.0], "float16"),
    "bfloat16": given([[0.1, -2.0], [3.14159, 100.0]], "bfloat16"),
    "complex64": raw([[1.0, 2.0], [-0.5, 0.25]], "complex64", [2]),
    "whole complex64": raw([[1.0, 2.0], [-3.0, -40.0]], "complex64", [2]),
    "complex128": raw([[0.1, -1e-5], ["nan", "inf"]], "complex128", [2]),
    "0-dim complex64": raw([1.0, -1.0], "complex64", []),
    "empty": given([], "float32"),
    "empty int64": given([], "int64", [0]),
    "empty of shape 0 x 3": op("zeros", [0, 3]),
    "empty of shape 2 x 0 in float64": op("zeros", [2, 0], dtype="float64"),
    "1-D that wraps": ops(linspace(0, 1, 25)),
    "1-D of integers that wraps": arange(60),
    "1-D of large integers that wraps": ops(arange(20), ("mul", 12345678)),
    "1-D of bool that wraps": ops(arange(30), ("lt", 7)),
    "1-D of floats of mixed size": powers(40, start=-20),
    "2-D": ops(arange(6, dtype="float32"), ("div", 7), ("reshape", [2, 3])),
    "2-D with wide rows": ops(arange(40, dtype="float32"), ("div", 3), ("reshape", [2, 20])),
    "3-D": ops(arange(12), ("reshape", [2, 3, 2])),
    "4-D": ops(arange(16, dtype="float64"), ("mul", 0.5), ("reshape", [2, 2, 2, 2])),
    "a column": ops(arange(3, dtype="float32"), ("reshape", [3, 1])),
    "1 x 1 x 1": op("ones", [1, 1, 1]),
    "1000 elements": ops(arange(1000), ("reshape", [10, 100])),
    "1-D summarised": arange(1001),
    "1-D of floats summarised": ops(arange(2000, dtype="float32"), ("div", 8)),
    "2-D summarised": ops(arange(10000), ("reshape", [100, 100])),
    "2-D with few rows summarised": ops(arange(2000), ("reshape", [2, 1000])),
    "2-D with few columns summarised": ops(arange(2000, dtype="float32"), ("reshape", [400, 5])),
    "2-D of 6 columns summarised": ops(arange(2400), ("reshape", [400, 6])),
    "2-D of 7 columns summarised": ops(arange(2800), ("reshape", [400, 7])),
    "4-D summarised": ops(arange(10000, dtype="float32"), ("reshape", [10, 10, 10, 10])),
    "summarised: the hidden middle decides nothing": ops(powers(1200, start=-600, base=1.02), ("roll", 600)),
    "an image batch": op("zeros", [2, 1, 28, 28]),
    "non-contiguous": ops(arange(6), ("reshape", [2, 3]), ("t",)),
    "a slice": ops(arange(10, dtype="float32"), ("narrow", 0, 3, 4)),
    "every second": ops(arange(10, dtype="float32"), ("as_strided", [5], [2], 1)),
    "expanded": ops(given([[1.5], [2.5]], "float32"), ("expand", [2, 3])),
    "conjugate": ops(raw([[1.0, 2.0]], "complex64", [1]), ("conj",)),
    "requires grad": ops(given([0.5, 1.0], "float32"), ("requires_grad_", True)),
    "requires grad, 0-dim float64": ops(given(0.5, "float64"), ("requires_grad_", True)),
    "requires grad, empty": ops(op("zeros", [0, 2]), ("requires_grad_", True)),
    "grad_fn of add": ops(given([0.5, 1.0], "float32"), ("requires_grad_", True), ("add", 1)),
    "grad_fn of sum": ops(given([0.5, 1.0], "float32"), ("requires_grad_", True), ("sum",)),
    "grad_fn of a view": ops(op("ones", [2, 2]), ("requires_grad_", True), ("reshape", [4])),
    "grad_fn of select": ops(op("ones", [2, 2]), ("requires_grad_", True), ("select", 0, 1)),
    "grad_fn with dtype": ops(op("ones", [2], dtype="float64"), ("requires_grad_", True), ("mul", 0.5)),
    "grad_fn on a wide row": ops(linspace(0, 1, 12), ("requires_grad_", True), ("mul", 1)),
    "detached": ops(op("ones", [2]), ("requires_grad_", True), ("mul", 3), ("detach",)),
}

MIXED = ops(arange(6, dtype="float32"), ("div", 7), ("reshape", [2, 3]))
LONG = linspace(0, 1, 30)
OPTIONS = [
    ({"precision": 2}, MIXED),
    ({"precision": 8}, MIXED),
    ({"precision": 0}, MIXED),
    ({"precision": 2}, given([1e-10, 1.0], "float32")),
    ({"precision": 10}, given([0.1, 2.0], "float64")),
    ({"sci_mode": True}, MIXED),
    ({"sci_mode": True}, given([1.0, 2.0], "float32")),
    ({"sci_mode": False}, given([1e-10, 1.0, 1e10], "float32")),
    ({"sci_mode": False}, given([1e-10, 1e-12], "float32")),
    ({"sci_mode": True, "precision": 1}, given(12345.678, "float32")),
    ({"linewidth": 40}, LONG),
    ({"linewidth": 200}, LONG),
    ({"linewidth": 5}, given([1.5, 2.5, 3.5], "float32")),
    ({"threshold": 5}, arange(10)),
    ({"threshold": 5}, arange(6)),
    ({"threshold": 5, "edgeitems": 1}, ops(arange(60), ("reshape", [3, 4, 5]))),
    ({"threshold": 0, "edgeitems": 2}, ops(arange(25, dtype="float32"), ("reshape", [5, 5]))),
    ({"edgeitems": 5}, arange(2000)),
    ({"threshold": 5, "edgeitems": 0}, arange(10)),
    ({"threshold": 5, "edgeitems": 0}, ops(arange(20, dtype="float32"), ("reshape", [2, 10]))),
    ({"edgeitems": 0}, given([1.5, 2.5], "float32")),
    ({"profile": "short"}, ops(arange(2000, dtype="float32"), ("div", 7))),
    ({"profile": "short"}, given([0.123456, 1.0], "float32")),
    ({"profile": "full"}, arange(1100)),
    ({"profile": "default"}, MIXED),
    ({"profile": "short", "precision": 6}, MIXED),
]


def printed(recipe):
    tensor = build(recipe)
    assert repr(tensor) == str(tensor)
    return repr(tensor)


def with_options(options, recipe):
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**options)
    text = printed(recipe)
    torch.set_printoptions(profile="default")
    return {"set_printoptions": options, "recipe": recipe, "repr": text}


def main():
    about = (
        "repr(tensor), which is str(tensor) too, of each recipe (scripts/golden/_common.py). options: set_printoptions("
        "profile='default'), then set_printoptions with the options given, then print."
    )
    write(
        "printing.json",
        about,
        cases=[{"name": name, "recipe": recipe, "repr": printed(recipe)} for name, recipe in CASES.items()],
        options=[with_options(*case) for case in OPTIONS],
    )


if __name__ == "__main__":
    main()
