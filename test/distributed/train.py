# Trains with DistributedDataParallel; prints losses and a checksum of the weights.
import json
import sys

import torch
import torch.distributed as dist
from torch import nn

story = json.loads(sys.argv[1])
dist.init_process_group("gloo")
rank, size = dist.get_rank(), dist.get_world_size()


def fill(module, more):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.cos(torch.arange(parameter.numel()) * 0.37 + more).reshape(parameter.shape) * 0.2)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 8)
        self.norm = nn.BatchNorm1d(8)
        self.b = nn.Linear(8, 3)
        self.c = nn.Linear(8, 3)
        fill(self, rank)

    def forward(self, x, second):
        x = torch.tanh(self.norm(self.a(x)))
        return (self.c if second and story["unused"] else self.b)(x) if story["unused"] else self.b(x) + self.c(x)


net = Net()
ddp = nn.parallel.DistributedDataParallel(
    net, find_unused_parameters=story["unused"], gradient_as_bucket_view=story["views"], bucket_cap_mb=story["cap"]
)
optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1, momentum=0.9)
losses = []


def step(i):
    x = torch.sin(torch.arange(24) * 0.7 + i * 3 + rank).reshape(4, 6)
    loss = ddp(x, i % 3 == 1).square().mean()
    loss.backward()
    return loss.item()


for i in range(20):
    optimizer.zero_grad()
    if story["accumulate"]:
        with ddp.no_sync():
            losses.append(step(i + 100))
    losses.append(step(i))
    optimizer.step()
dist.destroy_process_group()
print(json.dumps([losses, [[name, value.double().flatten().tolist()] for name, value in ddp.state_dict().items()]]))
