"""A variational autoencoder of digits, after PyTorch's examples/vae."""

import torch
from torch import nn, optim
from torch.nn import functional as F
from torch.utils import data

from _data import digits


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 400)
        self.fc21 = nn.Linear(400, 20)
        self.fc22 = nn.Linear(400, 20)
        self.fc3 = nn.Linear(20, 400)
        self.fc4 = nn.Linear(400, 784)

    def encode(self, x):
        h = F.relu(self.fc1(x))
        return self.fc21(h), self.fc22(h)

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        return torch.randn_like(std) * std + mu

    def decode(self, z):
        return torch.sigmoid(self.fc4(F.relu(self.fc3(z))))

    def forward(self, x):
        mu, logvar = self.encode(x.view(-1, 784))
        return self.decode(self.reparameterize(mu, logvar)), mu, logvar


def loss_function(reconstructed, x, mu, logvar):
    bce = F.binary_cross_entropy(reconstructed, x.view(-1, 784), reduction="sum")
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return bce + kld


def train(mnist):
    torch.manual_seed(1)
    images, _ = digits(mnist, 20_000)
    loader = data.DataLoader(data.TensorDataset(images), batch_size=64, shuffle=True)
    model = VAE()
    optimizer = optim.Adam(model.parameters(), lr=1e-3)
    while True:
        for (batch,) in loader:
            optimizer.zero_grad()
            reconstructed, mu, logvar = model(batch)
            loss = loss_function(reconstructed, batch, mu, logvar)
            loss.backward()
            optimizer.step()
            yield loss.item() / len(batch)
