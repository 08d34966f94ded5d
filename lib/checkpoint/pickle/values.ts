import { types } from 'node:util'
import { isPlain, requireArray, requireString, surplus } from '../../arguments'
import { printable, printableLine } from '../../errors'

/** The arrays that are a `torch.Size` in Python, because a file had them as one. */
const sizes = new WeakSet<object>()

/** Marks a shape as Python's `torch.Size`, so that it is saved as one. */
export function asSize(shape: readonly number[]): readonly number[] {
  sizes.add(shape)
  return Object.freeze(shape)
}

export const isSize = (value: object) => sizes.has(value)

/**
 * A Python value that has no counterpart in JavaScript, as a file describes it: the name of a class, function or
 * constant, and its arguments. It is inert: nothing in it has run or can run.
 *
 * A dtype is `torch.float32` without arguments, a device `torch.device` with `['cuda', 0]`, a complex number
 * `builtins.complex` with `[re, im]`; {@link save} writes these back unchanged. With `{ weightsOnly: false }`, objects
 * of other classes become this too.
 */
export class PythonObject {
  /** The arguments by name. */
  declare kwargs?: Map<string, unknown>
  /** The state that its attributes were set from, usually a Map of them. */
  declare state?: unknown
  /** The items that were appended to it, if it is a kind of list. */
  declare items?: unknown[]
  /** The entries that were put into it, if it is a kind of dict. */
  declare entries?: Map<unknown, unknown>

  /** Its full name, such as `argparse.Namespace`. */
  readonly name: string
  /** The arguments of its call; undefined for a class, a function or a constant itself. */
  readonly args: readonly unknown[] | undefined

  constructor(name: string, args?: readonly unknown[]) {
    if (arguments.length > 2) throw surplus('PythonObject', 2, arguments)
    requireString('PythonObject', 'name', name)
    if (args !== undefined) requireArray('PythonObject', 'args', args)
    this.name = name
    this.args = args
  }

  /** One of its attributes, if its state is a dict. */
  get(name: string): unknown {
    if (arguments.length > 1) throw surplus('PythonObject.get', 1, arguments)
    if (types.isMap(this.state)) return this.state.get(name)
    return isPlain(this.state) && Object.hasOwn(this.state, name) ? this.state[name] : undefined
  }

  toString(): string {
    if (arguments.length > 0) throw surplus('PythonObject.toString', 0, arguments)
    const name = printableLine(this.name)
    return this.args === undefined ? name : `${name}(${printable(this.args.map(shownArgument).join(', '))})`
  }
}

const shownArgument = (value: unknown) =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'object' && value !== null
      ? '...'
      : String(value)
