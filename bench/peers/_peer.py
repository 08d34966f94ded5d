"""What the Python peers share: the task given by bench/run.mjs, and the lines it reads."""

import hashlib
import json
import resource
import statistics
import sys
import time
from itertools import pairwise

import torch
from torch import nn


def make_encoder(dim):
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 100), nn.ReLU(), nn.Linear(100, dim), nn.Tanh())


def make_decoder(dim):
    return nn.Sequential(
        nn.Linear(dim, 100), nn.ReLU(), nn.Linear(100, 28 * 28), nn.Sigmoid(), nn.Unflatten(1, (1, 28, 28))
    )


class Peer:
    def __init__(self):
        task = json.loads(sys.argv[1])
        self.mnist, self.root = task["mnist"], task["root"]
        self.latent, self.seed, self.threads = task["latent"], task["seed"], task["threads"]
        self.check, self.warmup, self.last = task["check"], task["warmup"], task["warmup"] + task["steps"]
        self.initial, self.losses, self.marks = None, {}, []

    def begins_with(self, parameters):
        """In a check, which is not timed, the sha256 of the weights before training."""
        if self.check:
            self.initial = [hashlib.sha256(p.detach().numpy().tobytes()).hexdigest() for p in parameters]

    def stepped(self, step, loss):
        if step in (1, 10, 100):
            self.losses[step] = loss.item()
        if step == 1:
            print("first step", flush=True)
        if step >= self.warmup:
            self.marks.append(time.perf_counter())

    def done(self):
        seconds = [after - before for before, after in pairwise(self.marks)]
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({
            "version": f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}",
            "initial": self.initial,
            "losses": self.losses,
            "mean": statistics.fmean(seconds) * 1e3,
            "median": statistics.median(seconds) * 1e3,
            "peakMb": rss / (2**20 if sys.platform == "darwin" else 2**10),
            "cpuSeconds": time.process_time(),
        }))
