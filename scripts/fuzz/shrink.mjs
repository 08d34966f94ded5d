import { check } from './check.mjs'

/**
 * Makes a failing program smaller for as long as it fails in the same way and in the same kind of thing.
 * @param fails returns how a program fails; undefined where it does not
 * @param budget the number of programs that may be tried
 */
export async function shrink(program, failure, fails, budget = 400) {
  let best = { program, failure }
  let left = budget
  const accept = async (candidate) => {
    if (left-- <= 0) return false
    const found = await fails(candidate, failure.way)
    if (found === undefined || found.what !== failure.what || found.broken) return false
    best = { program: candidate, failure: found }
    return true
  }
  for (let before; before !== best.program && left > 0; ) {
    before = best.program
    for (const pass of [
      fewerCalls,
      fewerLinesBefore,
      fewerLines,
      fewerResults,
      fewerParams,
      fewerOptions,
      plainerLines,
      smallerValues,
    ])
      await pass(() => best.program, accept)
  }
  return best
}

/** How programs fail in this process. */
export const failsHere = (engine) => async (program, way) => {
  const found = await check(engine, program, way)
  return found?.what === undefined ? undefined : found
}

/** Leaves out runs of items, long ones first; `get` and `set` access the list. */
async function fewer(current, accept, get, set) {
  for (let size = Math.max(1, get(current()).length >> 1); size >= 1; size >>= 1) {
    for (let at = get(current()).length - size; at >= 0; at--) {
      const list = get(current())
      if (at + size > list.length) continue
      await accept(set(current(), [...list.slice(0, at), ...list.slice(at + size)], list.slice(at, at + size)))
    }
  }
}

/** Leaves out runs of items in a list field of the program. What was done before a call may matter after it. */
const fewerOf = (field) => (current, accept) =>
  fewer(
    current,
    accept,
    (program) => program[field],
    (program, list) => ({ ...program, [field]: list }),
  )

const fewerCalls = fewerOf('calls')
const fewerResults = fewerOf('result')

async function fewerLinesBefore(current, accept) {
  for (let i = 0; i < current().calls.length; i++) {
    await fewer(
      current,
      accept,
      ({ calls }) => calls[i].before,
      (program, before) => ({ ...program, calls: program.calls.with(i, { ...program.calls[i], before }) }),
    )
  }
}

const nameOf = (line) => /^(?:const|let) (?:\[?)([\w$]+)/.exec(line)?.[1]

async function fewerLines(current, accept) {
  for (const part of ['body', 'setup']) {
    await fewer(
      current,
      accept,
      (program) => program[part],
      (program, lines) => ({
        ...program,
        [part]: lines,
        held: program.held.filter((name) => isMade(name, lines, part)),
      }),
    )
    for (let at = current()[part].length - 1; at >= 0; at--) {
      const name = nameOf(current()[part][at] ?? '')
      if (name === undefined) continue
      const others = [...current().params.split(', '), ...current()[part].slice(0, at).map(nameOf)].filter(Boolean)
      for (const other of others.slice(0, 4)) {
        const replaced = renamed(current(), name, other, part, at)
        if (await accept(replaced)) break
      }
    }
  }
}

/** Held tensors go together with the lines that make them. */
function isMade(name, lines, part) {
  return part !== 'setup' || !/^[\w$]+$/.test(name) || lines.some((line) => new RegExp(`\\b${name}\\b`).test(line))
}

/** The program without the line that makes a variable, and with another variable in its place. */
function renamed(program, name, other, part, at) {
  const word = new RegExp(`\\b${name}\\b`, 'g')
  const rename = (text) => text.replace(word, other)
  const lines = program[part].filter((_, i) => i !== at).map(rename)
  return {
    ...program,
    [part]: lines,
    ...(part === 'setup' && { body: program.body.map(rename), held: [...new Set(program.held.map(rename))] }),
    result: program.result.map(rename),
    ...(program.returns && { returns: rename(program.returns) }),
  }
}

/** The items of a list in a text: the parts between commas outside of all brackets. */
function itemsOf(text) {
  const items = ['']
  let depth = 0
  for (const letter of text.trim().slice(1, -1)) {
    if ('([{'.includes(letter)) depth++
    if (')]}'.includes(letter)) depth--
    if (letter === ',' && depth === 0) items.push('')
    else items[items.length - 1] += letter
  }
  return items.map((item) => item.trim())
}

async function fewerParams(current, accept) {
  for (let at = current().params.split(', ').length - 1; at >= 0; at--) {
    const { params, calls } = current()
    if (calls.some(({ via = 'call', args }) => /many|together/.test(via) || !args.startsWith('['))) return
    const without = (items) => items.filter((_, i) => i !== at).join(', ')
    const shorter = calls.map((call) => ({ ...call, args: `[${without(itemsOf(call.args))}]` }))
    await accept({ ...current(), params: without(params.split(', ')), calls: shorter })
  }
}

async function fewerOptions(current, accept) {
  if (current().gradients !== undefined) await accept({ ...current(), gradients: undefined })
  for (let i = 0; i < current().calls.length; i++) {
    const { calls } = current()
    if (calls[i].around !== undefined)
      await accept({ ...current(), calls: calls.with(i, { ...calls[i], around: undefined }) })
  }
  for (const name of current().held) {
    await accept({ ...current(), held: current().held.filter((other) => other !== name) })
  }
}

/** Simpler replacements for a line. */
const simpler = [
  [/^(.*?)torch\.(?:noGrad|enableGrad|inferenceMode)\(\(\) => (.*)\)$/, '$1$2'],
  [/^(.*?)torch\.amp\.autocast\(\{[^}]*\}, \(\) => (.*)\)$/, '$1$2'],
  [/\.requiresGrad_\(\)/, ''],
  [/\.(?:t|detach|clone|contiguous)\(\)/, ''],
]

async function plainerLines(current, accept) {
  for (const part of ['body', 'setup']) {
    for (let at = 0; at < current()[part].length; at++) {
      for (const [pattern, text] of simpler) {
        const line = current()[part][at]
        const other = line.replace(pattern, text)
        if (other !== line) await accept({ ...current(), [part]: current()[part].with(at, other) })
      }
    }
  }
}

/** Tries a smaller shape in all places at once, the most readable dtype, and the plainest values. */
async function smallerValues(current, accept) {
  const replaceAll = (pattern, text) => {
    const inText = (line) => line.replace(pattern, text)
    const program = current()
    return {
      ...program,
      setup: program.setup.map(inText),
      body: program.body.map(inText),
      calls: program.calls.map((call) => ({ ...call, args: inText(call.args), before: call.before.map(inText) })),
    }
  }
  const texts = JSON.stringify([current().setup, current().calls])
  for (const shape of new Set(texts.match(/make\(\[[\d, ]+\]/g))) {
    const pattern = new RegExp(shape.replace(/[[\](]/g, '\\$&'), 'g')
    for (const smaller of ['make([]', 'make([2]', 'make([2, 2]']) {
      if (smaller.length < shape.length && (await accept(replaceAll(pattern, smaller)))) break
    }
  }
  for (const dtype of new Set(texts.match(/'(?:bfloat16|float16|float64|complex64|complex128|u?int8|int16|int32)'/g))) {
    await accept(replaceAll(new RegExp(dtype, 'g'), "'float32'"))
  }
  if (/'special'/.test(texts)) await accept(replaceAll(/, 'special'/g, ''))
}
