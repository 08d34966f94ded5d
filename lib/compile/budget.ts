/** What recording and proving may cost: a few are free, further ones a small share of all the time spent. */
const freeRecordings = 4
const share = 0.015
/** A recording and its proof take about as long as so many calls. */
const callsEach = 15
/** Replays that are timed, to know what the others save. */
const timedReplays = 3

interface Timed {
  calls: number
  replayCost?: number
}

/** Keeps what a function's recordings cost below a share of the time that its calls take. All in milliseconds. */
export class Budget {
  #spent = 0
  #overhead = 0
  #saved = 0
  #recordings = 0

  /** A call took so long, of which so much was not the function itself. */
  spend(took: number, overhead: number): void {
    this.#spent += took
    if (overhead > 0 && overhead < Number.POSITIVE_INFINITY) this.#overhead += overhead
  }

  /** Whether a function that takes so long may be recorded now. */
  allows(cost: number): boolean {
    const after = this.#overhead + callsEach * cost
    if (this.#recordings >= freeRecordings && after > share * this.#spent + this.#saved / 2) return false
    this.#recordings++
    return true
  }

  /** A recording that was allowed could not be kept: it uses up nothing. */
  refund(overhead: number): void {
    this.#recordings--
    if (overhead > 0 && overhead < Number.POSITIVE_INFINITY) this.#overhead -= overhead
  }

  /** Before a replay: when it began, where that is of interest. */
  start({ calls }: Timed): number {
    return calls < timedReplays ? performance.now() : 0
  }

  /** After it: the function itself would have taken so long. */
  saved(timed: Timed, before: number, cost: number): void {
    if (before !== 0)
      timed.replayCost = Math.min(timed.replayCost ?? Number.POSITIVE_INFINITY, performance.now() - before)
    const saved = cost - (timed.replayCost ?? cost)
    if (saved > 0 && saved < Number.POSITIVE_INFINITY) this.#saved += saved
  }
}
