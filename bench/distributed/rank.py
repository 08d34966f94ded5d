# The same as rank.mjs, in Python.
import json
import statistics
import sys
import time

import torch
import torch.distributed as dist
from torch import nn

torch.set_num_threads(1)
dist.init_process_group("gloo")


def timed(count, run):
    times = []
    for i in range(count + 3):
        dist.barrier()
        begun = time.perf_counter()
        run()
        if i >= 3:
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


figures = {}
for megabytes, count in json.loads(sys.argv[1]):
    x = torch.ones(int(megabytes * 250_000))
    figures[f"all-reduce {megabytes} MB"] = timed(count, lambda: dist.all_reduce(x))
    figures[f"all-reduce {megabytes} MB, awaited"] = timed(count, lambda: dist.all_reduce(x, async_op=True).wait())
for width in (784, 2048):
    model = nn.parallel.DistributedDataParallel(
        nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width))
    )
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, fused=True)
    x = torch.randn(32, width)

    def step():
        optimizer.zero_grad()
        model(x).square().mean().backward()
        optimizer.step()

    figures[f"step, width {width}"] = timed(20, step)
if dist.get_rank() == 0:
    print(json.dumps(figures))
dist.destroy_process_group()
