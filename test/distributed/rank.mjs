// A rank of a process group: makes the calls of the table in argv, and prints what each leaves in its tensors.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { distributed: dist } = torch
const cases = JSON.parse(process.argv[2])
await dist.initProcessGroup({ timeout: 30_000 })
const [rank, size] = [dist.getRank(), dist.getWorldSize()]
const all = Array.from({ length: size }, (_, i) => i)
const others = await dist.newGroup([1])
await dist.newGroup([0])

/** A part for each rank. */
const parts = (x) => all.map((i) => x.add(i).to(x.dtype))
const input = (dtype, shape, more = 0) =>
  torch
    .arange(shape.reduce((n, d) => n * d, 1))
    .reshape(shape)
    .add(rank + 1 + more)
    .to(dtype)
const like = (tensor) => torch.zeros(tensor.shape, { dtype: tensor.dtype })
const rows = (tensor, times) =>
  torch.zeros([tensor.shape[0] * times, ...tensor.shape.slice(1)], { dtype: tensor.dtype })

const calls = {
  async allReduce(x, { op, asyncOp }) {
    await dist.allReduce(x, { op, asyncOp })
    return [x]
  },
  allReduceInGroup(x) {
    if (rank === 1) dist.allReduce(x, { group: others })
    return [x]
  },
  reduce(x, { op }) {
    dist.reduce(x, 1, { op })
    return rank === 1 ? [x] : []
  },
  broadcast(x) {
    dist.broadcast(x, 1)
    return [x]
  },
  allGather(x) {
    const outputs = all.map(() => like(x))
    dist.allGather(outputs, x)
    return outputs
  },
  allGatherIntoTensor(x) {
    const output = rows(x, size)
    dist.allGatherIntoTensor(output, x)
    return [output]
  },
  reduceScatterTensor(x) {
    const output = like(x)
    dist.reduceScatterTensor(output, torch.cat(parts(x)))
    return [output]
  },
  scatter(x) {
    const output = like(x)
    dist.scatter(output, rank === 1 ? parts(x) : null, { src: 1 })
    return [output]
  },
  gather(x) {
    const outputs = rank === 1 ? all.map(() => like(x)) : null
    dist.gather(x, outputs, { dst: 1 })
    return outputs ?? []
  },
  allToAll(x) {
    const outputs = all.map(() => like(x))
    dist.allToAll(outputs, parts(x))
    return outputs
  },
  allToAllSingle(x) {
    const splits = all.map((i) => ((i + rank) % 2) + 1)
    const [input, output] = [0, 1].map(() =>
      rows(
        x,
        splits.reduce((a, b) => a + b),
      ),
    )
    input.narrow(0, 0, x.shape[0]).copy_(x)
    const sizes = splits.map((n) => n * x.shape[0])
    dist.allToAllSingle(output, input, { outputSplitSizes: sizes, inputSplitSizes: sizes })
    return [output]
  },
  message(x) {
    if (rank === 0) dist.send(x, 1, { tag: 3 })
    if (rank === 1) dist.recv(x, 0, { tag: 3 })
    return [x]
  },
  messageOfAny(x) {
    if (rank === 0) dist.send(x, 1)
    if (rank === 1) dist.recv(x)
    return [x]
  },
  barrier(x) {
    dist.barrier()
    return [x]
  },
}

const results = []
for (const [name, dtype, shape, options = {}] of cases) {
  const found = await calls[name](input(dtype, shape), options)
  results.push(found.map((tensor) => [tensor.dtype, tensor.to('float64').toArray()]))
}
dist.destroyProcessGroup()
console.log(JSON.stringify(results))
