import * as torch from '../../lib'

const { nn, tensor } = torch

afterEach(() => {
  torch.setDefaultDevice(null)
  torch.setDefaultDtype('float32')
})

const devices = (made: Record<string, () => torch.Tensor>) =>
  Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make().device]))

test('is where tensors are made that no device is given for', () => {
  const here = torch.ones([2])
  const made = {
    zeros: () => torch.zeros([2]),
    'with options': () => torch.rand([2], { dtype: 'float64', requiresGrad: true }),
    arange: () => torch.arange(3),
    full: () => torch.full([2], 1.5),
    tensor: () => tensor([1, 2]),
    asTensor: () => torch.asTensor([1, 2]),
    layer: () => new nn.Linear(2, 2).weight,
  }
  expect(torch.getDefaultDevice()).toBe('cpu')
  torch.setDefaultDevice('meta')
  expect(torch.getDefaultDevice()).toBe('meta')
  expect(new Set(Object.values(devices(made)))).toEqual(new Set(['meta']))
  expect(torch.rand([2], { requiresGrad: true }).requiresGrad).toBe(true)
  const elsewhere = {
    given: () => torch.zeros([2], { device: 'cpu' }),
    like: () => torch.zerosLike(here),
    'of a tensor': () => here.newZeros([2]),
    'a copy': () => tensor(here),
    out: () => torch.arange(2, { out: torch.empty([2], { device: 'cpu' }) } as never),
  }
  expect(new Set(Object.values(devices(elsewhere)))).toEqual(new Set(['cpu']))
  torch.setDefaultDevice('cpu')
  expect(new Set(Object.values(devices(made)))).toEqual(new Set(['cpu']))
})

test('leaves loaders, optimizers and generators where they were', () => {
  const set = new torch.data.TensorDataset(torch.arange(6))
  const w = new nn.Parameter(torch.ones([2]))
  w.grad = torch.ones([2])
  torch.setDefaultDevice('meta')
  expect([...new torch.data.DataLoader(set, { shuffle: true, batchSize: 2 })]).toHaveLength(3)
  for (const Kind of [torch.optim.SGD, torch.optim.Adam, torch.optim.NAdam, torch.optim.Adagrad]) {
    new Kind([w], { lr: 0.1 }).step()
  }
  expect(w.device).toBe('cpu')
})

test('is seen by compiled functions, recorded before it was changed', () => {
  const make = torch.compile((x: torch.Tensor) => [x.add(1), torch.zeros([2]).add(1)])
  const places = () => (make(torch.ones([2], { device: 'cpu' })) as torch.Tensor[]).map(({ device }) => device)
  for (let i = 0; i < 3; i++) expect(places()).toEqual(['cpu', 'cpu'])
  torch.setDefaultDevice('meta')
  for (let i = 0; i < 3; i++) expect(places()).toEqual(['cpu', 'meta'])
  torch.setDefaultDevice(null)
  expect(places()).toEqual(['cpu', 'cpu'])
})

test('refuses a value that is not a device, and one that is not there', () => {
  expect(() => torch.setDefaultDevice(1 as never)).toThrow('device must be a string')
  expect(() => torch.setDefaultDevice('gpu')).toThrow("no device is called 'gpu'")
  expect(torch.getDefaultDevice()).toBe('cpu')
})

describe('the default dtype', () => {
  test('is what PyTorch gives numbers without a dtype', () => {
    torch.setDefaultDtype('float64')
    expect(torch.getDefaultDtype()).toBe('float64')
    const whole = tensor([1n, 2n])
    const model = new nn.Linear(1, 1)
    const optimizer = new torch.optim.RMSprop(model.parameters())
    model
      .forward(torch.ones([1, 1]))
      .sum()
      .backward()
    optimizer.step()
    const made: Record<string, torch.Tensor> = {
      tensor: tensor([1.5]),
      ones: torch.ones([2]),
      full: torch.full([2], 1.5),
      rand: torch.rand([2]),
      arange: torch.arange(0, 1, { step: 0.5 }),
      linspace: torch.linspace(0, 1, 2),
      layer: model.weight,
      'whole numbers and a fraction': whole.mul(1.5),
      'a quotient of whole numbers': whole.div(whole),
      root: whole.sqrt(),
      window: torch.signal.windows.hann(3),
      sample: new torch.distributions.Normal(0, 1).sample(),
      'a counter of steps': (optimizer.state.get(model.weight) as { step: torch.Tensor }).step,
    }
    for (const [name, { dtype }] of Object.entries(made)) expect([name, dtype]).toEqual([name, 'float64'])
    expect(whole.float().dtype).toBe('float32')
    expect(torch.finfo().eps).toBe(2 ** -52)
  })

  test.each(['Adam', 'Adagrad'] as const)('is that of the steps of %s where no fused kernel counts them', (name) => {
    torch.setDefaultDtype('float64')
    const stepped = (fused: boolean) => {
      const model = new nn.Linear(1, 1)
      const optimizer = new torch.optim[name](model.parameters(), { fused })
      model
        .forward(torch.ones([1, 1]))
        .sum()
        .backward()
      optimizer.step()
      return (optimizer.state.get(model.weight) as { step: torch.Tensor }).step.dtype
    }
    expect([stepped(false), stepped(true)]).toEqual(['float64', 'float32'])
  })

  test('is left out where a tensor is printed', () => {
    torch.setDefaultDtype('float64')
    const printed = [
      tensor([1.5]),
      tensor([1.5], { dtype: 'float32' }),
      torch.empty([0]),
      torch.empty([0], { dtype: 'float32' }),
    ]
    expect(printed.map(String)).toEqual([
      'tensor([1.5000])',
      'tensor([1.5000], dtype=torch.float32)',
      'tensor([])',
      'tensor([], dtype=torch.float32)',
    ])
  })

  test('is one that a compiled function is recorded for', () => {
    const made = torch.compile((x: torch.Tensor) => x.mul(1.5).add(torch.ones([2])), { warmup: 0 })
    const dtypeOf = () => [1, 2, 3].map(() => made(tensor([1n, 2n])).dtype)
    expect(dtypeOf()).toEqual(['float32', 'float32', 'float32'])
    torch.setDefaultDtype('float64')
    expect(dtypeOf()).toEqual(['float64', 'float64', 'float64'])
  })

  test('is floating', () => {
    expect(() => torch.setDefaultDtype('int64' as 'float32')).toThrow(
      'setDefaultDtype: "int64" is none of float32, float64, float16, bfloat16',
    )
    expect(() => torch.setDefaultDtype('double' as 'float32')).toThrow("PyTorch's is 'float64' here")
    expect(torch.getDefaultDtype()).toBe('float32')
  })
})
