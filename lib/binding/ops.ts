import { TorchError, type TorchErrorCode, typeError } from '../errors'
import { isArray, isPlain, isRevoked } from '../kinds'
import { dtypes } from '../types'
import { argumentError } from './argument-errors'
import { defaultDevice, followsDefault } from './defaults'
import { divisorGuard } from './divisors'
import { fillGuard } from './fill'
import { beforeNextHandle, type Handle, idOf, idsOf, isAwaited, isHandle, placeholder, settle } from './handle'
import { guardFor } from './integer-division'
import { type Id, native, type Result } from './native'
import type { Launching } from './native-distributed'
import { oneHotGuard } from './one-hot'
import type { GuardTools, OperatorInfo } from './operator'
import { mayBeOptions } from './options'
import { encodedOverloads, schemaOf } from './schema'
import { requireFlag, shown } from './shown'
import { camelCase, publicName } from './text'
import { Work } from './work'

/** An operator of libtorch as a function: positional arguments as in its schema, then at most one object of options. */
// biome-ignore lint/suspicious/noExplicitAny: the generated declarations give each operator its own type
export type OperatorFunction = (...args: any[]) => any

/** The most arguments of a call: more than any operator takes, and as many as `handles` has bits for. */
const maxArguments = 31

let adopt: (id: Id | typeof placeholder) => Handle = () => {
  throw new TorchError('ERR_RUNTIME', 'lib/tensor has not been loaded')
}

/** Sets how a tensor result becomes an object; the Tensor class is in a layer above this file. */
export function adoptTensorsAs(make: typeof adopt): void {
  adopt = make
}

/** The tensor object for a native id. */
export function tensorOf(id: Id): Handle {
  return adopt(id)
}

let spare: Handle | undefined

/**
 * Returns a tensor object without a tensor, to which native gives the result: taking it along saves a second call. A
 * placeholder that was not needed is put back.
 */
export function takePlaceholder(): Handle {
  const taken = spare ?? adopt(placeholder)
  spare = undefined
  return taken
}

export function putBack(unused: Handle): void {
  spare = isAwaited() ? undefined : unused
}

/** Calls `look` once, before the next tensor is made. Costs nothing while nobody waits. */
export function beforeNextTensor(look: () => void): void {
  spare = undefined
  beforeNextHandle(look)
}

const optionKeys = new Map<string, number>()

/** The number that stands for an option's name in native. */
function keyOf(option: string): number {
  let key = optionKeys.get(option)
  if (key === undefined) {
    key = optionKeys.size
    optionKeys.set(option, key)
  }
  return key
}

function find({ name, overloads, numbers }: OperatorInfo): number {
  const parameters = overloads.map((overload) => schemaOf(name, overload)?.parameters ?? [])
  return native.findOperator(
    name,
    overloads,
    encodedOverloads(parameters, numbers, (parameter) => keyOf(camelCase(parameter))),
  )
}

/** The operator of that name; it is looked up in libtorch at its first call. */
export function op(name: string, ...overloads: string[]): OperatorFunction {
  return calling({ name: `aten::${name}`, overloads, numbers: false, index: -1 })
}

/** An operator whose tensors may be numbers: `x.add(1)` is the tensor overload, as in Python, not the scalar one. */
export function arithmetic(name: string, ...overloads: string[]): OperatorFunction {
  return calling({ name: `aten::${name}`, overloads, numbers: true, index: -1 })
}

function calling(info: OperatorInfo): OperatorFunction {
  return withName(publicName(info.name), (...args: unknown[]) => invoke(info, args))
}

/** Gives a function the name under which it is called. */
export function withName<F extends OperatorFunction>(name: string, fn: F): F {
  return Object.defineProperty(fn, 'name', { value: name })
}

/** An operator that makes a tensor; its options may include `requiresGrad`, which is not an argument in libtorch. */
export function factory(name: string, ...overloads: string[]): OperatorFunction {
  const info: OperatorInfo = { name: `aten::${name}`, overloads, numbers: false, index: -1 }
  const follows = followsDefault(info.name)
  return withName(publicName(info.name), (...given: unknown[]) => {
    const device = follows ? defaultDevice() : undefined
    const args = device === undefined ? given : onDevice(given, device)
    const options = args[args.length - 1]
    if (!mayBeOptions(options) || options.requiresGrad === undefined) return invoke(info, args)
    const { requiresGrad, ...rest } = options
    requireFlag('requiresGrad', requiresGrad)
    const result = invoke(info, [...args.slice(0, -1), rest]) as Handle
    if (requiresGrad) native.setRequiresGrad(idOf(result), true)
    return result
  })
}

/** The arguments of an operator that makes a tensor, with a device where there is none. */
function onDevice(args: unknown[], device: string): unknown[] {
  const last = args[args.length - 1]
  if (!mayBeOptions(last)) return [...args, { device }]
  // What is written to is somewhere already.
  return last.device == null && last.out == null ? [...args.slice(0, -1), { ...last, device }] : args
}

/** More arguments than any method takes. */
const mostGiven = 1000

/** An operator as a method: `this` is its first argument. */
export function method(operator: OperatorFunction): OperatorFunction {
  return function (this: Handle, ...args: unknown[]) {
    // The arguments would be on the stack twice.
    if (args.length > mostGiven) throw typeError(`${operator.name}: was given ${args.length} arguments`)
    return operator(this, ...args)
  }
}

let tracer: typeof invoke | undefined

/** Runs a function; its calls of operators go to `by` instead of libtorch. */
export function traced<R>(by: typeof invoke, run: () => R): R {
  tracer = by
  try {
    return run()
  } finally {
    tracer = undefined
  }
}

/** Looks up an operator and runs its guard; what the guard returns is the result. */
function prepare(info: OperatorInfo, args: unknown[]): Handle | undefined {
  if (info.index < 0) {
    info.index = find(info)
    info.guard = guardFor(info.name) ?? oneHotGuard(info.name) ?? divisorGuard(info.name) ?? fillGuard(info.name)
    info.givesDType = schemaOf(info.name, info.overloads[0])?.returns[0]?.type === 'ScalarType'
  }
  return info.guard?.(args, tools)
}

export function invoke(info: OperatorInfo, args: unknown[]): unknown {
  if (tracer !== undefined) return tracer(info, args)
  const instead = prepare(info, args)
  if (instead !== undefined) return instead
  const owner = takePlaceholder()
  const result = call(info.index, owner, args)
  if (typeof result === 'number' && result > 0) return settle(owner, result)
  putBack(owner)
  if (typeof result !== 'number') return decode(info, result, args)
  if (result > firstArgument) {
    const renamed = withSelf(info, args)
    if (renamed !== undefined) return invoke(info, renamed)
    throw argumentError(info, args, -1 - result)
  }
  return known(firstArgument - result, args)
}

/** The arguments with `self` for `input`, which is the name in Python; undefined where there is nothing to change. */
function withSelf(info: OperatorInfo, args: unknown[]): unknown[] | undefined {
  const [last] = args
  const isNamed = args.length === 1 && isPlain(last) && Object.hasOwn(last, 'input') && !Object.hasOwn(last, 'self')
  if (!isNamed) return undefined
  const names = info.overloads.flatMap((overload) => schemaOf(info.name, overload)?.parameters ?? [])
  if (!names.some(({ name }) => name === 'self') || names.some(({ name }) => name === 'input')) return undefined
  const { input, ...rest } = last
  return [{ self: input, ...rest }]
}

const refusal: OperatorInfo = { name: 'torchnode::refuse_where', overloads: [''], numbers: false, index: -1 }

/**
 * Throws where any of `wrong` is true. A recording keeps the check and reads no value now. In a transform of torch.func
 * the check is for all elements that the transform maps over.
 * @param message the message; `{}` stands for the first of `values` that is wrong
 * @throws TorchError of that code
 */
export function refuseWhere(
  wrong: Handle,
  message: string,
  { values = wrong, code = 'ERR_RANGE' }: { values?: Handle; code?: TorchErrorCode } = {},
): void {
  const text = `${code}: ${message}`
  if (native.readsValues()) {
    invoke(refusal, [wrong, values, text])
    return
  }
  const passed = native.passTransforms(true)
  try {
    invoke(refusal, [plain(wrong), plain(values), text])
  } finally {
    native.passTransforms(passed)
  }
}

/** The tensor inside the wrappers of torch.func's transforms. */
function plain(handle: Handle): Handle {
  const found = native.wrapped(idOf(handle))
  return found === undefined ? handle : plain(adopt(found[0]))
}

const tools: GuardTools = { run: invoke, refuseWhere }

/** A result of at most this stands for an argument. */
const firstArgument = -64

function call(index: number, owner: Handle, args: unknown[]): Result {
  const count = args.length
  const before = filled
  const options = count > 0 ? args[count - 1] : undefined
  if (count === 0 || count > 3 || mayBeOptions(options)) return callWithOptions(index, owner, args)
  // Most calls have few arguments and no options: they are passed without building a list.
  const a = nativeForm(args[0], 0)
  const one = isNew(a, args[0]) ? 1 : 0
  if (count === 1) {
    if (filled !== before && isDisturbed(before, args, [a])) return call(index, owner, plainCopies(args))
    return native.call(index, one, 1, owner, a)
  }
  const b = nativeForm(args[1], 1)
  const two = one | (isNew(b, args[1]) ? 2 : 0)
  if (count === 2) {
    if (filled !== before && isDisturbed(before, args, [a, b])) return call(index, owner, plainCopies(args))
    return native.call(index, two, 2, owner, a, b)
  }
  const c = nativeForm(args[2], 2)
  if (filled !== before && isDisturbed(before, args, [a, b, c])) return call(index, owner, plainCopies(args))
  return native.call(index, two | (isNew(c, args[2]) ? 4 : 0), 3, owner, a, b, c)
}

/** Whether native gets another form of a value; only objects change their form, and NaN differs from itself. */
function isNew(form: unknown, value: unknown): boolean {
  return form !== value && typeof value === 'object'
}

/**
 * Adds a call to a chain, and returns the number of tensors that it makes; undefined where it cannot be part of a
 * chain, as when a tensor is neither made by the chain nor given to it.
 */
export function addStep(chain: Id, info: OperatorInfo, args: unknown[]): number | undefined {
  if (prepare(info, args) !== undefined) return undefined
  const laid = laidOut(args)
  if (laid === undefined) return undefined
  const { handles, positional, values } = laid
  if (values.some((value) => value instanceof Int32Array) || args.flatMap(valuesOf).some(isReal)) return undefined
  const made = native.addStep(info.index, handles, positional, chain, ...values)
  return made < 0 ? undefined : made
}

const valuesOf = (arg: unknown): unknown[] => (mayBeOptions(arg) ? Object.values(arg) : [arg])
const isReal = (value: unknown) => isHandle(value) && idOf(value) > 0

function callWithOptions(index: number, owner: Handle, args: unknown[]): Result {
  const laid = laidOut(args)
  if (laid === undefined) return -1
  return native.call(index, laid.handles, laid.positional, owner, ...laid.values)
}

/** Whether a getter in a list has called an operator that filled the same arrays. */
function isDisturbed(before: number, args: readonly unknown[], forms: readonly unknown[]): boolean {
  return filled - before !== forms.filter((form, i) => form instanceof Int32Array && form !== args[i]).length
}

/** Copies of the arguments whose lists have no getters. */
function plainCopies(args: readonly unknown[]): unknown[] {
  const copy = (value: unknown) => (Array.isArray(value) ? [...value] : value)
  return args.map((arg) =>
    mayBeOptions(arg) ? Object.fromEntries(Object.entries(arg).map(([key, value]) => [key, copy(value)])) : copy(arg),
  )
}

/** Arguments in native's form: positional ones first, then keys and values; undefined for too many. */
function laidOut(args: unknown[]): { handles: number; positional: number; values: unknown[] } | undefined {
  const last = args[args.length - 1]
  const options = mayBeOptions(last) ? last : undefined
  const positional = options === undefined ? args.length : args.length - 1
  const names = options === undefined ? [] : Object.keys(options)
  if (positional + names.length > maxArguments) return undefined
  // Keys that no operator reads: symbols, keys that are not enumerable, and those in an object of a class.
  if (options !== undefined && (Reflect.ownKeys(options).length !== names.length || !isPlain(options))) return undefined
  // All options are read before a list of ids is filled, since a getter may call an operator.
  const givens = options === undefined ? [] : Object.values(options)
  const values: unknown[] = []
  let handles = 0
  let lists = 0
  const before = filled
  for (let i = 0; i < positional; i++) {
    const value = nativeForm(args[i], i)
    if (value instanceof Int32Array && value !== args[i]) lists++
    if (isNew(value, args[i])) handles |= 1 << i
    values.push(value)
  }
  let i = positional
  for (const [place, given] of givens.entries()) {
    if (given === undefined) continue
    const value = nativeForm(given, i)
    if (value instanceof Int32Array && value !== given) lists++
    if (isNew(value, given)) handles |= 1 << i
    values.push(keyOf(names[place]), value)
    i++
  }
  // A getter in a list has called an operator that filled the same arrays.
  if (filled - before !== lists) return laidOut(plainCopies(args))
  return { handles, positional, values }
}

/** The argument that the result is, as for in-place and out variants; undefined for a new tensor. */
function known(id: Id, args: unknown[]): Handle | undefined {
  for (const arg of args) {
    if (typeof arg !== 'object' || arg === null) continue
    if (isHandle(arg)) {
      if (idOf(arg) === id) return arg
    } else if (mayBeOptions(arg)) {
      return known(id, Object.values(arg))
    }
  }
  return undefined
}

function decode(info: OperatorInfo, result: Result, args: unknown[]): unknown {
  if (typeof result === 'number') return known(result, args) ?? adopt(result)
  if (result === null || result === undefined) return result
  const [tag, payload] = result
  if (tag === 0) return info.givesDType ? dtypes[payload as number] : payload
  if (tag === 1) return payload.map((id) => (id === null ? null : adopt(id)))
  if (tag === 3) return new Work(payload)
  const values = payload.map((item) => decode(info, item, args))
  return withNames(values, returnNames(info, values.length))
}

/** Adds PyTorch's field names to a list of results: `const { values } = x.topk(3)`. */
function withNames(values: unknown[], names: string[] | null): unknown[] {
  names?.forEach((name, i) => {
    if (name !== '' && i < values.length) Object.defineProperty(values, name, { value: values[i] })
  })
  return values
}

function returnNames(info: OperatorInfo, count: number): string[] | null {
  for (const overload of info.overloads) {
    const returns = schemaOf(info.name, overload)?.returns
    if (returns?.length === count) return returns.map(({ name }) => name)
  }
  return null
}

/** As many tensors as native can hold; a longer list is not searched for tensors. */
const maxTensors = 2 ** 24

/** For each argument position, the array in which the last list of ids was passed; longer arrays are not kept. */
const lists: Int32Array[] = []
const maxKept = 1024
/** Counts how often any of them has been filled. */
let filled = 0

/**
 * The form of a value for native: the id of a tensor or generator, the ids of a list of tensors, anything else
 * unchanged.
 */
function nativeForm(value: unknown, place: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isHandle(value)) return idOf(value)
  if (isRevoked(value)) throw typeError('an argument is a revoked Proxy, which cannot be read')
  if (!Array.isArray(value) || value.length > maxTensors) return value
  // Each item is read once, since a list may have other items when it is read again.
  if (!value.some(holdsHandle)) return value
  if (!value.some(isHandle)) return nestedForm(value)
  for (const item of value) {
    if (item === null || item === undefined || isHandle(item)) continue
    throw typeError(`a list of tensors holds ${shown(item)}; every item must be a Tensor`)
  }
  filled++
  const ids = idsOf(value, lists[place])
  if (ids.length <= maxKept) lists[place] = ids
  return ids
}

/** Whether it is a tensor or a list with tensors. */
const holdsHandle = (item: unknown): boolean =>
  isHandle(item) || (typeof item === 'object' && isArray(item) && item.some(isHandle))

/** Lists of tensors within a list, each as its ids; another list is unchanged. */
function nestedForm(value: unknown[]): unknown {
  return value.every(holdsHandle) ? (value as Handle[][]).map((items) => Int32Array.from(items, idOf)) : value
}

const collectives = new Map<string, number>()

/** Calls an operator of c10d, as `how` says. */
export function launchCollective(name: string, how: Launching, args: unknown[]): number {
  let index = collectives.get(name)
  if (index === undefined) {
    index = find({ name: `c10d::${name}`, overloads: [''], numbers: false, index: -1 })
    collectives.set(name, index)
  }
  const values = args.map(nativeForm)
  const handles = values.reduce<number>((bits, value, i) => (isNew(value, args[i]) ? bits | (1 << i) : bits), 0)
  return native.launch(index, handles, args.length, how, ...values)
}
