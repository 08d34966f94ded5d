import { surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import { shown } from '../../binding/shown'
import { TorchError, typeError } from '../../errors'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import { ModuleList } from '../modules/container'
import { moduleTensor } from './computed'

/** A module whose forward makes a tensor from another one; the first of a list may take several. */
export type Parametrization = Module & {
  /** The tensor from which forward would make `value`; several for the first parametrization. Default: the value itself. */
  rightInverse?(value: Tensor): Tensor | readonly Tensor[]
}

/** The original tensors of a parametrized one (`original`, or `original0` and so on) and its parametrizations in order. */
export class ParametrizationList extends ModuleList<Parametrization> {
  declare readonly original: Tensor
  readonly [name: `original${number}`]: Tensor
  /** The names of the original tensors, which the first parametrization takes. */
  private readonly originals: readonly string[]

  constructor(
    modules: readonly Parametrization[],
    original: Tensor,
    public unsafe = false,
  ) {
    if (arguments.length > 3) throw surplus('nn.utils.parametrize.ParametrizationList', 3, arguments)
    super(modules)
    const { shape, dtype } = original
    const made = noGrad(() => inverse(modules, original))
    if (made instanceof Tensor) {
      refuseChange('the right inverse', original, made, ['dtype', 'device'])
      noGrad(() => replace(original, made))
      this.originals = ['original']
      register(this, 'original', original)
    } else {
      this.originals = made.map((_, i) => `original${i}`)
      for (const [i, part] of made.entries()) {
        const { requiresGrad } = original
        register(this, `original${i}`, original instanceof Parameter ? new Parameter(part, { requiresGrad }) : part)
      }
    }
    if (!unsafe) refuseChange('a parametrization', { shape, dtype }, this.compute(), ['dtype', 'shape'])
  }

  /** Whether there is exactly one original tensor. */
  get isTensor(): boolean {
    return this.originals[0] === 'original'
  }

  /** Computes the parametrized tensor. */
  compute(): Tensor {
    const [first, ...others] = this as Iterable<Module<unknown[], Tensor>>
    const made = first.forward(...this.originals.map((name) => moduleTensor(this, name)))
    return others.reduce((value, parametrization) => parametrization.forward(value), made)
  }

  override forward(): never {
    return this.compute() as never
  }

  /**
   * Sets the original tensors so that the parametrized tensor becomes `value`.
   * @throws TorchError `ERR_NOT_IMPLEMENTED` if a parametrization has no right inverse
   */
  rightInverse(value: Tensor): void {
    if (arguments.length > 1) throw surplus('nn.utils.parametrize.ParametrizationList.rightInverse', 1, arguments)
    const without = [...this].find((parametrization) => typeof parametrization.rightInverse !== 'function')
    if (without) throw new TorchError('ERR_NOT_IMPLEMENTED', `${without.constructor.name} has no rightInverse`)
    noGrad(() => {
      const made = inverse([...this], value)
      const parts = made instanceof Tensor ? [made] : made
      const names = this.originals
      if (parts.length !== names.length)
        throw typeError(`rightInverse must give ${names.length} tensors, but it gave ${parts.length}`)
      for (const [i, part] of parts.entries()) {
        const original = moduleTensor(this, names[i])
        refuseChange('the right inverse', original, part, ['dtype'])
        replace(original, part)
      }
    })
  }
}

/** Shares the originals of one list with another. */
export function shareOriginals(to: ParametrizationList, from: ParametrizationList): void {
  for (const [name, tensor] of [...from.namedParameters('', false), ...from.namedBuffers('', false)]) {
    Object.assign(to, { [name]: tensor })
  }
}

/** The input of the first parametrization for which the last one gives this value. */
export function inverse(modules: readonly Parametrization[], value: Tensor): Tensor | readonly Tensor[] {
  let made: Tensor | readonly Tensor[] = value
  for (const parametrization of [...modules].reverse()) {
    if (typeof parametrization.rightInverse !== 'function') continue
    try {
      made = parametrization.rightInverse(made as Tensor)
    } catch (error) {
      if ((error as TorchError)?.code !== 'ERR_NOT_IMPLEMENTED') throw error
    }
  }
  const parts = isArray(made) ? (made as readonly unknown[]) : [made]
  const odd = parts.findIndex((part) => !(part instanceof Tensor))
  if (odd === -1) return made
  throw typeError(`rightInverse must give a tensor or a list of tensors, but it gave ${shown(parts[odd])}`)
}

/** Gives `original` the memory of `made`, but keeps the object, which optimizers hold. */
export function replace(original: Tensor, made: Tensor): void {
  if (made !== original) original.data = made.detach()
}

export function register(module: Module, name: string, tensor: Tensor): void {
  if (tensor instanceof Parameter) module.registerParameter(name, tensor)
  else module.registerBuffer(name, tensor)
}

type Compared = 'dtype' | 'shape' | 'device'
const codes = { dtype: 'ERR_DTYPE', shape: 'ERR_SHAPE', device: 'ERR_DEVICE' } as const

export function refuseChange(
  what: string,
  before: Partial<Tensor>,
  after: unknown,
  compared: readonly Compared[],
): void {
  if (!(after instanceof Tensor)) throw typeError(`${what} must give a tensor, but it gave ${shown(after)}`)
  for (const name of compared) {
    if (`${before[name]}` === `${after[name]}`) continue
    const [had, has] = [before, after].map((tensor) => shown(tensor[name]))
    throw new TorchError(codes[name], `${what} may not change the ${name}, but it made ${has} of ${had}`)
  }
}
