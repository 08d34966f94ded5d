import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { autoencoder, batches, device, distance, goldenLosses, onGpu, torch, withMnist } from './support'

const { amp, nn, optim } = torch

withMnist(`the notebook's training follows PyTorch's on ${device}`, async () => {
  const { step } = autoencoder()
  const found = (await batches(20)).map((x) => Number(step(x).item()))
  goldenLosses(20).forEach((expected, i) => {
    expect(Math.abs(found[i] / expected - 1)).toBeLessThan(5e-4)
  })
})

test('weights that are saved on the device load on the CPU and back, and the model gives the same result', () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-'))
  try {
    const model = new nn.Sequential(new nn.Linear(20, 30), new nn.Tanh(), new nn.Linear(30, 5))
    model.to(device)
    const x = torch.randn([7, 20])
    const expected = model.forward(x.to(device))
    const path = join(folder, 'model.safetensors')
    torch.saveSafetensorsSync(model.stateDict(), path)
    for (const where of ['cpu', device]) {
      const loaded = torch.loadSafetensorsSync(path, { device: where })
      const copy = new nn.Sequential(new nn.Linear(20, 30), new nn.Tanh(), new nn.Linear(30, 5))
      copy.to(where)
      copy.loadStateDict(loaded)
      expect(distance(copy.forward(x.to(where)), expected)).toBeLessThan(1e-5)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('mixed precision', () => {
  const train = (dtype: 'float16' | 'bfloat16', scaler: InstanceType<typeof amp.GradScaler>) => {
    torch.manualSeed(0)
    const model = new nn.Sequential(new nn.Linear(16, 64), new nn.ReLU(), new nn.Linear(64, 1))
    model.to(device)
    const optimizer = new optim.SGD(model.parameters(), { lr: 0.05 })
    const x = torch.randn([128, 16]).to(device)
    const y = x.narrow(1, 0, 1).sin()
    const losses: number[] = []
    for (let i = 0; i < 60; i++) {
      const loss = amp.autocast({ device, dtype }, () => {
        const out = model.forward(x)
        expect(out.dtype).toBe(dtype)
        return nn.functional.mseLoss(out.to('float32'), y)
      })
      scaler.scale(loss).backward()
      scaler.step(optimizer)
      scaler.update()
      optimizer.zeroGrad()
      losses.push(Number(loss.item()))
    }
    return losses
  }

  test('bfloat16 trains without a scaler', () => {
    const losses = train('bfloat16', new amp.GradScaler({ device, enabled: false }))
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2)
  })

  onGpu('float16 trains with a scaler, and steps that overflow are skipped', () => {
    const scaler = new amp.GradScaler({ initScale: 2 ** 24 })
    const losses = train('float16', scaler)
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2)
    expect(Number(scaler.getScale())).toBeLessThan(2 ** 24)
  })
})

describe('torch.compile', () => {
  test(`a compiled step is the uncompiled one over 50 steps on ${device}`, () => {
    torch.manualSeed(5)
    const data = Array.from({ length: 50 }, () => torch.rand([100, 1, 28, 28]).to(device))
    const [eager, other] = [autoencoder(), autoencoder()]
    const compiled = torch.compile(other.step)
    for (const x of data) {
      const expected = Number(eager.step(x).item())
      expect(Math.abs(Number(compiled(x).item()) / expected - 1)).toBeLessThan(1e-4)
    }
    other.parameters.forEach((p, i) => {
      expect(distance(p, eager.parameters[i])).toBeLessThan(1e-4)
    })
  })
})
