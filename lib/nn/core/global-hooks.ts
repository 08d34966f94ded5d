import { type Rest, settings } from '../../arguments'
import type { FullBackwardHook, FullBackwardPreHook } from './backward-hooks'
import {
  addGlobalHook,
  type ForwardHook,
  type ForwardHookOptions,
  type ForwardPreHook,
  type RemovableHandle,
} from './hooks'

// Hooks of all modules, for debugging, as in torch.nn.modules.module. While there are any, compiled functions run as
// written.

/**
 * Runs `hook(module, args)` before every forward of every module, before the module's own hooks. A result other than
 * undefined or null replaces the arguments.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_forward_pre_hook.html
 */
export function registerModuleForwardPreHook(hook: ForwardPreHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleForwardPreHook', {}, rest)
  return addGlobalHook('nn.registerModuleForwardPreHook', 'before', hook as ForwardPreHook<never>, {})
}

/**
 * Runs `hook(module, args, result)` after every forward of every module, before the module's own hooks. A result other
 * than undefined or null replaces the result.
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
 * Runs `hook(module, gradInput, gradOutput)` when backward has computed the gradients of any module's arguments.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_full_backward_hook.html
 */
export function registerModuleFullBackwardHook(hook: FullBackwardHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleFullBackwardHook', {}, rest)
  return addGlobalHook('nn.registerModuleFullBackwardHook', 'backward', hook as FullBackwardHook<never>, {})
}

/**
 * Runs `hook(module, gradOutput)` when backward has computed the gradients of any module's results.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.modules.module.register_module_full_backward_pre_hook.html
 */
export function registerModuleFullBackwardPreHook(hook: FullBackwardPreHook, ...rest: []): RemovableHandle {
  settings('nn.registerModuleFullBackwardPreHook', {}, rest)
  return addGlobalHook('nn.registerModuleFullBackwardPreHook', 'backwardBefore', hook as FullBackwardPreHook<never>, {})
}
