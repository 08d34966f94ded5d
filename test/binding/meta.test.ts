import { nn, zeros } from '../../lib'

const input = (shape: number[]) => zeros(shape, { device: 'meta' })

test.each<[string, () => unknown]>([
  ['aten::native_batch_norm', () => new nn.BatchNorm1d(2, { device: 'meta' }).forward(input([3, 2]))],
  ['aten::nonzero', () => input([3]).nonzero()],
  ['aten::reflection_pad2d', () => new nn.ReflectionPad2d(1).forward(input([1, 3, 4, 4]))],
  ['convolution', () => new nn.Conv2d(1, 1, 1, { device: 'meta' }).forward(input([1, 1, 2, 2]))],
])('%s, whose kernel for meta tensors PyTorch has in Python, says where to run it', (operator, call) => {
  expect(call).toThrow(
    expect.objectContaining({
      code: 'ERR_NOT_IMPLEMENTED',
      message: expect.stringMatching(
        new RegExp(
          `${operator} is not implemented for 'meta' tensors: .* run it on 'cpu' to learn the shape of its result$`,
        ),
      ),
    }),
  )
})

test('an operator with a kernel for meta tensors computes the shape', () => {
  expect(new nn.Linear(4, 3, { device: 'meta' }).forward(input([2, 4])).shape).toEqual([2, 3])
})
