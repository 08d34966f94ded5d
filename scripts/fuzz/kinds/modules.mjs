import { Unwritten, writtenArguments } from '../values.mjs'

/** Every module of nn in PyTorch's own samples, in the modes in which it can run. */
export function modules(engine, draws) {
  const cases = engine.samples.cases('parity-modules')
  for (;;) {
    const number = draws.below(cases.length)
    try {
      return program(cases[number], number, draws)
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error
    }
  }
}

function program(item, number, draws) {
  const { module, tensors } = item
  const setup = []
  const fixed = (at) => {
    const name = `c${at}`
    if (!setup.some((line) => line.startsWith(`const ${name} `)))
      setup.push(`const ${name} = sampleOf(${number}, ${at})${cast(item, at)}`)
    return name
  }
  const dtype = draws.weighted([
    ['float32', 7],
    ['float64', 2],
    ['bfloat16', 1],
    ['float16', 0.5],
  ])
  const cast = ({ tensors }, at) => (/^float/.test(tensors[at].dtype) ? `.to('${dtype}')` : '')
  const made = writtenArguments(item.new, fixed)
  setup.push(`const model = new nn.${module}(${made}).to('${dtype}')${draws.chance(0.5) ? '.eval()' : ''}`)
  const used = []
  const forward = writtenArguments(item.forward, (at) => {
    if (!used.includes(at)) used.push(at)
    return `s${at}`
  })
  const mode = draws.weighted([
    [undefined, 5],
    ['noGrad', 2],
    ['inferenceMode', 2],
    ['autocast', 2],
  ])
  const needsGrad = used.map((at) => (tensors[at].grad && draws.chance(0.4) ? '.requiresGrad_()' : ''))
  const argumentsText = (i) =>
    `[${used.map((at, j) => `sampleOf(${number}, ${at}, ${(i * 3) % 4})${cast(item, at)}${needsGrad[j]}`).join(', ')}]`
  const alone = forward === used.map((at) => `s${at}`).join(', ') && draws.chance(0.5)
  const trains = !alone && mode === undefined && draws.chance(0.3)
  const body = [`const y = model.forward(${forward})`]
  if (trains)
    body.push(
      'const all = [y].flat(3).filter((each) => each?.requiresGrad)',
      'if (all.length > 0) all.map((each) => each.sum()).reduce((x, z) => x.add(z)).backward()',
    )
  const count = draws.between(5, 6)
  const calls = Array.from({ length: count }, (_, i) => ({ before: [], args: argumentsText(i), around: mode }))
  for (const call of calls) {
    if (draws.chance(0.08))
      call.before.push(
        draws.pick([
          'model.train()',
          'model.eval()',
          'for (const p of model.parameters()) p.grad = null',
          'torch.noGrad(() => { for (const p of model.parameters()) p.mul_(0.5) })',
        ]),
      )
    if (draws.chance(0.06)) call.around = draws.pick([undefined, 'noGrad', 'autocast', 'inferenceMode'])
  }
  return {
    kind: 'modules',
    setup,
    params: used.map((at) => `s${at}`).join(', '),
    body: alone ? [] : body,
    result: [],
    returns: 'y',
    target: alone ? 'model' : undefined,
    calls,
    held: ['model'],
    gradients: trains
      ? undefined
      : draws.weighted([
          ['grad', 3],
          ['backward', 2],
          [undefined, 3],
        ]),
    detaches: trains,
  }
}
