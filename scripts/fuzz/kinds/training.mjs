/**
 * Models: the code that makes them, the shape of their input, the paths of layers with a weight, and the prediction for
 * a batch.
 */
const models = [
  [
    'new nn.Sequential(new nn.Linear(3, 4), new nn.ReLU(), new nn.Linear(4, 2))',
    [4, 3],
    ['model.at(0)', 'model.at(2)'],
    5,
  ],
  [
    'new nn.Sequential(new nn.Linear(3, 4), new nn.Tanh(), new nn.Dropout(0.5), new nn.Linear(4, 2))',
    [4, 3],
    ['model.at(0)', 'model.at(3)'],
    3,
  ],
  ['new nn.Linear(3, 2)', [4, 3], ['model'], 5],
  [
    'new nn.Sequential(new nn.Conv2d(1, 2, 2), new nn.BatchNorm2d(2), new nn.ReLU(), new nn.Flatten(), new nn.Linear(8, 2))',
    [3, 1, 3, 3],
    ['model.at(0)', 'model.at(4)'],
    2,
  ],
  [
    'new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4), new nn.LayerNorm(4), new nn.Linear(4, 2))',
    [4, 3],
    ['model.at(0)', 'model.at(1)'],
    2,
  ],
  [
    'new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4, { momentum: null }), new nn.Linear(4, 2))',
    [4, 3],
    ['model.at(0)'],
    1,
  ],
  ['new nn.TransformerEncoderLayer(4, 2, 4, { batchFirst: true })', [2, 3, 4], ['model.linear1'], 1],
  ['new nn.LSTM(3, 2, { batchFirst: true })', [2, 3, 3], [], 1.5, 'model.forward(x)[0]'],
  ['new nn.GRU(3, 2)', [2, 3, 3], [], 1, 'model.forward(x)[0]'],
  ['new nn.RNN(3, 2)', [2, 3, 3], [], 1, 'model.forward(x)[0]'],
  ['new nn.Embedding(5, 2)', [4], ['model'], 1],
  ['new nn.Sequential(new nn.Linear(3, 2), new nn.PReLU(), new nn.GroupNorm(1, 2))', [4, 3], ['model.at(0)'], 1],
]

const optimizers = [
  ...[
    [
      'SGD',
      [
        '',
        'momentum: 0.9',
        'momentum: 0.9, nesterov: true',
        'weightDecay: 0.1',
        'maximize: true',
        'dampening: 0.1, momentum: 0.5',
      ],
      6,
    ],
  ],
  ...[
    ['Adam', ['', 'amsgrad: true', 'weightDecay: 0.1', 'betas: [0.5, 0.9]'], 5],
    ['AdamW', ['', 'amsgrad: true'], 3],
  ],
  ...[
    ['RMSprop', ['', 'momentum: 0.9', 'centered: true'], 2],
    ['Adagrad', ['', 'lrDecay: 0.1'], 2],
    ['Adadelta', ['', 'rho: 0.5'], 1],
  ],
  ...[
    ['Adamax', [''], 1],
    ['NAdam', ['', 'decoupledWeightDecay: true'], 1],
    ['RAdam', [''], 1],
    ['Rprop', [''], 1],
    ['ASGD', ['', 't0: 1'], 1],
  ],
  ...[
    ['Adafactor', [''], 1],
    ['LBFGS', ['maxIter: 2'], 0.5],
  ],
]

const schedulers = [
  ...[
    'StepLR(optimizer, 2, { gamma: 0.5 })',
    'ExponentialLR(optimizer, 0.9)',
    'CosineAnnealingLR(optimizer, 5)',
    'LinearLR(optimizer)',
  ],
  ...[
    'CyclicLR(optimizer, 0.01, 0.1, { cycleMomentum: false })',
    'OneCycleLR(optimizer, 0.1, { totalSteps: 20, cycleMomentum: false })',
    'LambdaLR(optimizer, (epoch) => 0.9 ** epoch)',
  ],
]

/** Loops that train a small model, and changes to it between the steps. */
export function training(_, draws) {
  const [text, shape, layers, , forward = 'model.forward(x)'] = draws.weighted(models.map((model) => [model, model[3]]))
  const [name, optionTexts] = draws.weighted(optimizers.map((each) => [each, each[2]]))
  const hasScaler = draws.chance(0.2)
  const hasTarget = layers.length > 0 && draws.chance(0.12)
  const dtype = draws.weighted([
    ['float32', 14],
    ['float64', 1],
    ['bfloat16', 1],
    ['float16', 1],
  ])
  const cast = dtype === 'float32' ? '' : `.to('${dtype}')`
  const setup = [`const model = ${text}${cast}`]
  const held = ['model', 'optimizer']
  const options = [`lr: ${draws.pick(['0.1', '0.01'])}`, draws.pick(optionTexts)]
  if (/^(SGD|Adam|AdamW|Adagrad)$/.test(name) && draws.chance(0.5))
    options.push(`${draws.pick(['fused', 'foreach'])}: ${draws.chance(0.6)}`)
  const groups = name !== 'LBFGS' && draws.chance(0.25) && layers.length > 1
  const parameters = groups
    ? `[{ params: ${layers[0]}.parameters(), lr: 0.05 }, { params: ${layers[1]}.parameters() }]`
    : draws.chance(0.1) && layers.length > 0
      ? `[${layers[0]}.weight]`
      : 'model.parameters()'
  setup.push(`const optimizer = new optim.${name}(${parameters}, { ${options.filter(Boolean).join(', ')} })`)
  const scheduled = name !== 'LBFGS' && draws.chance(0.25)
  if (scheduled) setup.push(`const scheduler = new optim.lrScheduler.${draws.pick(schedulers)}`)
  if (hasScaler) {
    setup.push(
      `const scaler = new torch.amp.GradScaler({ device: 'cpu', initScale: ${draws.pick([8, 65536])}, growthInterval: 2 })`,
    )
    held.push('scaler')
  }
  if (hasTarget) {
    setup.push(`const target = ${text}${cast}`)
    held.push('target')
  }
  const plan = { draws, layers, forward, hasScaler, hasTarget, scheduled, name, held, setup }
  const body = draws.chance(0.85) ? bodyOf(plan) : evaluation(plan)
  const index = /Embedding/.test(text)
  return {
    kind: 'training',
    setup,
    params: 'x, t',
    body,
    result: results(draws, body),
    calls: callsOf(plan, shape, index, dtype),
    held,
    gradients: undefined,
    detachesLoss: name === 'LBFGS',
    detaches: body.some((line) => /backward\(|step\(/.test(line)),
    sequential: /Sequential/.test(text) && draws.chance(0.3),
  }
}

const lossTexts = [
  'F.mseLoss(y, t)',
  'y.sub(t).square().mean()',
  'y.mul(t).sum()',
  'F.l1Loss(y, t)',
  'F.smoothL1Loss(y, t)',
  'F.huberLoss(y, t)',
  'new nn.MSELoss().forward(y, t)',
  'F.crossEntropy(y.view([-1, y.shape[y.ndim - 1]]), t.view([-1, t.shape[t.ndim - 1]]).abs())',
  'F.binaryCrossEntropyWithLogits(y, t.sigmoid())',
]

function bodyOf({ draws, forward, hasScaler, hasTarget, name, layers }) {
  const loss = draws.pick(lossTexts)
  const body = []
  const zero = draws.pick([
    'optimizer.zeroGrad()',
    'optimizer.zeroGrad()',
    'optimizer.zeroGrad({ setToNone: false })',
    'model.zeroGrad()',
    undefined,
  ])
  const early = draws.chance(0.7)
  if (zero && early) body.push(zero)
  if (name === 'LBFGS') {
    return [
      `const loss = optimizer.step(() => { optimizer.zeroGrad(); const y = ${forward}; const l = ${loss}; l.backward(); return l })`,
    ]
  }
  const prediction = draws.chance(0.15) ? `torch.amp.autocast({ device: 'cpu' }, () => ${forward})` : forward
  body.push(`const y = ${prediction}`)
  if (hasTarget) body.push(`const aim = torch.noGrad(() => target.forward(x))`)
  body.push(`const loss = ${loss}${hasTarget ? '.add(y.mul(aim).mean())' : ''}`)
  body.push(hasScaler ? 'scaler.scale(loss).backward()' : 'loss.backward()')
  if (draws.chance(0.1))
    body.push(
      'const second = model.forward(x)',
      'const more = (Array.isArray(second) ? second[0] : second).sum()',
      'more.backward()',
    )
  if (hasScaler && draws.chance(0.5)) body.push('scaler.unscale_(optimizer)')
  if (draws.chance(0.25))
    body.push(
      draws.pick([
        'const norm = nn.utils.clipGradNorm_(model.parameters(), 0.5)',
        'nn.utils.clipGradValue_(model.parameters(), 0.1)',
      ]),
    )
  if (draws.chance(0.1)) body.push(`optimizer.paramGroups[0].lr = ${draws.pick(['0.02', '0.3'])}`)
  const steps = draws.chance(0.85)
  if (steps) body.push(hasScaler ? 'scaler.step(optimizer)' : 'optimizer.step()')
  if (steps && hasScaler && draws.chance(0.85)) body.push('scaler.update()')
  if (steps && draws.chance(0.08)) body.push('optimizer.paramGroups[0].lr = 0.7', 'optimizer.step()')
  if (draws.chance(0.06) && layers.length > 0) body.push(`optimizer.state.delete(${layers[0]}.weight)`)
  if (zero && !early) body.push(zero)
  if (hasTarget && draws.chance(0.5))
    body.push(
      'torch.noGrad(() => { const q = [...model.parameters()]; for (const [i, p] of [...target.parameters()].entries()) p.lerp_(q[i], 0.5) })',
    )
  return body
}

const evaluation = ({ forward, draws }) => [
  `const y = ${draws.pick([forward, `torch.noGrad(() => ${forward})`])}`,
  'const loss = F.mseLoss(y, t)',
]

function results(draws, body) {
  const names = body
    .map((line) => /^const (\w+)/.exec(line)?.[1])
    .filter((name) => ['loss', 'norm', 'y'].includes(name))
  return names.filter((name) => name === 'loss' || draws.chance(0.5))
}

function callsOf(plan, shape, index, dtype) {
  const { draws } = plan
  const busy = draws.chance(0.5) ? 0 : draws.pick([0.3, 0.6])
  const wide = shape.length === 1 ? [4, 2] : [...shape.slice(0, -1), shape.at(-1)]
  const targetShape = plan.forward.includes('[0]')
    ? [2, 3, 2]
    : /Transformer/.test(plan.setup[0])
      ? wide
      : [shape[0], 2]
  const ending = draws.chance(0.15)
  const around = draws.chance(0.08) ? draws.pick(['autocast', 'float16', 'enableGrad']) : undefined
  const count = draws.between(5, 8)
  const state = { hooks: [] }
  return Array.from({ length: count }, (_, i) => {
    const small = (ending && i === count - 1) || draws.chance(0.05)
    const cut = (sizes) => (small && sizes[0] > 2 ? [2, ...sizes.slice(1)] : sizes)
    const before = draws.chance(busy) && i > 0 ? [event(plan, state, i)].flat() : []
    if (plan.scheduled && i > 0 && draws.chance(0.7)) before.push('scheduler.step()')
    const x = `make([${cut(shape).join(', ')}], '${index ? 'int64' : dtype}', ${i + 1}${index ? ", 'index'" : ''})`
    return { before, args: `[${x}, make([${cut(targetShape).join(', ')}], '${dtype}', ${i + 31})]`, around }
  })
}

function event({ draws, layers, hasTarget, hasScaler, name }, state, i) {
  const layer = layers.length > 0 ? draws.pick(layers) : undefined
  const common = [
    ...[
      'model.eval()',
      'model.train()',
      'optimizer.zeroGrad()',
      'optimizer.zeroGrad({ setToNone: false })',
      'optimizer.paramGroups[0].lr = 0.03',
    ],
    ...[
      'optimizer.state.clear()',
      'optimizer.paramGroups[0].lr *= 0.5',
      'optimizer.loadStateDict(optimizer.stateDict())',
    ],
    ...[
      'model.loadStateDict(model.stateDict())',
      'for (const p of model.parameters()) { p.requiresGrad = !p.requiresGrad; break }',
    ],
    ...[
      'torch.noGrad(() => { for (const p of model.parameters()) p.mul_(0.5) })',
      'for (const p of model.parameters()) p.grad = null',
    ],
    ...['optimizer.paramGroups[0].weightDecay = 0.2', 'model.requiresGrad_(false)', 'model.requiresGrad_(true)'].filter(
      (text) => !text.includes('requiresGrad_'),
    ),
    ...(name === 'LBFGS' ? [] : ['optimizer.step()']),
    ...(hasScaler ? ['scaler.update(4)'] : []),
  ]
  if (layer === undefined || draws.chance(0.5)) return draws.pick(common)
  if (state.hooks.length > 0 && draws.chance(0.5)) return `${state.hooks.pop()}.remove()`
  const hook = `hook${i}`
  const drawn = draws.pick([
    ...[
      `${layer}.weight = new nn.Parameter(${layer}.weight.detach().mul(2))`,
      `${layer}.weight.data = ${layer}.weight.data.mul(0.5)`,
    ],
    ...[
      `${layer}.weight.requiresGrad = ${draws.chance(0.4)}`,
      `${layer}.weight.grad = ${layer}.weight.detach().clone()`,
      `optimizer.state.delete(${layer}.weight)`,
    ],
    ...[
      `const ${hook} = $hook(${layer}.registerForwardHook((m, args, out) => out.mul(2)))`,
      `const ${hook} = $hook(${layer}.registerForwardPreHook((m, args) => [args[0]]))`,
    ],
    ...[
      `const ${hook} = $hook(${layer}.weight.registerHook((g) => g.mul(2)))`,
      `const ${hook} = $hook(optimizer.registerStepPostHook(() => {}))`,
    ],
    ...[
      `const ${hook} = $hook(${layer}.registerFullBackwardHook(() => undefined))`,
      `const ${hook} = $hook(${layer}.weight.registerPostAccumulateGradHook((p) => { p.grad.mul_(2) }))`,
    ],
    ...(hasTarget
      ? [
          `${layer.replace('model', 'target')}.weight.data = ${layer}.weight.data`,
          `target.loadStateDict(model.stateDict())`,
        ]
      : []),
  ])
  if (drawn.startsWith('const hook')) state.hooks.push(hook)
  return drawn
}
