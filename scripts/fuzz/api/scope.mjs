// The names that drawn code may use.
import { createRequire } from 'node:module'
import { readDamaged } from './files.mjs'

const require = createRequire(import.meta.url)
const torch = require('../../../dist/index.js')

/** The error that hostile values throw: the caller's own, which must reach the caller unchanged. */
export class OfTheCaller extends Error {}
const fail = () => {
  throw new OfTheCaller('of the caller')
}

const traps = ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'apply', 'construct', 'set']

export const scope = {
  torch,
  fail,
  /** A Proxy that throws at every access. */
  throwing: (target) => new Proxy(target, Object.fromEntries(traps.map((trap) => [trap, fail]))),
  /** A revoked Proxy, which refuses every access. */
  revoked: (target) => {
    const { proxy, revoke } = Proxy.revocable(target, {})
    revoke()
    return proxy
  },
  /** A list whose length and items change at each access. */
  changing: () => {
    let looks = 0
    return new Proxy([1, 2], {
      get: (list, key) => (key === 'length' ? ++looks % 9 : Object.hasOwn(list, key) ? looks++ : list[key]),
    })
  },
  disposed: () => {
    const tensor = torch.ones([2, 2])
    tensor.dispose()
    return tensor
  },
  model: () => new torch.nn.Sequential(new torch.nn.Linear(2, 2), new torch.nn.ReLU()),
  optimizer: () => new torch.optim.SGD(new torch.nn.Linear(2, 2).parameters(), { lr: 0.1 }),
  scheduler: () => new torch.optim.lrScheduler.StepLR(scope.optimizer(), 1),
  dataset: () => new torch.data.TensorDataset(torch.ones([4, 2]), torch.zeros([4])),
  sampler: () => new torch.data.SequentialSampler(scope.dataset()),
  normal: () => new torch.distributions.Normal(torch.zeros([2]), torch.ones([2])),
  /** The result of reading a damaged file. */
  read: (reader, file, damages) => readDamaged(torch, reader, file, damages),
}

const names = Object.keys(scope)

/** Evaluates drawn code. */
export function evaluate(code) {
  return new Function(...names, `return (${code})`)(...names.map((name) => scope[name]))
}
