/** Tensors on the same memory, or the same tensor in several places, in some calls and not in others. */
export function aliasing(_, draws) {
  const shape = draws.pick([[4], [4], [2, 2], [2, 3], [3], [2], [1], [], [0], [1, 2]])
  const dtype = draws.weighted([
    ['float32', 8],
    ['float64', 1],
    ['bfloat16', 1],
    ['float16', 1],
    ['int64', 1],
  ])
  const real = dtype !== 'int64'
  const fresh = (seed = draws.seed()) => `make([${shape.join(', ')}], '${dtype}', ${seed})`
  const grad = (chance) => (real && draws.chance(chance) ? '.requiresGrad_()' : '')
  const setup = []
  const held = []
  const hold = (name, text) => {
    setup.push(`const ${name} = ${text}`)
    held.push(name)
  }
  hold('w0', `${fresh()}${grad(0.5)}`)
  if (draws.chance(0.7)) hold('w1', draws.chance(0.3) ? view(draws, 'w0', shape) : `${fresh()}${grad(0.4)}`)
  if (draws.chance(0.4)) hold('w2', draws.chance(0.5) ? view(draws, draws.pick(held), shape) : fresh())
  if (real && draws.chance(0.2)) {
    hold(
      'layer',
      `new nn.Linear(${shape.at(-1) ?? 1}, ${shape.at(-1) ?? 1}${dtype === 'float32' ? '' : `, { dtype: '${dtype}' }`})`,
    )
  }
  const params = draws.pick([['a'], ['a', 'b'], ['a', 'b'], ['a', 'b', 'c']])
  const captured = held.filter((name) => name.startsWith('w'))
  const known = [...params, ...captured]
  if (held.includes('layer')) known.push('layer.weight', 'layer.bias')
  const body = []
  const made = []
  const detaches = real && draws.chance(0.2)
  for (let i = draws.between(1, 5); i > 0; i--) {
    const name = `v${body.length}`
    const text = statement(draws, [...known, ...made], captured, shape)
    if (/^(?:torch\.noGrad\(\(\) => )?\S+_\(/.test(text) && draws.chance(0.7)) body.push(text)
    else {
      body.push(`const ${name} = ${text}`)
      if (!/shape$|null$|requiresGrad$|isLeaf$/.test(text)) made.push(name)
      else if (draws.chance(0.7)) made.push(`${known[0]}.mul(Number(${name} === true))`)
    }
  }
  const ofLeaf = detaches && draws.chance(0.4)
  if (detaches) {
    const leaf = ofLeaf ? params[0] : draws.pick(captured)
    if (draws.chance(0.5)) body.push(`${leaf}.grad = null`)
    body.push(`${leaf}.mul(${draws.pick(made.length > 0 ? made : params)}).sum().backward()`)
    if (draws.chance(0.4)) made.push(`${leaf}.grad`)
  }
  const result = [...made, ...known].filter(() => draws.chance(0.45))
  if (draws.chance(0.3)) result.push(view(draws, draws.pick(known), shape))
  return {
    kind: 'aliasing',
    setup,
    params: params.join(', '),
    body,
    result,
    calls: calls(draws, { params, captured, fresh, grad, shape, ofLeaf }),
    held,
    gradients: draws.weighted([
      ['grad', 3],
      ['backward', 3],
      [undefined, 4],
    ]),
    detaches,
  }
}

function view(draws, name, shape) {
  const all = [
    `${name}.detach()`,
    `${name}.view(${name}.shape)`,
    `${name}.view([-1])`,
    `${name}.data`,
    `${name}.unsqueeze(0)`,
  ]
  if (shape.length === 2) all.push(`${name}.t()`)
  if (shape.length > 0 && !shape.includes(0)) {
    all.push(
      `${name}.narrow(0, 0, 1)`,
      `${name}.select(0, 0)`,
      `${name}.expand([2, ...${name}.shape])`,
      `${name}.narrow(0, ${name}.shape[0] - 1, 1)`,
    )
    all.push(`${name}.asStrided([1], [1], 0)`)
  }
  return draws.pick(all)
}

function statement(draws, tensors, captured, shape) {
  const x = draws.pick(tensors)
  const y = draws.pick(tensors)
  const w = draws.pick(captured)
  const target = draws.chance(0.3) ? view(draws, x, shape) : x
  const writes = ['.mul_(2)', '.add_(1)', `.add_(${y})`, `.copy_(${y})`, '.zero_()', '.sin_()', `.mul_(${y})`]
  return draws.weighted([
    [`${x}.mul(${y})`, 3],
    [`${x}.add(${y})`, 3],
    [`${x}.mul(2)`, 2],
    [`${x}.sum()`, 1],
    [view(draws, x, shape), 4],
    [`${target}${draws.pick(writes)}`, 2],
    [`torch.noGrad(() => ${target}${draws.pick(writes)})`, 4],
    [`${x}.detach()${draws.pick(writes)}`, 2],
    [`torch.add(${x}, ${y}, { out: ${x} })`, 0.7],
    [`torch.rand(${w}.shape)`, 0.6],
    [`torch.zerosLike(${x})`, 0.6],
    [`${w}.shape`, 0.3],
    [`${w}.requiresGrad`, 0.5],
    [`${w}.grad === null`, 0.7],
    [`${x}.isLeaf`, 0.4],
    [`(${w}.grad ?? ${w}).mul(3)`, 0.7],
    [`(${x}.requiresGrad ? ${x}.mul(5) : ${x}.mul(7))`, 0.8],
    [`torch.cat([${x}.view([-1]), ${y}.view([-1])])`, 1],
    [`torch.relu_(${x})`, 0.5],
  ])
}

/** Each call gets its arguments in another way, and other things happen before it. */
function calls(draws, { params, captured, fresh, grad, shape, ofLeaf }) {
  const counter = { made: 0 }
  const w = () => draws.pick(captured)
  const base = () => `base${counter.made}`
  const ways = [
    () => ({ before: [], args: params.map((_, i) => `${fresh()}${i === 0 ? grad(0.2) : ''}`) }),
    () => ({ before: [`const same${counter.made} = ${fresh()}`], args: params.map(() => `same${counter.made}`) }),
    () => ({ before: [], args: params.map((_, i) => (i === 0 ? w() : fresh())) }),
    () => ({ before: [], args: params.map((_, i) => (i === params.length - 1 ? w() : fresh())) }),
    () => ({ before: [], args: params.map(() => view(draws, w(), shape)) }),
    () => ({ before: [], args: params.map((_, i) => (i === 0 ? `${w()}.detach()` : fresh())) }),
    () => ({
      before: [`const ${base()} = make([8, ${shape.join(', ') || 1}], 'float32', ${draws.seed()})`],
      args: params.map((_, i) => `${base()}.select(0, ${draws.chance(0.6) ? 0 : i})`),
    }),
    () => ({
      before: [`const ${base()} = make([${2 * shape.reduce((a, b) => a * b, 1) + 2}], 'float32', ${draws.seed()})`],
      args: params.map(
        (_, i) =>
          `${base()}.narrow(0, ${draws.chance(0.5) ? i : 0}, ${shape.reduce((a, b) => a * b, 1)}).view([${shape}])`,
      ),
    }),
    () => ({ before: [], args: params.map(() => `${fresh()}.requiresGrad_()`) }),
    () => ({ before: [], args: params.map(() => `${fresh()}.requiresGrad_().mul(1)`) }),
  ]
  const events = [
    () => `torch.noGrad(() => ${w()}.mul_(2))`,
    () => `${w()}.data = ${fresh()}`,
    () => `${w()}.data = ${w()}.data`,
    () => `${w()}.grad = null`,
    () => `${w()}.grad = ${fresh()}`,
    () => `${w()}.requiresGrad = ${draws.chance(0.5)}`,
    () => `torch.noGrad(() => ${w()}.copy_(${fresh()}))`,
    () => `${w()}.grad = ${w()}.grad`,
  ]
  const usual = draws.pick(ofLeaf ? ways.slice(-2) : ways)
  const other = draws.pick(ways)
  const between = draws.chance(0.5) ? 0 : draws.pick([0.2, 0.5])
  const pattern = draws.pick(['UUUUU', 'UUUUUUU', 'OUUUU', 'UOUUOU', 'UUUOOO', 'OOOUUU', 'UOUOUOUO', 'UUUUOU'])
  return [...pattern].map((letter) => {
    counter.made++
    const { before, args } = (letter === 'U' ? usual : other)()
    const event = draws.chance(between) ? [draws.pick(events)()] : []
    return { before: [...event, ...before], args: `[${args.join(', ')}]` }
  })
}
