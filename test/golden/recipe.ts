import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'

/** How a golden file says to make a tensor; scripts/golden/_common.py describes the form and is its other reader. */
export type Recipe =
  | { data: unknown; dtype: string; shape: number[] }
  | { op: string; self?: Recipe; args?: unknown[]; options?: Record<string, unknown> }

type Callable = (...args: unknown[]) => Tensor

/** A file of test/golden/, by its name without .json. */
export function golden(name: string) {
  return JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8'))
}

/** PyTorch's name of an operator or option in camelCase; a leading or trailing _ stays. */
export function camel(name: string): string {
  return name.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** Options with camelCase names; recipes in them become tensors. */
export function options(given: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [camel(name), argument(value)]))
}

/** The same as a last argument, where there are any: what takes no options refuses an object of none. */
export function optionsAtTheEnd(given: Record<string, unknown>): [] | [Record<string, unknown>] {
  return Object.keys(given).length === 0 ? [] : [options(given) as Record<string, unknown>]
}

/** The tensor a recipe describes. */
export function build(recipe: Recipe): Tensor {
  if ('data' in recipe) return fromData(recipe.data, recipe.dtype, recipe.shape)
  const args = (recipe.args ?? []).map(argument)
  if (recipe.options) args.push(options(recipe.options))
  const name = camel(recipe.op)
  if (!recipe.self) return (ops as unknown as Record<string, Callable>)[name](...args)
  const self = build(recipe.self) as unknown as Record<string, Callable>
  return self[name](...args)
}

function bytes(t: Tensor): Uint8Array {
  const values = t.detach().toTypedArray() as Float32Array
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

/** A tensor's bytes as golden files write them under `hex`. */
export function hex(t: Tensor): string {
  return Buffer.from(bytes(t)).toString('hex')
}

/** The sha256 of a tensor's bytes as golden files write it. */
export function sha256(t: Tensor): string {
  return createHash('sha256').update(bytes(t)).digest('hex')
}

function argument(value: unknown): unknown {
  const isRecipe = typeof value === 'object' && value !== null && ('op' in value || 'data' in value)
  return isRecipe ? build(value as Recipe) : value
}

function fromData(data: unknown, dtype: string, shape: number[]): Tensor {
  const flat = shape.reduce((rows) => (rows as unknown[]).flat(), [data]) as unknown[]
  if (dtype.startsWith('complex')) {
    const part = dtype === 'complex64' ? 'float32' : 'float64'
    const [real, imaginary] = [0, 1].map((i) => flat.map((pair) => number((pair as unknown[])[i])))
    return ops.complex(tensor(real, { dtype: part }), tensor(imaginary, { dtype: part })).reshape(shape)
  }
  const values = dtype === 'int64' ? flat.map((v) => BigInt(v as string)) : flat.map(number)
  return tensor(values as number[], { dtype: dtype as DType }).reshape(shape)
}

function number(value: unknown): number | boolean {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' ? Number(value.replace('inf', 'Infinity')) : (value as number)
}
