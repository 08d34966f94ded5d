import { named, shown } from '../arguments'
import { defaultsOf, signatureOf } from '../arguments/signatures'
import { snakeCase } from '../binding/text'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'
import { hasHooks } from './core/hooks'
import { Module } from './core/module'
import { activationName } from './core/named-activations'
import { indented, pythonBool, pythonFloat } from './core/repr'
import * as layers from './modules'

export interface ToPythonOptions {
  /** The path of the weights that the program loads, as written by `torch.save(model.stateDict(), path)`. */
  weights?: string
}

/**
 * A Python program that makes the same model, from PyTorch's own layers, as the variable `model`. With the weights loaded
 * it computes the same.
 *
 * ```ts
 * torch.saveSync(model.stateDict(), 'model.pt')
 * writeFileSync('model.py', torch.toPython(model, { weights: 'model.pt' }))
 * ```
 * @throws TorchError ERR_MODULE for a class of your own, whose forward is TypeScript, and for a module with hooks or
 * parametrizations, which Python would not have.
 */
export function toPython(model: Module, ...rest: [options?: ToPythonOptions]): string {
  const { weights } = named<ToPythonOptions>('toPython', ['weights'], rest)
  if (!(model instanceof Module)) throw refusal('', `needs a module, got ${shown(model)}`)
  const text = textOf(model, '')
  const lines = ['import torch', 'from torch import nn', '', `model = ${text}`]
  if (text.includes('OrderedDict(')) lines.unshift('from collections import OrderedDict', '')
  if (weights !== undefined) lines.push(`model.load_state_dict(torch.load(${JSON.stringify(weights)}))`)
  if (!model.training) lines.push('model.eval()')
  return `${lines.join('\n')}\n`
}

const refusal = (path: string, why: string) => new TorchError('ERR_MODULE', `toPython: ${path}${why}`)

const classes = layers as unknown as Record<string, unknown>

/** The expression that makes a module; `path` is its name in the model. */
function textOf(module: Module, path: string): string {
  const { name } = module.constructor
  const at = path === '' ? '' : `${path}: `
  if (hasHooks(module) || 'parametrizations' in module) {
    throw refusal(at, `a ${name} with hooks or parametrizations, which it would not have in Python`)
  }
  if (classes[name] !== module.constructor) {
    throw refusal(at, `${name} is none of PyTorch's layers; write its class in Python, and load its state dict there`)
  }
  const inside = (key: string) => (path === '' ? key : `${path}.${key}`)
  const children = [...module.namedChildren()].map(([key, child]): [string, Module] => [key, child])
  const texts = () => children.map(([key, child]) => `${textOf(child, inside(key))},`)
  const entries = (open: string, sign: string, close: string) =>
    children.map(([key, child]) => `${open}${JSON.stringify(key)}${sign}${textOf(child, inside(key))}${close},`)
  if (module instanceof layers.Sequential) {
    if (children.every(([key], i) => key === String(i))) return bracketed(`nn.${name}(`, texts(), ')')
    return bracketed(`nn.${name}(OrderedDict([`, entries('(', ', ', ')'), ']))')
  }
  if (module instanceof layers.ModuleList) return bracketed(`nn.${name}([`, texts(), '])')
  if (module instanceof layers.ModuleDict) return bracketed(`nn.${name}({`, entries('', ': ', ''), '})')
  return `nn.${name}(${argumentsOf(module, inside).join(', ')})`
}

function bracketed(open: string, lines: string[], close: string): string {
  return lines.length === 0 ? open + close : `${open}\n  ${indented(lines.join('\n'))}\n${close}`
}

/**
 * The arguments that a layer was constructed with, without those that have their defaults. A layer keeps them in fields
 * of the same names.
 */
function argumentsOf(module: Module, inside: (key: string) => string): string[] {
  const { name } = module.constructor
  const signature = signatureOf(`nn.${name}`)
  if (signature === undefined) return []
  const defaults = defaultsOf(`nn.${name}`)
  const fields = { ...module, ...derived(module) } as Record<string, unknown>
  const given: string[] = []
  for (const key of signature.names) {
    if (unsaid.has(key) || (key === 'dtype' && usesDefaultDtype(module))) continue
    const value = key === 'dtype' ? dtypeOf(module) : fields[key]
    const { [key]: usual } = defaults
    if (value === undefined && usual === 'null') continue
    const text = value instanceof Module ? textOf(value, inside(key)) : pythonText(key, value, usual)
    if (text === undefined)
      throw refusal('', `nn.${name}: its ${key} is ${shown(value)}, which Python's cannot be given`)
    if (text !== spoken(usual) && !isEach(value, usual)) given.push(`${snakeCase(key)}=${text}`)
  }
  return given
}

/** Deprecated arguments, and those that only say how the first weights are made. */
const unsaid = new Set(['device', 'sizeAverage', 'reduce', '_weight', '_freeze', '_randomSamples', 'processGroup'])

/** Whether a list repeats PyTorch's default, one number, for each dimension. */
const isEach = (value: unknown, usual: string | undefined) =>
  isArray(value) && usual !== undefined && value.every((item) => String(item) === usual)

/** Writes a default of the table of signatures in Python. */
const spoken = (usual: string | undefined) => ({ true: 'True', false: 'False', null: 'None' })[usual as 'true'] ?? usual

/**
 * Writes a value in Python; undefined where Python has none. `usual` is the default, which distinguishes a float from
 * an int.
 */
function pythonText(key: string, value: unknown, usual?: string): string | undefined {
  if (value === null) return key === 'bias' ? 'False' : 'None'
  if (typeof value === 'boolean') return pythonBool(value)
  if (typeof value === 'number') {
    const isFloat = !Number.isInteger(value) || /[.e]/.test(usual ?? '')
    return isFloat ? pythonFloat(value) : String(value)
  }
  if (typeof value === 'string') return value.startsWith('torch.') ? value : JSON.stringify(value)
  if (isArray(value)) {
    const items = value.map((item) => pythonText(key, item))
    if (items.includes(undefined)) return undefined
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`
  }
  // A loss's weight is in the state dict, so only its shape matters.
  if (value instanceof Tensor) return key === 'bias' ? 'True' : `torch.ones(${pythonText(key, value.shape)})`
  return undefined
}

function dtypeOf(module: Module): string | undefined {
  const first = [...module.parameters()].find((parameter) => parameter.isFloatingPoint())
  return first && `torch.${first.dtype}`
}

const usesDefaultDtype = (module: Module) => [undefined, 'torch.float32'].includes(dtypeOf(module))

/** Arguments that a layer keeps under other names. */
function derived(module: Module): Record<string, unknown> {
  if (module instanceof layers.RNNCell || module instanceof layers.GRUCell || module instanceof layers.LSTMCell)
    return { bias: module.bias_ih !== null }
  if (module instanceof layers.MultiheadAttention)
    return { bias: module.in_proj_bias !== null, addBiasKv: module.bias_k !== null }
  if (module instanceof layers.AdaptiveLogSoftmaxWithLoss)
    return { headBias: module.head.bias !== null, cutoffs: module.cutoffs.slice(0, -1) }
  if (module instanceof layers.BCEWithLogitsLoss) return { posWeight: module.pos_weight }
  if (module instanceof layers.PairwiseDistance) return { p: module.norm }
  if (module instanceof layers.TransformerEncoderLayer || module instanceof layers.TransformerDecoderLayer) {
    const { self_attn, linear1, norm1 } = module
    const activation = activationName(module.activation) ?? module.activation
    const { embedDim: dModel, numHeads: nhead, batchFirst } = self_attn
    const bias = linear1.bias !== null
    const dropout = module.dropout.p
    return {
      dModel,
      nhead,
      batchFirst,
      bias,
      activation,
      dropout,
      dimFeedforward: linear1.outFeatures,
      layerNormEps: norm1.eps,
    }
  }
  if (module instanceof layers.TransformerEncoder) return { encoderLayer: module.layers.at(0) }
  if (module instanceof layers.TransformerDecoder) return { decoderLayer: module.layers.at(0) }
  if (module instanceof layers.Transformer) return { customEncoder: module.encoder, customDecoder: module.decoder }
  return {}
}
