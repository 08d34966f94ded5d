import { announceForward, Module } from './core/module'
import * as layers from './modules'

export type { Layer } from './core/chain'
export * from './core/global-hooks'
export type {
  ForwardHook,
  ForwardHookOptions,
  ForwardHookWithKwargs,
  ForwardPreHook,
  ForwardPreHookOptions,
  ForwardPreHookWithKwargs,
  HookOptions,
  RemovableHandle,
} from './core/hooks'
export { Module } from './core/module'
export * from './core/parameter'
export type { Placement } from './core/placement'
export type {
  LoadStateDictOptions,
  LoadStateDictPostHook,
  LoadStateDictPreHook,
  LocalMetadata,
  MismatchedKeys,
  StateDict,
  StateDictOptions,
  StateDictPostHook,
  StateDictPreHook,
} from './core/state-dict'
export * as functional from './functional'
export * as init from './init'
export * from './modules'
export * as parallel from './modules/parallel'
export * as utils from './utils'

// Only torchnode's own classes, not a user's.
for (const layer of Object.values(layers)) {
  if (typeof layer === 'function' && layer.prototype instanceof Module) announceForward(layer.prototype, true)
}
