import escapeHtml from 'escape-html'
import { isArray } from '../kinds'

/** Text that is HTML already; everything else is escaped when it goes into a page. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text
  }
}

type Part = Html | string | number | undefined | false | readonly Part[]

/** A piece of a page: what is put into it is escaped, unless it is a piece itself; undefined and false are left out. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, next, i) => text + render(parts[i - 1]) + next))
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  return isArray(part) ? part.map(render).join('') : escapeHtml(String(part))
}
