import { isAbsolute } from 'node:path'
import { surplus } from '../arguments'
import { native, openLibrary } from '../binding/native'
import type { OperatorInfo } from '../binding/operator'
import { invoke, type OperatorFunction, withName } from '../binding/ops'
import { schemaOf } from '../binding/schema'
import { shown } from '../binding/shown'
import { camelCase, clipped } from '../binding/text'
import { TorchError, typeError } from '../errors'

/** An operator that tries its overloads in libtorch's order; its properties are the overloads by name. */
export type DynamicOperator = OperatorFunction & Record<string, OperatorFunction>
export type DynamicNamespace = Record<string, DynamicOperator>

/** namespace -> camelCase name -> libtorch's full name and its overloads. */
let listing: Map<string, Map<string, { name: string; overloads: string[] }>> | undefined

function operators(): NonNullable<typeof listing> {
  if (listing !== undefined) return listing
  listing = new Map()
  for (const full of native.operatorNames()) {
    const [, namespace, base, overload = ''] = /^(\w+)::([^.]+)(?:\.(.+))?$/.exec(full) ?? []
    if (base === undefined) continue
    const names = listing.get(namespace) ?? new Map<string, { name: string; overloads: string[] }>()
    listing.set(namespace, names)
    const entry = { name: `${namespace}::${base}`, overloads: [overload] }
    for (const key of new Set([base, camelCase(base)])) {
      const known = names.get(key)
      if (known === undefined) names.set(key, entry)
      else if (!known.overloads.includes(overload)) known.overloads.push(overload)
    }
  }
  for (const names of listing.values()) {
    for (const { overloads } of names.values())
      overloads.sort((a, b) => Number(/out$/.test(a)) - Number(/out$/.test(b)) || (a < b ? -1 : 1))
  }
  return listing
}

function caller(name: string, overloads: string[]): OperatorFunction {
  const info: OperatorInfo = { name, overloads, numbers: false, index: -1 }
  return withName(camelCase(name.split('::')[1]), (...args: unknown[]) => invoke(info, args))
}

/**
 * Opens a library of custom operators, by absolute path. Its operators are then in {@link ops} under their namespace.
 * @throws TorchError ERR_NATIVE_LOAD for a file that is not a library, or that needs symbols that this libtorch does not
 * have.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ops.load_library.html
 */
function loadLibrary(path: string): void {
  if (arguments.length > 1) throw surplus('ops.loadLibrary', 1, arguments)
  if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) {
    throw typeError(`ops.loadLibrary() takes the absolute path of a library, got ${clipped(shown(path), 80)}`)
  }
  openLibrary(path)
  listing = undefined
}

function members<T>(target: object, find: (name: string) => T | undefined, what: string): Record<string, T> {
  const found = new Map<string, T>()
  return new Proxy(target, {
    // Errors begin with this function's name.
    get: function ops(_, key) {
      if (typeof key !== 'string' || key === 'then') return Reflect.get(target, key)
      let value = found.get(key)
      if (value === undefined) {
        value = find(key)
        if (value === undefined && key in target) return Reflect.get(target, key)
        if (value === undefined)
          throw new TorchError('ERR_NOT_IMPLEMENTED', `libtorch has no ${what}${clipped(key, 80)}`)
        found.set(key, value)
      }
      return value
    },
  }) as Record<string, T>
}

/** Whether an overload takes named dimensions, which tensors here do not have. */
const namesDimensions = (name: string, overload: string) =>
  schemaOf(name, overload)?.parameters.some(({ type }) => type.startsWith('Dimname')) ?? false

/**
 * Every operator that libtorch has, by namespace, name (PyTorch's, or in camelCase) and overload:
 * `ops.aten.hardshrink(x, 0.7)`, `ops.aten.add.Scalar(x, 2)`; the overload without a name is `default`.
 * @throws TorchError ERR_NOT_IMPLEMENTED for a name that libtorch does not have.
 * @see https://docs.pytorch.org/docs/2.11/torch.html
 */
export const ops = members(
  { loadLibrary },
  (namespace) => {
    const names = operators().get(namespace)
    if (names === undefined) return undefined
    return members(
      {},
      (key) => {
        const entry = names.get(key)
        if (entry === undefined) return undefined
        const { name } = entry
        const overloads = entry.overloads.filter((overload) => !namesDimensions(name, overload))
        if (overloads.length === 0) {
          const instead = 'torchnode has no named tensors, count dimensions instead'
          throw new TorchError('ERR_NOT_IMPLEMENTED', `ops.${name.replace('::', '.')}: names dimensions; ${instead}`)
        }
        return members(
          caller(name, overloads),
          (overload) => {
            const exact = overload === 'default' ? '' : overload
            return overloads.includes(exact) ? caller(name, [exact]) : undefined
          },
          `overload of ${name} named `,
        ) as DynamicOperator
      },
      `operator ${namespace}::`,
    )
  },
  'operator namespace ',
) as Record<string, DynamicNamespace> & { loadLibrary: typeof loadLibrary }
