import { isEachOf, requireArray, requireTensor, shown, surplus } from '../arguments'
import { defaultCollate } from '../data/collate'
import { isOutdated } from '../data/outdated'
import { TorchError, typeError } from '../errors'
import { isArray, isCallable } from '../kinds'
import { Tensor, tensor } from '../tensor'
import { requireTransform } from './transform'

// biome-ignore lint/suspicious/noExplicitAny: each transform of a list may change the type
type Any = any

/** A transform of one item. It may also have `forwardBatch`, which transforms a whole batch at once. */
export interface TransformObject<I = Any, O = Any> {
  forward(item: I): O
  /** Transforms a batch, whose first dimension is that of the items: the same as stacking `forward` of each item. */
  forwardBatch?(batch: Tensor): Any
}

/** A transform of a dataset: an object with `forward`, such as a module, or a function. */
export type Transform<I = Any, O = Any> = TransformObject<I, O> | ((item: I) => O)

/** Applies a transform to one item. */
export function applyTransform<I, O>(transform: Transform<I, O>, item: I): O {
  if (arguments.length > 2) throw surplus('vision.transforms.applyTransform', 2, arguments)
  requireTransform('vision.transforms.applyTransform: transform', transform)
  return typeof transform === 'function' ? transform(item) : transform.forward(item)
}

/** Applies transforms to a batch: as a whole until the first transform without `forwardBatch`, then item by item and collated. */
export function applyToBatch(transforms: readonly Transform[], batch: Tensor): Any {
  if (arguments.length > 2) throw surplus('vision.transforms.applyToBatch', 2, arguments)
  requireArray('vision.transforms.applyToBatch', 'transforms', transforms)
  requireTensor('vision.transforms.applyToBatch', 'batch', batch)
  const [transform, ...rest] = transforms
  if (transform === undefined) return batch
  if (transform instanceof Compose && transform.forward === Compose.prototype.forward) {
    return applyToBatch([...transform.transforms, ...rest], batch)
  }
  const { forwardBatch } = transform as Partial<TransformObject>
  if (forwardBatch && !isOutdated(transform, 'forwardBatch', 'forward')) {
    return applyToBatch(rest, forwardBatch.call(transform, batch))
  }
  const through = (item: unknown) => transforms.reduce((value, each) => applyTransform(each, value), item)
  return defaultCollate(batch.unbind(0).map(through))
}

/** Whether a transform of uint8 images `[H, W]` is {@link ToTensor}, possibly followed by pointwise transforms. */
export function isPointwise(transform: Transform): boolean {
  if (arguments.length > 1 && !isEachOf(arguments)) throw surplus('vision.transforms.isPointwise', 1, arguments)
  requireTransform('vision.transforms.isPointwise: transform', transform)
  const [first, ...rest] = flattened(transform)
  return isExactly(first, ToTensor) && rest.every((each) => isExactly(each, Normalize) && isForAll(each as Normalize))
}

const flattened = (transform: Transform): Transform[] =>
  isExactly(transform, Compose) ? (transform as Compose).transforms.flatMap(flattened) : [transform]

/** Whether a transform is a direct, unmodified instance of a class. */
const isExactly = (transform: Transform | undefined, type: typeof ToTensor | typeof Normalize | typeof Compose) =>
  transform !== undefined && Object.getPrototypeOf(transform) === type.prototype && !Object.hasOwn(transform, 'forward')

const isForAll = ({ mean, std }: Normalize) => mean.length === 1 && std.length === 1

/**
 * Converts an image `[H, W]` or `[H, W, C]` to a tensor `[C, H, W]`. uint8 values from 0 to 255 become float32 from 0 to 1; other
 * dtypes and their values are kept.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.transforms.ToTensor.html
 */
export class ToTensor implements TransformObject<Tensor, Tensor> {
  constructor() {
    if (arguments.length > 0) throw surplus('vision.transforms.ToTensor', 0, arguments)
  }

  /** @throws {@link TorchError} `ERR_SHAPE` unless the image has two or three dimensions */
  forward(image: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('vision.transforms.ToTensor.forward', 1, arguments)
    return toTensor(image, 2)
  }

  forwardBatch(images: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('vision.transforms.ToTensor.forwardBatch', 1, arguments)
    return toTensor(images, 3)
  }
}

function toTensor(image: Tensor, flat: number): Tensor {
  if (!(image instanceof Tensor)) throw typeError(`ToTensor takes a tensor, got ${shown(image)}`)
  if (image.ndim !== flat && image.ndim !== flat + 1) {
    const wanted = flat === 2 ? '[H, W] or [H, W, C]' : '[N, H, W] or [N, H, W, C]'
    throw new TorchError('ERR_SHAPE', `ToTensor takes ${wanted}, got a tensor of shape [${image.shape.join(', ')}]`)
  }
  const channelsFirst = image.ndim === flat ? image.unsqueeze(-3) : image.movedim(-1, -3).contiguous()
  return channelsFirst.dtype === 'uint8' ? channelsFirst.div(255) : channelsFirst
}

/**
 * `(image - mean) / std` for each channel of a float image `[..., C, H, W]`.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.transforms.Normalize.html
 */
export class Normalize implements TransformObject<Tensor, Tensor> {
  readonly mean: readonly number[]
  readonly std: readonly number[]

  /**
   * @param mean one number for each channel, or one for all
   * @param std likewise; zero is not allowed
   */
  constructor(mean: number | readonly number[], std: number | readonly number[]) {
    if (arguments.length > 2) throw surplus('vision.transforms.Normalize', 2, arguments)
    this.mean = numbers('mean', mean)
    this.std = numbers('std', std)
    if (this.std.includes(0)) throw new TorchError('ERR_RANGE', 'Normalize cannot divide by a std of 0')
  }

  /** @throws {@link TorchError} `ERR_DTYPE` for an image that is not floating-point, `ERR_SHAPE` for another number of channels */
  forward(image: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('vision.transforms.Normalize.forward', 1, arguments)
    if (!(image instanceof Tensor)) throw typeError(`Normalize takes a tensor, got ${shown(image)}`)
    const { dtype, device, shape } = image
    if (!/^b?float/.test(dtype)) {
      throw new TorchError('ERR_DTYPE', `Normalize takes a floating-point image, got ${dtype}; put ToTensor before it`)
    }
    const channels = shape.at(-3)
    if (channels === undefined || ![this.mean, this.std].every(({ length }) => length === 1 || length === channels)) {
      const given = `${this.mean.length} mean and ${this.std.length} std values`
      throw new TorchError('ERR_SHAPE', `Normalize with ${given} cannot take an image of shape [${shape.join(', ')}]`)
    }
    const [mean, std] = [this.mean, this.std].map((values) =>
      tensor([...values], { dtype, device }).reshape([-1, 1, 1]),
    )
    return image.sub(mean).div_(std)
  }

  forwardBatch(images: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('vision.transforms.Normalize.forwardBatch', 1, arguments)
    return this.forward(images)
  }
}

function numbers(name: string, value: unknown): number[] {
  const list = isArray(value) ? value : [value]
  for (const item of list) {
    if (typeof item !== 'number') throw typeError(`Normalize: ${name} must be numbers, got ${shown(item)}`)
    if (!Number.isFinite(item)) throw new TorchError('ERR_RANGE', `Normalize: ${name} must be finite, got ${item}`)
  }
  if (list.length === 0) throw new TorchError('ERR_RANGE', `Normalize: ${name} has no values`)
  return [...list]
}

/**
 * Applies transforms in order.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.transforms.Compose.html
 */
export class Compose<I = Tensor, O = Tensor> implements TransformObject<I, O> {
  readonly transforms: readonly Transform[]

  constructor(transforms: readonly Transform[]) {
    if (arguments.length > 1) throw surplus('vision.transforms.Compose', 1, arguments)
    if (!isArray(transforms)) throw typeError(`Compose takes a list of transforms, got ${shown(transforms)}`)
    for (const [i, transform] of transforms.entries()) requireTransform(`Compose: transform ${i}`, transform)
    this.transforms = [...transforms]
  }

  forward(item: I): O {
    if (arguments.length > 1) throw surplus('vision.transforms.Compose.forward', 1, arguments)
    return this.transforms.reduce((value: unknown, transform) => applyTransform(transform, value), item) as O
  }
}

/**
 * Makes a transform from a function of one item.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.transforms.Lambda.html
 */
export class Lambda<I = Tensor, O = Tensor> implements TransformObject<I, O> {
  constructor(readonly fn: (item: I) => O) {
    if (arguments.length > 1) throw surplus('vision.transforms.Lambda', 1, arguments)
    if (!isCallable(fn)) throw typeError(`Lambda takes a function, got ${shown(fn)}`)
  }

  forward(item: I): O {
    if (arguments.length > 1) throw surplus('vision.transforms.Lambda.forward', 1, arguments)
    return this.fn(item)
  }
}
