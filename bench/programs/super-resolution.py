"""Digits of 14 pixels become digits of 28, after PyTorch's examples/super_resolution."""

import torch
from torch import nn, optim

from _data import digits


class Net(nn.Module):
    def __init__(self, upscale_factor):
        super().__init__()
        self.relu = nn.ReLU()
        self.conv1 = nn.Conv2d(1, 32, (5, 5), (1, 1), (2, 2))
        self.conv2 = nn.Conv2d(32, 32, (3, 3), (1, 1), (1, 1))
        self.conv3 = nn.Conv2d(32, 16, (3, 3), (1, 1), (1, 1))
        self.conv4 = nn.Conv2d(16, upscale_factor**2, (3, 3), (1, 1), (1, 1))
        self.pixel_shuffle = nn.PixelShuffle(upscale_factor)
        for conv in (self.conv1, self.conv2, self.conv3):
            nn.init.orthogonal_(conv.weight, nn.init.calculate_gain("relu"))
        nn.init.orthogonal_(self.conv4.weight)

    def forward(self, x):
        x = self.relu(self.conv1(x))
        x = self.relu(self.conv2(x))
        x = self.relu(self.conv3(x))
        return self.pixel_shuffle(self.conv4(x))


def train(mnist):
    torch.manual_seed(123)
    images, _ = digits(mnist, 8000)
    small = nn.functional.interpolate(images, scale_factor=0.5, mode="bilinear", antialias=True)
    model = Net(2)
    criterion = nn.MSELoss()
    optimizer = optim.Adam(model.parameters(), lr=0.001)
    while True:
        for at in range(0, images.size(0), 16):
            some = slice(at, at + 16)
            optimizer.zero_grad()
            loss = criterion(model(small[some]), images[some])
            loss.backward()
            optimizer.step()
            yield loss.item()
