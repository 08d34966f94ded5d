import { type Args, oneOf, requiredOnly, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { typeError } from '../../errors'
import type { MemoryFormat } from '../../types'
import { Module } from '../core/module'
import { ConvNd } from '../modules/conv'

const formats = ['contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d'] as const

function convert<Of extends Module>(where: string, module: Of, memoryFormat: MemoryFormat, dims: number[]): Of {
  if (!(module instanceof Module)) throw typeError(`${where}: needs a module, but was given ${shown(module)}`)
  const format = oneOf(where, 'memoryFormat', memoryFormat, formats)
  for (const layer of module.modules()) {
    if (!(layer instanceof ConvNd) || !dims.includes(layer.weight.ndim)) continue
    const { weight } = layer
    noGrad(() => {
      weight.data = weight.detach().clone({ memoryFormat: format })
    })
  }
  return module
}

/**
 * Changes the memory order of the weights of all two-dimensional convolutions of a module, transposed ones included, in
 * place.
 * @returns the module
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.convert_conv2d_weight_memory_format.html
 */
export function convertConv2dWeightMemoryFormat<Of extends Module>(
  ...given: Args<'nn.utils.convertConv2dWeightMemoryFormat', [module: Of, memoryFormat: MemoryFormat]>
): Of {
  const [module, memoryFormat] = requiredOnly('nn.utils.convertConv2dWeightMemoryFormat', given)
  const where = 'nn.utils.convertConv2dWeightMemoryFormat'
  return convert(where, module, memoryFormat, [4])
}

/**
 * {@link convertConv2dWeightMemoryFormat} for three-dimensional convolutions, with `'channels_last_3d'`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.convert_conv3d_weight_memory_format.html
 */
export function convertConv3dWeightMemoryFormat<Of extends Module>(
  ...given: Args<'nn.utils.convertConv3dWeightMemoryFormat', [module: Of, memoryFormat: MemoryFormat]>
): Of {
  const [module, memoryFormat] = requiredOnly('nn.utils.convertConv3dWeightMemoryFormat', given)
  const where = 'nn.utils.convertConv3dWeightMemoryFormat'
  return convert(where, module, memoryFormat, [5])
}
