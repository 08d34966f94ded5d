import { InvalidArgumentError } from 'commander'
import { TorchError } from '../errors'

/** A parser for the number of an option; commander reports what it refuses under the option's name. */
export function number(least: number, whole: boolean, most = Number.MAX_SAFE_INTEGER) {
  const want = `It must be a ${whole ? 'whole ' : ''}number of at least ${least}`
  return (text: string): number => {
    const value = text.trim() === '' ? NaN : Number(text)
    const fits = Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isSafeInteger(value))
    if (!fits)
      throw new InvalidArgumentError(most === Number.MAX_SAFE_INTEGER ? `${want}.` : `${want}, at most ${most}.`)
    return value
  }
}

/** The most ranks that one machine is given. */
export const mostRanks = 1024

/** Refuses a batch that cannot be divided among the ranks. */
export function requireShares(batchSize: number, ranks: number): void {
  if (batchSize % ranks === 0) return
  throw new TorchError(
    'ERR_RANGE',
    `torchnode train: --batch-size must be a multiple of the ${ranks} ranks, which divide it, but it is ${batchSize}`,
  )
}
