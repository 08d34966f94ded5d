// What a process, or its worker threads, may do to a profiler. Argument: the name of the story.
const { once } = require('node:events')
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads')
const { ones, profiler } = require('../../dist/index.js')

const t = process.argv[2] === 'beforeAnyOperator' ? undefined : ones([4])

const counts = (recording) => Object.fromEntries(recording.keyAverages().map(({ key, count }) => [key, count]))

const start = () => {
  const recording = new profiler.Profiler({ profileMemory: true })
  recording.start()
  t.sin()
  return recording
}

const codeOf = (act) => {
  try {
    act()
  } catch ({ code, message }) {
    return [code, message.split(',')[0]]
  }
}

/** A worker that does the job, and goes on when it is told to; returns its answer. */
function worker(job) {
  const thread = new Worker(__filename, { workerData: job })
  const answers = []
  thread.on('message', (answer) => answers.push(answer))
  const answer = async () => {
    if (answers.length === 0) await once(thread, 'message')
    return answers.shift()
  }
  return { thread, answer, tell: () => thread.postMessage('on'), exit: once(thread, 'exit') }
}

const jobs = {
  /** Records two operators, one before and one after it is told to go on. */
  async record() {
    const told = once(parentPort, 'message')
    const recording = start()
    parentPort.postMessage('recording')
    await told
    t.sin()
    recording.stop()
    parentPort.postMessage(counts(recording))
  },
  /** Runs an operator, tries to record, and tries again when told to. */
  async tryTwice() {
    const told = once(parentPort, 'message')
    t.cos()
    parentPort.postMessage(codeOf(start))
    await told
    parentPort.postMessage(counts(profiler.profile({}, () => t.cos())))
  },
  recordForever() {
    start()
    parentPort.postMessage('recording')
    while (true) t.sin()
  },
  exitWhileRecording() {
    start()
    process.exit(3)
  },
}

const stories = {
  exit() {
    start()
    process.exit(4)
  },
  reallyExit() {
    start()
    process.reallyExit(6)
  },
  exitInBackward() {
    const leaf = ones([3], { requiresGrad: true })
    leaf.registerHook(() => process.exit(5))
    start()
    leaf.exp().sum().backward()
  },
  endOfScript() {
    start()
  },
  beforeAnyOperator() {
    new profiler.Profiler({ profileMemory: true }).start()
    ones([4]).sin()
  },
  throws() {
    profiler.profile({}, () => {
      throw new Error('mine')
    })
  },
  async twoWorkers() {
    const first = worker('record')
    await first.answer()
    const second = worker('tryTwice')
    const refused = await second.answer()
    first.tell()
    const recorded = await first.answer()
    second.tell()
    return { refused, recorded, afterwards: await second.answer() }
  },
  async mainBesideWorker() {
    const { answer, tell, exit } = worker('record')
    await answer()
    const refused = codeOf(start)
    tell()
    await answer()
    await exit
    return { refused, afterwards: counts(profiler.profile({}, () => t.sin())) }
  },
  async terminated() {
    const seen = []
    for (let i = 0; i < 5; i++) {
      const { thread, answer } = worker('recordForever')
      await answer()
      await thread.terminate()
      seen.push(counts(profiler.profile({}, () => t.sin())))
    }
    return seen
  },
  async workerExits() {
    const [code] = await worker('exitWhileRecording').exit
    return { code, afterwards: counts(profiler.profile({}, () => t.sin())) }
  },
}

if (isMainThread) {
  Promise.resolve(stories[process.argv[2]]()).then((result) => console.log(JSON.stringify(result ?? null)))
} else {
  jobs[workerData]()
}
