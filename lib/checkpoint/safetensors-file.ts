import { statSync } from 'node:fs'
import { named, type Rest, requireString, shown, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import { fromFile } from '../generated/ops'
import { type Source as FileSource, readFromSync } from '../system/reading'
import type { Tensor } from '../tensor'
import type { Device, DType } from '../types'
import { itemSize, Storage, view } from './pickle/storage'
import { readingHeader } from './safetensors'
import { checkElements } from './safetensors-format'
import { failSafetensors, type SafetensorsHeader } from './safetensors-header'
import { brief } from './strict-json'

/**
 * A safetensors file of which single tensors are read; {@link openSafetensors} makes it. The file is mapped: a tensor
 * takes no time and no memory until it is read, and writing to it changes only this process's copy.
 *
 * The header and the offsets were checked, the data's checksum was not. If the file is cut off afterwards, reading the
 * missing part ends the process.
 */
export class SafetensorsFile {
  readonly #header: SafetensorsHeader & { dataStart: number }
  readonly #memory: Tensor
  readonly #source: string

  /** @internal */
  constructor(header: SafetensorsHeader & { dataStart: number }, memory: Tensor, source: string) {
    this.#header = header
    this.#memory = memory
    this.#source = source
  }

  /** The names of the tensors, in the order of the header. */
  get names(): string[] {
    return [...this.#header.tensors.keys()]
  }

  /** The strings in its `__metadata__`. */
  get metadata(): Map<string, string> {
    return new Map(this.#header.metadata)
  }

  /** A tensor's dtype and shape. @throws {@link TorchError} `ERR_INDEX` for a name that it does not have */
  info(name: string): { dtype: DType; shape: number[] } {
    if (arguments.length > 1) throw surplus('SafetensorsFile.info', 1, arguments)
    const { dtype, shape } = this.#entry(name)
    return { dtype, shape: [...shape] }
  }

  /** Whether it has a tensor of this name. */
  has(name: string): boolean {
    if (arguments.length > 1) throw surplus('SafetensorsFile.has', 1, arguments)
    return this.#header.tensors.has(name)
  }

  /**
   * One tensor. On the CPU it shows the mapped file, so `x.at(slice(0, 10))` reads ten rows; elsewhere it is a copy.
   *
   * @throws {@link TorchError} `ERR_INDEX` for a name that it does not have
   */
  get(name: string, ...rest: Rest<{ device?: Device }, ['device']>): Tensor {
    const { device } = named<{ device?: Device }>('SafetensorsFile.get', ['device'], rest)
    const { dtype, shape, start, end } = this.#entry(name)
    const from = this.#header.dataStart + start
    // Other writers need not align the data; a bool is checked, since libtorch takes no other values than 0 and 1.
    const isCopied = from % itemSize(dtype) !== 0 || dtype === 'bool'
    const memory = isCopied ? this.#memory.narrow(0, from, end - start).clone() : this.#memory
    if (dtype === 'bool') checkElements(name, dtype, memory.toBytes(), this.#source)
    const tensor = view(
      new Storage(dtype, memory, isCopied ? 0 : from, end - start, name),
      dtype,
      0,
      shape,
      strides(shape),
    )
    return device === undefined ? tensor : tensor.to(device)
  }

  #entry(name: string) {
    requireString('SafetensorsFile', 'name', name)
    const entry = this.#header.tensors.get(name)
    if (entry !== undefined) return entry
    throw new TorchError(
      'ERR_INDEX',
      `${this.#source} has no tensor ${brief(name)}; names lists its ${this.#header.tensors.size}`,
    )
  }
}

function strides(shape: readonly number[]): number[] {
  const all: number[] = []
  let step = 1
  for (const size of shape.toReversed()) {
    all.unshift(step)
    step *= Math.max(size, 1)
  }
  return all
}

/**
 * Opens a safetensors file to read single tensors of it. Only its header is read.
 *
 * ```ts
 * const file = torch.openSafetensors('model.safetensors')
 * const rows = file.get('embed.weight').at(slice(0, 10))
 * ```
 *
 * @throws {@link TorchError} `ERR_FILE` for a path that is not a file and for a file that violates the format
 */
export function openSafetensors(path: string): SafetensorsFile {
  if (arguments.length > 1) throw surplus('openSafetensors', 1, arguments)
  if (typeof path !== 'string') throw typeError(`a path must be a string, got ${shown(path)}`)
  return readFromSync(path, (source) => {
    const header = source.run(readingHeader(source))
    return new SafetensorsFile(header, mapped(path, source), source.name)
  })
}

/** The whole file as a tensor of bytes; writing to it changes only this process's copy. */
function mapped(path: string, { size, name }: FileSource): Tensor {
  const memory = fromFile(path, { shared: false, size, dtype: 'uint8' })
  if (statSync(path).size !== size) failSafetensors(name, 'it was changed while it was opened')
  return memory
}
