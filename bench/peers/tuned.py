"""PyTorch eager as fast as it goes without compiling: the whole set as one tensor, slices of it, fused Adam."""

import gzip

import numpy as np
import torch
from torch import nn

from _peer import Peer, make_decoder, make_encoder

peer = Peer()
torch.set_num_threads(peer.threads)
with gzip.open(f"{peer.mnist}/train-images-idx3-ubyte.gz") as file:
    pixels = np.frombuffer(bytearray(file.read()), np.uint8, offset=16)
batches = torch.from_numpy(pixels).view(-1, 1, 28, 28).to(torch.float32).div_(255).split(100)

torch.manual_seed(peer.seed)
encoder, decoder = make_encoder(peer.latent), make_decoder(peer.latent)
parameters = [*encoder.parameters(), *decoder.parameters()]
peer.begins_with(parameters)
optimizer = torch.optim.Adam(parameters, fused=True)
loss_fn = nn.MSELoss()

for step in range(1, peer.last + 1):
    x = batches[(step - 1) % len(batches)]
    loss = loss_fn(decoder(encoder(x)), x)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    peer.stepped(step, loss)
peer.done()
