import { requireArray, requireIterable, requireObject, requireTensor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import type { Module } from '../nn'
import { writeFileAtomic } from '../system/files'
import type { Tensor } from '../tensor'
import { digitRow } from '../vision/utils'

/**
 * The first image `[1, 28, 28]` of each digit from 0 to 9. The notebook picks them from its first batch; later batches are used
 * only for digits that the first one lacks.
 * @throws TorchError `ERR_INDEX` if the loader ends before all ten were found
 */
export function findDigits(loader: Iterable<readonly [images: Tensor, labels: Tensor]>): Tensor[] {
  if (arguments.length > 1) throw surplus('findDigits', 1, arguments)
  requireIterable('findDigits', 'loader', loader)
  const found = new Map<number, Tensor>()
  for (const batch of loader) {
    requireArray('findDigits', 'a batch of the loader', batch)
    const [images, labels] = batch
    requireTensor('findDigits', 'images', images)
    requireTensor('findDigits', 'labels', labels)
    for (const [index, label] of labels.toTypedArray().entries()) {
      const digit = Number(label)
      if (!found.has(digit)) found.set(digit, images.select(0, index))
    }
    const digits = Array.from({ length: 10 }, (_, digit) => found.get(digit))
    if (digits.every((digit) => digit !== undefined)) return digits
  }
  const missing = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => !found.has(digit))
  throw new TorchError('ERR_INDEX', `findDigits: the loader has no image of ${missing.join(', ')}`)
}

/** Encodes and decodes each image: `[N, 1, 28, 28]`, on the CPU. */
export function reconstruct(
  encoder: Module<[Tensor], Tensor>,
  decoder: Module<[Tensor], Tensor>,
  digits: readonly Tensor[],
): Tensor[] {
  if (arguments.length > 3) throw surplus('reconstruct', 3, arguments)
  requireObject('reconstruct', 'encoder', encoder, 'a Module', 'forward')
  requireObject('reconstruct', 'decoder', decoder, 'a Module', 'forward')
  requireArray('reconstruct', 'digits', digits)
  return noGrad(() =>
    digits.map((digit) =>
      decoder
        .forward(encoder.forward(digit.unsqueeze(0)))
        .squeeze(0)
        .cpu(),
    ),
  )
}

/**
 * Saves the reconstructions of digits in a row as a PNG. As in the notebook, both models are moved to the CPU.
 * @param digits images `[1, 28, 28]`, such as {@link findDigits} gives
 * @throws TorchError `ERR_FILE` if the picture cannot be written
 */
export async function showEncDec(
  encoder: Module<[Tensor], Tensor>,
  decoder: Module<[Tensor], Tensor>,
  digits: readonly Tensor[],
  path: string,
): Promise<void> {
  if (arguments.length > 4) throw surplus('showEncDec', 4, arguments)
  requireObject('showEncDec', 'encoder', encoder, 'a Module', 'to')
  requireObject('showEncDec', 'decoder', decoder, 'a Module', 'to')
  const pictures = reconstruct(encoder.to('cpu'), decoder.to('cpu'), digits)
  await writeFileAtomic(path, digitRow(pictures))
}
