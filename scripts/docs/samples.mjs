// The samples of a page are one program: each may use the names of those before it, and declare names again.

/**
 * @typedef {object} Sample
 * @property {'ts' | 'js'} language
 * @property {string} code
 * @property {string | undefined} file the name in a first line such as `// digits.mjs`: the sample is also written to that file
 * @property {boolean} isRun false where only its types are checked, as of what needs a GPU or a network: "```ts no-run"
 * @property {number} line the number of its first line in the page
 */

/**
 * The samples of a page of Markdown in TypeScript and JavaScript. A comment that begins with `<!-- sample` holds a sample that
 * readers do not see: what the others need.
 * @param {string} page
 * @returns {Sample[]}
 */
export function samplesOf(page) {
  const fences = /^(?:```(ts|js)|<!-- (sample))( no-run)?\n(.*?)^(?:```|-->)$/gms
  return [...page.matchAll(fences)].map((found) => ({
    language: found[1] === 'js' ? 'js' : 'ts',
    code: found[4],
    file: /^\/\/ (\S+\.m?[jt]s)\n/.exec(found[4])?.[1],
    isRun: found[3] === undefined,
    line: page.slice(0, found.index).split('\n').length + 1,
  }))
}

const imported = /^import (?:(type) )?(?:(\w+)(?:, )?)?(?:\{([^}]*)\}|\* as (\w+))? ?from '([^']+)'.*\n/gm

/**
 * One program of samples: their imports once, then each in a block within the block of the one before.
 * @param {readonly Sample[]} samples
 */
export function programOf(samples) {
  const defaults = new Set()
  const named = new Map()
  const bodies = samples.map(({ code, line }) => {
    const body = code.replace(imported, (_, type, name, names, star, from) => {
      if (name) defaults.add(`import ${name} from '${from}'`)
      if (star) defaults.add(`import * as ${star} from '${from}'`)
      const list = named.get(from) ?? new Set()
      for (const one of (names ?? '').split(',').map((text) => text.trim())) {
        if (one) list.add(type ? `type ${one}` : one)
      }
      named.set(from, list)
      return ''
    })
    return `{ // line ${line}\n${body
      .replace(/^export default (?=function|class)/gm, '')
      .replace(/^export default/gm, 'const exported =')
      .replace(/^export /gm, '')}`
  })
  const lists = [...named].map(([from, names]) => {
    // A name that is imported as a value is there as a type too.
    const values = [...names].filter((name) => !name.startsWith('type ') || !names.has(name.slice(5)))
    return values.length === 0 ? '' : `import { ${values.join(', ')} } from '${from}'`
  })
  return [...defaults, ...lists, ...bodies, '}'.repeat(bodies.length), 'export {}', ''].join('\n')
}
