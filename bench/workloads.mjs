// The workloads: models and their weights, sizes, and the number of steps for each peer.
import { writeFileSync } from 'node:fs'

/** The steps whose losses are compared, if a run reaches them. */
export const CHECKED = [1, 2, 5, 10, 50, 100]

const parameter = (shape, bound, around = 0) => ({ shape, bound, around })
const linear = (outputs, inputs) => [parameter([outputs, inputs], inputs ** -0.5), parameter([outputs], inputs ** -0.5)]
const conv = (outputs, inputs, side) => [
  parameter([outputs, inputs, side, side], (inputs * side * side) ** -0.5),
  parameter([outputs], (inputs * side * side) ** -0.5),
]
const norm = (width) => [parameter([width], 0, 1), parameter([width], 0)]
const encoderLayer = (width, hidden) => [
  ...[linear(3 * width, width), linear(width, width), linear(hidden, width), linear(width, hidden)].flat(),
  ...[norm(width), norm(width)].flat(),
]

/** The parameters of each model in PyTorch's order; for the stack, its input and its target come first. */
export const models = {
  autoencoder: ({ latent }) => [linear(100, 784), linear(latent, 100), linear(100, latent), linear(784, 100)].flat(),
  cnn: () => [conv(16, 1, 3), conv(32, 16, 3), linear(10, 32 * 7 * 7)].flat(),
  transformer: () => [
    ...linear(64, 28),
    parameter([28, 64], 0.1),
    ...[encoderLayer(64, 128), encoderLayer(64, 128), linear(10, 64)].flat(),
  ],
  stack: ({ width, batch }) => [
    ...[parameter([batch, width], 1), parameter([batch, width], 1)],
    ...[linear(width, width), linear(width, width), linear(width, width)].flat(),
  ],
}

/** The matrix products in a step of the stack: three forward, three for weights, two for gradients between layers. */
export const STACK_PRODUCTS = 8

/** Uniform numbers in [0, 1) of 32 bits (mulberry32), the same on every machine. */
function randomNumbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const sizeOf = ({ shape }) => shape.reduce((product, n) => product * n, 1)

/** Writes a model's parameters, one after another, as float32; every peer starts from them. */
export function writeWeights(path, parameters) {
  const random = randomNumbers(1)
  const values = new Float32Array(parameters.reduce((sum, each) => sum + sizeOf(each), 0))
  let at = 0
  for (const each of parameters) {
    const end = at + sizeOf(each)
    for (; at < end; at++) values[at] = each.around + each.bound * (2 * random() - 1)
  }
  writeFileSync(path, values)
}

const TORCH = ['torchnode', 'torchnode compiled', 'python', 'c++ libtorch']
const SLOW = ['javascript', 'tfjs wasm', 'tfjs node', 'convnetjs', 'tfjs cpu', 'js-pytorch']

/** The steps [to warm up, to time] by peer; `default` for the others. */
const steps = {
  autoencoder100: {
    default: [50, 550],
    javascript: [10, 60],
    'tfjs wasm': [10, 60],
    'tfjs node': [20, 180],
    convnetjs: [2, 12],
    'tfjs cpu': [2, 8],
    'js-pytorch': [1, 3],
  },
  autoencoder1000: {
    default: [10, 60],
    javascript: [2, 6],
    'tfjs wasm': [2, 8],
    'tfjs node': [5, 25],
    convnetjs: [1, 3],
    'tfjs cpu': [1, 3],
    'js-pytorch': [1, 1],
  },
  cnn: { default: [10, 60], 'tfjs node': [5, 15], convnetjs: [1, 3], 'tfjs cpu': [0, 1] },
  transformer: { default: [10, 60] },
  inference1: { default: [2000, 8000], 'tfjs wasm': [500, 2000], javascript: [500, 2000] },
  inference1000: { default: [10, 40], 'tfjs wasm': [3, 10], javascript: [2, 5] },
  stack: { 16: [50, 200], 64: [30, 120], 256: [10, 50], 1024: [3, 12], 4096: [2, 4] },
}

const shortened = (table, divisor) =>
  Object.fromEntries(
    Object.entries(table).map(([peer, [warmup, timed]]) => [
      peer,
      [Math.ceil(warmup / divisor), Math.max(1, Math.ceil(timed / divisor))],
    ]),
  )

/**
 * The races: { part, workload, batch, latent or width and optimizer, peers, once (peers that run in the first round alone), rounds, steps }.
 * `part` is what `--only` names.
 */
export function races({ quick, latents, rounds }) {
  const divisor = quick ? 5 : 1
  const times = rounds ?? (quick ? 1 : 3)
  const list = []
  for (const latent of latents ?? (quick ? [3] : [3, 50, 100])) {
    const sizes = { workload: 'autoencoder', latent }
    const compile = quick ? [] : ['python compile']
    list.push({
      ...{ part: 'step', ...sizes, batch: 100, rounds: times, once: [] },
      peers: [...TORCH, 'torchnode compiled many', ...compile, 'python notebook', ...SLOW],
      steps: shortened(steps.autoencoder100, divisor),
    })
    if (latent === 3 && !quick) {
      list.push({
        ...{ part: 'epoch5', ...sizes, batch: 100, rounds: Math.min(times, 2), once: [], peers: TORCH },
        steps: { default: [2400, 300] },
      })
    }
    list.push({
      ...{ part: 'batch1000', ...sizes, batch: 1000, rounds: Math.min(times, 2) },
      peers: [
        ...[...TORCH, 'torchnode compiled many', ...compile, 'python notebook'],
        ...(quick ? ['javascript', 'tfjs wasm'] : SLOW),
      ],
      once: ['convnetjs', 'tfjs cpu', 'js-pytorch'],
      steps: shortened(steps.autoencoder1000, divisor),
    })
  }
  list.push({
    ...{ part: 'cnn', workload: 'cnn', batch: 100, rounds: times },
    // tfjs on cpu needs half a minute for one step.
    peers: [...TORCH, 'tfjs wasm', 'tfjs node', 'convnetjs', ...(quick ? [] : ['python compile', 'tfjs cpu'])],
    once: ['convnetjs', 'tfjs cpu'],
    steps: shortened(steps.cnn, divisor),
  })
  list.push({
    ...{ part: 'transformer', workload: 'transformer', batch: 100, rounds: times, once: [] },
    peers: [...TORCH, ...(quick ? [] : ['python compile'])],
    steps: shortened(steps.transformer, divisor),
  })
  for (const batch of [1, 1000]) {
    list.push({
      ...{ part: 'inference', workload: 'inference', latent: 100, batch, rounds: times, once: [] },
      peers: [...TORCH, 'onnxruntime', 'tfjs wasm', 'javascript'],
      steps: shortened(steps[`inference${batch}`], divisor),
    })
  }
  const stack = (width, optimizer) => ({
    ...{ part: 'scaling', workload: 'stack', width, optimizer, batch: 1000 },
    ...{ rounds: width > 1024 ? Math.min(times, 2) : times, peers: TORCH, once: [] },
    steps: shortened({ default: steps.stack[width] }, divisor),
  })
  for (const width of quick ? [16, 256, 4096] : [16, 64, 256, 1024, 4096]) list.push(stack(width, 'SGD'))
  if (!quick) list.push(stack(4096, 'Adam'))
  return list
}

/** A key that distinguishes races. */
export const keyOf = ({ part, workload, batch, latent, width, optimizer }) =>
  [part, workload, batch, latent, width, optimizer].map((each) => each ?? '').join('|')

/** The name of a race in tables and log lines. */
export function titleOf({ part, workload, batch, latent, width, optimizer }) {
  const what = {
    autoencoder: `training the autoencoder, latent ${latent}`,
    cnn: 'training the CNN',
    transformer: 'training the Transformer',
    inference: `inference, autoencoder of latent ${latent}`,
    stack: `training the stack with ${optimizer}, width ${width}`,
  }
  return `${what[workload]}, batch ${batch}${part === 'epoch5' ? ', in the fifth epoch' : ''}`
}

/** Whether all peers of a race use every core; the stack does, since it is compared with the machine's peak. */
export const usesAllCores = ({ workload }) => workload === 'stack'
