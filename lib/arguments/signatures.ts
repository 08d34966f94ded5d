import { signatures } from '../generated/signatures'

export interface Signature {
  /** The names of the optional arguments that may come by position, in order; the required ones come before. */
  readonly optional: readonly string[]
  /** The number of required arguments. */
  readonly required: number
  /** All names. */
  readonly names: readonly string[]
}

const known = new Map<string, Signature | undefined>()

let lines: Map<string, string> | undefined

/**
 * The signature of PyTorch's function, class or method of that name; undefined for torchnode's own, and for operators.
 */
export function signatureOf(where: string): Signature | undefined {
  const found = known.get(where)
  if (found !== undefined || known.has(where)) return found
  const signature = parsed(where)
  known.set(where, signature)
  return signature
}

function parsed(where: string): Signature | undefined {
  const parts = partsOf(where)
  if (parts === undefined) return undefined
  const keywords = parts.indexOf('*')
  const positional = (keywords === -1 ? parts : parts.slice(0, keywords)).filter(isArgument)
  const required = positional.filter((part) => !part.includes(' = ')).length
  return {
    optional: positional.slice(required).map(nameOf),
    required,
    names: parts.filter(isArgument).map(nameOf),
  }
}

/** The defaults of the arguments that have one, as the table writes them: `null`, `0.5`, `"mean"`. */
export function defaultsOf(where: string): Record<string, string> {
  const given = (partsOf(where) ?? []).map((part) => part.split(' = '))
  return Object.fromEntries(given.filter(({ length }) => length === 2))
}

const isArgument = (part: string) => part !== '*' && part !== '/'
const nameOf = (part: string) => part.split(' = ')[0]

/** A signature, part by part. */
function partsOf(where: string): string[] | undefined {
  lines ??= new Map(
    signatures
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('(')), line.slice(line.indexOf('(') + 1, -1)]),
  )
  const line = lines.get(where)
  if (line === undefined || /\*\w/.test(line)) return undefined
  return line.match(/[\w*/]+( = (\[[^\]]*\]|"[^"]*"|[^,]+))?/g) ?? []
}
