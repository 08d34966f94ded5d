"""A convolutional classifier of digits, after PyTorch's examples/mnist."""

import torch
from torch import nn, optim
from torch.nn import functional as F
from torch.utils import data

from _data import digits


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, 1)
        self.conv2 = nn.Conv2d(16, 32, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(4608, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = self.dropout1(F.max_pool2d(x, 2))
        x = F.relu(self.fc1(torch.flatten(x, 1)))
        return F.log_softmax(self.fc2(self.dropout2(x)), dim=1)


def train(mnist):
    torch.manual_seed(1)
    images, labels = digits(mnist, 20_000)
    loader = data.DataLoader(data.TensorDataset(images, labels), batch_size=32, shuffle=True)
    model = Net()
    optimizer = optim.Adadelta(model.parameters(), lr=1)
    scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.7)
    while True:
        model.train()
        for input, target in loader:
            optimizer.zero_grad()
            loss = F.nll_loss(model(input), target)
            loss.backward()
            optimizer.step()
            yield loss.item()
        scheduler.step()
