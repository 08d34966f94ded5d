import { PNG } from 'pngjs'
import { encodePng, pixelRow } from '../../lib/vision/png'

test.each([
  ['grey', 1, [7, 200], [7, 7, 7, 255, 200, 200, 200, 255]],
  ['grey and alpha', 2, [7, 0, 200, 128], [7, 7, 7, 0, 200, 200, 200, 128]],
  ['RGB', 3, [1, 2, 3, 4, 5, 6], [1, 2, 3, 255, 4, 5, 6, 255]],
  ['RGB and alpha', 4, [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]],
])('%s pixels come back from the PNG', (_, channels, pixels, rgba) => {
  const { width, height, data } = PNG.sync.read(
    encodePng({ width: 2, height: 1, channels, pixels: Uint8Array.from(pixels) }),
  )
  expect({ width, height, data: [...data] }).toEqual({ width: 2, height: 1, data: rgba })
})

test.each([
  ['five channels', { width: 1, height: 1, channels: 5, pixels: new Uint8Array(5) }],
  ['no pixels', { width: 0, height: 1, channels: 1, pixels: new Uint8Array(0) }],
  ['too few bytes', { width: 2, height: 2, channels: 3, pixels: new Uint8Array(11) }],
])('an image of %s is refused', (_, image) => {
  expect(() => encodePng(image)).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
})

test('a row of images repeats each pixel, with transparent gaps', () => {
  const row = pixelRow(Uint8Array.of(1, 2, 3, 4), { count: 2, width: 2, height: 1, scale: 2, gap: 1 })
  const line = [1, 255, 1, 255, 2, 255, 2, 255, 0, 0, 3, 255, 3, 255, 4, 255, 4, 255]
  expect(row).toEqual({ width: 9, height: 2, channels: 2, pixels: Uint8Array.from([...line, ...line]) })
})
