// Prints ns per call of torchnode beside Python, one thread, interleaved rounds: node bench/overhead/run.mjs [--rounds
// 5]
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../scripts/python.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } } })
const here = (file) => fileURLToPath(new URL(file, import.meta.url))
const peers = {
  torchnode: [process.execPath, here('torchnode.mjs')],
  python: [await findPython(), here('overhead.py')],
}

function measure([command, script]) {
  const { status, stdout, stderr } = spawnSync(command, [script], { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
  return JSON.parse(stdout)
}

const rounds = []
for (let round = 0; round < Number(values.rounds); round++) {
  const order = round % 2 === 0 ? ['torchnode', 'python'] : ['python', 'torchnode']
  rounds.push(Object.fromEntries(order.map((name) => [name, measure(peers[name])])))
  console.error(`round ${round + 1} of ${values.rounds}`)
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]
const rows = Object.keys(rounds[0].torchnode.result).map((name) => {
  const of = (peer) => median(rounds.map((round) => round[peer].result[name]))
  const ratio = median(rounds.map((round) => round.torchnode.result[name] / round.python.result[name]))
  return `| ${name} | ${of('torchnode').toFixed(0)} | ${of('python').toFixed(0)} | ${ratio.toFixed(2)} |`
})
const date = new Date().toISOString().slice(0, 10)
const table = `# ns per call, one thread

${cpus()[0].model}, ${cpus().length} cores, ${date}; ${rounds[0].torchnode.version}; ${rounds[0].python.version}. Medians over ${rounds.length} interleaved rounds; x = torchnode / Python, median of the rounds' ratios.

| call | torchnode | Python | x |
| --- | --- | --- | --- |
${rows.join('\n')}
`
console.log(table)
const folder = values.out ?? here('../results')
mkdirSync(folder, { recursive: true })
const file = `${folder}/overhead-${date}-${cpus()[0]
  .model.toLowerCase()
  .replace(/\(r\)|[^a-z0-9]+/g, '-')
  .replace(/-+/g, '-')
  .replace(/^-|-$/g, '')}`
writeFileSync(`${file}.md`, table)
writeFileSync(`${file}.json`, `${JSON.stringify(rounds, null, 1)}\n`)
