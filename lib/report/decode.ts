import type { DecoderView } from './view'

/** A decoder whose weights are read. */
export interface ReadDecoder {
  layers: (
    | { kind: 'linear'; inputs: number; outputs: number; weight: Float32Array; bias: Float32Array | null }
    | { kind: 'relu' | 'tanh' | 'sigmoid' }
    | { kind: 'leaky-relu'; slope: number }
  )[]
  channels: number
  height: number
  width: number
}

/** Reads the weights, with what makes bytes of base64 here. */
export function readDecoder(view: DecoderView, bytesOf: (base64: string) => Uint8Array): ReadDecoder {
  const floats = (base64: string) => {
    const bytes = bytesOf(base64)
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  }
  const layers = view.layers.map((layer) =>
    layer.kind === 'linear'
      ? { ...layer, weight: floats(layer.weight), bias: layer.bias === null ? null : floats(layer.bias) }
      : layer,
  )
  return { ...view, layers }
}

/** The values of the picture of a code, channel by channel. */
export function decode({ layers }: ReadDecoder, code: ArrayLike<number>): Float64Array {
  let values: Float64Array = Float64Array.from(code)
  for (const layer of layers) {
    if (layer.kind === 'linear') {
      const { inputs, outputs, weight, bias } = layer
      const before = values
      values = Float64Array.from({ length: outputs }, (_, row) => {
        let sum = bias === null ? 0 : bias[row]
        for (let i = 0; i < inputs; i++) sum += weight[row * inputs + i] * before[i]
        return sum
      })
    } else if (layer.kind === 'leaky-relu') {
      const { slope } = layer
      values = values.map((value) => (value > 0 ? value : value * slope))
    } else {
      const fn = {
        relu: (x: number) => Math.max(0, x),
        tanh: Math.tanh,
        sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
      }
      values = values.map(fn[layer.kind])
    }
  }
  return values
}
