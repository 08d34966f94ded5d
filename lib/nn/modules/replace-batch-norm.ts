import { type Args, requiredOnly, requireObject } from '../../arguments'
import type { Module } from '../core/module'
import { BatchNorm1d, BatchNorm2d, BatchNorm3d, SyncBatchNorm } from './batchnorm'

/**
 * Makes every BatchNorm in a module stop keeping running statistics, in place, since these cannot be changed inside
 * `vmap`.
 * @returns the module
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.replace_all_batch_norm_modules_.html
 */
export function replaceAllBatchNormModules_<Of extends Module>(
  ...given: Args<'func.replaceAllBatchNormModules_', [root: Of]>
): Of {
  const [root] = requiredOnly('func.replaceAllBatchNormModules_', given)
  const where = 'func.replaceAllBatchNormModules_'
  requireObject(where, 'root', root, 'a Module', 'modules')
  const kinds = [BatchNorm1d, BatchNorm2d, BatchNorm3d, SyncBatchNorm] as const
  for (const module of root.modules()) {
    if (!kinds.some((kind) => module instanceof kind)) continue
    const norm = module as BatchNorm1d
    norm.running_mean = norm.running_var = norm.num_batches_tracked = null
    Object.assign(norm, { trackRunningStats: false })
  }
  return root
}
