import * as torch from '../../lib'

const { nn } = torch
const bare = () => Object.create(null)

/** A revoked Proxy, which refuses every access. */
function revoked(): never {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy as never
}

function refusal(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was thrown')
}

const x = torch.ones([2, 2])

/** Messages of V8 or libtorch itself. */
const raw =
  /Cannot (read|convert|perform|destructure|mix)|without 'new'|is not (a function|iterable|an object)|Right-hand side|native code was given|namespace/

describe('values that are hard to show are refused with a readable message', () => {
  const calls: Record<string, [message: string, call: () => unknown]> = {
    'GradScaler.scale': [
      'amp.GradScaler.scale: outputs must be an array, but it is 5',
      () => new torch.amp.GradScaler('cpu').scale(5 as never),
    ],
    broadcastShapes: [
      'broadcastShapes: shapes[0] must be an array, but it is undefined',
      () => torch.broadcastShapes([undefined as never]),
    ],
    'a size of broadcastShapes': [
      'broadcastShapes: shapes[0][1] must be a whole number, but it is Symbol(s)',
      () => torch.broadcastShapes([[1, Symbol('s')] as never]),
    ],
    stackModuleState: [
      'func.stackModuleState: modules[0] must be a Module, but it is undefined',
      () => torch.func.stackModuleState([undefined as never]),
    ],
    finfo: ['finfo: {} is none of float64', () => torch.finfo(bare())],
    'finfo of a name that every object has': ['finfo: "toString" is none of', () => torch.finfo('toString' as never)],
    assertClose: [
      'assertClose: no comparison is made between Tensor[2, 2] float32 and {}',
      () => torch.testing.assertClose(x, bare()),
    ],
    WeightedRandomSampler: [
      'data.WeightedRandomSampler: weights[0] must be a number, but it is {}',
      () => new torch.data.WeightedRandomSampler([bare()], 1),
    ],
    findDigits: [
      'findDigits: a batch of the loader must be an array, but it is Symbol()',
      () => torch.findDigits([Symbol() as never]),
    ],
    setDetectAnomaly: [
      'autograd.setDetectAnomaly: enabled must be true or false, but it is "x"',
      () => torch.autograd.setDetectAnomaly('x' as never),
    ],
    'names of dimensions': [
      "a dimension is a number and has no name, but there is 'a'",
      () => (torch.ops.aten as never as Record<string, (...args: unknown[]) => unknown>).sum(x, ['a']),
    ],
    manualSeed: ['manualSeed: a seed must be a whole number', () => torch.manualSeed(Number.NaN)],
    'a stretch of a distribution': [
      'distributions.AffineTransform: loc must be a number or a tensor, but it is { size: false }',
      () => new torch.distributions.AffineTransform({ size: false } as never, 1),
    ],
    'a count of dimensions in a list': [
      'distributions.AffineTransform: eventDim must be a whole number of at least 0, but it is [a revoked Proxy]',
      () => new torch.distributions.AffineTransform(0, 1, [revoked()] as never),
    ],
    'a count of dimensions as a bigint': [
      'distributions.AffineTransform: eventDim must be a whole number of at least 0, but it is 4n',
      () => new torch.distributions.AffineTransform(0, 1, 4n as never),
    ],
    'an exponent': [
      'distributions.PowerTransform: exponent must be a number or a tensor, but it is "2"',
      () => new torch.distributions.PowerTransform('2' as never),
    ],
    'a value that is only handed on': [
      'distributions.AbsTransform.inverse: y must be a Tensor, but it is a revoked Proxy',
      () => new torch.distributions.AbsTransform().inverse(revoked()),
    ],
    'a number of iterations': [
      'optim.LBFGS: maxIter must be a whole number of at least 1, but it is [[a revoked Proxy, -7]]',
      () => new torch.optim.LBFGS([x.clone()], 1, [[revoked(), -7]] as never),
    ],
    'a ratio of sizes': [
      'outputRatio must be a finite number, but it is "mean"',
      () => nn.functional.fractionalMaxPool3dWithIndices(torch.ones([1, 2, 2, 2]), 1, { outputRatio: 'mean' as never }),
    ],
    'too few ratios of sizes': [
      'outputRatio must be one number or 3, but it is [0.5]',
      () => nn.functional.fractionalMaxPool3dWithIndices(torch.ones([1, 2, 2, 2]), 1, { outputRatio: [0.5] }),
    ],
  }

  test.each(Object.entries(calls))('%s', (_, [message, call]) => {
    const said = refusal(call)
    expect(said).toContain(message)
    expect(said).not.toMatch(raw)
  })

  // Only `new` calls a class.
  test.each<[string, (fn: never) => unknown]>([
    ['noGrad', torch.noGrad],
    ['enableGrad', torch.enableGrad],
    ['inferenceMode', torch.inferenceMode],
    ['detectAnomaly', torch.autograd.detectAnomaly],
    ['nn.utils.parametrize.cached', nn.utils.parametrize.cached],
    ['amp.autocast', (fn) => torch.amp.autocast('cpu', fn)],
    ['scope', torch.scope],
    ['func.grad', torch.func.grad],
    ['func.gradAndValue', torch.func.gradAndValue],
    ['func.vmap', torch.func.vmap],
    ['func.jacrev', torch.func.jacrev],
    ['func.jacfwd', torch.func.jacfwd],
    ['func.hessian', torch.func.hessian],
    ['jvp', (fn) => torch.func.jvp(fn, [x], [x])],
    ['vjp', (fn) => torch.func.vjp(fn, [x])],
    ['func.linearize', (fn) => torch.func.linearize(fn, x)],
    ['compile', torch.compile],
    ['recordFunction', (fn) => torch.profiler.recordFunction('name', fn)],
    ['registerOptimizerStepPostHook', torch.optim.registerOptimizerStepPostHook],
    ['DataLoader', (fn) => new torch.data.DataLoader(new torch.data.TensorDataset(x), { collateFn: fn })],
  ])('a class as the function of %s', (name, call) => {
    const said = refusal(() => call(nn.ReLU as never))
    expect(said).toContain(name)
    expect(said).toMatch(/function/)
    expect(said).not.toMatch(raw)
  })

  test.each<[string, () => unknown]>([
    ['options', () => nn.functional.mseLoss(x, x, revoked())],
    ['options of a layer', () => new nn.Linear(2, 2, revoked())],
    ['an argument of an operator', () => torch.add(x, revoked())],
    ['a size', () => torch.ones(revoked())],
    ['data', () => torch.tensor(revoked())],
    ['a parameter', () => new nn.Parameter(revoked())],
    ['a state dict', () => new nn.Linear(1, 1).loadStateDict(revoked())],
    ['an output', () => torch.autograd.grad(revoked(), x)],
    ['a target', () => x.to(revoked())],
    ['an index', () => x.at(revoked())],
    ['a list', () => torch.broadcastShapes(revoked())],
    ['a dtype', () => torch.finfo(revoked())],
    ['a data set', () => new torch.data.TensorDataset(revoked())],
    ['a function', () => torch.noGrad(revoked())],
    ['a module', () => torch.func.stackModuleState([revoked()])],
    ['a value to compare', () => torch.testing.assertClose(x, revoked())],
  ])('a revoked Proxy as %s', (_, call) => {
    expect(refusal(call)).not.toMatch(raw)
  })
})

describe('no argument is ignored silently', () => {
  test.each<[string, () => unknown, string]>([
    ['assertClose of nothing', () => (torch.testing.assertClose as () => void)(), 'was given nothing'],
    [
      'a text for a flag of assertClose',
      () => torch.testing.assertClose(x, x, { checkDtype: 'no' as never }),
      'testing.assertClose: checkDtype must be true or false, but it is "no"',
    ],
    [
      'a text for a flag of a distribution',
      () => new torch.distributions.Normal(0, 1, { validateArgs: 'no' as never }),
      'distributions.Normal: validateArgs must be true or false, but it is "no"',
    ],
    [
      'a text for sciMode',
      () => torch.setPrintOptions({ sciMode: 'x' as never }),
      'setPrintOptions: sciMode must be true or false, but it is "x"',
    ],
    [
      'a precision that is not a whole number',
      () => torch.setPrintOptions({ precision: 2.5 }),
      'setPrintOptions: precision must be a whole number of at least 0 and at most 100, but it is 2.5',
    ],
    ['a precision that cannot be written', () => torch.setPrintOptions({ precision: 101 }), 'but it is 101'],
    [
      'a text for training',
      () => Object.assign(new nn.ReLU(), { training: 'x' }),
      'nn.ReLU: training must be true or false, but it is "x"',
    ],
    [
      'a symbol for an option of an operator',
      () => torch.zeros([2], { [Symbol('x')]: 1 } as never),
      'zeros(size: number[], { dtype?: DType | null',
    ],
    ['a symbol for an option of a method', () => x.sum({ [Symbol('x')]: 1 } as never), 'it has no option Symbol(x)'],
    ['a Map for options', () => torch.zeros([2], new Map([['dtype', 'int64']]) as never), 'options are a plain object'],
    [
      'a symbol for an option',
      () => nn.functional.mseLoss(x, x, { [Symbol('reduction')]: 1 } as never),
      'nn.functional.mseLoss: has no option Symbol(reduction)',
    ],
    [
      'an option that is not enumerable',
      () => nn.functional.mseLoss(x, x, Object.defineProperty({}, 'reductoin', { value: 'sum' }) as never),
      'has no option "reductoin"',
    ],
    [
      'a value outside of int64',
      () => torch.full([1], 2 ** 63, { dtype: 'int64' }),
      'full: the value 9223372036854776000 does not fit into int64',
    ],
  ])('%s', (_, call, message) => {
    expect(refusal(call)).toContain(message)
  })

  test('a known option that is not enumerable is taken', () => {
    const sum = Object.defineProperty({}, 'reduction', { value: 'sum' })
    expect(nn.functional.mseLoss(x, torch.zeros([2, 2]), sum).item()).toBe(4)
    expect(torch.full([1], -(2n ** 63n), { dtype: 'int64' }).item()).toBe(-(2n ** 63n))
  })
})

describe('an error begins with the function that was called', () => {
  const set = new torch.data.TensorDataset(x)
  test.each<[string, () => unknown, string]>([
    ['an operator', () => torch.cat([x, 1] as never), 'cat: a list of tensors holds 1'],
    ['an operator of a room', () => torch.linalg.inv(torch.ones([2, 3])), 'linalg.inv: A must be'],
    ['a method', () => x.reshape([3]), "Tensor.reshape: shape '[3]' is invalid"],
    ['a function over several operators', () => torch.unique(5 as never), 'unique: _unique2(self: Tensor'],
    ['a layer', () => new nn.Linear(5, 5).forward(x), 'Linear.forward: mat1 and mat2'],
    ['a constructor', () => new torch.data.Subset(set, [7]), 'Subset: index 7 is outside'],
    ['a data set', () => set.get(7), 'TensorDataset.get: index 7 is outside'],
    [
      'a class over another',
      () => new torch.distributions.HalfNormal('x' as never),
      'HalfNormal: distributions.Normal:',
    ],
    ['a layer of the caller', () => new Broken().forward(x), 'Broken.forward is mine'],
    ['an error of the caller', () => thrown(new torch.TorchError('ERR_SHAPE', 'mine')), 'mine'],
  ])('%s', (_, call, begin) => {
    const message = refusal(call)
    expect(message.slice(0, begin.length)).toBe(begin)
  })
})

class Broken extends nn.Module {
  forward(_: torch.Tensor): torch.Tensor {
    throw new Error('Broken.forward is mine')
  }
}

function thrown(error: Error): never {
  throw error
}

describe('so many arguments that they nearly fill the stack are refused with a readable message', () => {
  const many = new Array(100_000).fill(x) as [never]
  const compiled = torch.compile((a: torch.Tensor) => a)
  test.each<[string, () => unknown]>([
    ['a function', () => torch.cat(...many)],
    ['what makes tensors', () => torch.zeros(...many)],
    ['a method', () => x.at(...many)],
    ['a loss', () => nn.functional.mseLoss(...(many as never as [never, never]))],
    ['a compiled function', () => compiled(...many)],
  ])('%s', (_, call) => {
    expect(call).toThrow(/^\w.*(was given|takes)/)
  })
})

describe('arguments by name', () => {
  test('come last: an object that stands before others is refused, and the message says so', () => {
    const call = () => new nn.Conv2d({ inChannels: 1 } as never, 1, 1)
    expect(refusal(call)).toContain('comes by position: nn.Conv2d(inChannels, outChannels, kernelSize')
  })

  test('an optional argument may be given by name wherever it stands', () => {
    const w = torch.tensor([1, 2], { requiresGrad: true })
    torch.autograd.backward([w.mul(w).sum()], { inputs: [w] })
    torch.autograd.backward(w.mul(w), { gradTensors: torch.ones([2]) })
    expect(w.grad?.toArray()).toEqual([4, 8])
    expect(new torch.distributions.StudentT(3, { scale: 2 }).scale.item()).toBe(2)
  })
})
