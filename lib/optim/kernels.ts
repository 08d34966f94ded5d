import { flag, requireArray } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'

/** Which kernel updates a group, as PyTorch's checkpoints store it. */
export interface KernelOptions {
  /**
   * `true`: libtorch's fused kernel, one call for all parameters. `false`: the foreach form, Python's default.
   * Default: fused where possible (floating-point parameters on the CPU or CUDA).
   */
  fused?: boolean | null
  /** `true` also selects the foreach form, as in PyTorch. */
  foreach?: boolean | null
}

const fusedDtypes = ['float32', 'float64', 'bfloat16', 'float16']

const everywhere = /^(cpu|cuda)/

/** Whether an optimizer's fused kernel gives the same result as its other forms for a parameter. */
type Fits = (param: Tensor) => boolean

function fusedFits({ dtype, device }: Tensor): boolean {
  return fusedDtypes.includes(dtype) && everywhere.test(device)
}

/** Whether the fused kernel updates parameters of one dtype on one device. */
export function usesFused({ fused, foreach }: KernelOptions, [param]: Tensor[], fits: Fits = fusedFits): boolean {
  return fused ?? (foreach !== true && fusedFits(param) && fits(param))
}

/** Whether the fused kernel updates all parameters of a group. */
export function allFused(group: KernelOptions & { params: Tensor[] }, fits?: Fits): boolean {
  requireArray('optim', 'params of a group', group?.params)
  return group.params.every((param) => usesFused(group, [param], fits))
}

/**
 * Calls a fused kernel, which writes to the gradients. libtorch refuses that for gradients that are zero tensors, which have no
 * memory (those of `sgn`, `floor`, `round`), before it changes anything; they get memory for this call.
 */
export function callFused(grads: Tensor[], kernel: (grads: Tensor[]) => void): void {
  try {
    kernel(grads)
  } catch (error) {
    if (!(error instanceof TorchError && error.message.includes('ZeroTensors are immutable'))) throw error
    kernel(grads.map((grad) => ops.clone(grad)))
  }
}

/** Corrects the step counters after a step that the kernel skipped. */
export function uncount(steps: Tensor[], foundInf: Tensor | undefined): void {
  if (foundInf === undefined) return
  const found = foundInf.to({ device: steps[0].device })
  ops._foreachSub_(steps, Array<Tensor>(steps.length).fill(found))
}

/** Checks the kernel options; throws if a fused kernel is asked for where there is none. */
export function checkKernel(
  where: string,
  { fused, foreach, params }: KernelOptions & { params: Tensor[] },
  devices = everywhere,
): void {
  if (fused != null) flag(where, 'fused', fused)
  if (foreach != null) flag(where, 'foreach', foreach)
  if (!fused) return
  if (foreach) throw new TorchError('ERR_OPTIMIZER', `${where}: fused and foreach cannot both be true`)
  const unfit = params.find((param) => !fusedFits(param) || !devices.test(param.device))
  if (!unfit) return
  const what = `${unfit.dtype} on ${unfit.device}`
  const on = devices.test('cuda') ? 'cpu or cuda' : 'cpu'
  throw new TorchError('ERR_OPTIMIZER', `${where}: fused needs floating parameters on ${on}, but one is ${what}`)
}

/** Views complex tensors as real ones, in which form they are updated; real tensors are unchanged. */
export function asReal(tensors: Tensor[]): Tensor[] {
  return tensors[0]?.dtype.startsWith('complex') ? tensors.map((tensor) => ops.viewAsReal(tensor)) : tensors
}
