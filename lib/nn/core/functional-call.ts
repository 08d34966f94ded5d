import { types } from 'node:util'
import {
  type Args,
  type Forms,
  flag,
  positional,
  type Rest,
  requireArguments,
  requireArray,
  requiredOnly,
  requireObject,
  settings,
  shown,
} from '../../arguments'
import { listed } from '../../binding/text'
import { TorchError, typeError } from '../../errors'
import { stack } from '../../generated/ops'
import { isArray, isPlain } from '../../kinds'
import { Tensor } from '../../tensor'
import { type Module, noteModule } from './module'
import type { StateDict } from './state-dict'
import { type Place, placesOf, replaceMember } from './traversal'

/** Tensors that replace parameters and buffers, by dotted name. */
export type Replacements = StateDict | Record<string, Tensor>

export interface FunctionalCallOptions {
  /** Whether a tensor replaces a parameter under all of its names; default true. */
  tieWeights?: boolean
  /** Whether every parameter and buffer must be given; default false. */
  strict?: boolean
}

const entriesOf = (given: Replacements) => (types.isMap(given) ? [...given] : Object.entries(given))

// biome-ignore lint/suspicious/noExplicitAny: a module's arguments are as various as modules are
type Called<Result> = [module: Module<any[], Result>, parameterAndBufferDicts: Replacements | readonly Replacements[]]

/**
 * Calls a module with other tensors in place of its parameters and buffers, which are restored afterwards. With {@link grad} and
 * {@link vmap} it computes per-example gradients or runs many models at once.
 * The tensors are given by dotted name, in one object or in an array of them, of which later ones win; then the arguments of
 * forward, in an array, or the only one.
 * @throws TorchError `ERR_STATE_DICT` for a name that the module does not have, or, when strict, for a name that is not given
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.functional_call.html
 */
export function functionalCall<Result>(
  ...forms: Forms<
    'func.functionalCall',
    | [...Called<Result>, args?: unknown, ...rest: Rest<FunctionalCallOptions>]
    | [...Called<Result>, options: FunctionalCallOptions & { args: unknown }]
  >
): Result {
  const where = 'func.functionalCall'
  const [module, replacements, ...rest] = positional(where, forms, true)
  // An argument of forward that is given by position may itself be an object.
  const byName = rest.length === 1 && isPlain(rest[0]) && (forms.length < 3 || Object.hasOwn(rest[0], 'args'))
  const { args, tieWeights, strict } = settings<Required<FunctionalCallOptions> & { args: unknown }>(
    where,
    { args: [], tieWeights: true, strict: false },
    byName ? rest : [undefined, ...rest.slice(1)],
  )
  requireObject(where, 'module', module, 'a Module', 'forward', 'modules')
  requireObject(where, 'replacements', replacements, 'an object, a Map or an array of them')
  if (isArray(replacements)) requireArray(where, 'replacements', replacements)
  flag(where, 'tieWeights', tieWeights)
  flag(where, 'strict', strict)
  const lists = isArray(replacements) ? (replacements as Replacements[]) : [replacements as Replacements]
  const given = new Map(
    Array.from(lists, (each, i) => {
      requireObject(where, `replacements[${i}]`, each, 'an object or a Map')
      return entriesOf(each)
    }).flat(),
  )
  const places = placesOf(module)
  checkReplacements(where, given, places, strict)
  const tied = new Map(places.flatMap(({ key, value }) => (given.has(key) ? [[value, given.get(key)]] : [])))
  const replaced = places.flatMap((place) => {
    const tensor = given.get(place.key) ?? (tieWeights ? tied.get(place.value) : undefined)
    return tensor === undefined ? [] : [{ ...place, tensor }]
  })
  for (const { owner } of replaced) noteModule(owner)
  try {
    for (const { owner, name, tensor } of replaced) owner[replaceMember](name, tensor)
    const inputs = byName ? args : (rest[0] ?? [])
    if (isArray(inputs)) requireArguments(where, 'args', inputs)
    const result = module.forward(...(isArray(inputs) ? inputs : [inputs]))
    if (typeof (result as { then?: unknown } | null)?.then === 'function') {
      throw typeError(`${where}: forward returned a promise, which would continue with the module's own parameters`)
    }
    return result
  } finally {
    for (const { owner, name, value } of replaced) owner[replaceMember](name, value)
  }
}

function checkReplacements(where: string, given: Map<string, Tensor>, places: Place[], strict: boolean): void {
  const names = new Set(places.map(({ key }) => key))
  for (const [key, tensor] of given) {
    if (!names.has(key)) throw new TorchError('ERR_STATE_DICT', `${where}: the module has no ${shown(key)}`)
    if (!(tensor instanceof Tensor)) throw typeError(`${where}: ${shown(key)} is not a tensor but ${shown(tensor)}`)
  }
  const missing = [...names].filter((key) => !given.has(key))
  if (strict && missing.length > 0) {
    throw new TorchError('ERR_STATE_DICT', `${where}: strict, but not given: ${listed(missing, (key) => shown(key))}`)
  }
}

/**
 * Stacks the parameters and the buffers of modules of one class along a new first dimension, for {@link functionalCall} within
 * {@link vmap}.
 * @throws TorchError `ERR_MODULE` for no modules, or modules of different kinds
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.stack_module_state.html
 */
export function stackModuleState(
  ...given: Args<'func.stackModuleState', [models: readonly Module[]]>
): [parameters: Map<string, Tensor>, buffers: Map<string, Tensor>] {
  const [modules] = requiredOnly('func.stackModuleState', given)
  requireArray('func.stackModuleState', 'modules', modules)
  for (const [place, module] of modules.entries())
    requireObject('func.stackModuleState', `modules[${place}]`, module, 'a Module', 'namedParameters')
  const kinds = new Set(modules.map((module) => module.constructor))
  if (kinds.size !== 1) {
    const names = [...kinds].map(({ name }) => name).join(', ')
    throw new TorchError('ERR_MODULE', `func.stackModuleState: needs modules of one kind, got ${names || 'none'}`)
  }
  const stacked = (all: Map<string, Tensor>[]) =>
    new Map([...all[0].keys()].map((key) => [key, stack(all.map((one) => one.get(key) as Tensor)).detach()]))
  const parameters = stacked(modules.map((module) => new Map(module.namedParameters())))
  const trained = new Map(modules[0].namedParameters())
  for (const [key, tensor] of parameters) tensor.requiresGrad_(trained.get(key)?.requiresGrad)
  return [parameters, stacked(modules.map((module) => new Map(module.namedBuffers())))]
}
