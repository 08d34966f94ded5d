import type { Handle } from './handle'

/** A recording of torch.compile, which lies above those who tell it what a function reads and changes beside its tensors. */
interface Witness {
  require(subject: unknown, read: () => unknown): void
  refuse(reason: string): void
  freeGraphs(roots: readonly Handle[], whole: boolean): void
}

let witness: () => Witness | undefined = () => undefined

/** Says who is told: undefined where nothing is being recorded. */
export function tellWitness(now: () => Witness | undefined): void {
  witness = now
}

/** What `read` gives, which is a plain value: a recording fits as long as it gives the same. One function for each state. */
export function relied<T>(read: () => T): T {
  witness()?.require(read, read)
  return read()
}

/** {@link relied} for what an object of its own says. */
export function relyOnRead(subject: object, read: () => unknown): void {
  witness()?.require(subject, read)
}

/** A backward pass begins at these and frees the `whole` graph behind them, or the part that leads to some inputs. */
export function freesGraphs(roots: readonly Handle[], whole: boolean): void {
  witness()?.freeGraphs(roots, whole)
}

/** Something happens that no replay brings about, or a plain value is read that no recording can compare. */
export function onlyAsWritten(what: string): void {
  witness()?.refuse(what)
}
