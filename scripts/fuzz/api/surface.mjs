// Everything callable that the package exports: functions, constructors, methods of objects of every class.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isClass, reached } from './reached.mjs'
import { evaluate, scope } from './scope.mjs'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const { torch } = scope
const { native } = require('../../../dist/binding/native.js')
const { schemaOf } = require('../../../dist/binding/schema.js')
const { signatureOf } = require('../../../dist/arguments/signatures.js')
const { camelCase } = require('../../../dist/binding/text.js')

/** What users cannot call: private and protected members by class, and those that the documentation calls internal. */
function hidden() {
  const members = new Set()
  for (const file of readdirSync(join(root, 'dist'), { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue
    let [current, isInternal] = ['', false]
    for (const line of readFileSync(join(root, 'dist', file), 'utf8').split('\n')) {
      current = /^(?:export )?(?:declare )?(?:abstract )?class (\w+)/.exec(line)?.[1] ?? current
      if (line.includes('/**')) isInternal = false
      if (line.includes('@internal')) isInternal = true
      const [, secret, member] =
        /^\s+(private |protected )?(?:(?:static|readonly|abstract|get|set) )*(\w+)/.exec(line) ?? []
      if (member === undefined) continue
      if (secret || isInternal) members.add(`${current}.${member}`)
      isInternal = false
    }
  }
  return members
}

/** The parameters of each overload of libtorch's operators, by the operator's name here. */
function operatorParameters() {
  const found = Object.create(null)
  for (const full of native.operatorNames()) {
    const [, base, overload = ''] = /^aten::([^.]+)(?:\.(.+))?$/.exec(full) ?? []
    const schema = base && schemaOf(`aten::${base}`, overload)
    if (!schema) continue
    const name = camelCase(base)
    found[name] = [...(found[name] ?? []), schema.parameters]
  }
  return found
}

/** Arguments that are tried on constructors until one succeeds. */
const attempts = [
  ...['', '2', '2, 2', '2, 2, 2', '2, 2, 2, 2', '[2]', '[2, 2]', 'model()', 'model(), model()', '[]', "'sum'"],
  ...['2, [2, 2]', '[2], [4], 2', '[2, 2], 2', '0, 1', '1, 0', '2, 2, { outputSize: [1, 1] }'],
  ...['model().parameters()', '[new torch.nn.Parameter(torch.ones([2, 2]))]', 'optimizer()', 'optimizer(), 2'],
  ...['optimizer(), 0.5', 'optimizer(), [1, 2]', 'optimizer(), () => 0.5', 'optimizer(), 0.1, 0.5', '[scheduler()]'],
  ...['optimizer(), { maxLr: 0.1, totalSteps: 4 }', 'optimizer(), [scheduler(), scheduler()], [1]'],
  ...['torch.tensor([0.5, 0.5])', '3, torch.tensor([0.5, 0.5])', 'torch.zeros([2]), torch.eye(2)', '0.5', '1, 0.5'],
  ...['dataset()', '[dataset()]', 'dataset(), [0, 1]', '[1, 2], 2', 'sampler(), 2, false', 'normal(), 1'],
  ...['new torch.distributions.Categorical(torch.tensor([0.5, 0.5])), normal()'],
  ...['normal(), [new torch.distributions.ExpTransform()]', '[new torch.distributions.ExpTransform()]', '(x) => x'],
  ...[
    '[(x) => x]',
    '[0.5], [0.5]',
    '4, [2], [2, 2]',
    'new torch.nn.TransformerEncoderLayer(2, 1, { dimFeedforward: 2 }), 1',
  ],
  ...[
    'new torch.nn.TransformerDecoderLayer(2, 1, { dimFeedforward: 2 }), 1',
    'torch.ones([2, 2]), torch.tensor([1, 1])',
  ],
  ...['2, 4, [2]', '{ latent: 2 }', '{ a: model() }', "'ERR_SHAPE', 'words'"],
]

/** The code that makes an object of a class. */
function made(name) {
  // Otherwise it would draw 60,000 digits.
  if (name === 'vision.datasets.SyntheticDigits') return `new torch.${name}({ length: 2 })`
  for (const args of attempts) {
    const code = `new torch.${name}(${args})`
    try {
      evaluate(code)
      return code
    } catch {
      // Another attempt may fit.
    }
  }
  return undefined
}

const tensors = [
  ...['torch.ones([2, 3])', 'torch.zeros([])', 'torch.ones([2, 2], { requiresGrad: true })', 'torch.empty([0])'],
  ...['torch.tensor([3, 1, 2])', 'torch.tensor([true, false])', "torch.ones([2, 2], { dtype: 'complex64' })"],
]

/** The members of an object that a user can reach, each once, by the class that defines it. */
function members(object, hiddenMembers) {
  const found = []
  const chain = []
  for (let at = Object.getPrototypeOf(object); at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    chain.push(at)
  // A member that a class hides is hidden in its subclasses too.
  const isHidden = (name) => chain.some((at) => hiddenMembers.has(`${at.constructor.name}.${name}`))
  for (const at of chain) {
    for (const key of Reflect.ownKeys(at)) {
      const name = String(key)
      const isOwn = typeof key === 'symbol' && !name.startsWith('Symbol(Symbol.')
      if (isOwn || key === 'constructor' || name.startsWith('_') || isHidden(name)) continue
      const { value, get, set } = Object.getOwnPropertyDescriptor(at, key)
      found.push({
        owner: at.constructor.name,
        key,
        is: typeof value === 'function' ? 'call' : set ? 'set' : get && 'get',
      })
    }
  }
  return found.filter(({ is }) => is)
}

const access = (key) => (typeof key === 'symbol' ? `[${key.description}]` : /^-?\d/.test(key) ? `[${key}]` : `.${key}`)

/** Functions that functions return, and their arguments' names. */
const returned = {
  'func.grad()': ['torch.func.grad((x) => x.sum())', ['input']],
  'func.gradAndValue()': ['torch.func.gradAndValue((x) => x.sum())', ['input']],
  'func.vmap()': ['torch.func.vmap((x) => x)', ['input', 'other']],
  'func.jacrev()': ['torch.func.jacrev((x) => x)', ['input']],
  'func.jacfwd()': ['torch.func.jacfwd((x) => x)', ['input']],
  'func.hessian()': ['torch.func.hessian((x) => x.sum())', ['input']],
  'func.vjp()': ['torch.func.vjp((x) => x, [torch.ones([2])])[1]', ['input']],
  'func.linearize()': ['torch.func.linearize((x) => x, torch.ones([2]))[1]', ['input']],
  'compile()': ['torch.compile((x) => x)', ['input']],
  'compile().many': ['torch.compile((x) => x).many', ['batches', 'options']],
  'compile().repeat': ['torch.compile((x) => x).repeat', ['num', 'input']],
  'compile().async': ['torch.compile((x) => x).async', ['input']],
  'autograd.Function.apply': [
    '(class extends torch.autograd.Function { static forward(_, x) { return x } }).apply',
    ['input', 'other'],
  ],
  'Tensor.registerHook().remove': ['torch.ones([2], { requiresGrad: true }).registerHook(() => 1).remove', []],
}

/**
 * All that can be drawn, as plain data: what is called (or read, or set), of which operator, with which names. The
 * targets of one group are the same function on objects of several classes.
 */
export function surface() {
  const operators = operatorParameters()
  const secret = hidden()
  const { fatal, endless } = JSON.parse(readFileSync(join(root, 'scripts/fuzz/fatal.json'), 'utf8'))
  const isFatal = new Set(Object.keys({ ...fatal, ...endless }).map((name) => camelCase(name.replace(/\..*/, ''))))
  const groups = new Map()
  const add = (group, target) => groups.set(group, [...(groups.get(group) ?? []), target])
  for (const [name, [code, names]] of Object.entries(returned)) add(name, { name, is: 'call', code, names })
  for (const [name, value] of reached(torch)) {
    const path = name.split('.')
    const operator = camelCase(path[0] === 'nn' ? path.at(-1) : path.join('_'))
    const names = signatureOf(name)?.names ?? []
    if (!isClass(value)) {
      if (!isFatal.has(operator)) add(name, { name, is: 'call', code: `torch.${name}`, operator, names })
      continue
    }
    add(`new ${name}`, { name: `new ${name}`, is: 'call', code: `new torch.${name}`, names })
    for (const key of Object.getOwnPropertyNames(value)) {
      if (typeof value[key] !== 'function' || key === 'prototype' || secret.has(`${value.name}.${key}`)) continue
      add(`${name}.${key}`, { name: `${name}.${key}`, is: 'call', code: `torch.${name}.${key}`, names: [] })
    }
    const receivers = name === 'Tensor' ? tensors : [made(name)].filter(Boolean)
    for (const receiver of receivers) {
      for (const { owner, key, is } of members(evaluate(receiver), secret)) {
        if (owner === 'Tensor' && (name !== 'Tensor' || isFatal.has(key))) continue
        const method = owner === 'Tensor' ? { operator: String(key), method: true } : {}
        const known = signatureOf(`${name}.${String(key)}`)?.names ?? []
        const target = {
          name: `${name}#${String(key)}`,
          is,
          code: `${receiver}${access(key)}`,
          ...method,
          names: known,
        }
        add(`${owner}#${String(key)}`, target)
      }
    }
  }
  return { groups: [...groups.values()], operators }
}
