import { type Given, type Id, native, traits as tensorTraits } from '../runtime/native'
import { borrow, isAtSamePlace, type Look, lookAt, overlap, readLook } from './look'
import type { Observer } from './observer'
import { findDead, packWeights, takeOutViews, workInPlace } from './passes'
import {
  type Instruction,
  lone,
  type Operation,
  operandKinds,
  operation,
  operatorTraits,
  type Plan,
  type Slot,
} from './plan'

/** What a program needs to know of a tensor that requires gradients and is there before it. */
interface Leaf {
  readonly slot: number
  /** The program knows what its gradient was at the start. */
  bound: boolean
  /** Its gradient has been set or taken away. */
  touched: boolean
}

/**
 * Watches what a function does and makes a program of it; native tells it of every operator before and after.
 *
 * Kernels are recorded below autograd, so that a backward pass and an optimizer's step are operators like any other, and a
 * tensor is what a kernel sees: a place in memory. Calls are recorded as JavaScript made them, so that the results have a
 * graph, and a tensor is an object.
 */
export class Recorder implements Plan {
  readonly program: Id
  readonly slots: Slot[] = []
  readonly known = new Map<number, number[]>()
  readonly captured: number[] = []
  readonly views: Operation[] = []
  readonly outputs: number[] = []
  readonly written: number[] = []
  instructions: Instruction[] = []
  packs = false
  givesViews = false
  /** Whether any of it works on a GPU. */
  onCuda = false
  /** Why it cannot be captured as a CUDA graph; empty where it can. */
  obstacle = ''
  /** Why the level cannot express what happened; empty where it can. */
  refusal = ''
  /** It cannot be told whether a tensor was meant as what it was or as what it shares its memory with: not to be replayed. */
  ambiguous = false
  readonly #observer: Pick<Observer, 'made' | 'isUsed'>
  readonly #kernels: boolean
  readonly #inputs: number
  readonly #open = new Map<number, Operation>()
  readonly #leaves: Leaf[] = []
  readonly sameAs: number[] = []
  readonly overlaps: [number, number, number][] = []
  readonly gradients: [leaf: number, slot: number][] = []
  readonly withoutGradient: number[] = []

  constructor(
    observer: Pick<Observer, 'made' | 'isUsed'>,
    level: 'kernels' | 'calls',
    program: Id,
    inputs: Int32Array,
  ) {
    this.program = program
    this.#observer = observer
    this.#kernels = level === 'kernels'
    this.#inputs = inputs.length
    for (const id of inputs) {
      const look = lookAt(id)
      const slot = this.#keep(id, look)
      this.sameAs.push(this.slots.findIndex((other) => isAtSamePlace(other.look as Look, look)))
      this.#noteOverlaps(slot, look)
    }
  }

  /** An operator is about to run. */
  begin(number: number, name: string, overload: string, traits: number, operands: readonly Given[]): void {
    if (!this.#kernels && traits & operatorTraits.otherModes) {
      this.refuse('autocast, inference mode or a transform of torch.func begins or ends in it')
    }
    // What comes after a refusal is of no use, and may be none of what can be looked at.
    if (this.refusal === '') this.#begin(number, name, overload, traits, operands)
  }

  #begin(number: number, name: string, overload: string, traits: number, given: readonly Given[]): void {
    const instruction = operation(name, [], [], { number, overload, traits })
    if (traits & operatorTraits.draws) this.obstacle = `${name} draws from a generator of its own`
    let shown = 0
    for (const [argument, kind, writes, texts] of given) {
      const looks = texts.map((text) => (text === '' ? undefined : readLook(text)))
      const slots = looks.map((look, i) => (look === undefined ? -1 : this.#slotOfShown(look, shown + i)))
      shown += texts.length
      const [look] = looks
      const reshapes =
        this.#kernels && argument === 0 && kind === operandKinds.tensor && traits & operatorTraits.inplaceView
      if (reshapes && look !== undefined) {
        // The caller's own tensor gets another shape; what only the program has must keep its.
        if (this.#holds(slots[0], look)) this.slots[slots[0]].stale = true
        else slots[0] = this.#alias(slots[0])
      }
      instruction.operands.push({ argument, kind, writes, slots })
      if (writes) for (const each of looks) if (each !== undefined) this.#noteWrite(each, name)
    }
    this.#open.set(number, instruction)
  }

  /** It has run. */
  finish(number: number, returns: number, results: readonly Given[]): void {
    const instruction = this.#open.get(number)
    this.#open.delete(number)
    if (this.refusal !== '' || instruction === undefined) return
    instruction.returns = returns
    for (const [position, kind, aliases, looks] of results) {
      if (position === 0) instruction.aliases = aliases
      for (const [i, text] of looks.entries()) {
        const look = text === '' ? undefined : readLook(text)
        if (look === undefined || this.find(look) !== undefined) continue
        if (aliases) this.#forgetResized(instruction, look)
        this.#noteDevice(look, instruction.name)
        const item = kind === operandKinds.tensor ? -1 : i
        const own = this.#isOwn(instruction, look)
        instruction.results.push({ position, item, slot: this.#new(look, true, own) })
      }
    }
    // What changes nothing and gives nothing new, as looking at the same memory the same way, need not be done again.
    if (instruction.results.length === 0 && !(instruction.traits & operatorTraits.mutable)) {
      if (returns > 0) return
      // It is there for the values that it checks.
      this.obstacle ||= `${instruction.name} waits for the GPU`
    }
    this.instructions.push(instruction)
  }

  /** The level cannot express what happens. */
  refuse(reason: string): void {
    this.refusal ||= reason
  }

  /** The slot of a tensor; undefined for one that is not known yet. */
  find(look: Look): number | undefined {
    if (!this.#kernels) return this.known.get(look.tensor)?.[0]
    const alike = this.known.get(look.storage)?.filter((slot) => {
      const { look: known, stale } = this.slots[slot]
      return !stale && known?.offset === look.offset && known.key === look.key
    })
    const same = alike?.find((slot) => this.slots[slot].look?.tensor === look.tensor)
    // A leaf is more than its memory: it has a gradient.
    return same ?? (this.#isLeafFromOutside(look) ? undefined : alike?.[0])
  }

  /** Without gradients recorded a view of a leaf looks like one, and is made below calls. */
  #isLeafFromOutside({ requiresGrad, isLeaf, isView, tensor }: Look): boolean {
    return requiresGrad && isLeaf && !isView && !this.#observer.made(tensor)
  }

  /** Whether the program computes a tensor. */
  makes(look: Look): boolean {
    return this.#isMade(this.find(look) ?? -1)
  }

  /** A gradient is about to be set or taken away. */
  beforeGradient(id: Id): void {
    const slot = this.#slot(id)
    if (this.#isMade(slot)) return // its gradient ends with it
    const leaf = this.#leaf(slot)
    this.#bind(leaf, { replaced: true })
    leaf.touched = true
  }

  /** A gradient is being read: what the leaf has then, or that it has none, is a part of what the program relies on. */
  readGradient(id: Id): void {
    const slot = this.#slot(id)
    if (this.#isMade(slot) || !this.#holds(slot, lookAt(id))) return
    const has = borrow(native.grad(id, 0), (grad) => grad !== 0 && this.#slot(grad) >= 0)
    const leaf = this.#leaf(slot)
    if (!leaf.bound && !has) this.withoutGradient.push(slot)
    this.#bind(leaf, { replaced: true })
  }

  /** JavaScript that is no part of the program, and runs again each time. */
  call(run: () => unknown): void {
    this.#publishGradients()
    this.instructions.push({ call: run })
  }

  /** Whether something that lasts was overwritten by what has a graph, which a program of kernels would not give it. */
  writesGraph(): boolean {
    return this.written.some((slot) =>
      borrow(native.slotTensor(this.program, slot), (id) => {
        const bits = native.traits(id)
        return (bits & tensorTraits.requiresGrad) !== 0 && !(bits & tensorTraits.isLeaf)
      }),
    )
  }

  /** Completes the program; where `freezing`, weights may be copied into the form that is read fastest. */
  complete(outputs: Int32Array, freezing: boolean): void {
    if (this.#kernels) this.#publishGradients()
    const looks = Array.from(outputs, lookAt)
    for (const [i, look] of looks.entries()) this.outputs.push(this.#outputSlot(outputs[i], look, looks))
    for (const slot of this.captured) this.slots[slot].lasting = true
    if (this.#kernels) takeOutViews(this)
    if (this.#kernels && freezing) packWeights(this)
    findDead(this)
    if (this.#kernels) workInPlace(this)
    else this.obstacle = 'its results require gradients'
    if (this.gradients.length > 0) this.obstacle = 'it adds to gradients that are there before it'
    if (this.callsJavaScript) this.obstacle = 'its optimizer has no fused kernel, so a part of it is JavaScript'
    if (this.#leaves.some(({ slot, bound }) => slot < this.#inputs && bound)) {
      this.obstacle = 'an argument requires a gradient'
    }
    this.givesViews = this.#kernels && this.#givesViews(looks)
  }

  get callsJavaScript(): boolean {
    return this.instructions.some((instruction) => 'call' in instruction)
  }

  /** What looks like another tensor is one of its own all the same. */
  #outputSlot(id: Id, look: Look, looks: readonly Look[]): number {
    const slot = this.#slot(id)
    const first = this.outputs.indexOf(slot)
    const other = first >= 0 ? looks[first] : this.slots[slot].made ? undefined : this.slots[slot].look
    return this.#kernels && other !== undefined && other.tensor !== look.tensor ? this.#alias(slot) : slot
  }

  /** Whether a result shares memory with another, or with what lasts. */
  #givesViews(looks: readonly Look[]): boolean {
    const lasting = this.slots.filter(({ made, look }) => !made && look !== undefined).map(({ look }) => look as Look)
    const shares = (a: Look, b: Look) => a.tensor !== b.tensor && overlap(a, b)
    return looks.some((look) => [...looks, ...lasting].some((other) => shares(look, other)))
  }

  #new(look: Look, made: boolean, own = !made): number {
    const slot = this.slots.push({ look, made, own, stale: false, lasting: false }) - 1
    if (!this.#kernels) this.known.set(look.tensor, [slot])
    else {
      const others = this.known.get(look.storage)
      if (others === undefined) this.known.set(look.storage, [slot])
      else others.push(slot)
    }
    return slot
  }

  /** The slot of what is there before the program, and stays in it. */
  #keep(id: Id, look: Look): number {
    const slot = this.#new(look, false)
    native.setSlot(this.program, slot, id)
    if (look.requiresGrad && look.isLeaf) this.#leaves.push({ slot, bound: false, touched: false })
    return slot
  }

  #capture(id: Id, look: Look): number {
    // What lies in memory that the program makes is made by it too, in a way that was not seen.
    if (this.#kernels && this.known.get(look.storage)?.some((slot) => this.slots[slot].made && !this.slots[slot].own)) {
      this.ambiguous = true
    }
    const slot = this.#keep(id, look)
    this.captured.push(slot)
    this.#noteOverlaps(slot, look)
    return slot
  }

  #slot(id: Id): number {
    const look = lookAt(id)
    return this.find(look) ?? this.#capture(id, look)
  }

  #slotOfShown(look: Look, place: number): number {
    return this.find(look) ?? borrow(native.shownTensor(place), (id) => this.#capture(id, look))
  }

  #isMade(slot: number): boolean {
    return this.slots[slot]?.made ?? false
  }

  /** Whether the tensor in a slot is this very one, and the caller's own. */
  #holds(slot: number, look: Look): boolean {
    const { own, look: kept } = this.slots[slot]
    return own && kept?.tensor === look.tensor
  }

  /** Whether a result is the caller's own tensor with another shape. */
  #isOwn({ traits, operands }: Operation, look: Look): boolean {
    const slot = operands[0]?.slots[0]
    return (traits & operatorTraits.inplaceView) !== 0 && slot >= 0 && this.#holds(slot, look)
  }

  /** Where an argument shares elements with what else lasts, a view of one may be taken for the other. */
  #noteOverlaps(slot: number, look: Look): void {
    if (!this.#kernels) return
    for (let i = 0; i < Math.min(slot, this.#inputs); i++) {
      const input = this.slots[i].look as Look
      if (overlap(input, look)) this.overlaps.push([i, slot, look.offset - input.offset])
    }
  }

  /** Another tensor object for the same memory. */
  #alias(slot: number): number {
    const alias = this.slots.push({ look: undefined, made: true, own: false, stale: false, lasting: false }) - 1
    const results = [{ position: 0, item: -1, slot: alias }]
    this.instructions.push(operation('aten::alias', [lone(0, slot)], results, { aliases: true, fresh: true }))
    return alias
  }

  /** The tensor of an out argument that has got another shape is not what its slot was taken for. */
  #forgetResized({ operands, traits }: Operation, look: Look): void {
    if (!this.#kernels || traits & operatorTraits.inplaceView) return
    for (const { kind, writes, slots } of operands) {
      if (!writes || kind !== operandKinds.tensor || !this.#isMade(slots[0])) continue
      const others = this.known.get(look.storage) ?? []
      this.known.set(
        look.storage,
        others.filter((known) => known !== slots[0]),
      )
    }
  }

  /** A CUDA graph holds work of the GPU alone: what the CPU writes would be written once, while it is captured. */
  #noteDevice({ device }: Look, name: string): void {
    if (device.startsWith('cuda')) this.onCuda = true
    else this.obstacle ||= `${name} writes a tensor on the ${device}`
  }

  #noteWrite(look: Look, name: string): void {
    if (!this.#kernels) return
    this.#noteDevice(look, name)
    for (const slot of this.known.get(look.storage) ?? []) {
      if (!this.#isMade(slot) && !this.written.includes(slot)) this.written.push(slot)
    }
  }

  #leaf(slot: number): Leaf {
    const found = this.#leaves.find((leaf) => leaf.slot === slot)
    if (found !== undefined) return found
    const leaf = { slot, bound: false, touched: false }
    this.#leaves.push(leaf)
    return leaf
  }

  /** Says what gradient a leaf must have when the program starts; before that gradient is replaced, or at the end. */
  #bind(leaf: Leaf, { replaced = false } = {}): void {
    if (leaf.bound) return
    const look = this.#gradient(leaf, (id) => (id === 0 ? undefined : lookAt(id)))
    const slot = (look && this.find(look)) ?? -1
    // Of one that no operator has met, and none replaces, nothing needs to be known yet.
    if (slot < 0 && !replaced) return
    leaf.bound = true
    if (this.#isMade(slot)) this.withoutGradient.push(leaf.slot)
    else if (slot >= 0) {
      // It may also be what the function was given, holds by itself, or has for the gradient of another leaf.
      const isMore = slot < this.#inputs || this.gradients.some(([, other]) => other === slot)
      if (isMore || this.#observer.isUsed(look?.tensor ?? 0)) this.ambiguous = true
      // Captured under its own name so far: from now on it is whatever gradient the leaf has.
      const at = this.captured.indexOf(slot)
      if (at >= 0) this.captured.splice(at, 1)
      this.gradients.push([leaf.slot, slot])
    }
  }

  /** The gradient that a leaf has now; 0 for none. */
  #gradient<R>({ slot }: Leaf, use: (id: Id) => R): R {
    return borrow(native.slotTensor(this.program, slot), (id) => borrow(native.grad(id, 0), use))
  }

  /** Lets the leaves have the gradients that they have now. */
  #publishGradients(): void {
    // A gradient that is met for the first time may be a leaf too, and comes last.
    for (const leaf of this.#leaves) {
      this.#bind(leaf)
      const from = this.#gradient(leaf, (id) => {
        const slot = id === 0 ? undefined : this.find(lookAt(id))
        if (this.#isMade(slot ?? -1)) return slot
        if (!leaf.touched) return undefined
        return id === 0 ? -1 : this.#slot(id)
      })
      if (from !== undefined) this.instructions.push({ to: leaf.slot, from, dead: [] })
    }
  }
}
