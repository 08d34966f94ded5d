"""A network over letters with batch normalization written by hand, after makemore."""

import torch
from torch.nn import functional as F

from _data import words

BLOCK, WIDTH, HIDDEN, BATCH = 3, 10, 100, 32


def build_dataset(names, stoi):
    X, Y = [], []
    for name in names:
        context = [0] * BLOCK
        for letter in name + ".":
            id = stoi[letter]
            X.append(context)
            Y.append(id)
            context = context[1:] + [id]
    return torch.tensor(X), torch.tensor(Y)


def train(_):
    names = words(5000)
    letters = [".", *sorted(set("".join(names)))]
    X, Y = build_dataset(names, {letter: id for id, letter in enumerate(letters)})
    generator = torch.Generator().manual_seed(2147483647)
    vocabulary = len(letters)
    C = torch.randn((vocabulary, WIDTH), generator=generator)
    W1 = torch.randn((WIDTH * BLOCK, HIDDEN), generator=generator) * (5 / 3 / (WIDTH * BLOCK) ** 0.5)
    W2 = torch.randn((HIDDEN, vocabulary), generator=generator) * 0.01
    b2 = torch.zeros(vocabulary)
    gain = torch.ones((1, HIDDEN))
    bias = torch.zeros((1, HIDDEN))
    mean_running, std_running = torch.zeros((1, HIDDEN)), torch.ones((1, HIDDEN))
    parameters = [C, W1, W2, b2, gain, bias]
    for p in parameters:
        p.requires_grad = True
    i = 0
    while True:
        ix = torch.randint(0, X.shape[0], (BATCH,), generator=generator)
        Xb, Yb = X[ix], Y[ix]
        emb = C[Xb]
        before = emb.view(emb.shape[0], -1) @ W1
        mean = before.mean(0, keepdim=True)
        std = before.std(0, keepdim=True)
        h = torch.tanh(gain * (before - mean) / std + bias)
        with torch.no_grad():
            mean_running = 0.999 * mean_running + 0.001 * mean
            std_running = 0.999 * std_running + 0.001 * std
        logits = h @ W2 + b2
        loss = F.cross_entropy(logits, Yb)
        for p in parameters:
            p.grad = None
        loss.backward()
        lr = 0.1 if i < 100_000 else 0.01
        for p in parameters:
            p.data += -lr * p.grad
        i += 1
        yield loss.item()
