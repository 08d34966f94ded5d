export { incrementVersion } from './increment-version'
export { type MultiGradHooks, registerMultiGradHook } from './multi-grad-hook'
export { disableSavedTensorsHooks, savedTensorsHooks, saveOnCpu } from './saved-tensors'
