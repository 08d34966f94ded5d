// Measures what an eager call on a GPU costs the CPU for different tensor sizes: for each size 15,000 calls in a
// process of its own, in bursts that fit the GPU's queue without waiting and contain their share of collections. It
// fails where one size costs a fifth more than another. Without a GPU it runs on the pretended one, whose kernels take
// no time. node bench/sizes.mjs [--rounds N]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const sizes = [2 ** -10, 16, 64, 256]
const apart = 0.2
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, mebibytes: { type: 'string' } },
})
const { cuda, empty } = require('../dist/index.js')
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

function measure(mebibytes) {
  const x = empty([Math.floor((mebibytes * 2 ** 20) / 4)], { device: 'cuda' })
  const burst = () => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < 512; i++) x.mul(2)
    const took = Number(process.hrtime.bigint() - start) / 512e3
    cuda.synchronize()
    return took
  }
  for (let i = 0; i < 8; i++) burst()
  // Leaves out the bursts that other work on the machine has slowed most.
  const kept = Array.from({ length: 30 }, burst)
    .toSorted((a, b) => a - b)
    .slice(0, 20)
  const mean = kept.reduce((sum, time) => sum + time) / kept.length
  return { mean, share: cuda.maxMemoryAllocated() / cuda.memGetInfo()[1] }
}

function pretended(folder) {
  const { status } = require('../dist/binding/native.js')
  const { cacheFolder } = require('../dist/install/libtorch.js')
  const { build, libtorchWithCuda } = require('../test/cuda/pretend/build.cjs')
  const library = join(folder, 'libcuda.so.1')
  const libtorch = libtorchWithCuda(status.libtorch.lib, cacheFolder())
  const without = libtorch ? build(library, status.libtorch.cudaInclude) : 'there is no libtorch with CUDA'
  if (without !== undefined) throw new Error(`neither a GPU nor a pretended one: ${without}`)
  return { LD_PRELOAD: library, TORCHNODE_LIBTORCH: libtorch, PRETEND_MEMORY: String(128 * 1024) }
}

function race() {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-sizes-'))
  try {
    const env = { ...process.env, ...(cuda.isAvailable() ? {} : pretended(folder)) }
    const once = (size) =>
      JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--mebibytes', String(size)], { env }))
    const rounds = Array.from({ length: Number(values.rounds) }, () => sizes.map(once))
    const rows = sizes.map((size, i) => ({
      MiB: size,
      'us a call': Number(median(rounds.map((round) => round[i].mean)).toFixed(2)),
      'share of the memory': Number(Math.max(...rounds.map((round) => round[i].share)).toFixed(3)),
    }))
    console.log(cuda.isAvailable() ? cuda.getDeviceName() : 'a pretended GPU of 128 GiB')
    console.table(rows)
    const costs = rows.map((row) => row['us a call'])
    const most = Math.max(...costs) / Math.min(...costs) - 1
    console.log(
      `the dearest size costs ${(100 * most).toFixed(0)} % more than the cheapest, of ${100 * apart} % allowed`,
    )
    if (most > apart) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (values.mebibytes === undefined) race()
else console.log(JSON.stringify(measure(Number(values.mebibytes))))
