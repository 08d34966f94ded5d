// Draws arguments for an operator, by the types and names in its schema.

const strings = [
  [/reduce$|reduction/, ['sum', 'mean', 'amax', 'amin', 'prod']],
  [/rounding/, ['floor', 'trunc']],
  [/uplo/i, ['L', 'U']],
  [/indexing/, ['ij', 'xy']],
  [/approximate/, ['none', 'tanh']],
  [/equation/, ['ij,jk->ik', 'i,i->', 'ij->ji', 'bij,bjk->bik']],
  [/norm|ord/, ['fro', 'nuc', 'forward', 'ortho']],
  [/side/, ['left', 'right']],
  [/mode/, ['reduced', 'complete', 'constant', 'reflect', 'replicate', 'circular', 'r']],
  [/padding/, ['same', 'valid']],
  [/driver/, ['gelsd', 'gels', 'gesvd']],
  [/interpolation/, ['linear', 'lower', 'nearest']],
]
const scalars = ['-2', '-1', '0', '0.5', '1', '2', '3', '1.5', '-0.25']
const numbers = ['0', '0.1', '0.5', '1', '2', '1e-5']
const dtypes = ['float32', 'float64', 'int64', 'bool', 'float16', 'bfloat16', 'int32', 'complex64']

/** The range of memory that a tensor occupies. */
function extent(tensor) {
  const last = tensor.stride().reduce((sum, step, dim) => sum + step * Math.max(0, tensor.shape[dim] - 1), 1)
  const begin = Number(tensor.dataPtr())
  return [begin, begin + last * tensor.elementSize()]
}

/** Whether two tensors overlap; assumed for tensors whose memory cannot be inspected (sparse, meta). */
function overlap(a, b) {
  if ([a, b].some(({ layout, device }) => layout !== 'strided' || device !== 'cpu')) return true
  const [[from, to], [begin, end]] = [extent(a), extent(b)]
  return from < end && begin < to
}

/** Draws the argument list of one call as text. `scope` picks and makes tensors; `self` is the first tensor. */
export class Drawer {
  constructor(draws, scope) {
    this.draws = draws
    this.scope = scope
  }

  call({ name, overload, parameters, hasInPlaceForm }) {
    const { draws } = this
    this.self = undefined
    this.given = []
    this.hasInPlaceForm = hasInPlaceForm
    const positional = []
    const named = []
    let omitted = false
    for (const parameter of parameters) {
      if (parameter.hasDefault && (omitted || draws.chance(0.55))) {
        omitted ||= !parameter.keyword
        continue
      }
      const text = this.argument(parameter)
      if (parameter.keyword || omitted) named.push(`${this.scope.camelCase(parameter.name)}: ${text}`)
      else positional.push(text)
    }
    const options = named.length > 0 ? [`{ ${named.join(', ')} }`] : []
    return `ops.aten.${name}.${overload}(${[...positional, ...options].join(', ')})`
  }

  argument(parameter) {
    const { draws } = this
    const { type, length } = parameter
    if (type.endsWith('?')) return draws.chance(0.5) ? 'null' : this.argument({ ...parameter, type: type.slice(0, -1) })
    if (type.endsWith('[]')) return this.list(parameter, type.slice(0, -2), length)
    return this.one(parameter, type)
  }

  one({ name, writes, keyword }, type) {
    const { draws, self } = this
    if (type === 'Tensor') return this.tensor(name, writes, keyword)
    if (type === 'int' || type === 'SymInt') return String(this.whole(name))
    if (type === 'Scalar') return draws.pick(scalars)
    if (type === 'float') return /^p$|prob|dropout/.test(name) ? '0.5' : draws.pick(numbers)
    if (type === 'bool' || type === 'SymBool') return String(draws.chance(0.5))
    if (type === 'str') return `'${draws.pick(strings.find(([pattern]) => pattern.test(name))?.[1] ?? ['sum'])}'`
    if (type === 'ScalarType') return `'${draws.chance(0.4) && self ? self.value.dtype : draws.pick(dtypes)}'`
    if (type === 'Device') return "'cpu'"
    return 'null'
  }

  whole(name) {
    const { draws, self } = this
    const rank = self?.value.ndim ?? 2
    if (/^dim\d?$|axis|start_dim|end_dim|^source$|^destination$/.test(name)) {
      return draws.chance(0.9) ? draws.between(-rank, Math.max(0, rank - 1)) : draws.between(-3, 3)
    }
    if (/diagonal|offset|^k$/.test(name)) return draws.between(-1, 1)
    if (/^dtype$/.test(name)) return 6
    if (/reduction/.test(name)) return draws.between(0, 2)
    if (/start|^index$/.test(name)) return draws.between(0, 1)
    if (/groups|chunks|sections|n$|num|size|step|end|length/.test(name)) return draws.between(1, 3)
    return draws.between(0, 3)
  }

  tensor(name, writes, keyword) {
    const { draws, scope, self } = this
    const found = (() => {
      if (self === undefined) return scope.any(writes && !keyword)
      if (keyword && writes) return scope.out(self.value, (value) => this.mayBeWritten(value))
      if (/ind(ex|ices)|target|lengths|label/.test(name)) return scope.like(self.value, 'int64', 'index')
      if (/mask|condition|found_inf/.test(name)) return scope.like(self.value, 'bool')
      if (/running|^mean$|^var$|bias|^weight$|invstd|scale/.test(name) && draws.chance(0.6))
        return scope.channels(self.value, name)
      return draws.chance(0.8) ? scope.fitting(self.value) : scope.any()
    })()
    this.self ??= found
    this.given.push(found.value)
    return found.text
  }

  /**
   * Whether a result may be written over an operand. libtorch defines the result only for operators with an in-place
   * form whose result has the operand's shape; others read what they have already written or freed.
   */
  mayBeWritten(value) {
    return this.given.every(
      (other) =>
        !overlap(value, other) || (this.hasInPlaceForm && String(value.shape) === String(this.self.value.shape)),
    )
  }

  list({ name, writes, keyword }, type, length) {
    const { draws, self, scope } = this
    if (type.startsWith('Tensor')) {
      const count = draws.between(1, 3)
      this.count ??= count
      const items = Array.from({ length: this.count ?? count }, () => this.tensor(name, writes, keyword))
      return `[${items.join(', ')}]`
    }
    if (type === 'Scalar') return `[${Array.from({ length: this.count ?? 2 }, () => draws.pick(scalars)).join(', ')}]`
    if (type === 'bool') return `[${Array.from({ length: length || 3 }, () => draws.chance(0.7)).join(', ')}]`
    if (type === 'float')
      return `[${Array.from({ length: length || 2 }, () => draws.pick(['0.5', '1', '2'])).join(', ')}]`
    if (type === 'str') return "['sum']"
    return `[${this.wholes(name, length, self?.value.shape ?? scope.shape).join(', ')}]`
  }

  wholes(name, length, shape) {
    const { draws } = this
    const rank = shape.length
    const count = shape.reduce((product, size) => product * size, 1)
    if (/^dims?$|axes|dims_/.test(name)) {
      const all = draws.shuffled(shape.map((_, i) => i))
      return draws.chance(0.4)
        ? all
        : all.slice(0, draws.between(1, 2)).map((dim) => (draws.chance(0.3) ? dim - rank : dim))
    }
    const spatial = Math.max(1, length || rank - 2)
    const each = (low, high, many = spatial) => Array.from({ length: many }, () => draws.between(low, high))
    if (/kernel/.test(name)) return each(1, 2)
    if (/stride|dilation|upscale/.test(name)) return each(1, 2, /^stride$/.test(name) && length === 0 ? rank : spatial)
    if (/^pad$/.test(name)) return each(0, 1, 2 * draws.between(1, Math.max(1, rank)))
    if (/padding/.test(name)) return each(0, 1)
    if (/output_size|output_padding/.test(name)) return each(1, 3)
    if (/repeats|reps|dims/.test(name)) return each(1, 2, rank)
    if (/shifts/.test(name)) return each(-2, 2, 1)
    if (/split/.test(name)) return shape[0] > 1 ? [1, shape[0] - 1] : [1]
    return draws.pick([shape, [count], [-1], [1, ...shape], [...shape].reverse(), [2, ...shape], [2, 2], []])
  }
}
