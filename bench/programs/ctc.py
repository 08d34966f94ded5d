"""A recurrent recognizer of made-up signals, trained with CTC."""

import torch
from torch import nn, optim
from torch.nn import functional as F

TIME, BATCH, FEATURES, CLASSES, LENGTH = 40, 8, 16, 11, 8


class Recognizer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(FEATURES)
        self.rnn = nn.LSTM(FEATURES, 48, 1, bidirectional=True)
        self.fc = nn.Linear(96, CLASSES)

    def forward(self, x):
        out, _ = self.rnn(F.gelu(self.norm(x)))
        return F.log_softmax(self.fc(out), dim=2)


def make_batch(signals):
    """Each label shows as its own signal for some time, with noise."""
    targets = torch.randint(1, CLASSES, (BATCH, LENGTH))
    lengths = torch.randint(4, LENGTH + 1, (BATCH,))
    input = torch.randn(TIME, BATCH, FEATURES) * 0.3
    for b in range(BATCH):
        for i in range(lengths[b].item()):
            shown = slice(5 * i, 5 * i + 3)
            input[shown, b] += signals[targets[b, i]]
    return input, targets, lengths


def train(_):
    torch.manual_seed(8)
    signals = torch.randn(CLASSES, FEATURES)
    model = Recognizer()
    criterion = nn.CTCLoss()
    optimizer = optim.AdamW(model.parameters(), lr=3e-3)
    input_lengths = torch.full((BATCH,), TIME, dtype=torch.long)
    while True:
        input, targets, lengths = make_batch(signals)
        optimizer.zero_grad()
        loss = criterion(model(input), targets, input_lengths, lengths)
        loss.backward()
        optimizer.step()
        yield loss.item()
