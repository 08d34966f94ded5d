"""PyTorch on a device, with the whole set there and batches as slices of it; the step eager (Adam by default, or fused) or as a CUDA graph."""

import gzip
import json
import sys
import time

import numpy as np
import torch
from torch import nn


def make_encoder(dim):
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 100), nn.ReLU(), nn.Linear(100, dim), nn.Tanh())


def make_decoder(dim):
    return nn.Sequential(
        nn.Linear(dim, 100), nn.ReLU(), nn.Linear(100, 28 * 28), nn.Sigmoid(), nn.Unflatten(1, (1, 28, 28))
    )


task = json.loads(sys.argv[1])
device, mode = task["device"], task["mode"]
with gzip.open(task["images"]) as file:
    pixels = np.frombuffer(bytearray(file.read()), np.uint8, offset=16)
images = torch.from_numpy(pixels).view(-1, 1, 28, 28).to(device, torch.float32).div_(255)

torch.manual_seed(task["seed"])
encoder, decoder = make_encoder(task["latent"]).to(device), make_decoder(task["latent"]).to(device)
options = {"eager": {}, "fused": {"fused": True}, "graph": {"fused": True, "capturable": True}}[mode]
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], **options)
loss_fn = nn.MSELoss()


def train(x):
    loss = loss_fn(decoder(encoder(x)), x)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss


def batch(step):
    return images.narrow(0, (step - 1) % 600 * 100, 100)


class Graphed:
    """Runs three steps on a side stream, then captures the step."""

    def __init__(self):
        self.x, self.graph, self.loss = images[:100].clone(), None, None

    def __call__(self, step):
        self.x.copy_(batch(step))
        if step <= 3:
            side = torch.cuda.Stream()
            side.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side):
                loss = train(self.x)
            torch.cuda.current_stream().wait_stream(side)
            return loss
        if self.graph is None:
            self.graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(self.graph):
                self.loss = train(self.x)
        self.graph.replay()
        return self.loss


run = Graphed() if mode == "graph" else lambda step: train(batch(step))
losses, step = {}, 0


def advance(count):
    global step
    for step in range(step + 1, step + count + 1):
        loss = run(step)
        if step in (1, 10, 100):
            losses[step] = loss.item()


def wait():
    if device != "cpu":
        torch.cuda.synchronize()


advance(task["warmup"])
times = []
for _ in range(task["chunks"]):
    wait()
    start = time.perf_counter()
    advance(task["chunk"])
    wait()
    times.append((time.perf_counter() - start) * 1e3 / task["chunk"])
version = f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}"
print(json.dumps({"version": version, "losses": losses, "times": times}))
