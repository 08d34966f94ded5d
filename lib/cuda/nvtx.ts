import { surplus } from '../arguments'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { callCuda } from './device'

function text(name: string, message: string): string {
  if (typeof message === 'string') return message
  throw typeError(`cuda.nvtx.${name}(message) takes a string, got ${shown(message)}`)
}

/** The number of open ranges on this thread. */
let open = 0

/** Marks this moment in Nsight's timeline. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.nvtx.mark.html */
export function mark(message: string): void {
  if (arguments.length > 1) throw surplus('cuda.nvtx.mark', 1, arguments)
  const words = text('mark', message)
  callCuda((cuda) => cuda.nvtxMark(words))
}

/**
 * Begins a range in Nsight's timeline, inside those that are open, and returns its depth, counted from 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.nvtx.range_push.html
 */
export function rangePush(message: string): number {
  if (arguments.length > 1) throw surplus('cuda.nvtx.rangePush', 1, arguments)
  const words = text('rangePush', message)
  callCuda((cuda) => cuda.nvtxRangePush(words))
  return open++
}

/** Ends the innermost range and returns its depth; -1 where none is open. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.nvtx.range_pop.html */
export function rangePop(): number {
  if (arguments.length > 0) throw surplus('cuda.nvtx.rangePop', 0, arguments)
  callCuda((cuda) => cuda.nvtxRangePop())
  return open > 0 ? --open : -1
}

/**
 * Runs `fn` within a range, and returns its result.
 * @throws TypeError when fn returns a promise, since the range ends when fn returns.
 */
export function range<T>(message: string, fn: () => T): T {
  if (arguments.length > 2) throw surplus('cuda.nvtx.range', 2, arguments)
  return within(
    'cuda.nvtx.range',
    () => rangePush(message),
    fn,
    () => rangePop(),
  )
}
