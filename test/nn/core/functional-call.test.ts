import * as ops from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import * as func from '../../../lib/nn/func'
import { type Tensor, tensor } from '../../../lib/tensor'

const parametersOf = (module: nn.Module) =>
  new Map([...module.namedParameters()].map(([name, value]) => [name, value.detach()]))
const close = (a: Tensor, b: Tensor) => ops.allclose(a, b, { rtol: 1e-5, atol: 1e-6 })

class Tied extends nn.Module {
  first = new nn.Linear(2, 2, { bias: false })
  second = new nn.Linear(2, 2, { bias: false })
  scales = new nn.ParameterList([ops.ones([2])])

  constructor() {
    super()
    this.second.weight = this.first.weight
  }

  forward(x: Tensor): Tensor {
    return this.second.forward(this.first.forward(x)).mul(this.scales.at(0))
  }
}

describe('func.functionalCall', () => {
  test('computes with other tensors, and leaves the module as it was', () => {
    const layer = new nn.Linear(2, 1)
    const { weight } = layer
    const result = func.functionalCall(layer, { weight: ops.ones([1, 2]), bias: ops.zeros([1]) }, tensor([[3, 4]]))
    expect(result.toArray()).toEqual([[7]])
    expect(layer.weight).toBe(weight)
  })

  test('takes several lists, of which later ones win, and restores the module when forward throws', () => {
    const layer = new nn.Linear(1, 1)
    const { weight } = layer
    const state = [{ weight: tensor([[5]]), bias: tensor([1]) }, new Map([['weight', tensor([[2]])]])]
    expect(func.functionalCall(layer, state, [tensor([[3]])]).toArray()).toEqual([[7]])
    expect(() => func.functionalCall(layer, state, [ops.ones([2, 9])])).toThrow(
      expect.objectContaining({ code: 'ERR_SHAPE' }),
    )
    expect(layer.weight).toBe(weight)
  })

  test('replaces a shared parameter under all its names, unless told not to', () => {
    const model = new Tied()
    const state = { 'first.weight': ops.eye(2).mul(2), 'scales.0': tensor([1, 10]) }
    expect(func.functionalCall(model, state, ops.ones([1, 2])).toArray()).toEqual([[4, 40]])
    const own = func.functionalCall(model, state, ops.ones([1, 2]), { tieWeights: false })
    expect(close(own, model.second.forward(tensor([[2, 2]])).mul(tensor([1, 10])))).toBe(true)
    expect(model.scales.at(0).toArray()).toEqual([1, 1])
  })

  test("updates the buffers that were passed, not the module's", () => {
    const norm = new nn.BatchNorm1d(2)
    const buffers = new Map([...norm.namedBuffers()].map(([name, value]) => [name, value.detach().clone()]))
    func.functionalCall(norm, [parametersOf(norm), buffers], ops.randn([4, 2]).add(3))
    expect(norm.running_mean?.toArray()).toEqual([0, 0])
    expect(buffers.get('running_mean')?.abs().min().item()).toBeGreaterThan(0.1)
  })

  test('can compute the gradients of each example', () => {
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.Tanh(), new nn.Linear(4, 1))
    const x = ops.randn([5, 3])
    const loss = (parameters: func.Replacements, row: Tensor) =>
      (func.functionalCall(model, parameters, row) as Tensor).pow(2).sum()
    const each = func.vmap(func.grad(loss), { inDims: [null, 0] })(parametersOf(model), x) as Map<string, Tensor>
    for (let i = 0; i < 5; i++) {
      model.zeroGrad()
      model.forward(x.at(i)).pow(2).sum().backward()
      for (const [name, parameter] of model.namedParameters()) {
        expect(close((each.get(name) as Tensor).at(i), parameter.grad as Tensor)).toBe(true)
      }
    }
  })

  test.each<[string, func.Replacements, func.FunctionalCallOptions, string]>([
    ['a name that is not there', { weigth: ops.ones([1, 1]) }, {}, 'the module has no "weigth"'],
    ['a missing name when strict', { weight: ops.ones([1, 1]) }, { strict: true }, 'not given: "bias"'],
  ])('refuses %s', (_, state, options, message) => {
    expect(() => func.functionalCall(new nn.Linear(1, 1), state, [ops.ones([1])], options)).toThrow(
      expect.objectContaining({ code: 'ERR_STATE_DICT', message: expect.stringContaining(message) }),
    )
  })

  test('refuses a value that is not a tensor, and an asynchronous forward', () => {
    class Later extends nn.Module {
      w = new nn.Parameter(ops.ones([1]))
      async forward() {
        return this.w
      }
    }
    expect(() => func.functionalCall(new nn.Linear(1, 1), { weight: 3 as never })).toThrow(
      '"weight" is not a tensor but 3',
    )
    expect(() => func.functionalCall(new Later(), {})).toThrow(TypeError)
  })
})

describe('func.replaceAllBatchNormModules_', () => {
  test('has BatchNorm work inside vmap, where its running statistics could not be kept', () => {
    const model = new nn.Sequential(
      new nn.Linear(2, 3),
      new nn.BatchNorm1d(3),
      new nn.InstanceNorm1d(3, { trackRunningStats: true }),
    )
    expect(func.replaceAllBatchNormModules_(model)).toBe(model)
    expect([...model.namedBuffers()].map(([name]) => name)).toEqual([
      '2.running_mean',
      '2.running_var',
      '2.num_batches_tracked',
    ])
    const norm = model.at(1)
    const x = ops.randn([4, 5, 3])
    const found = func.vmap((batch: Tensor) => norm.forward(batch))(x)
    expect(close(found.select(0, 1), norm.forward(x.select(0, 1)))).toBe(true)
  })
})

describe('func.stackModuleState', () => {
  test('lets many models of the same kind compute at once', () => {
    const models = [0, 1, 2].map(() => new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4)).eval())
    const [parameters, buffers] = func.stackModuleState(models)
    expect(parameters.get('0.weight')?.shape).toEqual([3, 4, 3])
    expect([parameters.get('0.weight')?.requiresGrad, buffers.get('1.running_mean')?.requiresGrad]).toEqual([
      true,
      false,
    ])
    const x = ops.randn([6, 3])
    const run = (p: func.Replacements, b: func.Replacements, input: Tensor) =>
      func.functionalCall(models[0], [p, b], input)
    const all = func.vmap(run, { inDims: [0, 0, null] })(parameters, buffers, x) as Tensor
    expect(models.map((model, i) => close(all.at(i), model.forward(x)))).toEqual([true, true, true])
  })

  test('refuses none, and models of different kinds', () => {
    expect(() => func.stackModuleState([])).toThrow('needs modules of one kind, got none')
    expect(() => func.stackModuleState([new nn.ReLU(), new nn.Tanh()])).toThrow('got ReLU, Tanh')
  })
})
