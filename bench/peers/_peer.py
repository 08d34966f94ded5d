"""Shared by the Python peers: the task from bench/run.mjs, data, weights, the timed loop and the output for bench/run.mjs."""

import gzip
import json
import math
import os
import resource
import statistics
import sys
import time

import numpy as np
import torch
from torch import nn

task = json.loads(sys.argv[1])
batch, warmup, steps = task["batch"], task["warmup"], task["steps"]


def idx(name, skip):
    with gzip.open(f"{task['mnist']}/{name}.gz") as file:
        return np.frombuffer(bytearray(file.read()), np.uint8, offset=skip)


def images(*shape):
    """All 60,000 images as numbers from 0 to 1."""
    return torch.from_numpy(idx("train-images-idx3-ubyte", 16)).to(torch.float32).div_(255).view(*shape)


def labels():
    return torch.from_numpy(idx("train-labels-idx1-ubyte", 8)).to(torch.int64)


class Weights:
    """The file of parameters, read in order."""

    def __init__(self):
        self.all, self.at = torch.from_numpy(np.fromfile(task["weights"], np.float32)), 0

    def next(self, shape):
        size = math.prod(shape)
        self.at += size
        return self.all[self.at - size : self.at].view(shape)

    @torch.no_grad()
    def fill(self, parameters):
        for parameter in parameters:
            parameter.copy_(self.next(parameter.shape))
        assert self.at == len(self.all), "the weights do not fit the model"


def make_encoder(dim):
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 100), nn.ReLU(), nn.Linear(100, dim), nn.Tanh())


def make_decoder(dim):
    return nn.Sequential(
        nn.Linear(dim, 100), nn.ReLU(), nn.Linear(100, 28 * 28), nn.Sigmoid(), nn.Unflatten(1, (1, 28, 28))
    )


class Race:
    """Call after each step. `between` is not timed and returns further figures. Returns True when all steps are done."""

    def __init__(self, read=lambda loss, step: loss.item(), between=None):
        self.read, self.between = read, between
        self.losses, self.times, self.further = {}, [], []
        self.step, self.started = 0, time.perf_counter()

    def stepped(self, result):
        self.step += 1
        if self.step in task["checked"]:
            self.losses[self.step] = self.read(result, self.step)
        if self.step == 1:
            print("first step", flush=True)
        now = time.perf_counter()
        if self.step > warmup:
            self.times.append(now - self.started)
            if self.between:
                self.further.append(self.between())
        self.started = time.perf_counter() if self.between else now
        return self.step == warmup + steps

    def report(self):
        usage = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({
            "version": f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}",
            "losses": self.losses,
            "mean": statistics.fmean(self.times) * 1e3,
            "median": statistics.median(self.times) * 1e3,
            **({"product": statistics.median(self.further) * 1e3} if self.further else {}),
            "peakMb": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
            "cpuSeconds": sum(os.times()[:4]),  # including the compilers that torch.compile has run
        }))
