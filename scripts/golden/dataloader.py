"""Makes test/golden/dataloader.json: the orders in which PyTorch's DataLoader and samplers give a dataset, and what
torchvision's ToTensor and Normalize make of every pixel value.
"""
import itertools
import json

import torch
from torch.utils.data import (
    DataLoader,
    RandomSampler,
    SubsetRandomSampler,
    TensorDataset,
    WeightedRandomSampler,
    random_split,
)

from _common import FOLDER


def draw(generator=None):
    """A number that identifies the state of a generator."""
    return torch.randint(2**31, (), generator=generator).item()


def loaders():
    for length, batch, drop_last, seed in [
        (10, 3, False, 0),
        (10, 3, True, 0),
        (12, 4, False, 1),
        (12, 4, True, 1),
        (7, 1, False, 2),
        (5, 10, False, 3),
        (5, 10, True, 3),
        (64, 16, False, 2**40 + 7),
    ]:
        for shuffle, own in [(True, False), (True, True), (False, False), (False, True)]:
            torch.manual_seed(seed)
            generator = torch.Generator().manual_seed(seed) if own else None
            loader = DataLoader(
                TensorDataset(torch.arange(length)),
                batch_size=batch,
                shuffle=shuffle,
                drop_last=drop_last,
                generator=generator,
            )
            yield {
                "length": length,
                "batchSize": batch,
                "dropLast": drop_last,
                "seed": seed,
                "shuffle": shuffle,
                "ownGenerator": own,
                "batches": len(loader),
                "epochs": [[b.tolist() for (b,) in loader] for _ in range(2)],
                # An epoch that is left after its first batch, then a whole one.
                "left": [b.tolist() for (b,) in itertools.islice(loader, 1)],
                "after": [b.tolist() for (b,) in loader],
                "defaultNext": draw(),
                "ownNext": draw(generator) if own else None,
            }


def samplers():
    weights = [0.1, 0.9, 0.4, 0.7, 3.0, 0.6]
    for name, make in {
        "random": lambda g: RandomSampler(range(9), generator=g),
        "randomMore": lambda g: RandomSampler(range(9), num_samples=23, generator=g),
        "randomFewer": lambda g: RandomSampler(range(9), num_samples=4, generator=g),
        "randomReplacement": lambda g: RandomSampler(range(9), replacement=True, num_samples=70, generator=g),
        "subset": lambda g: SubsetRandomSampler([3, 1, 4, 15, 9, 26], generator=g),
        "weighted": lambda g: WeightedRandomSampler(weights, 8, generator=g),
        "weightedOnce": lambda g: WeightedRandomSampler(weights, 5, replacement=False, generator=g),
    }.items():
        for own in [False, True]:
            torch.manual_seed(4)
            generator = torch.Generator().manual_seed(4) if own else None
            sampler = make(generator)
            yield {
                "name": name,
                "ownGenerator": own,
                "length": len(sampler),
                "orders": [list(sampler), list(sampler)],
                "defaultNext": draw(),
            }


def splits():
    for length, lengths in [(10, [3, 7]), (11, [0.5, 0.25, 0.25]), (7, [0.3, 0.7]), (5, [5]), (4, [0, 4])]:
        for own in [False, True]:
            torch.manual_seed(6)
            generator = torch.Generator().manual_seed(6) if own else None
            parts = random_split(range(length), lengths, **({"generator": generator} if own else {}))
            yield {
                "length": length,
                "lengths": lengths,
                "ownGenerator": own,
                "parts": [[int(i) for i in part.indices] for part in parts],
                "defaultNext": draw(),
            }


def worker_seeds():
    for seed in [0, 7]:
        loader = DataLoader(range(4), num_workers=2, generator=torch.Generator().manual_seed(seed), worker_init_fn=tell)
        yield {"seed": seed, "workers": [str(each) for each in base_seeds(loader)]}


def base_seeds(loader):
    epoch = iter(loader)
    return [epoch._base_seed + worker for worker in range(loader.num_workers)]


def tell(worker):
    assert torch.initial_seed() == torch.utils.data.get_worker_info().seed


def transforms():
    pixels = torch.arange(256, dtype=torch.uint8).reshape(1, 16, 16)
    # The two lines that torchvision's to_tensor and normalize come down to.
    image = pixels.to(torch.float32).div(255)
    mean, std = (torch.as_tensor([value]).view(-1, 1, 1) for value in (0.1307, 0.3081))
    return {"toTensor": image.flatten().tolist(), "normalize": image.clone().sub_(mean).div_(std).flatten().tolist()}


torch.manual_seed(0)
whole = [b for (batch,) in DataLoader(TensorDataset(torch.arange(60000)), batch_size=100, shuffle=True) for b in batch.tolist()]
path = FOLDER / "dataloader.json"
path.write_text(
    json.dumps(
        {
            "script": "scripts/golden/dataloader.py",
            "torch": torch.__version__,
            "loaders": list(loaders()),
            "samplers": list(samplers()),
            "splits": list(splits()),
            "workerSeeds": list(worker_seeds()),
            "transforms": transforms(),
            "sixtyThousand": {"first": whole[:10], "last": whole[-10:]},
        }
    )
    + "\n"
)
