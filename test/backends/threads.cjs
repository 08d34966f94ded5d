// How a setting of threads affects worker threads. Argument: the name of the story.
const { once } = require('node:events')
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads')
const {
  full,
  getNumInteropThreads,
  getNumThreads,
  ones,
  setFlushDenormal,
  setNumInteropThreads,
  setNumThreads,
} = require('../../dist/index.js')

/** A worker that may set a number, runs an operator, and reports its number then and on request. */
function worker(set) {
  const thread = new Worker(__filename, { workerData: set })
  const number = async () => (await once(thread, 'message'))[0]
  const ask = () => {
    thread.postMessage('how many')
    return number()
  }
  return { thread, number, ask }
}

const stories = {
  unset: () => getNumThreads(),
  flush() {
    const can = setFlushDenormal(true)
    setNumThreads(2)
    // Half of it belongs to each of two threads.
    const doubled = () => Number(full([100_000], 1.5e-38).mul(0.5).gt(0).sum().item())
    const left = doubled()
    setFlushDenormal(false)
    return { can, left, after: doubled() }
  },
  async workers() {
    const early = worker(2)
    const before = await early.number()
    setNumThreads(1)
    const main = getNumThreads()
    const later = worker()
    const found = { before, main, early: await early.ask(), later: await later.number() }
    await Promise.all([early.thread.terminate(), later.thread.terminate()])
    const own = worker(3)
    found.own = await own.number()
    await own.thread.terminate()
    return { ...found, mainAfterwards: getNumThreads() }
  },
  interop() {
    const before = getNumInteropThreads()
    setNumInteropThreads(3)
    const after = getNumInteropThreads()
    try {
      setNumInteropThreads(2)
    } catch ({ code, message }) {
      return { before, after, code, message, still: getNumInteropThreads() }
    }
  },
}

if (isMainThread) {
  Promise.resolve(stories[process.argv[2]]()).then((result) => console.log(JSON.stringify(result)))
} else {
  if (workerData !== undefined) setNumThreads(workerData)
  ones([10]).add(1)
  parentPort.postMessage(getNumThreads())
  parentPort.on('message', () => parentPort.postMessage(getNumThreads()))
}
