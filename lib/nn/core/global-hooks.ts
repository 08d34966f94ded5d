import { type Rest, settings } from '../../arguments'
import type { FullBackwardHook, FullBackwardPreHook } from './backward-hooks'
import {
  addGlobalHook,
  type ForwardHook,
  type ForwardHookOptions,
  type ForwardPreHook,
  type RemovableHandle,
} from './hooks'

// For debugging: hooks of all modules there are, as torch.nn.modules.module has them. Compiled functions run as written meanwhile.

/**
 * Runs `hook(module, args)` before every forward of every module, before the module's own hooks. What it returns, unless undefined or
 * null, stands for the arguments.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_forward_pre_hook.html
 */
export function registerModuleForwardPreHook(hook: ForwardPreHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleForwardPreHook', {}, rest)
  return addGlobalHook('nn.registerModuleForwardPreHook', 'before', hook as ForwardPreHook<never>, {})
}

/**
 * Runs `hook(module, args, result)` after every forward of every module, before the module's own hooks. What it returns, unless
 * undefined or null, stands for the result.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_forward_hook.html
 */
export function registerModuleForwardHook(
  hook: ForwardHook,
  ...rest: Rest<Pick<ForwardHookOptions, 'withKwargs' | 'alwaysCall'>>
): RemovableHandle {
  const where = 'nn.registerModuleForwardHook'
  const options = settings<ForwardHookOptions>(where, { withKwargs: false, alwaysCall: false }, rest)
  return addGlobalHook(where, 'after', hook as ForwardHook<never>, options)
}

/**
 * Runs `hook(module, gradInput, gradOutput)` whenever backward has the gradients of the arguments of any module.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_full_backward_hook.html
 */
export function registerModuleFullBackwardHook(hook: FullBackwardHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleFullBackwardHook', {}, rest)
  return addGlobalHook('nn.registerModuleFullBackwardHook', 'backward', hook as FullBackwardHook<never>, {})
}

/**
 * Runs `hook(module, gradOutput)` whenever backward has the gradients of the results of any module.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_full_backward_pre_hook.html
 */
export function registerModuleFullBackwardPreHook(hook: FullBackwardPreHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleFullBackwardPreHook', {}, rest)
  return addGlobalHook('nn.registerModuleFullBackwardPreHook', 'backwardBefore', hook as FullBackwardPreHook<never>, {})
}
