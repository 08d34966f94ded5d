import { PNG } from 'pngjs'
import { figureOf } from '../../lib/tensorboard/figure'

const where = 'SummaryWriter.addFigure'
const pictureOf = (figure: unknown) => {
  const message = figureOf(where, figure)
  return PNG.sync.read(message.subarray(message.indexOf(Buffer.from('89504e470d0a1a0a', 'hex'))))
}

/** The number of pixels of a colour. */
const count = ({ data }: PNG, colour: string) => {
  let found = 0
  for (let at = 0; at < data.length; at += 4) if (data.subarray(at, at + 3).toString('hex') === colour) found++
  return found
}

test('draws lines, points and their names', () => {
  const plain = pictureOf({ lines: [{ y: [1, 2, 3] }], points: [{ x: [1], y: [2] }], width: 400, height: 300 })
  expect([plain.width, plain.height]).toEqual([400, 300])
  expect(count(plain, '2f5f9e')).toBeGreaterThan(200)
  expect(count(plain, 'b8481f')).toBeGreaterThan(10)
  const named = pictureOf({ title: 'Loss', lines: [{ y: [1, 2, 3], name: 'train' }], width: 400, height: 300 })
  expect(count(named, '1d1e20')).toBeGreaterThan(100)
})

test('a line has a gap where a value is not finite', () => {
  const gap = pictureOf({ lines: [{ y: [0, 1, Number.NaN, 1, 0] }] })
  const whole = pictureOf({ lines: [{ y: [0, 1, 1, 1, 0] }] })
  expect(count(gap, '2f5f9e')).toBeLessThan(0.8 * count(whole, '2f5f9e'))
})

test('a PNG is taken as it is', () => {
  const png = PNG.sync.write(new PNG({ width: 3, height: 2 }))
  const message = figureOf(where, png)
  expect(message.includes(png)).toBe(true)
  expect([...message.subarray(0, 4)]).toEqual([8, 2, 16, 3])
})
