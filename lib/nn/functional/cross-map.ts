import { noGrad } from '../../autograd'
import * as ops from '../../generated/ops'
import { type Tensor, tensor } from '../../tensor'

export interface CrossMapOptions {
  size: number
  alpha: number
  beta: number
  k: number
}

/** A matrix of zeros and ones for sums over channels, `[channels, channels]`. */
function matrix(input: Tensor, rows: number[][]): Tensor {
  return tensor(rows, { dtype: input.dtype, device: input.device })
}

/**
 * Which channels PyTorch's running sum holds at each channel. It never lets go of the first channel, as Torch 7 did.
 */
function summed(channels: number, size: number): number[][] {
  const ahead = Math.trunc((size - 1) / 2 + 1)
  const row = Array.from({ length: channels }, (_, channel) => Number(channel < Math.min(ahead, channels)))
  const rows = [[...row]]
  for (let channel = 1; channel < channels; channel++) {
    if (channel < channels - ahead + 1) row[channel + ahead - 1] += 1
    if (channel > ahead) row[channel - ahead] -= 1
    rows.push([...row])
  }
  return rows
}

/** Which channels PyTorch's backward pass sums at each channel: not quite those of the forward pass. */
function passedBack(channels: number, size: number): number[][] {
  const behind = Math.trunc(size - (size - 1) / 2)
  const at = (channel: number, other: number) => other >= channel - behind && other <= channel + size - 1 - behind
  return Array.from({ length: channels }, (_, channel) =>
    Array.from({ length: channels }, (_, other) => Number(at(channel, other))),
  )
}

const overChannels = (sums: Tensor, values: Tensor) =>
  ops.reshape(ops.matmul(sums, ops.flatten(values, 2)), values.shape)

/**
 * Local response normalisation of `[N, C, H, W]` with the results and the gradients of PyTorch's CrossMapLRN2d,
 * which are those of its hand-written passes and not of one formula.
 */
export function crossMapNorm(input: Tensor, { size, alpha, beta, k }: CrossMapOptions): Tensor {
  const [, channels] = input.shape
  const back = matrix(input, passedBack(channels, size)).t()
  const [shrink, share, value] = noGrad(() => {
    const squares = overChannels(matrix(input, summed(channels, size)), ops.mul(input, input))
    const scale = ops.add(ops.mul(squares, alpha / size), k)
    const factor = ops.pow(scale, -beta)
    const result = ops.mul(input, factor)
    return [factor, ops.mul(ops.div(result, scale), (alpha * beta) / size), result]
  })
  // A formula whose gradient is the wanted one; what it lacks to the wanted value is added as a constant.
  const formula = ops.sub(ops.mul(input, shrink), ops.mul(share, overChannels(back, ops.mul(input, input))))
  return ops.add(
    formula,
    noGrad(() => ops.sub(value, formula)),
  )
}
