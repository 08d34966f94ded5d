import { requireArguments } from '../arguments'
import { idOf, idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { surroundings } from '../binding/surroundings'
import { emitWarning } from '../binding/warning'
import { inModesOfCall } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { isCallable, isObject } from '../kinds'
import { Tensor } from '../tensor'
import { keepGrad, lastGrad } from '../tensor/tensor'
import { RecordingBudget } from './budget'
import type { Conditions } from './conditions'
import { type GraphedProgram, graphed } from './cuda-graph'
import { builder, type Form, flatten, hidden, type Key, keyOf, sameTokens } from './form'
import { relyOn } from './module'
import type { Doubt } from './proof'
import { currentRecording, isWithin, Miss, Obstacle, prove, type Recorded, record } from './recording'

export interface MemoOptions {
  readonly cudaGraphs: boolean
  readonly freezing: boolean
  readonly fullgraph: boolean
  readonly mode: 'default' | 'max-autotune'
  /** How many calls with a signature run as written before it is recorded. */
  readonly warmup: number
  /**
   * Whether a recording is compared with the function before it is trusted; a number repeats that after so many calls.
   */
  readonly verify: boolean | number
  /** Where the function was compiled. */
  readonly line: string
  /** The object whose forward is compiled, if it is not a module. A module reports its own state. */
  readonly subject?: object
}

/** A recorded run: when it fits, and what it returns. */
interface Entry<R> {
  readonly signature: FormRecord<R>
  readonly tokens: unknown[]
  readonly recorded: Recorded
  readonly graph: GraphedProgram | undefined
  /** What the function returned, without its tensors, and where each of those tensors comes from. */
  readonly given: unknown[]
  readonly sources: readonly ReturnedFrom[]
  /** Tensors that the function reaches, and where the objects come from that it leaves as their gradients. */
  readonly gradients: readonly (readonly [tensor: Tensor, from: ReturnedFrom])[]
  readonly build: (next: () => Tensor) => unknown
  isProven: boolean
  /** The ids of the inputs that it was recorded with; 0 for inputs that have since been compared as other tensors. */
  ids: Int32Array | undefined
  calls: number
  lastUse: number
}

/** Where a returned tensor comes from: the program made it, it is an input, or it is the same tensor each time. */
type ReturnedFrom = { readonly made: number } | { readonly input: number } | { readonly constant: Tensor }

/** What is known of calls whose arguments have the same form. */
interface FormRecord<R> {
  /** The number of calls that ran as written, and the shortest time of one in milliseconds. */
  meetings: number
  cost: number
  /** The number of its recordings that could not be kept. */
  misses: number
  entries: Entry<R>[]
}

/** With more recordings than this, calls are an endless row of new forms rather than a recurring set. */
const maxEntries = 64
const maxSignatures = 4096
/** The most recordings of one signature; more than these are not modes that recur. */
const maxVariants = 8

/** After this many recordings that could not be kept, a signature is not recorded again. */
const maxMisses = 8

/**
 * After this many calls in a row in a new form, or in one that is not worth recording, only one call in sixteen is
 * looked at.
 */
const maxStrangers = 32

/** The recorded runs of one function. */
export class Memo<Args extends unknown[], R> {
  readonly #run: (this: unknown, ...args: Args) => R
  readonly #options: MemoOptions
  readonly #signatures = new Map<Key, FormRecord<R>>()
  readonly #budget = new RecordingBudget()
  /** The entry used last, and all entries. */
  #recent: Entry<R> | undefined
  readonly #entries = new Set<Entry<R>>()
  #uses = 0
  /** The last call had another signature than the call before. */
  #varies = false
  /** The number of calls in a row in a new form, or in one that is not worth recording. */
  #strangers = 0
  #failures = 0
  #isPlain = false
  #hasTold = false
  #hasToldOfBlock = false

  constructor(run: (this: unknown, ...args: Args) => R, options: MemoOptions) {
    this.#run = run
    this.#options = options
  }

  call(args: Args, self?: unknown): R {
    // The arguments would be on the stack twice.
    if (args.length > 10_000) throw typeError(`a compiled function: was given ${args.length} arguments; give one list`)
    // Within another function that is being recorded, this one is a part of that recording.
    if (this.#isPlain || isWithin() || this.#isSurrounded() || this.#isPassedBy()) return this.#run.apply(self, args)
    const form = flatten(args)
    if (self !== undefined) form.tokens.push(self)
    const replayed = this.#replay(form)
    if (replayed === undefined) return this.#meet(args, form, self)
    // The function itself throws, so that the error names what was called in it.
    if (replayed.results === undefined) return this.#run.apply(self, args)
    return give(replayed.entry, replayed.results, form.tensors)
  }

  /** Whether something around this call, which a replay would not see, decides what the function does. */
  #isSurrounded(): boolean {
    const { keepsCasts, keepsParametrized, dual } = surroundings
    const [block, where] = keepsCasts
      ? ['autocast keeps the casts of weights', 'put it into the function, or give it { cacheEnabled: false }']
      : ['parametrize.cached keeps what it has computed', 'put it into the function']
    const keeps = keepsCasts || keepsParametrized > 0
    if (keeps && !this.#hasToldOfBlock) {
      this.#hasToldOfBlock = true
      this.#warn(`${block} for its whole block; ${where}`)
    }
    return keeps || dual
  }

  /** Whether this call skips the lookup, which would cost more than the rare hits are worth. */
  #isPassedBy(): boolean {
    return this.#strangers > maxStrangers && ++this.#strangers % 16 !== 0
  }

  repeat(times: number, args: Args): R {
    atLeastOne('repeat', 'times', times)
    for (let left = times; ; left--) {
      const result = this.call(args)
      if (left === 1) return result
    }
  }

  /** Takes each batch as it comes, since an iterator may fill the same memory again. */
  many(batches: Iterable<Args>, chunk: number, onProgress?: (done: number, last: R) => void): R[] {
    atLeastOne('many', 'chunk', chunk)
    const results: R[] = []
    let told = 0
    const tell = () => {
      if (told === results.length) return
      told = results.length
      onProgress?.(told, results[told - 1])
    }
    for (const batch of batches) {
      requireArguments('many', `batches[${results.length}]`, batch)
      results.push(this.call(batch))
      if (results.length % chunk === 0) tell()
    }
    tell()
    return results
  }

  async(args: Args): Promise<R> {
    return inModesOfCall(this.#async(args))
  }

  async #async(args: Args): Promise<R> {
    currentRecording()?.refuse('it calls async of another compiled function')
    if (this.#isPlain || isWithin() || this.#isSurrounded()) return this.#run(...args)
    const form = flatten(args)
    const entry = this.#find(form, ({ recorded }) => recorded.program.accepts(form.tensors))
    // JavaScript in the program needs this thread; random numbers must come in the order of the calls.
    const isHere = entry?.recorded.program.callsJavaScript || entry?.recorded.program.draws
    if (entry === undefined || isHere || this.#mustProve(entry, form.tensors)) return this.call(args)
    const results = await entry.recorded.program.runAsync(form.tensors)
    if (results !== undefined) {
      for (const follow of entry.recorded.conditions.afterwards) follow()
      return give(entry, results, form.tensors)
    }
    const why = 'async: what the function uses was changed before it ran; leave it alone until the promise settles'
    throw new TorchError('ERR_COMPILE', why)
  }

  /**
   * Runs the program that fits; undefined where none can be trusted. There are no results where it has thrown before
   * it changed anything.
   */
  #replay(form: Form): Replayed<R> | undefined {
    let replayed: Replayed<R> | undefined
    this.#find(form, (entry) => {
      if (this.#mustProve(entry, form.tensors)) return false
      const before = this.#budget.start(entry)
      const results = runOf(entry, form.tensors)
      if (results === undefined) return false
      if (results === 'failed') {
        replayed = { entry, results: undefined }
        return true
      }
      this.#budget.saved(entry, before, entry.signature.cost)
      entry.calls++
      this.#strangers = 0
      for (const follow of entry.recorded.conditions.afterwards) follow()
      replayed = { entry, results }
      return true
    })
    return replayed
  }

  /**
   * The recorded run that fits by what JavaScript can check, and that `accepts` takes; the one used last is tried
   * first.
   */
  #find(form: Form, accepts: (entry: Entry<R>) => boolean): Entry<R> | undefined {
    const recent = this.#recent
    if (recent === undefined) return undefined
    if (!this.#varies && fits(recent, form) && accepts(recent)) return recent
    const entry = this.#signatures.get(keyOf(form))?.entries.find((each) => fits(each, form) && accepts(each))
    // Where signatures alternate, the one used last rarely fits.
    this.#varies = entry !== recent
    if (entry !== undefined && entry !== recent) this.#use(entry)
    return entry
  }

  #use(entry: Entry<R>): void {
    // The time of the one used last is not updated at each call, so it is set here.
    if (this.#recent !== undefined) this.#recent.lastUse = ++this.#uses
    entry.lastUse = ++this.#uses
    this.#recent = entry
  }

  /** Whether a recording must be compared with the function: for the first time, or again after so many calls. */
  #mustProve({ isProven, ids, calls }: Entry<R>, inputs: readonly Tensor[]): boolean {
    const { verify } = this.#options
    if (!isProven || (typeof verify === 'number' && calls >= verify)) return true
    return ids !== undefined && inputs.some((input, i) => ids[i] !== 0 && idOf(input) !== ids[i])
  }

  /** Handles a call that no trusted recording fits: it runs as written, and is recorded or compared meanwhile. */
  #meet(args: Args, form: Form, self: unknown): R {
    if (native.isWatched()) return this.#run.apply(self, args)
    const concealed = hidden(args)
    if (concealed !== undefined)
      return this.#refuse(concealedWords('takes', concealed), () => this.#run.apply(self, args))
    const signature = this.#signature(form)
    const unproven = signature.entries.find(
      (entry) =>
        fits(entry, form) && this.#mustProve(entry, form.tensors) && entry.recorded.program.accepts(form.tensors),
    )
    if (unproven !== undefined) return this.#prove(unproven, args, form, self)
    const { fullgraph } = this.#options
    // With `fullgraph`, obstacles must be reported at once.
    const warmup = fullgraph ? 0 : this.#options.warmup
    const isWarm = signature.misses < maxMisses && signature.meetings >= warmup
    if (isWarm && (warmup === 0 || this.#budget.allows(signature.cost)))
      return this.#record(signature, args, form, self)
    if (isWarm || signature.meetings === 0) this.#strangers++
    if (signature.entries.length > 1) this.#tellOfChange(signature)
    return this.#asWritten(signature, () => this.#run.apply(self, args))
  }

  /** Warns when a form has been recorded more than once and what the recordings rely on has changed again. */
  #tellOfChange({ entries }: FormRecord<R>): void {
    const [what] = entries.map(({ recorded }) => recorded.conditions.broken()).filter(Boolean)
    if (what === undefined) return
    const why = `${what} has changed again since it was recorded, and recording it each time would cost more than it saves`
    this.#tell(new TorchError('ERR_COMPILE', why))
  }

  #signature(form: Form): FormRecord<R> {
    const key = keyOf(form)
    let signature = this.#signatures.get(key)
    if (signature === undefined) {
      signature = { meetings: 0, cost: Number.POSITIVE_INFINITY, misses: 0, entries: [] }
      if (this.#signatures.size >= maxSignatures) this.#forgetSignatures()
      this.#signatures.set(key, signature)
    }
    return signature
  }

  /** Forgets the signatures that have no recording. */
  #forgetSignatures(): void {
    for (const [key, { entries }] of this.#signatures) if (entries.length === 0) this.#signatures.delete(key)
  }

  #asWritten(signature: FormRecord<R>, run: () => R): R {
    const before = performance.now()
    const result = run()
    const took = performance.now() - before
    signature.meetings++
    signature.cost = Math.min(signature.cost, took)
    this.#budget.spend(took, 0)
    return result
  }

  /**
   * Runs the function. The fields of an object that it is a method of are relied on as a module's are, and so is what
   * modules and optimizers among the arguments hold, since the function may read it directly.
   */
  #runRelying(self: unknown, args: Args, { tokens }: Form): R {
    for (const token of tokens) {
      if (isObject(token) && relyOn in token) (token as { [relyOn](): void })[relyOn]()
    }
    const subject = this.#options.subject ?? self
    if (isObject(subject)) currentRecording()?.requireFields(subject)
    return this.#run.apply(self, args)
  }

  #record(signature: FormRecord<R>, args: Args, form: Form, self: unknown): R {
    const before = performance.now()
    const { fullgraph, freezing, mode, cudaGraphs, verify } = this.#options
    let given: Form = { tokens: [], tensors: [] }
    // Without a comparison the inputs get new tensor objects, so that a tensor which the function uses by itself is not
    // taken for an argument.
    const isNamed = verify === false && args.every((arg) => arg instanceof Tensor || typeof arg !== 'object')
    const inputs = isNamed ? renamed(form.tensors) : form.tensors
    let own: readonly Tensor[] = []
    let place = 0
    const known = isNamed ? (args.map((arg) => (arg instanceof Tensor ? inputs[place++] : arg)) as Args) : args
    const { result: raw, recorded } = record(
      inputs,
      isNamed ? form.tensors : [],
      { strict: fullgraph, freezing, tunes: mode === 'max-autotune' },
      () => this.#runRelying(self, known, form),
      (value) => {
        given = flatten(value)
        own = [...new Set(given.tensors)].filter((tensor) => !inputs.includes(tensor))
        return own
      },
    )
    const result = withNames(raw, inputs, form.tensors)
    const took = performance.now() - before
    this.#budget.spend(took, took - signature.cost)
    // A returned tensor that is one of the original arguments was reached by the function itself.
    const namesOwn = isNamed && given.tensors.some((tensor) => form.tensors.includes(tensor))
    const miss = namesOwn ? new Miss('it returns a tensor directly that is also one of its arguments') : recorded
    if (miss instanceof Miss) {
      this.#budget.refund(took - signature.cost)
      if (++signature.misses === maxMisses)
        this.#tell(new TorchError('ERR_COMPILE', `it cannot be recorded: ${miss.why}`))
      return result
    }
    const unusable =
      recorded instanceof Obstacle ? recorded.error : (this.#unusable(raw) ?? this.#changed(args, form, inputs))
    if (unusable instanceof Error) {
      return this.#refuse(unusable, () => result)
    }
    const made = own.filter((_, i) => !(recorded as Recorded).constant[i])
    const special = specialAmong(made)
    if (special !== undefined) return this.#refuse(special, () => result)
    const sources = sourcesOf(given.tensors, inputs, made)
    const entry: Entry<R> = {
      ...{ signature, tokens: form.tokens, recorded: recorded as Recorded, given: given.tokens, sources },
      gradients: gradientsOf((recorded as Recorded).conditions, inputs, made),
      graph: cudaGraphs ? graphed((recorded as Recorded).program) : undefined,
      build: builder(raw),
      isProven: verify === false,
      // A tensor that the function used by itself may have been taken for an argument.
      ids: verify === false ? undefined : idsOf(form.tensors),
      calls: 0,
      lastUse: 0,
    }
    this.#keep(entry)
    keepGradients(entry, made, form.tensors)
    return result
  }

  /** The error for a function that changes the objects that it is given, since a replay would not do that again. */
  #changed(args: Args, form: Form, inputs: readonly Tensor[]): Error | undefined {
    const disposed = inputs.flatMap((input, i) => (input.disposed ? [form.tensors[i]] : []))
    for (const tensor of disposed) tensor.dispose()
    if (disposed.length > 0) return new TorchError('ERR_COMPILE', 'it cannot be recorded: it disposes of an argument')
    const concealed = hidden(args)
    if (concealed !== undefined) return concealedWords('makes of an argument', concealed)
    const now = flatten(args)
    const isSame =
      now.tensors.length === form.tensors.length && now.tensors.every((tensor, i) => tensor === form.tensors[i])
    if (isSame && now.tokens.every((token, i) => Object.is(token, form.tokens[i]))) return undefined
    return new TorchError('ERR_COMPILE', 'it cannot be recorded: it changes a list or an object that it is given')
  }

  #unusable(result: R): Error | undefined {
    if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function') {
      return typeError('compile: the function returned a promise; what it does after an await cannot be recorded')
    }
    const concealed = flatten(result).tokens.some(isCallable) ? 'function' : hidden(result)
    return concealed === undefined ? undefined : concealedWords('gives', concealed)
  }

  #keep(entry: Entry<R>): void {
    const { entries } = entry.signature
    if (entries.length >= maxVariants) this.#drop(oldest(entries))
    if (this.#entries.size >= maxEntries) this.#drop(oldest(this.#entries))
    entries.unshift(entry)
    this.#entries.add(entry)
    this.#use(entry)
  }

  #drop(entry: Entry<R>): void {
    const { entries } = entry.signature
    entries.splice(entries.indexOf(entry), 1)
    this.#entries.delete(entry)
    if (this.#recent === entry) this.#recent = undefined
    entry.recorded.program.dispose()
    entry.recorded.plain.dispose()
  }

  /** Compares a recording with the function at this call, and returns the function's results. */
  #prove(entry: Entry<R>, args: Args, form: Form, self: unknown): R {
    const before = performance.now()
    let wrong = true
    try {
      const { result, doubt } = prove(
        entry.recorded.plain,
        form.tensors,
        () => this.#run.apply(self, args),
        (value) => ownAgain(entry, flatten(value), form.tensors),
      )
      wrong = doubt !== undefined
      const took = performance.now() - before
      this.#budget.spend(took, took - entry.signature.cost)
      if (doubt === undefined) this.#trust(entry, form.tensors)
      else this.#distrust(entry, doubt)
      return result
    } finally {
      // An error that the function throws proves nothing.
      if (!wrong) this.#use(entry)
    }
  }

  #trust(entry: Entry<R>, inputs: readonly Tensor[]): void {
    entry.isProven = true
    const { ids } = entry
    // An input that came as two different tensors, with results that agreed both times, is certainly an argument.
    if (ids !== undefined) for (const [i, input] of inputs.entries()) if (ids[i] !== idOf(input)) ids[i] = 0
    if (ids?.every((id) => id === 0)) entry.ids = undefined
    entry.calls = 0
  }

  #distrust(entry: Entry<R>, { why, stack }: Doubt): void {
    const wasProven = entry.isProven
    this.#drop(entry)
    // The first recording may contain what is made only once; and one that was right for its own arguments may be
    // recorded again.
    if (++this.#failures < (wasProven || stack !== '' ? 3 : 1)) return
    const where = stack === '' ? '' : ` (${stack.split('\n')[0].trim()})`
    this.#refuse(
      new TorchError('ERR_COMPILE', `a replay does not do what the function does: ${why}${where}`),
      () => undefined,
    )
  }

  /** From now on the function runs as written; warns once. */
  #refuse<T>(error: Error, result: () => T): T {
    if (this.#options.fullgraph) throw error
    this.#isPlain = true
    for (const entry of [...this.#entries]) this.#drop(entry)
    this.#tell(error)
    return result()
  }

  /** Warns once why calls run as written. */
  #tell(error: Error): void {
    if (this.#options.fullgraph) throw error
    if (this.#hasTold) return
    this.#hasTold = true
    this.#warn(error.message)
  }

  #warn(why: string): void {
    const line = /\(at .*\)$/.test(why) ? '' : ` (compiled ${this.#options.line})`
    emitWarning(`torch.compile: ${why}${line}; the function runs as written`)
  }
}

function concealedWords(verb: string, name: string): TypeError {
  const what = `compile: the function ${verb} a ${name}, whose contents a replay would not see change`
  return typeError(`${what}; use tensors, arrays and plain objects of them, and plain values`)
}

interface Replayed<R> {
  readonly entry: Entry<R>
  readonly results: Tensor[] | undefined
}

/** The results of a run; undefined where the entry does not fit, and 'failed' where it has thrown but changed nothing. */
function runOf<R>({ graph, recorded: { program } }: Entry<R>, inputs: Tensor[]): Tensor[] | undefined | 'failed' {
  try {
    return graph?.run(inputs) ?? program.run(inputs)
  } catch (error) {
    // A refusal of ours, as while an asynchronous call runs, is not an operator's error.
    const isRefusal = error instanceof TorchError && /^ERR_(COMPILE|BUSY)$/.test(error.code)
    if (!isRefusal && graph === undefined && program.hasChangedNothing) return 'failed'
    throw error
  }
}

/** The error for tensors of other classes that the function makes. */
function specialAmong(made: readonly Tensor[]): Error | undefined {
  const special = made.find((tensor) => Object.getPrototypeOf(tensor) !== Tensor.prototype)
  if (special === undefined) return undefined
  const why = `it cannot be recorded: it gives a ${special.constructor.name} that it makes, and a replay gives plain tensors`
  return new TorchError('ERR_COMPILE', why)
}

/** Builds the result of a replay. */
function give<R>(entry: Entry<R>, made: Tensor[], inputs: Tensor[]): R {
  keepGradients(entry, made, inputs)
  let place = 0
  return entry.build(() => tensorFrom(entry.sources[place++], made, inputs)) as R
}

function tensorFrom(source: ReturnedFrom, made: readonly Tensor[], inputs: readonly Tensor[]): Tensor {
  if ('made' in source) return made[source.made]
  return 'input' in source ? inputs[source.input] : source.constant
}

/** The objects that are gradients at the end, and are results or inputs too. */
function gradientsOf(
  { reached }: Conditions,
  inputs: readonly Tensor[],
  made: readonly Tensor[],
): Entry<unknown>['gradients'] {
  const others = new Set([...inputs, ...made])
  return [...reached].flatMap((tensor) => {
    const grad = lastGrad(tensor)
    return grad !== null && others.has(grad) ? [[tensor, sourcesOf([grad], inputs, made)[0]] as const] : []
  })
}

/** Makes `w.grad` the object that the function returned or was given, where it is that as written. */
function keepGradients<R>({ gradients }: Entry<R>, made: readonly Tensor[], inputs: readonly Tensor[]): void {
  for (const [tensor, from] of gradients) keepGrad(tensor, tensorFrom(from, made, inputs))
}

/** Where each returned tensor comes from. */
function sourcesOf(given: readonly Tensor[], inputs: readonly Tensor[], made: readonly Tensor[]): ReturnedFrom[] {
  return given.map((tensor) => {
    const input = inputs.indexOf(tensor)
    if (input >= 0) return { input }
    return made.includes(tensor) ? { made: made.indexOf(tensor) } : { constant: tensor }
  })
}

/** The tensors of a result that the program makes, or why the result differs from the recorded one. */
function ownAgain<R>({ given, sources }: Entry<R>, again: Form, inputs: Tensor[]): Tensor[] | string {
  if (!sameTokens(given, again.tokens)) return 'it gives other values that are not tensors'
  const made: Tensor[] = []
  const isSame = again.tensors.every((tensor, i) => {
    const source = sources[i]
    if ('made' in source) {
      made[source.made] ??= tensor
      return made[source.made] === tensor && !inputs.includes(tensor)
    }
    return 'input' in source ? tensor === inputs[source.input] : isInMemoryOf(tensor, source.constant)
  })
  if (isSame && new Set(made).size === made.length) return made
  return 'it returns other arguments than before'
}

/** A captured tensor may come as a new object. */
function isInMemoryOf(a: Tensor, b: Tensor): boolean {
  const [x, , y] = native.memoryOf(idsOf([a, b]))
  return x === y
}

/** Whether a recording fits by all that JavaScript can check. Brings the numbers that may change up to date. */
function fits<R>({ tokens, recorded }: Entry<R>, form: Form): boolean {
  return sameTokens(tokens, form.tokens) && recorded.conditions.hold()
}

function oldest<R>(entries: Iterable<Entry<R>>): Entry<R> {
  return [...entries].reduce((a, b) => (b.lastUse < a.lastUse ? b : a))
}

/** The same tensors as new objects. */
function renamed(tensors: readonly Tensor[]): Tensor[] {
  const others = new Map<Tensor, Tensor>()
  return tensors.map((tensor) => {
    const other = others.get(tensor) ?? sameAs(tensor)
    others.set(tensor, other)
    return other
  })
}

function sameAs(tensor: Tensor): Tensor {
  const other = new Tensor(native.rename(idOf(tensor)))
  Object.setPrototypeOf(other, Object.getPrototypeOf(tensor))
  return Object.assign(other, tensor)
}

/** Replaces the renamed inputs in a result by the caller's own tensor objects. */
function withNames<R>(result: R, inputs: readonly Tensor[], names: readonly Tensor[]): R {
  const { tensors } = flatten(result)
  if (!tensors.some((tensor) => inputs.includes(tensor))) return result
  let place = 0
  return builder(result)(() => {
    const tensor = tensors[place++]
    return names[inputs.indexOf(tensor)] ?? tensor
  }) as R
}

function atLeastOne(where: string, name: string, value: unknown): void {
  if (Number.isSafeInteger(value) && (value as number) >= 1) return
  throw new TorchError('ERR_RANGE', `${where}: ${name} must be a whole number from 1, got ${shown(value)}`)
}
