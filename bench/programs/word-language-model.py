"""A recurrent language model over words, after PyTorch's examples/word_language_model."""

import torch
from torch import nn
from torch.nn import functional as F

from _data import words

BATCH, BPTT, LR, CLIP = 20, 20, 2, 0.25


class RNNModel(nn.Module):
    def __init__(self, ntoken, ninp, nhid, nlayers, dropout):
        super().__init__()
        self.nhid = nhid
        self.nlayers = nlayers
        self.drop = nn.Dropout(dropout)
        self.encoder = nn.Embedding(ntoken, ninp)
        self.rnn = nn.LSTM(ninp, nhid, nlayers, dropout=dropout)
        self.decoder = nn.Linear(nhid, ntoken)
        self.decoder.weight = self.encoder.weight
        nn.init.uniform_(self.encoder.weight, -0.1, 0.1)
        nn.init.zeros_(self.decoder.bias)

    def forward(self, input, hidden):
        emb = self.drop(self.encoder(input))
        output, hidden = self.rnn(emb, hidden)
        decoded = self.decoder(self.drop(output))
        return F.log_softmax(decoded.view(-1, decoded.size(2)), dim=1), hidden

    def init_hidden(self, batch):
        weight = next(self.parameters())
        return tuple(weight.new_zeros(self.nlayers, batch, self.nhid) for _ in range(2))


def batchify(ids):
    data = torch.tensor(ids)
    length = data.size(0) // BATCH
    return data.narrow(0, 0, length * BATCH).view(BATCH, -1).t().contiguous()


def train(_):
    torch.manual_seed(3)
    text = words(50_000)
    known = {word: id for id, word in enumerate(dict.fromkeys(text))}
    source = batchify([known[word] for word in text])
    model = RNNModel(len(known), 64, 64, 2, 0.2)
    criterion = nn.NLLLoss()
    while True:
        model.train()
        hidden = model.init_hidden(BATCH)
        for i in range(0, source.size(0) - 1, BPTT):
            length = min(BPTT, source.size(0) - 1 - i)
            data = source[i : i + length]
            targets = source[i + 1 : i + 1 + length].view(-1)
            model.zero_grad()
            hidden = tuple(state.detach() for state in hidden)
            output, hidden = model(data, hidden)
            loss = criterion(output, targets)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            for p in model.parameters():
                p.data.add_(p.grad, alpha=-LR)
            yield loss.item()
