import { finiteNumber, flag, type NumberRange, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import type { Tensor } from '../tensor'

/** Checks that options are finite numbers of at least 0, or inside another range. */
export function checkNumbers<Name extends string>(
  where: string,
  group: Record<Name, unknown>,
  names: readonly Name[],
  range: NumberRange = { min: 0 },
): void {
  for (const name of names) finiteNumber(where, name, group[name], range)
}

/** Checks that options are true or false. */
export function checkFlags<Name extends string>(
  where: string,
  group: Record<Name, unknown>,
  names: readonly Name[],
): void {
  for (const name of names) flag(where, name, group[name])
}

/** Checks that an option is two numbers, each in its range. */
export function checkPair(
  where: string,
  name: string,
  pair: unknown,
  ranges: readonly [NumberRange, NumberRange],
): void {
  if (!isArray(pair) || pair.length !== 2) {
    throw typeError(`${where}: ${name} must be two numbers, but it is ${shown(pair)}`)
  }
  for (const [place, range] of ranges.entries()) finiteNumber(where, `${name}[${place}]`, pair[place], range)
}

const decay: NumberRange = { min: 0, max: 1, belowMax: true }

/** Checks the decays of two averages. */
export function checkBetas(where: string, betas: unknown): void {
  checkPair(where, 'betas', betas, [decay, decay])
}

/** Throws for a sparse gradient, for optimizers that update every element. */
export function refuseSparse(where: string, grad: Tensor): void {
  if (grad.layout === 'strided') return
  const hint = 'use SparseAdam, Adagrad or SGD, or a layer whose gradient is dense'
  throw new TorchError('ERR_OPTIMIZER', `${where} needs dense gradients, but was given a ${grad.layout} one: ${hint}`)
}

/** Throws for complex parameters. */
export function refuseComplex(where: string, params: readonly Tensor[]): void {
  const complex = params.find((param) => param.isComplex())
  if (!complex) return
  throw new TorchError(
    'ERR_OPTIMIZER',
    `${where} trains real parameters, but one of shape [${complex.shape}] is complex`,
  )
}
