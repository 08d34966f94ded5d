// The autoencoder written by hand over Float32Array: matrix products in blocks of four, buffers made once, Adam over
// flat arrays.
import { cannot, images, meanSquaredError, race, startOf, task, weights } from './_peer.mjs'

const { workload, latent, batch } = task
if (workload !== 'autoencoder' && workload !== 'inference') cannot('only the autoencoder is written out by hand')

class Linear {
  constructor(inputs, outputs, take) {
    Object.assign(this, { inputs, outputs, weight: take(inputs * outputs), bias: take(outputs) })
    this.weightGrad = new Float32Array(this.weight.length)
    this.biasGrad = new Float32Array(outputs)
    this.y = new Float32Array(batch * outputs)
    this.dx = new Float32Array(batch * inputs)
  }

  /** y = x Wᵀ + b; each number of x that is read serves four outputs. */
  forward(x) {
    const { inputs, outputs, weight, bias, y } = this
    this.x = x
    const blocked = outputs - (outputs % 4)
    for (let row = 0; row < batch; row++) {
      const from = row * inputs
      const to = row * outputs
      for (let o = 0; o < blocked; o += 4) {
        let [a, b, c, d] = [bias[o], bias[o + 1], bias[o + 2], bias[o + 3]]
        let w = o * inputs
        for (let i = 0; i < inputs; i++, w++) {
          const value = x[from + i]
          a += value * weight[w]
          b += value * weight[w + inputs]
          c += value * weight[w + 2 * inputs]
          d += value * weight[w + 3 * inputs]
        }
        y[to + o] = a
        y[to + o + 1] = b
        y[to + o + 2] = c
        y[to + o + 3] = d
      }
      for (let o = blocked; o < outputs; o++) {
        let sum = bias[o]
        for (let i = 0; i < inputs; i++) sum += x[from + i] * weight[o * inputs + i]
        y[to + o] = sum
      }
    }
    return y
  }

  /** Gradients of weight and bias, and of x if wanted: four rows of a batch, or four outputs, at a time. */
  backward(dy, wantsInput) {
    const { inputs, outputs, x, weightGrad, biasGrad } = this
    weightGrad.fill(0)
    for (let o = 0; o < outputs; o++) {
      let sum = 0
      const to = o * inputs
      for (let row = 0; row < batch; row += 4) {
        const at = row * outputs + o
        const [g0, g1, g2, g3] = [dy[at], dy[at + outputs], dy[at + 2 * outputs], dy[at + 3 * outputs]]
        sum += g0 + g1 + g2 + g3
        if (g0 === 0 && g1 === 0 && g2 === 0 && g3 === 0) continue
        let from = row * inputs
        for (let i = 0; i < inputs; i++, from++) {
          weightGrad[to + i] +=
            g0 * x[from] + g1 * x[from + inputs] + g2 * x[from + 2 * inputs] + g3 * x[from + 3 * inputs]
        }
      }
      biasGrad[o] = sum
    }
    return wantsInput ? this.#inputGrad(dy) : undefined
  }

  #inputGrad(dy) {
    const { inputs, outputs, weight, dx } = this
    dx.fill(0)
    const blocked = outputs - (outputs % 4)
    for (let row = 0; row < batch; row++) {
      const to = row * inputs
      const from = row * outputs
      for (let o = 0; o < blocked; o += 4) {
        const [g0, g1, g2, g3] = [dy[from + o], dy[from + o + 1], dy[from + o + 2], dy[from + o + 3]]
        let w = o * inputs
        for (let i = 0; i < inputs; i++, w++) {
          dx[to + i] +=
            g0 * weight[w] + g1 * weight[w + inputs] + g2 * weight[w + 2 * inputs] + g3 * weight[w + 3 * inputs]
        }
      }
      for (let o = blocked; o < outputs; o++) {
        const g = dy[from + o]
        for (let i = 0; i < inputs; i++) dx[to + i] += g * weight[o * inputs + i]
      }
    }
    return dx
  }
}

function relu(y) {
  for (let i = 0; i < y.length; i++) if (y[i] < 0) y[i] = 0
  return y
}
function reluBackward(dy, y) {
  for (let i = 0; i < dy.length; i++) if (y[i] === 0) dy[i] = 0
  return dy
}
function tanh(y) {
  for (let i = 0; i < y.length; i++) y[i] = Math.tanh(y[i])
  return y
}
function sigmoid(y) {
  for (let i = 0; i < y.length; i++) y[i] = 1 / (1 + Math.exp(-y[i]))
  return y
}

class Adam {
  constructor(pairs) {
    this.pairs = pairs.map(([value, grad]) => ({
      ...{ value, grad },
      ...{ average: new Float32Array(value.length), square: new Float32Array(value.length) },
    }))
    this.count = 0
  }

  step() {
    this.count++
    const size = 1e-3 / (1 - 0.9 ** this.count)
    const scale = 1 / Math.sqrt(1 - 0.999 ** this.count)
    for (const { value, grad, average, square } of this.pairs) {
      for (let i = 0; i < value.length; i++) {
        const g = grad[i]
        average[i] = 0.9 * average[i] + 0.1 * g
        square[i] = 0.999 * square[i] + 0.001 * g * g
        value[i] -= (size * average[i]) / (Math.sqrt(square[i]) * scale + 1e-8)
      }
    }
  }
}

const take = weights()
const first = new Linear(784, 100, take)
const code = new Linear(100, latent, take)
const back = new Linear(latent, 100, take)
const last = new Linear(100, 784, take)
const layers = [first, code, back, last]
const all = images()
const inputOf = (i) => all.subarray(startOf(i) * 784, (startOf(i) + batch) * 784)
const forward = (x) => sigmoid(last.forward(relu(back.forward(tanh(code.forward(relu(first.forward(x))))))))

const adam = new Adam(
  layers.flatMap((layer) => [
    [layer.weight, layer.weightGrad],
    [layer.bias, layer.biasGrad],
  ]),
)
const dOut = new Float32Array(batch * 784)

function train(i) {
  const x = inputOf(i)
  const y = forward(x)
  let sum = 0
  for (let k = 0; k < y.length; k++) {
    const off = y[k] - x[k]
    sum += off * off
    dOut[k] = (2 / y.length) * off * y[k] * (1 - y[k])
  }
  const dBack = reluBackward(last.backward(dOut, true), back.y)
  const dCode = back.backward(dBack, true)
  for (let k = 0; k < dCode.length; k++) dCode[k] *= 1 - code.y[k] * code.y[k]
  first.backward(reluBackward(code.backward(dCode, true), first.y), false)
  adam.step()
  return sum / y.length
}

const version = `hand-written JavaScript, Node ${process.versions.node}`
if (workload === 'autoencoder') await race(version, train)
else
  await race(
    version,
    (i) => Float32Array.from(forward(inputOf(i))),
    (y, i) => meanSquaredError(y, inputOf(i)),
  )
