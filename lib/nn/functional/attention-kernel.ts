import { shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import type { DType } from '../../types'

const sizes = ({ shape }: Tensor) => `[${shape.join(', ')}]`

/**
 * Converts a mask to numbers that are added to the scores: false becomes 0 and true -infinity; a floating-point mask is unchanged.
 * @throws TypeError if the mask is not a tensor, TorchError `ERR_DTYPE` for another dtype
 */
export function addedMask(where: string, name: string, mask: Tensor | null | undefined, dtype: DType): Tensor | null {
  if (mask === null || mask === undefined) return null
  if (!(mask instanceof Tensor)) throw typeError(`${where}: ${name} must be a tensor, but it is ${shown(mask)}`)
  if (mask.isFloatingPoint()) return mask
  if (mask.dtype === 'bool') return ops.zerosLike(mask, { dtype }).maskedFill_(mask, -Infinity)
  throw new TorchError('ERR_DTYPE', `${where}: ${name} must be bool or floating-point, but its dtype is ${mask.dtype}`)
}

/** Merges both masks into a form that libtorch's inference kernels take; also gives the number of that form. */
export function mergedMask(
  heads: number,
  mask: Tensor | null,
  keyMask: Tensor | null,
  input: Tensor,
): { merged: Tensor | null; kind: number | null } {
  if (!mask) return { merged: keyMask, kind: keyMask ? 1 : null }
  const [batch, length] = input.shape
  const forHeads =
    mask.ndim === 3
      ? mask.view([batch, -1, length, length])
      : mask.view([1, 1, length, length]).expand([batch, heads, -1, -1])
  if (!keyMask) return { merged: forHeads, kind: 2 }
  return { merged: forHeads.add(keyMask.view([batch, 1, 1, length]).expand([-1, heads, -1, -1])), kind: 2 }
}

export interface Attending {
  keyMask: Tensor | null
  mask: Tensor | null
  needWeights: boolean
  averageWeights: boolean
  isCausal: boolean
}

/** The weights and options of attention, with the names of `nn.MultiheadAttention`. */
export interface AttentionParts {
  readonly embedDim: number
  readonly numHeads: number
  readonly kdim: number
  readonly vdim: number
  readonly dropout: number
  readonly training: boolean
  readonly addZeroAttn: boolean
  readonly in_proj_weight: Tensor | null
  readonly in_proj_bias: Tensor | null
  readonly q_proj_weight: Tensor | null
  readonly k_proj_weight: Tensor | null
  readonly v_proj_weight: Tensor | null
  readonly bias_k: Tensor | null
  readonly bias_v: Tensor | null
  readonly out_proj: { readonly weight: Tensor; readonly bias: Tensor | null }
  /** Keys and values that replace the projected ones, `[batch · heads, keys, features of a head]`. */
  readonly staticK?: Tensor | null
  readonly staticV?: Tensor | null
}

/** Queries, keys and values after their projections. */
type Projected = [q: Tensor, k: Tensor, v: Tensor]

/** Attention with time first, `[time, batch, features]` or `[time, features]`: the output, and the weights if needed. */
export function attend(
  where: string,
  layer: AttentionParts,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: Attending,
): [output: Tensor, weights: Tensor | null] {
  checkShapes(where, layer, query, key, value, options)
  if (query.ndim === 3) return attendBatch(layer, query, key, value, options)
  // Inputs that are the same tensor stay the same, so that it is projected only once.
  const batched = new Map([query, key, value].map((input) => [input, input.unsqueeze(1)]))
  const of = (input: Tensor) => batched.get(input) as Tensor
  const keyMask = options.keyMask?.unsqueeze(0) ?? null
  const [output, weights] = attendBatch(layer, of(query), of(key), of(value), { ...options, keyMask })
  return [output.squeeze(1), weights?.squeeze(0) ?? null]
}

/** The attention weight of each key for each query, `[rows, queries, keys]`. */
function weightsOf(q: Tensor, k: Tensor, scores: Tensor | null | undefined, dropout: number): Tensor {
  const scaled = q.mul(Math.sqrt(1 / q.size(2)))
  const raw = scores ? ops.baddbmm(scores, scaled, k.transpose(-2, -1)) : ops.bmm(scaled, k.transpose(-2, -1))
  const soft = raw.softmax(-1)
  return dropout > 0 ? ops.dropout(soft, dropout, true) : soft
}

/** Adds a mask for the keys, `[batch, heads, 1, keys]`, to the scores. */
function withKeys(scores: Tensor | null | undefined, keys: Tensor): Tensor {
  const forHeads = keys.reshape([keys.size(0) * keys.size(1), 1, keys.size(3)])
  return scores ? scores.add(forHeads) : forHeads
}

/** Adds a row of zeros for each head. */
function withZeros(x: Tensor, rows: number, headDim: number): Tensor {
  return ops.cat([x, ops.zeros([rows, 1, headDim], { dtype: x.dtype, device: x.device })], 1)
}

function attendBatch(
  layer: AttentionParts,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  { keyMask, mask, needWeights, averageWeights, isCausal }: Attending,
): [output: Tensor, weights: Tensor | null] {
  const [length, batch, embedDim] = query.shape
  const { numHeads: heads } = layer
  const [headDim, rows] = [embedDim / heads, batch * heads]
  // The causal kernel takes no mask. With a mask for the keys the masks are merged, and the result is not causal.
  const causal = isCausal && !keyMask && !needWeights
  let scores = causal ? null : mask?.ndim === 2 ? mask.unsqueeze(0) : mask
  let keys = keyMask
  const widen = () => {
    scores = scores && ops.pad(scores, [0, 1])
    keys = keys && ops.pad(keys, [0, 1])
  }

  let [q, k, v] = project(layer, query, key, value)
  if (layer.bias_k && layer.bias_v) {
    k = ops.cat([k, layer.bias_k.repeat([1, batch, 1])])
    v = ops.cat([v, layer.bias_v.repeat([1, batch, 1])])
    widen()
  }
  q = q.view([length, rows, headDim]).transpose(0, 1)
  k = layer.staticK ?? k.view([k.shape[0], rows, headDim]).transpose(0, 1)
  v = layer.staticV ?? v.view([v.shape[0], rows, headDim]).transpose(0, 1)
  if (layer.addZeroAttn) {
    k = withZeros(k, rows, headDim)
    v = withZeros(v, rows, headDim)
    widen()
  }
  const sources = k.shape[1]
  if (keys) scores = withKeys(scores, keys.view([batch, 1, 1, sources]).expand([-1, heads, -1, -1]))
  const dropout = layer.training ? layer.dropout : 0
  const out = (joined: Tensor) =>
    ops.linear(joined, layer.out_proj.weight, layer.out_proj.bias).view([length, batch, embedDim])

  if (needWeights) {
    const weights = weightsOf(q, k, scores, dropout)
    const joined = ops
      .bmm(weights, v)
      .transpose(0, 1)
      .contiguous()
      .view([length * batch, embedDim])
    const byHead = weights.view([batch, heads, length, sources])
    return [out(joined), averageWeights ? byHead.mean([1]) : byHead]
  }
  const byHead = scores && (scores.shape[0] === 1 ? scores.unsqueeze(0) : scores.view([batch, heads, -1, sources]))
  const [queries, ...pairs] = [q, k, v].map((x) => x.view([batch, heads, x.size(1), headDim]))
  const joined = ops
    .scaledDotProductAttention(queries, pairs[0], pairs[1], byHead, dropout, causal)
    .permute([2, 0, 1, 3])
    .contiguous()
    .view([batch * length, embedDim])
  return [out(joined), null]
}

function project(layer: AttentionParts, query: Tensor, key: Tensor, value: Tensor): Projected {
  const { in_proj_weight: weight, in_proj_bias: bias, q_proj_weight, k_proj_weight, v_proj_weight } = layer
  const biases = bias ? bias.chunk(3) : [null, null, null]
  if (!weight) {
    const weights = [q_proj_weight, k_proj_weight, v_proj_weight] as Tensor[]
    return [query, key, value].map((input, i) => ops.linear(input, weights[i], biases[i])) as Projected
  }
  const size = layer.embedDim
  // The joined projection interleaves its parts in memory; each part is made contiguous.
  const parts = (joined: Tensor, count: number) =>
    ops.unbind(joined.unflatten(-1, [count, size]).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous())
  if (query === key && key === value) return parts(ops.linear(query, weight, bias), 3) as Projected
  if (key !== value) {
    const weights = weight.chunk(3)
    return [query, key, value].map((input, i) => ops.linear(input, weights[i], biases[i])) as Projected
  }
  const [first, others] = weight.splitWithSizes([size, 2 * size])
  const [firstBias, otherBias] = bias ? bias.splitWithSizes([size, 2 * size]) : [null, null]
  const [k, v] = parts(ops.linear(key, others, otherBias), 2)
  return [ops.linear(query, first, firstBias), k, v]
}

function checkShapes(
  where: string,
  layer: AttentionParts,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: Attending,
): void {
  const refuse = (why: string) => {
    throw new TorchError('ERR_SHAPE', `${where}: ${why}`)
  }
  const { keyMask, mask, isCausal } = options
  const dims = query.ndim
  if (dims !== 2 && dims !== 3) refuse(`the query must have 2 or 3 dimensions, but its shape is ${sizes(query)}`)
  if (key.ndim !== dims || value.ndim !== dims) {
    refuse(`query ${sizes(query)}, key ${sizes(key)} and value ${sizes(value)} must have the same number of dimensions`)
  }
  for (const [name, input, features] of [
    ['query', query, layer.embedDim],
    ['key', key, layer.kdim],
    ['value', value, layer.vdim],
  ] as const) {
    if (input.shape.at(-1) !== features)
      refuse(`the ${name} must have ${features} features, but its shape is ${sizes(input)}`)
  }
  if (String(key.shape.slice(0, -1)) !== String(value.shape.slice(0, -1))) {
    refuse(`there must be as many values as keys, but the shapes are ${sizes(value)} and ${sizes(key)}`)
  }
  const batch = dims === 3 ? query.shape[1] : 1
  if (dims === 3 && key.shape[1] !== batch)
    refuse(`query ${sizes(query)} and key ${sizes(key)} must have the same batch`)
  const [queries, keys] = [query.shape[0], key.shape[0]]
  const wantsKeys = dims === 3 ? [batch, keys] : [keys]
  if (keyMask && String(keyMask.shape) !== String(wantsKeys)) {
    refuse(`keyPaddingMask must have shape [${wantsKeys.join(', ')}], but it has ${sizes(keyMask)}`)
  }
  const wants = mask?.ndim === 3 ? [batch * layer.numHeads, queries, keys] : [queries, keys]
  if (mask && String(mask.shape) !== String(wants)) {
    refuse(`attnMask must have shape [${wants.join(', ')}], but it has ${sizes(mask)}`)
  }
  if (isCausal && !mask) refuse('isCausal needs the causal mask as attnMask')
}
