import { native } from '../binding/native'
import { surplus } from '../binding/shown'

/**
 * Clears the CPU memory of freed tensors that is cached for new ones, and returns it to the system. It is for a process
 * that was large once, and for use between workers that must not see each other's values (`torch.empty` shows what its
 * memory held before). Blocks up to 4 kB that other threads keep stay with them. `torch.cuda.emptyCache()`
 * empties a GPU's cache.
 */
export function emptyCache(): void {
  if (arguments.length > 0) throw surplus('emptyCache', 0, arguments)
  native.emptyCache()
}
