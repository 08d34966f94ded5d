import { signatures } from '../generated/signatures'

export interface Signature {
  /** The names of the arguments that may be left out and come by position, in order; those that must be given come before. */
  readonly optional: readonly string[]
  /** How many come before these. */
  readonly required: number
  /** Every name. */
  readonly names: readonly string[]
}

let lines: Map<string, string> | undefined

/** How PyTorch's function, class or method of that name is called; undefined for what is torchnode's own, or an operator. */
export function signatureOf(where: string): Signature | undefined {
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
