"""Word vectors by skip-grams with negative samples."""

from collections import Counter

import torch
from torch import nn, optim
from torch.nn import functional as F

from _data import words

WIDTH, WINDOW, NEGATIVE, BATCH = 64, 2, 5, 256


class SkipGram(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.target = nn.Embedding(vocabulary, WIDTH, sparse=True)
        self.context = nn.Embedding(vocabulary, WIDTH, sparse=True)
        nn.init.uniform_(self.target.weight, -0.5 / WIDTH, 0.5 / WIDTH)

    def forward(self, target, positive, negative):
        v = self.target(target)
        score = F.logsigmoid((v * self.context(positive)).sum(1))
        others = torch.bmm(self.context(negative), v.unsqueeze(2)).squeeze(2)
        return -(score + F.logsigmoid(-others).sum(1)).mean()


def train(_):
    torch.manual_seed(7)
    text = words(20_000)
    counts = Counter(text)
    ids = {word: id for id, word in enumerate(counts)}
    corpus = [ids[word] for word in text]
    pairs = [
        [id, other] for at, id in enumerate(corpus) for other in corpus[max(0, at - WINDOW) : at + WINDOW + 1]
    ]
    all = torch.tensor(pairs)
    noise = torch.tensor(list(counts.values()), dtype=torch.float).pow(0.75)
    model = SkipGram(len(ids))
    optimizer = optim.SparseAdam(model.parameters(), lr=1e-3)
    while True:
        for chosen in torch.randperm(len(all)).split(BATCH):
            batch = all[chosen]
            negative = torch.multinomial(noise, len(batch) * NEGATIVE, True).view(-1, NEGATIVE)
            optimizer.zero_grad()
            loss = model(batch[:, 0], batch[:, 1], negative)
            loss.backward()
            optimizer.step()
            yield loss.item()
