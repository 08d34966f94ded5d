import { PNG } from 'pngjs'
import * as torch from '../../lib'

type Displayed = { [key: symbol]: () => { 'text/plain': string; 'image/png'?: string } }
const mediaOf = (tensor: torch.Tensor) => (tensor as unknown as Displayed)[Symbol.for('Jupyter.display')]()

test('an image is a PNG and its text', () => {
  const image = torch.zeros([3, 8, 10])
  image.setAt(1, 0, 2, 5)
  const { 'text/plain': text, 'image/png': png } = mediaOf(image)
  expect(text).toBe(String(image))
  const { width, height, data } = PNG.sync.read(Buffer.from(png ?? '', 'base64'))
  expect([width, height]).toEqual([10, 8])
  expect([...data.subarray(4 * 25, 4 * 26)]).toEqual([255, 0, 0, 255])
})

test.each<[string, () => torch.Tensor, boolean]>([
  ['grey images of a batch', () => torch.rand([12, 1, 28, 28]), true],
  ['bytes', () => torch.full([3, 9, 9], 200, { dtype: 'uint8' }), true],
  ['an image with a gradient', () => torch.rand([1, 8, 8], { requiresGrad: true }), true],
  ['a matrix', () => torch.rand([28, 28]), false],
  ['values beyond 1', () => torch.full([3, 9, 9], 1.5), false],
  ['NaN', () => torch.full([3, 9, 9], Number.NaN), false],
  ['whole numbers', () => torch.zeros([3, 9, 9], { dtype: 'int64' }), false],
  ['complex numbers', () => torch.zeros([3, 9, 9], { dtype: 'complex64' }), false],
  ['a small kernel', () => torch.zeros([3, 3, 3, 3]), false],
  ['another number of channels', () => torch.zeros([64, 9, 9]), false],
  ['nothing', () => torch.zeros([0, 3, 9, 9]), false],
  ['a tensor without memory', () => torch.zeros([3, 9, 9], { device: 'meta' }), false],
])('%s', (_, make, isPicture) => {
  const tensor = make()
  const media = mediaOf(tensor)
  expect(media['text/plain']).toBe(String(tensor))
  expect('image/png' in media).toBe(isPicture)
})
