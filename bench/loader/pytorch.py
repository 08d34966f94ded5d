"""One way of loading MNIST with PyTorch. Argument: { mnist, variant, batches, work }."""

import gzip
import json
import statistics
import sys
import time

import numpy
import torch
from torch.utils.data import DataLoader, Dataset, TensorDataset

task = json.loads(sys.argv[1])


def read(name, header):
    with gzip.open(f"{task['mnist']}/train-{name}-ubyte.gz") as file:
        return torch.from_numpy(numpy.frombuffer(file.read(), numpy.uint8, offset=header).copy())


pixels, labels = read("images-idx3", 16).reshape(-1, 28, 28), read("labels-idx1", 8).long()


class Items(Dataset):
    def __len__(self):
        return len(pixels)

    def __getitem__(self, index):
        return pixels[index].unsqueeze(0).to(torch.float32).div_(255), labels[index]


def whole():
    return TensorDataset(pixels.unsqueeze(1).to(torch.float32).div_(255), labels)


class Slices:
    """A tuned loop without a loader."""

    def __init__(self):
        self.tensors = whole().tensors

    def __iter__(self):
        return zip(*(tensor.split(100) for tensor in self.tensors))


def loader(dataset, **options):
    return DataLoader(dataset, batch_size=100, shuffle=True, **options)


torch.manual_seed(0)
batches = {
    "slices": Slices,
    "shuffled": lambda: loader(whole()),
    "item by item": lambda: loader(Items()),
    "item by item, 2 workers": lambda: loader(Items(), num_workers=2, persistent_workers=True),
}[task["variant"]]()
first = None


def epoch(spent):
    global first
    waits, loop = [], iter(batches)
    for i in range(task["batches"]):
        before = time.perf_counter()
        images, digits = next(loop)
        after = time.perf_counter()
        waits.append(1000 * (after - before))
        if i == 0:
            first = [digits[:10].tolist(), images.sum(dtype=torch.float64).item()]
        while 1000 * (time.perf_counter() - after) < spent:
            pass
    return waits


epoch(0)
check = first
alone, beside = epoch(0), epoch(task["work"])
print(json.dumps({
    "check": check,
    "mean": statistics.fmean(alone),
    "median": statistics.median(alone),
    "wait": statistics.median(beside[10:]),
    "version": f"PyTorch {torch.__version__}",
}))
