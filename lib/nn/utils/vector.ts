import { type Args, eachOf, requiredOnly, requireEachTensor, requireTensor } from '../../arguments'
import { TorchError } from '../../errors'
import { cat } from '../../generated/ops'
import type { Tensor } from '../../tensor'

/** The parameters as a list; throws unless they are on one device. */
function onOneDevice(where: string, parameters: Iterable<Tensor>): Tensor[] {
  const list = eachOf(where, 'parameters', parameters, requireEachTensor(where, 'parameters'))
  const devices = [...new Set(list.map(({ device }) => device))]
  if (devices.length > 1) {
    throw new TorchError(
      'ERR_DEVICE',
      `${where}: the parameters must be on one device, but are on ${devices.join(', ')}`,
    )
  }
  return list
}

/**
 * Concatenates the elements of all parameters to a tensor of one dimension. Gradients flow through it.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parameters_to_vector.html
 */
export function parametersToVector(
  ...given: Args<'nn.utils.parametersToVector', [parameters: Iterable<Tensor>]>
): Tensor {
  const [parameters] = requiredOnly('nn.utils.parametersToVector', given)
  return cat(onOneDevice('nn.utils.parametersToVector', parameters).map((parameter) => parameter.reshape([-1])))
}

/**
 * Sets parameters to the elements of a vector, in order. They share its memory, as in PyTorch.
 * @throws TorchError `ERR_SHAPE` if the vector's length is not the total number of elements
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.vector_to_parameters.html
 */
export function vectorToParameters(
  ...given: Args<'nn.utils.vectorToParameters', [vec: Tensor, parameters: Iterable<Tensor>]>
): void {
  const [vector, parameters] = requiredOnly('nn.utils.vectorToParameters', given)
  const where = 'nn.utils.vectorToParameters'
  requireTensor(where, 'vector', vector)
  const list = onOneDevice(where, parameters)
  const total = list.reduce((sum, parameter) => sum + parameter.numel(), 0)
  if (vector.ndim !== 1 || vector.numel() !== total) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: the vector must have shape [${total}], but it has [${vector.shape.join(', ')}]`,
    )
  }
  const values = vector.detach()
  let start = 0
  for (const parameter of list) {
    const size = parameter.numel()
    parameter.data = values.narrow(0, start, size).reshape(parameter.shape)
    start += size
  }
}
