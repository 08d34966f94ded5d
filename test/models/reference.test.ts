import { DataLoader } from '../../lib/data'
import { makeDecoder, makeEncoder, train } from '../../lib/models'
import { manualSeed } from '../../lib/random'
import { golden } from '../golden/recipe'
import { describeWithMnist, mnist } from './mnist'
import { trainWithOneThread } from './one-thread'

interface Reference {
  protocol: { epochs: number; new_adam_each_epoch: boolean }
  /** For each seed, the loss of the last batch of each epoch. */
  values: number[][]
}

describeWithMnist("the notebook's experiments", () => {
  trainWithOneThread()

  test.each<[string, Reference]>(Object.entries(golden('notebook-losses').dims))(
    'with latent %s end each epoch, in the median of five seeds, within the band of ten PyTorch seeds',
    async (dim, { protocol, values }) => {
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
      const outside = values[0].flatMap((_, epoch) => {
        const loss = runs.map((losses) => losses[epoch]).sort((a, b) => a - b)[2]
        const theirs = values.map((losses) => losses[epoch])
        const [min, max] = [Math.min(...theirs), Math.max(...theirs)]
        return loss >= min && loss <= max ? [] : [`epoch ${epoch}: ${loss} is not in ${min} to ${max}`]
      })
      expect(outside).toEqual([])
    },
    600_000,
  )
})
