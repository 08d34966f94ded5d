"""limits.json: torch.finfo and torch.iinfo of every dtype that has them in torchnode."""

import torch

from _common import dtype_name, write

FLOATS = ["float64", "float32", "float16", "bfloat16", "float8_e5m2", "float8_e4m3fn", "float8_e5m2fnuz", "float8_e4m3fnuz", "complex64"]
WHOLES = ["uint8", "int8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]


def finfo(name):
    found = torch.finfo(getattr(torch, name))
    return {
        "dtype": found.dtype, "bits": found.bits, "eps": found.eps, "min": found.min, "max": found.max,
        "smallestNormal": found.smallest_normal, "tiny": found.tiny, "resolution": found.resolution,
    }


def iinfo(name):
    found = torch.iinfo(getattr(torch, name))
    return {"dtype": found.dtype, "bits": found.bits, "min": str(found.min), "max": str(found.max)}


PROMOTED = [*FLOATS[:4], "complex64", "complex128", *WHOLES[:3], "int32", "int64", "bool"]


def promotions():
    dtypes = {name: getattr(torch, name) for name in PROMOTED}
    return {a: [dtype_name(torch.promote_types(dtypes[a], dtypes[b])) for b in PROMOTED] for a in PROMOTED}


def result_types():
    """Of a tensor of each dtype, of one element or none, with numbers and tensors."""
    others = [1, 1.5, True, torch.tensor(1.5, dtype=torch.float64), torch.ones(1, dtype=torch.float64)]
    tensors = {name: torch.ones(2, dtype=getattr(torch, name)) for name in PROMOTED}
    return {name: [dtype_name(torch.result_type(tensor, other)) for other in others] for name, tensor in tensors.items()}


if __name__ == "__main__":
    write(
        "limits.json",
        "torch.finfo and torch.iinfo by dtype; whole numbers as strings; promotions: promote_types of a dtype with each;"
        " result_types: of a tensor of the dtype with 1, 1.5, true, a 0-dim and a 1-dim float64 tensor.",
        finfo={name: finfo(name) for name in FLOATS},
        iinfo={name: iinfo(name) for name in WHOLES},
        promotions=promotions(),
        result_types=result_types(),
    )
