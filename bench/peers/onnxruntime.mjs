// onnxruntime-node: the autoencoder as an ONNX file with the same weights, written here.
import { createRequire } from 'node:module'
import Pbf from 'pbf'
import { cannot, inputs, meanSquaredError, race, task, weights } from './_peer.mjs'

const require = createRequire(import.meta.url)
const { workload, latent, batch, threads } = task
if (workload !== 'inference') cannot('it does not train')

const FLOAT = 1
const take = weights()

// The numbers are the fields of onnx.proto.
function tensor({ name, shape, values }, pbf) {
  for (const size of shape) pbf.writeVarintField(1, size)
  pbf.writeVarintField(2, FLOAT)
  pbf.writeStringField(8, name)
  pbf.writeBytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}

function value({ name, shape }, pbf) {
  pbf.writeStringField(1, name)
  pbf.writeMessage(2, (_, type) => {
    type.writeMessage(1, (_, tensorType) => {
      tensorType.writeVarintField(1, FLOAT)
      tensorType.writeMessage(2, (_, sizes) => {
        for (const size of shape) sizes.writeMessage(1, (n, dim) => dim.writeVarintField(1, n), size)
      })
    })
  })
}

function node({ inputs, output, type, transposesB }, pbf) {
  for (const input of inputs) pbf.writeStringField(1, input)
  pbf.writeStringField(2, output)
  pbf.writeStringField(4, type)
  if (!transposesB) return
  pbf.writeMessage(5, (_, attribute) => {
    attribute.writeStringField(1, 'transB')
    attribute.writeVarintField(3, 1)
    attribute.writeVarintField(20, 2)
  })
}

function makeModel() {
  const widths = [784, 100, latent, 100, 784]
  const tensors = []
  const nodes = []
  let last = 'x'
  for (const [i, activation] of ['Relu', 'Tanh', 'Relu', 'Sigmoid'].entries()) {
    const shape = [widths[i + 1], widths[i]]
    tensors.push({ name: `weight${i}`, shape, values: take(shape[0] * shape[1]) })
    tensors.push({ name: `bias${i}`, shape: [shape[0]], values: take(shape[0]) })
    nodes.push({ inputs: [last, `weight${i}`, `bias${i}`], output: `sum${i}`, type: 'Gemm', transposesB: true })
    last = i === 3 ? 'y' : `out${i}`
    nodes.push({ inputs: [`sum${i}`], output: last, type: activation })
  }
  const pbf = new Pbf()
  pbf.writeVarintField(1, 8)
  pbf.writeMessage(7, (_, graph) => {
    for (const each of nodes) graph.writeMessage(1, node, each)
    graph.writeStringField(2, 'autoencoder')
    for (const each of tensors) graph.writeMessage(5, tensor, each)
    graph.writeMessage(11, value, { name: 'x', shape: [batch, 784] })
    graph.writeMessage(12, value, { name: 'y', shape: [batch, 784] })
  })
  pbf.writeMessage(8, (_, opset) => opset.writeVarintField(2, 17))
  return pbf.finish()
}

const { InferenceSession, Tensor } = require('onnxruntime-node')
const options = { intraOpNumThreads: threads, interOpNumThreads: 1, executionMode: 'sequential' }
const session = await InferenceSession.create(makeModel(), options)
const { numbersOf, tensorOf } = inputs((numbers) => new Tensor('float32', numbers, [batch, 784]))
const infer = async (i) => {
  const { y } = await session.run({ x: tensorOf(i) })
  return y.data
}
const { version } = require('onnxruntime-node/package.json')
await race(`onnxruntime-node ${version}, Node ${process.versions.node}`, infer, (y, i) =>
  meanSquaredError(y, numbersOf(i)),
)
