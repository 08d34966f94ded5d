// libtorch's warnings, as a program receives them. Argument: the name of the story.
const { isMainThread, Worker, workerData } = require('node:worker_threads')
const { ones, ops, tensor } = require('../../dist/index.js')

const warn = () => tensor([1]).std()

const stories = {
  /** A warning that comes every time, one that libtorch gives once, and one from a backward pass. */
  heard() {
    for (let i = 0; i < 3; i++) {
      warn()
      ops.aten.numpy_T(ones([2, 2, 2]))
    }
    const leaf = ones([2], { requiresGrad: true })
    leaf.exp().sum().backward({ createGraph: true })
    leaf.grad = null
  },
  /** The main thread receives none of a worker's warnings. */
  worker: () => new Worker(__filename, { workerData: 'heard', stderr: true }),
}

const heard = []
process.on('warning', ({ name, message, stack }) => heard.push([name, message, stack.split('\n').at(-1)]))
const story = isMainThread ? process.argv[2] : workerData
stories[story]()
if (story === 'heard') setImmediate(() => console.log(JSON.stringify(heard)))
