const activations = [
  ...[
    'ReLU()',
    'ReLU({ inplace: true })',
    'LeakyReLU(0.1)',
    'LeakyReLU(0.1, true)',
    'GELU()',
    'SiLU()',
    'SiLU({ inplace: true })',
    'Tanh()',
    'Sigmoid()',
  ],
  ...[
    'Softplus()',
    'ELU()',
    'ELU(1, true)',
    'CELU()',
    'SELU()',
    'Mish()',
    'Hardtanh()',
    'Hardswish()',
    'Hardsigmoid()',
    'ReLU6()',
    'PReLU()',
    'RReLU()',
  ],
  ...[
    'LogSigmoid()',
    'Softsign()',
    'Softshrink()',
    'Hardshrink()',
    'Tanhshrink()',
    'Softmax({ dim: -1 })',
    'LogSoftmax({ dim: -1 })',
    'Softmin({ dim: -1 })',
  ],
  ...[
    'Identity()',
    'Dropout(0.5)',
    'Dropout(0.5, true)',
    'AlphaDropout(0.3)',
    'FeatureAlphaDropout(0.3)',
    'Threshold(0.1, 2)',
    'Dropout1d(0.5)',
    'Dropout2d(0.5)',
    'Flatten()',
  ],
]

/** Layers for a tensor of some shape; those that do not fit are found by trying. */
function layersFor(draws, shape) {
  const channels = shape[1] ?? 1
  const last = shape.at(-1) ?? 1
  const out = draws.between(1, 4)
  const spatial = shape.length - 2
  const drawn = [
    `Linear(${last}, ${out})`,
    `Linear(${last}, ${out}, { bias: false })`,
    `LayerNorm(${last})`,
    `RMSNorm([${last}])`,
    `LayerNorm(${last}, { elementwiseAffine: false })`,
  ]
  if (spatial <= 1)
    drawn.push(
      `BatchNorm1d(${channels})`,
      `BatchNorm1d(${channels}, { affine: false })`,
      `BatchNorm1d(${channels}, { trackRunningStats: false })`,
      `BatchNorm1d(${channels}, { momentum: null })`,
    )
  if (shape.length === 2) drawn.push(`Unflatten(1, [1, ${last}])`, 'GLU()', `GroupNorm(1, ${channels})`)
  if (spatial >= 1 && spatial <= 3) {
    const s = `${spatial}d`
    drawn.push(
      `Conv${s}(${channels}, ${out}, 2)`,
      `Conv${s}(${channels}, ${out}, 3, { padding: 1 })`,
      `ConvTranspose${s}(${channels}, ${out}, 2)`,
      `MaxPool${s}(2)`,
      `AvgPool${s}(2)`,
    )
    drawn.push(
      `AdaptiveAvgPool${s}(2)`,
      `AdaptiveMaxPool${s}(2)`,
      `InstanceNorm${s}(${channels})`,
      `InstanceNorm${s}(${channels}, { affine: true, trackRunningStats: true })`,
      `GroupNorm(1, ${channels})`,
      `LPPool${Math.min(spatial, 2)}d(2, 2)`,
    )
    drawn.push(
      `ZeroPad${s}(1)`,
      `ReflectionPad${s}(1)`,
      `ReplicationPad${s}(1)`,
      `CircularPad${s}(1)`,
      `ConstantPad${s}(1, 2)`,
      `Upsample({ scaleFactor: 2 })`,
      'Flatten()',
      `Dropout${s}(0.5)`,
    )
  }
  if (spatial === 2)
    drawn.push(
      `BatchNorm2d(${channels})`,
      'Softmax2d()',
      `LocalResponseNorm(2)`,
      'PixelShuffle(1)',
      'ChannelShuffle(1)',
      'Unfold(2)',
      'FractionalMaxPool2d(2, { outputSize: 1 })',
    )
  if (spatial === 3) drawn.push(`BatchNorm3d(${channels})`)
  if (spatial === 1) drawn.push(`TransformerEncoderLayer(${last}, 1, 4, { batchFirst: true })`)
  return drawn
}

/**
 * Compares Sequentials, which replay their layers where they can, with their layers one after another; compiled ones
 * too.
 */
export function sequential(engine, draws) {
  const { torch, make } = engine
  const { nn } = torch
  const index = draws.chance(0.06)
  const start = index
    ? [3]
    : draws.pick([[2, 3], [2, 3], [3], [4, 2], [2, 3, 4], [2, 2, 4, 4], [1, 2, 2, 4, 4], [2, 1]])
  const dtype = draws.weighted([
    ['float32', 12],
    ['float64', 2],
    ['bfloat16', 1],
  ])
  const texts = []
  torch.manualSeed(7)
  let value = make(start, index ? 'int64' : dtype, 1, index ? 'index' : 'any')
  const count = draws.between(2, 7)
  if (index) texts.push('new nn.Embedding(4, 3)')
  if (index) value = nn.functional.embedding(value, make([4, 3], dtype, 1))
  for (let tries = 0; texts.length < count && tries < 30; tries++) {
    const text = `new nn.${draws.pick(draws.chance(0.5) ? activations : layersFor(draws, value.shape))}`
    engine.note(`drawing ${text} of ${value.shape}`)
    try {
      const given = torch.noGrad(() => new Function('nn', `return ${text}`)(nn).to(dtype).forward(value.clone()))
      if (given.numel() > 500) continue
      value = given
    } catch {
      continue
    }
    texts.push(text)
  }
  const setup = []
  const layers = texts.map((text, i) => {
    if (draws.chance(0.9)) return text
    setup.push(`const layer${i} = ${text}`)
    return `layer${i}`
  })
  if (draws.chance(0.1))
    layers.push(draws.pick(layers.filter((text) => /ReLU|Tanh|^layer/.test(text)).concat('new nn.Identity()')))
  if (draws.chance(0.12) && layers.length > 3)
    layers.splice(1, 2, `new nn.Sequential(${layers.slice(1, 3).join(', ')})`)
  setup.push(`const model = new nn.Sequential(${layers.join(', ')}).to('${dtype}')`)
  const made = calls(draws, start, index ? 'int64' : dtype, index, texts)
  return {
    kind: 'sequential',
    setup,
    params: 'x',
    body: ['const y = model.forward(x)'],
    result: ['y'],
    calls: made,
    held: ['model'],
    gradients: draws.weighted([
      ['grad', 3],
      ['backward', 3],
      [undefined, 3],
    ]),
    sequential: true,
    // A compiled function does not promise to notice that the module has become another one.
    uncompiled: made.some(({ before }) => before.some((text) => /append|pop\(|\.forward =/.test(text))),
  }
}

function calls(draws, shape, dtype, index, texts) {
  const mode = draws.weighted([
    [undefined, 5],
    ['noGrad', 3],
    ['inferenceMode', 2],
    ['autocast', 1.5],
    ['float16', 0.5],
  ])
  const grad = draws.chance(0.25) && !index ? '.requiresGrad_()' : ''
  const weighted = texts.flatMap((text, i) =>
    /Linear|Conv|BatchNorm\dd\(\d+\)|LayerNorm\(\d+\)/.test(text) ? [`model.at(${i})`] : [],
  )
  const busy = draws.chance(0.5) ? 0 : 0.4
  return Array.from({ length: draws.between(4, 7) }, (_, i) => {
    const batch = draws.chance(0.12) && shape.length > 1 ? [shape[0] + 1, ...shape.slice(1)] : shape
    const turned = draws.chance(0.05) && batch.length > 1 && batch[0] === batch[1] ? '.transpose(0, 1)' : ''
    const other = draws.chance(0.05) && !index ? '.requiresGrad_()' : grad
    return {
      before: i > 0 && draws.chance(busy) ? [event(draws, weighted)] : [],
      args: `[make([${batch.join(', ')}], '${dtype}', ${i + 1}${index ? ", 'index'" : ''})${turned}${other}]`,
      around: draws.chance(0.1) ? draws.pick([undefined, 'noGrad', 'inferenceMode', 'autocast']) : mode,
    }
  })
}

function event(draws, weighted) {
  const common = [
    'model.eval()',
    'model.train()',
    'torch.noGrad(() => { for (const p of model.parameters()) p.mul_(0.5) })',
    'for (const p of model.parameters()) p.grad = null',
    'model.loadStateDict(model.stateDict())',
    'model.append(new nn.Tanh())',
    'model.pop()',
    'for (const p of model.parameters()) { p.requiresGrad = false; break }',
  ]
  if (weighted.length === 0) return draws.pick(common)
  const layer = draws.pick(weighted)
  const other = draws.pick(weighted)
  return draws.pick([
    ...common,
    ...[
      `${layer}.weight = new nn.Parameter(${layer}.weight.detach().mul(2))`,
      `${layer}.weight.data = ${layer}.weight.data.mul(0.5)`,
      `${other}.weight = ${layer}.weight`,
    ],
    ...[
      `${other}.weight.data = ${layer}.weight.data`,
      `${layer}.bias = null`,
      `$hook(${layer}.registerForwardHook((m, args, out) => out.mul(2)))`,
      `${layer}.weight.requiresGrad = false`,
    ],
    ...[`${layer}.forward = function (x) { return x.mul(3) }`],
  ])
}
