import { isHandle } from '../runtime/handle'
import { isModule } from './tree'
import { settings, shown } from './validate'

/**
 * Arguments given Python's way where tensors and modules are among them: an object at the end that is neither is taken for options.
 * What is left out or undefined takes its default; null stays null.
 * @throws TypeError for an argument too many and for a name that `defaults` lacks
 */
export function namedArguments<Options extends object>(
  where: string,
  defaults: Options,
  args: readonly unknown[],
): Options {
  const names = Object.keys(defaults)
  const last = args.at(-1)
  const isOptions =
    typeof last === 'object' && last !== null && ![Array.isArray, isHandle, isModule].some((is) => is(last))
  const positional = isOptions ? args.slice(0, -1) : args
  if (positional.length > names.length) {
    throw new TypeError(`${where}: takes ${names.join(', ')} and was given ${shown([...args])}`)
  }
  const given = positional.map((value, i) => [names[i], value] as const).filter(([, value]) => value !== undefined)
  return settings<Options>(where, defaults, [{ ...Object.fromEntries(given), ...(isOptions ? last : {}) }])
}
