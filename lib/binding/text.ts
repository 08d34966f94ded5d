import { printable } from '../errors'

/** `linear` for 'aten::linear', `fusedAdam_` spelling for the rest. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_([^_])/g, (_, letter: string) => letter.toUpperCase())
}

/** What users call an operator by: `linalg.inv` for 'aten::linalg_inv'. */
export function publicName(name: string): string {
  const [namespace, own] = name.split('::')
  return namespace === 'aten'
    ? camelCase(own.replace(/^(linalg|fft|special)_/, '$1.'))
    : `${namespace}::${camelCase(own)}`
}

export const maxMessage = 500

/** A text cut to what a message can hold, as it can be shown. */
export function clipped(text: string, length = maxMessage): string {
  return printable(text.length > length ? `${text.slice(0, length - 3)}...` : text)
}

interface Listing {
  /** How many at most. */
  most?: number
  /** How many characters they may take, but for the first. */
  room?: number
  separator?: string
}

/** The first items of a list, each as `one` shows it, and how many more there are. */
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
