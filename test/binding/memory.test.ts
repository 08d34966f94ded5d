import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { empty, emptyCache, full } from '../../lib'

/**
 * Whether a new tensor mostly shows what was left in its memory; counted natively, since a copy would leave some values
 * too.
 */
function shows(length: number): boolean {
  using x = empty([length], { dtype: 'uint8' })
  using same = x.eq(0x5a)
  using count = same.sum()
  return (count.item() as number) > length / 2
}

test.each([1000, 100_000, 5_000_000])('emptyCache() clears what a freed tensor of %d bytes has left', (length) => {
  const leave = () => full([length], 0x5a, { dtype: 'uint8' }).dispose()
  leave()
  // The cache gives the block to the next tensor of its size, with its values.
  expect(shows(length)).toBe(true)
  leave()
  emptyCache()
  expect(shows(length)).toBe(false)
})

test('emptyCache() clears what a worker that has ended has left', async () => {
  const entry = JSON.stringify(require.resolve('../../dist/index.js'))
  const length = 3_333_333
  const script = `const torch = require(${entry}); torch.full([${length}], 0x5a, { dtype: 'uint8' }).dispose()`
  const worker = new Worker(script, { eval: true })
  await once(worker, 'exit')
  emptyCache()
  expect(shows(length)).toBe(false)
})
