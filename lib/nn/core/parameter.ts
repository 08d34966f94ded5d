import { inspect } from 'node:util'
import { flag, type Rest, settings, shown, surplus } from '../../arguments'
import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { typeError } from '../../errors'
import { isTensor, Tensor } from '../../tensor'

/** The id of a new tensor without history that shares memory with `data`. */
function leafOf(where: string, data: Tensor): number {
  if (!isTensor(data)) throw typeError(`${where}: needs a tensor, but was given ${shown(data)}`)
  return native.detach(idOf(data))
}

export interface ParameterOptions {
  /** Whether gradients are computed for it; default true. */
  requiresGrad?: boolean
}

/**
 * A tensor that a {@link Module} learns. As a field of a module it is part of `parameters()` and `stateDict()`. It shares memory
 * with `data`.
 * @throws TypeError if `data` is not a tensor, TorchError `ERR_AUTOGRAD` for a dtype that cannot have gradients
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.parameter.Parameter.html
 */
export class Parameter extends Tensor {
  constructor(data: Tensor, ...rest: Rest<ParameterOptions, ['requiresGrad']>) {
    const { requiresGrad } = settings<ParameterOptions>('nn.Parameter', { requiresGrad: true }, rest)
    super(leafOf('nn.Parameter', data))
    this.requiresGrad_(flag('nn.Parameter', 'requiresGrad', requiresGrad))
  }

  override toString(): string {
    if (arguments.length > 0) throw surplus('nn.Parameter.toString', 0, arguments)
    return `Parameter containing:\n${super.toString()}`
  }

  override [inspect.custom](): string {
    return this.disposed ? 'Parameter(disposed)' : this.toString()
  }
}

export interface BufferOptions {
  /** Whether it is part of the module's `stateDict()`; default true. */
  persistent?: boolean
}

/**
 * A tensor that belongs to a {@link Module} and moves with it, but is not learned. It shares memory with `data`.
 * @throws TypeError if `data` is not a tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.parameter.Buffer.html
 */
export class Buffer extends Tensor {
  static {
    // A bundler calls the class otherwise, since there is a global of that name.
    Object.defineProperty(Buffer, 'name', { value: 'Buffer' })
  }

  readonly persistent: boolean

  constructor(data: Tensor, ...rest: Rest<BufferOptions, ['persistent']>) {
    const { persistent } = settings<BufferOptions>('nn.Buffer', { persistent: true }, rest)
    super(leafOf('nn.Buffer', data))
    this.persistent = flag('nn.Buffer', 'persistent', persistent)
  }
}
