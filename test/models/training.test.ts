import { createHash } from 'node:crypto'
import { DataLoader } from '../../lib/data'
import { ones, zeros } from '../../lib/generated/ops'
import { makeDecoder, makeEncoder, train } from '../../lib/models'
import type * as nn from '../../lib/nn'
import { manualSeed } from '../../lib/random'
import type { Tensor } from '../../lib/tensor'
import { golden } from '../golden/recipe'
import { describeWithMnist, mnist } from './mnist'
import { trainWithOneThread } from './one-thread'

interface Run {
  latent: number
  seed: number
  default: number[]
  fused: number[]
  initial: Record<string, { sha256: string }>
}

describeWithMnist('the notebook on the real MNIST', () => {
  trainWithOneThread()

  const { steps, runs, images_sha256 }: { steps: number[]; runs: Run[]; images_sha256: string } = golden('training')

  test("the images are bit for bit torchvision's", () => {
    const hash = createHash('sha256')
    for (const [images] of new DataLoader(mnist(), { batchSize: 1000 })) hash.update(images.toTypedArray())
    expect(hash.digest('hex')).toBe(images_sha256)
  })

  test.each(runs)(
    "with seed $seed and latent $latent the losses are PyTorch's",
    async ({ latent, seed, fused, initial }) => {
      manualSeed(seed)
      const [encoder, decoder] = [makeEncoder(latent), makeDecoder(latent)]
      const weights = [...encoder.namedParameters('encoder'), ...decoder.namedParameters('decoder')]
      const bits = weights.map(([name, value]) => [name, createHash('sha256').update(value.toBytes()).digest('hex')])
      expect(bits).toEqual(Object.entries(initial).map(([name, { sha256 }]) => [name, sha256]))

      const losses: number[] = []
      const loader = new DataLoader(mnist(), { batchSize: 100 })
      const onBatch = ({ loss }: { loss: Tensor }) => losses.push(Number(loss.item()))
      expect(await train(encoder, decoder, loader, { epochs: 1, onBatch })).toEqual([losses[599]])
      // With latent 50, correct implementations differ after step 300.
      const compared = steps
        .map((step, i) => ({ step, theirs: fused[i] }))
        .filter(({ step }) => latent !== 50 || step <= 300)
      const far = compared.filter(({ step, theirs }) => Math.abs(losses[step - 1] - theirs) > 5e-5 * theirs)
      expect(far).toEqual([])
    },
  )
})

const batch = (): [Tensor, Tensor] => [ones([2, 1, 28, 28]), zeros([2], { dtype: 'int64' })]
const models = (): [nn.Sequential, nn.Sequential] => [makeEncoder(2), makeDecoder(2)]

describe('train', () => {
  test('returns the last loss of each epoch, and reports each epoch and batch', async () => {
    const told: string[] = []
    const losses = await train(...models(), [batch(), batch()], {
      epochs: 2,
      onBatch: ({ epoch, batch }) => told.push(`batch ${epoch}.${batch}`),
      onEpoch: ({ epoch, loss, seconds }) => told.push(`epoch ${epoch} ${typeof loss} ${seconds > 0}`),
    })
    expect(losses).toHaveLength(2)
    expect(losses[1]).toBeLessThan(losses[0])
    expect(told).toEqual([
      'batch 0.0',
      'batch 0.1',
      'epoch 0 number true',
      'batch 1.0',
      'batch 1.1',
      'epoch 1 number true',
    ])
  })

  test('uses a new Adam at each call', async () => {
    const run = async (...epochs: number[]) => {
      manualSeed(0)
      const [encoder, decoder] = models()
      for (const count of epochs) await train(encoder, decoder, [batch()], { epochs: count })
      return encoder.stateDict().get('1.bias')?.toArray()
    }
    expect(await run(3)).toEqual(await run(3))
    expect(await run(1, 2)).not.toEqual(await run(3))
  })

  test('lets the event loop turn between batches', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await train(...models(), Array.from({ length: 200 }, batch), { epochs: 1 })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })

  test('takes streams of batches', async () => {
    async function* stream() {
      yield batch()
    }
    expect(await train(...models(), stream(), { epochs: 1 })).toHaveLength(1)
  })

  test('stops with the reason of its signal, at most one batch after it', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let batches = 0
    const onBatch = () => {
      batches++
      if (batches === 3) controller.abort(reason)
    }
    const running = train(...models(), Array.from({ length: 10 }, batch), {
      epochs: 5,
      onBatch,
      signal: controller.signal,
    })
    await expect(running).rejects.toBe(reason)
    expect(batches).toBe(3)
    await expect(train(...models(), [batch()], { epochs: 1, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('passes on errors of a callback or of the loader', async () => {
    const broken = new Error('mine')
    const onBatch = () => {
      throw broken
    }
    await expect(train(...models(), [batch()], { epochs: 1, onBatch })).rejects.toBe(broken)
    await expect(train(...models(), [batch()], { epochs: 1, onEpoch: () => Promise.reject(broken) })).rejects.toBe(
      broken,
    )
  })

  test.each<[string, () => Promise<unknown>, object]>([
    ['no epochs', () => train(...models(), [batch()], {} as never), { code: 'ERR_RANGE' }],
    ['-1 epochs', () => train(...models(), [batch()], { epochs: -1 }), { code: 'ERR_RANGE' }],
    ['epochs as text', () => train(...models(), [batch()], { epochs: '5' as never }), { name: 'TypeError' }],
    ['a rate of NaN', () => train(...models(), [batch()], { epochs: 1, lr: NaN }), { code: 'ERR_RANGE' }],
    [
      'an unknown option',
      () => train(...models(), [batch()], { epochs: 1, epoch: 1 } as never),
      { message: expect.stringContaining('train: has no option "epoch"') },
    ],
    ['no batches', () => train(...models(), [], { epochs: 1 }), { message: 'train: the loader gave no batches' }],
    ['no loader', () => train(...models(), 7 as never, { epochs: 1 }), { name: 'TypeError' }],
    ['images that are no tensor', () => train(...models(), [[[1, 2]]] as never, { epochs: 1 }), { name: 'TypeError' }],
    ['images of another size', () => train(...models(), [[ones([2, 1, 8, 8])]], { epochs: 1 }), { code: 'ERR_SHAPE' }],
    [
      'a device that is none',
      () => train(...models(), [batch()], { epochs: 1, device: 'gpu' }),
      { code: 'ERR_DEVICE' },
    ],
  ])('%s is a clear error', async (_, run, error) => {
    await expect(run()).rejects.toEqual(expect.objectContaining(error))
  })
})
