// Arbitrary calls as code: the arguments mostly have a parameter's types, otherwise any type. The plainest values come
// first.
import fc from 'fast-check'

const tensors = [
  ...['torch.ones([2, 2])', 'torch.zeros([])', 'torch.tensor([1, 2, 3])', 'torch.tensor([0.5, -1.5, 2.5])'],
  ...['torch.ones([2, 3])', 'torch.empty([0])', 'torch.zeros([2, 0, 3])', 'torch.ones([1, 2, 4, 4])'],
  ...["torch.tensor([0, 1], { dtype: 'int64' })", 'torch.tensor([true, false])', 'torch.ones([2, 3]).t()'],
  ...["torch.ones([2, 2], { dtype: 'complex64' })", "torch.ones([2, 2], { dtype: 'float64' })"],
  ...["torch.ones([2, 2], { dtype: 'bfloat16' })", "torch.ones([3], { dtype: 'uint8' })", 'torch.eye(3)'],
  ...["torch.ones([2], { dtype: 'int32' })", 'torch.ones([2, 2], { requiresGrad: true })', 'torch.ones([1, 3, 8])'],
  ...['torch.tensor([NaN, Infinity, -Infinity])', 'torch.ones([1]).expand([2 ** 18])', 'disposed()'],
  ...["torch.ones([2, 2], { device: 'meta' })", 'torch.eye(2).toSparse()', 'torch.ones([1, 1, 2, 3, 3, 3])'],
  ...["torch.ones([2, 2], { dtype: 'complex64' }).conj()", 'torch.tensor([[-5, 9], [1e18, 0]])'],
  ...["torch.tensor([2 ** 40, -3], { dtype: 'int64' })", 'new torch.nn.Parameter(torch.ones([2, 2]))'],
  ...['torch.nested.nestedTensor([torch.ones([2]), torch.ones([3])])', "torch.ones([2], { dtype: 'float16' })"],
]
const ints = ['1', '0', '2', '-1', '3', '5', '-7', '64', '2 ** 31', '-(2 ** 31)', '2 ** 53 - 1', '2n ** 62n', '2 ** 20']
const numbers = [
  '1',
  '0',
  '0.5',
  '-1',
  '2',
  '-0',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e308',
  '1e-30',
  '2 ** 53',
  '3n',
  'true',
]
const bools = ['true', 'false']
const dtypes = [
  "'float32'",
  "'int64'",
  "'bool'",
  "'complex64'",
  "'uint8'",
  "'float16'",
  "'float64'",
  'torch.long',
  "'int3'",
]
const words = [
  ...[
    "'sum'",
    "'mean'",
    "'none'",
    "''",
    "'cpu'",
    "'cuda'",
    "'meta'",
    "'reflect'",
    "'floor'",
    "'fro'",
    "'a.txt'",
    "'amax'",
  ],
  ...[
    "'\\u0000'",
    "'\\n\\u001b[31m'",
    "'x'.repeat(100000)",
    "'__proto__'",
    "'constructor'",
    "'ij,jk->ik'",
    "'0.weight'",
  ],
]
const others = [
  ...['undefined', 'null', '{}', '[]', '() => 1', '(x) => x', 'fail', "Symbol('s')", '2n ** 70n', 'new Date(0)', '/x/'],
  ...['new Map([[1, 2]])', 'new Set([1])', 'Object.create(null)', 'new Array(5)', '[[1, 2], [3]]', 'new Uint8Array(8)'],
  ...['new Float32Array(3)', 'new ArrayBuffer(8)', 'Promise.resolve(1)', '{ length: 2 ** 40 }', 'throwing([])'],
  ...['throwing({})', 'throwing(() => 1)', 'throwing(torch.ones([2]))', 'changing()', 'new Proxy(torch.ones([2]), {})'],
  ...['Object.create(torch.ones([2]))', 'Object.create(torch.Tensor.prototype)', '{ get dim() { return fail() } }'],
  ...['{ valueOf: fail, toString: fail }', '{ then: () => 1 }', '{ 0: 1, length: 1 }', '{ [Symbol.iterator]: fail }'],
  ...['model()', 'optimizer()', 'scheduler()', 'dataset()', 'sampler()', 'normal()', 'model().parameters()', 'torch'],
  ...[
    'model().stateDict()',
    'optimizer().stateDict()',
    'new torch.Generator()',
    'torch.nn.Linear',
    'torch.nn.ReLU',
    '{ a: model() }',
  ],
  ...['(function* () { yield 1 })()', 'new (class { get length() { return fail() } })()', 'Object.freeze([1, 2])'],
  ...[
    'new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 53 : list[key]) })',
    'new WeakMap()',
    'globalThis',
    'class {}',
  ],
  // Values that no text can be made of, and values that refuse every access.
  ...['Symbol()', '[Symbol()]', '[Object.create(null)]', '[undefined]', 'revoked({})', 'revoked([])', '[revoked({})]'],
  ...['{ [Symbol("dtype")]: 1 }', 'Object.defineProperty({}, "noSuchOption", { value: 1 })'],
  ...['Array.from({ length: 300 }, () => [1])', '[[[[[[[[[[[[[1]]]]]]]]]]]]]', '[1, "a"]', 'new Array(2 ** 28)'],
]

const from = (codes) => fc.constantFrom(...codes)
const [tensor, int, number, word, other] = [tensors, ints, numbers, words, others].map(from)
const list = (item, most = 4) => fc.array(item, { maxLength: most }).map((items) => `[${items.join(', ')}]`)
const one = fc.oneof(
  { weight: 4, arbitrary: tensor },
  { weight: 3, arbitrary: number },
  { weight: 2, arbitrary: int },
  { weight: 2, arbitrary: word },
  { weight: 2, arbitrary: from([...bools, ...dtypes]) },
  { weight: 5, arbitrary: other },
)

const keys = ['dim', 'dtype', 'device', 'keepdim', 'generator', 'out', 'requiresGrad', 'lr', 'size', 'noSuchOption']
const optionNames = (names) => from([...new Set([...names, ...keys])])
const options = (names, valueFor) =>
  fc
    .array(
      optionNames(names).chain((key) => valueFor(key).map((value) => `${key}: ${value}`)),
      { minLength: 1, maxLength: 3 },
    )
    .map((entries) => `{ ${entries.join(', ')} }`)

const anything = fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: list(one) })
const odd = (usual) => fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: anything })

/** Arguments by libtorch's type of the parameter. */
function ofType(type) {
  if (type.endsWith('?'))
    return fc.oneof({ weight: 3, arbitrary: ofType(type.slice(0, -1)) }, { weight: 1, arbitrary: from(['null']) })
  if (type.endsWith('[]')) return list(ofType(type.slice(0, -2)))
  if (type === 'Tensor') return tensor
  if (/^(int|SymInt)$/.test(type)) return int
  if (/^(float|Scalar)$/.test(type)) return number
  if (type === 'bool') return from(bools)
  if (type === 'ScalarType') return from(dtypes)
  if (type === 'str') return word
  return anything
}

const tensorNames =
  /^(input|target|x|y|x1|x2|value|query|key|weight|bias|tensor|other|src|tgt|mask|anchor|positive|negative|grad|indices|log|z)/
const intNames =
  /(dim|size|features|channels|num|count|groups|stride|padding|dilation|kernel|heads|layers|steps|epoch|blocks)/i
const numberNames =
  /^(lr|gamma|alpha|beta|eps|p|q|momentum|decay|loc|scale|rate|df|low|high|factor|threshold|lambd|min|max|std|mean|a|b)/i

/** Arguments by the parameter's name. */
function named(name) {
  if (/^(params|parameters)$/.test(name))
    return from(['model().parameters()', '[torch.ones([2], { requiresGrad: true })]', '[]'])
  if (/^optimizer$/.test(name)) return from(['optimizer()'])
  if (/^(module|model)$/.test(name))
    return from(['model()', 'new torch.nn.Linear(2, 2)', 'new torch.nn.BatchNorm2d(2)'])
  if (/^(dataset|data_?source)s?$/i.test(name)) return from(['dataset()', '[dataset()]', '[1, 2, 3]'])
  if (name === 'dtype') return from(dtypes)
  if (/device|mode|reduction/i.test(name)) return word
  if (tensorNames.test(name)) return tensor
  if (intNames.test(name)) return fc.oneof(int, list(int))
  if (numberNames.test(name)) return number
  return anything
}

/** The arguments of one overload: all required ones, and more by position or by name. */
function typed(parameters) {
  const needed = parameters.filter(({ keyword, hasDefault }) => !keyword && !hasDefault)
  const more = parameters.filter(({ keyword, hasDefault }) => keyword || hasDefault)
  const byName = new Map(parameters.map(({ name, type }) => [camel(name), type]))
  const last = options(
    more.map(({ name }) => camel(name)),
    (key) => odd(byName.has(key) ? ofType(byName.get(key)) : named(key)),
  )
  const base = fc.tuple(...needed.map(({ type }) => odd(ofType(type))))
  return fc
    .tuple(
      base,
      fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        last.map((code) => [code]),
      ),
    )
    .map((parts) => parts.flat())
}

const camel = (name) => name.replace(/(?<=[a-z\d])_([a-z\d])/g, (_, letter) => letter.toUpperCase())

function byNames(names) {
  const valueFor = (name) => odd(named(name))
  return fc
    .nat(Math.min(names.length, 6))
    .chain((count) =>
      fc
        .tuple(
          fc.tuple(...names.slice(0, count).map(valueFor)),
          fc.option(options(names, valueFor), { freq: 2, nil: undefined }),
        )
        .map(([args, last]) => (last === undefined ? args : [...args, last])),
    )
}

const wild = fc.array(
  fc.oneof({ weight: 4, arbitrary: anything }, { weight: 1, arbitrary: options([], () => anything) }),
  { maxLength: 5 },
)

function argumentsOf({ operator, method = false, names }, operators) {
  const overloads = Object.hasOwn(operators, operator ?? '') ? operators[operator] : undefined
  if (overloads !== undefined) {
    const usual = from(overloads).chain((parameters) => typed(parameters.slice(method ? 1 : 0)))
    return fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: wild })
  }
  if (names.length > 0) return fc.oneof({ weight: 3, arbitrary: byNames(names) }, { weight: 1, arbitrary: wild })
  return fc.oneof(wild, fc.array(tensor, { minLength: 1, maxLength: 3 }))
}

const written = {
  call: ({ code }, args) => `${code}(${args.join(', ')})`,
  get: ({ code }) => code,
  set: ({ code }, [value = '1']) => `${code} = ${value}`,
}

/** A call of something reachable: its name, and its code. */
export function calls({ groups, operators }) {
  return from(groups)
    .chain((targets) => from(targets))
    .chain((target) =>
      argumentsOf(target, operators).map((args) => ({ name: target.name, code: written[target.is](target, args) })),
    )
}
