# The training of rank.mjs, written by hand in Python: prints the mean loss of each epoch, and the weights.
import json

import torch
import torch.distributed as dist
from torch import nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

dist.init_process_group("gloo")
rank = dist.get_rank()


def values(count, columns, more=0):
    return torch.sin(torch.arange(count * columns) * 0.37 + more).reshape(count, columns)


x = values(24, 5)
dataset = TensorDataset(x, (x.sum(1) > 0).long())
model = nn.Sequential(nn.Linear(5, 8), nn.Dropout(0), nn.ReLU(), nn.Linear(8, 2))
with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_(values(parameter.numel(), 1, 3 + rank).reshape(parameter.shape) * 0.5)
ddp = nn.parallel.DistributedDataParallel(model)
optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1, momentum=0.9)
sampler = DistributedSampler(dataset)
losses = []
for epoch in range(2):
    sampler.set_epoch(epoch)
    total = torch.zeros([1], dtype=torch.float64)
    for inputs, target in DataLoader(dataset, batch_size=4, sampler=sampler):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(ddp(inputs), target)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(inputs)
    dist.all_reduce(total)
    losses.append(total.item() / len(dataset))
dist.destroy_process_group()
weights = [number for parameter in model.parameters() for number in parameter.flatten().tolist()]
print(json.dumps({"losses": losses, "weights": weights}))
