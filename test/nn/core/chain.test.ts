import { autocast } from '../../../lib/amp'
import { func, graph, inferenceMode, noGrad } from '../../../lib/autograd'
import { native } from '../../../lib/binding/native'
import { compile } from '../../../lib/compile'
import { mul, rand, randn } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { callsOperatorsOnly } from '../../../lib/nn/core/chain'
import { functionalCall } from '../../../lib/nn/core/functional-call'
import { manualSeed } from '../../../lib/random'
import { scope, type Tensor } from '../../../lib/tensor'
import { unnamed } from '../../support/unnamed'

type Case = [layer: () => nn.Layer, shape: number[]]

const [row, signal, image, volume] = [
  [4, 6],
  [2, 4, 8],
  [2, 4, 6, 6],
  [2, 2, 4, 4, 4],
]

/** Every declared layer, in the ways in which it can be made. */
const table: Case[] = [
  [() => new nn.Linear(6, 3), row],
  [() => new nn.Linear(6, 3, { bias: false }), row],
  [() => new nn.Identity(), row],
  [() => new nn.Flatten(), image],
  [() => new nn.Flatten(), row],
  [() => new nn.Unflatten(1, [2, -1]), row],
  ...[() => new nn.Dropout(), () => new nn.Dropout({ p: 0.2, inplace: true })].map((make): Case => [make, row]),
  [() => new nn.Dropout1d(), signal],
  [() => new nn.Dropout1d({ inplace: true }), [4, 8]],
  [() => new nn.Dropout2d(), image],
  [() => new nn.Dropout3d(), volume],
  [() => new nn.Dropout3d({ inplace: true }), [2, 4, 4, 4]],
  [() => new nn.AlphaDropout(), row],
  [() => new nn.FeatureAlphaDropout(), image],
  ...[false, true].flatMap((inplace): Case[] => [
    [() => new nn.ReLU({ inplace }), row],
    [() => new nn.SiLU({ inplace }), row],
    [() => new nn.LeakyReLU(0.2, { inplace }), row],
    [() => new nn.Threshold(0.1, -0.5, { inplace }), row],
    [() => new nn.Hardtanh(-0.5, 0.5, { inplace }), row],
    [() => new nn.ReLU6({ inplace }), row],
    [() => new nn.Hardsigmoid({ inplace }), row],
    [() => new nn.Hardswish({ inplace }), row],
    [() => new nn.ELU(0.5, { inplace }), row],
    [() => new nn.CELU(0.5, { inplace }), row],
    [() => new nn.SELU({ inplace }), row],
    [() => new nn.Mish({ inplace }), row],
    [() => new nn.RReLU({ inplace }), row],
  ]),
  [() => new nn.GELU(), row],
  [() => new nn.GELU({ approximate: 'tanh' }), row],
  [() => new nn.Tanh(), row],
  [() => new nn.Sigmoid(), row],
  [() => new nn.Softplus(2, 3), row],
  [() => new nn.Hardshrink(), row],
  [() => new nn.Softshrink(), row],
  [() => new nn.Tanhshrink(), row],
  [() => new nn.PReLU(), row],
  [() => new nn.GLU(), row],
  [() => new nn.LogSigmoid(), row],
  [() => new nn.Softsign(), row],
  [() => new nn.Softmax(), row],
  [() => new nn.Softmax(1), row],
  [() => new nn.Softmin(1), row],
  [() => new nn.LogSoftmax(-1), row],
  [() => new nn.Softmax2d(), image],
  [() => new nn.Conv1d(4, 2, 3, { padding: 1, paddingMode: 'circular' }), signal],
  [() => new nn.Conv2d(4, 2, 3, { stride: 2, bias: false }), image],
  [() => new nn.Conv2d(4, 4, 3, { padding: 'same', groups: 2 }), image],
  [() => new nn.Conv3d(2, 2, 2), volume],
  [() => new nn.ConvTranspose1d(4, 2, 3), signal],
  [() => new nn.ConvTranspose2d(4, 2, 3, { stride: 2, outputPadding: 1 }), image],
  [() => new nn.ConvTranspose3d(2, 2, 2), volume],
  [() => new nn.MaxPool1d(2), signal],
  [() => new nn.MaxPool2d([2, 3], { padding: 1 }), image],
  [() => new nn.MaxPool3d(2), volume],
  [() => new nn.AvgPool1d(2), signal],
  [() => new nn.AvgPool2d(2, { divisorOverride: 3 }), image],
  [() => new nn.AvgPool3d(2), volume],
  [() => new nn.LPPool1d(2, 2), signal],
  [() => new nn.LPPool2d(1.5, 2), image],
  [() => new nn.LPPool3d(2, 2), volume],
  [() => new nn.AdaptiveAvgPool1d(3), signal],
  [() => new nn.AdaptiveAvgPool2d([null, 3]), image],
  [() => new nn.AdaptiveAvgPool3d(2), volume],
  [() => new nn.AdaptiveMaxPool1d(3), signal],
  [() => new nn.AdaptiveMaxPool2d(3), image],
  [() => new nn.AdaptiveMaxPool3d(2), volume],
  [() => new nn.LayerNorm(6), row],
  [() => new nn.LayerNorm([6], { elementwiseAffine: false }), row],
  [() => new nn.RMSNorm(6), row],
  [() => new nn.GroupNorm(2, 4), image],
  [() => new nn.LocalResponseNorm(2), image],
  [() => new nn.CrossMapLRN2d(2), image],
  [() => new nn.BatchNorm1d(6), row],
  [() => new nn.BatchNorm2d(4, { momentum: null }), image],
  [() => new nn.BatchNorm2d(4, { trackRunningStats: false }), image],
  [() => new nn.BatchNorm3d(2, { affine: false }), volume],
  [() => new nn.SyncBatchNorm(4), image],
  [() => new nn.InstanceNorm1d(4), signal],
  [() => new nn.InstanceNorm2d(4, { affine: true, trackRunningStats: true }), image],
  [() => new nn.InstanceNorm3d(2), volume],
  [() => new nn.PixelShuffle(2), image],
  [() => new nn.PixelUnshuffle(2), image],
  [() => new nn.ChannelShuffle(2), image],
  [() => new nn.Unfold(2), image],
  [() => new nn.Fold(3, 2), [2, 4, 4]],
  ...([nn.ConstantPad1d, nn.ConstantPad2d, nn.ConstantPad3d] as const).map((Pad, i): Case => {
    return [() => new Pad(1, 0.5), [signal, image, volume][i]]
  }),
  ...[
    [nn.ZeroPad1d, nn.ZeroPad2d, nn.ZeroPad3d],
    [nn.ReflectionPad1d, nn.ReflectionPad2d, nn.ReflectionPad3d],
    [nn.ReplicationPad1d, nn.ReplicationPad2d, nn.ReplicationPad3d],
    [nn.CircularPad1d, nn.CircularPad2d, nn.CircularPad3d],
  ].flatMap((pads) => pads.map((Pad, i): Case => [() => new Pad(1), [signal, image, volume][i]])),
  [() => new nn.Upsample({ scaleFactor: 2, mode: 'bilinear' }), image],
  [() => new nn.Upsample({ size: 5, mode: 'area' }), signal],
  [() => new nn.UpsamplingNearest2d({ scaleFactor: 2 }), image],
  [() => new nn.UpsamplingBilinear2d({ size: 7 }), image],
]

const named = table.map(([make, shape], i) => [`${make()} on [${shape}] #${i}`, make, shape] as const)

/** A layer between two others, made under a fixed seed, so that two such models are equal. */
function stack(make: () => nn.Layer): nn.Sequential {
  manualSeed(7)
  return new nn.Sequential(new nn.Hardtanh(-1.5, 1.5), make(), new nn.Softplus(), new nn.Identity())
}

function byHand(layers: Iterable<nn.Layer>, x: Tensor): Tensor {
  let value = x
  for (const layer of layers) value = layer.forward(value)
  return value
}

const bytes = (tensor: Tensor | null) => tensor && Buffer.from(tensor.toBytes()).toString('base64')

/** Everything visible of a forward, and of a backward if there is one, errors included. */
function seen(run: () => Tensor, model: nn.Module, x: Tensor, backward: boolean): unknown {
  try {
    manualSeed(1)
    const y = run()
    const result = [y.dtype, y.shape, y.gradFn, y.requiresGrad, bytes(y.float())]
    if (backward) mul(y, y).sum().backward()
    const grads = [x, ...model.parameters()].map(({ grad }) => bytes(grad))
    model.zeroGrad()
    x.grad = null
    return [result, grads, [...model.buffers()].map(bytes), bytes(rand([2]))]
  } catch (error) {
    return [(error as Error).name, (error as { code?: unknown }).code, unnamed((error as Error).message)]
  }
}

/** More calls than it takes until the chain is made, then again with another batch size. */
function compare(make: () => nn.Layer, shape: readonly number[], within: <T>(run: () => T) => T, grad: boolean): void {
  const [one, other] = [stack(make), stack(make)]
  for (const batch of [0, 0, 0, 0, 1, 1]) {
    const x = randn([shape[0] + batch, ...shape.slice(1)])
    const [a, b] = [x.clone(), x.clone()].map((input) => (grad ? input.requiresGrad_() : input))
    const chained = seen(() => within(() => one.forward(a)), one, a, grad)
    expect(chained).toEqual(seen(() => within(() => byHand([...other], b)), other, b, grad))
    expect(bytes(a)).toBe(bytes(b))
  }
}

describe('a Sequential computes the same as its layers one by one, to the bit', () => {
  test.each(named)('%s', (_, make, shape) => {
    compare(make, shape, (run) => run(), true)
    compare(make, shape, noGrad, false)
    compare(
      () => make().eval(),
      shape,
      (run) => run(),
      true,
    )
    compare(make, shape, (run) => autocast({ device: 'cpu' }, run), true)
    compare(make, shape, inferenceMode, false)
  })

  test('every declared layer is in the table', () => {
    const classes = Object.entries(nn).filter(
      ([, Class]) => (Class as { prototype?: unknown })?.prototype instanceof nn.Module,
    )
    const declared = classes.filter(([, Class]) =>
      callsOperatorsOnly(Object.create((Class as { prototype: object }).prototype)),
    )
    const here = new Set(table.map(([make]) => make().constructor.name))
    expect(declared.length).toBeGreaterThan(80)
    expect(declared.map(([name]) => name).filter((name) => !here.has(name))).toEqual([])
  })
})

/** Counts a function's native calls of operators, and of chains. */
function counted(run: () => unknown): { calls: number; chains: number } {
  const [call, chain] = [jest.spyOn(native, 'call'), jest.spyOn(native, 'runChain')]
  try {
    run()
    return { calls: call.mock.calls.length, chains: chain.mock.calls.length }
  } finally {
    call.mockRestore()
    chain.mockRestore()
  }
}

function warm(model: nn.Sequential, x: Tensor): void {
  for (let i = 0; i < 3; i++) model.forward(x)
}

describe('a Sequential makes one native call', () => {
  // These need more than operators on a field's values: a cumulative average, or a backward of their own.
  const plain = /momentum=None|CrossMapLRN2d/

  test.each(named.filter(([name]) => !plain.test(name)))('with %s', (_, make, shape) => {
    const [model, x] = [stack(make), randn([...shape])]
    warm(model, x)
    expect(counted(() => model.forward(x))).toEqual({ calls: 0, chains: 1 })
  })

  test.each<[string, () => nn.Layer]>([
    [
      'a class that declares nothing',
      () =>
        new (class extends nn.Module<[Tensor], Tensor> {
          forward = (x: Tensor) => mul(x, 3)
        })(),
    ],
    ['a subclass', () => new (class extends nn.ReLU {})()],
    ['a forward of the instance', () => Object.assign(new nn.ReLU(), { forward: (x: Tensor) => mul(x, 2) })],
  ])('for the layers on either side of %s, which is called by itself', (_, make) => {
    const layers: nn.Layer[] = [new nn.Tanh(), new nn.Sigmoid(), make(), new nn.ReLU(), new nn.Tanh()]
    const [model, x] = [new nn.Sequential(...layers), randn([3])]
    warm(model, x)
    expect(counted(() => model.forward(x))).toEqual({ calls: 1, chains: 2 })
    expect(bytes(model.forward(x))).toBe(bytes(byHand(layers, x)))
  })

  test('again once a change has stayed the same for two calls', () => {
    const dropout = new nn.Dropout(0.5)
    const [model, x] = [new nn.Sequential(new nn.Tanh(), dropout, new nn.ReLU()), randn([64])]
    for (let i = 0; i < 40; i++) model.forward(x)
    dropout.p = 0
    expect(bytes(model.forward(x))).toBe(bytes(x.tanh().relu()))
    warm(model, x)
    expect(counted(() => model.forward(x))).toEqual({ calls: 0, chains: 1 })
  })
})

describe('a Sequential notices', () => {
  const made = () => new nn.Sequential(new nn.Linear(3, 3), new nn.ReLU(), new nn.Linear(3, 2), new nn.Tanh())
  const changes: [string, (model: ReturnType<typeof made>) => void][] = [
    ['values that were written in place', (m) => noGrad(() => m.at(0).weight.zero_())],
    [
      'another parameter',
      (m) => {
        m.at(0).weight = new nn.Parameter(randn([3, 3]))
      },
    ],
    [
      'no bias any more',
      (m) => {
        m.at(2).bias = null
      },
    ],
    [
      'memory of another tensor',
      (m) => {
        m.at(0).weight.data = randn([3, 3])
      },
    ],
    [
      'memory of another layer',
      (m) => {
        m.at(0).weight.data = m.at(2).weight.data.repeat([2, 1]).narrow(0, 0, 3)
      },
    ],
    [
      'a hook',
      (m) => {
        m.at(1).registerForwardHook((_, __, y: Tensor) => mul(y, 2))
      },
    ],
    [
      'a forward that was replaced',
      (m) => {
        m.at(1).forward = (x: Tensor) => mul(x, -1)
      },
    ],
    [
      'an option',
      (m) => {
        m.at(1).inplace = true
      },
    ],
    [
      'another layer',
      (m) => {
        m.set(1, new nn.Sigmoid())
      },
    ],
    [
      'one layer more',
      (m) => {
        m.append(new nn.ReLU())
      },
    ],
    [
      'one layer less',
      (m) => {
        m.pop()
      },
    ],
    [
      'another dtype',
      (m) => {
        m.double()
      },
    ],
    [
      'a disposed parameter',
      (m) => {
        m.at(2).weight.dispose()
      },
    ],
    [
      'a weight that does not fit',
      (m) => {
        m.at(2).weight = new nn.Parameter(randn([2, 5]))
      },
    ],
    [
      'a weight that is null',
      (m) => {
        m.at(2).weight = null as never
      },
    ],
    [
      'a weight that is deleted, and another field of its name',
      (m) => {
        const { weight } = m.at(2)
        Reflect.deleteProperty(m.at(2), 'weight')
        m.at(2).weight = new nn.Parameter(weight.detach().mul(2))
      },
    ],
  ]

  test.each(changes)('%s', (_, change) => {
    const [model, x] = [made(), randn([4, 3])]
    warm(model, x)
    change(model)
    for (let i = 0; i < 4; i++) {
      const result = seen(() => model.forward(x), model, x, false)
      expect(result).toEqual(seen(() => byHand([...model], x), model, x, false))
    }
  })

  test('a forward of the class that was replaced', () => {
    const [model, x] = [made(), randn([4, 3])]
    warm(model, x)
    const { forward } = nn.ReLU.prototype
    try {
      nn.ReLU.prototype.forward = (input) => mul(input, -2)
      expect(bytes(model.forward(x))).toBe(bytes(byHand([...model], x)))
      expect(bytes(model.forward(x))).not.toBe(bytes(made().forward(x)))
    } finally {
      nn.ReLU.prototype.forward = forward
    }
  })

  test.each<[string, unknown]>([
    ['a shape that does not fit', randn([4, 5])],
    ['a value that is not a tensor', 3],
    ['nothing', undefined],
  ])('%s, with the error of the layer', (_, x) => {
    const model = made()
    warm(model, randn([4, 3]))
    const error = (run: () => Tensor) => seen(run, model, randn([1]), false)
    expect(error(() => model.forward(x as Tensor))).toEqual(error(() => byHand([...model], x as Tensor)))
    expect(model.forward(randn([4, 3])).shape).toEqual([4, 2])
  })

  test('transforms of torch.func, and replaced parameters', () => {
    const [model, x] = [made(), randn([5, 4, 3])]
    warm(model, x)
    const batched = func.vmap((one: Tensor) => model.forward(one))(x)
    expect(batched.allclose(byHand([...model], x))).toBe(true)
    const parameters = Object.fromEntries(model.namedParameters())
    const doubled = Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.detach().mul(2)]))
    const copy = model.clone()
    copy.loadStateDict(doubled)
    for (let i = 0; i < 4; i++) {
      expect(bytes(functionalCall(model, doubled, x))).toBe(bytes(byHand([...copy], x)))
      expect(bytes(model.forward(x))).toBe(bytes(byHand([...model], x)))
    }
  })
})

describe('the result of a Sequential', () => {
  test('is the input itself if every layer returns it', () => {
    const [model, x] = [new nn.Sequential(new nn.Identity(), new nn.Flatten(), new nn.Dropout().eval()), randn([2, 3])]
    for (let i = 0; i < 4; i++) expect(model.forward(x)).toBe(x)
  })

  test('is the changed input after an activation in place', () => {
    const model = new nn.Sequential(new nn.Identity(), new nn.ReLU({ inplace: true }))
    for (let i = 0; i < 4; i++) {
      const x = randn([20])
      const positive = bytes(x.relu())
      expect(model.forward(x)).toBe(x)
      expect(bytes(x)).toBe(positive)
    }
  })

  test('stays a view of the same tensor', () => {
    const model = new nn.Sequential(new nn.Tanh(), new nn.Flatten(), new nn.Unflatten(1, [3, 2]))
    const x = randn([2, 6])
    const results = Array.from({ length: 5 }, () => model.forward(x))
    for (const y of results) expect(bytes(y)).toBe(bytes(x.tanh()))
  })

  test("is a pool's values in each call", () => {
    const [model, x] = [new nn.Sequential(new nn.MaxPool1d(2), new nn.Identity()), randn([1, 4])]
    noGrad(() => {
      for (let i = 0; i < 5; i++) expect(bytes(model.forward(x))).toBe(bytes(x.reshape([1, 2, 2]).amax(2)))
    })
  })

  test('is the same if a saved-tensor hook runs the same model', () => {
    const [model, x] = [new nn.Sequential(new nn.Linear(3, 3), new nn.Tanh(), new nn.Sigmoid()), randn([4, 3])]
    warm(model, x)
    const inner: (string | null)[] = []
    const pack = (saved: Tensor) => {
      inner.push(bytes(noGrad(() => model.forward(x.neg()))))
      return saved
    }
    const y = graph.savedTensorsHooks(
      pack,
      (saved: Tensor) => saved,
      () => model.forward(x),
    )
    expect(bytes(y)).toBe(bytes(byHand([...model], x)))
    expect(new Set(inner)).toEqual(new Set([bytes(byHand([...model], x.neg()))]))
  })

  test('has gradients where it was first called in inference mode', () => {
    const [model, x] = [new nn.Sequential(new nn.Tanh(), new nn.Softsign(), new nn.LPPool1d(2, 2)), randn([2, 3, 4])]
    inferenceMode(() => warm(model, x))
    const [a, b] = [x.clone().requiresGrad_(), x.clone().requiresGrad_()]
    model.forward(a).sum().backward()
    byHand([...model], b)
      .sum()
      .backward()
    expect(bytes(a.grad)).toBe(bytes(b.grad))
  })

  test('outlives the scope of the model’s first call, as the model does', () => {
    const [model, x] = [new nn.Sequential(new nn.Linear(3, 3), new nn.Tanh()), randn([4, 3])]
    scope(() => warm(model, x))
    expect(counted(() => model.forward(x))).toEqual({ calls: 0, chains: 1 })
  })

  test('comes from a chain of its own once the Sequential is cloned', () => {
    const [model, x] = [new nn.Sequential(new nn.Linear(3, 2), new nn.ReLU()), randn([4, 3])]
    warm(model, x)
    const copy = model.clone()
    noGrad(() => copy.at(0).weight.zero_())
    expect(bytes(copy.forward(x))).toBe(bytes(byHand([...copy], x)))
    expect(bytes(model.forward(x))).toBe(bytes(byHand([...model], x)))
  })
})

// A chain that was made meanwhile must use the tensors that the layers use by themselves.
test.each(table)('%s is replayed in evaluation for several sizes of batches', (make, shape) => {
  const model = new nn.Sequential(new nn.Identity(), make()).eval()
  let runs = 0
  const compiled = compile(
    (x: Tensor) => {
      runs++
      return model.forward(x)
    },
    { fullgraph: true },
  )
  const round = () => noGrad(() => [1, 2, 3].map((times) => compiled(rand([times * shape[0], ...shape.slice(1)]))))
  for (let count = 0; count < 4; count++) round()
  runs = 0
  round()
  expect(runs).toBe(0)
})
