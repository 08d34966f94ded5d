import type { Tensor } from '../../lib'
import { device, distance, torch } from './support'

const { nn } = torch
const F = nn.functional

interface Case {
  inputs: number[][]
  run: (...inputs: Tensor[]) => Tensor
}

/** One or two of each family of kernels, first on the CPU, then on the device, with gradients. */
const cases: Record<string, Case> = {
  add: { inputs: [[3, 4], [4]], run: (a, b) => a.add(b, { alpha: 2 }) },
  'div and pow': { inputs: [[50], [50]], run: (a, b) => a.div(b.abs().add(1)).pow(3) },
  'exp, log, tanh': { inputs: [[100]], run: (a) => a.exp().add(1).log().tanh() },
  where: { inputs: [[30], [30]], run: (a, b) => torch.where(a.gt(b), a, b.mul(2)) },
  matmul: {
    inputs: [
      [65, 130],
      [130, 33],
    ],
    run: (a, b) => a.matmul(b),
  },
  bmm: {
    inputs: [
      [3, 20, 30],
      [3, 30, 10],
    ],
    run: (a, b) => torch.bmm(a, b),
  },
  einsum: {
    inputs: [
      [4, 5, 6],
      [6, 7],
    ],
    run: (a, b) => torch.einsum('bij,jk->bik', [a, b]),
  },
  linear: { inputs: [[20, 100], [50, 100], [50]], run: (x, w, b) => F.linear(x, w, b) },
  sum: { inputs: [[100, 200]], run: (a) => a.sum(1) },
  'mean and var': { inputs: [[100, 20]], run: (a) => a.var(0).add(a.mean(0)) },
  cumsum: { inputs: [[10, 50]], run: (a) => a.cumsum(1) },
  'sort and topk': { inputs: [[10, 100]], run: (a) => a.topk(5, 1).values.add(a.sort(1).values.narrow(1, 0, 5)) },
  'max over a dimension': { inputs: [[10, 100]], run: (a) => a.amax(1) },
  softmax: { inputs: [[10, 100]], run: (a) => a.softmax(1) },
  logSoftmax: { inputs: [[10, 100]], run: (a) => a.logSoftmax(1) },
  'relu and gelu': { inputs: [[200]], run: (a) => F.relu(a).add(F.gelu(a)) },
  layerNorm: { inputs: [[10, 64], [64], [64]], run: (x, w, b) => F.layerNorm(x, [64], w, b) },
  conv2d: {
    inputs: [[2, 3, 16, 16], [8, 3, 3, 3], [8]],
    run: (x, w, b) => F.conv2d(x, w, b, { padding: 1, stride: 2 }),
  },
  convTranspose2d: {
    inputs: [
      [2, 8, 8, 8],
      [8, 3, 3, 3],
    ],
    run: (x, w) => F.convTranspose2d(x, w, null, { stride: 2 }),
  },
  maxPool2d: { inputs: [[2, 3, 16, 16]], run: (x) => F.maxPool2d(x, 2) },
  avgPool2d: { inputs: [[2, 3, 16, 16]], run: (x) => F.avgPool2d(x, 2) },
  embedding: { inputs: [[20, 8]], run: (w) => F.embedding(torch.tensor([3n, 1n, 3n], { device: w.device }), w) },
  gather: {
    inputs: [[5, 6]],
    run: (a) =>
      a.gather(
        1,
        torch.tensor(
          [
            [0n, 5n],
            [1n, 1n],
          ],
          { device: a.device },
        ),
      ),
  },
  'cat and permute': {
    inputs: [
      [2, 3, 4],
      [2, 3, 4],
    ],
    run: (a, b) => torch.cat([a, b], 1).permute([2, 0, 1]),
  },
  'indexing by a mask': { inputs: [[40]], run: (a) => a.at(a.gt(0)) },
  'scatter add': {
    inputs: [[6], [6]],
    run: (a, b) => a.scatterAdd(0, torch.tensor([0n, 0n, 1n, 2n, 2n, 2n], { device: a.device }), b),
  },
  attention: {
    inputs: [
      [2, 4, 16, 32],
      [2, 4, 16, 32],
      [2, 4, 16, 32],
    ],
    run: (q, k, v) => F.scaledDotProductAttention(q, k, v, { isCausal: true }),
  },
  'mse loss': {
    inputs: [
      [10, 20],
      [10, 20],
    ],
    run: (a, b) => F.mseLoss(a, b),
  },
  'cross entropy': {
    inputs: [[4, 10]],
    run: (a) => F.crossEntropy(a, torch.tensor([1n, 2n, 9n, 0n], { device: a.device })),
  },
  'linalg.solve': {
    inputs: [
      [8, 8],
      [8, 2],
    ],
    run: (a, b) => torch.linalg.solve(a.add(torch.eye(8, { device: a.device }).mul(8)), b),
  },
  fft: { inputs: [[4, 64]], run: (a) => torch.fft.rfft(a).abs() },
  interpolate: { inputs: [[1, 2, 8, 8]], run: (x) => F.interpolate(x, { scaleFactor: 2, mode: 'bilinear' }) },
}

/** The result and the gradients of its weighted sum. */
function outcome({ inputs, run }: Case, where: string): Tensor[] {
  torch.manualSeed(11)
  const given = inputs.map((shape) => torch.randn(shape).to(where).requiresGrad_())
  const result = run(...given)
  const weights = torch.randn(result.shape).to(where)
  result.mul(weights).sum().backward()
  return [result, ...given.map((input) => input.grad!)]
}

describe(`on ${device} as on the CPU, gradients too`, () => {
  // Convolutions would otherwise round to TF32 there.
  const { cudnn } = torch.backends
  beforeAll(() => {
    cudnn.allowTf32 = false
  })
  afterAll(() => {
    cudnn.allowTf32 = true
  })

  for (const [name, one] of Object.entries(cases)) {
    test(name, () => {
      const expected = outcome(one, 'cpu')
      const found = outcome(one, device)
      expect(found.map((t) => t.device.split(':')[0])).toEqual(found.map(() => device))
      const apart = found.map((t, i) => distance(t, expected[i]))
      expect(Math.max(...apart)).toBeLessThan(5e-5)
    })
  }
})

for (const dtype of ['float16', 'bfloat16', 'float64', 'int32', 'bool', 'complex64'] as const) {
  test(`${dtype} goes to the device and comes back unchanged`, () => {
    const x = torch.tensor([0, 1, 1, 0]).to(dtype)
    expect(x.to(device).cpu().toArray()).toEqual(x.toArray())
  })
}
