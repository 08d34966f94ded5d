import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import { digitRow, type MakeGridOptions, makeGrid, saveImage, saveImageSync } from '../../lib/vision/utils'
import { golden } from '../golden/recipe'

interface GridCase {
  shape: number[]
  options: MakeGridOptions
  grid: number[]
  sha256: string
  png: { width: number; height: number; mode: 'RGB' | 'RGBA' | 'LA'; hex: string }
}
const cases: [string, GridCase][] = golden('image-grids').cases.map((entry: GridCase) => [
  `[${entry.shape}] ${JSON.stringify(entry.options)}`,
  entry,
])

function images(shape: number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1)
  return tensor(Float32Array.from({ length: count }, (_, i) => (((37 * i) % 101) - 20) / 64)).reshape(shape)
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-vision-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('as torchvision:', () => {
  test.each(cases)('makeGrid of %s', (_, { shape, options, grid, sha256 }) => {
    const result = makeGrid(images(shape), options)
    expect(result.shape).toEqual(grid)
    expect(createHash('sha256').update(result.toBytes()).digest('hex')).toBe(sha256)
  })

  test.each(cases)('saveImage of %s', async (_, { shape, options, png }) => {
    const path = join(folder, 'grid.png')
    await saveImage(images(shape), path, options)
    const saved = PNG.sync.read(readFileSync(path))
    const expected = Buffer.from(png.hex, 'hex')
    const channels = png.mode.length
    const rgba = Array.from({ length: expected.length / channels }, (_, i) => {
      const pixel = [...expected.subarray(i * channels, (i + 1) * channels)]
      return png.mode === 'LA' ? [pixel[0], pixel[0], pixel[0], pixel[1]] : [...pixel, 255].slice(0, 4)
    })
    expect([saved.width, saved.height]).toEqual([png.width, png.height])
    expect([...saved.data]).toEqual(rgba.flat())
  })
})

describe('makeGrid', () => {
  test('takes a list of images as a batch', () => {
    const batch = images([3, 1, 2, 2])
    expect(makeGrid(batch.unbind(0)).toArray()).toEqual(makeGrid(batch).toArray())
  })

  test('does not change the images, and records no gradient', () => {
    const batch = images([2, 3, 2, 2]).requiresGrad_(true)
    const before = batch.toArray()
    const grid = makeGrid(batch, { normalize: true, scaleEach: true })
    expect(batch.toArray()).toEqual(before)
    expect(grid.requiresGrad).toBe(false)
  })

  test('keeps the dtype', () => {
    expect(makeGrid(ops.ones([2, 3, 2, 2], { dtype: 'uint8' }), { padValue: 9 }).dtype).toBe('uint8')
  })

  test.each<[string, () => Tensor | Tensor[], string]>([
    ['one dimension', () => ops.zeros([4]), 'ERR_SHAPE'],
    ['five dimensions', () => ops.zeros([1, 1, 1, 2, 2]), 'ERR_SHAPE'],
    ['no images', () => ops.zeros([0, 1, 2, 2]), 'ERR_SHAPE'],
    ['an empty list', () => [], 'ERR_SHAPE'],
    ['images of two sizes', () => [ops.zeros([1, 2, 2]), ops.zeros([1, 3, 2])], 'ERR_SHAPE'],
  ])('refuses %s', (_, make, code) => {
    expect(() => makeGrid(make())).toThrow(expect.objectContaining({ code }))
  })

  test('refuses a value that is not a tensor', () => {
    expect(() => makeGrid([[1, 2]] as never)).toThrow(TypeError)
    expect(() => makeGrid(new Array(2 ** 31) as never)).toThrow(TypeError)
    expect(() => makeGrid('x' as never)).toThrow(TypeError)
  })

  test.each([{ nrow: 0 }, { nrow: 1.5 }, { padding: -1 }, { padding: Number.NaN }, { nrow: Infinity }])(
    'refuses %j',
    (options) => {
      expect(() => makeGrid(images([2, 1, 2, 2]), options)).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
    },
  )

  test.each([{ nrow: '2' }, { valueRange: 3 }, { valueRange: [0] }, { valueRange: [0, 'x'] }])(
    'refuses %j',
    (options) => {
      expect(() => makeGrid(images([2, 1, 2, 2]), options as never)).toThrow(TypeError)
    },
  )
})

describe('saveImage', () => {
  test('writes what saveImageSync writes, and nothing else', async () => {
    await saveImage(images([2, 1, 2, 2]), join(folder, 'a.png'))
    saveImageSync(images([2, 1, 2, 2]), join(folder, 'b.PNG'))
    expect(readdirSync(folder)).toEqual(['a.png', 'b.PNG'])
    expect(readFileSync(join(folder, 'a.png'))).toEqual(readFileSync(join(folder, 'b.PNG')))
  })

  test('rounds to the nearest of 256 steps and clamps values outside', async () => {
    saveImageSync(tensor([[-1, 0, 0.5, 0.9999, 1, 7]]), join(folder, 'a.png'))
    const { data } = PNG.sync.read(readFileSync(join(folder, 'a.png')))
    expect([...data].filter((_, i) => i % 4 === 0)).toEqual([0, 0, 128, 255, 255, 255])
  })

  test.each<[string, () => Tensor, string, string]>([
    ['bytes', () => ops.zeros([2, 2], { dtype: 'uint8' }), 'a.png', 'ERR_DTYPE'],
    ['five channels', () => ops.zeros([5, 2, 2]), 'a.png', 'ERR_SHAPE'],
    ['another format', () => ops.zeros([2, 2]), 'a.jpg', 'ERR_FILE'],
    ['a folder that is not there', () => ops.zeros([2, 2]), 'no/a.png', 'ERR_FILE'],
  ])('refuses %s', async (_, make, name, code) => {
    await expect(saveImage(make(), join(folder, name))).rejects.toMatchObject({ code })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('digitRow', () => {
  test('enlarges images side by side without smoothing', () => {
    const png = PNG.sync.read(
      digitRow(
        tensor([
          [
            [0, 1],
            [0.5, 0.25],
          ],
          [
            [1, 1],
            [1, 1],
          ],
        ]),
        { scale: 2, gap: 1 },
      ),
    )
    expect([png.width, png.height]).toEqual([9, 4])
    const grey = Array.from({ length: 9 }, (_, x) => png.data[4 * x])
    const alpha = Array.from({ length: 9 }, (_, x) => png.data[4 * x + 3])
    expect(grey).toEqual([0, 0, 255, 255, 0, 255, 255, 255, 255])
    expect(alpha).toEqual([255, 255, 255, 255, 0, 255, 255, 255, 255])
  })

  test('takes [N, 1, H, W], [N, H, W] and lists of [1, H, W]', () => {
    const digits = ops.rand([10, 1, 28, 28])
    const row = digitRow(digits)
    expect(digitRow(digits.squeeze(1))).toEqual(row)
    expect(digitRow(digits.unbind(0))).toEqual(row)
    expect(PNG.sync.read(row)).toMatchObject({ width: 10 * 28 * 3 + 9 * 6, height: 28 * 3 })
  })

  test.each([[[3, 3]], [[2, 3, 4, 4]], [[0, 1, 4, 4]], [[2, 1, 0, 4]], [[1, 1, 1, 4, 4]]])(
    'refuses images of %j',
    (shape) => {
      expect(() => digitRow(ops.zeros(shape))).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
    },
  )
})
