import { sep } from 'node:path'
import { codeFolder } from './folders'

/** All codes of a {@link TorchError}. The list is closed: a new kind of failure uses one of these or adds its own here. */
export const errorCodes = [
  'ERR_SHAPE',
  'ERR_DTYPE',
  'ERR_DEVICE',
  'ERR_INDEX',
  'ERR_RANGE',
  'ERR_DISPOSED',
  'ERR_DETACHED',
  'ERR_AUTOGRAD',
  'ERR_OUT_OF_MEMORY',
  'ERR_MODULE',
  'ERR_STATE_DICT',
  'ERR_OPTIMIZER',
  'ERR_FILE',
  'ERR_CHECKSUM',
  'ERR_DOWNLOAD',
  'ERR_NATIVE_LOAD',
  'ERR_BUSY',
  'ERR_COMPILE',
  'ERR_DISTRIBUTED',
  'ERR_ABORTED',
  'ERR_NOT_IMPLEMENTED',
  'ERR_RUNTIME',
] as const

export type TorchErrorCode = (typeof errorCodes)[number]

// Characters that control a terminal (escapes, U+009B), and characters that reorder or hide text (U+202E).
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Makes a text from a file or a server safe to print: unprintable characters become JSON escapes. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

/** A text on one line: like {@link printable}, with line breaks and tabs escaped too. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, (character) => (character === '\n' ? '\\n' : '\\t'))
}

const maxMessage = 500

/** Shortens a text in its middle, since both ends of a message are informative. */
export function shortened(text: string, length = maxMessage): string {
  const tail = Math.floor(length / 4)
  return text.length > length ? `${text.slice(0, length - tail - 3)}...${text.slice(-tail)}` : text
}

const ownFolder = codeFolder + sep
const commandFolder = `${ownFolder}cli${sep}`

/** The frames of the stack from V8, not from the stack's text, which libraries for source maps rewrite. */
function frames(): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  try {
    Error.prepareStackTrace = (_, sites) => sites
    Error.stackTraceLimit = 40
    const { stack } = new Error() as { stack?: unknown }
    return Array.isArray(stack) ? stack : []
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
}

interface AsyncCallSite extends NodeJS.CallSite {
  isAsync(): boolean
}

/** The name of the torchnode function that the user called, from the stack; undefined if the stack does not show it. */
function calledFunction(): string | undefined {
  let called: string | undefined
  let isAwaited = false
  for (const frame of frames()) {
    const file = frame.getFileName()
    if (!file || file.startsWith('node:')) continue
    // A TorchError that the user constructs, or a compiled function, is not a called function of torchnode.
    if (!file.startsWith(ownFolder)) return /^(TorchError|compiled)$/.test(called ?? '') ? undefined : called
    // The command line calls no function.
    if (file.startsWith(commandFolder)) return undefined
    const name = frame.getFunctionName()
    const type = frame.isConstructor() || frame.isToplevel() ? null : frame.getTypeName()
    if (!name) continue
    // V8 does not tell which class a static method is of.
    const isPlain = type === null || /^(Object|Array|Function)$/.test(type)
    // Users do not know private methods, so only their class is named.
    called = isPlain ? name : name.startsWith('#') ? type : `${type}.${name.replace(/^[gs]et /, '')}`
    isAwaited = (frame as AsyncCallSite).isAsync()
  }
  // V8 does not show who waits for a promise by then() or catch(); the outermost async function is what they called.
  return isAwaited ? called : undefined
}

/** The words of a name without its namespaces: for `nn.Linear.forward` the class and the method. */
const inWords = (name: string) =>
  name
    .split(/\.|::/)
    .filter((word, i, words) => i === words.length - 1 || /^[A-Z]/.test(word))
    .map((word) => word.toLowerCase().replaceAll('_', ''))

/** The message as a string, since JavaScript code may pass anything. */
function inText(message: unknown): string {
  try {
    return String(message)
  } catch {
    return 'a message that is not a string'
  }
}

/** A message as one printable, shortened line that begins with the name of the called function. */
function told(message: string): string {
  const text = shortened(printable(shortened(inText(message)).replace(/[\r\n\u2028\u2029]+/g, ' ')))
  const called = calledFunction()
  if (called === undefined) return text
  const [begin] = /^\w+(?:(?:\.|::)\w+)*/.exec(text.replace(/^new /, '')) ?? ['']
  // What runs at once and what runs beside the event loop share their checks.
  if (called === `${begin.replace(/^.*\./, '')}Sync`) return shortened(`${begin}Sync${text.slice(begin.length)}`)
  const isNamed = inWords(begin).some((word) => inWords(called).includes(word))
  return isNamed ? text : shortened(`${called}: ${text}`)
}

/** The error for an argument of the wrong type. */
export function typeError(message: string, options?: ErrorOptions): TypeError {
  return withoutFrame(new TypeError(told(message), options), typeError)
}

/** The error for a number outside of its valid range. */
export function rangeError(message: string, options?: ErrorOptions): RangeError {
  return withoutFrame(new RangeError(told(message), options), rangeError)
}

function withoutFrame<E extends Error>(error: E, frame: unknown): E {
  Error.captureStackTrace(error, frame as () => void)
  return error
}

/**
 * The error of an operation that failed: shapes that do not fit, a damaged file, a missing device, and so on; `code` says which
 * kind.
 * Arguments of the wrong type give a `TypeError` instead. The message is safe to print on a terminal, whatever it quotes.
 */
export class TorchError extends Error {
  override readonly name = 'TorchError'

  constructor(
    readonly code: TorchErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(told(message), options)
  }
}
