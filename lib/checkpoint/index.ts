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
export { parseSafetensors, serializeSafetensors, type TensorBytes } from './safetensors-format'
