// js-pytorch on its cpu device, by its operators, with replacements: it has no tanh and sigmoid, its ReLU leaks, its
// MSELoss sums over pixels, its pow takes no negative power, and its Adam lacks the bias correction.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cannot, images, race, startOf, task, transposed, weights } from './_peer.mjs'

const { workload, latent, batch } = task
if (workload !== 'autoencoder') cannot('not written for this workload')
const require = createRequire(import.meta.url)
const entry = require.resolve('js-pytorch')
const { torch } = require(entry)
const { nn, optim } = torch
const packageFile = new URL('../package.json', `file://${entry}`)

const rows = (values, width) =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)))
const take = weights()
const all = images()

function linear(inputs, outputs) {
  const layer = new nn.Linear(inputs, outputs)
  layer.W._data = rows(transposed(take(inputs * outputs), inputs, outputs), outputs)
  layer.b._data = Array.from(take(outputs))
  return layer
}

const sigmoid = (x) => torch.ones(x.shape).div(x.neg().exp().add(1))
const tanh = (x) => sigmoid(x.mul(2)).mul(2).sub(1)

const positive = (data) => data.map((row) => row.map((value) => (value > 0 ? 1 : 0)))
const relu = (x) => x.mul(torch.tensor(positive(x._data)))

class Adam extends optim.Adam {
  count = 0
  step() {
    this.count++
    const size = 1e-3 / (1 - 0.9 ** this.count)
    const scale = 1 / Math.sqrt(1 - 0.999 ** this.count)
    for (const parameter of this.params) {
      const grad = parameter._grad
      parameter.m = parameter.m.mul(0.9).add(grad.mul(0.1))
      parameter.v = parameter.v.mul(0.999).add(grad.pow(2).mul(0.001))
      const change = parameter.m.mul(size).div(parameter.v.sqrt().mul(scale).add(1e-8))
      parameter._data = parameter.sub(change)._data
    }
  }
}

const layers = [linear(784, 100), linear(100, latent), linear(latent, 100), linear(100, 784)]
const [first, code, back, last] = layers
const forward = (x) => sigmoid(last.forward(relu(back.forward(tanh(code.forward(relu(first.forward(x))))))))
const optimizer = new Adam(layers.flatMap((layer) => [layer.W, layer.b]))

function train(i) {
  const x = torch.tensor(rows(all.subarray(startOf(i) * 784, (startOf(i) + batch) * 784), 784))
  const loss = forward(x).sub(x).pow(2).mean(-1).mean(-1)
  loss.backward()
  optimizer.step()
  loss.zero_grad_graph()
  return loss
}

const { version } = JSON.parse(readFileSync(packageFile, 'utf8'))
await race(`js-pytorch ${version}, Node ${process.versions.node}`, train, (loss) => Number([loss.data].flat(3)[0]))
