// node scripts/exchange/run.mjs [--seed 1] [--count 200]: checkpoints of random structures that Python's torch.save writes, and
// the state dicts of torchvision models, are loaded here and told alike, and what is saved here of them is the same in Python.
// With --exported, torchvision models of torch.export.save give here what they give in Python, and train alike.
// --models resnet18,swin_t and --modes eval choose some of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findPython, versions } from '../python.mjs'

const require = createRequire(import.meta.url)
const torch = require('../../dist/index.js')
const { exchange } = require('./exchange.cjs')
const { exported } = require('./exported.cjs')
const { models } = require('./models.cjs')
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    exported: { type: 'boolean', default: false },
    models: { type: 'string' },
    modes: { type: 'string', default: 'eval,train' },
  },
})
// Equal kernels on one thread give equal bits; what differs beside the largest value of its tensor is a last bit.
const TOLERANCE = 1e-6

const python = await findPython().catch((error) => {
  console.error(`exchange: there is no Python with torch 2.11: ${error.message}`)
  console.error(
    'pip makes one from a package registry; where none is reached, name an interpreter with TORCHNODE_PYTHON',
  )
  process.exit(1)
})
const names = values.models?.split(',')

function checkpoints() {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-exchange-'))
  const count = Number(values.count)
  const { here, there } = exchange(torch, { python, folder, seed: Number(values.seed), count })
  for (const [i, why] of here) console.log(`${i}.pt is loaded otherwise: ${why}`)
  for (const [i, why] of there) console.log(`${i}.pt comes back otherwise: ${why}`)
  console.log(`exchange: ${count} checkpoints, ${here.length} loaded otherwise, ${there.length} came back otherwise`)
  if (here.length + there.length === 0) rmSync(folder, { recursive: true })
  else console.log(`the files are in ${folder}`)
  return here.length + there.length
}

async function stateDicts() {
  const { wrong, tensors, count } = await models(torch, { python, names })
  for (const [name, why] of wrong) console.log(`${name}: ${why}`)
  console.log(`exchange: ${count} state dicts of torchvision with ${tensors} tensors, ${wrong.length} differ`)
  return wrong.length
}

async function programs() {
  const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padEnd(i === 0 ? 20 : 10)).join(' '))
  const shown = (value) => (value === 0 ? 'bits' : value.toExponential(1))
  const tell = ({ name, mode, error, isGood, ...found }) => {
    if (error !== undefined) return console.log(`${name} (${mode}): ${error.message}`)
    const { dynamic, outputs, gradients, trained } = found
    row(
      name,
      mode,
      dynamic ? 'any' : 'fixed',
      shown(outputs),
      shown(gradients),
      shown(trained),
      isGood ? '' : 'DIFFERS',
    )
  }
  row('model', 'mode', 'batch', 'results', 'gradients', 'ten steps')
  const modes = values.modes.split(',')
  const { wrong, count } = await exported(torch, { python, names, modes, tolerance: TOLERANCE, told: tell })
  console.log(
    `exchange: ${count} exported programs, ${wrong} differ ("bits": all bits are equal; else beside the largest value)`,
  )
  return wrong
}

if (!values.exported && names === undefined && checkpoints() > 0) process.exitCode = 1
if (!versions(python)?.torchvision) {
  console.log(
    'exchange: this Python has no torchvision, so its models are not compared; pip install torchvision==0.26.0',
  )
} else if ((await (values.exported ? programs() : stateDicts())) > 0) process.exitCode = 1
