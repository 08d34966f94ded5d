// Worker threads that use torchnode at the same time, end early and are terminated. Argument: the name of the story.
const { once } = require('node:events')
const { join } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { Worker } = require('node:worker_threads')

const start = (workerData) => new Worker(join(__dirname, 'worker.cjs'), { workerData })

async function losses(workerData) {
  const worker = start({ job: 'train', ...workerData })
  const [[answer]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')])
  return answer
}

/** Runs a task for each number below count, a given number at a time. */
async function inParallel(count, width, task) {
  let next = 0
  const lane = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: width }, lane))
}

const stories = {
  async together(count) {
    const seeds = Array.from({ length: count }, (_, index) => (index % 2) + 1)
    const answers = await Promise.all(seeds.map((seed) => losses({ seed, steps: 20 })))
    const { firstLosses } = require('./train.cjs')
    return { answers, alone: [1, 2].map((seed) => firstLosses(seed, 20)), seeds }
  },

  async oneAfterAnother(count) {
    const answers = []
    for (let i = 0; i < count; i++) answers.push(await losses({ seed: 1, steps: 5 }))
    const { firstLosses } = require('./train.cjs')
    return { answers, alone: firstLosses(1, 5) }
  },

  async terminated(count) {
    const { firstLosses } = require('./train.cjs')
    const before = firstLosses(1, 20)
    let whileTraining = 0
    await inParallel(count, 4, async (i) => {
      const worker = start({ job: 'trainForever', seed: i })
      const [loss] = await once(worker, 'message')
      if (!(loss > 0)) throw new Error(`worker ${i} trained to the loss ${loss}`)
      await sleep((i * 7) % 23)
      await worker.terminate()
      whileTraining++
    })
    let whileLoading = 0
    await inParallel(20, 4, async (i) => {
      const worker = start({ job: 'trainForever', seed: i })
      await once(worker, 'online')
      await sleep(i * 5)
      await worker.terminate()
      whileLoading++
    })
    return { whileTraining, whileLoading, before, after: firstLosses(1, 20) }
  },

  async exiting(count) {
    const codes = []
    await inParallel(count, 4, async (i) => {
      const [code] = await once(start({ job: 'exitWhileTraining', seed: i, steps: i + 1 }), 'exit')
      codes.push(code)
    })
    const { firstLosses } = require('./train.cjs')
    return { codes, after: firstLosses(1, 5) }
  },

  async compiling(count) {
    const worst = await Promise.all(
      Array.from({ length: count }, (_, i) => losses({ job: 'compile', seed: i + 1, steps: 100 })),
    )
    let terminated = 0
    await inParallel(10 * count, count, async (i) => {
      const worker = start({ job: 'compile', seed: i })
      await once(worker, 'message')
      await sleep((i * 7) % 23)
      await worker.terminate()
      terminated++
    })
    return { worst, terminated, after: await losses({ job: 'compile', seed: 3, steps: 10 }) }
  },

  async exhausting(count) {
    const codes = []
    await inParallel(count, 2, async (i) => {
      const worker = start({ job: 'exhaustForever', seed: i })
      const [[, code]] = await once(worker, 'message')
      codes.push(code)
      await sleep((i * 7) % 23)
      await worker.terminate()
    })
    return { codes, after: await losses({ seed: 1, steps: 1 }) }
  },

  async exitOfMain(code) {
    const worker = start({ job: 'multiplyForever' })
    await once(worker, 'message')
    await sleep(50)
    process.exit(code)
  },
}

const [story, number] = process.argv.slice(2)
stories[story](Number(number)).then((result) => console.log(JSON.stringify(result)))
