import { TorchError } from '../errors'

let active = 0

/** Counts the active transforms of `func`: 1 where one begins, -1 where it ends. */
export function countTransform(change: 1 | -1): void {
  active += change
}

/** Refuses what functorch's transforms would silently differentiate wrongly. */
export function refuseInTransform(name: string): void {
  if (active > 0) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${name} does not work inside func.grad, vjp, jvp, vmap and the like`)
  }
}
