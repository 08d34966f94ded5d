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
import { noteUse } from './slots'

/** A module that takes one tensor and gives one: what a {@link Sequential} is made of. */
export type Layer = Module<[input: Tensor], Tensor>

const forwards = new Map<unknown, unknown>()

/**
 * Says of layers that their forward only calls operators, on its input and on the tensors in the layer's fields: it keeps none
 * of them, and which operators it calls depends on nothing but the layer's fields and its input's shape. Neighbours of which
 * that is said become one native call in a {@link Sequential}. It holds for these very classes with the forward that they
 * have now: for no subclass, and not where a forward has been replaced or has hooks.
 */
export function declareOperatorsOnly(...layers: { prototype: Module }[]): void {
  for (const { prototype } of layers) {
    announceForward(prototype, true)
    forwards.set(prototype, prototype.forward)
  }
}

/** Whether {@link declareOperatorsOnly} holds for a layer as it is now. */
export function callsOperatorsOnly(layer: Layer): boolean {
  const declared = forwards.get(Object.getPrototypeOf(layer))
  return declared !== undefined && layer.forward === declared
}

/** The layers from the one at `first` on, one by one. */
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
 * Whether nobody but the layers has seen what comes next; `ours`: nor what one was given, whose memory goes back at once then. A
 * layer that does not call operators only may keep what it is given and what it gives.
 */
function passOn(given: Tensor, next: Tensor, ours: boolean, isPlain: boolean): boolean {
  if (next === given) return ours && isPlain
  if (ours && isPlain) given.dispose()
  return isPlain
}

/** What a forward sees of a tensor while it is traced: that it is one, and of its layer's input the shape. */
class SymbolicTensor extends Tensor {
  /** What the input's sizes must be, as far as they were looked at; -1 where any would have done. */
  sizes: number[] | undefined
  readonly #input: Tensor | undefined

  /** `id` is no handle's, so that native refuses all else. */
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

/** A field that is no tensor, and what it held; of an array its items. */
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
 * Neighbouring layers as one native call: the operators that they call, with the plain values that they give them. Tensors in
 * their fields are looked up at each call.
 */
class Run extends Handle {
  readonly layers: Layer[] = []
  /** How many of the layers the last call has run; fewer than all when something is not as it was. */
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

  /** Adds a layer, which is about to get this input; false where its forward cannot be told in advance. */
  add(layer: Layer, input: Tensor): boolean {
    const options: Option[] = []
    const tensors = [...this.#tensors]
    const given = new SymbolicTensor(made(this.#output), input)
    const calls = (info: OperatorInfo, args: unknown[]) => this.#step(info, args)
    let output: unknown
    try {
      output = traced(calls, () => layer.forward.call(watched(layer, options, tensors), given))
    } catch {
      // Whatever it was: the layer itself is called now, and says it if it is wrong.
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

  /** What the layers give, or where `reached` says so, the next one should be given. */
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
      // It is the argument itself.
      putBack(owner)
      return input
    }
    putBack(owner)
    const [reached, id] = result
    this.reached = reached
    return id === given ? input : new Tensor(id)
  }

  /** Whether the layers would call what they called; looks up their tensors. */
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

/** The number of the i-th tensor that a chain makes, and of that of the i-th handle it is given (native/program.h). */
const made = (i: number) => -1 - 2 * i
const taken = (i: number) => -2 - 2 * i

/** Which of the tensors that a chain makes a symbol is; undefined for one of a field. */
function placeOf(symbol: SymbolicTensor): number | undefined {
  const number = -1 - idOf(symbol)
  return number % 2 === 0 ? number / 2 : undefined
}

function refuse(): never {
  throw typeError('a traced forward may only read fields')
}

/** A layer whose forward can read its fields only; what it reads is noted. */
function watched(layer: Layer, options: Option[], tensors: Field[]): Layer {
  const symbols = new Map<unknown, SymbolicTensor>()
  noteUse(layer)
  const get = (_: unknown, key: string | symbol) => {
    const value = (layer as unknown as Fields)[key]
    if (key === '_slots') return value
    if (isHandle(value)) {
      const known = symbols.get(key) ?? new SymbolicTensor(taken(tensors.push({ layer, read: readerOf(key) })))
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

/** No other handle, and nothing that only has the prototype. */
const isTensor = (value: unknown): value is Tensor => isHandle(value) && value instanceof Tensor

/** How often a chain must have been called to have been worth its making. */
const worthwhile = 16
const longestWait = 1024

/** The layers of a {@link Sequential}, as native calls of neighbours that call operators only, and plain calls of the others. */
export class Chain {
  readonly layers: readonly Layer[]
  #parts: (Run | Layer)[] | undefined
  #calls = 0
  /** How many calls pass by before it is made: a model that is called once needs none, and what keeps changing more and more. */
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

  /** The rest of a call where something has changed; the chain is made anew, and later where that would happen often. */
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
      // One layer alone is as well called by itself.
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
