/**
 * The tensors of a program that is being drawn, alive as at its first call, so that each line is tried as it is drawn.
 */
export class Scope {
  constructor(engine, draws, shape, dtype) {
    Object.assign(this, { engine, draws, shape, dtype, camelCase: engine.camelCase })
    /** name -> tensor */
    this.values = new Map()
    this.made = []
    this.setup = []
    this.body = []
    this.params = []
    this.held = []
    this.threw = false
    this.special = draws.chance(0.15) ? ", 'special'" : ''
    engine.torch.manualSeed(7)
  }

  #evaluate(text) {
    const { torch, make, sample } = this.engine
    const names = [...this.values.keys()]
    const parameters = ['torch', 'ops', 'F', 'make', 'sample', ...names]
    const fn = new Function(...parameters, `return ${text}`)
    return fn(torch, torch.ops, torch.nn.functional, make, sample, ...this.values.values())
  }

  #makeText(shape, dtype, flavour) {
    const { draws } = this
    const quoted = flavour === undefined ? this.special : `, '${flavour}'`
    return `make([${shape.join(', ')}], '${dtype}', ${draws.seed()}${quoted})`
  }

  #grad(dtype, probability) {
    return /float|complex/.test(dtype) && this.draws.chance(probability) ? '.requiresGrad_()' : ''
  }

  #layout(shape, dtype) {
    const { draws } = this
    if (draws.chance(0.85) || shape.length === 0 || shape.includes(0)) return ''
    const layout = draws
      .pick(['.transpose(0, -1)', '.expand([2, ...X])', '.narrow(0, 0, 1)', '.detach()', '.flip([0])'])
      .replace('...X', String(shape))
    // libtorch copies no values of these dtypes in another order.
    return layout === '.flip([0])' && /uint(16|32|64)|float8|complex32/.test(dtype) ? '' : layout
  }

  param(name) {
    const { draws } = this
    const shape = this.draws.chance(0.8) ? this.shape : draws.pick([[1], [], this.shape.slice(1), [2, 2]])
    const dtype = draws.chance(0.85) ? this.dtype : 'float32'
    const tail = `${this.#layout(shape, dtype)}${this.#grad(dtype, 0.2)}`
    const variants = { other: this.special, zero: ", 'zero'" }
    this.params.push({
      name,
      make: (seed, variant = 'other') => `make([${shape.join(', ')}], '${dtype}', ${seed}${variants[variant]})${tail}`,
    })
    this.values.set(name, this.#evaluate(this.params.at(-1).make(1)))
  }

  #captured(text, name = `w${this.setup.length}`) {
    this.setup.push(`const ${name} = ${text}`)
    this.held.push(name)
    this.values.set(name, this.#evaluate(text))
    return { text: name, value: this.values.get(name) }
  }

  capture(wanted = this.shape, dtype = this.dtype, flavour = undefined, probability = 0.4) {
    // An operator that fails may leave an output with negative sizes.
    const shape = wanted.map((size) => Math.max(0, size))
    return this.#captured(
      `${this.#makeText(shape, dtype, flavour)}${flavour ? '' : this.#layout(shape, dtype)}${this.#grad(dtype, probability)}`,
    )
  }

  /** Makes an argument for each tensor of a sample, so that its values change from call to call. */
  sampled(number, at, differentiable) {
    const tail = differentiable ? '.requiresGrad_()' : ''
    if (this.draws.chance(0.4)) return this.#captured(`sample(${number}, ${at})${tail}`).text
    const name = `s${this.params.length}`
    this.params.push({
      name,
      make: (seed, variant) => `sample(${number}, ${at}, ${variant === 'zero' ? 9 : seed % 4})${tail}`,
    })
    this.values.set(name, this.#evaluate(this.params.at(-1).make(0)))
    return name
  }

  #pick(fits) {
    const found = [...this.values].filter(([, value]) => fits(value))
    if (found.length === 0) return undefined
    const recent = this.draws.chance(0.5) ? found.slice(-2) : found
    const [text, value] = this.draws.pick(recent)
    return { text, value }
  }

  any() {
    return this.#pick(() => true) ?? this.capture()
  }

  /** A tensor of the shape and dtype of another, or one that broadcasts to it. */
  fitting(value) {
    const shape = String(value.shape)
    const found = this.#pick(
      (other) => String(other.shape) === shape && (other.dtype === value.dtype || this.draws.chance(0.2)),
    )
    if (found !== undefined && this.draws.chance(0.85)) return found
    return this.capture(
      this.draws.chance(0.7) ? value.shape : this.draws.pick([[], [1], value.shape.slice(-1)]),
      value.dtype,
    )
  }

  like(value, dtype, flavour) {
    const wanted = this.draws.chance(0.6) ? value.shape : this.draws.pick([[2], [1], value.shape.slice(0, 1)])
    const shape = wanted.map((size) => Math.max(0, size))
    if (this.draws.chance(0.5)) return this.capture(shape, dtype, flavour)
    const name = `s${this.params.length}`
    this.params.push({
      name,
      make: (seed, variant) =>
        `make([${shape.join(', ')}], '${dtype}', ${seed}, '${flavour === undefined ? 'any' : variant === 'zero' ? 'far' : flavour}')`,
    })
    this.values.set(name, this.#evaluate(this.params.at(-1).make(1)))
    return { text: name, value: this.values.get(name) }
  }

  /** A tensor with one value for each channel of another, or a kernel for it. */
  channels(value, name) {
    const channels = value.shape[1] ?? value.shape[0] ?? 1
    const { draws } = this
    const kernel = [2, channels, ...value.shape.slice(2).map(() => draws.between(1, 2))]
    return this.capture(
      /weight/.test(name) && draws.chance(0.5) ? kernel : [channels],
      value.dtype,
      /var/.test(name) ? 'unit' : undefined,
    )
  }

  /** A tensor to write a result to. */
  out(value, fits) {
    const found = this.draws.chance(0.3) ? this.#pick((other) => other.dtype === value.dtype && fits(other)) : undefined
    return found ?? this.capture(this.draws.chance(0.7) ? value.shape : [0], value.dtype, undefined, 0)
  }

  /** Adds a line that computes a value, if it runs; the last attempt may stay even if it throws. */
  line(text, last) {
    const { torch } = this.engine
    this.engine.note(`drawing ${text}`)
    let value
    try {
      value = this.#evaluate(text)
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof ReferenceError || !last || !this.draws.chance(0.3))
        return false
      this.body.push(text)
      this.threw = true
      return true
    }
    const tensors = (Array.isArray(value) ? value : [value]).filter((item) => item instanceof torch.Tensor)
    const readable = [...tensors, ...this.values.values()].every(
      (each) =>
        each.layout === 'strided' && !each.isNested && each.numel() <= 2000 && each.shape.every((size) => size >= 0),
    )
    if (!readable || (tensors.length === 0 && !this.draws.chance(0.3))) return false
    if (this.#dynamic(text) && !this.draws.chance(0.15)) return false
    this.#keep(text, value, tensors)
    return true
  }

  #dynamic(text) {
    return /nonzero|masked_select|maskedSelect|unique|\.item\(|argwhere|is_nonzero|equal\(|allclose|bincount/.test(text)
  }

  #keep(text, value, tensors) {
    const known = [...this.values].some(([, other]) => other === value)
    const name = `v${this.body.length}`
    if (known && this.draws.chance(0.8)) this.body.push(text)
    else if (Array.isArray(value) && tensors.length > 0 && tensors.length === value.length) {
      const names = value.map((_, i) => `${name}_${i}`)
      this.body.push(`const [${names.join(', ')}] = ${text}`)
      for (const [i, each] of names.entries()) this.values.set(each, value[i])
      this.made.push(...names)
    } else {
      this.body.push(value === undefined ? text : `const ${name} = ${text}`)
      if (value === undefined) return
      this.made.push(name)
      if (value instanceof this.engine.torch.Tensor) this.values.set(name, value)
    }
  }

  /** The calls: mostly of one signature with other values, a few of another signature. */
  #calls() {
    const { draws, params } = this
    const around = draws.weighted([
      [undefined, 70],
      ['noGrad', 8],
      ['inferenceMode', 5],
      ['autocast', 8],
      ['float16', 3],
    ])
    const count = draws.between(5, 6)
    const argumentsText = (i, variant) => `[${params.map(({ make }) => make(i + 1, variant)).join(', ')}]`
    const calls = Array.from({ length: count }, (_, i) => ({ before: [], args: argumentsText(i), around }))
    if (draws.chance(0.2)) calls.at(-1).args = argumentsText(count, 'zero')
    if (draws.chance(0.15)) {
      const other = draws.pick([undefined, 'noGrad', 'autocast', 'inferenceMode'])
      for (let i = 1; i < count; i += 2) calls[i].around = other
      calls.push(...calls.slice(0, 2))
    }
    if (draws.chance(0.1) && params.length > 0) {
      for (let i = 1; i < count; i += 2)
        calls[i].args = calls[i].args.replace('.requiresGrad_()', '').replace('float32', 'float64')
      calls.push(...calls.slice(0, 2))
    }
    if (draws.chance(0.15) && this.held.length > 0) {
      const name = draws.pick(this.held)
      for (let i = 1; i < count; i += 2)
        calls[i] = { ...calls[i], before: [`torch.noGrad(() => ${name}.copy_(${name}.mul(2)))`] }
    }
    return calls
  }

  /** Drops what was made for lines that were not kept. */
  #prune() {
    const text = this.body.join('\n')
    const isUsed = (name) => new RegExp(`\\b${name}\\b`).test(text)
    const names = this.held
    const kept = names.filter(isUsed)
    this.setup = this.setup.filter((_, i) => kept.includes(names[i]))
    this.held = kept
    this.params = this.params.filter(({ name }) => !name.startsWith('s') || isUsed(name))
  }

  program(kind) {
    const { draws } = this
    this.#prune()
    const results = this.made.filter((name) => draws.chance(0.6) || name === this.made.at(-1))
    if (draws.chance(0.1)) results.push([...this.values.keys()][0])
    return {
      kind,
      setup: this.setup,
      params: this.params.map(({ name }) => name).join(', '),
      body: this.body,
      result: results.filter((name) => name !== undefined),
      calls: this.#calls(),
      held: this.held,
      gradients: draws.weighted([
        ['grad', 4],
        ['backward', 2],
        [undefined, 4],
      ]),
    }
  }
}
