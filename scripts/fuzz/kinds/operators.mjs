import { Unwritten, writtenCall } from '../values.mjs'
import { Drawer } from './arguments.mjs'
import { operatorsOf } from './schemas.mjs'
import { Scope } from './scope.mjs'

const shapes = [
  [2, 3],
  [2, 3],
  [3],
  [4],
  [2, 2],
  [3, 3],
  [2, 3, 2],
  [2, 2, 2],
  [1, 2, 4, 4],
  [1],
  [],
  [0],
  [2, 0],
  [1, 3],
  [5, 5],
  [33],
  [3, 16],
  [2, 4, 3],
]
const dtypeWeights = [
  ...[
    ['float32', 50],
    ['float64', 8],
    ['bfloat16', 9],
    ['float16', 9],
    ['int64', 8],
    ['int32', 3],
    ['bool', 5],
  ],
  ...[
    ['complex64', 4],
    ['complex128', 2],
    ['uint8', 3],
    ['int8', 1],
    ['int16', 1],
  ],
]

/** Short names of operators that occur in every program. */
const common = [
  ...['X.add(Y)', 'X.mul(Y)', 'X.sub(Y)', 'X.div(Y)', 'X.maximum(Y)', 'X.eq(Y)', 'X.lt(Y)', 'X.mul(2)', 'X.add(1)'],
  ...[
    'X.sin()',
    'X.exp()',
    'X.neg()',
    'X.relu()',
    'X.abs()',
    'X.sigmoid()',
    'X.sum()',
    'X.mean()',
    'X.clone()',
    'X.sqrt()',
  ],
  ...[
    'X.t()',
    'X.view([-1])',
    'X.unsqueeze(0)',
    'X.detach()',
    'X.transpose(0, -1)',
    'X.select(0, 0)',
    'X.narrow(0, 0, 1)',
  ],
  ...[
    'X.expand([2, ...X.shape])',
    'X.reshape([-1])',
    'X.contiguous()',
    "X.to('float64')",
    "X.to('bfloat16')",
    "X.to('float16')",
  ],
  ...[
    'X.add_(Y)',
    'X.mul_(Y)',
    'X.mul_(2)',
    'X.zero_()',
    'X.sin_()',
    'X.copy_(Y)',
    'X.t_()',
    'X.unsqueeze_(0)',
    'X.fill_(3)',
  ],
  ...[
    'torch.where(X.gt(0), X, Y)',
    'torch.cat([X, Y])',
    'torch.stack([X, Y])',
    'X.matmul(Y)',
    'X.softmax(-1)',
    'torch.randLike(X)',
  ],
  ...[
    'F.dropout(X, 0.5, true)',
    'torch.rand(X.shape)',
    'torch.onesLike(X)',
    'torch.zeros([2])',
    'X.max()',
    'torch.bernoulli(X.sigmoid())',
  ],
  ...[
    'torch.tensor([1, 2]).add_(X)',
    'X.uniform_()',
    'X.normal_()',
    'F.linear(X, Y)',
    'torch.addmm(X, X, Y)',
    'X.item()',
  ],
  ...[
    'X.matmul(X.mT)',
    'F.linear(X, X)',
    'X.matmul(X.transpose(0, -1))',
    'torch.linalg.inv(X)',
    'torch.linalg.solve(X, X)',
    'torch.baddbmm(X, X, X)',
  ],
  ...[
    'X.mul_(Y).add_(1)',
    'X.clone().mul_(Y)',
    'X.mul(2).mul_(1.1)',
    'X.add(1).div_(3)',
    'X.square().add_(Y, { alpha: 0.3 })',
    'X.exp().sub_(0.1)',
  ],
  ...[
    'F.layerNorm(X, [X.shape[X.ndim - 1]])',
    'X.logSoftmax(-1)',
    'X.sum([0])',
    'X.var()',
    'X.norm()',
    'X.cumsum(0)',
    'F.gelu(X)',
    'F.mseLoss(X, Y)',
  ],
]

/** Graphs of operators: drawn from all schemas, from PyTorch's samples, and from the usual parts of programs. */
export function operators(engine, draws) {
  const scope = new Scope(engine, draws, draws.pick(shapes), draws.weighted(dtypeWeights))
  const count = draws.chance(0.4) ? draws.between(1, 2) : draws.between(1, 12)
  const params = ['a', 'b', 'c'].slice(
    0,
    draws.weighted([
      [1, 5],
      [2, 4],
      [3, 1],
      [0, 0.3],
    ]),
  )
  for (const name of params) scope.param(name)
  for (let i = draws.below(3); i > 0; i--) scope.capture()
  const drawer = new Drawer(draws, scope)
  const steps = draws.weighted([
    ['schema', 6],
    ['sample', 2],
    ['common', 2],
    ['mixed', 4],
  ])
  for (let i = 0; i < count; i++) {
    const from = steps === 'mixed' ? draws.pick(['schema', 'sample', 'common']) : steps
    for (let attempt = 0; attempt < 8; attempt++) {
      const text = texts[from](engine, draws, scope, drawer)
      if (text !== undefined && scope.line(wrapped(draws, text), attempt === 7)) break
    }
    if (scope.threw) break
  }
  return scope.program('operators')
}

const texts = {
  schema: (engine, draws, _, drawer) => {
    const overloads = draws.pick(operatorsOf(engine))
    drawer.count = undefined
    return drawer.call(draws.pick(overloads))
  },
  common: (_, draws, scope) => {
    const x = scope.any()
    return draws
      .pick(common)
      .replace(/X/g, x.text)
      .replace(/Y/g, () => scope.fitting(x.value).text)
  },
  sample: (engine, draws, scope) => {
    const cases = engine.samples.cases('parity')
    const number = draws.below(cases.length)
    const { calls, tensors } = cases[number]
    if (
      calls.length > 1 ||
      /empty|polynomial/i.test(calls[0].fn) ||
      tensors.some(({ data, layout }) => data.length > 3000 || layout !== undefined)
    )
      return undefined
    const differentiable = draws.chance(0.3)
    try {
      return writtenCall(engine.torch, calls[0], (at) => scope.sampled(number, at, differentiable && tensors[at].grad))
    } catch (error) {
      if (error instanceof Unwritten) return undefined
      throw error
    }
  },
}

const modes = [
  'torch.noGrad(() => T)',
  "torch.amp.autocast({ device: 'cpu' }, () => T)",
  'torch.inferenceMode(() => T)',
]
const off = "torch.amp.autocast({ device: 'cpu', enabled: false }, () => T)"

function wrapped(draws, text) {
  if (draws.chance(0.93)) return text
  return draws.pick([...modes, off, 'torch.enableGrad(() => T)']).replace('T', () => text)
}
