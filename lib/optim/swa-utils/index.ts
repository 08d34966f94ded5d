export { AveragedModel, type AveragedModelOptions } from './averaged-model'
export {
  type AvgFn,
  type EmaOptions,
  getEmaAvgFn,
  getEmaMultiAvgFn,
  getSwaAvgFn,
  getSwaMultiAvgFn,
  type MultiAvgFn,
} from './averages'
export { SWALR, type SWALROptions } from './swalr'
export { type UpdateBnOptions, updateBn } from './update-bn'
