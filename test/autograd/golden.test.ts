import { grad, noGrad } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import { build, golden, type Recipe } from '../golden/recipe'

type Inputs = Record<string, Tensor>

interface Program {
  name: string
  inputs: Record<string, Recipe>
  output: Recipe
  grads: Record<string, Recipe | null>
}

function done(y: Tensor): Tensor {
  y.backward()
  return y
}

/** The programs of scripts/golden/backward.py in TypeScript. */
const programs: Record<string, (inputs: Inputs) => Tensor> = {
  broadcasting: ({ a, b }) => done(a.mul(b).add(b).tanh().div(b.abs().add(1)).mean()),
  matrix_chain: ({ a, w }) => done(a.matmul(w).relu().pow(2).sum()),
  shared_subexpression({ a }) {
    const h = a.exp()
    return done(h.mul(h).add(h.log().mul(a)).sum())
  },
  detached({ a, b }) {
    const h = a.sigmoid()
    return done(h.detach().mul(b).add(h).sum())
  },
  in_place({ a, b }) {
    const h = a.mul(2)
    h.add_(b, { alpha: 3 })
    h.select(0, 0).mul_(b)
    return done(h.pow(2).sum())
  },
  retained_graph({ a }) {
    const y = a.sin().sum()
    y.backward({ retainGraph: true })
    return done(y)
  },
  accumulated({ a, b }) {
    for (const factor of [1, 2, 3]) a.mul(b).mul(factor).sum().backward()
    return a.mul(b).sum()
  },
  given_gradient({ a, w }) {
    const y = a.matmul(w)
    y.backward(
      tensor(
        [
          [1, -1],
          [0.5, 2],
        ],
        { dtype: 'float64' },
      ),
    )
    return y
  },
  views({ a }) {
    const t = a.t().reshape([2, 3])
    const product = t.narrow(1, 1, 2).mul(t.narrow(1, 0, 2))
    return done(product.narrow(1, 0, 1).sum().add(a.select(1, 2).prod()))
  },
  joined({ a, b }) {
    const rows = ops.cat([a, ops.stack([b, b.mul(2)])], 0)
    return done(rows.cumsum(0).mul(a.select(0, 0)).sum())
  },
  maxima({ a }) {
    const [values] = a.max(1)
    return done(
      values
        .sum()
        .add(a.amin([0]).pow(2).sum())
        .add(a.topk(2, 1).values.sum()),
    )
  },
  where_and_clamp: ({ a, b }) => done(ops.where(a.gt(0.4), a.clamp({ max: 1.5 }), b.mul(a)).sum()),
  without_grad({ a, b }) {
    const factor = noGrad(() => a.sum())
    return done(b.mul(factor).sum())
  },
  through_scalar: ({ a, s }) => done(a.pow(s).sum().div(s).add(s.sqrt())),
  normalised: ({ a }) =>
    done(
      a
        .softmax(1)
        .mul(a.logSoftmax(0))
        .sum()
        .add(ops.layerNorm(a, [3]).pow(3).sum()),
    ),
  second_derivative({ a }) {
    const [g] = grad(a.pow(3).sum(), [a], { createGraph: true })
    return done((g as Tensor).pow(2).sum())
  },
}

const cases: Program[] = golden('backward').programs

test('each program of the golden file has its TypeScript version', () => {
  expect(Object.keys(programs)).toEqual(cases.map(({ name }) => name))
})

function expectClose(found: Tensor, wanted: Tensor): void {
  expect([found.dtype, found.shape]).toEqual([wanted.dtype, wanted.shape])
  expect(ops.allclose(found, wanted, 1e-12, 1e-15)).toBe(true)
}

describe("gradients are PyTorch's", () => {
  test.each(cases.map((c) => [c.name, c] as const))('%s', (name, { inputs, output, grads }) => {
    const given: Inputs = Object.fromEntries(
      Object.entries(inputs).map(([key, recipe]) => [key, build(recipe).requiresGrad_()]),
    )
    expectClose(programs[name](given).detach(), build(output))
    for (const [key, wanted] of Object.entries(grads)) {
      const found = given[key].grad
      if (wanted === null) expect(found).toBeNull()
      else expectClose((found as Tensor).detach(), build(wanted))
    }
  })
})
