import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'
import { func, nn, noGrad, ones, optim, type Tensor, tensor, zeros } from '../../lib'

type Call = (...args: unknown[]) => unknown
const loosely = (fn: unknown) => fn as Call
const x = zeros([3, 4])

describe('an error says what to do', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['sizes one by one', () => loosely(torch.zeros)(2, 3), /size is one array: \[2, 3\]/],
    ['a shape one by one', () => loosely(x.reshape).call(x, 4, 3), /shape is one array: \[4, 3\]/],
    ['a promise', () => loosely(torch.relu)(Promise.resolve(x)), /argument 1 is a promise: await it/],
    ['a dtype of NumPy', () => torch.zeros([2], { dtype: 'float' as never }), /no dtype is called "float"/],
    ['a misspelt option', () => torch.sum(x, 1, { keepdims: true } as never), /no option "keepdims"/],
    ['an argument too few', () => loosely(torch.bmm)(x), /mat2 is missing/],
    ['an operator of JavaScript', () => loosely(() => Number(x) + 1)(), /use x\.add\(y\), x\.mul\(y\)/],
    [
      'new Tensor',
      () => new (torch.Tensor as never as new (data: unknown) => Tensor)([1, 2]),
      /use torch\.tensor\(data\)/,
    ],
    ['float targets', () => nn.functional.crossEntropy(x, ones([3])), /int64.*float32/],
    ['mixed dtypes', () => new nn.Linear(4, 2).forward(x.double()), /float64.*float32|float32.*float64/],
    ['a second backward', () => twice(), /retainGraph: true/],
    ['a device of TensorFlow', () => x.to('gpu'), /no device is called 'gpu'; use 'cpu', 'cuda'/],
    ['a promise of weights', () => new nn.Linear(1, 1).loadStateDict(Promise.resolve(new Map()) as never), /await it/],
    [
      'a model for its weights',
      () => torch.saveSafetensorsSync(new nn.Linear(1, 1) as never, 'x'),
      /model\.stateDict\(\)/,
    ],
    ['the arguments of grad(fn)', () => func.grad((a: Tensor) => a.sum(), x as never), /grad\(fn\)\(x\)/],
    ['a tensor for primals', () => func.vjp((a: Tensor) => a.sum(), x as never), /vjp\(fn, \[x\]\)/],
  ])('for %s', (_, call, message) => {
    expect(call).toThrow(message)
  })

  test('for a file of torch.save', () => {
    const folder = mkdtempSync(join(tmpdir(), 'torchnode-hints-'))
    const path = join(folder, 'weights.pt')
    writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04\x00\x00\x08\x08', 'latin1'), Buffer.alloc(64)]))
    expect(() => torch.loadSafetensorsSync(path)).toThrow(/zip archive, as torch\.save writes/)
    rmSync(folder, { recursive: true })
  })
})

test('JSON contains the elements of a tensor, and no state of an optimizer', () => {
  expect(
    JSON.stringify({
      y: tensor([
        [1, 2],
        [3, 4],
      ]),
      n: tensor(5),
    }),
  ).toBe('{"y":[[1,2],[3,4]],"n":5}')
  const w = tensor([1, 2], { requiresGrad: true })
  const optimizer = new optim.Adam([w])
  w.sum().backward()
  optimizer.step()
  const parsed = JSON.parse(JSON.stringify(optimizer.stateDict()))
  expect(() => optimizer.loadStateDict(parsed)).toThrow(/JSON leaves of a Map/)
  expect(optimizer.stateDict().state.size).toBe(1)
})

test('a rejected promise that a mode refuses does not end the process', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  expect(() => noGrad(() => Promise.reject(new Error('mine')))).toThrow(/async function/)
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', listen)
  expect(unhandled).toEqual([])
})

function twice(): void {
  const y = tensor([1, 2], { requiresGrad: true }).pow(2).sum()
  y.backward()
  y.backward()
}
