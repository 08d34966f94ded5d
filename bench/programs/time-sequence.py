"""Two LSTM cells learn sine waves with L-BFGS, after PyTorch's examples/time_sequence_prediction."""

import torch
from torch import nn, optim


class Sequence(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm1 = nn.LSTMCell(1, 51)
        self.lstm2 = nn.LSTMCell(51, 51)
        self.linear = nn.Linear(51, 1)

    def forward(self, input):
        h1, c1, h2, c2 = (torch.zeros(input.size(0), 51, dtype=torch.double) for _ in range(4))
        outputs = []
        for x in input.split(1, dim=1):
            h1, c1 = self.lstm1(x, (h1, c1))
            h2, c2 = self.lstm2(h1, (h2, c2))
            outputs.append(self.linear(h2))
        return torch.cat(outputs, dim=1)


def train(_):
    torch.manual_seed(0)
    shift = torch.randint(-80, 80, (12, 1))
    waves = ((torch.arange(31, dtype=torch.double) + shift) / 20).sin()
    input = waves[:, :-1]
    target = waves[:, 1:]
    seq = Sequence().double()
    criterion = nn.MSELoss()
    optimizer = optim.LBFGS(seq.parameters(), lr=0.8, max_iter=3)

    def closure():
        optimizer.zero_grad()
        loss = criterion(seq(input), target)
        loss.backward()
        return loss

    while True:
        yield optimizer.step(closure).item()
