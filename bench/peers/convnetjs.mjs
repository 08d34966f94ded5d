// convnetjs layer by layer, image by image. Its own Adam lacks PyTorch's bias correction, so Adam is written here.
import { createRequire } from 'node:module'
import { cannot, images, labels, race, startOf, task, weights } from './_peer.mjs'

const require = createRequire(import.meta.url)
const convnetjs = require('convnetjs')
const { workload, latent, batch } = task

const input = (side, depth) => ({ type: 'input', out_sx: side, out_sy: side, out_depth: depth })
const dense = (neurons, activation) => ({ type: 'fc', num_neurons: neurons, activation })
const conv = (filters) => ({ type: 'conv', sx: 3, filters, stride: 1, pad: 1, activation: 'relu' })
const pool = { type: 'pool', sx: 2, stride: 2 }
const definitions = {
  autoencoder: () => [
    ...[input(1, 784), dense(100, 'relu'), dense(latent, 'tanh')],
    ...[dense(100, 'relu'), dense(784, 'sigmoid')],
  ],
  cnn: () => [input(28, 1), conv(16), { ...pool }, conv(32), { ...pool }, { type: 'softmax', num_classes: 10 }],
}
if (!definitions[workload]) cannot('not written for this workload')

const net = new convnetjs.Net()
net.makeLayers(definitions[workload]())
const take = weights()
const layers = net.layers.slice(1)
const taught = layers.filter((layer) => layer.filters)
for (const [place, layer] of taught.entries()) {
  const before = workload === 'cnn' && place > 0 ? (place === 1 ? [16, 9] : [32, 49]) : undefined
  const values = take(layer.filters.length * layer.filters[0].w.length)
  const each = layer.filters[0].w.length
  layer.filters.forEach((filter, o) => {
    for (let i = 0; i < each; i++) {
      // A Vol has its channels innermost, PyTorch outermost.
      const [channels, pixels] = before ?? [1, each]
      const from = (i % channels) * pixels + Math.floor(i / channels)
      filter.w[i] = values[o * each + from]
    }
  })
  layer.biases.w.set(take(layer.biases.w.length))
}

const state = taught.flatMap((layer) =>
  [...layer.filters, layer.biases].map((vol) => ({
    ...{ value: vol.w, grad: vol.dw },
    ...{ average: new Float64Array(vol.w.length), square: new Float64Array(vol.w.length) },
  })),
)

let count = 0
function adam() {
  count++
  const size = 1e-3 / (1 - 0.9 ** count)
  const scale = 1 / Math.sqrt(1 - 0.999 ** count)
  for (const { value, grad, average, square } of state) {
    for (let i = 0; i < value.length; i++) {
      const g = grad[i] / batch
      average[i] = 0.9 * average[i] + 0.1 * g
      square[i] = 0.999 * square[i] + 0.001 * g * g
      value[i] -= (size * average[i]) / (Math.sqrt(square[i]) * scale + 1e-8)
      grad[i] = 0
    }
  }
}

const all = images()
const classes = workload === 'cnn' ? labels() : undefined
const [side, depth] = workload === 'cnn' ? [28, 1] : [1, 784]

/** The loss of one image; its gradients are added to those of the batch. */
function learn(image) {
  const vol = new convnetjs.Vol(side, side, depth, 0)
  for (let i = 0; i < 784; i++) vol.w[i] = all[image * 784 + i]
  let out = vol
  for (const layer of layers) out = layer.forward(out, true)
  let loss = 0
  let from = layers.length - 1
  if (classes) loss = layers[from--].backward(classes[image])
  else {
    for (let i = 0; i < 784; i++) {
      const off = out.w[i] - vol.w[i]
      loss += (off * off) / 784
      out.dw[i] = (2 / 784) * off
    }
  }
  for (; from >= 0; from--) layers[from].backward()
  return loss
}

function train(i) {
  let sum = 0
  for (let row = 0; row < batch; row++) sum += learn(startOf(i) + row)
  adam()
  return sum / batch
}

await race(`convnetjs ${require('convnetjs/package.json').version}, Node ${process.versions.node}`, train)
