// node bench/distributed.mjs [rounds]: all-reduce and DDP steps of two ranks, of Node, of Node without comparing calls,
// and of Python in turns, each with one thread; medians of the rounds' medians in milliseconds, as a table. Needs
// `npm run build`.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { findPython } from '../scripts/python.mjs'
import { median } from './statistics.mjs'

const rounds = Number(process.argv[2] ?? 5)
const sizes = JSON.stringify([
  [0.7, 200],
  [10, 50],
  [100, 10],
])
const python = await findPython()
const ours = [process.execPath, fileURLToPath(new URL('distributed/rank.mjs', import.meta.url))]
const peers = {
  torchnode: { command: ours },
  'without comparing': { command: ours, more: { TORCH_DISTRIBUTED_DEBUG: 'OFF' } },
  Python: { command: [python, fileURLToPath(new URL('distributed/rank.py', import.meta.url))] },
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

async function run({ command: [command, program], more }) {
  const shared = {
    WORLD_SIZE: '2',
    OMP_NUM_THREADS: '1',
    MASTER_ADDR: '127.0.0.1',
    MASTER_PORT: String(await freePort()),
  }
  const rank = (number) =>
    new Promise((done, fail) => {
      const env = { ...process.env, ...shared, ...more, RANK: String(number) }
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

const found = Object.fromEntries(Object.keys(peers).map((name) => [name, []]))
for (let i = 0; i < rounds; i++) for (const name of Object.keys(peers)) found[name].push(await run(peers[name]))
console.log(
  `| ms, two ranks, one thread each | ${Object.keys(peers).join(' | ')} | ratio |\n| --- | --- | --- | --- | --- |`,
)
for (const work of Object.keys(found.torchnode[0])) {
  const medians = Object.values(found).map((all) => median(all.map((figures) => figures[work] ?? Number.NaN)))
  const cells = medians.map((value) => (Number.isNaN(value) ? '' : value.toFixed(2)))
  const ratio = medians[0] / medians.at(-1)
  console.log(`| ${work} | ${cells.join(' | ')} | ${Number.isNaN(ratio) ? '' : ratio.toFixed(2)} |`)
}
