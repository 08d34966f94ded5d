// node bench/distributed.mjs [rounds]: all-reduce and DDP steps of two ranks, of Node and of Python in turns, each with
// one thread; medians of the rounds' medians in milliseconds, as a table. Needs `npm run build`.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { findPython } from '../scripts/python.mjs'

const rounds = Number(process.argv[2] ?? 5)
const sizes = JSON.stringify([
  [0.7, 200],
  [10, 50],
  [100, 10],
])
const python = await findPython()
const peers = {
  torchnode: [process.execPath, fileURLToPath(new URL('distributed/rank.mjs', import.meta.url))],
  Python: [python, fileURLToPath(new URL('distributed/rank.py', import.meta.url))],
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

async function run([command, program]) {
  const shared = {
    WORLD_SIZE: '2',
    OMP_NUM_THREADS: '1',
    MASTER_ADDR: '127.0.0.1',
    MASTER_PORT: String(await freePort()),
  }
  const rank = (number) =>
    new Promise((done, fail) => {
      const env = { ...process.env, ...shared, RANK: String(number) }
      const child = spawn(command, [program, sizes], { env, stdio: ['ignore', 'pipe', 'inherit'] })
      let text = ''
      child.stdout.on('data', (part) => {
        text += part
      })
      child.on('close', (code) => (code === 0 ? done(text) : fail(new Error(`${program} ended with ${code}`))))
    })
  const [first] = await Promise.all([rank(0), rank(1)])
  return JSON.parse(first)
}

const found = { torchnode: [], Python: [] }
for (let i = 0; i < rounds; i++) for (const name of Object.keys(peers)) found[name].push(await run(peers[name]))
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]
console.log('| ms, two ranks, one thread each | torchnode | Python | ratio |\n| --- | --- | --- | --- |')
for (const work of Object.keys(found.Python[0])) {
  const [ours, theirs] = Object.values(found).map((all) => median(all.map((figures) => figures[work])))
  console.log(`| ${work} | ${ours.toFixed(2)} | ${theirs.toFixed(2)} | ${(ours / theirs).toFixed(2)} |`)
}
