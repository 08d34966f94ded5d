// Loaders under difficult conditions. Argument: the name of the story; prints the result as JSON.
const { once } = require('node:events')
const { join } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads')
const torch = require('../../dist/index.js')

const { DataLoader, TensorDataset } = torch.data
const table = torch.arange(20).reshape([10, 2])
const local = { length: 10, get: (index) => index }

const fromWorkers = (options = {}, ways = {}) =>
  new DataLoader(local, {
    ...{ batchSize: 2, numWorkers: 2, workerModule: join(__dirname, 'loader-dataset.cjs') },
    workerData: { table, ...ways },
    ...options,
  })

const prefetched = (length, width) =>
  new DataLoader(new TensorDataset(torch.ones([length, width])), { batchSize: 50, shuffle: true, prefetchFactor: 4 })

const stories = {
  outOfMemory() {
    try {
      for (const _ of fromWorkers({}, { exhaustAt: 4 })) void _
    } catch (error) {
      return { message: error.message }
    }
  },

  exitWithWorkers() {
    for (const _ of fromWorkers({}, { hangAt: 5 })) {
      console.log('ending')
      process.exit(4)
    }
  },

  exitWhilePrefetching() {
    for (const _ of prefetched(20_000, 1000)) {
      console.log('ending')
      process.exit(4)
    }
  },

  async endWithPersistentWorkers() {
    const kept = fromWorkers({ persistentWorkers: true })
    for await (const _ of kept) void _
    process.on('exit', () => console.log('ending', kept.length))
  },

  async terminated() {
    let terminated = 0
    const jobs = ['prefetching', 'withWorkers', 'prefetching']
    for (let i = 0; i < 12; i += 3) {
      await Promise.all(
        jobs.map(async (job, lane) => {
          const worker = new Worker(__filename, { workerData: { job } })
          await once(worker, 'message')
          await sleep((i * 7 + lane * 3) % 31)
          await worker.terminate()
          terminated++
        }),
      )
    }
    let sum = 0
    for (const { index } of fromWorkers()) sum += index.sum().item()
    return { terminated, sum }
  },
}

const jobs = {
  prefetching() {
    for (;;) {
      for (const [batch] of prefetched(2000, 500)) {
        if (batch.sum().item() !== 25_000) throw new Error('a wrong batch')
        parentPort.postMessage('runs')
      }
    }
  },
  withWorkers() {
    for (;;) for (const _ of fromWorkers({ persistentWorkers: true })) parentPort.postMessage('runs')
  },
}

if (isMainThread) {
  Promise.resolve(stories[process.argv[2]]()).then((result) => {
    if (result !== undefined) console.log(JSON.stringify(result))
  })
} else if (workerData?.job) jobs[workerData.job]()
