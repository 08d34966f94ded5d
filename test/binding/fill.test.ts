import * as torch from '../../lib'

const whole = (dtype: torch.DType) => torch.zeros([1], { dtype })
const ways: [string, (value: number | bigint, dtype: torch.DType) => torch.Tensor][] = [
  ['tensor', (value, dtype) => torch.tensor([value] as number[], { dtype })],
  ['full', (value, dtype) => torch.full([1], value, { dtype })],
  ['fullLike', (value, dtype) => torch.fullLike(whole(dtype), value)],
  ['newFull', (value, dtype) => whole(dtype).newFull([1], value)],
  ['fill_', (value, dtype) => whole(dtype).fill_(value)],
  ['setAt', (value, dtype) => whole(dtype).setAt(value, 0)],
  ['maskedFill', (value, dtype) => whole(dtype).maskedFill(torch.ones([1], { dtype: 'bool' }), value)],
]

describe.each(ways)('%s, where whole numbers are held exactly,', (_, make) => {
  test.each<[number, torch.DType]>([
    [2 ** 53, 'int64'],
    [-(2 ** 53), 'int64'],
    [1e18, 'int64'],
  ])('refuses %d for %s, since it may have been rounded', (value, dtype) => {
    expect(() => make(value, dtype)).toThrow(
      `${value} is not a whole number that ${dtype} can hold; from 2^53 on pass a bigint`,
    )
  })

  test.each<[number | bigint, torch.DType, unknown]>([
    [2 ** 53 - 1, 'int64', 2 ** 53 - 1],
    [2n ** 53n + 1n, 'int64', 2n ** 53n + 1n],
    [2 ** 53, 'float64', 2 ** 53],
    [1e18, 'float32', Math.fround(1e18)],
  ])('takes %s for %s', (value, dtype, held) => {
    expect(make(value, dtype).item()).toBe(held)
  })
})
