import { printable } from '../errors'

/** `logSoftmax` for 'log_softmax'; underscores at either end stay. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_([^_])/g, (_, letter: string) => letter.toUpperCase())
}

/** `log_softmax` for 'logSoftmax'. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The name of an operator for users: `linalg.inv` for 'aten::linalg_inv'. */
export function publicName(name: string): string {
  const [namespace, own] = name.split('::')
  return namespace === 'aten'
    ? camelCase(own.replace(/^(linalg|fft|special)_/, '$1.'))
    : `${namespace}::${camelCase(own)}`
}

export const maxMessage = 500

/** A text cut to the length that a message can hold, with unprintable characters replaced. */
export function clipped(text: string, length = maxMessage): string {
  return printable(text.length > length ? `${text.slice(0, length - 3)}...` : text)
}

interface Listing {
  /** The most items to show. */
  most?: number
  /** The most characters that the items may take together; the first item is always shown. */
  room?: number
  separator?: string
}

/** Lists the first items, each as `one` shows it, and says how many more there are. */
export function listed<T>(
  list: readonly T[],
  one: (item: T) => string,
  { most = 8, room = 400, separator = ', ' }: Listing = {},
): string {
  let text = ''
  for (let i = 0; i < list.length; i++) {
    const item = `${i === 0 ? '' : separator}${i < most ? one(list[i]) : ''}`
    if (i >= most || (i > 0 && text.length + item.length > room)) return `${text} and ${list.length - i} more`
    text += item
  }
  return text
}
