import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { camelCase, publicName } from '../lib/binding/text'
import { runScript } from './support/child'

const root = resolve(__dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('lib/generated is current: scripts/generate.mjs makes the same from the linked libtorch', async () => {
  const { code, stdout, stderr } = await runScript(join(root, 'scripts/generate.mjs'), { args: ['--check'] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^\d+ operators, \d+ of them methods, current$/m)
})

/** An operator as an editor shows it: the lines of its TSDoc, and the names in its types. */
interface Shown {
  name: string
  lines: string[]
  names: Set<string>
}

const ops = read('lib/generated/ops.ts')
const optionTypes = new Map([...ops.matchAll(/^export type (\w+) = (.*)$/gm)].map(([, name, body]) => [name, body]))

/** The names of parameters, options and results in an operator's signatures. */
const namesIn = (types: string) =>
  new Set(
    [...types.matchAll(/\b\w+Options\d*\b/g)]
      .reduce((text, [name]) => `${text} ${optionTypes.get(name)}`, types)
      .match(/\b\w+(?=\??:)/g),
  )

const linesOf = (comment: string) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*) ?|\s*\*\/$/g, ''))
    .filter((line) => line !== '')

const functions = [
  ...ops.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n(?:export )?const (\w+): \{\n([\s\S]*?)\n\} = /g),
].map(([, comment, name, types]): Shown => ({ name, lines: linesOf(comment), names: namesIn(types) }))
const methods = [
  ...read('lib/generated/methods.ts').matchAll(/ {2}(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n((?: {2}\w+\(.*\n)+)/g),
].map(
  ([, comment, types]): Shown => ({
    name: `Tensor.${/\w+/.exec(types)?.[0]}`,
    lines: linesOf(comment),
    names: namesIn(types).add('this'),
  }),
)
const shown = [...functions, ...methods]
const sentences = new Map(shown.map(({ name, lines }) => [name, lines[0]]))

/** The names of operators for which a condition holds that should hold for none, so that a failure lists them. */
const those = (wrong: (sentence: string, operator: Shown) => unknown) =>
  shown.filter((operator) => wrong(operator.lines[0], operator)).map(({ name, lines }) => `${name}: ${lines[0]}`)

describe('what users read of a generated operator', () => {
  test('every operator and every method has a sentence, then at most its defaults and one link', () => {
    expect(functions).toHaveLength((ops.match(/ = (op|factory|arithmetic)\(/g) ?? []).length)
    expect(methods.length).toBeGreaterThan(450)
    const rest = /^(Defaults: .*\.)?(@see https:\/\/docs\.pytorch\.org\/docs\/2\.11\/\S+)?$/
    expect(those((_, { lines }) => !rest.test(lines.slice(1).join('')))).toEqual([])
  })

  const verbs =
    /^(Adds|Averages|Changes|Combines|Computes|Converts|Convolves|Copies|Counts|Cuts|Divides|Draws|Drops|Fake-quantizes|Fills|Finds|Gathers|Gives|Joins|Keeps|Looks up|Makes|Moves|Multiplies|Normalizes|Overwrites|Packs|Pads|Puts|Quantizes|Raises|Reduces|Removes|Reorders|Repeats|Replaces|Resizes|Returns|Samples|Scales|Sets|Solves|Sorts|Splits|Spreads|Stacks|Sums|Swaps|Takes|Tells|Throws|Unpacks|Updates) /

  test.each<[string, (sentence: string) => unknown]>([
    ['begins with what the operator does', (sentence) => !verbs.test(sentence)],
    ['is one sentence', (sentence) => !sentence.endsWith('.') || /[.!?] +[A-Z]/.test(sentence)],
    ['has at most 200 characters', (sentence) => sentence.length > 200],
    [
      'is in terms of TypeScript',
      (sentence) => /SymInt|Tensor\(|\w\[\]|Optional\[|==?None|\w=\w|torch\.|aten::|None|True|False/.test(sentence),
    ],
    ['has its code in pairs of marks', (sentence) => (sentence.match(/`/g) ?? []).length % 2 !== 0],
  ])('the sentence %s', (_, wrong) => {
    expect(those(wrong)).toEqual([])
  })

  test('names in code occur in the signature', () => {
    const own = (sentence: string) => sentence.replace(/; another name of `[\w.]+`/g, '')
    const functionsOfNumbers = ['abs', 'erfc', 'exp', 'gamma', 'log', 'max', 'min', 'sigmoid', 'sin']
    const inCode = (sentence: string) =>
      (sentence.match(/`[^`]*`/g) ?? []).flatMap((code) => code.match(/\b[A-Za-z]\w*\b/g) ?? [])
    const strange = (sentence: string, { names }: Shown) =>
      inCode(own(sentence)).some((word) => !names.has(word) && !functionsOfNumbers.includes(word))
    expect(those(strange)).toEqual([])
  })

  test('an alias leads to an operator with the same sentence', () => {
    const { aliases } = JSON.parse(read('scripts/hover.json')) as { aliases: Record<string, string> }
    for (const [alias, base] of Object.entries(aliases)) {
      const [sentence, target] = [alias, base].map((name) => sentences.get(camelCase(name)) as string)
      expect(sentence).toContain(target.slice(0, -1))
      expect(sentence).toContain(`; another name of \`${publicName(`aten::${base}`)}\`.`)
    }
  })

  test('the table has each operator once: with a sentence or as an alias', () => {
    const table = JSON.parse(read('scripts/hover.json')) as Record<'sentences' | 'aliases', Record<string, string>>
    const both = Object.keys(table.sentences).filter((name) => name in table.aliases)
    expect(both).toEqual([])
    const names = new Set([...ops.matchAll(/ = (?:op|factory|arithmetic)\('(\w+)'/g)].map(([, name]) => name))
    const described = [...Object.keys(table.sentences), ...Object.keys(table.aliases)]
    expect(described.filter((name) => !names.has(name))).toEqual([])
  })

  test('no sentence is one of PyTorch’s', () => {
    const golden = JSON.parse(read('test/golden/docstrings.json')) as { fingerprints: string[] }
    const theirs = new Set(golden.fingerprints)
    expect(theirs.size).toBeGreaterThan(1000)
    const fingerprint = (sentence: string) => {
      const letters = sentence
        .toLowerCase()
        .replace(/\b(input|self)\b/g, '')
        .replace(/[^a-z]/g, '')
      return createHash('sha256').update(letters).digest('hex').slice(0, 10)
    }
    expect(theirs).toContain(fingerprint('Computes the absolute value of each element in `input`.'))
    expect(those((sentence) => theirs.has(fingerprint(sentence)))).toEqual([])
  })
})
