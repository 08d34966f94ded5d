import { native } from '../binding/native'
import { surplus } from '../binding/shown'

/**
 * Gives the CPU memory of freed tensors that is kept for the next ones back to the system, cleared: for a process that was large
 * once, and between workers that must not see one another's values (`torch.empty` shows what its memory held before). What
 * other threads keep of blocks up to 4 kB stays with them. A GPU's cache is emptied by `torch.cuda.emptyCache()`.
 */
export function emptyCache(): void {
  if (arguments.length > 0) throw surplus('emptyCache', 0, arguments)
  native.emptyCache()
}
