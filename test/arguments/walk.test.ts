import * as torch from '../../lib'
import { type Callable, isClass, isOperator, made, notMade, publicMethods, reached, requiredBy } from './surface'

/** Functions that take any number of arguments, in PyTorch too, and classes that cannot be instantiated. */
const variadic = new Set([
  ...[
    'nn.Identity',
    'nn.Sequential',
    'nn.utils.skipInit',
    'data.TensorDataset',
    'data.StackDataset',
    'autograd.checkpoint',
  ],
  ...['data.Dataset', 'data.IterableDataset', 'data.Sampler'],
  ...['Tensor', 'autograd.Function', 'TorchError', 'optim.lrScheduler.LRScheduler', 'autograd.func.linearize'],
  // Methods that take any number of indices or tensors, and classes whose forward only throws.
  ...['at', 'setAt', 'markDirty', 'markNonDifferentiable', 'saveForBackward', 'saveForForward'],
  ...['Module', 'ModuleList', 'ModuleDict', 'ParameterList', 'ParameterDict'].map((name) => `nn.${name}.forward`),
])

const all = reached()

/** The error of a call; of an asynchronous one too. */
async function refusal(callable: Callable, args: unknown[]): Promise<unknown> {
  try {
    await (isClass(callable) ? new callable(...args) : callable(...args))
  } catch (error) {
    return error
  }
  return undefined
}

const refuses = expect.objectContaining({
  name: 'TypeError',
  message: expect.stringMatching(
    /takes .* and was given|was given \(|has no option|is given by position|stands at this place/,
  ),
})

describe('every public function and constructor refuses', () => {
  test('the walk sees them', () => {
    const names = all.map(([name]) => name)
    expect(names).toEqual(
      expect.arrayContaining(['nn.functional.mseLoss', 'optim.SGD', 'autograd.func.grad', 'nn.Linear']),
    )
    expect(names.length).toBeGreaterThan(1200)
  })

  const table = all.filter(([name, value]) => !isOperator.has(value) && !variadic.has(name))

  test.each(table)('%s: an argument too many', async (_, callable) => {
    expect(await refusal(callable, Array(40).fill(null))).toEqual(refuses)
  })

  test.each(table)('%s: an option that it does not have', async (name, callable) => {
    const required = requiredBy(name, callable)
    const error = (await refusal(callable, [...required, { noSuchOption: 1 }])) as Error
    expect(error).toEqual(expect.objectContaining({ name: expect.stringMatching(/^(Type|Torch)Error$/) }))
    expect(error.message).toMatch(/noSuchOption/)
  })
})

describe('every method of torchnode refuses an argument too many', () => {
  test.each(publicMethods(all))('%s', async (name, callable, methods) => {
    const taken: string[] = []
    for (const method of methods) {
      if (variadic.has(method) || variadic.has(`${name}.${method}`)) continue
      const object = made(name, callable)
      if (object === undefined) expect(name).toMatch(notMade)
      else {
        const error = await refusal((...args: unknown[]) => object[method](...args), Array(40).fill(null))
        if (!refuses.asymmetricMatch(error)) taken.push(`${name}.${method}: ${String(error).slice(0, 120)}`)
      }
    }
    expect(taken).toEqual([])
  })
})

describe('every method of torchnode refuses an option that it does not have', () => {
  test.each(publicMethods(all))('%s', async (name, callable, methods) => {
    const taken: string[] = []
    for (const method of methods) {
      if (variadic.has(method) || variadic.has(`${name}.${method}`)) continue
      const object = made(name, callable)
      if (object === undefined) continue
      const required = Array((object[method] as unknown as { length: number }).length).fill(null)
      const error = await refusal((...args: unknown[]) => object[method](...args), [...required, { noSuchOption: 1 }])
      // Required arguments are checked before the options.
      const told = /noSuchOption|takes none and was given|has no \w+, as in PyTorch/
      const isTold = required.length > 0 ? error instanceof Error : told.test(String(error))
      if (!isTold) taken.push(`${name}.${method}: ${String(error).slice(0, 120)}`)
    }
    expect(taken).toEqual([])
  })
})

describe('an option that is undefined counts as left out', () => {
  const withOptions = all.filter(([name, value]) => !isOperator.has(value) && !variadic.has(name))

  test.each(withOptions)('%s', async (name, callable) => {
    const required = () => requiredBy(name, callable)
    const { message = '' } = ((await refusal(callable, [...required(), { noSuchOption: 1 }])) ?? {}) as Error
    const names = /its options are ([^;.]*)/.exec(message)?.[1].split(', ') ?? []
    const outcome = async (options: object) => {
      const error = (await refusal(callable, [...required(), options])) as Error | undefined
      return error?.message.replace(/\{ \w+: undefined \}/, '{}')
    }
    const plain = await outcome({})
    for (const option of names) {
      expect([option, await outcome({ [option]: undefined })]).toEqual([option, plain])
    }
  })

  test.each(['dtype', 'device', 'requiresGrad', 'pinMemory'])('%s of functions that make tensors', (option) => {
    const made = [
      torch.zeros([2], { [option]: undefined }),
      torch.full([2], 1.5, { [option]: undefined }),
      torch.arange(3, { [option]: undefined }),
      torch.tensor([1, 2], { [option]: undefined }),
      torch.rand([2], { [option]: undefined }),
    ]
    expect(made.map(({ dtype }) => dtype)).toEqual(['float32', 'float32', 'int64', 'float32', 'float32'])
  })
})
