// Writes lib/generated/ops.ts and methods.ts from the schemas of the linked libtorch. `--check` only reports whether
// they are current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { described, documentation } from './hover.mjs'

const require = createRequire(import.meta.url)
const { native, status } = require('../dist/binding/native.js')
const { camelCase } = require('../dist/binding/text.js')
const { schemaOf } = require('../dist/binding/schema.js')
const surface = JSON.parse(readFileSync(new URL('surface.json', import.meta.url)))

/** Operators that lib/ itself uses; not public names. */
const internal =
  /^_(indices|values|nnz)$|^_(foreach|fused|amp|scaled_dot|weight_norm|adaptive_avg|pack_pad|pad_packed|embedding_bag|euclidean|cdist)/
const unsupported = /Dimname|Stream|Dict|QScheme|__torch__|Any|Future|Storage/

const prefixed = ['linalg', 'fft', 'special']
const publicNames = new Set([
  ...['torch', 'Tensor', 'functional', 'nn'].flatMap((group) => surface[group]),
  ...prefixed.flatMap((group) =>
    surface[group].map((name) => (name.startsWith(`${group}_`) ? name : `${group}_${name}`)),
  ),
])

/**
 * Operators for which PyTorch takes a number for a tensor instead of calling the Scalar overload (its
 * should_allow_numbers_as_tensors).
 */
const arithmetic = /^(add|sub|mul|div|subtract|multiply|divide|true_divide|floor_divide)_?$/
/**
 * Operators whose learning rate may be a tensor: that is an overload of its own, which a union of the two could not
 * choose.
 */
const takesLiveRate = /^_fused_(adagrad|adam|adamw|sgd)_?$/
// Named dimensions are left out: PyTorch itself has left them unfinished.
const dimnames = /dimname|(^|_)names/i
const takesNames = (base, { parameters }) =>
  base.startsWith('align_') || parameters.some(({ type }) => /^str\[\]/.test(type))

/** Functions that lib/tensor writes by hand, as Python's torch does, instead of the operator of that name. */
const written = new Set(['cdist', 'full', 'nonzero', 'norm', 'tensordot', 'unique_consecutive'])

/** Overloads that PyTorch's own functions do not expose. */
const hidden = new Set(['stft.']) // without centring: Python's stft pads first

/**
 * Functions that lib/nn/functional writes by hand, as Python's torch.nn.functional does, instead of the operator of
 * that name.
 */
const functionalFolder = new URL('../lib/nn/functional/', import.meta.url)
const functional = new Set(
  readdirSync(functionalFolder).flatMap((file) =>
    [...readFileSync(new URL(file, functionalFolder), 'utf8').matchAll(/^export (?:function|const) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  ),
)
/** In-place variants of functions in torch.nn.functional. */
const inPlace = new Set(['hardsigmoid_', 'hardswish_', 'mish_', 'relu6_', 'silu_'])

/** Methods that lib/tensor/tensor.ts writes by hand, with a better signature. */
const handWritten = new Set([
  'nonzero',
  'norm',
  'unique_consecutive',
  'size',
  'stride',
  'to',
  'item',
  'data',
  'numel',
  'retain_grad',
  'requires_grad_',
  'is_complex',
  'is_floating_point',
  'dim',
  'qscheme',
])

const bases = new Map()
for (const full of native.operatorNames()) {
  const [, base, overload = ''] = /^aten::([^.]+)(?:\.(.+))?$/.exec(full) ?? []
  if (base === undefined || base.startsWith('__')) continue
  if (!internal.test(base) && !(publicNames.has(base) && !base.startsWith('_'))) continue
  if (
    hidden.has(`${base}.${overload}`) ||
    dimnames.test(overload) ||
    (arithmetic.test(base) && /^Scalar/.test(overload))
  )
    continue
  const schema = schemaOf(`aten::${base}`, overload)
  if (schema === undefined || schema.parameters.some(({ type, hasDefault }) => unsupported.test(type) && !hasDefault))
    continue
  if (takesNames(base, schema)) continue
  if (!bases.has(base)) bases.set(base, [])
  bases.get(base).push({ overload, ...schema })
}

const isOut = ({ parameters }) => parameters.some(({ keyword, writes }) => keyword && writes)
/**
 * The order of schemas: those with fewer numbers first, so that a tensor is tried before a scalar; out variants last.
 */
const rank = (schema) =>
  (isOut(schema) ? 1000 : 0) + (/scalar/i.test(schema.overload) ? 100 : 0) + schema.parameters.length

const simple = {
  Tensor: 'Tensor',
  int: 'Int',
  SymInt: 'Int',
  float: 'number',
  bool: 'boolean',
  Scalar: 'Scalar',
  SymBool: 'boolean',
  str: 'string',
  ScalarType: 'DType',
  Device: 'Device',
  Layout: 'Layout',
  MemoryFormat: 'MemoryFormat',
  Generator: 'Generator',
}

function typeOf({ type, length }) {
  if (type.endsWith('?')) return `${typeOf({ type: type.slice(0, -1), length })} | null`
  if (type.endsWith('[]')) {
    const element = typeOf({ type: type.slice(0, -2), length: 0 })
    const array = `readonly ${/ \| /.test(element) ? `(${element})` : element}[]`
    return length > 0 ? `${array} | ${element}` : array
  }
  return simple[type] ?? 'unknown'
}

/** Identifiers that JavaScript reserves. */
const reserved = new Set(['var', 'function', 'in', 'default', 'new', 'delete', 'class', 'this', 'with', 'void'])
const safe = (name) => (reserved.has(name) ? `${name}_` : name)

function returnType({ returns, parameters }, self) {
  const single = (result) => {
    const type = typeOf(result).replaceAll('readonly ', '').replaceAll('Int', 'number').replaceAll('Scalar', 'Value')
    return type
  }
  if (returns.length === 0) return 'void'
  if (returns.length === 1) return returns[0].writes && parameters[0]?.writes && self ? 'this' : single(returns[0])
  const named = returns.filter(({ name }) => name !== '')
  const tuple = returns.map(
    (result) => (named.length === returns.length ? `${camelCase(result.name)}: ` : '') + single(result),
  )
  const fields = named.map((result) => `${result.name}: ${single(result)}`)
  return `[${tuple.join(', ')}]${fields.length > 0 ? ` & { ${fields.join('; ')} }` : ''}`
}

/**
 * Options that several signatures share, by their fields: TypeScript reads a name faster than the same fields again.
 */
const optionTypes = new Map()

function optionType(base, fields) {
  const body = `{ ${fields.join('; ')} }`
  if (fields.length < 3) return body
  if (!optionTypes.has(body)) {
    const name = `${camelCase(base).replace(/^_*./, (start) => start.toUpperCase())}Options`
    const taken = [...optionTypes.values()].filter((other) => other.replace(/\d+$/, '') === name).length
    optionTypes.set(body, taken === 0 ? name : `${name}${taken + 1}`)
  }
  return optionTypes.get(body)
}

/**
 * A signature: required arguments, then optional ones, each of which may instead be the object with the rest by name.
 */
function signature(base, schema, self) {
  const parameters = schema.parameters.slice(self ? 1 : 0)
  const typeIn = (p) => (p.name === 'lr' && takesLiveRate.test(base) ? 'number | Tensor' : typeOf(p))
  const field = (p) => `${camelCase(p.name)}${p.hasDefault || p.type.endsWith('?') ? '?' : ''}: ${typeIn(p)}`
  const positional = parameters.filter(({ keyword }) => !keyword)
  const lastRequired = positional.findLastIndex((p) => !p.hasDefault)
  const required = positional.slice(0, lastRequired + 1)
  const optional = positional.slice(lastRequired + 1)
  const named = [...optional, ...parameters.filter(({ keyword }) => keyword)]
  const orNumber = arithmetic.test(base) ? ' | Scalar' : ''
  const parts = required.map((p) => `${safe(camelCase(p.name))}: ${typeOf(p)}${orNumber}`)
  if (named.length > 0) {
    const options = optionType(base, [
      ...named.map(field),
      ...(named.some((p) => p.name === 'pin_memory') ? ['requiresGrad?: boolean'] : []),
    ])
    const must = named.some((p) => p.keyword && !p.hasDefault)
    parts.push(...optional.map((p) => `${safe(camelCase(p.name))}?: ${typeOf(p)} | ${options}`))
    if (named.length > optional.length) parts.push(`options${must && optional.length === 0 ? '' : '?'}: ${options}`)
  }
  return `(${parts.join(', ')}): ${returnType(schema, self)}`
}

/** If a dimension is all that is required beside one tensor, it may be named, as in Python's `x.sum(dim=1)`. */
function signatures(base, schema, self) {
  const [first, dim, ...others] = schema.parameters
  const alone = first?.type === 'Tensor' && /^dims?$/.test(dim?.name) && !dim.hasDefault && !dim.keyword
  const positional = [signature(base, schema, self)]
  if (!alone || isOut(schema) || others.some((p) => !p.hasDefault && !p.keyword)) return positional
  const fields = [dim, ...others].map((p) => {
    const optional = p.hasDefault || (p !== dim && p.type.endsWith('?'))
    return `${camelCase(p.name)}${optional ? '?' : ''}: ${typeOf(p)}`
  })
  const owner = self ? '' : `${safe(camelCase(first.name))}: Tensor, `
  return [...positional, `(${owner}options: ${optionType(base, fields)}): ${returnType(schema, self)}`]
}

/** The name under which nn.functional has an operator that PyTorch does not write in Python; false for none. */
function functionalName(base) {
  if (base === 'log_sigmoid') return 'logsigmoid'
  return (surface.functional.includes(base) || inPlace.has(base)) && !functional.has(camelCase(base)) && base
}

/** The signatures of nn.functional in which the last of the required arguments, or all of them, stand by name. */
function namedSignatures(base, schema) {
  if (isOut(schema)) return []
  const positional = schema.parameters.filter(({ keyword }) => !keyword)
  const count = positional.findLastIndex((p) => !p.hasDefault) + 1
  const nameOf = (p) => (p.name === 'self' ? 'input' : camelCase(p.name))
  const field = (p, required) =>
    `${nameOf(p)}${required || !(p.hasDefault || p.type.endsWith('?')) ? '' : '?'}: ${typeOf(p)}`
  const others = schema.parameters.filter((p) => positional.indexOf(p) < 0 || positional.indexOf(p) >= count)
  return Array.from({ length: count }, (_, last) => {
    const first = count - 1 - last
    const parts = positional.slice(0, first).map((p) => `${safe(camelCase(p.name))}: ${typeOf(p)}`)
    const named = [...positional.slice(first, count).map((p) => field(p, true)), ...others.map((p) => field(p, false))]
    return `(${[...parts, `options: ${optionType(base, named)}`].join(', ')}): ${returnType(schema, false)}`
  })
}

/** A declaration without its comments. */
const code = (text) => text.replace(/\/\*\*[\s\S]*?\*\//g, '')

const version = status.version
const header = `// Made by scripts/generate.mjs from the schemas of libtorch ${version}. Do not edit.\n`
const entries = [...bases]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([base, schemas]) => [base, schemas.sort((a, b) => rank(a) - rank(b) || (a.overload < b.overload ? -1 : 1))])

const unknown = described.filter((base) => !bases.has(base))
if (unknown.length > 0) throw new Error(`scripts/hover.json describes what is no operator: ${unknown.join(', ')}`)

/** The type imports that a text needs. */
const imports = (text) =>
  [
    [['Generator'], '../random'],
    [['Tensor'], '../tensor'],
    [['Value'], '../tensor/export'],
    [['Device', 'DType', 'Layout', 'MemoryFormat', 'Scalar'], '../types'],
  ]
    .map(([names, from]) => [names.filter((name) => new RegExp(`\\b${name}\\b`).test(text)), from])
    .filter(([names]) => names.length > 0)
    .map(([names, from]) => `import type { ${names.join(', ')} } from '${from}'\n`)
    .join('')

const functions = entries.map(([base, schemas]) => {
  const name = camelCase(base)
  const factory =
    surface.torch.includes(base) && schemas.some(({ parameters }) => parameters.some((p) => p.name === 'pin_memory'))
  const call = `${factory ? 'factory' : arithmetic.test(base) ? 'arithmetic' : 'op'}(${[base, ...schemas.map(({ overload }) => overload)].map((text) => `'${text}'`).join(', ')})`
  const byPosition = schemas.flatMap((schema) => signatures(base, schema, false))
  const byName = functionalName(base) ? schemas.flatMap((schema) => namedSignatures(base, schema)) : []
  const types = [...new Set([...byPosition, ...byName].map((type) => `  ${type}`))].join('\n')
  const body = `${documentation(
    base,
    schemas.filter((schema) => !isOut(schema)),
    false,
  )}\nexport const ${safe(name)}: {\n${types}\n} = ${call}\n`
  return reserved.has(name) ? `${body.replace('export ', '')}export { ${safe(name)} as ${name} }\n` : body
})

const takesSelf = ({ parameters }) =>
  parameters[0]?.name === 'self' && parameters[0].type === 'Tensor' && !parameters[0].keyword
const methods = entries
  .map(([base, schemas]) => [base, schemas.filter(takesSelf)])
  .filter(([base, schemas]) => schemas.length > 0 && surface.Tensor.includes(base) && !handWritten.has(base))
const methodTypes = methods.map(([base, schemas]) => {
  const shown = schemas.filter((schema) => !isOut(schema))
  const types = [...new Set(shown.flatMap((schema) => signatures(base, schema, true)))]
  // TypeScript's error describes the last form: for view(-1) that is the size, not the list of all dtypes.
  types.sort((a, b) => Number(b.startsWith('(dtype: DType)')) - Number(a.startsWith('(dtype: DType)')))
  return `  ${documentation(base, shown, true).replaceAll('\n', '\n  ')}\n${types.map((type) => `  ${camelCase(base)}${type}`).join('\n')}\n`
})

const optionDeclarations = [...optionTypes].map(([body, name]) => `export type ${name} = ${body}\n`).join('')
const optionImports = `import type {\n${[...optionTypes.values()]
  .filter((name) => methodTypes.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
  .sort()
  .map((name) => `  ${name},\n`)
  .join('')}} from './ops'\n`

const files = {
  'ops.ts': `${header}import { arithmetic, factory, op } from '../binding/ops'\n${imports(optionDeclarations + functions.map(code).join(''))}\ntype Int = number | bigint\n\n${optionDeclarations}\n${functions.join('\n')}`,
  'methods.ts': `${header}import type { OperatorFunction } from '../binding/ops'\nimport * as ops from './ops'\n${optionImports}${imports(methodTypes.map(code).join(''))}\ntype Int = number | bigint\n\nexport interface TensorMethods {\n${methodTypes.join('\n')}}\n\nexport const tensorMethods: Record<string, OperatorFunction> = {\n${methods.map(([base]) => `  ${camelCase(base)}: ops.${camelCase(base)},`).join('\n')}\n}\n`,
}

/** The operators that each of PyTorch's namespaces exposes. */
const groups = {
  torch: (base) => surface.torch.includes(base) && !written.has(base) && base,
  functional: functionalName,
  ...Object.fromEntries(
    prefixed.map((group) => [
      group,
      (base) =>
        base.startsWith(`${group}_`) &&
        surface[group].includes(base.slice(group.length + 1)) &&
        base.slice(group.length + 1),
    ]),
  ),
}
for (const [group, shownAs] of Object.entries(groups)) {
  const names = entries
    .map(([base]) => [camelCase(base), shownAs(base)])
    .filter(([, as]) => as && !as.startsWith('_'))
    .map(([name, as]) => (camelCase(as) === name ? `  ${name},\n` : `  ${name} as ${camelCase(as)},\n`))
  files[`${group}.ts`] = `${header}export {\n${names.join('')}} from './ops'\n`
}

// Operators are called by their schemas; these are the signatures of what PyTorch has written in Python.
const { signatures: python, 'nodes without tensors': nodes } = JSON.parse(
  readFileSync(new URL('signatures.json', import.meta.url)),
)
files['nodes.ts'] =
  `// Made by scripts/generate.mjs from scripts/signatures.json, which scripts/signatures.py makes. Do not edit.\n/** The nodes of graphs that save no tensors: backward can go through them again. */\nexport const nodesWithoutTensors = \`\n${nodes.join('\n')}\n\`\n`
/** The required arguments of a line, e.g. `nn.Linear(inFeatures, outFeatures, bias = true)`; none for `*args`. */
function requiredOf(line) {
  if (/\*\w/.test(line)) return []
  const parts = line.slice(line.indexOf('(') + 1, -1).match(/[\w*/]+(?: = (?:\[[^\]]*\]|"[^"]*"|[^,]+))?/g) ?? []
  const keywords = parts.indexOf('*')
  const places = keywords === -1 ? parts : parts.slice(0, keywords)
  return places.filter((part) => part !== '/' && !part.includes(' = '))
}
// Methods take their required arguments by position.
const requiring = python.filter((line) => !/^(\w+\.)*[A-Z]\w*\.\w+\(/.test(line) && requiredOf(line).length > 0)
const requiredNames = requiring.map((line) => {
  const names = requiredOf(line).map((name) => `'${name}'`)
  return `  '${line.slice(0, line.indexOf('('))}': [${names.join(', ')}]\n`
})
files['signatures.ts'] =
  `// Made by scripts/generate.mjs from scripts/signatures.json, which scripts/signatures.py makes. Do not edit.\n/** How PyTorch's functions, classes and methods are called: a line each, with Python's marks. */\nexport const signatures = \`\n${python.join('\n')}\n\`\n\n/** The names of their required arguments. */\nexport interface RequiredNames {\n${requiredNames.join('')}}\n`

let stale = false
for (const [file, text] of Object.entries(files)) {
  const path = fileURLToPath(new URL(`../lib/generated/${file}`, import.meta.url))
  let current = ''
  try {
    current = readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  if (current === text) continue
  stale = true
  if (!process.argv.includes('--check')) writeFileSync(path, text)
}
if (process.argv.includes('--check') && stale) {
  console.error('lib/generated is not what this libtorch gives; run "npm run generate" and commit the result')
  process.exit(1)
}
console.log(`${entries.length} operators, ${methods.length} of them methods${stale ? ', written' : ', current'}`)
