import { countTransform } from '../../binding/func-transforms'
import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { op } from '../../binding/ops'
import { within } from '../../binding/within'
import { Tensor } from '../../tensor'
import { enableGrad } from '../modes'
import { mapTree } from './pytree'

let activeJvps = 0

// functorch's numbers for its transforms, and for what random operators do in them.
const types = { vmap: 1, grad: 2, jvp: 3 } as const
const randomnesses = ['error', 'same', 'different'] as const
export type Randomness = (typeof randomnesses)[number]

interface Transform {
  type: keyof typeof types
  size?: number
  randomness?: Randomness
}

/** Runs `fn` in one level of a functorch transform, which libtorch applies to every operator that fn calls. */
function atLevel<T>(name: string, transform: Transform, fn: (level: number) => T): T {
  const { type, size = 0, randomness = 'error' } = transform
  let level = 0
  const enter = () => {
    level = native.pushTransform(types[type], size, randomnesses.indexOf(randomness))
    countTransform(1)
  }
  const leave = () => {
    countTransform(-1)
    native.popTransform()
  }
  return within(name, enter, () => fn(level), leave)
}

/** Runs `fn` at a new level at which gradients are recorded. */
export function withGradLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, { type: 'grad' }, (level) => enableGrad(() => fn(level)))
}

/** Runs `fn` at a new level at which tensors carry tangents. */
export function withJvpLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, { type: 'jvp' }, (level) => {
    // libtorch has one dual level at a time; functorch's levels keep nested calls apart.
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

/** Runs `fn` at a new level at which batched tensors have a dimension that operators do not see. */
export function withVmapLevel<T>(size: number, randomness: Randomness, fn: (level: number) => T): T {
  return atLevel('vmap', { type: 'vmap', size, randomness }, fn)
}

/** The tensor wrapped for the level, which records gradients for it. */
export function wrapped(tensor: Tensor, level: number): Tensor {
  return new Tensor(native.wrap(idOf(tensor), level))
}

/**
 * The tensor that the level has wrapped, and which of its dimensions is the batch; undefined for a tensor from outside.
 */
export function inside(tensor: Tensor, level: number): { value: Tensor; dim: number | undefined } | undefined {
  const found = native.wrapped(idOf(tensor))
  if (found === undefined) return undefined
  const [id, madeAt, dim] = found
  const value = new Tensor(id)
  return madeAt === level ? { value, dim } : undefined
}

/** The tensor outside the level. */
export const unwrapped = (tensor: Tensor, level: number): Tensor => inside(tensor, level)?.value ?? tensor

export const unwrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? unwrapped(leaf, level) : leaf))

export const wrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? wrapped(leaf, level) : leaf))

export const makeDual = op('_make_dual', '') as (primal: Tensor, tangent: Tensor, level: number) => Tensor
export const unpackDual = op('_unpack_dual', '') as (dual: Tensor, level: number) => [Tensor, Tensor | null]
