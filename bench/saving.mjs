// Measures how long saving and loading 80 MB block the event loop: node bench/saving.mjs [MB] (80)
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import torch from '../dist/index.mjs'

const megabytes = Number(process.argv[2] ?? 80)
const folder = mkdtempSync(join(tmpdir(), 'torchnode-saving-'))
const path = join(folder, 'model.safetensors')
// A model of a few large tensors and many small ones.
const tensors = new Map(
  Array.from({ length: 8 }, (_, i) => [`layer${i}.weight`, torch.rand([megabytes * 31_250])]).concat(
    Array.from({ length: 100 }, (_, i) => [`layer${i % 8}.bias${i}`, torch.rand([64])]),
  ),
)

async function measure(name, run) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  await pause(50)
  delay.enable()
  const start = performance.now()
  await run()
  const took = performance.now() - start
  await pause(20)
  delay.disable()
  const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => (ns / 1e6).toFixed(1))
  console.log(
    `${name.padEnd(14)} ${took.toFixed(0).padStart(5)} ms; delay of the loop: median ${p50}, p99 ${p99}, most ${max} ms`,
  )
}

try {
  for (let round = 0; round < 3; round++) {
    await measure('idle', () => pause(300))
    await measure('save', () => torch.saveSafetensors(tensors, path))
    await measure('load', () => torch.loadSafetensors(path))
  }
  await measure('saveSync', async () => torch.saveSafetensorsSync(tensors, path))
  await measure('loadSync', async () => torch.loadSafetensorsSync(path))
} finally {
  rmSync(folder, { recursive: true })
}
