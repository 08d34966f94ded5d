import { idOf } from '../../lib/binding/handle'
import { native } from '../../lib/binding/native'
import { PythonObject } from '../../lib/checkpoint'
import { Parameter } from '../../lib/nn'
import { Tensor } from '../../lib/tensor'

const raw = (tensor: Tensor) => Buffer.from(tensor.detach().contiguous().toBytes()).toString('hex')

/** Describes values as scripts/golden/checkpoints.py does. */
export class Teller {
  readonly #seen = new Map<object, number>()
  readonly #storages = new Map<number, number>()

  tell(value: unknown): unknown {
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'number') {
      const python = String(value).replace('Infinity', 'inf').replace('NaN', 'nan')
      return Number.isFinite(value) ? value : { number: python }
    }
    if (typeof value === 'bigint') return { bigint: String(value) }
    if (typeof value === 'string') return { text: value }
    if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') }
    if (value instanceof PythonObject) {
      return { python: value.name, ...(value.args && { args: value.args.map((arg) => this.tell(arg)) }) }
    }
    return this.#object(value as object)
  }

  #object(value: object): unknown {
    if (Array.isArray(value) && Object.isFrozen(value) && value.length === 0) return { tuple: [] }
    const seen = this.#seen.get(value)
    if (seen !== undefined) return { same: seen }
    this.#seen.set(value, this.#seen.size)
    if (value instanceof Tensor) return { tensor: this.#tensor(value) }
    if (Array.isArray(value)) {
      const items = value.map((item) => this.tell(item))
      return Object.isFrozen(value) ? { tuple: items } : { list: items }
    }
    if (value instanceof Set) return { set: [...value].sort().map((item) => this.tell(item)) }
    if (!(value instanceof Map)) throw new Error(`there is a ${Object.prototype.toString.call(value)}`)
    const dict = [...value].map(([key, item]) => [this.tell(key), this.tell(item)])
    const metadata = (value as { _metadata?: Map<string, Map<string, unknown>> })._metadata
    return metadata ? { dict, metadata: [...metadata].map(([key, local]) => [key, local.get('version')]) } : { dict }
  }

  #tensor(given: Tensor): unknown {
    const common = {
      dtype: given.dtype,
      layout: given.layout,
      device: given.device,
      parameter: given instanceof Parameter,
      requiresGrad: given.requiresGrad,
    }
    const tensor = given.detach()
    if (tensor.isNested) return { ...common, parts: tensor.unbind().map(raw) }
    const { shape } = tensor
    if (tensor.layout !== 'strided') return { ...common, shape, dense: raw(tensor.toDense()) }
    const all = { ...common, shape, stride: tensor.stride(), conj: tensor.isConj(), neg: tensor.isNeg() }
    if (tensor.device === 'meta') return all
    const [address] = native.memoryOf(Int32Array.of(idOf(tensor)))
    if (!this.#storages.has(address)) this.#storages.set(address, this.#storages.size)
    const storage = this.#storages.get(address)
    if (tensor.isQuantized) return { ...all, storage, dequantized: raw(tensor.dequantize()) }
    return { ...all, storage, hex: raw(tensor) }
  }
}

export const told = (value: unknown) => new Teller().tell(value)

/** A golden file's description of a value, with its texts decoded. */
export function withTexts(words: unknown): unknown {
  if (Array.isArray(words)) return words.map(withTexts)
  if (typeof words !== 'object' || words === null) return words
  if ('utf16' in words) return { text: Buffer.from(words.utf16 as string, 'hex').toString('utf16le') }
  if ('str' in words) return { text: words.str }
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, withTexts(value)]))
}
