import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { types } from 'node:util'
import * as torch from '../../lib'
import fatal from '../../scripts/fuzz/fatal.json'
import { isClass, made, notMade, publicMethods, reached } from './surface'

const x = torch.ones([2, 3])
const fn = () => x

/** A revoked Proxy, which refuses every access. */
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

class OfTheCaller extends Error {}
const throwing = new Proxy(
  {},
  {
    get() {
      throw new OfTheCaller('a getter')
    },
  },
)

// Odd values, each alone, in a list and beside a tensor.
const odd: [what: string, value: unknown][] = [
  ['a bigint', 2n ** 70n],
  ['a revoked Proxy', revoked()],
  ['what throws', throwing],
  ['a list with a hole', new Array(2)],
]

/** Arguments that are missing or make no sense. */
const wrong: [what: string, args: unknown[]][] = [
  ...odd.flatMap(([what, value]): [string, unknown[]][] => [
    [what, [value]],
    [`[${what}]`, [[value]]],
    [`a tensor and ${what}`, [x, value]],
    [`a tensor and an option that is ${what}`, [x, { dim: value }]],
  ]),
  ...[undefined, null, {}, 5, 'x', [], fn, x, Symbol('a')].map((value): [string, unknown[]] => [
    typeof value === 'object' && value !== null ? value.constructor.name : String(value),
    [value],
  ]),
  ['nothing', []],
  ...[undefined, null, {}, 5, 'x', [], Symbol('a')].map((value): [string, unknown[]] => [
    `a tensor and ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    [x, value],
  ]),
  ['four tensors', [x, x, x, x]],
  ['a function and null', [fn, null]],
]

// Messages of V8 and Node themselves.
const raw =
  /Cannot (perform|read|set|convert|destructure|use|mix|access|assign|delete)|is not (a (function|constructor)|iterable|defined|a valid|extensible)|Invalid (array length|count|time)|Maximum call stack|called on incompatible|Reduce of empty|private (member|name)|Class constructor|Assignment to|read only|The ".*" (argument|property)/

const words = (name: string) =>
  name.replace(/\..*/, '').replace(/(?<=[^_])_([^_])/g, (_, letter) => letter.toUpperCase())
const endsProcess = new Set(Object.keys(fatal.fatal).map(words))

/** Functions that would change the process for other tests, use the network, or crash in Python too. */
const left = (name: string) =>
  endsProcess.has(name) ||
  /^(set[A-Z].*|.*[sS]eed|install|alignTensors|enter.*|leave.*|push|pop|(profiler\.)?(start|profile|step))$/.test(name)

/** What is wrong with the error of a call. */
async function fault(called: string, call: () => unknown): Promise<string | undefined> {
  try {
    const result = call()
    // Returning an argument unchanged is no error; reading anything of it, even `then`, may throw.
    if (types.isPromise(result)) await result
    return undefined
  } catch (error) {
    if (error instanceof OfTheCaller) return undefined
    if (!(error instanceof Error)) return `no error: ${String(error)}`
    const { name, message } = error
    if (name !== 'TorchError' && raw.test(message)) return `not our words: ${message}`
    if (message.length > 500) return `${message.length} characters: ${message.slice(0, 200)}`
    if (message.includes('\n')) return `several lines: ${message}`
    return beginsWith(called, message) ? undefined : `begins with no name: ${message}`
  }
}

/**
 * Whether a message begins with the called name, or with its class or its method; PyTorch's own messages spell it
 * differently.
 */
function beginsWith(name: string, message: string): boolean {
  const inWords = (text: string) =>
    text
      .toLowerCase()
      .replace(/_|lazy/g, '')
      .split('.')
  const [begin] = /^[\w.]+/.exec(message.replace(/^new /, '')) ?? ['']
  return inWords(name).some((word) => inWords(begin).includes(word))
}

async function faults(name: string, call: (args: unknown[]) => unknown): Promise<string[]> {
  const found: string[] = []
  for (const [what, args] of wrong) {
    const told = await fault(name, () => call(args))
    if (told !== undefined) found.push(`${name}(${what}): ${told}`)
  }
  return found
}

const folder = mkdtempSync(join(tmpdir(), 'torchnode-'))
const before = process.cwd()
beforeAll(() => {
  process.chdir(folder)
  jest.spyOn(process, 'emitWarning').mockImplementation()
})
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
  jest.restoreAllMocks()
})

/** The namespace of a function or a class. */
const roomOf = (name: string) => name.split('.').slice(0, -1).join('.') || 'torch'

function grouped<Value>(all: readonly (readonly [name: string, value: Value])[]): [string, [string, Value][]][] {
  const rooms = new Map<string, [string, Value][]>()
  for (const [name, value] of all) rooms.set(roomOf(name), [...(rooms.get(roomOf(name)) ?? []), [name, value]])
  return [...rooms]
}

describe('an error about missing and wrong arguments has a message of our own, begins with the called name, and is one line of at most 500 characters', () => {
  const all = reached()
  const functions = all.filter(([name]) => !left(name.split('.').at(-1) as string) && name !== 'testing.assertClose')

  test.each(grouped(functions))('%s', async (_, callables) => {
    const found: string[] = []
    for (const [name, callable] of callables) {
      found.push(...(await faults(name, (args) => (isClass(callable) ? new callable(...args) : callable(...args)))))
    }
    expect(found).toEqual([])
  })

  const classes = publicMethods(all).map(
    ([name, callable, methods]) => [name, callable, methods.filter((method) => !left(method))] as const,
  )

  test.each(classes)('methods of %s', async (name, callable, methods) => {
    const found: string[] = []
    for (const method of methods) {
      const object = made(name, callable)
      if (object === undefined) expect(name).toMatch(notMade)
      else found.push(...(await faults(`${name}.${method}`, (args) => object[method](...args))))
    }
    expect(found).toEqual([])
  })
})
