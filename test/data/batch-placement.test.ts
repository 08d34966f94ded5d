import { isAvailable } from '../../lib/cuda'
import { DataLoader, TensorDataset } from '../../lib/data'
import { BatchPlacement, fits } from '../../lib/data/batch-placement'
import { arange, ones } from '../../lib/generated/ops'
import { told } from '../support/warnings'

const set = new TensorDataset(arange(12).reshape([6, 2]), arange(6))

test('a data set may be placed on a device if it takes at most half of the free memory there', () => {
  expect([fits(50, 100), fits(51, 100), fits(0, 0)]).toEqual([true, false, true])
})

test('a loader puts each tensor of a batch on its device', () => {
  for (const more of [
    {},
    { shuffle: true },
    { shuffle: true, prefetchFactor: 2 },
    { collateFn: (items: unknown) => items },
  ]) {
    for (const batch of new DataLoader(set, { device: 'meta', batchSize: 4, ...more })) {
      for (const part of (batch as unknown[]).flat()) expect(part).toMatchObject({ device: 'meta' })
    }
  }
  const items = { length: 3, get: (i: number) => ({ deep: new Map([['t', [ones([i + 1])]]]), name: `item ${i}` }) }
  const [batch] = new DataLoader(items, { device: 'meta', collateFn: (list) => list })
  expect(batch[0].name).toBe('item 0')
  expect(batch[0].deep.get('t')![0].device).toBe('meta')
})

test('a batch that is on its device already is returned unchanged', () => {
  const batch = [ones([2]), 'text'] as const
  expect(new BatchPlacement(undefined, undefined).place(batch)).toBe(batch)
  expect(new BatchPlacement('cpu', undefined).place(batch)[0]).toBe(batch[0])
})

test('a device that does not exist is refused at once', () => {
  expect(() => new DataLoader(set, { device: 'cuda:77' })).toThrow(expect.objectContaining({ code: 'ERR_DEVICE' }))
  expect(() => new DataLoader(set, { device: 'nowhere' as never })).toThrow()
})

test('pinMemory without CUDA warns, and the batches are the same', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const loader = new DataLoader(set, { pinMemory: true, batchSize: 6, shuffle: true, seed: 1 })
  expect(told(warned)).toEqual(
    isAvailable() ? [] : [['DataLoader', expect.stringMatching(/^pinMemory is true, but there is no CUDA device/)]],
  )
  warned.mockRestore()
  const [[plain]] = new DataLoader(set, { batchSize: 6, shuffle: true, seed: 1 })
  const [[batch]] = loader
  expect(batch.isPinned()).toBe(isAvailable())
  expect(batch.equal(plain)).toBe(true)
})

const onCuda = isAvailable() ? test : test.skip

onCuda('a small data set is placed on the GPU, and copied again when it has changed', () => {
  const placement = new BatchPlacement('cuda', undefined)
  const sources = [arange(4)]
  const first = placement.resident(sources)!
  expect(first[0].device).toBe('cuda:0')
  expect(placement.resident(sources)).toBe(first)
  sources[0].add_(1)
  expect(placement.resident(sources)![0].toArray()).toEqual([1, 2, 3, 4])
})

onCuda('batches on the GPU are the same from a data set there and from pinned memory', () => {
  const options = { batchSize: 4, shuffle: true, seed: 2 }
  const wanted = [...new DataLoader(set, options)].map(([batch]) => batch.toArray())
  const resident = new DataLoader(set, { ...options, device: 'cuda' })
  const pinned = new DataLoader(set, { ...options, pinMemory: true })
  for (const loader of [resident, pinned]) {
    expect([...loader].map(([batch]) => batch.cpu().toArray())).toEqual(wanted)
  }
})
