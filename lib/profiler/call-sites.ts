import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { userFrames, wholeStack } from '../binding/callback'
import { native } from '../binding/native'

/** Where a call came from: the user's line, and the user's frames above it, innermost first. */
export interface CallSite {
  readonly line: string
  readonly stack: readonly string[]
}

/** The functions of the addon that run operators; its other functions are bookkeeping. */
const routes = [
  ...(['call', 'runChain', 'backward', 'gradients', 'applyFunction', 'runProgram'] as const),
  ...(['item', 'fromBytes', 'toBytes', 'detach', 'setData'] as const),
  ...(['batch', 'wrap', 'wrapped'] as const),
]

type Route = (...args: unknown[]) => unknown

/**
 * Marks in the recording which line of the user each call comes from. It wraps the addon's functions only while it is
 * active, so that it costs nothing at other times.
 */
export class CallSites {
  readonly #functions = native as unknown as Record<(typeof routes)[number], Route>
  readonly #originals = new Map<(typeof routes)[number], Route>()
  readonly #sites: CallSite[] = []
  readonly #known = new Map<string, number>()

  begin(): void {
    for (const route of routes) {
      const original = this.#functions[route]
      this.#originals.set(route, original)
      this.#functions[route] = (...args) => this.#marked(original, args)
    }
  }

  end(): void {
    for (const [route, original] of this.#originals) this.#functions[route] = original
    this.#originals.clear()
  }

  /** The call site that a mark in the recording stands for. */
  named(mark: string): CallSite {
    return this.#sites[Number(mark)]
  }

  #marked(original: Route, args: unknown[]): unknown {
    const site = this.#here()
    if (site === -1) return original(...args)
    const range = native.beginRange(String(site), true)
    try {
      return original(...args)
    } finally {
      native.endRange(range)
    }
  }

  /**
   * The number of the current call site; -1 when no frame is the user's. The whole stack is the key, since parsing it
   * takes longer.
   */
  #here(): number {
    const whole = wholeStack()
    let site = this.#known.get(whole)
    if (site === undefined) {
      const stack = userFrames(whole).map((frame) => frame.trim().replace(/^at /, ''))
      site = stack.length === 0 ? -1 : this.#sites.push({ line: lineOf(stack[0]), stack }) - 1
      this.#known.set(whole, site)
    }
    return site
  }
}

/** `file:line` of a stack frame; the file is relative to the working directory where it lies below it. */
export function lineOf(frame: string): string {
  const place = / \((.+)\)$/.exec(frame)?.[1] ?? frame.replace(/^async /, '')
  const found = /^(.+?):(\d+)(?::\d+)?$/.exec(place)
  if (found === null) return frame
  const path = found[1].startsWith('file://') ? fileURLToPath(found[1]) : found[1]
  const near = relative(process.cwd(), path)
  return `${near === '' || near.startsWith('..') ? path : near}:${found[2]}`
}
