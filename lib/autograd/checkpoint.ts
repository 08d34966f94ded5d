import { checkOptions, flag, isOptions, nearest, oneOf, requireFunction } from '../arguments'
import { refuseInTransform } from '../binding/func-transforms'
import { rngState, writeRngState } from '../binding/rng-state'
import { TorchError, typeError } from '../errors'
import { Tensor } from '../tensor'
import { enableGrad, noGrad } from './modes'
import { savedTensorsHooks } from './saved-tensors'

/** What identifies a saved tensor; enough to notice a function that computes something else the second time. */
interface Saved {
  shape: string
  dtype: string
}

const describe = ({ shape, dtype }: Tensor): Saved => ({ shape: `[${shape.join(', ')}]`, dtype })

export interface CheckpointOptions {
  /** Must be false: only the variant that PyTorch calls non-reentrant, which has no limitations, is here. */
  useReentrant?: false
  /** Whether the CPU's random numbers are the same in both runs; default true. */
  preserveRngState?: boolean
  /** 'none' allows the tensors saved in the second run to have other shapes and dtypes; default 'default'. */
  determinismCheck?: 'default' | 'none'
}

const supported = ['useReentrant', 'preserveRngState', 'determinismCheck']
const named = [...supported, 'contextFn', 'debug', 'earlyStop']

/** Whether an object holds options rather than data for the function: it has an option's name, or nearly. */
const areOptions = (value: unknown): value is CheckpointOptions =>
  isOptions(value) && Object.keys(value).some((name) => nearest(name, named) !== undefined)

/**
 * Runs `fn` on the arguments without keeping what its operations save for backward, and runs it again when backward
 * needs that. `fn` must compute the same both times, and should get its tensors as arguments; the CPU's random numbers
 * are the same both times too. A last argument with the names of {@link CheckpointOptions} is not passed to `fn`.
 * @throws TorchError ERR_AUTOGRAD in backward when fn computed something else the second time.
 * @see https://docs.pytorch.org/docs/2.11/checkpoint.html
 */
export function checkpoint<A extends unknown[], R>(fn: (...args: A) => R, ...args: A): R
export function checkpoint<A extends unknown[], R>(
  fn: (...args: A) => R,
  ...args: [...args: A, options: CheckpointOptions]
): R
export function checkpoint<R>(fn: (...args: unknown[]) => R, ...given: unknown[]): R {
  refuseInTransform('checkpoint')
  requireFunction('autograd.checkpoint', 'fn', fn)
  const last = given.at(-1)
  const options = areOptions(last) ? last : {}
  const args = options === last ? given.slice(0, -1) : given
  const { preserveRngState, determinismCheck } = checked(options)
  const inputs = args.map((arg) => (arg instanceof Tensor ? detached(arg) : arg))
  const state = preserveRngState ? rngState() : undefined
  const forward: Saved[] = []
  let again = new Map<number, Tensor>()

  const recompute = () => {
    const now = state && rngState()
    if (state) writeRngState(state)
    again = new Map()
    let count = 0
    const keep = (tensor: Tensor) => {
      const index = count++
      const [before, after] = [forward[index], describe(tensor)]
      const isSame = before?.shape === after.shape && before.dtype === after.dtype
      if (before === undefined || !(isSame || determinismCheck === 'none')) throw changed(index, before, after)
      again.set(index, tensor)
      return tensor
    }
    try {
      enableGrad(() =>
        savedTensorsHooks(
          keep,
          (tensor) => tensor,
          () => fn(...inputs),
        ),
      )
    } finally {
      if (now) writeRngState(now)
    }
    if (count !== forward.length) throw changed(count, forward[count])
  }

  const pack = (tensor: Tensor) => {
    forward.push(describe(tensor))
    tensor.dispose()
    return forward.length - 1
  }
  const unpack = (index: number) => {
    if (!again.has(index)) recompute()
    const tensor = again.get(index)!
    again.delete(index)
    return tensor
  }
  return savedTensorsHooks(pack, unpack, () => fn(...args))
}

function checked(options: CheckpointOptions): Required<CheckpointOptions> {
  const where = 'autograd.checkpoint'
  checkOptions(where, options, supported)
  const { useReentrant = false, preserveRngState = true, determinismCheck = 'default' } = options
  if (flag(where, 'useReentrant', useReentrant)) {
    throw typeError(`${where}: useReentrant must be false, the way without limits; leave it out`)
  }
  flag(where, 'preserveRngState', preserveRngState)
  oneOf(where, 'determinismCheck', determinismCheck, ['default', 'none'])
  return { useReentrant, preserveRngState, determinismCheck }
}

function changed(index: number, before: Saved | undefined, after?: Saved): TorchError {
  const show = (saved?: Saved) => (saved ? `a ${saved.dtype} tensor of shape ${saved.shape}` : 'nothing')
  return new TorchError(
    'ERR_AUTOGRAD',
    `checkpoint: the function did not compute the same in backward: for saved tensor ${index} it kept ${show(before)} first and ${show(after)} now`,
  )
}

/** The same tensor without its history, so that recomputing does not reach the graph before it. */
function detached(tensor: Tensor): Tensor {
  return noGrad(() => tensor.detach()).requiresGrad_(tensor.requiresGrad)
}
