// A denoising diffusion model of digits with a small U-Net and attention.
import torch, { nn, optim } from 'torchnode'
import { digits } from './_data.mjs'

const F = nn.functional
const [STEPS, WIDTH, BATCH] = [200, 16, 8]

class ResidualBlock extends nn.Module {
  constructor(from, to) {
    super()
    this.norm1 = new nn.GroupNorm(8, from)
    this.conv1 = new nn.Conv2d(from, to, 3, { padding: 1 })
    this.time = new nn.Linear(4 * WIDTH, to)
    this.norm2 = new nn.GroupNorm(8, to)
    this.conv2 = new nn.Conv2d(to, to, 3, { padding: 1 })
    this.shortcut = from === to ? new nn.Identity() : new nn.Conv2d(from, to, 1)
  }

  forward(x, t) {
    let h = this.conv1.forward(F.silu(this.norm1.forward(x)))
    h = h.add(this.time.forward(t).at(torch.slice(), torch.slice(), null, null))
    h = this.conv2.forward(F.silu(this.norm2.forward(h)))
    return h.add(this.shortcut.forward(x))
  }
}

class Attention extends nn.Module {
  constructor(channels) {
    super()
    this.norm = new nn.GroupNorm(8, channels)
    this.qkv = new nn.Conv1d(channels, 3 * channels, 1)
    this.proj = new nn.Conv1d(channels, channels, 1)
  }

  forward(x) {
    const [B, C, H, W] = x.shape
    const [q, k, v] = this.qkv.forward(this.norm.forward(x).view([B, C, H * W])).chunk(3, 1)
    const weight = torch.softmax(torch.einsum('bct,bcs->bts', q, k).mul(C ** -0.5), -1)
    const h = this.proj.forward(torch.einsum('bts,bcs->bct', weight, v))
    return x.add(h.view([B, C, H, W]))
  }
}

class UNet extends nn.Module {
  time = new nn.Sequential(new nn.Linear(WIDTH, 4 * WIDTH), new nn.SiLU(), new nn.Linear(4 * WIDTH, 4 * WIDTH))
  first = new nn.Conv2d(1, WIDTH, 3, { padding: 1 })
  down1 = new ResidualBlock(WIDTH, WIDTH)
  down2 = new ResidualBlock(WIDTH, 2 * WIDTH)
  middle = new ResidualBlock(2 * WIDTH, 2 * WIDTH)
  attention = new Attention(2 * WIDTH)
  up2 = new ResidualBlock(4 * WIDTH, WIDTH)
  up1 = new ResidualBlock(2 * WIDTH, WIDTH)
  last = new nn.Sequential(new nn.GroupNorm(8, WIDTH), new nn.SiLU(), new nn.Conv2d(WIDTH, 1, 3, { padding: 1 }))

  embed(t) {
    const half = WIDTH / 2
    const freqs = torch
      .arange(half)
      .mul(-Math.log(10000) / half)
      .exp()
    const args = t.at(torch.slice(), null).float().mul(freqs.at(null))
    return this.time.forward(torch.cat([torch.cos(args), torch.sin(args)], -1))
  }

  forward(x, t) {
    const emb = this.embed(t)
    const h1 = this.down1.forward(this.first.forward(x), emb)
    const h2 = this.down2.forward(F.avgPool2d(h1, 2), emb)
    let h = this.attention.forward(this.middle.forward(F.avgPool2d(h2, 2), emb))
    h = this.up2.forward(torch.cat([F.interpolate(h, { scaleFactor: 2 }), h2], 1), emb)
    h = this.up1.forward(torch.cat([F.interpolate(h, { scaleFactor: 2 }), h1], 1), emb)
    return this.last.forward(h)
  }
}

export function* train(mnist) {
  torch.manualSeed(6)
  const images = digits(mnist, 8000)[0].mul(2).sub(1)
  const betas = torch.linspace(1e-4, 0.02, STEPS)
  const alphasCumprod = torch.cumprod(betas.neg().add(1), 0)
  const [model, ema] = [new UNet(), new UNet()]
  ema.loadStateDict(model.stateDict())
  const optimizer = new optim.Adam(model.parameters(), { lr: 2e-4 })
  const wide = (values) => values.at(torch.slice(), null, null, null)
  for (;;) {
    for (const x of images.split(BATCH)) {
      const t = torch.randint(0, STEPS, [BATCH])
      const noise = torch.randnLike(x)
      const kept = alphasCumprod.at(t)
      const noisy = wide(kept.sqrt())
        .mul(x)
        .add(wide(torch.rsub(kept, 1).sqrt()).mul(noise))
      const loss = F.mseLoss(model.forward(noisy, t), noise)
      optimizer.zeroGrad()
      loss.backward()
      nn.utils.clipGradNorm_(model.parameters(), 1)
      optimizer.step()
      torch.noGrad(() => {
        const parameters = [...model.parameters()]
        for (const [i, p] of [...ema.parameters()].entries()) p.lerp_(parameters[i], 0.01)
      })
      yield loss.item()
    }
  }
}
