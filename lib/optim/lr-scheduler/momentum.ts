import { TorchError } from '../../errors'
import type { AnyOptimizer, RateGroup } from './scheduler'

/** Whether the optimizer's momentum is its first beta. */
export function usesBeta1(where: string, optimizer: AnyOptimizer): boolean {
  const { defaults } = optimizer
  if ('momentum' in defaults || 'betas' in defaults) return 'betas' in defaults
  const hint = `give { cycleMomentum: false } for ${optimizer.constructor.name}`
  throw new TorchError('ERR_OPTIMIZER', `${where}: cycleMomentum needs a momentum, but the optimizer has none: ${hint}`)
}

export function setMomentum(group: RateGroup, momentum: number, isBeta1: boolean): void {
  if (isBeta1) group.betas = [momentum, ...(group.betas as number[]).slice(1)]
  else group.momentum = momentum
}

/** Sets the lowest and the highest momentum of the groups, and starts at the highest. */
export function beginMomentum(
  groups: readonly RateGroup[],
  base: readonly number[],
  max: readonly number[],
  isBeta1: boolean,
): void {
  for (const [place, group] of groups.entries()) {
    setMomentum(group, max[place], isBeta1)
    group.maxMomentum = max[place]
    group.baseMomentum = base[place]
  }
}
