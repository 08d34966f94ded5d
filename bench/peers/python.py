"""PyTorch tuned: data as one tensor, slices of it, the fused optimizer. mode: eager, or compiled (torch.compile of forward and loss)."""

import time

import numpy as np
import torch
from torch import nn

from _peer import Race, Weights, batch, images, labels, make_decoder, make_encoder, task

torch.set_num_threads(task["threads"])
weights = Weights()


def make_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10),
    )


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        def layer():
            return nn.TransformerEncoderLayer(64, 4, dim_feedforward=128, dropout=0.0, batch_first=True)
        self.embed = nn.Linear(28, 64)
        self.positions = nn.Parameter(torch.zeros(28, 64))
        self.first, self.second, self.head = layer(), layer(), nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.second(self.first(self.embed(x) + self.positions)).mean(1))

    def in_order(self):
        later = [p for module in (self.first, self.second, self.head) for p in module.parameters()]
        return [*self.embed.parameters(), self.positions, *later]


def train(model, parameters, loss_fn, batches, between=None):
    weights.fill(parameters)
    if task["optimizer"] == "SGD":
        optimizer = torch.optim.SGD(parameters, lr=task["width"] / 10, fused=True)
    else:
        optimizer = torch.optim.Adam(parameters, fused=True)

    def loss_of(x, y):
        return loss_fn(model(x), y)

    if task["mode"] == "compiled":
        loss_of = torch.compile(loss_of)
    race = Race(between=between)
    step = 0
    while True:
        x, y = batches[step % len(batches)]
        step += 1
        loss = loss_of(x, y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        if race.stepped(loss):
            break
    race.report()


def product(width):
    """Returns a function that measures the seconds of one matrix product of the stack's shape."""
    a, b = torch.ones(batch, width), torch.ones(width, width)

    def timed():
        started = time.perf_counter()
        torch.mm(a, b)
        return time.perf_counter() - started

    return timed


@torch.inference_mode()
def infer(model, parameters):
    inputs = images(-1, 1, 28, 28).split(batch)[:1000]
    weights.fill(parameters)
    if task["mode"] == "compiled":
        model = torch.compile(model)

    def input_of(step):
        return inputs[(step - 1) % len(inputs)]

    race = Race(read=lambda output, step: float(np.square(output - input_of(step).numpy(), dtype=np.float64).mean()))
    step = 1
    while not race.stepped(model(input_of(step)).numpy()):
        step += 1
    race.report()


workload = task["workload"]
if workload in ("autoencoder", "inference"):
    model = nn.Sequential(make_encoder(task["latent"]), make_decoder(task["latent"]))
    if workload == "inference":
        infer(model, [*model.parameters()])
    else:
        parts = images(-1, 1, 28, 28).split(batch)
        train(model, [*model.parameters()], nn.MSELoss(), [(x, x) for x in parts])
elif workload == "stack":
    width = task["width"]
    x, y = weights.next((batch, width)), weights.next((batch, width))
    model = nn.Sequential(
        nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width)
    )
    train(model, [*model.parameters()], nn.MSELoss(), [(x, y)], product(width))
else:
    shape = (-1, 1, 28, 28) if workload == "cnn" else (-1, 28, 28)
    model = make_cnn() if workload == "cnn" else Transformer()
    parameters = [*model.parameters()] if workload == "cnn" else model.in_order()
    train(model, parameters, nn.CrossEntropyLoss(), [*zip(images(*shape).split(batch), labels().split(batch))])
