"""notebook-losses.json: the loss of the last batch of each epoch of the notebook's experiments, for ten seeds."""

import torch
from torch import nn

from _common import write
from training import images, models

SEEDS = range(10)
# The notebook makes a new Adam where it calls train again.
PROTOCOLS = {
    3: {"epochs": 5, "new_adam_each_epoch": False},
    50: {"epochs": 5, "new_adam_each_epoch": False},
    100: {"epochs": 6, "new_adam_each_epoch": True},
}


def losses(dim, seed, xs, epochs, new_adam_each_epoch):
    encoder, decoder = models(dim, seed)
    parameters = [*encoder.parameters(), *decoder.parameters()]
    loss_fn = nn.MSELoss()
    last = []
    for epoch in range(epochs):
        if epoch == 0 or new_adam_each_epoch:
            optimizer = torch.optim.Adam(parameters)
        for x in xs.split(100):
            loss = loss_fn(decoder(encoder(x)), x)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        last.append(float(f"{loss.item():.6g}"))
    return last


def main():
    xs = images()
    dims = {
        str(dim): {"protocol": protocol, "values": [losses(dim, seed, xs, **protocol) for seed in SEEDS]}
        for dim, protocol in PROTOCOLS.items()
    }
    about = (
        "manual_seed(seed), encoder, decoder, Adam(lr=1e-3), MNIST train in file order, batch 100; values: for each seed the loss of"
        " the last batch of each epoch, to six digits. With latent 50 and 100 the trainings part with the processor; what"
        " holds is where they end."
    )
    write("notebook-losses.json", about, seeds=list(SEEDS), dims=dims)


if __name__ == "__main__":
    main()
