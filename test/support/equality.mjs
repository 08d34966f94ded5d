// Compares equal and unequal tensors by Node's assert and chai, and by jest or vitest as the argument says, since these
// two share a global; prints each mistake as a line of JSON, then the number of comparisons.
import assert from 'node:assert'
import { createRequire } from 'node:module'
import * as chai from 'chai'

const require = createRequire(import.meta.url)
const torch = require('../../dist')
const runner = process.argv[2]
if (runner === 'vitest') chai.use((await import('@vitest/expect')).JestChaiExpect)
const expect = runner === 'vitest' ? chai.expect : require('expect').expect

const { ones, zeros, tensor } = torch
const linear = (seed) => {
  torch.manualSeed(seed)
  return new torch.nn.Linear(2, 2)
}

/** For each name: two ways to make equal values, and one to make a value that differs from both. */
const kinds = {
  shape: [() => ones([2]), () => ones([2, 1]).squeeze(), () => ones([3])],
  'shape of nothing': [() => ones([0, 2]), () => zeros([0, 2]), () => ones([0, 3])],
  values: [() => ones([2]), () => zeros([2]).add(1), () => zeros([2])],
  'one value of many': [() => ones([9, 9]), () => ones([9, 9]), () => ones([9, 9]).setAt(2, 8, 8)],
  'a number': [() => tensor(1), () => ones([1]).sum(), () => tensor(2)],
  dtype: [() => tensor(1), () => tensor(1), () => tensor(1, { dtype: 'int64' })],
  'the sign of 0': [() => tensor([0]), () => tensor([0]), () => tensor([-0])],
  'not a number': [() => tensor([NaN]), () => tensor([NaN]), () => tensor([0])],
  strides: [
    () =>
      tensor([
        [1, 2],
        [3, 4],
      ]).T,
    () =>
      tensor([
        [1, 3],
        [2, 4],
      ]),
    () =>
      tensor([
        [1, 2],
        [3, 4],
      ]),
  ],
  layout: [() => ones([2, 2]).toSparse(), () => ones([2, 2]).toSparse(), () => ones([2, 2])],
  device: [() => ones([2]), () => ones([2]), () => ones([2], { device: 'meta' })],
  complex: [
    () => torch.complex(ones([1]), ones([1])),
    () => tensor([1]).add(torch.complex(zeros([1]), ones([1]))),
    () => torch.complex(ones([1]), zeros([1])),
  ],
  'a frozen number': [() => Object.freeze(tensor(1)), () => Object.freeze(tensor(1)), () => Object.freeze(tensor(2))],
  frozen: [() => Object.freeze(ones([2])), () => Object.freeze(ones([2])), () => Object.freeze(zeros([2]))],
  'a parameter': [() => linear(1).weight, () => linear(1).weight, () => linear(2).weight],
  'a state dict': [() => linear(1).stateDict(), () => linear(1).stateDict(), () => linear(2).stateDict()],
  'a module': [() => linear(1), () => linear(1), () => linear(2)],
}

const layer = linear(1)
const sgd = (options) => new torch.optim.SGD(layer.parameters(), { lr: 0.1, ...options })
const { lrScheduler } = torch.optim
const four = new torch.data.TensorDataset(ones([4]))
const loader = (options) => new torch.data.DataLoader(four, { batchSize: 2, ...options })
const scaler = (options) => new torch.amp.GradScaler('cpu', options)
const plateau = () => new lrScheduler.ReduceLROnPlateau(sgd())
const distributed = () => new torch.data.DistributedSampler({ length: 4 }, { numReplicas: 2, rank: 0 })
const ofEpoch = (epoch) => {
  const sampler = distributed()
  sampler.setEpoch(epoch)
  return sampler
}
/** The same for objects whose fields are private. */
const stateful = {
  'the rate of an optimizer': [sgd, () => sgd({ momentum: 0 }), () => sgd({ lr: 0.2 })],
  'a group of an optimizer': [
    sgd,
    sgd,
    () => {
      const changed = sgd()
      changed.paramGroups[0].lr = 0.2
      return changed
    },
  ],
  'the parameters of an optimizer': [sgd, sgd, () => new torch.optim.SGD(linear(2).parameters(), 0.1)],
  'the hooks of an optimizer': [
    sgd,
    sgd,
    () => {
      const hooked = sgd()
      hooked.registerStepPreHook(() => {})
      return hooked
    },
  ],
  'the epoch of a scheduler': [
    () => new lrScheduler.ConstantLR(sgd()),
    () => new lrScheduler.ConstantLR(sgd()),
    () => Object.assign(new lrScheduler.ConstantLR(sgd()), { lastEpoch: 3 }),
  ],
  'the counters of a plateau': [
    plateau,
    plateau,
    () => {
      const met = plateau()
      met.step(1)
      return met
    },
  ],
  'the scale of a GradScaler': [scaler, scaler, () => scaler({ initScale: 2 })],
  'whether a GradScaler is enabled': [scaler, scaler, () => scaler({ enabled: false })],
  'the size of a RandomSampler': [
    () => new torch.data.RandomSampler({ length: 1 }, { replacement: true }),
    () => new torch.data.RandomSampler({ length: 1 }, { replacement: true }),
    () => new torch.data.RandomSampler({ length: 1 }, { replacement: true, numSamples: 2 }),
  ],
  'the epoch of a DistributedSampler': [distributed, () => ofEpoch(0), () => ofEpoch(1)],
  'the collateFn of a DataLoader': [loader, loader, () => loader({ collateFn: (items) => items })],
}

const places = {
  itself: (x) => x,
  list: (x) => [x],
  object: (x) => ({ x }),
  Map: (x) => new Map([['x', x]]),
  Set: (x) => new Set([x]),
}

const libraries = {
  'assert.deepStrictEqual': assert.deepStrictEqual,
  'assert.deepEqual': assert.deepEqual,
  toEqual: (a, b) => expect(a).toEqual(b),
  toStrictEqual: (a, b) => expect(a).toStrictEqual(b),
  toMatchObject: (a, b) => expect({ a }).toMatchObject({ a: b }),
  'chai deep.equal': (a, b) => chai.expect(a).to.deep.equal(b),
}

/** The outcome of a comparison: equal, unequal, or any other error. */
function outcome(compare) {
  try {
    compare()
    return 'equal'
  } catch (error) {
    const refused = /deep|equal|match object|toMatchObject|contain subset/i.test(error.message)
    return refused && !(error instanceof TypeError) ? 'unequal' : `${error}`
  }
}

let count = 0
for (const [kind, [make, makeEqual, makeOther]] of Object.entries({ ...kinds, ...stateful })) {
  for (const [place, put] of Object.entries(places)) {
    for (const [library, compare] of Object.entries(libraries)) {
      // There jest cannot print an optimizer's state, a class derived from Map.
      if (library === 'toMatchObject' && kind in stateful) continue
      count += 3
      const told = [
        outcome(() => compare(put(make()), put(makeEqual()))),
        outcome(() => compare(put(make()), put(makeOther()))),
        outcome(() => compare(put(makeOther()), put(make()))),
      ]
      if (`${told}` !== 'equal,unequal,unequal') console.log(JSON.stringify({ kind, place, library, told }))
    }
  }
}
// It matches no tensor except itself.
for (const [kind, [make, , makeOther]] of Object.entries(kinds)) {
  const [a, b] = [make(), makeOther()]
  const told = [
    outcome(() => chai.expect({ a }).to.containSubset({ a })),
    outcome(() => chai.expect({ a }).to.containSubset({ a: b })),
    outcome(() => chai.expect([b]).to.containSubset([a])),
  ]
  // It compares nothing inside a Map.
  if (kind !== 'a state dict' && `${told}` !== 'equal,unequal,unequal') console.log(JSON.stringify({ kind, told }))
}
console.log(count)
