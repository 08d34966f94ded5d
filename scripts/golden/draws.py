"""draws.json: what the CPU generator draws after manual_seed, bit by bit; several draws from one seed follow each other."""

import torch

from _common import bits, build, data, number, op, write

BIG = 2**63 - 1


def empty(size, dtype="float32"):
    return op("empty", size, dtype=dtype)


def full(size, value, dtype="float32"):
    return op("full", size, value, dtype=dtype)


# Sizes of 16 and more take another path in normal_, and so do non-contiguous tensors.
SINGLE = {
    "rand of 5": op("rand", [5]),
    "rand of 40": op("rand", [40]),
    "rand of 3 x 7": op("rand", [3, 7]),
    "rand in float64": op("rand", [6], dtype="float64"),
    "rand in bfloat16": op("rand", [20], dtype="bfloat16"),
    "rand in float16": op("rand", [20], dtype="float16"),
    "randn of 5": op("randn", [5]),
    "randn of 15": op("randn", [15]),
    "randn of 16": op("randn", [16]),
    "randn of 17": op("randn", [17]),
    "randn of 40": op("randn", [40]),
    "randn in float64, 5": op("randn", [5], dtype="float64"),
    "randn in float64, 20": op("randn", [20], dtype="float64"),
    "randn in bfloat16, 20": op("randn", [20], dtype="bfloat16"),
    "randn in float16, 5": op("randn", [5], dtype="float16"),
    "randn in complex64": op("randn", [4], dtype="complex64"),
    "randint below 10": op("randint", 10, [12]),
    "randint from -5 to 5": op("randint", -5, 5, [3, 4]),
    "randint in int32": op("randint", 0, 1000, [6], dtype="int32"),
    "randint beyond 32 bits": op("randint", 0, 2**40, [6]),
    "randperm of 10": op("randperm", 10),
    "randperm of 40": op("randperm", 40),
    "randperm of 1000, the first 20": op("narrow", 0, 0, 20, of=op("randperm", 1000)),
    "uniform_ from -2 to 3": op("uniform_", -2, 3, of=empty([20])),
    "uniform_ in float64": op("uniform_", 0, 1, of=empty([5], "float64")),
    "normal_ around 2": op("normal_", 2, 0.5, of=empty([20])),
    "normal_ into a transposed view": op("normal_", 0, 1, of=op("t", of=empty([4, 6]))),
    "bernoulli_ with 0.3": op("bernoulli_", 0.3, of=empty([40])),
    "bernoulli of probabilities": op("bernoulli", of=full([40], 0.7)),
    "exponential_ with 1.5": op("exponential_", 1.5, of=empty([20])),
    "geometric_ with 0.2": op("geometric_", 0.2, of=empty([20])),
    "cauchy_": op("cauchy_", 0, 1, of=empty([8])),
    "log_normal_": op("log_normal_", 0, 1, of=empty([8])),
    "random_ in int64": op("random_", of=empty([4], "int64")),
    "random_ below 100 in uint8": op("random_", 0, 100, of=empty([8], "uint8")),
    "multinomial with replacement": op("multinomial", 12, True, of=data(torch.tensor([0.1, 0.5, 0.2, 0.2]))),
    "multinomial without replacement": op("multinomial", 3, False, of=data(torch.tensor([0.1, 0.5, 0.2, 0.2]))),
    "poisson of 4": op("poisson", full([12], 4.0)),
    "dropout of ones": op("dropout", full([50], 1.0), 0.5, True),
    "dropout of ones with 0.1 in float64": op("dropout", full([50], 1.0, "float64"), 0.1, True),
}

SEQUENCES = {
    "rand, randn, randint, randperm": [
        op("rand", [3]), op("randn", [3]), op("randint", 100, [3]), op("randperm", 5), op("rand", [2])
    ],
    "one normal of a pair is kept for the next draw": [op("randn", [1]), op("randn", [1]), op("rand", [1]), op("randn", [3])],
    "a float64 normal kept, then float32": [op("randn", [1], dtype="float64"), op("randn", [2]), op("randn", [1], dtype="float64")],
    "large and small normals in turn": [op("randn", [20]), op("randn", [3]), op("randn", [16]), op("rand", [3])],
    "dropout masks differ": [op("dropout", full([16], 1.0), 0.5, True), op("dropout", full([16], 1.0), 0.5, True)],
    "uniform_, normal_, exponential_, bernoulli_": [
        op("uniform_", 0, 1, of=empty([4])),
        op("normal_", 0, 1, of=empty([4])),
        op("exponential_", 1, of=empty([4])),
        op("bernoulli_", 0.5, of=empty([8])),
    ],
}


def drawn(name, seed, recipes):
    torch.manual_seed(seed)
    return {"name": name, "seed": number(seed), "draws": [{"recipe": r, **bits(build(r))} for r in recipes]}


def main():
    programs = [drawn(name, seed, [recipe]) for seed in (0, 42) for name, recipe in SINGLE.items()]
    programs += [drawn(name, seed, recipes) for seed in (0, 42) for name, recipes in SEQUENCES.items()]
    extremes = [op("rand", [5]), op("randn", [5]), op("randn", [20]), op("randperm", 10)]
    for seed in (BIG, -1, -(2**63), 2**32, 2**53, 2**64 - 1):
        programs.append(drawn(f"seed {seed}", seed, extremes))
    about = (
        "manual_seed(seed), then each recipe in turn (recipes: scripts/golden/_common.py). A seed from 2^53 is a string."
        " hex are the bytes of the result, row by row,"
        " little-endian; float16 and bfloat16 as float32. Bit-equal with PyTorch's AVX2 and AVX512 kernels (cpu"
        " names those used here); without AVX2, uniform_(a, b) and normals of 16 and more differ in the last bits."
    )
    write("draws.json", about, programs=programs)


if __name__ == "__main__":
    main()
