import { countTransform } from '../../binding/func-transforms'
import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { op } from '../../binding/ops'
import { within } from '../../binding/within'
import { Tensor } from '../../tensor'
import { enableGrad } from '../modes'
import { mapTree } from './pytree'

/** A transform of functorch's that is on. */
export interface Level {
  type: keyof typeof types
  level: number
  size: number
  randomness: Randomness
}

/** The transforms that are on, the outermost first; and those that are hidden from code that runs below them. */
let levels: readonly Level[] = []
let hidden: readonly Level[] = []

/** The transforms that are on for the code that runs now. */
export const levelsNow = (): readonly Level[] => levels

/**
 * Whether operators reach this level's tensors unchanged: no grad or jvp level, which takes any tensor for its own, is
 * within it.
 */
export function isInnermost(level: number): boolean {
  return level === 0 || [...levels, ...hidden].every((other) => other.level <= level || other.type === 'vmap')
}

/** Runs `fn` below all transforms but the outermost `count`; the result may need {@link withoutHidden}. */
export function lowered<T>(count: number, fn: () => T): T {
  if (count === levels.length) return fn()
  const before = { levels, hidden }
  hidden = [...hidden, ...levels.slice(count)]
  levels = levels.slice(0, count)
  // Below all levels nothing is transformed. Between them libtorch still goes through the inner levels, which take
  // everything for a constant.
  const passed = native.passTransforms(count === 0)
  try {
    return fn()
  } finally {
    native.passTransforms(passed)
    levels = before.levels
    hidden = before.hidden
  }
}

/** The tensor as the running code sees it, without the wrappers of hidden transforms. */
export function withoutHidden(tensor: Tensor): Tensor {
  const found = hidden.length === 0 ? undefined : native.wrapped(idOf(tensor))
  if (found === undefined) return tensor
  // Made in either case, since nothing else would free the handle that native has given.
  const value = new Tensor(found[0])
  return hidden.some(({ level }) => level === found[1]) ? withoutHidden(value) : tensor
}

// functorch's numbers for its transforms, and for what random operators do in them.
const types = { vmap: 1, grad: 2, jvp: 3 } as const
const randomnesses = ['error', 'same', 'different'] as const
export type Randomness = (typeof randomnesses)[number]

interface LevelOptions {
  type: keyof typeof types
  size?: number
  randomness?: Randomness
}

/** Runs `fn` in one level of a functorch transform, which libtorch applies to every operator that fn calls. */
function atLevel<T>(name: string, transform: LevelOptions, fn: (level: number) => T): T {
  const { type, size = 0, randomness = 'error' } = transform
  let level = 0
  const enter = () => {
    const before = { levels, passed: native.passTransforms(false) }
    level = native.pushTransform(types[type], size, randomnesses.indexOf(randomness))
    levels = [...levels, { type, level, size, randomness }]
    countTransform(1)
    return before
  }
  const leave = (before: { levels: readonly Level[]; passed: boolean }) => {
    countTransform(-1)
    native.popTransform()
    levels = before.levels
    native.passTransforms(before.passed)
  }
  return within(name, enter, () => fn(level), leave)
}

/** Runs `fn` at a new level at which gradients are recorded. */
export function withGradLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, { type: 'grad' }, (level) => enableGrad(() => fn(level)))
}

let openLevels = 0

/**
 * Opens forward mode, in which tensors carry tangents, once more (1), or closes it once (-1). libtorch has one level for
 * tangents; functorch's levels keep nested ones apart.
 */
export function openDuals(change: 1 | -1): void {
  if (change === 1 && openLevels === 0) native.enterDualLevel()
  openLevels += change
  if (openLevels === 0) native.leaveDualLevel()
}

/** Runs `fn` at a new level at which tensors can carry tangents. */
export function withJvpLevel<T>(name: string, fn: (level: number) => T): T {
  return atLevel(name, { type: 'jvp' }, (level) => {
    openDuals(1)
    const before = native.forwardGradEnabled()
    native.setForwardGradEnabled(true)
    try {
      return fn(level)
    } finally {
      openDuals(-1)
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
const unwrapped = (tensor: Tensor, level: number): Tensor => inside(tensor, level)?.value ?? tensor

export const unwrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? unwrapped(leaf, level) : leaf))

export const wrapTree = (value: unknown, level: number) =>
  mapTree(value, (leaf) => (leaf instanceof Tensor ? wrapped(leaf, level) : leaf))

export const makeDualAt = op('_make_dual', '') as (primal: Tensor, tangent: Tensor, level: number) => Tensor
export const unpackDualAt = op('_unpack_dual', '') as (dual: Tensor, level: number) => [Tensor, Tensor | null]
