import { type Rest, requireTensor, type Settled, settings, surplus } from '../../arguments'
import { TorchError } from '../../errors'
import { empty } from '../../generated/ops'
import { isRevoked } from '../../kinds'
import { replaceFile, writeFileAtomicSync } from '../../system/files'
import { type Reading, readFrom, readFromSync, type Source } from '../../system/reading'
import type { Tensor } from '../../tensor'
import type { Device } from '../../types'
import { fill } from '../fill'
import { type Held, Holds } from '../held'
import { requireSource } from '../pt/kinds'
import { corrected } from '../pt/zip-format'
import { type Fail, failNpy, readingNpyHeader, writeHeader } from './header'

export interface LoadNpyOptions {
  /** The device of the loaded tensor. Default: `'cpu'`. */
  device?: Device
}

/**
 * Loads an array that numpy's `np.save` wrote (`.npy`, format versions 1 to 3), as a tensor of the same dtype and
 * shape. Fortran order becomes strides, and big-endian bytes are swapped. Our own parser reads the header, so nothing
 * in a file runs; an array of objects is refused.
 *
 * @param from a path, the bytes of a file, or a Blob
 * @throws {@link TorchError} `ERR_FILE` for a file that is not such an array, is cut off, or has a dtype that libtorch
 * does not have
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function loadNpy(
  from: string | Uint8Array | Blob,
  ...rest: Rest<LoadNpyOptions, ['device']>
): Promise<Tensor> {
  const { device } = settings<Settled<LoadNpyOptions, 'device'>>('loadNpy', { device: undefined }, rest)
  if (isRevoked(from) || !(from instanceof Blob)) requireSource('loadNpy', from, 'a path, a Uint8Array or a Blob')
  const array = await readFrom(from, (source) => source.run(loadingNpy(source)))
  return device === undefined ? array : array.to(device)
}

/** The synchronous form of {@link loadNpy}. */
export function loadNpySync(from: string | Uint8Array, ...rest: Rest<LoadNpyOptions, ['device']>): Tensor {
  const { device } = settings<Settled<LoadNpyOptions, 'device'>>('loadNpySync', { device: undefined }, rest)
  requireSource('loadNpySync', from, 'a path or a Uint8Array')
  const array = readFromSync(from, (source) => source.run(loadingNpy(source)))
  return device === undefined ? array : array.to(device)
}

/**
 * Saves a tensor as numpy's `np.save` does (`.npy`), for `np.load`. It saves the values at the moment of the call. Like
 * numpy, it writes a tensor whose first index runs fastest in memory in Fortran order. The file is replaced atomically.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for a dtype that numpy does not have, such as bfloat16, `ERR_FILE` if the file
 * cannot be written; an old file is then untouched
 * @see https://numpy.org/doc/stable/reference/generated/numpy.save.html
 */
export async function saveNpy(tensor: Tensor, path: string): Promise<void> {
  if (arguments.length > 2) throw surplus('saveNpy', 2, arguments)
  requireTensor('saveNpy', 'tensor', tensor)
  const holds = new Holds()
  try {
    const { pieces } = arrayOf(tensor, holds)
    await replaceFile(path, async (file) => {
      for (const piece of pieces()) await file.writeFile(piece)
    })
  } finally {
    holds.letGo()
  }
}

/** The synchronous form of {@link saveNpy}. */
export function saveNpySync(tensor: Tensor, path: string): void {
  if (arguments.length > 2) throw surplus('saveNpySync', 2, arguments)
  requireTensor('saveNpySync', 'tensor', tensor)
  const holds = new Holds()
  try {
    writeFileAtomicSync(path, arrayOf(tensor, holds).pieces())
  } finally {
    holds.letGo()
  }
}

const loadingNpy = ({ name, size }: Source) => loadingArray(0, size, failNpy(name))

/** Reads the array that begins at `at` in a file and takes `size` bytes; `see` gets all of them, in order. */
export function* loadingArray(
  at: number,
  size: number,
  fail: Fail,
  see?: (bytes: Uint8Array) => void,
): Reading<Tensor> {
  const { dtype, shape, isFortran, isBig, headerBytes, dataBytes } = yield* readingNpyHeader(at, size, fail, see)
  const memory = empty([dataBytes], { dtype: 'uint8', device: 'cpu' })
  yield* fill(memory, at + headerBytes, see)
  const elements = corrected(memory, dtype, isBig).view(dtype)
  if (!isFortran || shape.length < 2) return elements.view(shape)
  return elements.view(shape.toReversed()).permute(reversed(shape.length))
}

const reversed = (ndim: number) => Array.from({ length: ndim }, (_, dim) => ndim - 1 - dim)

/** The bytes of a file that holds a tensor. */
export function arrayOf(tensor: Tensor, holds: Holds, what = 'the tensor'): Held {
  refuseSpread(tensor, what)
  const plain = tensor.detach().cpu()
  const turned = plain.permute(reversed(plain.ndim))
  const isFortran = plain.ndim > 1 && !plain.isContiguous() && turned.isContiguous()
  const head = writeHeader(plain.dtype, plain.shape, isFortran)
  const { size, pieces } = holds.of(isFortran ? turned : plain)
  const all = function* () {
    yield head
    yield* pieces()
  }
  return { size: head.length + size, pieces: all }
}

function refuseSpread(tensor: Tensor, what: string): void {
  const { isMeta, isNested } = tensor
  if (!isMeta && !isNested && tensor.layout === 'strided') return
  const [is, instead] = isMeta
    ? ['a meta tensor, which has no elements', 'save what it stands for']
    : isNested
      ? ['a nested tensor', 'save the parts that unbind() gives']
      : [`a ${tensor.layout} tensor`, 'toDense() makes it dense, which may take much more memory']
  throw new TorchError('ERR_NOT_IMPLEMENTED', `${what} is ${is}, and a numpy array is dense; ${instead}`)
}
