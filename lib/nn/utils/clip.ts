import {
  type Args,
  eachOf,
  type Forms,
  finiteNumber,
  flag,
  positional,
  requiredOnly,
  requireEachTensor,
  requireTensor,
  settings,
} from '../../arguments'
import { noGrad } from '../../autograd'
import { refuseWhere } from '../../binding/ops'
import * as ops from '../../generated/ops'
import { Tensor, tensor } from '../../tensor'
import { withGrads } from '../../tensor/tensor'

/** One tensor or several, such as `model.parameters()`. */
export type TensorOrTensors = Tensor | Iterable<Tensor>

function listed(where: string, tensors: TensorOrTensors): Tensor[] {
  if (tensors instanceof Tensor) return [tensors]
  return eachOf(where, 'tensors', tensors, requireEachTensor(where, 'tensors'))
}

/** Groups of tensors of one device and dtype, which one foreach kernel can take. */
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

/** Calls `use` with the gradients of the tensors that have one. */
function withGradsOf<T>(tensors: Tensor[], use: (grads: Tensor[]) => T): T {
  return noGrad(() => withGrads(tensors, (grads) => use(grads.filter((grad) => grad !== null))))
}

/** Checks the order of a norm; Infinity is allowed. */
function order(where: string, normType: unknown): number {
  return normType === Infinity || normType === -Infinity ? normType : finiteNumber(where, 'normType', normType)
}

export interface TotalNormOptions {
  /** The order of the norm; `Infinity` for the largest absolute value; default 2. */
  normType?: number
  /** Whether a norm that is infinite or NaN is an error; default false. */
  errorIfNonfinite?: boolean
}

const normDefaults: Required<TotalNormOptions> = { normType: 2, errorIfNonfinite: false }

/**
 * The norm of all elements of all tensors together, on the first one's device.
 * @throws TorchError `ERR_RANGE` if the norm is not finite and `errorIfNonfinite` is true
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.get_total_norm.html
 */
export function getTotalNorm(
  ...given: Forms<
    'nn.utils.getTotalNorm',
    [
      tensors: TensorOrTensors,
      ...args:
        | [normType?: number, errorIfNonfinite?: boolean]
        | [normType?: number, options?: TotalNormOptions]
        | [TotalNormOptions],
    ]
  >
): Tensor {
  const [tensors, ...args] = positional('nn.utils.getTotalNorm', given)
  const where = 'nn.utils.getTotalNorm'
  const { normType, errorIfNonfinite } = settings<TotalNormOptions>(where, normDefaults, args)
  const fails = flag(where, 'errorIfNonfinite', errorIfNonfinite)
  return noGrad(() => totalNorm(where, listed(where, tensors), order(where, normType), fails))
}

function totalNorm(where: string, tensors: Tensor[], normType: number, errorIfNonfinite: boolean): Tensor {
  if (tensors.length === 0) return tensor(0)
  const norms = grouped(tensors).flatMap((group) => ops._foreachNorm(group, normType))
  const { device } = tensors[0]
  const total = ops.linalgVectorNorm(ops.stack(norms.map((norm) => norm.to({ device }))), normType)
  if (errorIfNonfinite) {
    const what = `the total norm of order ${normType} is {}; omit errorIfNonfinite to scale by it anyway`
    refuseWhere(ops.isfinite(total).logicalNot(), `${where}: ${what}`, { values: total })
  }
  return total
}

/**
 * Scales gradients in place so that their total norm is at most `maxNorm`.
 * @param parameters the parameters whose gradients are clipped; those without a gradient are skipped
 * @returns the total norm before clipping
 * @throws TorchError `ERR_RANGE` if the norm is not finite and `errorIfNonfinite` is true
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grad_norm_.html
 */
export function clipGradNorm_(
  ...given: Forms<
    'nn.utils.clipGradNorm_',
    [
      parameters: TensorOrTensors,
      maxNorm: number,
      ...args:
        | [normType?: number, errorIfNonfinite?: boolean]
        | [normType?: number, options?: TotalNormOptions]
        | [TotalNormOptions],
    ]
  >
): Tensor {
  const [parameters, maxNorm, ...args] = positional('nn.utils.clipGradNorm_', given)
  const where = 'nn.utils.clipGradNorm_'
  const { normType, errorIfNonfinite } = settings<TotalNormOptions>(where, normDefaults, args)
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
 * Scales gradients in place as {@link clipGradNorm_} does, with a total norm that is already computed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grads_with_norm_.html
 */
export function clipGradsWithNorm_(
  ...given: Args<'nn.utils.clipGradsWithNorm_', [parameters: TensorOrTensors, maxNorm: number, totalNorm: Tensor]>
): void {
  const [parameters, maxNorm, total] = requiredOnly('nn.utils.clipGradsWithNorm_', given)
  const where = 'nn.utils.clipGradsWithNorm_'
  requireTensor(where, 'total', total)
  finiteNumber(where, 'maxNorm', maxNorm)
  withGradsOf(listed(where, parameters), (grads) => scale(grads, maxNorm, total))
}

/** Multiplies by a tensor even if it is 1, since reading it would wait for a GPU. */
function scale(grads: Tensor[], maxNorm: number, total: Tensor): void {
  const factor = total.add(1e-6).reciprocal().mul(maxNorm).clamp({ max: 1 })
  for (const group of grouped(grads)) ops._foreachMul_(group, factor.to({ device: group[0].device }))
}

/**
 * Clamps every element of the gradients in place to [-clipValue, clipValue].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.clip_grad_value_.html
 */
export function clipGradValue_(
  ...given: Args<'nn.utils.clipGradValue_', [parameters: TensorOrTensors, clipValue: number]>
): void {
  const [parameters, clipValue] = requiredOnly('nn.utils.clipGradValue_', given)
  const where = 'nn.utils.clipGradValue_'
  finiteNumber(where, 'clipValue', clipValue)
  withGradsOf(listed(where, parameters), (grads) => {
    for (const group of grouped(grads)) {
      ops._foreachClampMin_(group, -clipValue)
      ops._foreachClampMax_(group, clipValue)
    }
  })
}
