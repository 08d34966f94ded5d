import {
  type Args,
  eachOf,
  type Forms,
  finiteNumber,
  flag,
  positional,
  requireArray,
  requiredOnly,
  requireEachTensor,
  requireTensor,
  settings,
  shown,
  wholeNumber,
  wholeNumbers,
} from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import { Tensor, tensor } from '../../tensor'
import { PackedSequence } from '../core/packed-sequence'

export { invertPermutation, PackedSequence } from '../core/packed-sequence'

export interface PackOptions {
  /** Whether the input is `[batch, time, ...]` instead of `[time, batch, ...]`; default false. */
  batchFirst?: boolean
  /** Whether the sequences must come longest first; default true. If false, they are sorted here. */
  enforceSorted?: boolean
}

function int64(where: string, lengths: Tensor | readonly number[]): Tensor {
  if (lengths instanceof Tensor) return lengths.to('int64')
  if (!isArray(lengths)) {
    throw typeError(`${where}: lengths must be an array of numbers or a tensor, but it is ${shown(lengths)}`)
  }
  const whole = wholeNumbers(where, 'lengths', lengths, { min: 0 })
  return tensor(whole, { dtype: 'int64', device: 'cpu' })
}

/**
 * Packs padded sequences.
 * @param input `[time, batch, ...]`, or `[batch, time, ...]` with `batchFirst`
 * @param lengths the length of each sequence, at least 1; a tensor must be on the CPU
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.pack_padded_sequence.html
 */
export function packPaddedSequence(
  ...forms: Forms<
    'nn.utils.rnn.packPaddedSequence',
    [
      input: Tensor,
      lengths: Tensor | readonly number[],
      ...args:
        | [batchFirst?: boolean, enforceSorted?: boolean]
        | [batchFirst?: boolean, options?: PackOptions]
        | [PackOptions],
    ]
  >
): PackedSequence {
  const [input, lengths, ...args] = positional('nn.utils.rnn.packPaddedSequence', forms)
  const where = 'nn.utils.rnn.packPaddedSequence'
  const options = settings<PackOptions>(where, { batchFirst: false, enforceSorted: true }, args)
  requireTensor(where, 'input', input)
  const batchFirst = flag(where, 'batchFirst', options.batchFirst)
  const given = int64(where, lengths)
  if (flag(where, 'enforceSorted', options.enforceSorted)) return pack(input, given, batchFirst, null)
  const [sorted, order] = given.sort(0, { descending: true })
  const indices = order.to({ device: input.device })
  return pack(input.indexSelect(batchFirst ? 0 : 1, indices), sorted, batchFirst, indices)
}

function pack(input: Tensor, lengths: Tensor, batchFirst: boolean, sortedIndices: Tensor | null): PackedSequence {
  const [data, batchSizes] = ops._packPaddedSequence(input, lengths, batchFirst)
  return new PackedSequence(data, batchSizes, sortedIndices)
}

export interface PadPackedOptions {
  /** Whether the result is `[batch, time, ...]`; default false. */
  batchFirst?: boolean
  /** The value of the padding; default 0. */
  paddingValue?: number
  /** The length of the result; default that of the longest sequence. */
  totalLength?: number | null
}

/**
 * Pads packed sequences; the inverse of {@link packPaddedSequence}.
 * @returns the padded sequences and the length of each, in the order in which they were packed
 * @throws TorchError `ERR_RANGE` for a total length below the longest sequence's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.pad_packed_sequence.html
 */
export function padPackedSequence(
  ...forms: Args<
    'nn.utils.rnn.padPackedSequence',
    [sequence: PackedSequence],
    PadPackedOptions,
    ['batchFirst', 'paddingValue', 'totalLength']
  >
): [padded: Tensor, lengths: Tensor] {
  const [sequence, ...args] = positional('nn.utils.rnn.padPackedSequence', forms)
  const where = 'nn.utils.rnn.padPackedSequence'
  const defaults: PadPackedOptions = { batchFirst: false, paddingValue: 0, totalLength: null }
  const options = settings<PadPackedOptions>(where, defaults, args)
  if (!(sequence instanceof PackedSequence)) {
    throw typeError(`${where}: needs a PackedSequence, but was given ${shown(sequence)}`)
  }
  const batchFirst = flag(where, 'batchFirst', options.batchFirst)
  const [longest] = sequence.batchSizes.shape
  const total = wholeNumber(where, 'totalLength', options.totalLength ?? longest, { min: longest })
  const padding = options.paddingValue as number
  const [padded, lengths] = ops._padPackedSequence(sequence.data, sequence.batchSizes, batchFirst, padding, total)
  const order = sequence.unsortedIndices
  if (order === null) return [padded, lengths]
  return [padded.indexSelect(batchFirst ? 0 : 1, order), lengths.indexSelect(0, order.cpu())]
}

export interface PadOptions {
  /** Whether the result is `[batch, time, ...]`; default false. */
  batchFirst?: boolean
  /** The value of the padding; default 0. */
  paddingValue?: number
  /** The side that is padded; default `'right'`. */
  paddingSide?: 'left' | 'right'
}

/**
 * Pads sequences `[length, ...]` and stacks them to one tensor `[longest, batch, ...]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.pad_sequence.html
 */
export function padSequence(
  ...given: Forms<
    'nn.utils.rnn.padSequence',
    [
      sequences: readonly Tensor[],
      ...args: [batchFirst?: boolean, paddingValue?: number, paddingSide?: 'left' | 'right'] | [PadOptions],
    ]
  >
): Tensor {
  const [sequences, ...args] = positional('nn.utils.rnn.padSequence', given)
  const where = 'nn.utils.rnn.padSequence'
  const defaults: PadOptions = { batchFirst: false, paddingValue: 0, paddingSide: 'right' }
  const { batchFirst, paddingValue, paddingSide } = settings<PadOptions>(where, defaults, args)
  const list = eachOf(where, 'sequences', sequences, requireEachTensor(where, 'sequences'))
  flag(where, 'batchFirst', batchFirst)
  finiteNumberOrInfinite(where, paddingValue)
  return ops.padSequence(list, batchFirst, paddingValue, paddingSide)
}

function finiteNumberOrInfinite(where: string, value: unknown): void {
  if (typeof value !== 'number') finiteNumber(where, 'paddingValue', value)
}

/**
 * The sequences of a padded tensor, without padding.
 * @param padded `[time, batch, ...]`, or `[batch, time, ...]` with `batchFirst`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.unpad_sequence.html
 */
export function unpadSequence(
  ...given: Args<
    'nn.utils.rnn.unpadSequence',
    [paddedSequences: Tensor, lengths: Tensor | readonly number[]],
    { batchFirst?: boolean },
    ['batchFirst']
  >
): Tensor[] {
  const [padded, lengths, ...rest] = positional('nn.utils.rnn.unpadSequence', given)
  const { batchFirst } = settings('nn.utils.rnn.unpadSequence', { batchFirst: false }, rest)
  const rows = ops.unbind(padded, batchFirst ? 0 : 1)
  const sizes = Array.from(int64('nn.utils.rnn.unpadSequence', lengths).toTypedArray(), Number)
  if (rows.length !== sizes.length) {
    throw new TorchError(
      'ERR_SHAPE',
      `nn.utils.rnn.unpadSequence: ${rows.length} sequences need as many lengths, but there are ${sizes.length}`,
    )
  }
  return rows.map((row, i) => row.narrow(0, 0, Math.min(sizes[i], row.shape[0])).clone())
}

/**
 * Packs sequences `[length, ...]` of different lengths.
 * @param enforceSorted whether they must come longest first; default true
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.pack_sequence.html
 */
export function packSequence(
  ...given: Forms<
    'nn.utils.rnn.packSequence',
    [sequences: readonly Tensor[], ...args: [enforceSorted?: boolean] | [options: { enforceSorted?: boolean }]]
  >
): PackedSequence {
  const [sequences, ...args] = positional('nn.utils.rnn.packSequence', given)
  const where = 'nn.utils.rnn.packSequence'
  const { enforceSorted } = settings<{ enforceSorted?: boolean }>(where, { enforceSorted: true }, args)
  requireArray(where, 'sequences', sequences)
  for (const [i, sequence] of sequences.entries()) requireTensor(where, `sequences[${i}]`, sequence)
  const lengths = sequences.map(({ shape }) => shape[0])
  return packPaddedSequence(padSequence(sequences), lengths, { enforceSorted })
}

/**
 * The sequences of a PackedSequence, in their original order.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.unpack_sequence.html
 */
export function unpackSequence(
  ...given: Args<'nn.utils.rnn.unpackSequence', [packedSequences: PackedSequence]>
): Tensor[] {
  const [packed] = requiredOnly('nn.utils.rnn.unpackSequence', given)
  const [padded, lengths] = padPackedSequence(packed, { batchFirst: true })
  return unpadSequence(padded, lengths, true)
}
