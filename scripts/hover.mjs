// The hover text of an operator: a sentence of scripts/hover.json, its defaults, and a link to its page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { camelCase, publicName } = require('../dist/binding/text.js')

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url)))
const { sentences, aliases } = read('hover.json')
const { pages } = read('surface.json')

/** The names in hover.json, all of which must be operators. */
export const described = [...Object.keys(sentences), ...Object.keys(aliases)]

const ending = (base, words) => sentenceOf(base).replace(/\.$/, `${words}.`)
const called = (base) => `\`${publicName(`aten::${base}`)}\``

/** Turns a sentence about a view into one about the copy that the operator's namesake returns. */
const copied = (base) =>
  /\bviews? of\b/.test(sentenceOf(base))
    ? sentenceOf(base).replace(/\bview(s?) of\b/, (_, many) => (many ? 'copies of' : 'copy of'))
    : ending(base, ', as a copy')

/** How a sentence follows from that of another operator, by the form of the name. */
const rules = [
  [/^(.*[^_])_$/, (base) => ending(base, ', in place')],
  [/^_foreach_(.+)$/, (base) => sentenceOf(base).replaceAll('`self`', 'each tensor of `self`')],
  [/^(.+)_copy$/, copied],
]

/**
 * What an operator computes. In-place variants, list variants, copies and aliases derive their sentence from their base
 * operator.
 */
export function sentenceOf(base) {
  if (base in sentences) return sentences[base]
  if (base in aliases) return ending(aliases[base], `; another name of ${called(aliases[base])}`)
  const inPlace = aliases[base.replace(/_$/, '')]
  if (inPlace !== undefined) return ending(`${inPlace}_`, `; another name of ${called(`${inPlace}_`)}`)
  for (const [form, make] of rules) {
    const [, from] = form.exec(base) ?? []
    if (from !== undefined) return make(from)
  }
  throw new Error(`scripts/hover.json says nothing of ${base}: give it a sentence`)
}

const words = { True: 'true', False: 'false' }

/** A default in TypeScript's form; undefined for those that stand for an argument left out. */
function defaultOf({ name }, text) {
  const [, value] = new RegExp(`\\b${name}=("[^"]*"|\\[[^\\]]*\\]|[^,)]+)`).exec(text)
  if (value === 'None' || value === '[]') return undefined
  if (/^[-\d.e]+$/.test(value)) return String(Number(value))
  if (value.startsWith('"')) return `'${value.slice(1, -1)}'`
  return words[value] ?? value
}

/** The defaults of all overloads, which the types do not show. */
function defaults(schemas) {
  const found = new Map()
  for (const { parameters, text } of schemas) {
    for (const parameter of parameters.filter(({ hasDefault }) => hasDefault)) {
      const value = defaultOf(parameter, text)
      const name = camelCase(parameter.name)
      if (value !== undefined) found.set(name, new Set([...(found.get(name) ?? []), value]))
    }
  }
  const each = [...found].map(([name, values]) => `\`${name}\` ${[...values].join(' or ')}`)
  return each.length > 0 ? `Defaults: ${each.join(', ')}.` : undefined
}

const site = 'https://docs.pytorch.org/docs/2.11'
const prefixed = ['fft', 'linalg']

/** The page of PyTorch's documentation on this operator, if there is one; for a method, the method's page. */
function pageOf(base, method) {
  const generated = (home, name = base) => `${site}/generated/${home}.${name}.html`
  if (method && pages.Tensor.includes(base)) return generated('torch.Tensor')
  if (pages.torch.includes(base)) return generated('torch')
  if (pages.functional.includes(base)) return generated('torch.nn.functional')
  if (pages.Tensor.includes(base)) return generated('torch.Tensor')
  const [, group, name] = /^([a-z]+)_(.+)$/.exec(base) ?? []
  if (prefixed.includes(group) && pages[group].includes(name)) return generated(`torch.${group}`, name)
  // PyTorch has one page for all of torch.special.
  if (group === 'special' && pages.special.includes(name)) return `${site}/special.html#torch.special.${name}`
  return undefined
}

const ofMethod = (sentence) => sentence.replace(/`[^`]*`/g, (code) => code.replace(/\bself\b/g, 'this'))

/** The TSDoc of an operator; its schemas are those without `out`. */
export function documentation(base, schemas, method) {
  const sentence = sentenceOf(base)
  const page = pageOf(base, method)
  const lines = [method ? ofMethod(sentence) : sentence, defaults(schemas), page && `@see ${page}`].filter(Boolean)
  return lines.length === 1 ? `/** ${lines[0]} */` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */`
}
