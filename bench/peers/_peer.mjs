// Shared by the peers in JavaScript: the task from bench/run.mjs, data, weights, the timed loop and the output for
// bench/run.mjs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export const task = JSON.parse(process.argv[2])
const { warmup, steps, checked, batch } = task

const idx = (name, skip) => gunzipSync(readFileSync(join(task.mnist, `${name}.gz`))).subarray(skip)

/** All 60,000 images as numbers from 0 to 1, row by row. */
export function images() {
  const bytes = idx('train-images-idx3-ubyte', 16)
  const values = new Float32Array(bytes.length)
  for (let i = 0; i < values.length; i++) values[i] = bytes[i] / 255
  return values
}

export const labels = () => new Int32Array(idx('train-labels-idx1-ubyte', 8))

/** Where a step's batch begins in the images, which are used in file order, again and again. */
export const startOf = (step) => ((step - 1) % Math.floor(60_000 / batch)) * batch

/**
 * The inputs for inference: the numbers of call `i`, and the tensor that `make` made of them beforehand; up to 1,000,
 * reused.
 */
export function inputs(make) {
  const all = images()
  const count = Math.min(1000, Math.floor(60_000 / batch))
  const numbers = Array.from({ length: count }, (_, i) => all.subarray(i * batch * 784, (i + 1) * batch * 784))
  const tensors = numbers.map(make)
  return { numbersOf: (i) => numbers[(i - 1) % count], tensorOf: (i) => tensors[(i - 1) % count] }
}

/** Returns a function that gives the next parameters of the file, a given count at a time. */
export function weights() {
  const bytes = readFileSync(task.weights)
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  let at = 0
  return (size) => {
    at += size
    if (at > all.length) throw new Error(`${task.weights} has only ${all.length} numbers`)
    return all.slice(at - size, at)
  }
}

/** A transposed matrix: [outputs, inputs], PyTorch's layout, becomes [inputs, outputs]. */
export function transposed(values, inputs, outputs) {
  const turned = new Float32Array(values.length)
  for (let o = 0; o < outputs; o++) for (let i = 0; i < inputs; i++) turned[i * outputs + o] = values[o * inputs + i]
  return turned
}

/** The mean squared difference of two arrays. */
export function meanSquaredError(a, b) {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2
  return sum / a.length
}

/** Reports that this peer cannot do the task, and ends. */
export function cannot(reason) {
  process.stdout.write(`${JSON.stringify({ cannot: reason })}\n`)
  process.exit(0)
}

/**
 * Runs the steps and reports: `step(i)` does one; `read(result, i)` returns its loss as a number, and is called only at
 * the checked steps; `between` is not timed and returns further figures.
 */
export async function race(version, step, read = (loss) => loss, between) {
  const losses = {}
  const times = []
  const further = []
  let started = performance.now()
  let wall = 0
  for (let i = 1; i <= warmup + steps; i++) {
    let result = step(i)
    if (result instanceof Promise) result = await result
    if (checked.includes(i)) losses[i] = read(result, i)
    if (i === 1) process.stdout.write('first step\n')
    const now = performance.now()
    if (i > warmup) {
      times.push(now - started)
      wall += now - started
      if (between) further.push(between())
    }
    started = between ? performance.now() : now
  }
  report(version, losses, times, wall / steps, further)
}

export function report(version, losses, times, mean, further = []) {
  const usage = process.resourceUsage()
  const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
  const line = {
    ...{ version, losses, mean, median: middle(times) },
    ...(further.length > 0 && { product: middle(further) }),
    ...{ peakMb: usage.maxRSS / 1024, cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6 },
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
