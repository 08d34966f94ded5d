import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSafetensors, safetensorsInfo, saveSafetensors } from '../../lib/checkpoint'
import { DataLoader } from '../../lib/data'
import { ones, zeros } from '../../lib/generated/ops'
import { Autoencoder, train } from '../../lib/models'
import { manualSeed } from '../../lib/random'
import type { Tensor } from '../../lib/tensor'
import { SyntheticDigits } from '../../lib/vision/datasets'
import { ToTensor } from '../../lib/vision/transforms'
import { trainWithOneThread } from './one-thread'

trainWithOneThread()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torchnode-autoencoder-'))
})
afterAll(() => rm(folder, { recursive: true }))

const loader = (length = 500) =>
  new DataLoader(new SyntheticDigits({ length, transform: new ToTensor() }), { batchSize: 100 })
const weights = (model: Autoencoder) => [...model.stateDict()].map(([name, value]) => [name, value.toArray()])

test('encodes and decodes, and forward does both', () => {
  const model = new Autoencoder({ latent: 7 })
  const x = ones([4, 1, 28, 28])
  expect(model.encode(x).shape).toEqual([4, 7])
  expect(model.decode(zeros([4, 7])).shape).toEqual([4, 1, 28, 28])
  expect(model.forward(x).toArray()).toEqual(model.decode(model.encode(x)).toArray())
  expect(new Autoencoder().latent).toBe(3)
})

test("its keys are those of a PyTorch module with the notebook's encoder and decoder", () => {
  const keys = ['encoder.1', 'encoder.3', 'decoder.0', 'decoder.2'].flatMap((name) => [
    `${name}.weight`,
    `${name}.bias`,
  ])
  expect([...new Autoencoder().stateDict().keys()]).toEqual(keys)
})

describe('fit', () => {
  test('learns', async () => {
    manualSeed(0)
    const model = new Autoencoder({ latent: 20 })
    const losses = await model.fit(loader(2000), { epochs: 6 })
    expect(losses[5]).toBeLessThan(0.75 * losses[0])
  })

  test('does the same as train with encoder and decoder', async () => {
    manualSeed(3)
    const [fitted, trained] = [new Autoencoder(), new Autoencoder()]
    trained.loadStateDict(fitted.stateDict())
    const losses = await fitted.fit(loader(), { epochs: 2, lr: 1e-2 })
    expect(await train(trained.encoder, trained.decoder, loader(), { epochs: 2, lr: 1e-2 })).toEqual(losses)
    expect(weights(fitted)).toEqual(weights(trained))
  })

  test('keeps a checkpoint of each whole epoch, and then calls onEpoch', async () => {
    const checkpoint = join(folder, 'checkpoint.safetensors')
    const model = new Autoencoder()
    const kept: boolean[] = []
    const onEpoch = async () => {
      kept.push(JSON.stringify(weights(await Autoencoder.load(checkpoint))) === JSON.stringify(weights(model)))
    }
    await model.fit(loader(), { epochs: 2, checkpoint, onEpoch })
    expect(kept).toEqual([true, true])
  })

  test('shows its progress when asked to', async () => {
    const written: string[] = []
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    await new Autoencoder().fit(loader(), { epochs: 1, progress: true })
    write.mockRestore()
    expect(written.join('')).toMatch(/^training, latent 3\n.*5 steps of 5 steps loss 0\.\d{5}\n$/s)
  })

  test('refuses a second call while it runs, and can be called again once it is done', async () => {
    const model = new Autoencoder()
    const first = model.fit(loader(), { epochs: 1 })
    await expect(model.fit(loader(), { epochs: 1 })).rejects.toMatchObject({ code: 'ERR_BUSY' })
    const inside = model.fit(loader(), { epochs: 1 })
    await expect(inside).rejects.toMatchObject({ code: 'ERR_BUSY' })
    await first
    expect(await model.fit(loader(), { epochs: 1 })).toHaveLength(1)
  })

  test('stopped by its signal leaves the model as it was after its last whole step', async () => {
    const controller = new AbortController()
    manualSeed(1)
    const [stopped, whole] = [new Autoencoder(), new Autoencoder()]
    whole.loadStateDict(stopped.stateDict())
    const onBatch = ({ batch }: { batch: number }) => {
      if (batch === 1) controller.abort()
    }
    await expect(stopped.fit(loader(), { epochs: 3, onBatch, signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    const batches: [Tensor, Tensor][] = [...loader()].slice(0, 2)
    await whole.fit(batches, { epochs: 1 })
    expect(weights(stopped)).toEqual(weights(whole))
    expect(await stopped.fit(loader(), { epochs: 1 })).toHaveLength(1)
  })
})

describe('a file', () => {
  test('gives the same model back, bit for bit, and names architecture and latent size', async () => {
    const path = join(folder, 'model.safetensors')
    const model = new Autoencoder({ latent: 5 })
    await model.save(path)
    const loaded = await Autoencoder.load(path)
    expect(loaded.latent).toBe(5)
    expect(weights(loaded)).toEqual(weights(model))
    const { metadata } = await safetensorsInfo(path)
    expect([metadata.get('architecture'), metadata.get('latent')]).toEqual(['Autoencoder', '5'])
    expect((await readdir(folder)).filter((name) => name.startsWith('model'))).toEqual(['model.safetensors'])
  })

  test('of bare weights under the right keys is enough', async () => {
    const path = join(folder, 'bare.safetensors')
    const model = new Autoencoder({ latent: 2 })
    await saveSafetensors(model.stateDict(), path)
    expect(weights(await Autoencoder.load(path))).toEqual(weights(model))
  })

  test('of another architecture is refused with every key that does not fit', async () => {
    const path = join(folder, 'foreign.safetensors')
    await saveSafetensors({ 'fc.weight': zeros([2, 2]), 'fc.bias': zeros([2]) }, path)
    await expect(Autoencoder.load(path)).rejects.toMatchObject({
      code: 'ERR_STATE_DICT',
      message: expect.stringMatching(
        /missing keys: "encoder\.1\.weight", .*"decoder\.2\.bias"; unexpected keys: "fc\.weight", "fc\.bias"/,
      ),
    })
    await saveSafetensors(new Autoencoder().stateDict(), path, { metadata: { architecture: 'VariationalAutoencoder' } })
    await expect(Autoencoder.load(path)).rejects.toMatchObject({
      code: 'ERR_STATE_DICT',
      message: expect.stringContaining('holds no Autoencoder but "VariationalAutoencoder", with encoder.1.weight'),
    })
  })

  test('of another latent size is refused by a model, which stays unchanged', async () => {
    const path = join(folder, 'other-size.safetensors')
    await new Autoencoder({ latent: 4 }).save(path)
    const model = new Autoencoder({ latent: 3 })
    const before = weights(model)
    const state = await loadSafetensors(path)
    expect(() => model.loadStateDict(state)).toThrow('"encoder.3.weight" has shape [4, 100], the model wants [3, 100]')
    expect(weights(model)).toEqual(before)
  })

  test('that is absent or damaged is a clear error', async () => {
    const path = join(folder, 'damaged.safetensors')
    await writeFile(path, 'no safetensors')
    await expect(Autoencoder.load(path)).rejects.toMatchObject({ code: 'ERR_FILE' })
    await expect(Autoencoder.load(join(folder, 'absent.safetensors'))).rejects.toMatchObject({ code: 'ERR_FILE' })
  })
})

test.each([0, -1, 1.5, NaN, '3', null])('a latent size of %p is refused', (latent) => {
  expect(() => new Autoencoder({ latent: latent as number })).toThrow(
    'Autoencoder: latent must be a whole number of at least 1',
  )
})
