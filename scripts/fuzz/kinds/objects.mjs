// User-defined modules and optimizers that are changed from outside, and arguments of every form that differ only in
// what a form does not show.

const forwards = [
  'forward(x) { return x.matmul(this.weight).add(this.scale) }',
  'forward(x) { return this.child.forward(x).mul(this.scale) }',
  'forward(x) { return this.late ? x.add(this.late) : F.linear(x, this.weight) }',
  'forward = (x) => x.mul(this.scale)',
  'forward = (x) => x.mul(2)',
]

const classText = (draws) => `class Own extends nn.Module {
  weight = new nn.Parameter(make([3, 3], 'float32', ${draws.seed()}))
  scale = new nn.Buffer(make([3], 'float32', ${draws.seed()}))
  child = new nn.Linear(3, 3)
  sizes = [[2], [3]]
  ${draws.pick(forwards)}
  encode(x) { return this.child.forward(x).mul(this.sizes[0][0]) }
}`

const optimizerTexts = [
  'update(group, params, grads) { for (const [i, p] of params.entries()) p.sub_(grads[i].mul(group.lr * group.share)) }',
  'step() { torch.noGrad(() => { for (const { params, lr } of this.paramGroups) for (const p of params) if (p.grad) p.sub_(p.grad.mul(lr)) }) }',
  'update() {} step() { this.count = (this.count ?? 0) + 1; torch.noGrad(() => { for (const p of this.paramGroups[0].params) p.mul_(1 - 0.1 / this.count) }) }',
]

const optimizerText = (draws) => `class Steps extends optim.Optimizer {
  constructor(params) { super(params, { lr: 0.1, share: 0.5 }) }
  ${draws.pick(optimizerTexts)}
}`

const uses = [
  'model.forward(x)',
  'model.encode(x)',
  'x.mul(model.scale)',
  'model.child.forward(x)',
  'x.matmul(model.weight)',
  'F.linear(x, model.child.weight, model.child.bias)',
  // A read of a field that does not exist yet cannot be noticed, so another part of the module is read too.
  'model.late === undefined ? model.forward(x) : x.add(model.late)',
  '[...model.parameters()].reduce((sum, p) => sum.add(p.sum()), x.sum())',
  'model.training ? x : x.mul(2)',
]

/** Operations on the other argument, which is a tensor or a list of lists. */
const others = {
  tensor: ['y.mul(3)', 'x.add(y)', 'y.add_(1).mul(2)', 'y.t().contiguous().t()'],
  list: ['y[0].add(y[1][0])', 'y[1].reduce((sum, each) => sum.add(each), y[0])', 'y[1][0].mul_(2)'],
}

/** Operations that depend on where an argument lies in memory. */
const places = ['x.asStrided([3], [1], 3)', 'x.asStrided([2, 3], [3, 1])', 'x.add(x.storageOffset())', 'x.view([-1])']

const changes = (draws) => [
  `model.weight = new nn.Parameter(make([3, 3], 'float32', ${draws.seed()}))`,
  `model.scale = make([3], 'float32', ${draws.seed()})`,
  'model.child = new nn.Linear(3, 3)',
  `model.child.weight = new nn.Parameter(make([3, 3], 'float32', ${draws.seed()}))`,
  'model.child.bias = null',
  `model.late = new nn.Parameter(make([3], 'float32', ${draws.seed()}))`,
  'delete model.late',
  `model.forward = (x) => x.mul(${draws.between(2, 5)})`,
  'model.child.forward = (x) => x.mul(5)',
  'model.sizes[0][0] = 7',
  'model.eval()',
  'model.train()',
  'torch.noGrad(() => model.weight.mul_(0.5))',
  'for (const p of model.parameters()) p.grad = null',
  'model.scale.dispose()',
]

const optimizerChanges = [
  'optimizer.paramGroups[0].lr = 0.3',
  'optimizer.paramGroups[0].share = 0.25',
  'optimizer.paramGroups[0].params.pop()',
  'optimizer.step()',
]

/** A tensor of two rows at some offset in a larger one. */
function placed(draws, seed, offset) {
  const whole = `make([4, 3], 'float32', ${seed}).narrow(0, ${offset}, 2)`
  return draws.chance(0.1) ? `torch.inferenceMode(() => ${whole})` : whole
}

export function objects(_, draws) {
  if (draws.chance(0.15)) return keeping(draws)
  const trains = draws.chance(0.4)
  const setup = [classText(draws), 'const model = new Own()']
  if (draws.chance(0.3)) setup.push(`model.late = new nn.Parameter(make([3], 'float32', ${draws.seed()}))`)
  if (draws.chance(0.3)) setup.push('model.encode(make([2, 3]))')
  if (trains) setup.push(optimizerText(draws), 'const optimizer = new Steps(model.parameters())')
  const form = draws.pick(Object.keys(others))
  const lines = [draws.pick(uses)]
  if (draws.chance(0.5)) lines.push(draws.pick(uses))
  const shares = form === 'tensor' && draws.chance(0.3)
  if (draws.chance(0.7)) lines.push(draws.pick(others[form]))
  if (draws.chance(0.25)) lines.push(draws.pick(places))
  if (trains && draws.chance(0.3)) lines.push('x.mul(optimizer.paramGroups[0].share)')
  const body = lines.map((line, i) => `const v${i} = ${line}`)
  if (trains)
    body.push(
      ...(draws.chance(0.8) ? ['optimizer.zeroGrad()'] : []),
      'const loss = v0.square().mean()',
      'if (loss.requiresGrad) loss.backward()',
      'optimizer.step()',
    )
  const fixed = draws.chance(0.5) ? 0 : undefined
  const busy = draws.chance(0.2) ? 0 : 0.5
  const calls = Array.from({ length: draws.between(5, 8) }, (_, i) => {
    const offset = fixed ?? draws.between(0, 2)
    const one = (seed, at = offset) => placed(draws, seed, at)
    const list = `[${one(i + 31)}, [${one(i + 41)}, ${one(i + 51, 0)}]]`
    const both = `((whole) => [whole.narrow(0, 0, 2), whole.narrow(0, 2, 2)])(make([4, 3], 'float32', ${i + 1}))`
    const isShared = shares && draws.chance(0.7)
    const change = trains && draws.chance(0.4) ? draws.pick(optimizerChanges) : draws.pick(changes(draws))
    return {
      before: i > 1 && draws.chance(busy) ? [change] : [],
      args: isShared ? both : `[${one(i + 1)}, ${form === 'list' ? list : one(i + 31)}]`,
      around: draws.chance(0.1) ? draws.pick(['noGrad', 'inferenceMode']) : undefined,
    }
  })
  return {
    kind: 'objects',
    setup,
    params: 'x, y',
    body,
    result: lines.map((_, i) => `v${i}`),
    calls,
    held: draws.chance(0.7) ? ['[...model.parameters()].filter((p) => !p.disposed)'] : [],
    gradients: trains ? undefined : draws.pick(['grad', 'backward', undefined]),
    detaches: trains,
  }
}

const layers = [
  'nn.Linear(3, 3)',
  'nn.Identity()',
  'nn.ReLU()',
  'nn.ReLU({ inplace: true })',
  'nn.Flatten()',
  'nn.Dropout(0)',
]

/** A Sequential with hooks that keep what goes through it. */
function keeping(draws) {
  const count = draws.between(2, 5)
  const all = Array.from({ length: count }, () => `new ${draws.pick(layers)}`)
  const hooks = Array.from({ length: draws.between(1, 2) }, () => {
    const layer = `model.at(${draws.below(count)})`
    return draws.chance(0.7)
      ? `$hook(${layer}.registerForwardHook((m, args, out) => { kept.push(out) }))`
      : `$hook(${layer}.registerForwardPreHook((m, args) => { kept.push(args[0]) }))`
  })
  const late = draws.chance(0.3)
  return {
    kind: 'objects',
    setup: ['const kept = []', `const model = new nn.Sequential(${all.join(', ')})`, ...(late ? [] : hooks)],
    params: 'x',
    body: ['const y = model.forward(x)'],
    result: ['y'],
    calls: Array.from({ length: 5 }, (_, i) => ({
      before: late && i === 2 ? hooks : [],
      args: `[make([2, 3], 'float32', ${i + 1})]`,
      around: draws.pick([undefined, undefined, 'noGrad', 'inferenceMode']),
    })),
    held: ['kept'],
    gradients: draws.pick(['grad', undefined]),
    sequential: true,
    // JavaScript in a compiled function, such as this hook, runs only while it is recorded.
    uncompiled: true,
  }
}
