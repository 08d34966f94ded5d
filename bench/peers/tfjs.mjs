// TensorFlow.js by its operators and tf.train.adam; mode: cpu, wasm or node.
import { createRequire } from 'node:module'
import { cannot, images, inputs, labels, meanSquaredError, race, startOf, task, transposed, weights } from './_peer.mjs'

const { workload, latent, batch, mode, warmup, steps } = task
const require = createRequire(import.meta.url)
const where = { node: './tfjs-node/node_modules/@tensorflow/tfjs-node' }[mode] ?? '@tensorflow/tfjs'

/**
 * Loads TensorFlow.js, or ends with the reason: tfjs-node loads on some versions of Node and fails at its first
 * operator on others.
 */
function load() {
  try {
    const tf = require(where)
    if (mode === 'node') tf.tensor1d([1]).add(1).dataSync()
    return tf
  } catch (error) {
    return cannot(`it does not work on Node ${process.versions.node}: ${error.message.split('\n')[0]}`)
  }
}

const tf = load()
if (mode === 'wasm') require('@tensorflow/tfjs-backend-wasm')
await tf.setBackend(mode === 'node' ? 'tensorflow' : mode)
await tf.ready()

if (workload !== 'autoencoder' && workload !== 'inference' && workload !== 'cnn')
  cannot('not written for this workload')
if (workload === 'cnn' && mode === 'wasm') {
  const missing = ['Conv2DBackpropFilter', 'MaxPoolGrad', 'ReluGrad'].filter((name) => !tf.getKernel(name, 'wasm'))
  if (missing.length > 0) cannot(`its wasm backend has no kernel ${missing.join(', ')}`)
}

const take = weights()
const all = images()

function linear(inputs, outputs) {
  const weight = tf.variable(tf.tensor2d(transposed(take(inputs * outputs), inputs, outputs), [inputs, outputs]))
  const bias = tf.variable(tf.tensor1d(take(outputs)))
  return (x) => tf.add(tf.matMul(x, weight), bias)
}

function conv(inputs, outputs) {
  const asWritten = tf.tensor4d(take(outputs * inputs * 9), [outputs, inputs, 3, 3])
  const weight = tf.variable(asWritten.transpose([2, 3, 1, 0]))
  const bias = tf.variable(tf.tensor1d(take(outputs)))
  return (x) => tf.add(tf.conv2d(x, weight, 1, 'same'), bias)
}

function makeAutoencoder() {
  const [first, code] = [linear(784, 100), linear(100, latent)]
  const [back, last] = [linear(latent, 100), linear(100, 784)]
  return (x) => tf.sigmoid(last(tf.relu(back(tf.tanh(code(tf.relu(first(x))))))))
}

function makeCnn() {
  const [first, second, head] = [conv(1, 16), conv(16, 32), linear(32 * 7 * 7, 10)]
  const half = (x) => tf.maxPool(tf.relu(x), 2, 2, 'valid')
  // PyTorch flattens channels first.
  return (x) =>
    head(
      half(second(half(first(x))))
        .transpose([0, 3, 1, 2])
        .reshape([batch, 32 * 7 * 7]),
    )
}

const inputOf = (i) => all.subarray(startOf(i) * 784, (startOf(i) + batch) * 784)
const optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-8)
const minimize = (lossOf) => optimizer.minimize(lossOf, true)
const read = (loss) => loss.dataSync()[0]
const version = `@tensorflow/tfjs ${tf.version.tfjs} (${tf.getBackend()}), Node ${process.versions.node}`

// Made beforehand: on some backends, slices of one tensor would copy the whole set.
const batches = []
const makeBatches = (make) => {
  for (let i = 1; i <= Math.min(warmup + steps, 60_000 / batch); i++) batches.push(make(i))
}
const batchOf = (i) => batches[(i - 1) % batches.length]

let before
function keepLast(loss) {
  before?.dispose()
  before = loss
  return loss
}

if (workload === 'autoencoder') {
  const forward = makeAutoencoder()
  makeBatches((i) => tf.tensor2d(inputOf(i), [batch, 784]))
  const lossOf = (x) => tf.mean(tf.squaredDifference(forward(x), x))
  const train = (i) => tf.tidy(() => minimize(() => lossOf(batchOf(i))))
  await race(version, (i) => keepLast(train(i)), read)
} else if (workload === 'cnn') {
  const forward = makeCnn()
  const classes = labels()
  const oneHot = (i) => tf.oneHot(tf.tensor1d(classes.subarray(startOf(i), startOf(i) + batch), 'int32'), 10).toFloat()
  makeBatches((i) => [tf.tensor4d(inputOf(i), [batch, 28, 28, 1]), oneHot(i)])
  const lossOf = ([x, y]) => tf.losses.softmaxCrossEntropy(y, forward(x))
  const train = (i) => tf.tidy(() => minimize(() => lossOf(batchOf(i))))
  await race(version, (i) => keepLast(train(i)), read)
} else {
  const forward = makeAutoencoder()
  const { numbersOf, tensorOf } = inputs((numbers) => tf.tensor2d(numbers, [batch, 784]))
  const infer = (i) => {
    // Not within tidy, which would check whether each returned number is a tensor.
    const y = tf.tidy(() => forward(tensorOf(i)))
    const output = y.dataSync()
    y.dispose()
    return output
  }
  await race(version, infer, (output, i) => meanSquaredError(output, numbersOf(i)))
}
