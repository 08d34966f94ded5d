import { surroundings } from '../binding/surroundings'
import {
  type Act,
  callTraits,
  type Listener,
  type Log,
  type Operator,
  overlap,
  type ProgramLevel,
  reachesBeyond,
  type TensorMeta,
  type Tensors,
} from './log'
import { dropStates, findLastUses, hoistViews, isStateOfGenerator, reuseBuffers } from './passes'
import {
  type Instruction,
  type JavaScriptCall,
  lone,
  type Operation,
  operandKinds,
  operation,
  operatorTraits,
  type Plan,
  type ProgramOutput,
  type Slot,
} from './plan'
import { formsOnly, metasOf, type Usage } from './usage'

/** For each result, the name of the node of its graph, if a backward pass has freed that. */
export type Nodes = readonly (string | undefined)[]

/** A tensor that requires gradients and existed before the program. */
interface Leaf {
  readonly meta: TensorMeta
  /** The gradient that it had when it was first used. */
  readonly start: TensorMeta | undefined
  /** The gradient that it has now. */
  grad: TensorMeta | undefined
  /** Its gradient has been read or replaced. */
  matters: boolean
  /** Its gradient was replaced before it was read, so its value at the start does not matter. */
  replaced: boolean
}

/**
 * Makes a program from what a function did.
 *
 * At the level `kernels` it records below autograd, so that a backward pass and an optimizer's step are operators like
 * any other; a tensor is then what a kernel sees, a place in memory. At the level `calls` it records calls as
 * JavaScript makes them, so that the results have a graph; a tensor is then an object.
 */
export class Recorder implements Listener {
  readonly #level: ProgramLevel
  readonly #inputs: readonly TensorMeta[]
  readonly #slots: Slot[] = []
  /** By the number of a memory (`kernels`) or of a tensor (`calls`): the slots that lie in it or hold it. */
  readonly #known = new Map<number, number[]>()
  readonly #captured = new Set<number>()
  readonly #instructions: Instruction[] = []
  readonly #gradients: [leaf: number, slot: number][] = []
  readonly #withoutGradient: number[] = []
  #runsBackward = false
  #onCuda = false
  #obstacle = ''
  #refusal = ''
  readonly #kernels: boolean
  readonly #usage: Usage
  readonly #calls: readonly Pick<JavaScriptCall, 'call' | 'repeats'>[]
  /** The slots at a place in a memory, by a key of both. */
  readonly #places = new Map<string, number[]>()
  readonly #open = new Map<number, { instruction: Operation; given: TensorMeta[] }>()
  readonly #leaves = new Map<number, Leaf>()
  #callCount = 0
  #lastCall: JavaScriptCall | undefined
  readonly #repetition = new Repetition()
  /** Tensors that the program makes, but that the recording did not see being made, by their numbers: their slots. */
  readonly #standIns = new Map<number, number>()
  /** The tensors that were written, by their memory. */
  readonly #writes = new Map<number, TensorMeta[]>()
  /** The writes that the operators' schemas tell, which autograd counts. */
  readonly #counted = new Map<number, TensorMeta[]>()
  /** Tensors that look like others but are not views of them for autograd. */
  readonly #detached = new Set<number>()
  /** Tensors from outside that JavaScript has used. */
  readonly #named = new Set<number>()
  #castsWeights = false

  /** `calls` is the JavaScript that runs in between, in order. */
  constructor(level: ProgramLevel, log: Log, usage: Usage, calls: readonly Pick<JavaScriptCall, 'call' | 'repeats'>[]) {
    this.#level = level
    this.#kernels = level === 'kernels'
    this.#usage = usage
    this.#calls = calls
    this.#inputs = log.inputs
    for (const input of log.inputs) this.#new(input, false)
  }

  /** Whether it casts leaves to 16 bits, which autocast would cache. */
  get castsWeights(): boolean {
    return this.#castsWeights
  }

  begin(level: ProgramLevel, number: number, operator: Operator, traits: number, operands: Tensors[]): void {
    if (level !== this.#level || this.#refusal !== '') return
    if (!this.#kernels && traits & callTraits.otherModes) {
      this.refuse(
        'autocast, inference mode, a transform of torch.func or hooks on saved tensors, as those of a checkpoint, begin or end in it',
      )
      return
    }
    const usual = (traits & callTraits.usual) !== 0
    const instruction = operation(operator, [], [], { number, usual })
    if (traits & callTraits.draws) this.#obstacle = `${operator.name} draws from a generator of its own`
    for (const { place, kind, aliases, metas } of operands) {
      if (kind === operandKinds.number) this.#obstacle ||= `${operator.name} takes a number that a tensor holds`
      const slots = metas.map((meta) => (meta === undefined ? -1 : this.#slot(meta)))
      const reshapes = this.#kernels && place === 0 && kind === operandKinds.tensor
      // The tensor in the slot must keep its shape, so another tensor on the same memory gets the new one.
      if (reshapes && operator.traits & operatorTraits.inplaceView && slots[0] >= 0) slots[0] = this.#alias(slots[0])
      instruction.operands.push({ argument: place, kind, writes: aliases, slots })
      if (aliases) for (const meta of metas) if (meta !== undefined) this.#noteWrite(meta, operator)
    }
    this.#open.set(number, { instruction, given: metasOf(operands) })
  }

  finish(number: number, returns: number, results: Tensors[]): void {
    const open = this.#open.get(number)
    this.#open.delete(number)
    if (this.#refusal !== '' || open === undefined) return
    const { instruction, given } = open
    instruction.returns = returns
    // At the level `calls` no trait says that a result's shape does not depend on values.
    const mayVary = !this.#kernels || !(instruction.traits & operatorTraits.staticShape)
    // Where the values of another tensor decide which part is viewed, as in tensor_split, the view may by chance be the
    // whole.
    const { name, traits, operands } = instruction
    const isByChance =
      !(traits & operatorTraits.mutable) && !formsOnly.test(name) && operands.flatMap(({ slots }) => slots).length > 1
    if (this.#kernels) this.#refuseReach(instruction.name, given, metasOf(results))
    for (const { place, kind, aliases, metas } of results) {
      if (place === 0) instruction.aliases = aliases
      for (const [i, meta] of metas.entries()) {
        if (meta === undefined || (!isByChance && this.#isKnown(meta))) continue
        if (!isStateOfGenerator(instruction)) this.#noteDevice(meta, instruction.name)
        const item = kind === operandKinds.tensor ? -1 : i
        const sizes = mayVary && !aliases ? { sizes: meta.sizes } : {}
        instruction.results.push({ position: place, item, slot: this.#new(meta, true), ...sizes })
        this.#noteCast(instruction, meta)
      }
    }
    // An operator that changes nothing and returns nothing new, such as the same view again, is left out.
    const isIdle = instruction.results.length === 0 && !(instruction.traits & operatorTraits.mutable)
    if (isIdle && instruction.name === 'aten::detach')
      for (const meta of metasOf(results)) this.#detached.add(meta.tensor)
    // lift_fresh returns its argument and changes its graph.
    if (isIdle && returns > 0 && (this.#kernels || instruction.name !== 'aten::lift_fresh')) return
    // An operator that returns nothing checks values.
    if (isIdle && !isStateOfGenerator(instruction)) this.#obstacle ||= `${instruction.name} waits for the GPU`
    this.#instructions.push(instruction)
  }

  touch(meta: TensorMeta): void {
    this.#named.add(meta.tensor)
    if (this.#refusal === '') this.#own(meta)
  }

  leaf(meta: TensorMeta, grad: TensorMeta | undefined): void {
    if (this.#kernels) this.#leaves.set(meta.tensor, { meta, start: grad, grad, matters: false, replaced: false })
  }

  act(act: Act, meta: TensorMeta | undefined, grad: TensorMeta | undefined): void {
    if (!this.#kernels) {
      const refusal = beyondCalls[act]
      if (refusal !== undefined) this.refuse(refusal)
      return
    }
    if (act === 'backward') this.#runsBackward = true
    if (this.#refusal !== '' || meta === undefined) return
    const leaf = this.#leaves.get(meta.tensor)
    if (leaf === undefined) return // the gradient of a tensor that the program makes ends with it
    if (act === 'readGrad') leaf.matters = true
    if (act === 'readGrad' || act === 'setGrad') this.#repetition.use(leaf, act === 'setGrad')
    if (act !== 'setGrad') return
    // From now on it is this gradient, whatever it was before.
    const isFirst = !leaf.matters
    leaf.replaced ||= isFirst
    this.#follow(leaf, grad, isFirst)
  }

  leafGradient(meta: TensorMeta, grad: TensorMeta | undefined): void {
    const leaf = this.#leaves.get(meta.tensor)
    if (leaf === undefined || this.#refusal !== '' || grad?.tensor === leaf.grad?.tensor) return
    if (this.#lastCall?.repeats === 'last') this.#meetAgain(leaf, grad)
    else {
      this.#repetition.add(leaf)
      this.#follow(leaf, grad)
    }
  }

  /** The gradient of a leaf after a part has run again: it is the one that the part sets. */
  #meetAgain(leaf: Leaf, grad: TensorMeta | undefined): void {
    const slot = leaf.grad && this.#find(leaf.grad)
    if (grad === undefined || slot === undefined || grad.key !== leaf.grad?.key || !this.#repetition.makes(slot)) {
      this.refuse('the closure of an optimizer leaves other gradients when it is evaluated again')
      return
    }
    leaf.grad = grad
    this.#standIns.set(grad.tensor, slot)
    add(this.#known, grad.storage, slot)
    add(this.#places, placeOf(grad), slot)
  }

  call(): void {
    if (!this.#kernels) this.refuse('an optimizer takes a step in it')
    const call: JavaScriptCall = { ...this.#calls[this.#callCount++], to: -1 }
    if (call.repeats === 'last') {
      if (this.#lastCall?.repeats !== 'next')
        this.refuse('another optimizer takes a step in the closure of an optimizer')
      if (this.#repetition.addsUp)
        this.refuse('the closure of an optimizer uses gradients before zeroGrad() clears them')
      this.#repetition.end(this.#slots, this.#known)
    }
    this.#lastCall = call
    this.#repetition.begin(this.#slots.length)
    if (call.repeats !== 'after') this.#instructions.push(call)
  }

  callResult(meta: TensorMeta): void {
    if (this.#lastCall === undefined) return
    // Asking for the tensor may just have captured it.
    const last = this.#slots.length - 1
    const isNew = this.#slots[last]?.meta?.tensor === meta.tensor && this.#captured.delete(last)
    if (isNew) this.#slots[last].made = true
    this.#lastCall.to = isNew ? last : this.#new(meta, true)
    this.#standIns.set(meta.tensor, this.#lastCall.to)
  }

  /** Why this level cannot express what happened; empty where it can. */
  get refusal(): string {
    return this.#refusal
  }

  /** Notes that this level cannot express what happens. */
  refuse(reason: string): void {
    this.#refusal ||= reason
  }

  /** The slot of a tensor; undefined where it is not known yet. */
  #find(meta: TensorMeta): number | undefined {
    if (!this.#kernels) return this.#known.get(meta.tensor)?.[0]
    const candidates = this.#places.get(placeOf(meta))
    const same = candidates?.find((slot) => this.#slots[slot].meta?.tensor === meta.tensor)
    // A leaf is more than its memory: it has a gradient.
    return same ?? (this.#isLeafFromOutside(meta) ? undefined : candidates?.[0])
  }

  /**
   * Whether a result is a known tensor. A view without elements counts as new, since kernels' overlap checks can tell
   * it apart.
   */
  #isKnown(meta: TensorMeta): boolean {
    const slot = this.#find(meta)
    return slot !== undefined && (!meta.sizes.includes(0) || this.#slots[slot].meta?.tensor === meta.tensor)
  }

  /**
   * Whether it is a leaf that JavaScript has used. Tensors that autograd makes of a leaf, as a view or from a hook,
   * look like leaves too.
   */
  #isLeafFromOutside({ requiresGrad, isLeaf, tensor }: TensorMeta): boolean {
    return requiresGrad && isLeaf && this.#named.has(tensor)
  }

  /** Whether the program computes a tensor. */
  makes(meta: TensorMeta): boolean {
    const slot = this.#find(meta)
    return slot !== undefined && this.#slots[slot].made
  }

  /**
   * The plan; undefined where there is a {@link refusal}. `nodes` name what a backward pass has freed behind each
   * result. `change` may replace kernels in it.
   */
  complete(results: readonly TensorMeta[], nodes: Nodes, change?: (plan: Plan) => void): Plan | undefined {
    const outputs: ProgramOutput[] = []
    for (const [i, meta] of results.entries())
      outputs.push({ ...this.#outputOf(meta, outputs, results), node: nodes[i] })
    if (this.#refusal !== '') return undefined
    this.#bindLeaves()
    const written = this.#writtenSlots(this.#writes)
    if (surroundings.caching > 0 && this.#castsWeights) {
      this.refuse(
        'it casts weights, and the autocast around it keeps the casts; put the whole block of autocast into the function',
      )
    }
    if (this.#refusal !== '') return undefined
    for (const slot of this.#captured) this.#slots[slot].lasting = true
    const gpus = this.#gpus()
    const plan: Plan = {
      level: this.#level,
      runsBackward: this.#runsBackward,
      inputs: this.#inputs,
      slots: this.#slots,
      known: this.#known,
      instructions: this.#instructions,
      views: [],
      captured: this.#captured,
      // A captured tensor is returned as it is, not as a new object.
      constant: outputs.map(({ slot }) => this.#captured.has(slot)),
      outputs: outputs.filter(({ slot }) => !this.#captured.has(slot)),
      written,
      counted: this.#writtenSlots(this.#counted),
      gradients: this.#gradients,
      withoutGradient: this.#withoutGradient,
      replaced: this.#replacedLeaves(),
      packs: false,
      givesViews: this.#kernels && this.#sharesMemory(results),
      cudaDevice: gpus[0],
      graphObstacle: undefined,
    }
    if (this.#kernels) dropStates(plan)
    if (this.#kernels) hoistViews(plan)
    change?.(plan)
    findLastUses(plan)
    if (this.#kernels) reuseBuffers(plan)
    if (this.#onCuda) plan.graphObstacle = this.#graphObstacle(plan, gpus)
    return plan
  }

  /** Captured tensors, inputs and gradients whose memory changes. */
  #writtenSlots(by: Map<number, TensorMeta[]>): Set<number> {
    const written = new Set<number>()
    for (const [slot, { made, meta }] of this.#slots.entries()) {
      if (!made && meta !== undefined && this.#isWritten(meta, by)) written.add(slot)
    }
    return written
  }

  #replacedLeaves(): Set<number> {
    return new Set([...this.#leaves.values()].flatMap(({ meta, replaced }) => (replaced ? [this.#slot(meta)] : [])))
  }

  #gpus(): string[] {
    return [...new Set(this.#slots.flatMap(({ meta }) => (meta?.device.startsWith('cuda') ? [meta.device] : [])))]
  }

  /** Why work on a GPU cannot be captured as a CUDA graph; empty where it can. */
  #graphObstacle({ instructions, gradients }: Plan, gpus: readonly string[]): string {
    const isInput = ({ tensor }: TensorMeta) => this.#inputs.some((input) => input.tensor === tensor)
    if ([...this.#leaves.values()].some(({ matters, meta }) => matters && isInput(meta))) {
      return 'an argument requires a gradient'
    }
    if (instructions.some((one) => 'call' in one)) {
      return 'its optimizer has no fused kernel, so a part of it is JavaScript'
    }
    if (gradients.length > 0) return 'it adds to gradients that exist before it runs'
    if (!this.#kernels) return 'its results require gradients'
    if (this.#obstacle !== '') return this.#obstacle
    if (gpus.length > 1) return `it works on ${[...gpus].sort().join(' and ')}, and a graph is of one GPU`
    return instructions.some(isStateOfGenerator) ? "it reads or sets the state of the CPU's generator" : ''
  }

  /** The output for a tensor; it has a slot of its own even if it looks like another tensor. */
  #outputOf(
    meta: TensorMeta,
    before: readonly ProgramOutput[],
    results: readonly TensorMeta[],
  ): Omit<ProgramOutput, 'node'> {
    let slot = this.#own(meta)
    const isTaken = before.some((output, i) => output.slot === slot && results[i].tensor !== meta.tensor)
    const { made, meta: known } = this.#slots[slot]
    if (this.#kernels && (isTaken || (!made && known?.tensor !== meta.tensor))) {
      slot = this.#alias(slot, this.#detached.has(meta.tensor) ? 'aten::detach' : 'aten::alias')
    }
    return { slot, made: this.#slots[slot].made, leaf: meta.requiresGrad && meta.isLeaf }
  }

  /** Whether a result shares memory with another result, or with a tensor that lasts. */
  #sharesMemory(outputs: readonly TensorMeta[]): boolean {
    const lasting = this.#slots.flatMap(({ made, meta }) => (made || meta === undefined ? [] : [meta]))
    const shares = (a: TensorMeta, b: TensorMeta) => a.tensor !== b.tensor && overlap(a, b)
    return outputs.some((meta) => [...outputs, ...lasting].some((other) => shares(meta, other)))
  }

  #new(meta: TensorMeta, made: boolean): number {
    const slot = this.#slots.push({ meta, made, stale: false, lasting: false }) - 1
    if (!this.#kernels) {
      if (!this.#known.has(meta.tensor)) this.#known.set(meta.tensor, [slot])
    } else {
      add(this.#known, meta.storage, slot)
      add(this.#places, placeOf(meta), slot)
    }
    return slot
  }

  /** The slot of a tensor; one that is not known yet is captured. */
  #slot(meta: TensorMeta): number {
    const known = this.#find(meta)
    if (known !== undefined && this.#repetition.makes(known) && this.#slots[known].meta?.storage === meta.storage)
      this.refuse('a tensor that the closure of an optimizer makes is used after the step, which may evaluate it again')
    if (known !== undefined) return known
    // A tensor in memory that the program makes was made by it too, in a way that was not recorded.
    if (!meta.isOuter) this.refuse('it uses a value that was computed where nothing is recorded')
    return this.#capture(meta)
  }

  /** The slot of this very tensor, even if another looks like it. */
  #own(meta: TensorMeta): number {
    const own = this.#known
      .get(this.#kernels ? meta.storage : meta.tensor)
      ?.find((slot) => this.#slots[slot].meta?.tensor === meta.tensor && !this.#slots[slot].made)
    return own ?? this.#standIns.get(meta.tensor) ?? (meta.isOuter ? this.#capture(meta) : this.#slot(meta))
  }

  #capture(meta: TensorMeta): number {
    const slot = this.#new(meta, false)
    this.#captured.add(slot)
    return slot
  }

  /** A new tensor object on the same memory. */
  #alias(slot: number, name = 'aten::alias'): number {
    const alias = this.#slots.push({ meta: undefined, made: true, stale: false, lasting: false }) - 1
    const results = [{ position: 0, item: -1, slot: alias }]
    this.#instructions.push(operation({ name }, [lone(0, slot)], results, { aliases: true, fresh: true }))
    return alias
  }

  /**
   * Refuses results that reach beyond their argument: the memory beside it may be another argument's, which lies
   * elsewhere next time.
   */
  #refuseReach(name: string, given: readonly TensorMeta[], results: readonly TensorMeta[]): void {
    for (const meta of results) {
      const known = this.#known.get(meta.storage)
      if (known === undefined) continue
      const beside = given.filter(({ storage }) => storage === meta.storage)
      // A storage as an argument, as in set_, would be the same one each time.
      if (beside.length === 0) this.refuse(`${name} gives a tensor memory that no argument shows`)
      else if (known.some((slot) => !this.#slots[slot].made) && reachesBeyond(meta, beside))
        this.refuse(`${name} reaches beyond the tensor that it is given, into memory that may be another's`)
    }
  }

  /**
   * Notes an operator that writes on the CPU: a CUDA graph holds only work of the GPU, so the write would happen once,
   * at the capture.
   */
  #noteDevice({ device }: TensorMeta, name: string): void {
    if (device.startsWith('cuda')) this.#onCuda = true
    else this.#obstacle ||= `${name} writes a tensor on the ${device}`
  }

  #noteWrite(meta: TensorMeta, { name, traits }: Operator): void {
    this.#noteDevice(meta, name)
    add(this.#writes, meta.storage, meta)
    if (traits & operatorTraits.mutable) add(this.#counted, meta.storage, meta)
  }

  /**
   * Whether a tensor is written. Other tensors in the same memory may lie elsewhere next time. Autograd counts changes
   * of empty tensors, too.
   */
  #isWritten(meta: TensorMeta, by = this.#writes): boolean {
    const writes = by.get(meta.storage) ?? []
    const isEmpty = (each: TensorMeta) => each.sizes.includes(0)
    return writes.some(
      (written) => written.tensor === meta.tensor || overlap(written, meta) || (isEmpty(written) && isEmpty(meta)),
    )
  }

  #noteCast({ name, operands }: Operation, result: TensorMeta): void {
    const [slot] = operands[0]?.slots ?? []
    const from = this.#slots[slot]
    if (name !== 'aten::_to_copy' || from?.made !== false || result.itemSize !== 2) return
    if (from.meta?.requiresGrad && from.meta.isLeaf) this.#castsWeights = true
  }

  /** Sets the gradient of a leaf. */
  #follow(leaf: Leaf, grad: TensorMeta | undefined, anyway = false): void {
    if (!anyway && grad?.tensor === leaf.grad?.tensor) return
    leaf.grad = grad
    leaf.matters = true
    if (grad?.requiresGrad && !grad.isLeaf) this.refuse('it leaves a gradient that has a graph')
    const from = grad === undefined ? -1 : this.#slot(grad)
    this.#instructions.push({ to: this.#slot(leaf.meta), from, dead: [] })
  }

  /** Notes which gradients the leaves must have when the program starts. */
  #bindLeaves(): void {
    const bound = new Set<number>()
    // A gradient in a leaf's own memory has no slot of its own.
    const leaves = new Set([...this.#leaves.values()].map(({ meta }) => this.#find(meta)))
    for (const { meta, start, matters, replaced } of this.#leaves.values()) {
      const leaf = this.#find(meta)
      const slot = start && this.#find(start)
      if (leaf === undefined || this.#slots[leaf].made) continue
      if (start === undefined) {
        if (matters && !replaced) this.#withoutGradient.push(leaf)
      } else if (slot !== undefined && !this.#slots[slot].made) {
        // The gradient may also be a leaf, an argument, a tensor that the function uses by itself, or another leaf's
        // gradient.
        if (slot < this.#inputs.length || bound.has(slot) || leaves.has(slot) || this.#usage.used.has(start.tensor)) {
          this.refuse(
            'a tensor is used directly and is also a gradient, and a recording cannot tell which of the two was meant',
          )
        }
        bound.add(slot)
        this.#captured.delete(slot)
        this.#gradients.push([leaf, slot])
      } else if (matters && !replaced && this.#usage.read.has(start.tensor)) {
        this.#gradients.push([leaf, this.#new(start, false)])
      }
    }
  }
}

/** What a recorder notes of the parts that JavaScript may run again, as an optimizer does its closure. */
class Repetition {
  #addsUp = false
  #first = 0
  readonly #replaced = new Set<Leaf>()
  readonly #read = new Set<Leaf>()
  /** The slots that parts which may run again have made, other than views of older memory. */
  readonly #made = new Set<number>()

  /** Whether this part takes gradients for its own that the last run of it would have left. */
  get addsUp(): boolean {
    return this.#addsUp
  }

  /** A part begins, with the slots from `first`. */
  begin(first: number): void {
    this.#first = first
    this.#addsUp = false
    this.#replaced.clear()
    this.#read.clear()
  }

  /** A gradient is read, or `replaced`. */
  use(leaf: Leaf, replaced: boolean): void {
    if (replaced && this.#read.has(leaf)) this.#addsUp = true
    if (replaced) this.#replaced.add(leaf)
    else if (!this.#replaced.has(leaf)) this.#read.add(leaf)
  }

  /** A backward pass gives a leaf another gradient. */
  add(leaf: Leaf): void {
    if (!this.#replaced.has(leaf)) this.#addsUp = true
  }

  /** The part ends that may run again. */
  end(slots: readonly Slot[], known: ReadonlyMap<number, readonly number[]>): void {
    for (const [, alike] of known) {
      const isNew = alike.every((slot) => slot >= this.#first && slots[slot].made)
      if (isNew) for (const slot of alike) this.#made.add(slot)
    }
  }

  makes(slot: number): boolean {
    return this.#made.has(slot)
  }
}

/** Acts that only a program of kernels can contain. */
const beyondCalls: Partial<Record<Act, string>> = {
  backward: 'it runs backward',
  setGrad: 'gradients are set in it',
  readGrad: 'a gradient is read in it',
  setRequiresGrad: 'requiresGrad is set in it',
  registerHook: 'a hook is registered in it',
  applyFunction: 'an autograd.Function is applied in it',
  saveTensor: 'what it saves for backward goes through hooks, as those of a checkpoint; compile the backward pass too',
}

function placeOf({ storage, key }: TensorMeta): string {
  return `${storage} ${key}`
}

function add<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key)
  if (items === undefined) map.set(key, [item])
  else items.push(item)
}
