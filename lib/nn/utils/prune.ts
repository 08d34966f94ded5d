import {
  type Args,
  finiteNumber,
  isEachOf,
  positional,
  requiredOnly,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { Buffer, type Parameter } from '../core/parameter'
import {
  addComputation,
  computationsOf,
  type Fields,
  moduleTensor,
  parameterOf,
  removeComputation,
  removeFields,
  requireModule,
} from './computed'
import { parametersToVector } from './vector'

/** How much is pruned: a fraction below 1, or a number of elements (or channels). Both 1 and 1.0 mean one element. */
export type Amount = number

/** Makes a mask of the elements to keep from the scores and the present mask. */
type Method = (scores: Tensor, mask: Tensor) => Tensor

function checkedAmount(where: string, amount: unknown): Amount {
  const isShare = typeof amount === 'number' && amount > 0 && amount < 1
  return isShare ? amount : wholeNumber(where, 'amount', amount, { min: 0 })
}

/** Rounds half to even, as Python does. */
function rounded(value: number): number {
  const low = Math.floor(value)
  const isHalf = value - low === 0.5
  return isHalf ? low + (low % 2) : Math.round(value)
}

function countOf(where: string, amount: Amount, size: number): number {
  const count = Number.isInteger(amount) ? amount : rounded(amount * size)
  return wholeNumber(where, 'amount', count, { max: size })
}

/** Applies a method to the unpruned elements only, given as one dimension. */
function amongTheRest(method: Method): Method {
  return (scores, mask) => {
    const rest = mask.eq(1)
    const pruned = method(scores.maskedSelect(rest), mask.maskedSelect(rest))
    return mask.maskedScatter(rest, pruned.to(mask.dtype))
  }
}

/** The mask without the `count` elements of the highest, or lowest, scores. */
function without(mask: Tensor, scores: Tensor, count: number, largest: boolean): Tensor {
  if (count === 0) return mask.clone()
  const { indices } = scores.reshape([-1]).topk(count, { largest })
  return mask.reshape([-1]).clone().indexFill(0, indices, 0).reshape(mask.shape)
}

function randomly(where: string, amount: unknown): Method {
  const checked = checkedAmount(where, amount)
  return (scores, mask) => {
    const count = countOf(where, checked, scores.numel())
    return count === 0 ? mask : without(mask, ops.randLike(scores), count, true)
  }
}

function smallest(where: string, amount: unknown): Method {
  const checked = checkedAmount(where, amount)
  return (scores, mask) => without(mask, scores.abs(), countOf(where, checked, scores.numel()), false)
}

function prune(where: string, module: Module, name: string, method: Method, scores: Tensor | null = null): void {
  const isAgain = computationsOf(where, module, 'prune').some((computation) => computation.name === name)
  const weight = isAgain ? moduleTensor(module, name) : parameterOf(where, module, name)
  if (scores && String(scores.shape) !== String(weight.shape)) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: importanceScores must have ${shown(name)}'s shape [${weight.shape.join(', ')}], but have [${scores.shape.join(', ')}]`,
    )
  }
  const mask = isAgain ? moduleTensor(module, `${name}_mask`).detach() : ops.onesLike(weight)
  const made = method((scores ?? weight).detach(), mask.detach())
  if (!isAgain) {
    removeFields(module, name)
    module.registerParameter(`${name}_orig`, weight as Parameter)
  }
  module.registerBuffer(`${name}_mask`, new Buffer(made))
  if (isAgain) {
    ;(module as Fields)[name] = masked(module, name)
    return
  }
  addComputation(module, { kind: 'prune', name, compute: (target) => masked(target, name), finish })
  function finish(target: Module): Parameter {
    const original = moduleTensor(target, `${name}_orig`) as Parameter
    original.data = masked(target, name).detach()
    return original
  }
}

function masked(module: Module, name: string): Tensor {
  const original = moduleTensor(module, `${name}_orig`)
  return moduleTensor(module, `${name}_mask`).to(original.dtype).mul(original)
}

/**
 * Makes a parameter prunable without pruning anything: the weight becomes the parameter `weight_orig` times the buffer
 * `weight_mask`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.identity.html
 */
export function identity<Of extends Module>(...given: Args<'nn.utils.prune.identity', [module: Of, name: string]>): Of {
  const [module, name] = requiredOnly('nn.utils.prune.identity', given)
  prune('nn.utils.prune.identity', module, name, (_, mask) => mask.clone())
  return module
}

/**
 * Prunes random elements among those not pruned yet.
 * @param amount a fraction of them below 1, or a number
 * @throws TorchError `ERR_RANGE` for more elements than there are
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.random_unstructured.html
 */
export function randomUnstructured<Of extends Module>(
  ...given: Args<'nn.utils.prune.randomUnstructured', [module: Of, name: string, amount: Amount]>
): Of {
  const [module, name, amount] = requiredOnly('nn.utils.prune.randomUnstructured', given)
  const where = 'nn.utils.prune.randomUnstructured'
  prune(where, module, name, amongTheRest(randomly(where, amount)))
  return module
}

export interface ScoreOptions {
  /** The importance of each element, in the parameter's shape; default the parameter itself. */
  importanceScores?: Tensor | null
}

/**
 * Prunes the elements of the smallest absolute value among those not pruned yet.
 * @param amount a fraction of them below 1, or a number
 * @throws TorchError `ERR_RANGE` for more elements than there are
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.l1_unstructured.html
 */
export function l1Unstructured<Of extends Module>(
  ...given: Args<
    'nn.utils.prune.l1Unstructured',
    [module: Of, name: string, amount: Amount],
    ScoreOptions,
    ['importanceScores']
  >
): Of {
  const [module, name, amount, ...rest] = positional('nn.utils.prune.l1Unstructured', given)
  const { importanceScores } = settings<Required<ScoreOptions>>(
    'nn.utils.prune.l1Unstructured',
    { importanceScores: null },
    rest,
  )
  const where = 'nn.utils.prune.l1Unstructured'
  prune(where, module, name, amongTheRest(smallest(where, amount)), importanceScores)
  return module
}

/**
 * Prunes several parameters together: the elements of the smallest absolute value among all of them, or random ones.
 * @param parameters pairs of a module and a name
 * @param method {@link l1Unstructured} or {@link randomUnstructured}
 * @param amount a fraction of all elements below 1, or a number
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.global_unstructured.html
 */
export function globalUnstructured(
  parameters: readonly (readonly [module: Module, name: string])[],
  method: typeof l1Unstructured | typeof randomUnstructured,
  amount: Amount,
): void {
  if (arguments.length > 3) throw surplus('nn.utils.prune.globalUnstructured', 3, arguments)
  const where = 'nn.utils.prune.globalUnstructured'
  const make = method === l1Unstructured ? smallest : method === randomUnstructured ? randomly : null
  if (!make) throw typeError(`${where}: method must be l1Unstructured or randomUnstructured, not ${shown(method)}`)
  const tensors = parameters.map(([module, name]) => moduleTensor(module, name).detach())
  const masks = parameters.map(([module, name], i) => {
    const mask = (module as Fields)[`${name}_mask`]
    return mask instanceof Tensor ? mask.detach() : ops.onesLike(tensors[i])
  })
  const kept = amongTheRest(make(where, amount))(parametersToVector(tensors), parametersToVector(masks))
  let start = 0
  for (const [i, [module, name]] of parameters.entries()) {
    const { shape } = tensors[i]
    const size = tensors[i].numel()
    customFromMask(module, name, kept.narrow(0, start, size).reshape(shape))
    start += size
  }
}

/** A mask of zeros and ones that is 1 where `channels`, which has one entry for each index of `dim`, is true. */
function channelMask(like: Tensor, dim: number, channels: Tensor): Tensor {
  const shape = like.shape.map((_, i) => (i === dim ? -1 : 1))
  return ops.onesLike(like).mul(channels.reshape(shape).to(like.dtype))
}

/** Prunes whole channels among those with an unpruned element. */
function pruneChannels(
  where: string,
  module: Module,
  name: string,
  dim: number,
  keep: (scores: Tensor, dim: number) => Tensor,
  scores: Tensor | null = null,
): void {
  const method: Method = (all, mask) => {
    const count = all.ndim
    if (count < 2) {
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: channels need two dimensions, but the shape is [${all.shape.join(', ')}]`,
      )
    }
    const place = wholeNumber(where, 'dim', dim, { min: -count, max: count, belowMax: true })
    const at = place < 0 ? place + count : place
    const others = all.shape.map((_, i) => i).filter((i) => i !== at)
    const left = ops.nonzero(mask.sum(others)).reshape([-1])
    const [part, partMask] = [all.indexSelect(at, left), mask.indexSelect(at, left)]
    return mask.indexCopy(at, left, channelMask(part, at, keep(part, at)).mul(partMask))
  }
  prune(where, module, name, method, scores)
}

/**
 * Prunes random channels (slices along `dim`).
 * @param amount a fraction below 1 of the channels with an unpruned element, or a number
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.random_structured.html
 */
export function randomStructured<Of extends Module>(
  ...given: Args<'nn.utils.prune.randomStructured', [module: Of, name: string, amount: Amount, dim: number]>
): Of {
  const [module, name, amount, dim] = requiredOnly('nn.utils.prune.randomStructured', given)
  const where = 'nn.utils.prune.randomStructured'
  checkedAmount(where, amount)
  pruneChannels(where, module, name, dim, (part, at) => {
    const size = part.shape[at]
    const count = countOf(where, amount, size)
    if (count === 0) return ops.ones([size])
    const draws = ops.rand([size])
    return draws.gt(draws.kthvalue(count).values)
  })
  return module
}

/**
 * Prunes the channels (slices along `dim`) of the smallest Ln-norm.
 * @param amount a fraction below 1 of the channels with an unpruned element, or a number
 * @param n the norm's order
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.ln_structured.html
 */
export function lnStructured<Of extends Module>(
  ...given: Args<
    'nn.utils.prune.lnStructured',
    [module: Of, name: string, amount: Amount, n: number, dim: number],
    ScoreOptions,
    ['importanceScores']
  >
): Of {
  const [module, name, amount, n, dim, ...rest] = positional('nn.utils.prune.lnStructured', given)
  const { importanceScores } = settings<Required<ScoreOptions>>(
    'nn.utils.prune.lnStructured',
    { importanceScores: null },
    rest,
  )
  const where = 'nn.utils.prune.lnStructured'
  checkedAmount(where, amount)
  if (n !== Infinity && n !== -Infinity) finiteNumber(where, 'n', n)
  const keep = (part: Tensor, at: number) => {
    const size = part.shape[at]
    const others = part.shape.map((_, i) => i).filter((i) => i !== at)
    const { indices } = part.norm(n, others).topk(size - countOf(where, amount, size))
    return ops.zeros([size], { device: part.device }).indexFill(0, indices, 1)
  }
  pruneChannels(where, module, name, dim, keep, importanceScores)
  return module
}

/**
 * Prunes where a mask of the parameter's shape is 0.
 * @throws TorchError `ERR_SHAPE` for a mask of another shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.custom_from_mask.html
 */
export function customFromMask<Of extends Module>(
  ...given: Args<'nn.utils.prune.customFromMask', [module: Of, name: string, mask: Tensor]>
): Of {
  const [module, name, mask] = requiredOnly('nn.utils.prune.customFromMask', given)
  const where = 'nn.utils.prune.customFromMask'
  if (!(mask instanceof Tensor)) throw typeError(`${where}: mask must be a tensor, but it is ${shown(mask)}`)
  prune(where, module, name, (scores, had) => {
    if (String(mask.shape) === String(scores.shape)) return had.mul(mask.to(had.dtype))
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: the mask must have shape [${scores.shape.join(', ')}], but it has [${mask.shape.join(', ')}]`,
    )
  })
  return module
}

/**
 * Makes pruning permanent: the parameter gets its name back, with zeros where it was pruned.
 * @throws TorchError `ERR_MODULE` for a parameter that is not pruned
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.remove.html
 */
export function remove<Of extends Module>(...given: Args<'nn.utils.prune.remove', [module: Of, name: string]>): Of {
  const [module, name] = requiredOnly('nn.utils.prune.remove', given)
  removeComputation('nn.utils.prune.remove', module, 'prune', name, ['_orig', '_mask'])
  return module
}

/**
 * Whether a parameter of a module or its descendants is pruned.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.prune.is_pruned.html
 */
export function isPruned(...given: Args<'nn.utils.prune.isPruned', [module: Module]>): boolean {
  const [module] = requiredOnly('nn.utils.prune.isPruned', isEachOf(given) ? ([given[0]] as [Module]) : given)
  requireModule('nn.utils.prune.isPruned', module)
  return [...module.modules()].some((below) => computationsOf('nn.utils.prune.isPruned', below, 'prune').length > 0)
}
