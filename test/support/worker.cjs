// What a worker thread does with torchnode. workerData: { job, seed, steps }.
const { parentPort, workerData, threadId } = require('node:worker_threads')

const jobs = {
  /** Trains a few steps and says the losses. */
  train({ seed, steps }) {
    const { firstLosses } = require('./train.cjs')
    parentPort.postMessage(firstLosses(seed, steps))
  },
  /** Trains until it is stopped. */
  trainForever({ seed }) {
    const { training } = require('./train.cjs')
    let steps = 0
    for (const loss of training(seed)) if (steps++ === 0) parentPort.postMessage(loss)
  },
  /** Ends itself in the middle of training, graph and all. */
  exitWhileTraining({ seed, steps }) {
    const { training } = require('./train.cjs')
    let done = 0
    for (const _ of training(seed)) if (++done === steps) process.exit(3)
  },
  /** One long operation after another, until it is stopped. */
  multiplyForever() {
    const torch = require('../../dist/index.js')
    const a = torch.rand([1500, 1500])
    parentPort.postMessage(threadId)
    while (true) a.matmul(a)
  },
}

jobs[workerData.job](workerData)
