import { noGrad } from '../../autograd'
import * as ops from '../../generated/ops'
import { type Tensor, tensor } from '../../tensor'

export interface CrossMapOptions {
  size: number
  alpha: number
  beta: number
  k: number
}

/** A matrix `[channels, channels]` of zeros and ones that sums over channels. */
function matrix(input: Tensor, rows: number[][]): Tensor {
  return tensor(rows, { dtype: input.dtype, device: input.device })
}

/**
 * The channels in PyTorch's running sum at each channel. As in Torch 7, the sum never drops the first channel.
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

/** The channels that PyTorch's backward pass sums at each channel, which differ slightly from those of the forward pass. */
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
 * Local response normalisation of `[N, C, H, W]` with the results and gradients of PyTorch's CrossMapLRN2d. PyTorch writes both
 * passes by hand, and its gradients are not the derivative of its results.
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
  // This formula has the wanted gradient; a constant is added to give the wanted value.
  const formula = ops.sub(ops.mul(input, shrink), ops.mul(share, overChannels(back, ops.mul(input, input))))
  return ops.add(
    formula,
    noGrad(() => ops.sub(value, formula)),
  )
}
