import { createHistogram } from 'node:perf_hooks'

/** What a batcher that `serve` made is doing, and has done so far. */
export interface ServingReport {
  /** The number of calls that wait for a batch. */
  waiting: number
  /** The number of calls in the batch that is running. */
  running: number
  /** The number of calls that got a result. */
  served: number
  /** The number of calls that got an error of the model or of their batch. */
  failed: number
  /** The number of calls that were aborted by their signal. */
  aborted: number
  /** The number of calls that were refused, since too many waited. */
  refused: number
  /** The number of batches that have run; a batch that failed and was run again one by one counts once. */
  batches: number
  /** The mean number of calls in a batch; 0 before the first. */
  meanBatch: number
  /** The milliseconds from a call to its result, over all calls that were served; 0 before the first. */
  latency: { mean: number; p50: number; p90: number; p99: number; max: number }
}

/** Counts what a batcher does. */
export class Tally {
  served = 0
  failed = 0
  aborted = 0
  refused = 0
  batches = 0
  /** The number of calls in all batches. */
  #batched = 0
  /** Of microseconds. It takes the same memory however many calls it counts. */
  readonly #latency = createHistogram()

  ran(calls: number): void {
    this.batches++
    this.#batched += calls
  }

  serve(milliseconds: number): void {
    this.served++
    this.#latency.record(Math.max(1, Math.round(milliseconds * 1000)))
  }

  report(waiting: number, running: number): ServingReport {
    const { served, failed, aborted, refused, batches } = this
    const at = (percentile: number) => (served === 0 ? 0 : this.#latency.percentile(percentile) / 1000)
    const [mean, max] = served === 0 ? [0, 0] : [this.#latency.mean / 1000, this.#latency.max / 1000]
    return {
      ...{ waiting, running, served, failed, aborted, refused, batches },
      meanBatch: batches === 0 ? 0 : this.#batched / batches,
      latency: { mean, p50: at(50), p90: at(90), p99: at(99), max },
    }
  }
}
