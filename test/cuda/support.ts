// Helpers for tests that run in jest and, compiled and sent to a machine with a GPU but no npm, in node:test: they
// import the package as users do, and their helpers only from here.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Tensor } from '../../lib'
import * as torch from '../../lib'

export { torch }

const without = torch.cuda.explain()

type Body = () => void | Promise<void>

/** A test that needs a GPU: skipped where there is none, with the reason in its name. */
export function onGpu(name: string, body: Body): void {
  if (without === undefined) test(name, body)
  else test.skip(`${name} [${without}]`, body)
}

/** A test that is the same everywhere: it runs on the GPU where there is one, else on the CPU. */
export const device = without === undefined ? 'cuda' : 'cpu'

/** A test of what is reported where there is no GPU. */
export const withoutGpu = without === undefined ? test.skip : test

const root = resolve(__dirname, '../..')

/** The path of MNIST's 60,000 training images; undefined where they are missing. */
export const images = [process.env.TORCHNODE_MNIST, join(root, '..', 'shared', 'data', 'mnist')]
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'train-images-idx3-ubyte.gz'))
  .find((path) => existsSync(path))

export const withMnist = images === undefined ? test.skip : test

/** Batches of 100 images in the file's order, `[100, 1, 28, 28]` with values from 0 to 1. */
export async function batches(count: number): Promise<Tensor[]> {
  const pixels = await torch.vision.datasets.readIdx(images!)
  const set = pixels
    .narrow(0, 0, 100 * count)
    .to(device, { dtype: 'float32' })
    .div_(255)
    .reshape([-1, 1, 28, 28])
  return [...set.split(100)]
}

interface Golden {
  steps: number[]
  runs: { latent: number; seed: number; fused: number[] }[]
}

/** The losses of PyTorch's steps 1 to `count`, latent 3, seed 0. */
export function goldenLosses(count: number): number[] {
  const golden: Golden = JSON.parse(readFileSync(join(root, 'test/golden/training.json'), 'utf8'))
  const run = golden.runs.find(({ latent, seed }) => latent === 3 && seed === 0)!
  return Array.from({ length: count }, (_, i) => run.fused[golden.steps.indexOf(i + 1)])
}

/** The distance of two tensors, relative to the larger of 1 and the largest element. */
export function distance(a: Tensor, b: Tensor): number {
  const [x, y] = [a, b].map((t) =>
    t
      .detach()
      .cpu()
      .to(t.dtype.startsWith('complex') ? 'complex128' : 'float64'),
  )
  if (String(x.shape) !== String(y.shape)) throw new Error(`shapes ${x.shape} and ${y.shape}`)
  if (x.numel() === 0) return 0
  return Number(x.sub(y).abs().max().item()) / Math.max(1, Number(y.abs().max().item()))
}

/** The notebook's model and its optimizer on {@link device}, with the weights that seed 0 gives on the CPU. */
export function autoencoder() {
  torch.manualSeed(0)
  const encoder = torch.makeEncoder(3)
  const decoder = torch.makeDecoder(3)
  encoder.to(device)
  decoder.to(device)
  const parameters = [...encoder.parameters(), ...decoder.parameters()]
  const optimizer = new torch.optim.Adam(parameters, { lr: 1e-3 })
  const lossFn = new torch.nn.MSELoss()
  const forward = (x: Tensor) => lossFn.forward(decoder.forward(encoder.forward(x)), x)
  const step = (x: Tensor) => {
    const loss = forward(x)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    return loss
  }
  return { encoder, decoder, parameters, optimizer, forward, step }
}

/** Runs a step three times on a side stream, as a capture requires. */
export function warmUp(run: () => unknown): void {
  const side = new torch.cuda.Stream()
  side.waitStream(torch.cuda.currentStream())
  torch.cuda.stream(side, () => {
    for (let i = 0; i < 3; i++) run()
  })
  torch.cuda.currentStream().waitStream(side)
}
