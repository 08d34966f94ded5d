import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { DataLoader } from '../../lib/data'
import { arange } from '../../lib/generated/ops'
import { findDigits, makeDecoder, makeEncoder, showEncDec } from '../../lib/models'
import { tensor } from '../../lib/tensor'
import { SyntheticDigits } from '../../lib/vision/datasets'
import { ToTensor } from '../../lib/vision/transforms'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torchnode-digits-'))
})
afterAll(() => rm(folder, { recursive: true }))

const loader = () => new DataLoader(new SyntheticDigits({ length: 100, transform: new ToTensor() }), { batchSize: 100 })

test('the first image of each digit is found', () => {
  const images = arange(24, { dtype: 'float32' }).reshape([12, 1, 1, 2])
  const labels = tensor([5n, 5n, 0n, 1n, 2n, 3n, 4n, 6n, 7n, 8n, 9n, 0n])
  const firsts = findDigits([[images, labels]]).map((digit) => (digit.toArray() as number[][][])[0][0][0] / 2)
  expect(firsts).toEqual([2, 3, 4, 5, 6, 0, 7, 8, 9, 10])
})

test('further batches are looked at for digits that the first lacks', () => {
  const small = new DataLoader(new SyntheticDigits({ length: 100, transform: new ToTensor() }), { batchSize: 7 })
  expect(findDigits(small).map(({ shape }) => shape)).toEqual(Array(10).fill([1, 28, 28]))
})

test('missing digits are named', () => {
  expect(() => findDigits([[arange(2), tensor([0n, 7n])]])).toThrow('the loader has no image of 1, 2, 3, 4, 5, 6, 8, 9')
})

test('showEncDec draws a row of ten reconstructions', async () => {
  const path = join(folder, 'row.png')
  await showEncDec(makeEncoder(3), makeDecoder(3), findDigits(loader()), path)
  const { width, height } = PNG.sync.read(await readFile(path))
  expect(width).toBeGreaterThan(9 * height)
})

test('a picture that cannot be written is a clear error', async () => {
  const path = join(folder, 'nowhere', 'row.png')
  await expect(showEncDec(makeEncoder(3), makeDecoder(3), findDigits(loader()), path)).rejects.toMatchObject({
    code: 'ERR_FILE',
  })
})
