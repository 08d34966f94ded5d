import { setImmediate as turn } from 'node:timers/promises'
import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import { type ServingReport, Tally } from './report'

export interface Limits {
  maxBatch: number
  maxDelay: number
  maxQueue: number
}

/** Runs the model on items of one form, and gives a result for each. */
export type RunItems = (items: readonly (readonly Tensor[])[]) => Promise<unknown[]>

/** A call that waits for its result. */
interface Call {
  readonly inputs: readonly Tensor[]
  readonly since: number
  isSettled: boolean
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** The waiting calls whose items have one form. */
interface Group {
  readonly calls: Call[]
  /** Whether its first call has waited as long as it may. */
  isDue: boolean
  cancel: () => void
}

/** The number of forms that are remembered as fit for batches. */
const maxForms = 4096

/** Gathers calls into batches, and runs one batch at a time. */
export class Batcher {
  readonly #run: RunItems
  readonly #limits: Limits
  readonly #tally = new Tally()
  /** In the order of their first calls. */
  readonly #groups = new Map<string, Group>()
  /** The forms of items that have run alone and together. */
  readonly #fit = new Set<string>()
  #waiting = 0
  #running: readonly Call[] = []
  #closed: Promise<void> | undefined
  #drained: (() => void) | undefined

  constructor(run: RunItems, limits: Limits) {
    this.#run = run
    this.#limits = limits
  }

  get report(): ServingReport {
    return this.#tally.report(this.#waiting, this.#running.filter(({ isSettled }) => !isSettled).length)
  }

  /** Refuses a call that cannot be taken now. */
  admit(): void {
    if (this.#closed !== undefined) {
      throw new TorchError(
        'ERR_ABORTED',
        'predict: close() was called, so it takes no more calls; make another with serve',
      )
    }
    if (this.#waiting < this.#limits.maxQueue) return
    this.#tally.refused++
    const why = `predict: ${this.#waiting} calls are waiting, as many as maxQueue allows`
    throw new TorchError(
      'ERR_BUSY',
      `${why}; call again later (a web service answers 503), or give serve a larger maxQueue`,
    )
  }

  /** Queues an item whose tensors have the form `form`. */
  add(form: string, inputs: readonly Tensor[], signal?: AbortSignal | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settled = () => {
        call.isSettled = true
        signal?.removeEventListener('abort', abort)
      }
      const call: Call = {
        ...{ inputs, since: performance.now(), isSettled: false },
        resolve: (result) => {
          if (call.isSettled) return
          settled()
          this.#tally.serve(performance.now() - call.since)
          resolve(result)
        },
        reject: (error) => {
          if (call.isSettled) return
          settled()
          this.#tally.failed++
          reject(error)
        },
      }
      const abort = () => {
        settled()
        this.#tally.aborted++
        this.#remove(form, call)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#enqueue(form, call)
    })
  }

  /** Refuses further calls, and runs those that wait at once. */
  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.#drained = resolve
      for (const group of this.#groups.values()) group.isDue = true
      this.#next()
    })
    return this.#closed
  }

  #enqueue(form: string, call: Call): void {
    let group = this.#groups.get(form)
    if (group === undefined) {
      group = { calls: [], isDue: false, cancel: () => undefined }
      this.#groups.set(form, group)
      this.#watch(group, this.#limits.maxDelay)
    }
    group.calls.push(call)
    this.#waiting++
    if (group.calls.length >= this.#limits.maxBatch) this.#next()
  }

  /** Makes the group due after `delay` milliseconds; after 0, at the end of this turn of the event loop. */
  #watch(group: Group, delay: number): void {
    const due = () => {
      group.isDue = true
      this.#next()
    }
    if (delay > 0) {
      const timer = setTimeout(due, delay)
      group.cancel = () => clearTimeout(timer)
    } else {
      const timer = setImmediate(due)
      group.cancel = () => clearImmediate(timer)
    }
  }

  #remove(form: string, call: Call): void {
    const group = this.#groups.get(form)
    const place = group?.calls.indexOf(call) ?? -1
    if (group === undefined || place === -1) return
    group.calls.splice(place, 1)
    this.#waiting--
    if (group.calls.length === 0) this.#forget(form, group)
  }

  #forget(form: string, group: Group): void {
    group.cancel()
    this.#groups.delete(form)
    this.#next()
  }

  /** Starts the batch that has waited longest, unless one is running. */
  #next(): void {
    if (this.#running.length > 0) return
    for (const [form, group] of this.#groups) {
      if (!group.isDue && group.calls.length < this.#limits.maxBatch) continue
      const calls = this.#take(form, group)
      void predict(() => this.#start(form, calls))
      return
    }
    if (this.#groups.size === 0) this.#drained?.()
  }

  /** Takes a batch out of a group. Calls that stay behind wait on, after the other groups. */
  #take(form: string, group: Group): readonly Call[] {
    const calls = group.calls.splice(0, this.#limits.maxBatch)
    this.#waiting -= calls.length
    group.cancel()
    this.#groups.delete(form)
    if (group.calls.length === 0) return calls
    this.#groups.set(form, group)
    group.isDue = this.#closed !== undefined
    const waited = performance.now() - group.calls[0].since
    if (!group.isDue) this.#watch(group, Math.max(0, this.#limits.maxDelay - waited))
    return calls
  }

  /** Runs a batch and settles its calls; never rejects. */
  async #start(form: string, calls: readonly Call[]): Promise<void> {
    this.#running = calls
    this.#tally.ran(calls.length)
    try {
      await this.#probe(form, calls)
      const results = await this.#run(calls.map(({ inputs }) => inputs))
      for (const [place, call] of calls.entries()) call.resolve(results[place])
    } catch (error) {
      if (calls.length === 1) calls[0].reject(error)
      else await this.#oneByOne(calls)
    }
    // A model that runs on this thread would otherwise keep sockets and timers waiting.
    await turn()
    this.#running = []
    this.#next()
  }

  /**
   * Runs one item of a new form alone before the first batch of several. A result whose first dimension is not that of
   * the items, and is the same by chance, would otherwise be handed out as rows.
   */
  async #probe(form: string, calls: readonly Call[]): Promise<void> {
    if (calls.length === 1 || this.#fit.has(form)) return
    await this.#run([calls[0].inputs])
    if (this.#fit.size === maxForms) this.#fit.clear()
    this.#fit.add(form)
  }

  /** Finds out which calls of a batch fail. */
  async #oneByOne(calls: readonly Call[]): Promise<void> {
    for (const call of calls) {
      if (call.isSettled) continue
      await turn()
      try {
        const [result] = await this.#run([call.inputs])
        call.resolve(result)
      } catch (error) {
        call.reject(error)
      }
    }
  }
}

/** Errors of the model begin with this function's name, since no function of the user's is on the stack. */
async function predict(run: () => Promise<void>): Promise<void> {
  await run()
}
