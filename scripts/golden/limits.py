"""limits.json: torch.finfo and torch.iinfo of every dtype that has them in torchnode."""

import torch

from _common import write

FLOATS = ["float64", "float32", "float16", "bfloat16", "float8_e5m2", "float8_e4m3fn", "float8_e5m2fnuz", "float8_e4m3fnuz", "complex64"]
WHOLES = ["uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]


def finfo(name):
    found = torch.finfo(getattr(torch, name))
    return {
        "dtype": found.dtype, "bits": found.bits, "eps": found.eps, "min": found.min, "max": found.max,
        "smallestNormal": found.smallest_normal, "resolution": found.resolution,
    }


def iinfo(name):
    found = torch.iinfo(getattr(torch, name))
    return {"dtype": found.dtype, "bits": found.bits, "min": str(found.min), "max": str(found.max)}


if __name__ == "__main__":
    write(
        "limits.json",
        "torch.finfo and torch.iinfo by dtype; whole numbers as strings.",
        finfo={name: finfo(name) for name in FLOATS},
        iinfo={name: iinfo(name) for name in WHOLES},
    )
