import { noGrad } from '../autograd'
import {
  Dropout,
  Flatten,
  Identity,
  LeakyReLU,
  Linear,
  type Module,
  ReLU,
  Sequential,
  Sigmoid,
  Tanh,
  Unflatten,
} from '../nn'
import type { Tensor } from '../tensor'
import { decode, readDecoder } from './decode'
import type { DecoderView, LayerView } from './view'

/** A larger decoder would make the page slow to load. */
const mostWeights = 500_000

/** The size of the longest codes that are put into a page. */
const mostDecoded = 8

const count = (value: number) => value.toLocaleString('en-US')

/**
 * The decoder as the page's script computes it, or why it cannot.
 * @param codes - [n, dim]
 */
export function decoderView(decoder: Module, codes: Tensor): DecoderView | string {
  const dim = codes.shape[1]
  if (dim > mostDecoded) return `codes of more than ${mostDecoded} numbers are not put into the page`
  const weights = [...decoder.parameters()].reduce((sum, parameter) => sum + parameter.numel(), 0)
  if (weights > mostWeights)
    return `${count(weights)} weights are more than the ${count(mostWeights)} that a page takes`
  const layers = layersOf(decoder).map(layerView)
  const unknown = layers.find((layer) => typeof layer === 'string')
  if (unknown !== undefined) return `the page cannot compute a layer of the class ${unknown}`
  const picture = firstPicture(decoder, codes)
  const sizes = sizesOf(picture.shape.slice(1))
  if (sizes === undefined) return `[${picture.shape.slice(1)}] is not the shape of a picture`
  const [channels, height, width] = sizes
  const view: DecoderView = { layers: layers.flat() as LayerView[], channels, height, width }
  // A hook, or a forward of its own, may do what the layers do not show.
  const ours = decode(
    readDecoder(view, (text) => Buffer.from(text, 'base64')),
    numbersOf(codes.narrow(0, 0, 1)),
  )
  const isSame = numbersOf(picture).every(
    (value, i) => Math.abs(value - ours[i]) <= 1e-3 * Math.max(1, Math.abs(value)),
  )
  return isSame ? view : 'its forward computes something else than its layers one after the other'
}

function firstPicture(decoder: Module, codes: Tensor): Tensor {
  const wasTraining = decoder.training
  decoder.eval()
  try {
    const device = decoder.parameters().next().value?.device ?? 'cpu'
    return noGrad(() => decoder.forward(codes.narrow(0, 0, 1).to(device)) as Tensor)
  } finally {
    decoder.train(wasTraining)
  }
}

/** Channels, height and width; those of a flat picture if it can be a square. */
function sizesOf(shape: readonly number[]): readonly number[] | undefined {
  if (shape.length === 3 && [1, 3].includes(shape[0])) return shape
  if (shape.length === 2) return [1, ...shape]
  const side = Math.sqrt(shape[0])
  return shape.length === 1 && Number.isInteger(side) ? [1, side, side] : undefined
}

function layersOf(module: Module): Module[] {
  return module.constructor === Sequential ? [...(module as Sequential)].flatMap(layersOf) : [module]
}

/** A layer; none if it does nothing to the values; or the name of its class. */
function layerView(layer: Module): LayerView[] | string {
  switch (layer.constructor) {
    case Linear: {
      const { inFeatures: inputs, outFeatures: outputs, weight, bias } = layer as Linear
      return [{ kind: 'linear', inputs, outputs, weight: base64(weight), bias: bias === null ? null : base64(bias) }]
    }
    case ReLU:
      return [{ kind: 'relu' }]
    case Tanh:
      return [{ kind: 'tanh' }]
    case Sigmoid:
      return [{ kind: 'sigmoid' }]
    case LeakyReLU:
      return [{ kind: 'leaky-relu', slope: (layer as LeakyReLU).negativeSlope }]
    case Identity:
    case Dropout:
    case Flatten:
    case Unflatten:
      return []
    default:
      return layer.constructor.name
  }
}

const onCpu = (tensor: Tensor) => tensor.detach().to({ device: 'cpu', dtype: 'float32' })
const base64 = (tensor: Tensor): string => Buffer.from(onCpu(tensor).toBytes()).toString('base64')
const numbersOf = (tensor: Tensor) => onCpu(tensor).reshape([-1]).toTypedArray() as Float32Array
