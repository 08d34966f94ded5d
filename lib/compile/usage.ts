import { native } from '../binding/native'
import { dtypes } from '../types'
import type { Act, Listener, Operator, ProgramLevel, TensorMeta, Tensors } from './log'
import { operatorTraits } from './plan'

interface OpenOperator {
  readonly level: ProgramLevel
  readonly operator: Operator
  readonly operands: Tensors[]
  /** The memory that kernels within a call were given. */
  readonly given: Set<number>
  /** For memory within it, the memory it was copied from. */
  readonly copies: Map<number, number>
}

/** How the tensors of a log were used, and why no program of it, or no program of kernels, could be right. */
export class Usage implements Listener {
  /**
   * By their numbers: the tensors that calls returned, those that JavaScript got as gradients, and those that it passed
   * to calls itself.
   */
  readonly made = new Set<number>()
  readonly read = new Set<number>()
  readonly used = new Set<number>()
  /** Why nothing may be replayed; empty where it may. */
  refusal = ''
  /** Why kernels alone do not show what happened; empty where they do. */
  hidden = ''
  runsBackward = false
  readonly #inputs: readonly TensorMeta[]
  readonly #begun = new Map<number, OpenOperator>()
  /** Memory that existed before, and memory that was allocated but not seen to be written. */
  readonly #outer = new Set<number>()
  readonly #unwritten = new Set<number>()
  /** Memory that operators have written, memory of tensors that require gradients, and tensors that are detached. */
  readonly #written = new Set<number>()
  readonly #withGradients = new Set<number>()
  readonly #detached = new Set<number>()

  constructor(inputs: readonly TensorMeta[]) {
    this.#inputs = inputs
    for (const input of inputs) this.touch(input)
  }

  begin(level: ProgramLevel, number: number, operator: Operator, _traits: number, operands: Tensors[]): void {
    const begun = { level, operator, operands, given: new Set<number>(), copies: new Map<number, number>() }
    if (collectives.test(operator.name)) this.#refuse(`${operator.name} talks to other processes`)
    for (const meta of metasOf(operands)) {
      if (level === 'calls' && !this.read.has(meta.tensor)) this.used.add(meta.tensor)
      if (level === 'kernels' && !copying.test(operator.name)) {
        for (const call of this.#begun.values()) give(call, meta.storage)
      }
    }
    for (const { storage } of metasOf(operands.filter(({ aliases }) => aliases))) this.#written.add(storage)
    this.#begun.set(number, begun)
  }

  finish(number: number, returns: number, results: Tensors[]): void {
    const begun = this.#begun.get(number) as OpenOperator
    const { level, operator, operands } = begun
    this.#begun.delete(number)
    if (level === 'calls') this.#refuseAnswers(operator.name, returns, results)
    if (level === 'kernels') {
      this.#noteCopies(operator, operands, results)
      this.#noteUnwritten(operator, operands, results)
      return
    }
    for (const { tensor, storage, requiresGrad } of metasOf(results)) {
      this.made.add(tensor)
      if (requiresGrad) this.#withGradients.add(storage)
      if (operator.name === 'aten::detach') this.#detached.add(tensor)
    }
    this.#refuseGraphs(operator, operands, results)
    for (const { storage } of metasOf(results)) give(begun, storage)
    this.#refuseReading(begun)
  }

  touch({ isOuter, storage, requiresGrad }: TensorMeta): void {
    if (isOuter) this.#outer.add(storage)
    if (requiresGrad) this.#withGradients.add(storage)
  }

  act(act: Act, _meta: TensorMeta | undefined, grad: TensorMeta | undefined): void {
    if (act === 'backward') this.runsBackward = true
    if (act === 'readGrad' && grad !== undefined) this.read.add(grad.tensor)
  }

  leaf(): void {}
  leafGradient(): void {}
  call(): void {}
  callResult(): void {}

  /** Called when the function has ended, with the tensors that it returned. */
  complete(outputs: readonly TensorMeta[]): void {
    const mode = native.inferenceMode()
    if (outputs.some(({ isInference, storage }) => isInference !== mode && !this.#outer.has(storage))) {
      this.#refuse('it gives a tensor made where inferenceMode differs; put inferenceMode around the call')
    }
    if (outputs.some(({ storage }) => this.#unwritten.has(storage))) this.#hide('a result lies in')
    const isChanged = (storage: number) => this.#written.has(storage) && this.#withGradients.has(storage)
    if (outputs.some(({ isView, tensor, storage }) => isView && isChanged(storage) && !this.#detached.has(tensor))) {
      this.#refuse('it gives a view of a tensor that requires gradients and that it changes')
    }
    if (outputs.some(({ isView, isLeaf, requiresGrad, isOuter }) => isView && isLeaf && requiresGrad && !isOuter)) {
      this.hidden ||= 'it gives a view, made without gradients, of a tensor that requires them'
    }
    if (this.runsBackward && this.#inputs.some(({ isHooked }) => isHooked)) {
      this.#refuse('an argument has hooks on its gradient, which another tensor would not have')
    }
  }

  #refuse(reason: string): void {
    this.refusal ||= reason
  }

  #hide(what: string): void {
    this.hidden ||= `${what} memory that is written where it cannot be recorded`
  }

  #noteUnwritten({ name }: Operator, operands: Tensors[], results: Tensors[]): void {
    for (const { storage, sizes } of metasOf(results)) {
      if (allocations.test(name) && !sizes.includes(0)) this.#unwritten.add(storage)
    }
    // A view, or a new tensor of the same form, reads nothing.
    const looks = results.some(({ aliases }) => aliases) || formsOnly.test(name)
    for (const { aliases: writes, metas } of operands) {
      for (const meta of metas) {
        if (meta === undefined || !this.#unwritten.has(meta.storage)) continue
        if (writes) this.#unwritten.delete(meta.storage)
        if (writes ? inPlace.test(name) && !fills.test(name) : !looks) this.#hide(`${name} reads`)
      }
    }
  }

  /** Refuses to give a graph to a tensor that existed before the program. */
  #refuseGraphs({ name, traits }: Operator, operands: Tensors[], results: Tensors[]): void {
    const writes = (traits & operatorTraits.mutable) !== 0
    const written = new Set(metasOf(operands.filter(({ aliases }) => aliases)).map(({ storage }) => storage))
    const leaves = new Set(metasOf(operands).flatMap(({ tensor, isLeaf }) => (isLeaf ? [tensor] : [])))
    for (const { requiresGrad, isLeaf, storage, tensor } of metasOf(results)) {
      if (!requiresGrad || isLeaf || !this.#outer.has(storage)) continue
      if (!(writes && written.has(storage)) && !leaves.has(tensor) && !lifts.test(name)) continue
      this.#refuse(`${name} gives a graph to a tensor that existed before the function`)
    }
  }

  /** Notes copies: of copied memory, only the copy may be read. */
  #noteCopies({ name }: Operator, operands: Tensors[], results: Tensors[]): void {
    const [source] = metasOf(operands.filter(({ aliases }) => !aliases))
    for (const { storage } of metasOf(results)) {
      for (const { copies } of this.#begun.values()) {
        if (!copying.test(name)) copies.delete(storage)
        else if (source !== undefined && source.storage !== storage) copies.set(storage, source.storage)
      }
    }
  }

  /** Refuses a plain value that is returned to JavaScript, unless the forms of tensors decide it. */
  #refuseAnswers(name: string, returns: number, results: Tensors[]): void {
    if (returns === 0 || results.length > 0 || answersOfForm.test(name)) return
    this.#refuse(`${name} gives a plain value that is not known while a function is recorded; ask for it outside`)
  }

  /**
   * Refuses integers on the CPU that no kernel and no result was given: the operator may have read them, such as
   * indices to split at.
   */
  #refuseReading({ operator: { name }, operands, given }: OpenOperator): void {
    if (formsOnly.test(name)) return
    for (const { sizes, device, dtype, storage } of metasOf(operands)) {
      if (sizes.includes(0) || device !== 'cpu' || !wholeNumbers.has(dtypes[dtype]) || given.has(storage)) continue
      this.#refuse(`${name} reads the values of a tensor by itself`)
    }
  }
}

/** Notes that a kernel is given memory, and what that was copied from. */
function give({ given, copies }: OpenOperator, storage: number): void {
  let at: number | undefined = storage
  for (let links = 0; at !== undefined && links <= copies.size; links++) {
    given.add(at)
    at = copies.get(at)
  }
}

/** Operators that only move values, which may then be read. */
const copying = /^aten::(clone|_to_copy|copy_|_copy_from)$/

/** All tensors of these arguments or results. */
export function metasOf(all: readonly Tensors[]): TensorMeta[] {
  const found: TensorMeta[] = []
  for (const { metas } of all) for (const meta of metas) if (meta !== undefined) found.push(meta)
  return found
}

const collectives = /^(c10d|_c10d_functional|_c10d_functional_autograd|_dtensor)::/

/** Operators that allocate memory and write nothing. */
const allocations = /^aten::(new_)?empty/

/** They give their own operand another graph. */
const lifts = /^aten::lift(_fresh)?$/

/** An operator in place reads what it writes, unless it only fills. */
const inPlace = /^aten::\w+_$/
const fills =
  /^aten::(_foreach_)?(zero|fill|copy|set|resize|uniform|normal|random|bernoulli|exponential|cauchy|geometric|log_normal)_$/

const wholeNumbers = new Set<string>(['int64', 'int32', 'int16', 'int8', 'uint8', 'bool'])

/**
 * Operators whose plain result follows from what is compared before each replay: sizes, strides, dtype, device, kind of
 * leaf.
 */
const answersOfForm =
  /^aten::((sym_)?(size|stride|numel|is_contiguous)|dim|\w+_dim|result_type|can_cast|is_same_size|is_(signed|complex|floating_point|conj|neg|inference|leaf|coalesced|distributed)|promote_types|_fused_sdp_choice|cudnn_is_acceptable)$/

/** Operators that read only a tensor's form. */
export const formsOnly =
  /^aten::(\w+_as|\w+_like|new_\w+|type_as|to|result_type|can_cast|broadcast_tensors|is_same_size|sum_to_size)$/
