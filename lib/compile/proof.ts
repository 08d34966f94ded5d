import { idOf, idsOf } from '../binding/handle'
import { type Id, native, traits } from '../binding/native'
import { TorchError } from '../errors'
import { abs, allclose, eq, equal, isnan, logicalAnd, logicalOr, viewAsReal } from '../generated/ops'
import { scope, Tensor } from '../tensor'
import type { DType } from '../types'
import type { Program } from './program'
import { memoryOf, release, requiresGrad, Shadow, small } from './shadow'

/** Why a program does not do what its function does, and the stack of the call where that was noticed. */
export interface Doubt {
  readonly why: string
  readonly stack: string
}

/**
 * Compares a program with its function. The program runs on copies of all that it writes, then the function runs as
 * written, and the results of both are compared to the bit. JavaScript that a program calls runs once, and the parts
 * around it are compared.
 */
export class Proof {
  readonly #program: Program
  readonly #inputs: Int32Array
  readonly #shadow: Shadow
  /** Handles made after this belong to the function. */
  readonly #mark = native.scopeMark()
  #versions: number[]
  #form: number
  #next = 0
  /** Where the part that ends at `#next` begins. */
  #begin = 0
  #doubt: Doubt | undefined
  readonly #owned: Id[] = []

  /** Runs the program up to its first JavaScript, or to its end. */
  constructor(program: Program, inputs: readonly Tensor[]) {
    this.#program = program
    this.#inputs = idsOf(inputs)
    const shadow = Shadow.of(program, inputs)
    if (shadow === undefined) throw new TorchError('ERR_COMPILE', 'these inputs do not fit the program')
    this.#shadow = shadow
    this.#versions = memoryOf(shadow.real).versions
    this.#form = native.signatureOf(shadow.real)
    this.#run()
  }

  /** Runs JavaScript that the program calls. */
  between<R>(run: () => R): R {
    this.#compare()
    const result = run()
    const call = this.#program.calls.get(this.#next)
    if (call === undefined) this.#note('it runs JavaScript in between more often than before')
    else if (call.to >= 0 && result instanceof Tensor) {
      const ids = idsOf([result])
      native.setSlotTensors(this.#shadow.id, Int32Array.of(call.to), this.#ownAll(native.separate(ids, ids, small)))
    }
    this.#begin = ++this.#next
    this.#goOn()
    return result
  }

  /** Runs the last part again, beside `evaluate`, which does it as written. JavaScript in between calls this. */
  repeat(evaluate: () => void): void {
    const form = this.#form
    this.#next = this.#begin
    // JavaScript may run in other modes than the function.
    this.#form = native.signatureOf(this.#shadow.real)
    this.#goOn()
    evaluate()
    this.#compare()
    this.#form = form
  }

  #goOn(): void {
    if (this.#doubt === undefined) this.#follow()
    this.#versions = memoryOf(this.#shadow.real).versions
    this.#run()
  }

  /** Called when the function has ended, with the tensors that it returned, or with what is wrong with its result. */
  end(own: readonly Tensor[] | string): Doubt | undefined {
    this.#compare()
    if (typeof own === 'string') this.#note(own)
    else if (this.#next < this.#program.length) this.#note('it does less than before')
    else if (this.#doubt === undefined) this.#compareResults(idsOf(own))
    return this.#doubt
  }

  release(): void {
    native.unwatch()
    this.#shadow.release()
    release(this.#owned)
  }

  #own(id: Id): Id {
    this.#owned.push(id)
    return id
  }

  #ownAll(ids: Id[]): Int32Array {
    for (const id of ids) this.#own(id)
    return Int32Array.from(ids)
  }

  #note(why: string, stack = ''): void {
    this.#doubt ??= { why, stack }
  }

  /** Runs the program up to the next JavaScript; after this the function runs its part. */
  #run(): void {
    if (this.#doubt !== undefined) return
    try {
      this.#next = this.#shadow.run(this.#next, true)
    } catch (error) {
      this.#note(`its replay throws: ${(error as Error).message}`)
    }
    this.#watch()
  }

  /** Makes native watch whether the function uses a tensor that the program does not know. */
  #watch(): void {
    native.watch(Int32Array.from([...this.#inputs, ...this.#shadow.real]), this.#mark)
  }

  /** Copies to the copies what JavaScript in between has changed. */
  #follow(): void {
    native.overwrite(this.#shadow.copies, this.#shadow.real)
    for (const leaf of this.#program.leaves) {
      const [real, copy] = [this.#shadow.realOf(leaf), this.#shadow.copyOf(leaf)]
      const [grad, copied] = [native.grad(real, 0), native.grad(copy, 0)]
      if (grad === 0) native.setGrad(copy, 0)
      else if (copied !== 0 && this.#isOfOneSize(grad, copied))
        native.overwrite(Int32Array.of(copied), Int32Array.of(grad))
      else {
        const [fresh] = native.separate(Int32Array.of(grad), Int32Array.of(grad), small)
        native.setGrad(copy, fresh)
        native.release(fresh)
      }
      native.release(grad)
      native.release(copied)
    }
  }

  #isOfOneSize(a: Id, b: Id): boolean {
    return `${native.shape(a)}` === `${native.shape(b)}` && native.dtype(a) === native.dtype(b)
  }

  /** Compares what lasts: memory, gradients, generators, metadata. */
  #compare(): void {
    const stack = native.unwatch()
    if (stack !== undefined) {
      this.#note('it uses a tensor that it did not use before, or one that it kept from an earlier call', stack)
    }
    if (this.#doubt !== undefined) return
    const drawn = this.#shadow.generators.map((generator) => native.generatorState(generator))
    if (!areSame(drawn, this.#shadow.drawn)) {
      this.#note('other random numbers are drawn')
    }
    release(drawn)
    if (native.signatureOf(this.#shadow.real) !== this.#form)
      this.#note('a tensor that existed before it gets another form')
    else if (!areSame(this.#shadow.real, this.#shadow.copies)) this.#note('a tensor that it changes gets other values')
    this.#compareGradients()
    const { relied, written } = this.#program
    const own = new Set(written)
    const { addresses, versions } = memoryOf(this.#shadow.real)
    const changed = new Set(addresses.filter((_, i) => own.has(relied[i])))
    if (versions.some((version, i) => version !== this.#versions[i] && !changed.has(addresses[i]))) {
      this.#note('it changes a tensor in a way that was not recorded')
    }
  }

  #compareGradients(): void {
    const gradsOf = (leafOf: (slot: number) => Id) =>
      Int32Array.from(this.#program.leaves, (slot) => native.grad(leafOf(slot), 0))
    const [real, copies] = [gradsOf((slot) => this.#shadow.realOf(slot)), gradsOf((slot) => this.#shadow.copyOf(slot))]
    if (real.some((id, i) => (id === 0) !== (copies[i] === 0))) this.#note('a gradient is there in only one of the two')
    else if (!areSame(real.filter(Boolean), copies.filter(Boolean))) this.#note('a gradient differs')
    if (real.some((id) => id !== 0 && requiresGrad(id))) this.#note('a gradient has a graph')
    release([...real, ...copies])
  }

  #isSameGraph(real: Id, given: Id): boolean {
    try {
      return native.sameGraph(real, given, this.#shadow.real, this.#shadow.copies)
    } catch (error) {
      // Autograd has no answer for a view that lost its history.
      if ((error as { code?: unknown }).code === undefined) throw error
      return false
    }
  }

  #compareResults(real: Int32Array): void {
    const given = this.#ownAll(native.outputsOf(this.#shadow.id))
    if (real.length !== given.length || !areSame(real, given)) this.#note('a result differs')
    const isCalls = this.#program.level === 'calls'
    for (const [i, id] of real.entries()) {
      // Of a graph that a backward pass has freed, a program of kernels returns the last node.
      const isSame = () => (isCalls ? this.#isSameGraph(id, given[i]) : native.gradFn(id) === native.gradFn(given[i]))
      if (requiresGrad(id) !== requiresGrad(given[i])) this.#note('whether a result requires a gradient differs')
      else if (requiresGrad(id) && !isSame()) this.#note('the graph of a result differs')
    }
    if (String(sharing(real, this.#shadow.real)) !== String(sharing(given, this.#shadow.copies)))
      this.#note('a result lies in other memory')
  }
}

/** For each result, the index of the first tensor among `others` and earlier results that lies in the same memory. */
function sharing(results: Int32Array, others: Int32Array): number[] {
  const { addresses } = memoryOf(Int32Array.from([...others, ...results]))
  return addresses.slice(others.length).map((address) => addresses.indexOf(address))
}

/**
 * Whether two lists of tensors agree to the bit, NaN with NaN; on a GPU within a tolerance, since kernels may add up in
 * any order.
 */
function areSame(a: ArrayLike<Id>, b: ArrayLike<Id>): boolean {
  const [x, y] = [Int32Array.from(a), Int32Array.from(b)]
  const unlike = native.unlike(x, y)
  return unlike.length === 0 || scope(() => unlike.every((i) => x[i] !== 0 && y[i] !== 0 && isSame(x[i], y[i])))
}

function isSame(a: Id, b: Id): boolean {
  const [x, y] = [a, b].map((id) => new Tensor(native.rename(id)).detach())
  const forms = [x, y].map((each) => [
    each.dtype,
    each.device,
    each.shape,
    each.stride(),
    native.traits(idOf(each)) & traits.isConj,
  ])
  if (String(forms[0]) !== String(forms[1])) return false
  try {
    return isSameValue(x.resolveNeg(), y.resolveNeg())
  } catch (error) {
    // What no operator can read, such as negated booleans, cannot be compared.
    if ((error as { code?: unknown }).code === undefined) throw error
    return false
  }
}

function isSameValue(x: Tensor, y: Tensor): boolean {
  if (x.device === 'meta') return true
  if (x.isComplex()) return isSameValue(viewAsReal(x.resolveConj()), viewAsReal(y.resolveConj()))
  if (!x.isFloatingPoint()) return equal(x, y)
  if (x.device !== 'cpu') return allclose(x, y, { rtol: 1e-4, atol: 1e-4 * (abs(x).max().item() || 1), equalNan: true })
  const bits = bitsOf[x.elementSize()]
  if (equal(x.view(bits), y.view(bits))) return true
  const alike = eq(x.view(bits), y.view(bits))
  return logicalOr(alike, logicalAnd(isnan(x), isnan(y)))
    .all()
    .item<boolean>()
}

const bitsOf: Record<number, DType> = { 1: 'uint8', 2: 'int16', 4: 'int32', 8: 'int64' }
