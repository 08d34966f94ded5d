"""The notebook's own loop, unchanged: torchvision's MNIST, ToTensor, DataLoader, and Adam with its defaults."""

import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms

from _peer import Race, Weights, batch, make_decoder, make_encoder, task

device = "cpu"
mnist = torchvision.datasets.mnist.MNIST(task["root"], transform=transforms.Compose([transforms.ToTensor()]))
dataloader = DataLoader(mnist, batch_size=batch)

encoder, decoder = make_encoder(task["latent"]), make_decoder(task["latent"])
Weights().fill([*encoder.parameters(), *decoder.parameters()])
race = Race()


def train(encoder, decoder, dataloader, epochs):
    params = list(encoder.parameters()) + list(decoder.parameters())
    optimizer = torch.optim.Adam(params)
    loss = nn.MSELoss()

    encoder = encoder.to(device)
    decoder = decoder.to(device)

    for epoch in range(epochs):
        for x, _ in dataloader:
            x = x.to(device)
            x_out = decoder(encoder(x))
            l = loss(x_out, x)
            l.backward()
            optimizer.step()
            optimizer.zero_grad()
            if race.stepped(l):
                return


train(encoder, decoder, dataloader, epochs=1_000)
race.report()
