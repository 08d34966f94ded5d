import { gelu, relu } from '../../generated/ops'
import type { Tensor } from '../../tensor'

/** The activations that a Transformer's layer accepts by name. */
export const namedActivations = { relu: (input: Tensor) => relu(input), gelu: (input: Tensor) => gelu(input) }

/** The name of such a function; undefined for any other. */
export function activationName(activation: unknown): 'relu' | 'gelu' | undefined {
  if (activation === namedActivations.relu || activation === relu) return 'relu'
  return activation === namedActivations.gelu || activation === gelu ? 'gelu' : undefined
}
