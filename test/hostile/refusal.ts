import { errorCodes, type TorchError } from '../../lib/errors'
import { tensor } from '../../lib/tensor'

/**
 * The code of the TorchError, or the name of the TypeError or RangeError, with which a call is refused. Any other
 * outcome fails the test: a result, another class, a message that is too long, has several lines or shows libtorch's
 * internals.
 */
export function refusalOf(call: () => unknown): string {
  let given: unknown
  try {
    given = call()
  } catch (error) {
    return nameOf(error as TorchError)
  }
  throw new Error(`nothing was refused; the call gave ${String(given)}`)
}

function nameOf(error: TorchError): string {
  const { name, code, message, stack } = error
  expect(message).toMatch(/^[^\n]{1,500}$/)
  expect(message).not.toMatch(/frame #|\.(cpp|cc|h):\d+|c10::|INTERNAL ASSERT|#id/)
  expect(stack).toContain(message)
  if (name === 'TorchError') {
    expect(errorCodes).toContain(code)
    return code
  }
  expect(['TypeError', 'RangeError']).toContain(name)
  return name
}

/** The next operation must still give the right answer. */
export function expectAlive(): void {
  expect(tensor([1, 2]).mul(3).add(1).sum().item()).toBe(11)
}
