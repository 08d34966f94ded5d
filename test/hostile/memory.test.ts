import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { mnistRoot } from '../models/mnist'
import { answer, ended, runChild } from '../support/child'

interface Allocated {
  before: number
  peak: number
}

const megabyte = 262_144 // float32 elements
const kilobyte = 256

async function allocate(count: number, floats: number, manner: 'garbage' | 'await' | 'dispose'): Promise<Allocated> {
  return answer(await runChild('allocate.cjs', { args: [count, floats, manner] }))
}

describe('a program that never frees its tensors', () => {
  test.each([
    ['a plain synchronous loop', 'garbage'],
    ['a loop that awaits null', 'await'],
  ] as const)('makes 20,000 tensors of 1 MB in %s within 768 MB', async (_, manner) => {
    const { peak } = await allocate(20_000, megabyte, manner)
    expect(peak).toBeLessThanOrEqual(768)
  })

  test('makes 300,000 tensors of 1 kB in a synchronous loop within 512 MB of where it began', async () => {
    const { before, peak } = await allocate(300_000, kilobyte, 'garbage')
    expect(peak).toBeLessThanOrEqual(before + 512)
  })

  test('trains for 20 epochs in a synchronous loop without growing', async () => {
    const root = mnistRoot ? [mnistRoot] : []
    const end = await runChild('epochs.cjs', { args: [20, ...root] })
    const { resident, losses, steps, peak } = answer<{
      resident: number[]
      losses: number[]
      steps: number
      peak: number
    }>(end)
    expect(steps).toBe(20 * (mnistRoot ? 600 : 100))
    expect(losses.at(-1)).toBeLessThan(0.08)
    const afterSecond = resident[1]
    for (const later of resident.slice(2)) expect(later).toBeLessThanOrEqual(afterSecond + 100)
    expect(peak).toBeLessThanOrEqual(600)
  }, 300_000)
})

test('a program that disposes 300,000 tensors of 1 kB stays within 64 MB of where it began', async () => {
  const { before, peak } = await allocate(300_000, kilobyte, 'dispose')
  expect(peak).toBeLessThanOrEqual(before + 64)
})

describe('short-lived models and leaves leave nothing behind in a plain loop', () => {
  test.each([
    ['12,000 that were called once', 'called', 12_000, 300],
    ['1,000 that were trained for three steps', 'trained', 1000, 330],
    ['3,000 of which a hundred are alive at a time', 'kept', 3000, 450],
    ['20,000 leaves whose hooks hold them', 'hooked', 20_000, 600],
  ])('%s', async (_, manner, count, most) => {
    const { peak } = answer<{ peak: number }>(await runChild('short-lived.cjs', { args: [manner, count] }))
    expect(peak).toBeLessThan(most)
  })
})

test('a program that builds up a large set of tensors has few full collections', async () => {
  const end = await runChild('build-up.cjs', { args: [5000, 25_000] })
  expect(answer<{ full: number }>(end).full).toBeLessThan(9)
})

test('a package that is loaded again, as in test runners, leaves nothing of its last copy', async () => {
  expect(answer<number>(await runChild('reset.cjs'))).toBeLessThan(1_000_000)
})

test("a program whose V8 flags are frozen has its garbage freed by V8's full collections", async () => {
  const script = join(__dirname, '..', 'support', 'allocate.cjs')
  const args = ['--freeze-flags-after-init', script, '2000', String(megabyte), 'garbage']
  const { peak } = answer<Allocated>(await ended(spawn(process.execPath, args)))
  expect(peak).toBeLessThanOrEqual(768)
})
