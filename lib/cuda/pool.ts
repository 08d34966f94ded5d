import { flag, type Rest, requireFunction, settings, surplus } from '../arguments'
import type { External } from '../binding/native-cuda'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { answersForProxies } from '../kinds'
import { type CudaDevice, callCuda, indexOf } from './device'
import type { GraphPool } from './graph'

export interface MemPoolOptions {
  /** Whether other allocations may use its free memory before they fail; default false. */
  useOnOom?: boolean
  /** Whether its blocks are never split, each being for one tensor; default false. */
  noSplit?: boolean
}

const handles = new WeakMap<MemPool, External>()

/**
 * A separate pool of the current device's memory: what is allocated within {@link useMemPool} comes from it and goes
 * back to it. The device gets the memory back when the pool and its tensors are garbage.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.MemPool.html
 */
export class MemPool {
  /** Its handle for {@link CUDAGraph.captureBegin}, so that a graph works in it. */
  readonly id: GraphPool

  /** @throws TorchError ERR_DEVICE without CUDA. */
  constructor(...rest: Rest<MemPoolOptions, ['useOnOom', 'noSplit']>) {
    const defaults: Required<MemPoolOptions> = { useOnOom: false, noSplit: false }
    const { useOnOom, noSplit } = settings('cuda.MemPool', defaults, rest)
    flag('cuda.MemPool', 'useOnOom', useOnOom)
    flag('cuda.MemPool', 'noSplit', noSplit)
    const handle = callCuda((cuda) => cuda.newPool(useOnOom, noSplit))
    handles.set(this, handle)
    this.id = callCuda((cuda) => cuda.poolId(handle))
  }

  /** The number of references to it: this object, running calls of {@link useMemPool}, and graphs. */
  useCount(): number {
    if (arguments.length > 0) throw surplus('cuda.MemPool.useCount', 0, arguments)
    return callCuda((cuda) => cuda.poolUseCount(handleOf('cuda.MemPool.useCount', this)))
  }
}

answersForProxies(MemPool)

function handleOf(where: string, pool: unknown): External {
  const handle = handles.get(pool as MemPool)
  if (handle === undefined) throw typeError(`${where}: expected a cuda.MemPool, got ${shown(pool)}`)
  return handle
}

/**
 * Runs `fn` so that this thread allocates the device's memory from the pool; Python's
 * `with torch.cuda.use_mem_pool(pool):`.
 * @returns the result of `fn`.
 * @throws TypeError for an async function or a generator: the pool would be left before their work is done.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.use_mem_pool.html
 */
export function useMemPool<T>(pool: MemPool, fn: () => T, device: CudaDevice = 'cuda'): T {
  if (arguments.length > 3) throw surplus('cuda.useMemPool', 3, arguments)
  const index = indexOf(device)
  requireFunction('cuda.useMemPool', 'fn', fn)
  const handle = handleOf('cuda.useMemPool', pool)
  return within(
    'cuda.useMemPool',
    () => callCuda((cuda) => cuda.beginPool(handle, index)),
    fn,
    () => callCuda((cuda) => cuda.endPool(handle, index)),
  )
}
