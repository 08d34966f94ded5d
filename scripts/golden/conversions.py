"""conversions.json: what torch.tensor([value]) and torch.full([1], value) hold in each whole-number dtype."""

import torch

from _common import number, write

DTYPES = ["uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "bool"]
# Python's whole numbers and fractions; JavaScript does not know 2.0 from 2.
VALUES = [0, 1, -1, 127, 128, 200, 255, 256, -128, -129, -255, -256, 65535, 65536, 2**31, 2**32 - 1, 2**32, -(2**31) - 1, 2**40]
VALUES += [0.5, -0.5, 1.7, -1.7, 127.5, -127.5, -128.9, 254.5, 255.9, 65535.5, 1e9 + 0.5, 4294967295.5, float("nan"), float("inf"), float("-inf")]


def held(make):
    try:
        return number(make().tolist()[0])
    except RuntimeError:
        return None


def case(name, value):
    dtype = getattr(torch, name)
    return [name, number(value), held(lambda: torch.tensor([value], dtype=dtype)), held(lambda: torch.full([1], value, dtype=dtype))]


if __name__ == "__main__":
    write(
        "conversions.json",
        "[dtype, value, what torch.tensor holds, what torch.full holds]; null for an error.",
        cases=[case(name, value) for name in DTYPES for value in VALUES],
    )
