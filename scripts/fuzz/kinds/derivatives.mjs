// Gradients that are taken within the function and used there, by operators and by another backward pass outside.

const losses = [
  'w.mul(x).pow(2).sum()',
  'x.matmul(w).tanh().sum()',
  'w.mul(x).sub(v).abs().sum()',
  'w.exp().mul(x).mean()',
]

/** Pointwise uses of a gradient; the values of one call do not show how they depend on it. */
const pointwise = [
  'clamp(-1, 1)',
  'sign()',
  'nanToNum()',
  'mul(2)',
  'relu()',
  'maskedFill(x.gt(0).any(), 0)',
  'square()',
  'neg()',
]

const passes = (draws) => {
  const keeps = draws.chance(0.5)
  if (draws.chance(0.5)) {
    const options = keeps ? draws.pick(['{ createGraph: true }', '{ retainGraph: true }']) : '{}'
    return [`const [g] = torch.autograd.grad(loss, [w], ${options})`]
  }
  const clear = draws.chance(0.8) ? ['w.grad = null', 'v.grad = null'] : []
  return [...clear, `loss.backward(${keeps ? '{ retainGraph: true }' : ''})`, 'const g = w.grad']
}

export function derivatives(_, draws) {
  const results = [`g.${draws.pick(pointwise)}`]
  if (draws.chance(0.5))
    results.push(
      draws.pick(['v.mul(g).sum()', 'loss.detach()', 'loss.detach().mul(2)', 'v.exp()', 'g.detach().add(v)']),
    )
  const scale = draws.pick([1, 10, 100])
  const constant = draws.chance(0.4)
  return {
    kind: 'derivatives',
    setup: [
      `const w = new nn.Parameter(make([3], 'float32', ${draws.seed()}))`,
      `const v = new nn.Parameter(make([3], 'float32', ${draws.seed()}))`,
      `const mask = make([3], 'float32', ${draws.seed()})`,
    ],
    params: 'x, y',
    body: [
      `const loss = ${draws.pick(losses)}${draws.chance(0.3) ? '.mul(y.sum())' : ''}`,
      ...passes(draws),
      ...results.map((result, i) => `const v${i} = ${result}`),
    ],
    result: results.map((_, i) => `v${i}`),
    // Small values first: what an operator does to large ones shows only in a later call.
    calls: Array.from({ length: 7 }, (_, i) => ({
      before: [],
      args: `[make([3], 'float32', ${i + 1}).mul(${i < 4 ? 0.1 : scale}), ${constant ? 'mask' : `make([3], 'float32', ${i + 21})`}]`,
    })),
    held: ['w.grad', 'v.grad'],
    gradients: draws.pick(['grad', 'backward', undefined]),
  }
}
