import { byPosition, requireArray } from '../arguments'
import { refuseInTransform } from '../binding/func-transforms'
import { idsOf, isHandle } from '../binding/handle'
import { native } from '../binding/native'
import { op } from '../binding/ops'
import { freesGraphs } from '../binding/relied'
import { requireFlag, shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import type { Tensor } from './tensor'

export interface BackwardOptions {
  /** Keep the graph for another pass; default: the value of createGraph. */
  retainGraph?: boolean
  /** Record this pass too, for higher derivatives; default false. */
  createGraph?: boolean
  /** Sum gradients only into these; default: every leaf. */
  inputs?: Tensor | readonly Tensor[]
}

/** A value as a list of tensors: one tensor, or an array of them; items may be null with `orNull`. */
export function tensorList(where: string, name: string, value: unknown, orNull = false): readonly Tensor[] {
  const isList = isArray(value)
  if (isList) requireArray(where, name, value)
  const tensors = isList ? value : [value]
  const odd = tensors.findIndex((tensor) => !isHandle(tensor) && !(orNull && tensor === null))
  if (odd < 0) return tensors
  const kinds = orNull ? 'tensors or null' : 'tensors'
  const which = isList ? `${name}[${odd}]` : name
  throw typeError(
    `${where}: ${name} are ${kinds}, but ${which} is ${shown(tensors[odd])}${byPosition(where, name, value)}`,
  )
}

/**
 * Sums the gradients of the roots into leaves.
 * @throws TorchError ERR_NOT_IMPLEMENTED inside the transforms of `func`, where gradients would go to the wrong tensors
 */
export function runBackward(
  roots: readonly Tensor[],
  gradients: readonly (Tensor | null)[],
  { createGraph = false, retainGraph = createGraph, inputs }: BackwardOptions,
): void {
  refuseInTransform('backward()')
  requireFlag('createGraph', createGraph)
  requireFlag('retainGraph', retainGraph)
  const wanted = inputs === undefined ? [] : tensorList('backward', 'inputs', inputs)
  if (inputs !== undefined && wanted.length === 0) {
    throw typeError('backward: inputs cannot be empty; leave it out to sum into every leaf')
  }
  checkOutputGradients('backward', roots, gradients)
  if (!retainGraph) freesGraphs(roots, inputs === undefined)
  inPass(() => native.backward(idsOf(roots), idsOf(gradients), retainGraph, createGraph, idsOf(wanted)))
}

/** A backward pass that is under way. */
export interface Pass {
  /** What is to be done when it has ended well. */
  readonly atEnd: (() => void)[]
}

const passes: Pass[] = []

/** Runs a backward pass. */
export function inPass<T>(run: () => T): T {
  const pass: Pass = { atEnd: [] }
  passes.push(pass)
  try {
    const result = run()
    for (const act of pass.atEnd) act()
    return result
  } finally {
    passes.pop()
  }
}

/** The pass that a hook is called by. */
export const currentPass = (): Pass => passes[passes.length - 1]

const isSameSize = op('is_same_size', '') as (tensor: Tensor, other: Tensor) => boolean

/**
 * Refuses gradients whose shapes differ from their outputs', since libtorch's engine would broadcast or sum them.
 * @param batched whether the first dimension of each gradient is a batch
 * @throws TorchError ERR_SHAPE for another shape, ERR_DTYPE where only one of the two is complex
 */
export function checkOutputGradients(
  where: string,
  outputs: readonly Tensor[],
  gradients: readonly (Tensor | null)[],
  batched = false,
): void {
  if (outputs.length !== gradients.length) {
    throw typeError(`${where}: was given ${outputs.length} tensors and ${gradients.length} gradients`)
  }
  for (const [i, gradient] of gradients.entries()) {
    if (gradient !== null) checkOutputGradient(where, i, outputs[i], gradient, batched)
  }
}

function checkOutputGradient(where: string, i: number, output: Tensor, gradient: Tensor, batched: boolean): void {
  const mismatch = (what: string, of: (tensor: Tensor) => string) =>
    `mismatch in ${what}: grad_output[${i}] has a ${what} of ${of(gradient)} and output[${i}] has a ${what} of ${of(output)}`
  if (!fits(output, gradient, batched)) {
    const rule = batched ? '; with isGradsBatched the first dimension of each grad_output is the batch' : ''
    const shape = (tensor: Tensor) => (tensor.isNested ? 'nested parts' : `[${tensor.shape.join(', ')}]`)
    throw new TorchError('ERR_SHAPE', `${where}: ${mismatch('shape', shape)}${rule}`)
  }
  if (output.isComplex() !== gradient.isComplex()) {
    const dtypes = mismatch('dtype', ({ dtype }) => dtype)
    throw new TorchError('ERR_DTYPE', `${where}: ${dtypes}; both are complex, or neither is`)
  }
}

function fits(output: Tensor, gradient: Tensor, batched: boolean): boolean {
  if (output.isNested || gradient.isNested) {
    return !batched && output.isNested && gradient.isNested && isSameSize(output, gradient)
  }
  const { shape } = gradient
  const wanted = output.shape
  return batched ? shape.length > 0 && `${shape.slice(1)}` === `${wanted}` : `${shape}` === `${wanted}`
}
