import type { Handle } from './handle'
import type { OperatorInfo } from './operator'
import { invoke } from './ops'

const own = (name: string): OperatorInfo => ({
  name: `torchnode::${name}`,
  overloads: [''],
  numbers: false,
  index: -1,
})
const read = own('rng_state')
const write = own('set_rng_state')

/** Reads the state of the CPU's default generator by an operator, so that a recording reads it at each replay. */
export const rngState = (): Handle => invoke(read, []) as Handle

/** Sets the state of the CPU's default generator. */
export const writeRngState = (state: Handle): void => void invoke(write, [state])
