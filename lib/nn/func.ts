export * from '../autograd/func'
export { type FunctionalCallOptions, functionalCall, type Replacements, stackModuleState } from './core/functional-call'
export { replaceAllBatchNormModules_ } from './modules/replace-batch-norm'
