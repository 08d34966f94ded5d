"""layouts.json: repr() of sparse, quantised and nested tensors, of unusual dtypes, and of tensors within transforms."""

import warnings

import torch

from _common import argument, build, given, op, write

warnings.filterwarnings("ignore")

MATRIX = given([[1.5, 0.0, -2.0], [0.0, 3.0, 4.0]], "float32")
BLOCKS = op("ones", [4, 4])
SCALES, ZEROS = given([0.1, 0.2], "float64"), given([0, 1], "int64")


def to(dtype):
    return op("to", dtype, of=MATRIX)


def sparse(layout, of=MATRIX, **options):
    return op("to_sparse", layout=layout, **options, of=of)


CASES = {
    "COO": op("to_sparse", of=MATRIX),
    "COO without elements": op("to_sparse", of=op("zeros", [2, 2])),
    "COO of int32": op("to_sparse", of=op("to", "int32", of=MATRIX)),
    "COO with dense dimensions": op("to_sparse", 1, of=op("ones", [2, 2])),
    "COO that records": op("to_sparse", of=op("requires_grad_", True, of=op("ones", [1, 2]))),
    "COO, summarised": op("to_sparse", of=op("ones", [2000])),
    "CSR": op("to_sparse_csr", of=MATRIX),
    "CSR of float64": op("to_sparse_csr", of=to("float64")),
    "CSC": op("to_sparse_csc", of=MATRIX),
    "BSR": op("to_sparse_bsr", [2, 2], of=BLOCKS),
    "BSC": op("to_sparse_bsc", [2, 2], of=BLOCKS),
    "a batch of CSR": op("to_sparse_csr", of=op("ones", [2, 1, 2])),
    "one scale": op("quantize_per_tensor", MATRIX, 0.1, 10, "qint8"),
    "one small scale": op("quantize_per_tensor", MATRIX, 1e-5, 0, "qint32"),
    "one scale, 0-dim": op("quantize_per_tensor", given(1.0, "float32"), 1.0, 10, "quint8"),
    "one scale, empty": op("quantize_per_tensor", op("zeros", [0]), 0.5, 0, "qint8"),
    "a scale for each row": op("quantize_per_channel", MATRIX, SCALES, ZEROS, 0, "quint8"),
    "a scale for each row, in halves of bytes": op(
        "quantize_per_channel", MATRIX, op("to", "float32", of=SCALES), op("to", "float32", of=ZEROS), 0, "quint4x2"),
    "a scale found from the values": op("quantize_per_tensor_dynamic", MATRIX, "quint8", False),
    **{dtype: to(dtype) for dtype in ["float8_e5m2", "float8_e4m3fn", "float8_e5m2fnuz", "float8_e4m3fnuz"]},
    **{dtype: op("to", dtype, of=op("add", 1, of=op("abs", of=MATRIX))) for dtype in ["float8_e8m0fnu", "uint16", "uint32", "uint64"]},
    "complex32": to("complex32"),
}

NESTED = {
    "vectors": ([given([1.0, 2.0, 3.0], "float32"), given([4.0, 5.0], "float32")], {}),
    "matrices of float64": ([op("ones", [2, 2]), op("zeros", [1, 2])], {"dtype": "float64"}),
    "whole numbers": ([given([1, 2], "int64"), given([3], "int64")], {}),
    "that wants gradients": ([op("ones", [2]), op("ones", [1])], {"requires_grad": True}),
    "nothing": ([], {}),
}


def nested(parts, options):
    options = {name: argument(value) for name, value in options.items()}
    return repr(torch.nested.nested_tensor([build(part) for part in parts], **options))


def within(transform):
    """What is printed inside a transform of a function of MATRIX."""
    seen = []

    def function(x):
        seen.append(repr(x * 2))
        return x.sum()

    transform(function)(build(MATRIX))
    return seen[0]


def main():
    func = torch.func
    write(
        "layouts.json",
        "repr(tensor) of each recipe (scripts/golden/_common.py); of nested_tensor(parts, **options); and of 2 * matrix inside transforms.",
        cases=[{"name": name, "recipe": recipe, "repr": repr(build(recipe))} for name, recipe in CASES.items()],
        nested=[{"name": name, "parts": parts, "options": options, "repr": nested(parts, options)} for name, (parts, options) in NESTED.items()],
        matrix=MATRIX,
        transforms={
            "grad": within(func.grad),
            "vmap": within(func.vmap),
            "vmap of grad": within(lambda f: func.vmap(func.grad(f))),
            "jvp": within(lambda f: lambda x: func.jvp(f, (x,), (x,))),
        },
    )


if __name__ == "__main__":
    main()
