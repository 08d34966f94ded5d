import { type Args, flag, positional, requiredOnly, requireTensor, settings, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import { NormBase } from '../modules/batchnorm'
import { ConvNd } from '../modules/conv'
import { Linear } from '../modules/linear'

interface FuseConvOptions {
  /** Whether the convolution is a transposed one, whose weight has its output channels second; default false. */
  transpose?: boolean
}

function statisticsOf(where: string, bn: NormBase): { mean: Tensor; variance: Tensor } {
  const { running_mean, running_var } = bn
  if (running_mean !== null && running_var !== null) return { mean: running_mean, variance: running_var }
  throw new TorchError('ERR_MODULE', `${where}: bn keeps no running statistics (trackRunningStats is false)`)
}

function requireBoth(where: string, name: string, layer: unknown, kind: unknown, bn: unknown): void {
  const is = (value: unknown, of: unknown) => typeof of === 'function' && value instanceof of
  if (!is(layer, kind)) throw typeError(`${where}: ${name} must be a layer of that kind, but it is ${shown(layer)}`)
  if (!(bn instanceof NormBase)) throw typeError(`${where}: bn must be a BatchNorm, but it is ${shown(bn)}`)
  if (!(layer as Module).training && !bn.training) return
  throw new TorchError('ERR_MODULE', `${where}: both layers must be in evaluation mode; call eval() first`)
}

/**
 * Makes a convolution that computes what this one followed by a BatchNorm computes, both in evaluation mode.
 * @throws TorchError ERR_MODULE in training mode or without running statistics; TypeError for other layers
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.fuse_conv_bn_eval.html
 */
// biome-ignore lint/suspicious/noExplicitAny: a convolution of any arguments
export function fuseConvBnEval<Conv extends ConvNd<any>>(
  ...given: Args<'nn.utils.fuseConvBnEval', [conv: Conv, bn: NormBase], FuseConvOptions, ['transpose']>
): Conv {
  const [conv, bn, ...rest] = positional('nn.utils.fuseConvBnEval', given)
  const where = 'nn.utils.fuseConvBnEval'
  const { transpose } = settings<Required<FuseConvOptions>>(where, { transpose: false }, rest)
  requireBoth(where, 'conv', conv, ConvNd, bn)
  const { mean, variance } = statisticsOf(where, bn)
  const fused = conv.clone()
  const { weight, bias } = fused
  const parts = fuseConvBnWeights(weight, bias, mean, variance, bn.eps, bn.weight, bn.bias, transpose)
  ;[fused.weight, fused.bias] = parts
  return fused
}

/**
 * Computes the weight and the bias of the fused convolution from those of the convolution and from the BatchNorm's
 * statistics, eps, weight and bias.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.fuse_conv_bn_weights.html
 */
export function fuseConvBnWeights(
  ...given: Args<
    'nn.utils.fuseConvBnWeights',
    [
      convW: Tensor,
      convB: Tensor | null,
      bnRm: Tensor,
      bnRv: Tensor,
      bnEps: number,
      bnW: Tensor | null,
      bnB: Tensor | null,
    ],
    FuseConvOptions,
    ['transpose']
  >
): [weight: Parameter, bias: Parameter] {
  const [convW, convB, bnRm, bnRv, bnEps, bnW, bnB, ...rest] = positional('nn.utils.fuseConvBnWeights', given)
  const where = 'nn.utils.fuseConvBnWeights'
  const { transpose } = settings<Required<FuseConvOptions>>(where, { transpose: false }, rest)
  flag(where, 'transpose', transpose)
  for (const [name, tensor] of Object.entries({ convW, bnRm, bnRv })) requireTensor(where, name, tensor)
  return noGrad(() => {
    const inverse = ops.rsqrt(bnRv.add(bnEps))
    const [scale, shift] = [bnW ?? ops.onesLike(bnRm), bnB ?? ops.zerosLike(bnRm)]
    const bias = convB ?? ops.zerosLike(bnRm)
    const shape = [...(transpose ? [1, -1] : [-1, 1]), ...Array(convW.ndim - 2).fill(1)]
    const weight = convW.mul(scale.mul(inverse).reshape(shape)).to(convW.dtype)
    const moved = bias.sub(bnRm).mul(inverse).mul(scale).add(shift)
    return made(weight, convW, moved, convB)
  })
}

const made = (weight: Tensor, oldWeight: Tensor, bias: Tensor, oldBias: Tensor | null): [Parameter, Parameter] => [
  new Parameter(weight, { requiresGrad: oldWeight.requiresGrad }),
  new Parameter(bias.to((oldBias ?? oldWeight).dtype), { requiresGrad: oldBias?.requiresGrad ?? false }),
]

/**
 * Makes a linear layer that computes what this one followed by a BatchNorm computes, both in evaluation mode.
 * @throws TorchError ERR_SHAPE where the BatchNorm has another number of features; otherwise as {@link fuseConvBnEval}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.fuse_linear_bn_eval.html
 */
export function fuseLinearBnEval<Layer extends Linear>(
  ...given: Args<'nn.utils.fuseLinearBnEval', [linear: Layer, bn: NormBase]>
): Layer {
  const [linear, bn] = requiredOnly('nn.utils.fuseLinearBnEval', given)
  const where = 'nn.utils.fuseLinearBnEval'
  requireBoth(where, 'linear', linear, Linear, bn)
  if (bn.numFeatures !== linear.outFeatures && bn.numFeatures !== 1) {
    const found = `linear gives ${linear.outFeatures} features and bn takes ${bn.numFeatures}`
    throw new TorchError('ERR_SHAPE', `${where}: ${found}; they must be as many, or bn's must be 1`)
  }
  const { mean, variance } = statisticsOf(where, bn)
  const fused = linear.clone()
  const [scale, shift] = [bn.weight ?? ops.onesLike(mean), bn.bias ?? ops.zerosLike(mean)]
  const parts = fuseLinearBnWeights(fused.weight, fused.bias, mean, variance, bn.eps, scale, shift)
  ;[fused.weight, fused.bias] = parts
  return fused
}

/**
 * Computes the weight and the bias of the fused layer from those of the linear layer and from the BatchNorm's
 * statistics, eps, weight and bias.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.fuse_linear_bn_weights.html
 */
export function fuseLinearBnWeights(
  ...given: Args<
    'nn.utils.fuseLinearBnWeights',
    [linearW: Tensor, linearB: Tensor | null, bnRm: Tensor, bnRv: Tensor, bnEps: number, bnW: Tensor, bnB: Tensor]
  >
): [weight: Parameter, bias: Parameter] {
  const [linearW, linearB, bnRm, bnRv, bnEps, bnW, bnB] = requiredOnly('nn.utils.fuseLinearBnWeights', given)
  const where = 'nn.utils.fuseLinearBnWeights'
  for (const [name, tensor] of Object.entries({ linearW, bnRm, bnRv, bnW, bnB })) requireTensor(where, name, tensor)
  return noGrad(() => {
    const scale = bnW.mul(ops.rsqrt(bnRv.add(bnEps)))
    const weight = linearW.mul(scale.unsqueeze(-1).to(linearW.dtype))
    const bias = (linearB ?? ops.zerosLike(bnRm)).sub(bnRm).mul(scale).add(bnB)
    return made(weight, linearW, bias, linearB)
  })
}
