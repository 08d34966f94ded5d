import { type Args, positional, type Rest, shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import { isArray, isCallable } from '../../kinds'
import { type AnyOptimizer, checkOptimizer, LRScheduler, type SchedulerOptions, schedulerSettings } from './scheduler'

/** A function from the epoch to a factor. */
export type Factor = (epoch: number) => number

interface Factors {
  lr_lambdas: Factor[]
}

type Lambda = Factor | readonly Factor[]
type LambdaArguments = Rest<SchedulerOptions, ['lastEpoch']>

/** One function for each group, from a function for all or a list. */
function parts(
  name: string,
  optimizer: AnyOptimizer,
  given: Lambda,
  rest: LambdaArguments,
): [AnyOptimizer, Factors, Required<SchedulerOptions>] {
  const where = `optim.lrScheduler.${name}`
  const options = schedulerSettings(name, {}, rest)
  checkOptimizer(where, optimizer)
  const groups: unknown[] = optimizer.paramGroups
  const all = isCallable(given) ? groups.map(() => given) : given
  if (!isArray(all) || !Array.from(all.slice(0, groups.length)).every(isCallable)) {
    throw typeError(`${where}: lrLambda must be a function of the epoch, or a list of them, but it is ${shown(given)}`)
  }
  if (all.length !== groups.length) {
    throw new TorchError(
      'ERR_OPTIMIZER',
      `${where}: there must be one function for each of the ${groups.length} groups, but there are ${all.length}`,
    )
  }
  return [optimizer, { lr_lambdas: [...all] }, options]
}

/**
 * Multiplies the initial rate by a function of the epoch. The function is not part of the state dict.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.LambdaLR.html
 */
export class LambdaLR extends LRScheduler<Factors> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.LambdaLR',
      [optimizer: AnyOptimizer, lrLambda: Lambda],
      SchedulerOptions,
      ['lastEpoch']
    >
  ) {
    const [optimizer, lrLambda, ...rest] = positional('optim.lrScheduler.LambdaLR', given)
    super(...parts('LambdaLR', optimizer, lrLambda, rest))
  }

  protected getLr(): number[] {
    return this.baseLrs.map((rate, place) => rate * this.own.lr_lambdas[place](this.lastEpoch))
  }
}

/**
 * Multiplies the current rate at each epoch by a function of the epoch. The function is not part of the state dict.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.MultiplicativeLR.html
 */
export class MultiplicativeLR extends LRScheduler<Factors> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.MultiplicativeLR',
      [optimizer: AnyOptimizer, lrLambda: Lambda],
      SchedulerOptions,
      ['lastEpoch']
    >
  ) {
    const [optimizer, lrLambda, ...rest] = positional('optim.lrScheduler.MultiplicativeLR', given)
    super(...parts('MultiplicativeLR', optimizer, lrLambda, rest))
  }

  protected getLr(): number[] {
    if (this.isInitial) return this.rates
    return this.rates.map((rate, place) => rate * this.own.lr_lambdas[place](this.lastEpoch))
  }
}
