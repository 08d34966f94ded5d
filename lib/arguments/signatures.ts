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
  lines ??= new Map(
    signatures
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('(')), line.slice(line.indexOf('(') + 1, -1)]),
  )
  const line = lines.get(where)
  if (line === undefined || /\*\w/.test(line)) return undefined
  const parts: string[] = line.match(/[\w*/]+( = (\[[^\]]*\]|"[^"]*"|[^,]+))?/g) ?? []
  const keywords = parts.indexOf('*')
  const isArgument = (part: string) => part !== '*' && part !== '/'
  const positional = (keywords === -1 ? parts : parts.slice(0, keywords)).filter(isArgument)
  const required = positional.filter((part) => !part.includes(' = ')).length
  const nameOf = (part: string) => part.split(' = ')[0]
  return {
    optional: positional.slice(required).map(nameOf),
    required,
    names: parts.filter(isArgument).map(nameOf),
  }
}
