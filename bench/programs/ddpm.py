"""A denoising diffusion model of digits with a small U-Net and attention."""

import math

import torch
from torch import nn, optim
from torch.nn import functional as F

from _data import digits

STEPS, WIDTH, BATCH = 200, 16, 8


class ResidualBlock(nn.Module):
    def __init__(self, from_, to):
        super().__init__()
        self.norm1 = nn.GroupNorm(8, from_)
        self.conv1 = nn.Conv2d(from_, to, 3, padding=1)
        self.time = nn.Linear(4 * WIDTH, to)
        self.norm2 = nn.GroupNorm(8, to)
        self.conv2 = nn.Conv2d(to, to, 3, padding=1)
        self.shortcut = nn.Identity() if from_ == to else nn.Conv2d(from_, to, 1)

    def forward(self, x, t):
        h = self.conv1(F.silu(self.norm1(x)))
        h = h + self.time(t)[:, :, None, None]
        h = self.conv2(F.silu(self.norm2(h)))
        return h + self.shortcut(x)


class Attention(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.qkv = nn.Conv1d(channels, 3 * channels, 1)
        self.proj = nn.Conv1d(channels, channels, 1)

    def forward(self, x):
        B, C, H, W = x.shape
        q, k, v = self.qkv(self.norm(x).view(B, C, H * W)).chunk(3, dim=1)
        weight = torch.softmax(torch.einsum("bct,bcs->bts", q, k) * C**-0.5, dim=-1)
        h = self.proj(torch.einsum("bts,bcs->bct", weight, v))
        return x + h.view(B, C, H, W)


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.time = nn.Sequential(nn.Linear(WIDTH, 4 * WIDTH), nn.SiLU(), nn.Linear(4 * WIDTH, 4 * WIDTH))
        self.first = nn.Conv2d(1, WIDTH, 3, padding=1)
        self.down1 = ResidualBlock(WIDTH, WIDTH)
        self.down2 = ResidualBlock(WIDTH, 2 * WIDTH)
        self.middle = ResidualBlock(2 * WIDTH, 2 * WIDTH)
        self.attention = Attention(2 * WIDTH)
        self.up2 = ResidualBlock(4 * WIDTH, WIDTH)
        self.up1 = ResidualBlock(2 * WIDTH, WIDTH)
        self.last = nn.Sequential(nn.GroupNorm(8, WIDTH), nn.SiLU(), nn.Conv2d(WIDTH, 1, 3, padding=1))

    def embed(self, t):
        half = WIDTH // 2
        freqs = torch.exp(torch.arange(half) * (-math.log(10000) / half))
        args = t[:, None].float() * freqs[None]
        return self.time(torch.cat([torch.cos(args), torch.sin(args)], dim=-1))

    def forward(self, x, t):
        emb = self.embed(t)
        h1 = self.down1(self.first(x), emb)
        h2 = self.down2(F.avg_pool2d(h1, 2), emb)
        h = self.attention(self.middle(F.avg_pool2d(h2, 2), emb))
        h = self.up2(torch.cat([F.interpolate(h, scale_factor=2), h2], dim=1), emb)
        h = self.up1(torch.cat([F.interpolate(h, scale_factor=2), h1], dim=1), emb)
        return self.last(h)


def train(mnist):
    torch.manual_seed(6)
    images = digits(mnist, 8000)[0] * 2 - 1
    betas = torch.linspace(1e-4, 0.02, STEPS)
    alphas_cumprod = torch.cumprod(1 - betas, dim=0)
    model, ema = UNet(), UNet()
    ema.load_state_dict(model.state_dict())
    optimizer = optim.Adam(model.parameters(), lr=2e-4)
    wide = lambda values: values[:, None, None, None]
    while True:
        for x in images.split(BATCH):
            t = torch.randint(0, STEPS, (BATCH,))
            noise = torch.randn_like(x)
            kept = alphas_cumprod[t]
            noisy = wide(kept.sqrt()) * x + wide((1 - kept).sqrt()) * noise
            loss = F.mse_loss(model(noisy, t), noise)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            with torch.no_grad():
                for p, q in zip(ema.parameters(), model.parameters()):
                    p.lerp_(q, 0.01)
            yield loss.item()
