import type { Tensor } from './tensor'
export function tensorText(tensor: Tensor): string {
  return `tensor(${JSON.stringify(tensor.toArray())})`
}
