import { idOf, idsOf } from '../binding/handle'
import { type Id, native } from '../binding/native'
import { Tensor } from '../tensor'
import type { Program } from './program'

/** Memory up to this size is always copied, since some operators write without saying so in their schema. */
const small = 2 ** 20

/** A program on copies of all that it writes, so that running it changes nothing that others can see. */
export class Shadow {
  readonly #id: Id
  readonly #owned: Id[]
  /** The generators of a program that draws random numbers. */
  readonly #generators: Id[]

  /** Undefined where these inputs do not fit the program. */
  static of(program: Program, inputs: readonly Tensor[]): Shadow | undefined {
    const id = native.shadowOf(idOf(program), idsOf(inputs))
    return id === 0 ? undefined : new Shadow(id, program)
  }

  private constructor(id: Id, { relied, written, leaves, gradients, draws }: Program) {
    this.#id = id
    const place = new Map(Array.from(relied, (slot, i) => [slot, i]))
    const at = (slot: number) => place.get(slot) as number
    const real = Int32Array.from(native.slotTensors(id, relied))
    const copies = Int32Array.from(
      native.separate(
        real,
        Int32Array.from(written, (slot) => real[at(slot)]),
        small,
      ),
    )
    native.setSlotTensors(id, relied, copies)
    this.#generators = [...(draws ? [native.defaultGenerator('cpu')] : []), ...native.generatorsOf(id)]
    this.#owned = [id, ...real, ...copies, ...this.#generators]
    for (const leaf of leaves) {
      const grad = native.grad(real[at(leaf)], 0)
      native.setGrad(copies[at(leaf)], grad)
      native.release(grad)
    }
    for (const [leaf, slot] of gradients) native.setGrad(copies[at(leaf)], copies[at(slot)])
  }

  /** Runs it from an instruction up to its next stop, whose place it returns, or to its end. */
  run(place: number): number {
    const states = this.#generators.map((generator) => native.generatorState(generator))
    try {
      return native.runFrom(this.#id, place, false)
    } finally {
      for (const [i, generator] of this.#generators.entries()) native.setGeneratorState(generator, states[i])
      release(states)
    }
  }

  /** The tensors in these slots. */
  tensors(slots: readonly number[]): Tensor[] {
    return native.slotTensors(this.#id, Int32Array.from(slots)).map((id) => new Tensor(id))
  }

  release(): void {
    release(this.#owned)
  }
}

function release(ids: readonly Id[]): void {
  native.releaseAll(Int32Array.from(ids))
}
