"""The notebook's own loop, as it stands there: torchvision's MNIST, ToTensor, DataLoader, Adam as it is by default."""

import torch
import torchvision
from torch import nn
from torch.utils.data import DataLoader
from torchvision import transforms

from _peer import Peer, make_decoder, make_encoder

peer = Peer()
device = "cpu"
mnist = torchvision.datasets.mnist.MNIST(peer.root, transform=transforms.Compose([transforms.ToTensor()]))
dataloader = DataLoader(mnist, batch_size=100)

torch.manual_seed(peer.seed)
encoder, decoder = make_encoder(peer.latent), make_decoder(peer.latent)


def train(encoder, decoder, dataloader, epochs):
    params = list(encoder.parameters()) + list(decoder.parameters())
    optimizer = torch.optim.Adam(params)
    loss = nn.MSELoss()

    encoder = encoder.to(device)
    decoder = decoder.to(device)

    step = 0
    for epoch in range(epochs):
        for x, _ in dataloader:
            x = x.to(device)
            x_out = decoder(encoder(x))
            l = loss(x_out, x)
            l.backward()
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            peer.stepped(step, l)
            if step == peer.last:
                return


peer.begins_with([*encoder.parameters(), *decoder.parameters()])
train(encoder, decoder, dataloader, epochs=1_000)
peer.done()
