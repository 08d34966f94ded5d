import { types } from 'node:util'
import { shown } from '../arguments'
import { ofLoaded } from '../binding/python-names'
import { snakeCase } from '../binding/text'
import { TorchError, typeError } from '../errors'
import { isArray, isObject } from '../kinds'
import { Tensor, tensor } from '../tensor'
import type { ParamGroup, ParamState } from './groups'

/** PyTorch's layout: state by parameter number, counted over all groups; groups with parameter numbers in place of parameters. */
export interface OptimizerState<State extends object = ParamState> {
  state: Map<number, State>
  param_groups: Record<string, unknown>[]
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

export function packed<Options extends object, State extends object>(
  groups: ParamGroup<Options>[],
  states: ReadonlyMap<Tensor, State>,
): OptimizerState<State> {
  const numbers = new Map<Tensor, number>()
  for (const { params } of groups) for (const param of params) numbers.set(param, numbers.size)
  const numbered = [...numbers].flatMap(([param, number]) => {
    const kept = states.get(param)
    return kept ? [[number, { ...kept }] as const] : []
  })
  const param_groups = groups.map(({ params, ...options }) => ({
    ...Object.fromEntries(Object.entries(options).map(([name, value]) => [snakeCase(name), value])),
    params: params.map((param) => numbers.get(param)),
  }))
  return { state: new Map(numbered), param_groups }
}

/** A dict, given as an object or a Map, as a Map. */
function dict(where: string, what: string, value: unknown): Map<unknown, unknown> {
  if (types.isMap(value)) return value
  if (isObject(value) && !isArray(value)) return new Map(Object.entries(value))
  throw typeError(
    `${where}.loadStateDict: ${what} must be a Map or an object, but it is ${shown(value)}${ofLoaded(value, 'optimizer')}`,
  )
}

/** Reads a state dict: gives the groups with its options, and its state by parameter. */
export function unpacked<Options extends object, State extends object>(
  where: string,
  stateDict: unknown,
  groups: ParamGroup<Options>[],
  restored: (param: Tensor, saved: ReadonlyMap<unknown, unknown>, wrong: (what: string) => TorchError) => State,
): { groups: ParamGroup<Options>[]; states: Map<Tensor, State> } {
  const wrong = (what: string) => new TorchError('ERR_STATE_DICT', `the state dict does not fit ${where}: ${what}`)
  const whole = dict(where, 'the state dict', stateDict)
  const savedGroups = whole.get('param_groups')
  if (!isArray(savedGroups)) throw wrong(`param_groups must be a list, but it is ${shown(savedGroups)}`)
  if (savedGroups.length !== groups.length) {
    throw wrong(`it has ${savedGroups.length} parameter groups, the optimizer has ${groups.length}`)
  }
  const params = new Map<number, Tensor>()
  const merged = groups.map((group, index) => {
    const saved = dict(where, `param_groups[${index}]`, savedGroups[index])
    const numbers = saved.get('params')
    if (!isArray(numbers) || numbers.length !== group.params.length) {
      const had = isArray(numbers) ? numbers.length : shown(numbers)
      throw wrong(`group ${index} has ${had} parameters, the optimizer's has ${group.params.length}`)
    }
    for (const [place, number] of numbers.entries()) params.set(Number(number), group.params[place])
    const options = [...saved].filter(([name]) => name !== 'params')
    return {
      ...group,
      ...Object.fromEntries(
        options.map(([name, value]) => [camel(String(name)), value instanceof Tensor ? value.detach().clone() : value]),
      ),
    }
  })
  const state = whole.get('state')
  if (isObject(state) && !types.isMap(state) && Object.keys(state).length === 0) {
    throw wrong('state is an empty object, which is what JSON leaves of a Map; docs/saving.md shows how to save it')
  }
  const states = new Map<Tensor, State>()
  for (const [number, kept] of dict(where, 'state', state)) {
    const param = params.get(Number(number))
    if (!param) throw wrong(`it has state of a parameter ${shown(number)} that is in no group`)
    states.set(
      param,
      restored(param, dict(where, `state[${shown(number)}]`, kept), (what) => wrong(`${what} of parameter ${number}`)),
    )
  }
  return { groups: merged, states }
}

/** Step counters and numbers derived from them, which are float32 scalars whatever the parameter's dtype is. */
const counters = ['step', 'eta', 'mu', 'mu_product']

/** The state tensors of one parameter, copied to its device. */
export function tensorState(
  param: Tensor,
  saved: ReadonlyMap<unknown, unknown>,
  wrong: (what: string) => TorchError,
  shapeOf: (name: string) => number[],
): ParamState {
  const kept: ParamState = {}
  for (const [key, value] of saved) {
    const name = String(key)
    // PyTorch before 1.12 saved the step as a number; PyTorch still saves a missing momentum as None.
    if (value === null || value === undefined) continue
    if (counters.includes(name)) {
      const count = typeof value === 'number' ? tensor(value) : value
      if (!(count instanceof Tensor) || count.numel() !== 1)
        throw wrong(`${shown(name)} is ${shown(value)} instead of a number, the state`)
      kept[name] = count.detach().to({ dtype: 'float32', device: param.device, copy: true }).reshape([])
    } else if (value instanceof Tensor) {
      const shape = shapeOf(name)
      if (String(value.shape) !== String(shape)) {
        throw wrong(`${shown(name)} has shape [${value.shape}] instead of [${shape}], the shape`)
      }
      kept[name] = value.detach().to({ dtype: param.dtype, device: param.device, copy: true })
    } else throw wrong(`${shown(name)} is ${shown(value)} instead of a tensor, the state`)
  }
  return kept
}
