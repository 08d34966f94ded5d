export { Tensor, type ToOptions } from './tensor'
export type { Nested, Value } from './export'
export { fromBytes, tensor } from './creation'
