/**
 * How much recording and proving may cost: the first few recordings are free, later ones may take a small share of all
 * time spent.
 */
const freeRecordings = 4
const share = 0.015
/** A recording and its proof take about as long as this many calls. */
const callsEach = 15
/** The number of replays that are timed, to estimate what the others save. */
const timedReplays = 3

interface Timed {
  calls: number
  replayCost?: number
}

/**
 * Keeps the cost of a function's recordings below a share of the time that its calls take. All times are in
 * milliseconds.
 */
export class RecordingBudget {
  #spent = 0
  #overhead = 0
  #saved = 0
  #recordings = 0

  /** Adds a call that took `took`, of which `overhead` was not the function itself. */
  spend(took: number, overhead: number): void {
    this.#spent += took
    if (overhead > 0 && overhead < Number.POSITIVE_INFINITY) this.#overhead += overhead
  }

  /** Whether a function whose calls take `cost` may be recorded now. */
  allows(cost: number): boolean {
    const after = this.#overhead + callsEach * cost
    if (this.#recordings >= freeRecordings && after > share * this.#spent + this.#saved / 2) return false
    this.#recordings++
    return true
  }

  /** Takes back a recording that was allowed but could not be kept. */
  refund(overhead: number): void {
    this.#recordings--
    if (overhead > 0 && overhead < Number.POSITIVE_INFINITY) this.#overhead -= overhead
  }

  /** The time before a replay; 0 where the replay need not be timed. */
  start({ calls }: Timed): number {
    return calls < timedReplays ? performance.now() : 0
  }

  /** Adds what a replay saved, compared with the `cost` of a call as written. */
  saved(timed: Timed, before: number, cost: number): void {
    if (before !== 0)
      timed.replayCost = Math.min(timed.replayCost ?? Number.POSITIVE_INFINITY, performance.now() - before)
    const saved = cost - (timed.replayCost ?? cost)
    if (saved > 0 && saved < Number.POSITIVE_INFINITY) this.#saved += saved
  }
}
