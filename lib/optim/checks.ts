import { finiteNumber, flag, type Range, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import type { Tensor } from '../tensor'

/** Numbers of a group that must be finite and not below 0 (or inside another range). */
export function checkNumbers<Name extends string>(
  where: string,
  group: Record<Name, unknown>,
  names: readonly Name[],
  range: Range = { min: 0 },
): void {
  for (const name of names) finiteNumber(where, name, group[name], range)
}

/** Options that must be true or false. */
export function checkFlags<Name extends string>(
  where: string,
  group: Record<Name, unknown>,
  names: readonly Name[],
): void {
  for (const name of names) flag(where, name, group[name])
}

/** Two numbers, each in its range. */
export function checkPair(where: string, name: string, pair: unknown, ranges: readonly [Range, Range]): void {
  if (!isArray(pair) || pair.length !== 2) {
    throw typeError(`${where}: ${name} must be two numbers, but it is ${shown(pair)}`)
  }
  for (const [place, range] of ranges.entries()) finiteNumber(where, `${name}[${place}]`, pair[place], range)
}

const decay: Range = { min: 0, max: 1, belowMax: true }

/** The decays of two averages. */
export function checkBetas(where: string, betas: unknown): void {
  checkPair(where, 'betas', betas, [decay, decay])
}

/** Refuses a sparse gradient where every number of a parameter has to move. */
export function refuseSparse(where: string, grad: Tensor): void {
  if (grad.layout === 'strided') return
  const hint = 'use SparseAdam, Adagrad or SGD, or a layer whose gradient is dense'
  throw new TorchError('ERR_OPTIMIZER', `${where} was given a ${grad.layout} gradient and needs dense ones: ${hint}`)
}

/** Refuses parameters of complex numbers. */
export function refuseComplex(where: string, params: readonly Tensor[]): void {
  const complex = params.find((param) => param.isComplex())
  if (!complex) return
  throw new TorchError(
    'ERR_OPTIMIZER',
    `${where} trains real parameters, but one of shape [${complex.shape}] is complex`,
  )
}
