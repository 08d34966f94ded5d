import { types } from 'node:util'
import { shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import type { Source } from '../../system/reading'

/** Throws the error for a file that is not PyTorch's, or is damaged. */
export function failPt({ name }: Source, why: string): never {
  throw new TorchError('ERR_FILE', `${name} is not a file of torch.save's that can be read: ${why}`)
}

/** Refuses what nothing can be read from. */
export function requireSource(where: string, from: unknown, what: string): void {
  if (typeof from !== 'string' && !types.isUint8Array(from))
    throw typeError(`${where}: needs ${what}, got ${shown(from)}`)
}

const startsWith = (text: string) => (head: Buffer) => head.toString('latin1', 0, text.length) === text

/** Other kinds of files that are given by mistake, with advice. */
const others: [is: (head: Buffer) => boolean, what: string][] = [
  [(head) => head.length === 0, 'it is empty'],
  [
    startsWith('version https://git-lfs'),
    'it is a Git LFS pointer, which stands for the file; "git lfs pull" fetches what it points to',
  ],
  [
    (head) => /^\s*(<!doctype html|<html|<\?xml|<head)/i.test(head.toString('latin1')),
    'it is a web page, such as a server sends in place of a file; look at it and fetch the file itself',
  ],
  [
    (head) => head.length > 8 && head[8] === 0x7b && head.readUInt32LE(4) === 0,
    'it is a safetensors file, which loadSafetensors reads',
  ],
  [
    startsWith('GGUF'),
    'it is a GGUF file, whose weights are quantized for llama.cpp; load the model that it was made from',
  ],
  [startsWith('\x93NUMPY'), 'it is a numpy array (.npy), which loadNpy reads'],
  [startsWith('\x89HDF'), 'it is an HDF5 file, as Keras writes; convert it in Python'],
  [startsWith('\x1f\x8b'), 'it is gzipped; unpack it first (gunzip)'],
  [startsWith('\xfd7zXZ'), 'it is compressed by xz; unpack it first'],
  [startsWith('\x28\xb5\x2f\xfd'), 'it is compressed by zstd; unpack it first'],
  [(head) => startsWith('TFL3')(head.subarray(4)), 'it is a TensorFlow Lite model; convert it in Python'],
  [
    (head) => head.toString('latin1', 257, 262) === 'ustar',
    'it is a tar archive, the format of PyTorch before 0.1.10 or one that holds the file; unpack it, or in Python load it and torch.save it again',
  ],
  [
    (head) => head[0] === 0x08 && head[1] > 0 && head[1] < 32 && [0x12, 0x1a, 0x3a, 0x42].includes(head[2]),
    'it is an ONNX model; load the PyTorch model that it was exported from',
  ],
  [(head) => /^\s*[{[]/.test(head.toString('latin1')), 'it is text that begins like JSON'],
]

/** The kind of a file that was given by mistake, from its first bytes, with advice; undefined if it is not known. */
export function otherKind(head: Buffer): string | undefined {
  return others.find(([is]) => is(head))?.[1]
}

/** Refuses a file that begins like neither of PyTorch's formats. */
export function refuseOther(source: Source, head: Buffer): never {
  const shown = JSON.stringify(head.toString('latin1', 0, 12))
  return failPt(source, otherKind(head) ?? `it begins ${shown}, and torch.save's begin with "PK" or with a pickle`)
}

/** Refuses a zip with other contents, recognised by their names. */
export function refuseOtherZip(source: Source, names: string[]): never {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^[^/]+\/(models\/\w+\.json|archive_format)$/)) {
    return failPt(source, 'it is a program of torch.export (.pt2), which torch.export.load reads')
  }
  if (has(/\.npy$/)) return failPt(source, 'it is a numpy archive (.npz), which loadNpz reads')
  if (has(/\.(pt|pth|bin|ckpt|safetensors)$/))
    return failPt(source, 'it is a zip with checkpoints in it; unpack it first')
  return failPt(source, 'it is a zip without a data.pkl')
}
