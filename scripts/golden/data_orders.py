"""data-orders.json: what torch.utils.data gives without batches, from streams in a chain, and to each of several processes."""

import torch
from torch.utils.data import ChainDataset, DataLoader, Dataset, DistributedSampler, IterableDataset

from _common import write


class Squares(Dataset):
    def __len__(self):
        return 7

    def __getitem__(self, index):
        return {"x": index**2, "names": ["a", str(index)]}


class Count(IterableDataset):
    def __init__(self, start, stop):
        self.start, self.stop = start, stop

    def __iter__(self):
        return iter(range(self.start, self.stop))

    def __len__(self):
        return self.stop - self.start


def single():
    torch.manual_seed(3)
    loader = DataLoader(Squares(), batch_size=None, shuffle=True)
    items = list(loader)
    return {"length": len(loader), "items": items, "next": torch.randint(2**31, ()).item()}


def chain():
    both = ChainDataset([Count(0, 3), Count(10, 14)])
    batches = [batch.tolist() for batch in DataLoader(both, batch_size=2)]
    return {"length": len(both), "batches": batches, "single": list(DataLoader(both, batch_size=None))}


def distributed():
    found = []
    for length, replicas, shuffle, seed, drop in [
        (10, 3, False, 0, False),
        (10, 3, True, 0, False),
        (10, 3, True, 5, True),
        (2, 5, False, 0, False),
        (12, 4, True, 1, True),
        (2, 5, False, 0, True),
    ]:
        for rank in range(replicas):
            sampler = DistributedSampler(range(length), replicas, rank, shuffle, seed, drop)
            epochs = []
            for epoch in range(2):
                sampler.set_epoch(epoch)
                epochs.append(list(sampler))
            found.append({"args": [length, replicas, rank, shuffle, seed, drop], "length": len(sampler), "epochs": epochs})
    return found


write("data-orders.json", "Exact.", single=single(), chain=chain(), distributed=distributed())
