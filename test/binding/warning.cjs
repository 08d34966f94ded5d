// What libtorch warns of, heard as a program hears it. Argument: the story to play.
const { isMainThread, Worker, workerData } = require('node:worker_threads')
const { ones, ops, tensor } = require('../../dist/index.js')

const warn = () => tensor([1]).std()

const stories = {
  /** One warning of every time, one that libtorch gives once, one out of a backward pass. */
  heard() {
    for (let i = 0; i < 3; i++) {
      warn()
      ops.aten.numpy_T(ones([2, 2, 2]))
    }
    const leaf = ones([2], { requiresGrad: true })
    leaf.exp().sum().backward({ createGraph: true })
    leaf.grad = null
  },
  /** The main thread hears nothing of what a worker hears. */
  worker: () => new Worker(__filename, { workerData: 'heard', stderr: true }),
}

const heard = []
process.on('warning', ({ name, message, stack }) => heard.push([name, message, stack.split('\n').at(-1)]))
const story = isMainThread ? process.argv[2] : workerData
stories[story]()
if (story === 'heard') setImmediate(() => console.log(JSON.stringify(heard)))
