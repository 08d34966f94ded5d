export {
  type CheckpointContents,
  type LoadCheckpointOptions,
  lastCheckpoint,
  loadCheckpoint,
  loadCheckpointSync,
  type SaveCheckpointOptions,
  saveCheckpoint,
  saveCheckpointSync,
} from './checkpoint'
export { type LoadNpyOptions, loadNpy, loadNpySync, saveNpy, saveNpySync } from './npy/npy'
export { type LoadNpzOptions, loadNpz, loadNpzSync, type SaveNpzOptions, saveNpz, saveNpzSync } from './npy/npz'
export { PythonObject } from './pickle/values'
export {
  type LoadPretrainedOptions,
  loadPretrained,
  type Pretrained,
  type SavePretrainedOptions,
  savePretrained,
} from './pretrained'
export { type LoadOptions, type LoadSyncOptions, load, loadSync, type MapLocation } from './pt/load'
export { save, saveSync } from './pt/save'
export {
  type LoadSafetensorsOptions,
  loadSafetensors,
  loadSafetensorsSync,
  type SafetensorsInfo,
  type SaveSafetensorsOptions,
  safetensorsInfo,
  safetensorsInfoSync,
  saveSafetensors,
  saveSafetensorsSync,
} from './safetensors'
export { openSafetensors, type SafetensorsFile } from './safetensors-file'
export { parseSafetensors, serializeSafetensors, type TensorBytes } from './safetensors-format'
