// Makes the calls from one number to another, and reports on standard output those that end in a wrong way.
// node child.mjs NOTE WHAT seed from end: WHAT is the file of the surface, or 'files'. The current call is noted in
// NOTE.
// node child.mjs NOTE CODE -1: makes the one call in the file CODE.
import { openSync, readFileSync, writeSync } from 'node:fs'
import { types } from 'node:util'
import { drawn } from './draw.mjs'

const [noteFile, what, ...given] = process.argv.slice(2)
const notes = openSync(noteFile, 'w')
let current

/** The errors that our code has made; V8's own errors, such as reading a property of undefined, are not among them. */
const ours = new WeakSet()
for (const name of ['Error', 'TypeError', 'RangeError']) {
  const remember =
    (make) =>
    (...parts) => {
      const error = make(...parts)
      ours.add(error)
      return error
    }
  globalThis[name] = new Proxy(globalThis[name], {
    apply: remember(Reflect.apply),
    construct: remember(Reflect.construct),
  })
}

globalThis.fetch = async () => {
  throw new TypeError('a fuzzer uses no network')
}

const { scope, evaluate, OfTheCaller } = await import('./scope.mjs')
const { torch } = scope
const { errorCodes } = await import('../../../dist/errors.js').then((module) => module.default ?? module)
const say = (message) => writeSync(1, `${JSON.stringify(message)}\n`)
const tally = { calls: 0, returned: 0, refused: 0 }

/** How an error differs from the documented ones; undefined for one that is documented. */
function wrong(error) {
  if (error instanceof OfTheCaller) return undefined
  if (!(error instanceof Error)) return ['thrown', `${typeof error}`]
  const text = `${error.name}: ${error.message}`
  if (error instanceof torch.TorchError) {
    if (!errorCodes.includes(error.code)) return ['code', `${error.code} ${text}`]
  } else if (error instanceof TypeError || error instanceof RangeError) {
    if (!ours.has(error)) return ['raw', text]
  } else if (error.name === 'AssertionError' && /assertClose/.test(current.name)) {
    // PyTorch's message, which takes several lines.
    return error.message.length > 2000 ? ['long', text] : undefined
  } else return ['class', text]
  if (error.message.length > 500 || /[\r\n]/.test(error.message)) return ['long', text]
  return undefined
}

function tell(error) {
  const found = wrong(error)
  if (found === undefined) return
  const line = `${error?.stack}`.split('\n').find((text) => text.startsWith('    at ') && text.includes('dist/'))
  const place = line?.replace(/^.*dist\//, '').replace(')', '')
  say({ ...current, kind: found[0], words: found[1].slice(0, 600), place })
}

process.on('unhandledRejection', (error) => say({ ...current, kind: 'unhandled', words: String(error).slice(0, 600) }))
process.on('uncaughtException', (error) => say({ ...current, kind: 'uncaught', words: String(error).slice(0, 600) }))

/** Resets global settings that an earlier call has changed. */
function reset() {
  torch.setNumThreads(1)
  torch.setGradEnabled(true)
  torch.useDeterministicAlgorithms(false)
  torch.autograd.setDetectAnomaly(false)
  torch.manualSeed(1)
}

/** Waits for a promise, and takes the first items of an iterator. */
async function used(value) {
  // Only real promises: another `then` may never call back.
  const result = types.isPromise(value) ? await value : value
  // What a call returns as it was given may refuse every access.
  if (types.isProxy(result)) return
  const begin =
    result !== null && typeof result === 'object' && (result[Symbol.iterator] ?? result[Symbol.asyncIterator])
  if (typeof begin !== 'function' || typeof result.next !== 'function') return
  for (let i = 0; i < 3; i++) if ((await result.next()).done) break
}

async function run(call) {
  current = call
  writeSync(notes, JSON.stringify([call.number, call.name, call.code.slice(0, 3000)]).padEnd(4000), 0)
  tally.calls++
  try {
    await used(evaluate(call.code))
    tally.returned++
  } catch (error) {
    tally.refused++
    tell(error)
  }
  reset()
}

if (given[0] === '-1') await run({ number: -1, ...JSON.parse(readFileSync(what, 'utf8')) })
else {
  const [seed, from, end] = given.map(Number)
  const draw = await drawn(what)
  for (let number = from; number < end; number++) {
    // Warnings are emitted from the event loop, and until then keep alive what caused them.
    if (number % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    await run({ number, ...draw(seed, number) })
  }
}
say({ done: true, ...tally })
process.exit(0)
