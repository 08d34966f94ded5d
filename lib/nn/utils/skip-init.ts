import { isOptions, shown } from '../../arguments'
import { typeError } from '../../errors'
import type { Device } from '../../types'
import { Module } from '../core/module'

/**
 * Makes a module whose parameters are not initialised, for a state dict to be loaded: `skipInit(nn.Linear, 5, 1)`. The
 * class must have the option `device`, which says where the parameters are; default the CPU.
 * @throws TypeError for a value that is not a class of modules
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.skip_init.html
 */
// biome-ignore lint/suspicious/noExplicitAny: each class has arguments of its own
export function skipInit<Class extends new (...args: any[]) => Module>(
  moduleCls: Class,
  ...args: ConstructorParameters<Class>
): InstanceType<Class> {
  const where = 'nn.utils.skipInit'
  if (typeof moduleCls !== 'function' || !(moduleCls.prototype instanceof Module)) {
    throw typeError(`${where}: moduleCls must be a class of modules, but it is ${shown(moduleCls)}`)
  }
  const last: unknown = args.at(-1)
  const options = isOptions(last) ? last : {}
  const others = isOptions(last) ? args.slice(0, -1) : args
  const module = new moduleCls(...others, { ...options, device: 'meta' })
  return module.toEmpty({ device: (options.device as Device | undefined) ?? 'cpu' }) as InstanceType<Class>
}
