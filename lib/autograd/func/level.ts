import { TorchError } from '../../errors'
import { Handle, idOf } from '../../runtime/handle'
import { native } from '../../runtime/native'
import { op } from '../../runtime/ops'
import { within } from '../../runtime/within'
import { Tensor } from '../../tensor'
import { enableGrad } from '../modes'
import { mapTree } from './tree'

let active = 0
let activeJvps = 0

/** Refuses what functorch's transforms would silently differentiate wrongly. */
export function refuseInTransform(name: string): void {
  if (active > 0) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${name} does not work inside func.grad, vjp, jvp, vmap and the like`)
  }
}

/** Runs `fn` as one level of a transform of functorch's, which libtorch applies to every operator that fn calls. */
function atLevel<T>(name: string, push: () => number, fn: (level: number) => T): T {
  let level = 0
  const enter = () => {
    level = push()
    active++
  }
  const leave = () => {
    active--
    native.popTransform()
  }
  return within(name, enter, () => fn(level), leave)
}

/** Runs `fn` where gradients are recorded at a level of their own. */
export function withGradLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, native.pushGrad, (level) => enableGrad(() => fn(level)))
}

/** Runs `fn` where tensors carry tangents at a level of their own. */
export function withJvpLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, native.pushJvp, (level) => {
    // libtorch has one dual level at a time; functorch's levels keep nested ones apart.
    if (activeJvps === 0) native.enterDualLevel()
    activeJvps++
    const before = native.forwardGradEnabled()
    native.setForwardGradEnabled(true)
    try {
      return fn(level)
    } finally {
      activeJvps--
      if (activeJvps === 0) native.leaveDualLevel()
      native.setForwardGradEnabled(before)
    }
  })
}

export type Randomness = 'error' | 'same' | 'different'

/** Runs `fn` where batched tensors have a dimension that operators do not see. */
export function withVmapLevel<T>(size: number, randomness: Randomness, fn: (level: number) => T): T {
  return atLevel('vmap', () => native.pushVmap(size, randomness), fn)
}

/** The tensor as one that the level records gradients for. */
export function wrapped(tensor: Tensor, level: number): Tensor {
  return new Tensor(native.wrap(idOf(tensor), level))
}

/** The tensor as it is outside the level. */
export function unwrapped(tensor: Tensor, level: number): Tensor {
  const id = native.unwrap(idOf(tensor), level)
  return id === Handle.peek(tensor) ? tensor : new Tensor(id)
}

export const unwrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? unwrapped(leaf, level) : leaf))

export const wrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? wrapped(leaf, level) : leaf))

export const makeDual = op('_make_dual', '') as (primal: Tensor, tangent: Tensor, level: number) => Tensor
export const unpackDual = op('_unpack_dual', '') as (dual: Tensor, level: number) => [Tensor, Tensor | null]
