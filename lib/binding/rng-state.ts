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

/** Where the CPU's default generator stands, as an operator: what a recording holds of it happens at each replay. */
export const rngState = (): Handle => invoke(read, []) as Handle

/** Puts the CPU's default generator there. */
export const setRngState = (state: Handle): void => void invoke(write, [state])
