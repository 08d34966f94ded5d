# Trains with ZeroRedundancyOptimizer; prints losses, weights and which parameters this rank keeps the state of.
import json
import re
import sys

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.optim import ZeroRedundancyOptimizer

stories = json.loads(sys.argv[1])
dist.init_process_group("gloo")
rank = dist.get_rank()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 8)
        self.b = nn.Linear(8, 8)
        self.c = nn.Linear(8, 3)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.copy_(torch.cos(torch.arange(parameter.numel()) * 0.37).reshape(parameter.shape) * 0.2)

    def forward(self, x):
        return self.c(torch.relu(self.b(torch.relu(self.a(x)))))


def run(name, options, views):
    options = {re.sub("[A-Z]", lambda m: "_" + m[0].lower(), k): v for k, v in options.items() if k != "fused"}
    model = nn.parallel.DistributedDataParallel(Net())
    # Beside it, the Node ranks train a second copy.
    beside = nn.parallel.DistributedDataParallel(Net())
    net = model.module

    def make(groups):
        optimizer_class = getattr(torch.optim, name)
        return ZeroRedundancyOptimizer(groups, optimizer_class, parameters_as_bucket_view=views, **options)

    groups = lambda: [{"params": [*net.a.parameters(), *net.b.parameters()]}]
    rest = lambda: {"params": [*net.c.parameters()], "lr": 0.03}
    optimizer = make(groups())
    losses = []

    def step(i):
        x = torch.sin(torch.arange(24) * 0.7 + i * 3 + rank).reshape(4, 6)
        model.zero_grad()
        loss = model(x).square().mean()
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
        beside(x).square().mean().backward()

    for i in range(3):
        step(i)
    optimizer.add_param_group(rest())
    optimizer.param_groups[0]["lr"] = 0.02
    for i in range(3, 6):
        step(i)
    partition = [i for i, p in enumerate(model.parameters()) if p in optimizer.optim.state]
    optimizer.consolidate_state_dict()
    optimizer.consolidate_state_dict(to=1)
    optimizer.consolidate_state_dict(to=0)
    state = optimizer.state_dict()["state"] if rank == 0 else None
    return {
        "losses": losses,
        "weights": [p.double().flatten().tolist() for p in model.parameters()],
        "partition": partition,
        "state": state and [
            [number, [[key, torch.as_tensor(value).double().flatten().tolist()] for key, value in kept.items() if value is not None]]
            for number, kept in state.items()
        ],
    }


results = [run(*story) for story in stories]
dist.destroy_process_group()
print(json.dumps(results))
