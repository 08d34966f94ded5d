import { nativeError } from '../../lib/binding/failure'
import { errorCodes } from '../../lib/errors'
import * as ops from '../../lib/generated/ops'
import { Linear } from '../../lib/nn'
import { ops as dynamic, Tensor, tensor } from '../../lib/tensor'
import { expectAlive, refusalOf } from '../hostile/refusal'

const matrix = () =>
  tensor([
    [1, 2, 3],
    [4, 5, 6],
  ])

describe("libtorch's refusals get a code", () => {
  test.each<[string, string, () => unknown]>([
    ['shapes that do not fit', 'ERR_SHAPE', () => matrix().matmul(matrix())],
    ['shapes that do not broadcast', 'ERR_SHAPE', () => matrix().add(tensor([1, 2]))],
    ['a view that does not fit', 'ERR_SHAPE', () => matrix().view([4])],
    ['item() of many', 'ERR_SHAPE', () => matrix().item()],
    ['an index beyond the end', 'ERR_INDEX', () => matrix().select(0, 5)],
    ['a dimension that is not there', 'ERR_INDEX', () => matrix().sum([7])],
    ['an index tensor beyond the end', 'ERR_INDEX', () => matrix().indexSelect(0, tensor([9n]))],
    ['a class beyond the last', 'ERR_INDEX', () => ops.crossEntropyLoss(matrix(), tensor([255n, 0n]))],
    ['a class below the first', 'ERR_INDEX', () => ops.crossEntropyLoss(matrix(), tensor([-1n, 0n]))],
    ['dtypes that do not mix', 'ERR_DTYPE', () => matrix().matmul(tensor([[1n], [1n], [1n]]))],
    ['a result that does not fit in place', 'ERR_DTYPE', () => tensor([1n]).add_(0.5)],
    ['the mean of integers', 'ERR_DTYPE', () => tensor([1n]).mean()],
    ['a device that is not there', 'ERR_DEVICE', () => matrix().to('xpu')],
    ['a device that is none', 'ERR_DEVICE', () => matrix().to('gpu:0')],
    ['a device with a bad index', 'ERR_DEVICE', () => matrix().to('cpu:-5')],
    ['a device with a space', 'ERR_DEVICE', () => matrix().to(' cpu')],
    ['an empty device', 'ERR_DEVICE', () => matrix().to('')],
    ['a probability of 2', 'ERR_RANGE', () => ops.dropout(matrix(), 2, true)],
    ['division of integers by 0', 'ERR_RANGE', () => tensor([1n]).remainder(0)],
    ['more memory than there is', 'ERR_OUT_OF_MEMORY', () => ops.empty([2 ** 50])],
    ['more elements than can be counted', 'ERR_OUT_OF_MEMORY', () => ops.empty([2 ** 31, 2 ** 31, 4])],
    ['elements of meta', 'ERR_NOT_IMPLEMENTED', () => ops.zeros([1], { device: 'meta' }).toArray()],
    [
      'a second backward',
      'ERR_AUTOGRAD',
      () => {
        const y = tensor([1], { requiresGrad: true }).exp()
        y.backward()
        y.backward()
      },
    ],
    ['a singular matrix', 'ERR_RUNTIME', () => ops.linalgInv(tensor([[0]]))],
    ['a bigint beyond int64', 'ERR_RANGE', () => matrix().add(2n ** 63n)],
    ['the smallest int64 as a size', 'ERR_RANGE', () => matrix().repeat([-(2n ** 63n), 1])],
    [
      'too much for a CPU allocator',
      'ERR_OUT_OF_MEMORY',
      () => (dynamic.aten.resize_ as (t: Tensor, s: number[]) => Tensor)(tensor([1]), [2 ** 50]),
    ],
  ])('%s: %s', (_, code, call) => {
    expect(refusalOf(call)).toBe(code)
    expectAlive()
  })
})

describe('a message is one line for the user', () => {
  test.each<[string, string]>([
    ['[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: no memory', 'DefaultCPUAllocator: no memory'],
    ['bad\n  size\nException raised from here (most recent call first):\nframe #0: c10::Error', 'bad size'],
    [
      'x INTERNAL ASSERT FAILED at "../a.cpp":5, please report a bug to PyTorch. oh no',
      'internal error of libtorch: oh no',
    ],
    ['/build/aten/Register.cpp:52: expected ints', 'expected ints'],
    ['p false. (Could this error message be improved? If so, report)', 'p false.'],
    ["Could not run 'aten::a' on 'B'. This could be because a\nlong\nlist", "Could not run 'aten::a' on 'B'"],
  ])('%j', (message, text) => {
    expect((nativeError('Error', message) as Error).message).toBe(`nativeError: ${text}`)
  })

  test('of 500 characters at most', () => {
    expect((nativeError('Error', 'x'.repeat(10_000)) as Error).message).toHaveLength(500)
  })

  test("and the stack begins at the caller's code", () => {
    try {
      matrix().view([4])
    } catch (error) {
      expect((error as { stack: string }).stack).toContain('failure.test')
      expect((error as { stack: string }).stack).not.toMatch(/at nativeError/)
    }
    expect.assertions(2)
  })
})

test("torchnode's own codes pass through, libtorch's classes are translated", () => {
  for (const code of errorCodes) expect(nativeError(code, 'm')).toMatchObject({ code, name: 'TorchError' })
  expect(nativeError('IndexError', 'm')).toMatchObject({ code: 'ERR_INDEX' })
  expect(nativeError('OutOfMemoryError', 'm')).toMatchObject({ code: 'ERR_OUT_OF_MEMORY' })
  expect(nativeError('NotImplementedError', 'm')).toMatchObject({ code: 'ERR_NOT_IMPLEMENTED' })
  expect(nativeError('Error', 'no word of it known')).toMatchObject({ code: 'ERR_RUNTIME' })
  expect(nativeError('TypeError', 'm')).toBeInstanceOf(TypeError)
})

describe('an error about an endless argument takes no longer than others, and shows both its ends', () => {
  const endless = 'x'.repeat(100_000)
  const sizes = Array.from({ length: 100_000 }, () => 3)
  const options = Object.fromEntries(sizes.slice(0, 10_000).map((_, i) => [`k${i}`, 1])) as object
  test.each<[string, string, RegExp, () => unknown]>([
    [
      'a device',
      'ERR_DEVICE',
      /^zeros: no device is called 'xxx.*'cuda:1'$/,
      () => ops.zeros([2], { device: endless }),
    ],
    [
      'a device of spaces',
      'ERR_DEVICE',
      /^Tensor.to: Invalid device string: '/,
      () => matrix().to(' '.repeat(100_000)),
    ],
    ["a device with libtorch's words", 'ERR_DEVICE', /float32/, () => matrix().to('Float dtype '.repeat(10_000))],
    ['a dtype', 'TypeError', /^zeros\(.*no dtype is called/, () => ops.zeros([2], { dtype: endless as 'bool' })],
    [
      'a shape',
      'ERR_SHAPE',
      /^Tensor.reshape: shape '\[3, 3, .* 3\]' is invalid for input of size 6$/,
      () => matrix().reshape(sizes),
    ],
    [
      'sizes',
      'ERR_OUT_OF_MEMORY',
      /^zeros: Storage size calculation overflowed with sizes=\[3,/,
      () => ops.zeros(sizes),
    ],
    ['dimensions', 'ERR_INDEX', /^Tensor.sum: Dimension out of range/, () => matrix().sum(sizes)],
    ['an option', 'TypeError', /has no option "xxx/, () => ops.zeros([2], { [endless]: 1 } as object)],
    ['options', 'TypeError', /k7: 1 and 9992 more/, () => ops.zeros([2], options)],
    [
      'arguments',
      'TypeError',
      /3, 3 and 9992 more\)/,
      () => (ops.zeros as (...args: unknown[]) => unknown)(...sizes.slice(0, 10_000)),
    ],
    ['data', 'TypeError', /found \{ a: "xxx/, () => tensor({ a: endless } as never)],
  ])('%s', (_, code, words, call) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      expect(refusalOf(call)).toBe(code)
      return performance.now() - start
    })
    expect(call).toThrow(words)
    // Quadratic code took from 5 to 15 s; the lists themselves take some milliseconds.
    expect(Math.min(...times)).toBeLessThan(100)
  })
})

test('a message without room for all overloads, or keys, says how many more there are', () => {
  expect(() => dynamic.aten.gradient('no')).toThrow(/^gradient\(.* and \d+ more was given/)
  const keys = new Map(Array.from({ length: 500 }, (_, i) => [`a.module.of.a.model.${i}`, matrix()]))
  expect(() => new Linear(1, 1).loadStateDict(keys)).toThrow(
    /missing keys: "weight", "bias"; unexpected keys: "a.module.of.a.model.0", .* and \d+ more$/,
  )
})

test('functions have the names by which they are called', () => {
  const plain = (name: string) => name.replace(/[._]/g, '').toLowerCase()
  for (const [name, value] of Object.entries(ops)) expect(plain((value as () => void).name)).toBe(plain(name))
  expect(ops.linalgInv.name).toBe('linalg.inv')
  expect(dynamic.aten.leaky_relu.name).toBe('leakyRelu')
  expect([Tensor.prototype.addmm_.name, Tensor.prototype.storageOffset.name]).toEqual(['addmm_', 'storageOffset'])
})

test.each([
  ['{-2}', '-2'],
  ['{9007199254740993}', '9007199254740993'],
  ['{0.10000000149011612}', '0.10000000149011612'],
  ['{1e-07}', '1e-7'],
  ['{1e+21}', '1e+21'],
  ['{-inf}', '-Infinity'],
  ['{-nan}', 'NaN'],
  ['{-0}', '0'],
])('a check that fails has its code, and shows the value %s as JavaScript writes it', (value, written) => {
  expect(nativeError('Check', `ERR_INDEX: x holds ${value} (of {2 })`)).toMatchObject({
    code: 'ERR_INDEX',
    message: `nativeError: x holds ${written} (of {2 })`,
  })
})
