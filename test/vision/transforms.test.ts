import { arange, ones } from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import { applyToBatch, Compose, Lambda, Normalize, ToTensor, type Transform } from '../../lib/vision/transforms'
import golden from '../golden/dataloader.json'

const pixels = tensor(Uint8Array.from({ length: 256 }, (_, i) => i)).reshape([16, 16])
const values = (t: Tensor) => [...(t.toTypedArray() as Float32Array)]

describe('ToTensor', () => {
  test('scales every uint8 value to the bits that torchvision gives', () => {
    const image = new ToTensor().forward(pixels)
    expect(image.dtype).toBe('float32')
    expect(image.shape).toEqual([1, 16, 16])
    expect(values(image)).toEqual(golden.transforms.toTensor)
  })

  test('puts the channels of a colour image first', () => {
    const image = tensor(Uint8Array.of(0, 51, 255, 255, 51, 0)).reshape([1, 2, 3])
    const result = new ToTensor().forward(image)
    expect(result.isContiguous()).toBe(true)
    expect(result.mul(5).round().toArray()).toEqual([[[0, 5]], [[1, 1]], [[5, 0]]])
  })

  test('keeps the values of other dtypes', () => {
    expect(new ToTensor().forward(tensor([[0.5, 2]])).toArray()).toEqual([[[0.5, 2]]])
    expect(new ToTensor().forward(tensor([[3n]])).dtype).toBe('int64')
  })

  test('does not change the image itself', () => {
    const image = tensor([[4, 8]])
    new ToTensor().forward(image).fill_(1)
    new Normalize(0, 2).forward(image.unsqueeze(0))
    new ToTensor().forward(pixels)
    expect(pixels.select(0, 0).select(0, 5).item()).toBe(5)
  })

  test.each([[[5]], [[2, 2, 2, 2]], [[]]])('refuses an image of shape %p', (shape) => {
    expect(() => new ToTensor().forward(ones(shape))).toThrow(
      expect.objectContaining({ code: 'ERR_SHAPE', message: expect.stringContaining(`[${shape.join(', ')}]`) }),
    )
  })

  test('refuses a value that is not a tensor', () => {
    expect(() => new ToTensor().forward([[1]] as never)).toThrow(TypeError)
  })
})

describe('Normalize', () => {
  test('gives the bits that torchvision gives', () => {
    const image = new ToTensor().forward(pixels)
    for (const normalize of [new Normalize(0.1307, 0.3081), new Normalize([0.1307], [0.3081])]) {
      expect(values(normalize.forward(image))).toEqual(golden.transforms.normalize)
    }
  })

  test('normalizes each channel with its own numbers', () => {
    expect(values(new Normalize([1, 0, 0], [1, 2, 4]).forward(ones([3, 1, 1])))).toEqual([0, 0.5, 0.25])
  })

  test.each([
    [() => new Normalize([0], [0]), 'ERR_RANGE', /std of 0/],
    [() => new Normalize([Number.NaN], [1]), 'ERR_RANGE', /mean must be finite, got NaN/],
    [() => new Normalize([], [1]), 'ERR_RANGE', /mean has no values/],
    [
      () => new Normalize([0, 0], [1, 1]).forward(ones([3, 4, 4])),
      'ERR_SHAPE',
      /2 mean and 2 std values .*\[3, 4, 4\]/,
    ],
    [() => new Normalize([0], [1]).forward(ones([4, 4])), 'ERR_SHAPE', /\[4, 4\]/],
    [() => new Normalize([0], [1]).forward(pixels.unsqueeze(0)), 'ERR_DTYPE', /got uint8; put ToTensor before it/],
    [() => new Normalize('0' as never, [1]), undefined, /mean must be numbers, got "0"/],
  ])('refuses what it cannot do: %#', (use, code, message) => {
    expect(use).toThrow(expect.objectContaining({ message: expect.stringMatching(message), ...(code && { code }) }))
  })
})

describe('Compose and Lambda', () => {
  test('apply one after the other', () => {
    const transform = new Compose([new ToTensor(), new Lambda((t: Tensor) => t.add(1)), (t: Tensor) => t.mul(2)])
    expect(transform.forward(tensor(Uint8Array.of(0, 255)).reshape([1, 2])).toArray()).toEqual([[[2, 4]]])
  })

  test('refuse a value that is not a transform', () => {
    expect(() => new Compose([new ToTensor(), 'flip' as never])).toThrow(
      /Compose: transform 1 must be .*, but it is "flip"/,
    )
    expect(() => new Compose(new ToTensor() as never)).toThrow(/takes a list of transforms, got an object \(ToTensor\)/)
    expect(() => new Lambda('x' as never)).toThrow(/takes a function, got "x"/)
  })
})

describe('a batch', () => {
  const batch = arange(24, { dtype: 'uint8' }).reshape([6, 2, 2])
  const add = (by: number) => new Lambda((t: Tensor) => t.add(by))
  class Flipped extends ToTensor {
    override forward(image: Tensor): Tensor {
      return super.forward(image).flip([-1])
    }
  }
  class Twice extends Compose {
    override forward(image: Tensor): Tensor {
      return super.forward(image).mul(2)
    }
  }

  test.each<[string, Transform<Tensor, Tensor>]>([
    ['ToTensor', new ToTensor()],
    ['ToTensor and Normalize', new Compose([new ToTensor(), new Normalize(0.5, 0.5)])],
    ['a Compose in a Compose', new Compose([new Compose([new ToTensor()]), new Compose([]), new Normalize(0.5, 0.5)])],
    ['a Lambda', add(1)],
    ['a function', (t: Tensor) => t.mul(3)],
    ['a Lambda between others', new Compose([new ToTensor(), add(0.5), new Normalize(0.5, 0.5)])],
    ['a subclass with a forward of its own', new Compose([new Flipped(), new Normalize(0.5, 0.5)])],
    ['a Compose with a forward of its own', new Twice([new ToTensor()])],
  ])('through %s equals its items transformed alone', (_, transform) => {
    const single = (image: Tensor) => (typeof transform === 'function' ? transform(image) : transform.forward(image))
    const whole: Tensor = applyToBatch([transform], batch)
    expect(whole.shape[0]).toBe(6)
    expect(whole.toArray()).toEqual(batch.unbind(0).map((image) => single(image).toArray()))
  })

  test('goes through transforms that accept batches in one call, and through others item by item', () => {
    const calls: number[][] = []
    class Watched extends ToTensor {
      override forward(image: Tensor): Tensor {
        calls.push(image.shape)
        return super.forward(image)
      }
      override forwardBatch(images: Tensor): Tensor {
        calls.push(images.shape)
        return super.forwardBatch(images)
      }
    }
    const seen: unknown[] = []
    const look = new Lambda((t: unknown) => {
      seen.push(t)
      return [t, 'label']
    })
    const [images, labels] = applyToBatch([new Compose([new Watched(), look])], batch)
    expect(calls).toEqual([[6, 2, 2]])
    expect(seen.map((t) => (t as Tensor).shape)).toEqual(Array(6).fill([1, 2, 2]))
    expect(images.shape).toEqual([6, 1, 2, 2])
    expect(labels).toEqual(Array(6).fill('label'))
  })
})
