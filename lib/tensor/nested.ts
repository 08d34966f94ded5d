import { named, type Rest, requireArray } from '../arguments'
import { op, withName } from '../binding/ops'
import * as ops from '../generated/ops'
import type { TensorOptions } from '../types'
import type { Tensor } from './tensor'

const tensorOptions = ['dtype', 'device', 'requiresGrad', 'pinMemory'] as const

const fromList: (list: readonly Tensor[], options: Omit<TensorOptions, 'requiresGrad'>) => Tensor = op(
  '_nested_tensor_from_tensor_list',
  '',
)

/**
 * A nested tensor: a copy of tensors with the same number of dimensions but different shapes; `unbind()` returns them.
 * It has PyTorch's strided layout; the jagged layout is a Python class, which libtorch does not have.
 * @throws TorchError ERR_RUNTIME for tensors with different numbers of dimensions.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nested.nested_tensor.html
 */
export function nestedTensor(tensors: readonly Tensor[], ...rest: Rest<TensorOptions>): Tensor {
  const { requiresGrad = false, ...options } = named<TensorOptions>('nested.nestedTensor', tensorOptions, rest)
  requireArray('nested.nestedTensor', 'tensors', tensors)
  return fromList(
    tensors.map((tensor) => ops.detach(tensor)),
    options,
  ).requiresGrad_(requiresGrad)
}

/**
 * Like {@link nestedTensor}, but gradients flow back into the tensors.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nested.as_nested_tensor.html
 */
export function asNestedTensor(tensors: readonly Tensor[], ...rest: Rest<Omit<TensorOptions, 'requiresGrad'>>): Tensor {
  const options = named<Omit<TensorOptions, 'requiresGrad'>>(
    'nested.asNestedTensor',
    ['dtype', 'device', 'pinMemory'],
    rest,
  )
  requireArray('nested.asNestedTensor', 'tensors', tensors)
  return fromList(tensors, options)
}

/**
 * One tensor of a nested tensor's parts, padded with `padding` to the largest size of each dimension.
 * @param outputSize the smallest sizes of the result
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nested.to_padded_tensor.html
 */
export const toPaddedTensor: (
  input: Tensor,
  padding: number,
  options?: { outputSize?: readonly number[] | null },
) => Tensor = withName('nested.toPaddedTensor', op('nested_to_padded_tensor', ''))
