import { createHash } from 'node:crypto'
import { DataLoader } from '../../lib/data'
import { cdist, stack } from '../../lib/generated/ops'
import { MNIST } from '../../lib/vision/mnist'
import { SyntheticDigits } from '../../lib/vision/synthetic'
import { ToTensor } from '../../lib/vision/transforms'

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const bytes = (digits: SyntheticDigits<unknown>) => Buffer.from(digits.data.toTypedArray() as Uint8Array)

test('has MNIST’s format', () => {
  const digits = new SyntheticDigits({ length: 200 })
  expect([digits.length, digits.data.shape, digits.data.dtype]).toEqual([200, [200, 28, 28], 'uint8'])
  expect([digits.targets.shape, digits.targets.dtype]).toEqual([[200], 'int64'])
  expect(digits.classes).toBe(MNIST.classes)
  expect(digits.train).toBe(true)
  const [image, label] = digits.get(0)
  expect(image.shape).toEqual([28, 28])
  expect(label).toBe(digits.targets.select(0, 0).item())
})

test('makes batches as MNIST does', () => {
  const loader = new DataLoader(new SyntheticDigits({ length: 150, transform: new ToTensor() }), { batchSize: 100 })
  const [[images, labels], [rest]] = [...loader]
  expect([images.shape, images.dtype, labels.shape, rest.shape]).toEqual([
    [100, 1, 28, 28],
    'float32',
    [100],
    [50, 1, 28, 28],
  ])
  expect([images.min().item(), images.max().item()]).toEqual([0, 1])
})

test('draws the same digits for the same seed, whatever the length, and others for another seed or the test set', () => {
  const digits = bytes(new SyntheticDigits({ length: 50, seed: 3 }))
  expect(
    bytes(new SyntheticDigits({ length: 80, seed: 3 }))
      .subarray(0, digits.length)
      .equals(digits),
  ).toBe(true)
  expect(bytes(new SyntheticDigits({ length: 50, seed: 4 })).equals(digits)).toBe(false)
  expect(bytes(new SyntheticDigits({ length: 50, seed: 3, train: false })).equals(digits)).toBe(false)
  expect(
    createHash('sha256')
      .update(bytes(new SyntheticDigits({ length: 1000 })))
      .digest('hex'),
  ).toMatchInlineSnapshot(`"80fdf342706f008aee7f008025d8ff585b8b94b441a0eeb609cda8665f587f3d"`)
})

test('has every class once in every ten digits', () => {
  const labels = new SyntheticDigits({ length: 100 }).targets.toArray() as number[]
  for (let i = 0; i < 100; i += 10) expect([...labels.slice(i, i + 10)].sort()).toEqual(digits)
})

test('draws digits that the nearest class mean mostly tells apart, but not always', () => {
  const whole = (train: boolean, length: number) => {
    const digits = new SyntheticDigits({ train, length, transform: new ToTensor() })
    const [images, labels] = digits.getBatch({ start: 0, end: length })
    return { flat: images.reshape([length, 784]), labels }
  }
  const [train, held] = [whole(true, 2000), whole(false, 1000)]
  const means = stack(
    digits.map((digit) => train.flat.indexSelect(0, train.labels.eq(digit).nonzero().squeeze(1)).mean([0])),
  )
  const nearest = cdist(held.flat, means).argmin(1)
  const right = nearest.eq(held.labels).to('float32').mean().item()
  expect(right).toBeGreaterThan(0.8)
  expect(right).toBeLessThan(1)
})

test('draws white on black and leaves the edge black', () => {
  const { data } = new SyntheticDigits({ length: 1000 })
  const pixels = data.to('float32')
  expect(pixels.mean().item()).toBeGreaterThan(20)
  expect(pixels.mean().item()).toBeLessThan(45)
  expect(pixels.amax([1, 2]).min().item()).toBeGreaterThan(200)
  for (const edge of [pixels.select(1, 0), pixels.select(1, 27), pixels.select(2, 0), pixels.select(2, 27)]) {
    expect(edge.mean().item()).toBeLessThan(1)
  }
})

test('there are 60,000 digits to train with and 10,000 to test with', () => {
  const sets = [new SyntheticDigits(), new SyntheticDigits({ train: false })]
  expect(sets.map(({ length }) => length)).toEqual([60_000, 10_000])
})

test.each([
  [{ length: 0 }, /length must be a whole number of at least 1, but it is 0/],
  [{ length: '10' }, /length must be a whole number of at least 1, but it is "10"/],
  [{ seed: 0.5 }, /seed must be a whole number of at least 0, but it is 0.5/],
  [{ train: 1 }, /train must be true or false, but it is 1/],
  [{ transform: 'ToTensor' }, /transform must be a function or have a forward method, but it is "ToTensor"/],
  [{ size: 5 }, /SyntheticDigits: has no option "size"/],
])('refuses %p', (options, message) => {
  expect(() => new SyntheticDigits(options as never)).toThrow(message)
})
