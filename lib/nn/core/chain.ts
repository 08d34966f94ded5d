import { Handle, idOf, isHandle, peek, placeholder, settle } from '../../binding/handle'
import { native } from '../../binding/native'
import type { OperatorInfo } from '../../binding/operator'
import { addStep, putBack, takePlaceholder, traced } from '../../binding/ops'
import { readerOf } from '../../compile/reader'
import { typeError } from '../../errors'
import { isArray, isObject } from '../../kinds'
import { Tensor } from '../../tensor'
import { hasGlobalHooks } from './hooks'
import { announceForward, type Module } from './module'
import { registerOnUse } from './slots'

/** A module that takes one tensor and gives one, as a layer of a {@link Sequential} does. */
export type Layer = Module<[input: Tensor], Tensor>

const forwards = new Map<unknown, unknown>()

/**
 * Declares that the forward of these layer classes only calls operators, on its input and on tensors in the layer's fields. It
 * keeps no tensor, and the operators it calls depend only on the layer's fields and the input's shape. A {@link
 * Sequential} runs
 * neighbouring layers of this kind in one native call. The declaration covers these exact classes with their present forward: no
 * subclass, and no layer whose forward was replaced or has hooks.
 */
export function declareOperatorsOnly(...layers: { prototype: Module }[]): void {
  for (const { prototype } of layers) {
    announceForward(prototype, true)
    forwards.set(prototype, prototype.forward)
  }
}

/** Whether {@link declareOperatorsOnly} still covers a layer. */
export function callsOperatorsOnly(layer: Layer): boolean {
  const declared = forwards.get(Object.getPrototypeOf(layer))
  return declared !== undefined && layer.forward === declared
}

/** Calls the layers one by one, beginning with the one at `first`. */
export function oneAfterAnother(layers: readonly Layer[], input: Tensor, first = 0): Tensor {
  let value = input
  let ours = false
  for (let i = first; i < layers.length; i++) {
    const next = layers[i].forward(value)
    ours = passOn(value, next, ours, callsOperatorsOnly(layers[i]))
    value = next
  }
  return value
}

/**
 * Whether only the layers have seen `next`. `ours` says the same of `given`, which is then disposed of at once. A layer that is not
 * plain (that does not only call operators) may keep its input and its output.
 */
function passOn(given: Tensor, next: Tensor, ours: boolean, isPlain: boolean): boolean {
  if (next === given) return ours && isPlain
  if (ours && isPlain) given.dispose()
  return isPlain
}

/** The tensor that a traced forward gets: it has no values, and a shape only if it is the layer's input. */
class SymbolicTensor extends Tensor {
  /** The sizes that the forward relied on: -1 for a size it did not read, undefined if it read none. */
  sizes: number[] | undefined
  readonly #input: Tensor | undefined

  /** `id` belongs to no handle, so native refuses any other use of the tensor. */
  constructor(id: number, input?: Tensor) {
    super(placeholder)
    settle(this, id)
    this.#input = input
  }

  override get ndim(): number {
    if (this.#input === undefined) return super.ndim
    this.sizes ??= Array(this.#input.ndim).fill(-1)
    return this.sizes.length
  }

  override get shape(): number[] {
    if (this.#input === undefined) return super.shape
    this.sizes = this.#input.shape
    return [...this.sizes]
  }

  override numel(): number {
    return this.#input === undefined ? super.numel() : this.shape.reduce((product, size) => product * size, 1)
  }
}

type Fields = Record<string | symbol, unknown>

/** A field that holds no tensor, with its value; if it is an array, with its items. */
interface Option {
  readonly layer: Layer
  readonly key: string | symbol
  readonly value: unknown
  readonly items: readonly unknown[] | undefined
}

interface Field {
  readonly layer: Layer
  readonly read: (layer: Fields) => unknown
}

function holds({ layer, key, value, items }: Option): boolean {
  const now = (layer as unknown as Fields)[key]
  if (items === undefined) return Object.is(now, value)
  return isArray(now) && now.length === items.length && items.every((item, i) => Object.is(item, now[i]))
}

/**
 * Neighbouring layers as one native call: the operators that they call and the plain values they pass to them. The tensors in the
 * layers' fields are looked up at each call.
 */
class Run extends Handle {
  readonly layers: Layer[] = []
  /** How many layers the last call ran; fewer than all if something has changed. */
  reached = 0
  readonly #forwards: unknown[] = []
  readonly #options: Option[] = []
  readonly #tensors: Field[] = []
  #handles = new Int32Array(1)
  #made = 1
  #output = 0

  constructor() {
    super(native.newChain())
  }

  /** Adds a layer that is about to get this input; returns false if its forward cannot be traced. */
  add(layer: Layer, input: Tensor): boolean {
    const options: Option[] = []
    const tensors = [...this.#tensors]
    const given = new SymbolicTensor(made(this.#output), input)
    const calls = (info: OperatorInfo, args: unknown[]) => this.#step(info, args)
    let output: unknown
    try {
      output = traced(calls, () => layer.forward.call(watched(layer, options, tensors), given))
    } catch {
      // The layer itself is called next and throws if something is wrong.
      return false
    }
    const place = output instanceof SymbolicTensor ? placeOf(output) : undefined
    if (place === undefined) return false
    native.addLayer(idOf(this), given.sizes, tensors.length + 1, place)
    this.#output = place
    this.layers.push(layer)
    this.#forwards.push(layer.forward)
    this.#options.push(...options)
    this.#tensors.splice(0, this.#tensors.length, ...tensors)
    this.#handles = new Int32Array(tensors.length + 1)
    native.setHandles(idOf(this), this.#handles)
    return true
  }

  #step(info: OperatorInfo, args: unknown[]): unknown {
    const count = addStep(idOf(this), info, args)
    if (count === undefined) throw typeError(`${info.name} cannot be a part of a chain`)
    const results = Array.from({ length: count }, () => new SymbolicTensor(made(this.#made++)))
    return count === 1 ? results[0] : results
  }

  /** The output of the last layer, or, if `reached` is less than all, the input of the next one. */
  call(input: Tensor): Tensor {
    this.reached = 0
    if (!this.#isCurrent()) return input
    const handles = this.#handles
    const given = idOf(input)
    handles[0] = given
    const owner = takePlaceholder()
    const result = native.runChain(idOf(this), owner)
    this.reached = this.layers.length
    if (typeof result === 'number') {
      if (result > 0) return settle(owner, result) as Tensor
      // The result is the argument itself.
      putBack(owner)
      return input
    }
    putBack(owner)
    const [reached, id] = result
    this.reached = reached
    return id === given ? input : new Tensor(id)
  }

  /** Whether the layers would still call the same operators; also looks up their tensors. */
  #isCurrent(): boolean {
    const { layers } = this
    for (let i = 0; i < layers.length; i++) if (layers[i].forward !== this.#forwards[i]) return false
    for (const option of this.#options) if (!holds(option)) return false
    let place = 1
    for (const { layer, read } of this.#tensors) {
      const tensor = read(layer as unknown as Fields)
      if (!isTensor(tensor)) return false
      this.#handles[place++] = peek(tensor)
    }
    return true
  }
}

/** The numbers of the i-th tensor that a chain makes and of the i-th handle that it is given (native/program.h). */
const made = (i: number) => -1 - 2 * i
const taken = (i: number) => -2 - 2 * i

/** The place of a symbolic tensor among those that a chain makes; undefined for a field's tensor. */
function placeOf(symbol: SymbolicTensor): number | undefined {
  const number = -1 - idOf(symbol)
  return number % 2 === 0 ? number / 2 : undefined
}

function refuse(): never {
  throw typeError('a traced forward may only read fields')
}

/** A proxy of a layer that allows only reading fields, and notes what was read. */
function watched(layer: Layer, options: Option[], tensors: Field[]): Layer {
  const symbols = new Map<unknown, SymbolicTensor>()
  registerOnUse(layer)
  const get = (_: unknown, key: string | symbol) => {
    const value = (layer as unknown as Fields)[key]
    if (key === '_slots') return value
    if (isHandle(value)) {
      const known = symbols.get(key) ?? new SymbolicTensor(taken(tensors.push({ layer, read: readerOf(layer, key) })))
      symbols.set(key, known)
      return known
    }
    const items = isArray(value) ? [...value] : undefined
    if ((items ?? [value]).some((item) => isObject(item))) refuse()
    options.push({ layer, key, value, items })
    return value
  }
  const others = { set: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse }
  return new Proxy(layer, { get, ...others }) as Layer
}

/** Excludes other handles, and objects that only have the prototype. */
const isTensor = (value: unknown): value is Tensor => isHandle(value) && value instanceof Tensor

/** How many calls a chain must serve to be worth making. */
const worthwhile = 16
const longestWait = 1024

/** The layers of a {@link Sequential}: native calls for neighbours that only call operators, and plain calls for the others. */
export class Chain {
  readonly layers: readonly Layer[]
  #parts: (Run | Layer)[] | undefined
  #calls = 0
  /**
   * How many calls pass before the chain is made: a model that is called once needs none, and one that keeps changing waits longer.
   */
  #wait = 1

  constructor(layers: readonly Layer[]) {
    this.layers = layers
  }

  forward(input: Tensor): Tensor {
    if (hasGlobalHooks()) return oneAfterAnother(this.layers, input)
    this.#calls++
    if (this.#parts !== undefined) return this.#run(this.#parts, input)
    if (!isTensor(input) || this.#calls <= this.#wait) return oneAfterAnother(this.layers, input)
    return this.#make(input)
  }

  #run(parts: readonly (Run | Layer)[], input: Tensor): Tensor {
    if (!isTensor(input)) return oneAfterAnother(this.layers, input)
    let value = input
    let place = 0
    let ours = false
    for (const part of parts) {
      const next = part instanceof Run ? part.call(value) : part.forward(value)
      ours = passOn(value, next, ours, part instanceof Run || callsOperatorsOnly(part))
      value = next
      if (!(part instanceof Run)) place++
      else {
        place += part.reached
        if (part.reached < part.layers.length) return this.#lapse(value, place)
      }
    }
    return value
  }

  /**
   * Finishes a call after something has changed. The chain is made again later; the more often that happens, the longer
   * it waits.
   */
  #lapse(value: Tensor, place: number): Tensor {
    this.#wait = this.#calls < worthwhile ? Math.min(2 * Math.max(this.#wait, 1), longestWait) : 0
    this.#parts = undefined
    this.#calls = 0
    return oneAfterAnother(this.layers, value, place)
  }

  /** Calls the layers one by one, and makes the chain meanwhile. */
  #make(input: Tensor): Tensor {
    const { layers } = this
    const parts: (Run | Layer)[] = []
    let run: Run | undefined
    let value = input
    let ours = false
    const end = () => {
      // A native call gains nothing for a single layer.
      if (run !== undefined) parts.push(...(run.layers.length > 1 ? [run] : run.layers))
      run = undefined
    }
    for (const layer of layers) {
      const candidate = isTensor(value) && callsOperatorsOnly(layer) ? (run ?? new Run()) : undefined
      if (candidate?.add(layer, value)) run = candidate
      else {
        end()
        parts.push(layer)
      }
      const next = layer.forward(value)
      ours = passOn(value, next, ours, callsOperatorsOnly(layer))
      value = next
    }
    end()
    this.#parts = parts
    this.#calls = 0
    return value
  }
}
