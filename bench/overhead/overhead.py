"""The cost of one call, in PyTorch: prints { name: nanoseconds }. torchnode.mjs times the same calls, line for line."""

import json
import platform
import statistics
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(0)

a = torch.tensor([1.0, 2, 3, 4])
b = torch.tensor([1.0, 2, 3, 4], requires_grad=True)
x = torch.rand(1, 16)
linear = nn.Linear(16, 16)


def chain(t):
    return t.add(t).mul(t).sub(t).relu().neg().abs().sqrt().exp().tanh().sum()


def without_grad():
    with torch.no_grad():
        for _ in range(100):
            linear(x)


def refused():
    try:
        a.view(3)
    except RuntimeError:
        return
    raise AssertionError("a view of 4 elements as 3 was not refused")


cases = {
    "add, 4 elements": (200_000, lambda: a.add(a), 1),
    "add, with grad": (200_000, lambda: b.add(b), 1),
    "chain of 10": (20_000, lambda: chain(a), 1),
    "chain of 10, with grad": (20_000, lambda: chain(b), 1),
    "Linear.forward": (100_000, without_grad, 100),
    "Linear.forward, with grad": (100_000, lambda: linear(x), 1),
    "an error, caught": (2000, refused, 1),
}

result = {}
for name, (times, fn, inner) in cases.items():
    def run():
        start = time.perf_counter()
        for _ in range(times // inner):
            fn()
        return (time.perf_counter() - start) * 1e9 / times

    run()
    result[name] = statistics.median(run() for _ in range(5))
print(json.dumps({"version": f"PyTorch {torch.__version__}, Python {platform.python_version()}", "result": result}))
