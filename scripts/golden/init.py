"""init.json: weights after manual_seed, by layers and by torch.nn.init."""

import math

import torch
from torch import nn

from _common import data, sha256, write

LAYERS = [
    ("Linear", [1, 1], {}),
    ("Linear", [3, 2], {}),
    ("Linear", [3, 2], {"bias": False}),
    ("Linear", [2, 3], {"dtype": "float64"}),
    ("Linear", [8, 5], {"dtype": "bfloat16"}),
    ("Linear", [784, 100], {}),
    ("Linear", [784, 100], {"bias": False}),
    ("Linear", [100, 3], {}),
    ("Linear", [3, 100], {}),
    ("Linear", [100, 784], {}),
    ("Linear", [1000, 17], {}),
]

FUNCTIONS = [
    ("uniform_", [7, 5], {}),
    ("uniform_", [7, 5], {"a": -0.5, "b": 2}),
    ("normal_", [7, 5], {}),
    ("normal_", [3, 2], {"mean": 1, "std": 0.1}),
    ("trunc_normal_", [7, 5], {}),
    ("trunc_normal_", [7, 5], {"mean": 0.5, "std": 2, "a": -1, "b": 1}),
    ("constant_", [2, 3], {"val": 0.3}),
    ("ones_", [2, 3], {}),
    ("zeros_", [2, 3], {}),
    ("eye_", [3, 4], {}),
    ("dirac_", [3, 4, 5], {}),
    ("xavier_uniform_", [7, 5], {}),
    ("xavier_uniform_", [7, 5], {"gain": 1.5}),
    ("xavier_normal_", [7, 5], {}),
    ("kaiming_uniform_", [7, 5], {}),
    ("kaiming_uniform_", [7, 5], {"a": math.sqrt(5)}),
    ("kaiming_uniform_", [7, 5], {"mode": "fan_out", "nonlinearity": "relu"}),
    ("kaiming_uniform_", [6, 4, 3, 3], {"nonlinearity": "relu"}),
    ("kaiming_normal_", [7, 5], {}),
    ("kaiming_normal_", [7, 5], {"mode": "fan_out", "nonlinearity": "tanh"}),
    ("orthogonal_", [4, 3], {}),
    ("sparse_", [6, 4], {"sparsity": 0.5}),
]

GAINS = [("linear",), ("sigmoid",), ("tanh",), ("relu",), ("leaky_relu",), ("leaky_relu", 0.2), ("selu",), ("conv2d",)]


def described(tensor):
    return {"shape": list(tensor.shape), "sha256": sha256(tensor), "first": data(tensor.reshape(-1)[:4])["data"]}


def layer(name, args, options, seed):
    kwargs = {k: getattr(torch, v) if k == "dtype" else v for k, v in options.items()}
    torch.manual_seed(seed)
    module = getattr(nn, name)(*args, **kwargs)
    parameters = {n: described(p) for n, p in module.named_parameters()}
    return {"module": name, "args": args, "options": options, "seed": seed, "parameters": parameters}


def function(name, shape, options, seed):
    torch.manual_seed(seed)
    made = getattr(nn.init, name)(torch.empty(shape), **options)
    return {"init": name, "shape": shape, "options": options, "seed": seed, **data(made), "sha256": sha256(made)}


def in_turn(seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 3, bias=False), nn.Linear(3, 2))
    return {"seed": seed, "parameters": {n: described(p) for n, p in model.named_parameters()}}


def main():
    about = (
        "manual_seed(seed), then the constructor or nn.init function with the given options: sha256 is of the bytes of the"
        " result, row by row, little-endian, bfloat16 as float32; first are its first values. in_turn: one seed, then"
        " Sequential(Linear(4, 3), ReLU(), Linear(3, 3, bias=False), Linear(3, 2)). Bit-equal with PyTorch's AVX2 and AVX512"
        " kernels (cpu names those used here), in the last bits not without AVX2; orthogonal_ goes through LAPACK."
    )
    write(
        "init.json",
        about,
        layers=[layer(*case, seed) for case in LAYERS for seed in (0, 42)],
        in_turn=[in_turn(0), in_turn(1)],
        functions=[function(*case, 0) for case in FUNCTIONS],
        gains=[{"args": list(args), "gain": nn.init.calculate_gain(*args)} for args in GAINS],
    )


if __name__ == "__main__":
    main()
