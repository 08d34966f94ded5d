import { status } from './binding/native'
import { teachPythonNames } from './binding/python-names'
import { teachNotebooks } from './report/notebook'
import { packageVersion } from './system/version'

export * as amp from './amp'
export { autocast } from './amp'
export * as autograd from './autograd'
export {
  enableGrad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
  setGradEnabled,
} from './autograd'
export * as backends from './backends'
export { emptyCache } from './backends/memory'
export {
  areDeterministicAlgorithmsEnabled,
  getFloat32MatmulPrecision,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  type MatmulPrecision,
  setFloat32MatmulPrecision,
  useDeterministicAlgorithms,
} from './backends/precision'
export {
  getNumInteropThreads,
  getNumThreads,
  setFlushDenormal,
  setNumInteropThreads,
  setNumThreads,
} from './backends/threads'
export {
  type CheckpointContents,
  type LoadCheckpointOptions,
  type LoadNpyOptions,
  type LoadNpzOptions,
  type LoadOptions,
  type LoadPretrainedOptions,
  type LoadSyncOptions,
  lastCheckpoint,
  load,
  loadCheckpoint,
  loadCheckpointSync,
  loadNpy,
  loadNpySync,
  loadNpz,
  loadNpzSync,
  loadPretrained,
  loadSafetensors,
  loadSafetensorsSync,
  loadSync,
  type MapLocation,
  openSafetensors,
  type Pretrained,
  PythonObject,
  type SafetensorsFile,
  type SafetensorsInfo,
  type SaveCheckpointOptions,
  type SaveNpzOptions,
  type SavePretrainedOptions,
  safetensorsInfo,
  safetensorsInfoSync,
  save,
  saveCheckpoint,
  saveCheckpointSync,
  saveNpy,
  saveNpySync,
  saveNpz,
  saveNpzSync,
  savePretrained,
  saveSafetensors,
  saveSafetensorsSync,
  saveSync,
} from './checkpoint'
export * as export from './checkpoint/exported'
export * from './compile'
export * as compiler from './compile/compiler'
export * as cuda from './cuda'
export * as data from './data'
export * as distributions from './distributions'
export { TorchError, type TorchErrorCode } from './errors'
export * as fft from './generated/fft'
export * as linalg from './generated/linalg'
export * as special from './generated/special'
export * from './generated/torch'
export * as metrics from './metrics'
export * from './models'
export * as nn from './nn'
export * as func from './nn/func'
export { vmap } from './nn/func'
export { type ToPythonOptions, toPython } from './nn/to-python'
export * as optim from './optim'
export * as profiler from './profiler'
export * from './random'
export {
  type Dashboard,
  type DashboardOptions,
  type DashboardUpdate,
  type ReportConfusion,
  type ReportEpoch,
  type ReportImage,
  type ReportLatent,
  type ReportOptions,
  type ReportPicture,
  type ReportRun,
  report,
  serveDashboard,
} from './report'
export * from './serving'
export * as distributed from './sharded'
export * from './tensor'
// In place of the operator alone, which takes the operands as a list.
export { einsum, type Sublist } from './tensor/einsum'
// In place of the operators alone, which take the tensors as a list.
export {
  atleast1d,
  atleast2d,
  atleast3d,
  blockDiag,
  broadcastTensors,
  cartesianProd,
  chainMatmul,
  meshgrid,
} from './tensor/operands'
export * from './tensorboard'
export * as testing from './testing'
export * from './trainer'
export type * from './types'
export * as vision from './vision'

/** The versions in use. `cuda` is the version that the driver supports, undefined without a driver. */
export const version = {
  torchnode: packageVersion(),
  libtorch: status.version,
  cuda: status.driver,
}

// CommonJS that TypeScript, swc or esbuild makes from `import torch from 'torchnode'` reads this name.
export default exports as typeof import('./index')

teachNotebooks()
teachPythonNames(exports)
