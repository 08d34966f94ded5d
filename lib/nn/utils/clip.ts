import { eachOf, finiteNumber, flag, requireEachTensor, requireTensor, settings, surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import { refuseWhere } from '../../binding/ops'
import * as ops from '../../generated/ops'
import { Tensor, tensor } from '../../tensor'
import { withGrads } from '../../tensor/tensor'

/** One tensor or several, as `parameters()` gives them. */
export type Tensors = Tensor | Iterable<Tensor>

function listed(where: string, tensors: Tensors): Tensor[] {
  if (tensors instanceof Tensor) return [tensors]
  return eachOf(where, 'tensors', tensors, requireEachTensor(where, 'tensors'))
}

/** Tensors that one foreach kernel can take: of one device and dtype. */
function grouped(tensors: readonly Tensor[]): Tensor[][] {
  const groups = new Map<string, Tensor[]>()
  for (const value of tensors) {
    const key = `${value.device} ${value.dtype}`
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return [...groups.values()]
}

/** Runs `use` with the gradients that there are. */
function withGradsOf<T>(tensors: Tensor[], use: (grads: Tensor[]) => T): T {
  return noGrad(() => withGrads(tensors, (grads) => use(grads.filter((grad) => grad !== null))))
}

/** Infinity is a norm's order, too. */
function order(where: string, normType: unknown): number {
  return normType === Infinity || normType === -Infinity ? normType : finiteNumber(where, 'normType', normType)
}

export interface NormOptions {
  /** The order of the norm; `Infinity` for the largest size of an element; default 2. */
  normType?: number
  /** Whether a norm that is infinite or NaN is an error; default false. */
  errorIfNonfinite?: boolean
}

const normDefaults: Required<NormOptions> = { normType: 2, errorIfNonfinite: false }

/**
 * The norm of all elements of all tensors together, on the first one's device.
 * @throws TorchError `ERR_RANGE` for a norm that is not finite, when that is an error
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.get_total_norm.html
 */
export function getTotalNorm(
  tensors: Tensors,
  ...args: [normType?: number, errorIfNonfinite?: boolean] | [normType?: number, options?: NormOptions] | [NormOptions]
): Tensor {
  const where = 'nn.utils.getTotalNorm'
  const { normType, errorIfNonfinite } = settings<NormOptions>(where, normDefaults, args)
  const fails = flag(where, 'errorIfNonfinite', errorIfNonfinite)
  return noGrad(() => totalNorm(where, listed(where, tensors), order(where, normType), fails))
}

function totalNorm(where: string, tensors: Tensor[], normType: number, errorIfNonfinite: boolean): Tensor {
  if (tensors.length === 0) return tensor(0)
  const norms = grouped(tensors).flatMap((group) => ops._foreachNorm(group, normType))
  const { device } = tensors[0]
  const total = ops.linalgVectorNorm(ops.stack(norms.map((norm) => norm.to({ device }))), normType)
  if (errorIfNonfinite) {
    const what = `the total norm of order ${normType} is {}; leave out errorIfNonfinite to scale by it anyway`
    refuseWhere(ops.isfinite(total).logicalNot(), `${where}: ${what}`, { values: total })
  }
  return total
}

/**
 * Scales gradients, in place, so that the norm of all of them together is at most `maxNorm`.
 * @param parameters whose gradients are clipped; those without one are passed over
 * @returns the norm before
 * @throws TorchError `ERR_RANGE` for a norm that is not finite, when that is an error
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grad_norm_.html
 */
export function clipGradNorm_(
  parameters: Tensors,
  maxNorm: number,
  ...args: [normType?: number, errorIfNonfinite?: boolean] | [normType?: number, options?: NormOptions] | [NormOptions]
): Tensor {
  const where = 'nn.utils.clipGradNorm_'
  const { normType, errorIfNonfinite } = settings<NormOptions>(where, normDefaults, args)
  const fails = flag(where, 'errorIfNonfinite', errorIfNonfinite)
  const norm = order(where, normType)
  finiteNumber(where, 'maxNorm', maxNorm)
  return withGradsOf(listed(where, parameters), (grads) => {
    const total = totalNorm(where, grads, norm, fails)
    scale(grads, maxNorm, total)
    return total
  })
}

/**
 * Scales gradients, in place, as {@link clipGradNorm_} does, by a norm that is known.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grads_with_norm_.html
 */
export function clipGradsWithNorm_(parameters: Tensors, maxNorm: number, total: Tensor): void {
  if (arguments.length > 3) throw surplus('nn.utils.clipGradsWithNorm_', 3, arguments)
  const where = 'nn.utils.clipGradsWithNorm_'
  requireTensor(where, 'total', total)
  finiteNumber(where, 'maxNorm', maxNorm)
  withGradsOf(listed(where, parameters), (grads) => scale(grads, maxNorm, total))
}

/** Multiplies by a tensor, also where it is 1, so that a GPU need not be waited for. */
function scale(grads: Tensor[], maxNorm: number, total: Tensor): void {
  const factor = total.add(1e-6).reciprocal().mul(maxNorm).clamp({ max: 1 })
  for (const group of grouped(grads)) ops._foreachMul_(group, factor.to({ device: group[0].device }))
}

/**
 * Brings every element of the gradients, in place, between `-clipValue` and `clipValue`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grad_value_.html
 */
export function clipGradValue_(parameters: Tensors, clipValue: number): void {
  if (arguments.length > 2) throw surplus('nn.utils.clipGradValue_', 2, arguments)
  const where = 'nn.utils.clipGradValue_'
  finiteNumber(where, 'clipValue', clipValue)
  withGradsOf(listed(where, parameters), (grads) => {
    for (const group of grouped(grads)) {
      ops._foreachClampMin_(group, -clipValue)
      ops._foreachClampMax_(group, clipValue)
    }
  })
}
