import { shown } from '../binding/shown'
import { typeError } from '../errors'

const maxSeed = 2n ** 64n - 1n
const minSeed = -(2n ** 63n)

/** A seed as the 64 bits that libtorch takes; negative seeds wrap as in PyTorch. */
export function seedOf(seed: number | bigint, where = 'manualSeed'): bigint {
  if (typeof seed === 'bigint' && seed >= minSeed && seed <= maxSeed) return BigInt.asIntN(64, seed)
  if (typeof seed === 'number' && Number.isSafeInteger(seed)) return BigInt(seed)
  throw typeError(`${where}: a seed must be a whole number or a bigint from -2^63 to 2^64 - 1, got ${shown(seed)}`)
}
