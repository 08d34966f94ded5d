import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DataLoader } from '../../lib/data'
import { makeDecoder, makeEncoder, train } from '../../lib/models'
import { manualSeed } from '../../lib/random'
import { describeWithMnist, mnist } from './mnist'
import { trainWithOneThread } from './one-thread'

const path = resolve(__dirname, '../../../shared/research/reference.json')
const there = existsSync(path)
if (!there) console.warn(`${path} is absent: the comparison with ten PyTorch seeds is SKIPPED`)

interface Reference {
  protocol: { epochs: number; new_adam_each_epoch: boolean }
  last_batch_loss: { min: number; max: number }[]
}

describeWithMnist("the notebook's experiments", () => {
  trainWithOneThread()

  const dims: [string, Reference][] = there ? Object.entries(JSON.parse(readFileSync(path, 'utf8')).dims) : []
  const each = there ? test.each(dims) : test.skip.each([['any', {} as Reference]])

  each(
    'with latent %s end each epoch, in the median of five seeds, within the band of ten PyTorch seeds',
    async (dim, { protocol, last_batch_loss }) => {
      const loader = new DataLoader(mnist(), { batchSize: 100 })
      const runs: number[][] = []
      for (let seed = 0; seed < 5; seed++) {
        manualSeed(seed)
        const [encoder, decoder] = [makeEncoder(Number(dim)), makeDecoder(Number(dim))]
        const losses: number[] = []
        const calls = protocol.new_adam_each_epoch ? Array(protocol.epochs).fill(1) : [protocol.epochs]
        for (const epochs of calls) losses.push(...(await train(encoder, decoder, loader, { epochs })))
        runs.push(losses)
      }
      const medians = last_batch_loss.map((_, epoch) => runs.map((losses) => losses[epoch]).sort((a, b) => a - b)[2])
      const outside = medians.flatMap((loss, epoch) => {
        const { min, max } = last_batch_loss[epoch]
        return loss >= min && loss <= max ? [] : [`epoch ${epoch}: ${loss} is not in ${min} to ${max}`]
      })
      expect(outside).toEqual([])
    },
    600_000,
  )
})
