import { printable } from '../errors'

let NodeError: ErrorConstructor | undefined

/**
 * The Error class that Node accepts as a warning: in a context of its own, as in jest's tests, `Error` is another
 * class. It is looked up at the first warning, since node:assert adds two milliseconds to the start-up.
 */
function nodeError(): ErrorConstructor {
  NodeError ??= Object.getPrototypeOf(require('node:assert').AssertionError) as ErrorConstructor
  return NodeError
}

export interface WarningOptions {
  type?: string
  code?: string
  /** The stack leaves out the frame of this function, and those above it. */
  from?: (...args: never[]) => unknown
}

/**
 * Emits a Node warning. Its stack is made text at once: until somebody reads it, a stack holds the receiver of each
 * frame, such as the loss of a `loss.backward()` with its whole graph, and warnings wait for the event loop.
 */
export function emitWarning(
  text: string,
  { type = 'TorchWarning', code, from = emitWarning }: WarningOptions = {},
): void {
  const warning: Error & { code?: string } = new (nodeError())(printable(text))
  warning.name = type
  if (code !== undefined) warning.code = code
  Error.captureStackTrace(warning, from)
  String(warning.stack)
  process.emitWarning(warning)
}

/** The number of texts that are remembered; a text that was forgotten may be told again. */
const remembered = 1000

const told = new Set<string>()

/**
 * Emits libtorch's warning as a Node warning of the type `TorchWarning`, each text once in a thread: in a loop one text
 * would otherwise fill the screen and the queue of warnings. With TORCHNODE_DEBUG set it says where in libtorch the
 * warning arose. If a program makes an error of a warning, Node throws it after the operator has run.
 */
export function warn(message: string, where: string): void {
  if (told.has(message)) return
  if (told.size >= remembered) told.clear()
  told.add(message)
  const text = process.env.TORCHNODE_DEBUG ? `${message} (${where})` : message
  try {
    emitWarning(text, { from: warn })
  } catch (error) {
    process.nextTick(() => {
      throw error
    })
  }
}
