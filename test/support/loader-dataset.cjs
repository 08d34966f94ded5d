// The datasets of loaders' workers. workerData says how the dataset behaves.
const { inspect } = require('node:util')
const torch = require('../../dist/index.js')

/** Rows of a table from the loader's thread, each with its position and the worker that made it. */
exports.default = ({ table, length = table.shape[0], ...ways }, info) => ({
  length,
  get(index) {
    if (index === ways.throwAt) throw new RangeError(`no picture ${index}`)
    if (index === ways.throwOursAt) throw new torch.TorchError('ERR_FILE', `no file ${index}`)
    if (index === ways.throwTextAt) throw `text ${index}`
    if (index === ways.exitAt) process.exit(3)
    if (index === ways.exhaustAt) for (const hoard = []; ; ) hoard.push(new Array(1e5).fill(index))
    if (index === ways.hangAt) for (;;);
    const item = { row: table.select(0, index).mul(2), index, worker: info.id }
    if (index === ways.functionAt) item.worker = () => info.id
    if (index === ways.raggedAt) item.row = torch.ones([3])
    if (index === ways.gradAt) item.row = torch.ones([2], { requiresGrad: true })
    return item
  },
})

/** A class of datasets: tensors, text, Maps and Sets nested in one another. */
exports.Nested = class {
  length = 4
  get(index) {
    const t = torch.full([2], index)
    return { list: [t, `item ${index}`], map: new Map([['t', t]]), deep: { n: BigInt(index), yes: index > 1 } }
  }
}

/** Items that cannot be sent to another thread, by the name in workerData. */
exports.unsendable = (name) => {
  const cyclic = [torch.ones([1])]
  cyclic.push(cyclic)
  const items = { function: () => 1, symbol: Symbol('s'), promise: Promise.resolve(1), weakMap: new WeakMap(), cyclic }
  return { length: 1, get: () => items[name] }
}

/** A dataset itself. */
exports.ready = { length: 6, get: (index) => index }

/** Gives every worker its share of the numbers below length; some workers run out first. */
exports.stream = ({ length }, { id, numWorkers }) => ({
  *[Symbol.iterator]() {
    for (let i = id; i < length; i += numWorkers) yield i
  },
})

exports.asyncStream = async ({ length }, { id }) => ({
  async *[Symbol.asyncIterator]() {
    for (let i = 0; i < length; i++) yield await Promise.resolve(10 * id + i)
  },
})

/** What a worker knows about itself, and a number that its own generator draws. */
exports.info = () => {
  const { id, numWorkers, seed, generator } = torch.data.getWorkerInfo()
  let calls = 0
  return {
    length: 4,
    get: () => ({ id, numWorkers, seed: String(seed), calls: ++calls, draw: torch.rand([], { generator }) }),
  }
}

exports.threads = () => ({ length: 2, get: () => torch.getNumThreads() })
exports.broken = () => {
  throw new Error('the dataset is on a disk that is not there')
}
exports.notADataset = () => 5
exports.shows = (data) => ({ length: 1, get: () => inspect(data) })
