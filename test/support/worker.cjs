// The work of a worker thread with torchnode. workerData: { job, seed, steps }.
const { parentPort, workerData, threadId } = require('node:worker_threads')

const jobs = {
  /** Trains a few steps and reports the losses. */
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
  /** Ends itself in the middle of training, with its graph. */
  exitWhileTraining({ seed, steps }) {
    const { training } = require('./train.cjs')
    let done = 0
    for (const _ of training(seed)) if (++done === steps) process.exit(3)
  },
  /**
   * Compiles functions for one length after another, `steps` of them or until it is stopped; reports the largest error.
   */
  compile({ seed, steps = Number.POSITIVE_INFINITY }) {
    const torch = require('../../dist/index.js')
    const layer = new torch.nn.Linear(8, 8)
    const run = (x) => layer.forward(x).tanh().mul(seed).sum()
    let worst = 0
    for (let i = 1; i <= steps; i++) {
      const x = torch.rand([(i % 60) + 1, 8])
      const compiled = torch.compile(run)
      const wrong = [compiled(x), compiled(x)].map((y) => y.sub(run(x)).abs().item())
      worst = Math.max(worst, ...wrong)
      if (i === steps || (i === 1 && steps === Number.POSITIVE_INFINITY)) parentPort.postMessage(worst)
    }
  },
  /** Asks again and again for more memory than there is, until it is stopped. */
  exhaustForever({ seed }) {
    const torch = require('../../dist/index.js')
    for (let i = 0; ; i++) {
      try {
        torch.zeros([2 ** 20, 2 ** 25], { dtype: 'float32', device: 'cpu' })
      } catch (error) {
        if (i === 0) parentPort.postMessage([seed, error.code])
      }
    }
  },
  /** Runs one long operation after another, until it is stopped. */
  multiplyForever() {
    const torch = require('../../dist/index.js')
    const a = torch.rand([1500, 1500])
    parentPort.postMessage(threadId)
    while (true) a.matmul(a)
  },
}

jobs[workerData.job](workerData)
