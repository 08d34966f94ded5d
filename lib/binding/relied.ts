import type { Handle } from './handle'

/**
 * A recording of torch.compile, as seen from the layers below: they tell it what a function reads and changes other
 * than its tensors.
 */
interface Witness {
  require(subject: unknown, read: () => unknown): void
  refuse(reason: string): void
  freeGraphs(roots: readonly Handle[], whole: boolean): void
}

let witness: () => Witness | undefined = () => undefined

/** Sets how to find the current recording; undefined where nothing is being recorded. */
export function tellWitness(now: () => Witness | undefined): void {
  witness = now
}

/**
 * Returns the plain value of `read`, and makes a recording fit only while that stays the same. Use one function for
 * each state.
 */
export function relied<T>(read: () => T): T {
  witness()?.require(read, read)
  return read()
}

/** Like {@link relied}, for the state of a single object. */
export function relyOnRead(subject: object, read: () => unknown): void {
  witness()?.require(subject, read)
}

/**
 * A backward pass begins at these tensors. It frees the `whole` graph behind them, or only the part that leads to some
 * inputs.
 */
export function freesGraphs(roots: readonly Handle[], whole: boolean): void {
  witness()?.freeGraphs(roots, whole)
}

/**
 * Refuses a recording: something happens that no replay repeats, or a plain value is read that no recording can
 * compare.
 */
export function onlyAsWritten(what: string): void {
  witness()?.refuse(what)
}
