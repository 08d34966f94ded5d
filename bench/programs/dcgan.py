"""A generative adversarial network of digits, after PyTorch's examples/dcgan."""

import torch
from torch import nn, optim

from _data import digits

BATCH = 16
NOISE = 32


def weights_init(layer):
    name = type(layer).__name__
    if name.startswith("Conv"):
        nn.init.normal_(layer.weight, 0.0, 0.02)
    elif name.startswith("BatchNorm"):
        nn.init.normal_(layer.weight, 1.0, 0.02)
        nn.init.zeros_(layer.bias)


def make_generator():
    return nn.Sequential(
        nn.ConvTranspose2d(NOISE, 64, 7, 1, 0, bias=False),
        nn.BatchNorm2d(64),
        nn.ReLU(True),
        nn.ConvTranspose2d(64, 32, 4, 2, 1, bias=False),
        nn.BatchNorm2d(32),
        nn.ReLU(True),
        nn.ConvTranspose2d(32, 1, 4, 2, 1, bias=False),
        nn.Tanh(),
    )


def make_discriminator():
    return nn.Sequential(
        nn.Conv2d(1, 32, 4, 2, 1, bias=False),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Conv2d(32, 64, 4, 2, 1, bias=False),
        nn.BatchNorm2d(64),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Conv2d(64, 1, 7, 1, 0, bias=False),
        nn.Sigmoid(),
    )


def train(mnist):
    torch.manual_seed(2)
    images = digits(mnist, 10_000)[0] * 2 - 1
    net_g, net_d = make_generator(), make_discriminator()
    net_g.apply(weights_init)
    net_d.apply(weights_init)
    criterion = nn.BCELoss()
    optimizer_d = optim.Adam(net_d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_g = optim.Adam(net_g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    while True:
        for real in images.split(BATCH):
            # The discriminator learns from real images, then from false ones.
            net_d.zero_grad()
            label = torch.full((BATCH,), 1, dtype=real.dtype)
            err_d_real = criterion(net_d(real).view(-1), label)
            err_d_real.backward()
            fake = net_g(torch.randn(BATCH, NOISE, 1, 1))
            label.fill_(0)
            err_d_fake = criterion(net_d(fake.detach()).view(-1), label)
            err_d_fake.backward()
            optimizer_d.step()

            # The generator learns to have them taken for real.
            net_g.zero_grad()
            label.fill_(1)
            err_g = criterion(net_d(fake).view(-1), label)
            err_g.backward()
            optimizer_g.step()
            yield err_d_real.item() + err_d_fake.item() + err_g.item()
