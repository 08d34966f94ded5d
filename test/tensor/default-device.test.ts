import * as torch from '../../lib'

const { nn, tensor } = torch

afterEach(() => torch.setDefaultDevice(null))

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

test('refuses what is no device, and one that is not there', () => {
  expect(() => torch.setDefaultDevice(1 as never)).toThrow('device must be a string')
  expect(() => torch.setDefaultDevice('gpu')).toThrow("no device is called 'gpu'")
  expect(torch.getDefaultDevice()).toBe('cpu')
})
