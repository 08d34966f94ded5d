"""profiler.json: what PyTorch's profiler counts in two training steps of a small network, and how it prints it."""

import torch
from torch.profiler import ProfilerActivity, profile

from _common import write

torch.manual_seed(0)
first = torch.nn.Linear(20, 30)
second = torch.nn.Linear(30, 5)
x = torch.rand(10, 20)
one = torch.tensor(1.0)


def step():
    y = second(first(x).relu())
    loss = (y * y).mean()
    loss.backward(one)


step()
with profile(activities=[ProfilerActivity.CPU], record_shapes=True, profile_memory=True) as recording:
    step()
    step()

# Frees of autograd depend on the language's references; operators do not free tensors that are referenced.
rows = [
    {"name": row.key, "count": row.count}
    | ({"cpuMemory": row.cpu_memory_usage, "selfCpuMemory": row.self_cpu_memory_usage} if row.key.startswith("aten::") else {})
    for row in recording.key_averages()
    if not row.key.startswith("[")
]
shapes = [
    {"name": row.key, "shapes": row.input_shapes, "count": row.count}
    for row in recording.key_averages(group_by_input_shape=True)
    if row.key in ("aten::linear", "aten::relu", "aten::mm")
]
header = recording.key_averages().table().split("\n")[1].rstrip().split()

write(
    "profiler.json",
    "Two steps: linear 20 to 30, relu, linear 30 to 5, the mean of the squares, backward; each parameter has a gradient already.",
    rows=rows,
    shapes=shapes,
    header=header,
)
