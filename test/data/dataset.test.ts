import { Subset, TensorDataset } from '../../lib/data'
import { arange, zeros } from '../../lib/generated/ops'
import { tensor } from '../../lib/tensor'

const images = arange(12).reshape([4, 3])
const labels = tensor([7n, 8n, 9n, 10n])
const dataset = new TensorDataset(images, labels)

describe('TensorDataset', () => {
  test('gives the row of each tensor', () => {
    expect(dataset.length).toBe(4)
    const [image, label] = dataset.get(2)
    expect(image.toArray()).toEqual([6, 7, 8])
    expect(label.item()).toBe(9)
  })

  test.each([[[1, 2]], [[2, 1]], [[3, 3, 0]], [[0, 1, 2, 3]], [[2]], [[]]])('gives the batch %p', (indices) => {
    const [first, second] = dataset.getBatch(indices)
    expect(first.shape).toEqual([indices.length, 3])
    expect(first.toArray()).toEqual(indices.map((i) => [3 * i, 3 * i + 1, 3 * i + 2]))
    expect(second.toArray()).toEqual(indices.map((i) => 7 + i))
  })

  test('gives copies of a range and of a list', () => {
    const data = arange(4)
    const own = new TensorDataset(data)
    own.getBatch([1, 2])[0].fill_(9)
    expect(data.toArray()).toEqual([0, 1, 2, 3])
    own.getBatch({ start: 1, end: 3 })[0].fill_(9)
    expect(data.toArray()).toEqual([0, 1, 2, 3])
    expect(own.getBatch({ start: 4, end: 4 })[0].shape).toEqual([0])
    expect(() => own.getBatch({ start: 2, end: 5 })).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
    expect(() => own.getBatch({ start: -1, end: 2 })).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
  })

  test('refuses tensors of different lengths, scalars and values that are not tensors', () => {
    expect(() => new TensorDataset(images, zeros([3]))).toThrow(
      expect.objectContaining({ code: 'ERR_SHAPE', message: expect.stringContaining('[4, 3], [3]') }),
    )
    expect(() => new TensorDataset(tensor(1))).toThrow(expect.objectContaining({ code: 'ERR_SHAPE' }))
    expect(() => new TensorDataset([1, 2] as never)).toThrow(TypeError)
    expect(() => new TensorDataset()).toThrow(TypeError)
  })

  test.each([4, -1, 1.5, Number.NaN])('refuses the index %p', (index) => {
    const error = expect.objectContaining({ code: 'ERR_INDEX', message: expect.stringContaining(`index ${index}`) })
    expect(() => dataset.get(index)).toThrow(error)
    expect(() => dataset.getBatch([0, index])).toThrow(error)
    expect(() => dataset.get('0' as never)).toThrow(TypeError)
  })
})

describe('Subset', () => {
  const subset = new Subset(dataset, new Set([3, 1]))

  test('gives some items in its own order', () => {
    expect(subset.length).toBe(2)
    expect(subset.get(0)[1].item()).toBe(10)
    expect(subset.getBatch([1, 0])[1].toArray()).toEqual([8, 10])
    expect(new Subset(subset, [1]).getBatch([0])[1].toArray()).toEqual([8])
  })

  test('refuses indices outside of the dataset and of itself', () => {
    expect(() => new Subset(dataset, [0, 4])).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
    expect(() => subset.get(2)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
    expect(() => new Subset([1] as never, [0])).toThrow(TypeError)
  })
})
