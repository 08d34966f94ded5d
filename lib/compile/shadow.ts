import { idOf, idsOf } from '../binding/handle'
import { type Id, native, traits } from '../binding/native'
import { Tensor } from '../tensor'
import type { Program } from './program'

/** Memory up to this size is always copied, since some operators write without saying so in their schema. */
export const small = 2 ** 20

/** A program on copies of all that it writes, so that running it changes nothing that others can see. */
export class Shadow {
  readonly id: Id
  /** The tensors that the program relies on, and those that stand for them. */
  readonly real: Int32Array
  readonly copies: Int32Array
  /** The generators of a program that draws random numbers, and their states after its last run. */
  readonly generators: readonly Id[]
  drawn: Id[] = []
  readonly #place: ReadonlyMap<number, number>
  /** The copies that it has made. */
  #fresh: readonly Id[] = []

  /** Undefined where these inputs do not fit the program. */
  static of(program: Program, inputs: readonly Tensor[]): Shadow | undefined {
    const id = native.shadowOf(idOf(program), idsOf(inputs))
    return id === 0 ? undefined : new Shadow(id, program)
  }

  private constructor(id: Id, program: Program) {
    const { relied, leaves, gradients, draws } = program
    this.id = id
    this.#place = new Map(Array.from(relied, (slot, place) => [slot, place]))
    this.real = Int32Array.from(native.slotTensors(id, relied))
    this.copies = this.#separate(program)
    native.setSlotTensors(id, relied, this.copies)
    for (const leaf of leaves) this.#giveGradient(leaf)
    for (const [leaf, slot] of gradients) native.setGrad(this.copyOf(leaf), this.copyOf(slot))
    // The default generators are shared by all threads, and other threads draw from them too.
    const devices = draws ? [...this.#devices()] : []
    this.generators = [...devices.map((device) => native.defaultGenerator(device)), ...native.generatorsOf(id)]
  }

  /** The tensor that the program relies on in a slot. */
  realOf(slot: number): Id {
    return this.real[this.#place.get(slot) as number]
  }

  /** The tensor that stands for that one. */
  copyOf(slot: number): Id {
    return this.copies[this.#place.get(slot) as number]
  }

  /**
   * Runs it from an instruction up to its next stop, whose place it returns, or to its end. Where it `proves`, fresh
   * memory is filled with a pattern.
   */
  run(place: number, proves = false): number {
    const states = this.generators.map((generator) => native.generatorState(generator))
    try {
      return native.runFrom(this.id, place, proves)
    } finally {
      release(this.drawn)
      this.drawn = this.generators.map((generator) => native.generatorState(generator))
      for (const [i, generator] of this.generators.entries()) native.setGeneratorState(generator, states[i])
      release(states)
    }
  }

  /** The tensors in these slots. */
  tensors(slots: readonly number[]): Tensor[] {
    return native.slotTensors(this.id, Int32Array.from(slots)).map((id) => new Tensor(id))
  }

  release(): void {
    release([this.id, ...this.real, ...this.#fresh, ...this.generators, ...this.drawn])
  }

  /** The tensors that the program gets instead; a tensor whose graph its results continue is not copied. */
  #separate({ written, level }: Program): Int32Array {
    const copies = Int32Array.from(this.real)
    const memory = memoryOf(this.real).addresses
    const changed = Array.from(written, (slot) => this.#place.get(slot) as number)
    const own = new Set(changed.map((place) => memory[place]))
    const hasGraph = (id: Id) => requiresGrad(id) && !(native.traits(id) & traits.isLeaf)
    const isKept = (place: number) => !own.has(memory[place]) && hasGraph(copies[place])
    const others = [...copies.keys()].filter((place) => level === 'kernels' || !isKept(place))
    const realAt = (places: number[]) => Int32Array.from(places, (place) => this.real[place])
    this.#fresh = native.separate(realAt(others), realAt(changed), small)
    for (const [i, place] of others.entries()) copies[place] = this.#fresh[i]
    return copies
  }

  #devices(): Set<string> {
    return new Set(['cpu', ...Array.from(this.real, (id) => native.device(id))].filter((device) => device !== 'meta'))
  }

  /** A leaf's copy starts with the leaf's gradient. */
  #giveGradient(leaf: number): void {
    const grad = native.grad(this.realOf(leaf), 0)
    native.setGrad(this.copyOf(leaf), grad)
    native.release(grad)
  }
}

export function release(ids: readonly Id[]): void {
  native.releaseAll(Int32Array.from(ids))
}

export function requiresGrad(id: Id): boolean {
  return (native.traits(id) & traits.requiresGrad) !== 0
}

/** For each tensor, the address of its memory, 0 for none, and its version. */
export function memoryOf(ids: Int32Array): { addresses: number[]; versions: number[] } {
  const pairs = native.memoryOf(ids)
  const [addresses, versions]: [number[], number[]] = [[], []]
  for (let i = 0; i < pairs.length; i += 2) {
    addresses.push(pairs[i])
    versions.push(pairs[i + 1])
  }
  return { addresses, versions }
}
