import escapeHtml from 'escape-html'
import { isArray } from '../kinds'

/** Text that is already HTML; any other text is escaped when it is put into a page. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text
  }
}

type Part = Html | string | number | undefined | false | readonly Part[]

/** A template tag for a piece of a page. It escapes the parts, except other pieces, and leaves out undefined and false. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, next, i) => text + render(parts[i - 1]) + next))
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  return isArray(part) ? part.map(render).join('') : escapeHtml(String(part))
}
