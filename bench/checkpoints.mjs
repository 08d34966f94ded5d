// Times loading a large checkpoint beside Python, with the memory that it takes and how long the event loop waits:
// node bench/checkpoints.mjs [MB] (2000). Python is that of scripts/python.mjs; each load has a process of its own.
// Linux, of whose /proc Python reads the memory that it has.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const rounds = 3
const self = fileURLToPath(import.meta.url)
const program = `
import json, resource, sys, time, torch
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
start = time.perf_counter()
state = torch.load(sys.argv[1], mmap=sys.argv[2] == "mmap")
print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "peak": peak() - before}))`

/** Loads in this process, and prints what it took. */
async function child(path, kind) {
  const { default: torch } = await import('../dist/index.mjs')
  torch.ones([1])
  const peak = () => process.resourceUsage().maxRSS * 1024
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await pause(50)
  delay.reset()
  const before = process.memoryUsage().rss
  const start = performance.now()
  const state = kind === 'loadSync' ? torch.loadSync(path) : await torch.load(path, { mmap: kind === 'mmap' })
  const ms = performance.now() - start
  if (state.size === 0) throw new Error('nothing was loaded')
  console.log(JSON.stringify({ ms, peak: peak() - before, p99: delay.percentile(99) / 1e6 }))
}

/** A model of a few large tensors and many small ones. */
async function write(path, megabytes) {
  const { default: torch } = await import('../dist/index.mjs')
  const tensors = Array.from({ length: 20 }, (_, i) => [`layer${i}.weight`, torch.rand([megabytes * 12_500])]).concat(
    Array.from({ length: 400 }, (_, i) => [`layer${i}.bias`, torch.rand([64])]),
  )
  torch.saveSync(new Map(tensors), path)
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

function measure(path, python) {
  const ways = [
    ['here, load', process.execPath, [self, '--child', path, 'load']],
    ['Python, load', python, ['-c', program, path, 'load']],
    ['here, loadSync', process.execPath, [self, '--child', path, 'loadSync']],
    ['here, mmap', process.execPath, [self, '--child', path, 'mmap']],
    ['Python, mmap', python, ['-c', program, path, 'mmap']],
  ]
  const found = new Map(ways.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, command, args] of ways) {
      const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`${name}: ${stderr}`)
      found.get(name).push(JSON.parse(stdout))
    }
  }
  for (const [name, results] of found) {
    const of = (key) => median(results.map((result) => result[key] ?? Number.NaN))
    const loop = Number.isNaN(of('p99')) ? '' : `; delay of the loop: p99 ${of('p99').toFixed(1)} ms`
    const peak = (of('peak') / 1e6).toFixed(0).padStart(5)
    console.log(`${name.padEnd(15)} ${of('ms').toFixed(0).padStart(6)} ms, peak ${peak} MB${loop}`)
  }
}

if (process.argv[2] === '--child') await child(process.argv[3], process.argv[4])
else {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-checkpoints-'))
  try {
    const path = join(folder, 'model.pt')
    await write(path, Number(process.argv[2] ?? 2000))
    const script = fileURLToPath(new URL('../scripts/python.mjs', import.meta.url))
    const python = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()
    console.log(`a file of ${(statSync(path).size / 1e6).toFixed(0)} MB, medians of ${rounds} rounds`)
    measure(path, python.slice(python.lastIndexOf(' ') + 1))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
