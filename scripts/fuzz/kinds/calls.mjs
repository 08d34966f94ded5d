/** Ways to call: many, repeat, async, functions in functions, values that are read, and every form of result. */
export function calls(_, draws) {
  const awaits = draws.chance(0.3)
  const setup = ["const w = make([3], 'float32', 5)"]
  const held = ['w']
  const trains = draws.chance(0.35)
  if (trains) {
    setup.push(
      "const p = make([3], 'float32', 9).requiresGrad_()",
      `const optimizer = new optim.${draws.pick(['SGD', 'Adam', 'RMSprop', 'Adagrad'])}([p], { lr: 0.1 })`,
    )
    held.push('p', 'optimizer')
  }
  const nested = draws.chance(0.3)
  if (nested)
    setup.push(
      `const inner = $wrap((x) => ${draws.pick(['x.mul(2)', '[x.sin(), x]', '({ y: x.add(w) })', 'x.add_(1)'])})`,
    )
  const body = []
  for (let i = draws.between(0, 3); i > 0; i--) body.push(line(draws, body.length, trains))
  if (nested) body.push(`const inside = inner(${draws.pick(['a', 'a.mul(3)', 'w'])})`)
  if (trains) body.push(...training(draws))
  const program = {
    kind: 'calls',
    setup,
    params: draws.pick(['a', 'a, b', 'a, b', 'a, options']),
    body,
    result: [],
    returns: returned(draws, body, nested),
    held,
    gradients: draws.chance(0.4) ? 'grad' : undefined,
    detaches: trains,
    awaits,
  }
  const names = new Set(program.returns.match(/\bb\b|options/g) ?? [])
  for (const text of body) for (const name of text.match(/\bb\b|options/g) ?? []) names.add(name)
  program.params = ['a', ...['b', 'options'].filter((name) => names.has(name))].join(', ')
  program.calls = callsOf(draws, program, trains)
  return program
}

function line(draws, number, trains) {
  const name = `v${number}`
  return draws.pick([
    ...[
      `const ${name} = a.mul(b)`,
      `const ${name} = a.add(w)`,
      `const ${name} = a.sum()`,
      `const ${name} = w.mul(a.mean())`,
    ],
    ...[`w.add_(a)`, `a.mul_(2)`, `w.copy_(a)`, `const ${name} = torch.rand([3]).add(a)`],
    ...[`const ${name} = a.sum().item() > 0 ? a.mul(2) : a.neg()`, `const ${name} = a.mul(a.max().item())`],
    ...[
      `const ${name} = options.scale > 1 ? a.mul(options.scale) : a.mul(options.x)`,
      `const ${name} = options.list[0].add(a)`,
    ],
    ...[`const ${name} = a.at(a.gt(0))`, `const ${name} = [a, w].map((t) => t.mul(2))`, `const ${name} = a.toArray()`],
    ...[`const ${name} = torch.noGrad(() => a.mul(2))`, `const ${name} = torch.tensor([1, 2, 3]).mul(a)`],
    ...(trains ? [`const ${name} = p.detach().mul(a)`] : [`const ${name} = F.dropout(a, 0.5, true)`]),
    ...[`if (a.shape[0] > 2) w.add_(1)`, ...(draws.chance(0.2) ? [`const ${name} = a.view([9])`] : [])],
  ])
}

function training(draws) {
  return [
    ...(draws.chance(0.8) ? ['optimizer.zeroGrad()'] : []),
    'const loss = p.mul(a).square().sum()',
    'loss.backward()',
    'optimizer.step()',
  ]
}

function returned(draws, body, nested) {
  const names = body.map((text) => /^const (\w+)/.exec(text)?.[1]).filter((name) => name && name !== 'loss')
  const x = draws.pick([...names, 'a', 'w', 'a.mul(3)'])
  const y = draws.pick([...names, 'a.view([-1])', 'w.detach()', ...(nested ? ['inside'] : [])])
  return draws
    .pick([
      ...[
        x,
        x,
        y,
        `[${x}, ${y}]`,
        `{ x: ${x}, list: [${y}, 2, 'text'] }`,
        'null',
        'undefined',
        '7',
        `[${x}, null, true]`,
        '[]',
        '{}',
      ],
      ...[
        `[[${x}], { deep: { er: ${y} } }]`,
        '[a, a]',
        `{ same: a, text: 'x', nothing: null }`,
        `[${x}, ${x}]`,
        `a.shape`,
        `a.sum().item()`,
        `10n`,
      ],
    ])
    .replace(/^\{/, '({')
    .replace(/\}$/, '})')
}

function callsOf(draws, program, trains) {
  const tensor = () => `make([3], 'float32', ${draws.seed()})${draws.chance(0.1) && !trains ? '.requiresGrad_()' : ''}`
  const scale = draws.pick([2, 0.5])
  const options = () => `{ scale: ${draws.chance(0.8) ? scale : 3}, x: ${tensor()}, list: [${tensor()}, 1] }`
  const one = () =>
    `[${program.params
      .split(', ')
      .map((name) => (name === 'options' ? options() : tensor()))
      .join(', ')}]`
  const several = () => `[${Array.from({ length: draws.between(2, 4) }, one).join(', ')}]`
  const generator = () => {
    const rest = program.params
      .split(', ')
      .slice(1)
      .map((name) => (name === 'options' ? options() : tensor()))
    const all = ['buffer', ...rest].join(', ')
    return `(function* () { const buffer = make([3], 'float32', 1); for (let i = 1; i < 5; i++) { buffer.fill_(i); yield [${all}] } })()`
  }
  const changes = trains || [...program.setup, ...program.body].some((text) => /_\(|rand|dropout/.test(text))
  const ways = [
    [() => ({ via: 'call', args: one() }), 5],
    [() => ({ via: 'many', args: several() }), 3],
    [() => ({ via: 'many', args: generator() }), 1.5],
    [() => ({ via: 'repeat', args: one() }), 2],
    ...(program.awaits ? [[() => ({ via: 'async', args: one() }), 6]] : []),
    ...(program.awaits && !changes ? [[() => ({ via: 'together', args: several() }), 3]] : []),
  ]
  const usual = draws.weighted(ways)
  return Array.from({ length: draws.between(5, 7) }, () => {
    const around = draws.chance(0.08) ? draws.pick(['noGrad', 'autocast', 'inferenceMode']) : undefined
    const before = draws.chance(0.15)
      ? [
          draws.pick([
            'w.add_(1)',
            "w.data = make([3], 'float32', 3)",
            ...(trains ? ['optimizer.paramGroups[0].lr = 0.05', 'p.grad = null'] : []),
          ]),
        ]
      : []
    const way = draws.chance(0.6) ? usual() : draws.weighted(ways)()
    return { before, around: /async|together/.test(way.via) ? undefined : around, ...way }
  })
}
