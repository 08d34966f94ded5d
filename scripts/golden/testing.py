"""testing.json: what torch.testing.assert_close says of pairs of values: null where they are close, else the error's message."""

import torch

from _common import build, given, is_recipe, op, write

ONES = given([1.0, 2.0, 3.0], "float32")
SPARSE = op("to_sparse", of=given([[0.0, 1.0], [2.0, 0.0]], "float32"))
OTHER_SPARSE = op("to_sparse", of=given([[0.0, 1.0], [2.5, 0.0]], "float32"))


def near(dtype, by):
    """A pair whose values differ by this relative amount."""
    return given([1.0, 100.0], dtype), given([1.0 + by, 100.0 * (1 + by)], dtype)


def cases():
    yield ONES, ONES, {}
    for dtype in ["float16", "bfloat16", "float32", "float64", "complex64", "complex128"]:
        for by in [1e-8, 1e-6, 1e-3, 1e-2, 0.1]:
            yield *near(dtype, by), {}
    yield ONES, given([1.0, 4.0, 5.0], "float32"), {}
    yield ONES, given([1.0, 4.0, 5.0], "float32"), {"rtol": 0, "atol": 0}
    yield ONES, given([1.0, 4.0, 5.0], "float32"), {"rtol": 0.1, "atol": 0.5}
    yield ONES, given([1.0, 4.0, 5.0], "float32"), {"rtol": 1, "atol": 1}
    yield ONES, given([[1.0], [4.0]], "float32"), {}
    yield ONES, given([1.0, 2.0, 3.0], "float64"), {}
    yield ONES, given([1.0, 2.0, 3.1], "float64"), {"check_dtype": False}
    yield ONES, given([1, 2, 3], "int64"), {"check_dtype": False}
    yield given([[1, 2], [3, 4]], "int64"), given([[1, 2], [3, 9]], "int64"), {}
    yield given([1, 250], "uint8"), given([5, 2], "uint8"), {}
    yield given([True, False, True], "bool"), given([True, True, True], "bool"), {}
    yield given([], "float32"), given([], "float32"), {}
    yield given([], "float32", [0, 2]), given([], "float32", [0, 3]), {}
    for a, b in [(1.0, 2.0), (0.0, 1e-3), (1.0, 0.0), ("nan", "nan"), ("inf", "inf"), ("inf", "-inf"), (0.1, 0.2), (1e-8, 1.0)]:
        yield given(float(a), "float32"), given(float(b), "float32"), {}
    yield given(3, "int64"), given(5, "int64"), {}
    yield given(True, "bool"), given(False, "bool"), {}
    yield given(1 + 2j, "complex64"), given(1 - 1j, "complex64"), {}
    yield given([float("nan"), 1.0], "float32"), given([float("nan"), 1.0], "float32"), {}
    yield given([float("nan"), 1.0], "float32"), given([float("nan"), 1.0], "float32"), {"equal_nan": True}
    yield given([float("inf"), 1.0], "float32"), given([1.0, float("inf")], "float32"), {}
    yield op("t", of=given([[1.0, 2.0], [3.0, 4.0]], "float32")), given([[1.0, 3.0], [2.0, 4.0]], "float32"), {}
    yield op("t", of=given([[1.0, 2.0], [3.0, 4.0]], "float32")), given([[1.0, 3.0], [2.0, 4.0]], "float32"), {"check_stride": True}
    yield op("zeros", [2], device="meta"), op("zeros", [2], device="meta"), {}
    yield op("zeros", [2], device="meta"), op("zeros", [2]), {}
    yield SPARSE, SPARSE, {}
    yield SPARSE, OTHER_SPARSE, {}
    yield SPARSE, op("to_dense", of=SPARSE), {}
    yield SPARSE, op("to_dense", of=SPARSE), {"check_layout": False}
    yield SPARSE, op("to_sparse", of=given([[0.0, 1.0], [0.0, 0.0]], "float32")), {}
    yield SPARSE, op("to_sparse", of=given([[1.0, 0.0], [2.0, 0.0]], "float32")), {}
    yield SPARSE, op("to_sparse", 1, of=given([[0.0, 1.0], [2.0, 0.0]], "float32")), {}
    for form in ["to_sparse_csr", "to_sparse_csc"]:
        csr = op(form, of=given([[0.0, 1.0], [2.0, 0.0]], "float32"))
        yield csr, csr, {}
        yield csr, op(form, of=given([[0.0, 1.0], [3.0, 0.0]], "float32")), {}
        yield csr, op(form, of=given([[1.0, 0.0], [2.0, 0.0]], "float32")), {}
    yield op("quantize_per_tensor", ONES, 0.1, 0, "qint8"), op("quantize_per_tensor", given([1.0, 2.5, 3.0], "float32"), 0.1, 0, "qint8"), {}
    yield op("quantize_per_tensor", ONES, 0.1, 0, "qint8"), op("quantize_per_tensor", ONES, 0.2, 0, "qint8"), {}
    yield ONES, op("quantize_per_tensor", ONES, 0.1, 0, "qint8"), {}
    yield op("to", "float8_e5m2", of=ONES), op("to", "float8_e5m2", of=given([1.0, 2.0, 5.0], "float32")), {}
    yield op("to", "float8_e5m2", of=ONES), op("to", "float8_e5m2", of=ONES), {"rtol": 0.5, "atol": 0}
    for a, b in [(1.5, 1.5), (1.5, 1.6), (1e-9, 1e-10), (0.5, 0.0), (True, True), (True, False), (None, None), (None, 1.5)]:
        yield a, b, {}
    yield 1e-9, 1e-10, {"rtol": 0, "atol": 0}
    yield [ONES, 1.5], [ONES, 1.5], {}
    yield [ONES, [1.5, 2.5]], [ONES, [1.5, 3.5]], {}
    yield [ONES], [ONES, ONES], {}
    yield {"w": ONES, "b": [ONES]}, {"b": [given([1.0, 2.0, 9.0], "float32")], "w": ONES}, {}
    yield {"w": ONES, "x": 1.5}, {"b": ONES, "a": ONES}, {}


def value(form):
    if is_recipe(form):
        return build(form)
    if isinstance(form, dict):
        return {key: value(item) for key, item in form.items()}
    return [value(item) for item in form] if isinstance(form, list) else form


def message(actual, expected, options):
    try:
        torch.testing.assert_close(value(actual), value(expected), **options)
        return None
    except AssertionError as error:
        return str(error)


if __name__ == "__main__":
    write(
        "testing.json",
        "What torch.testing.assert_close says of pairs; null where they are close.",
        cases=[[a, b, options, message(a, b, options)] for a, b, options in cases()],
    )
