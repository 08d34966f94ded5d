import { type Args, oneOf, positional, settings } from '../../arguments'
import { typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import * as func from '../func'
import { enableGrad } from '../modes'
import { type Fn, FunctionalCall, type Some } from './parts'

const strategies = ['reverse-mode', 'forward-mode'] as const
type Strategy = (typeof strategies)[number]

interface Options {
  /** Whether the result can be differentiated in turn; default false. */
  createGraph?: boolean
  /** Whether an output that does not depend on an input is an error, rather than zeros; default false. */
  strict?: boolean
  /** Whether all rows are computed by one pass over a batch; default false. */
  vectorize?: boolean
}

export interface FunctionalJacobianOptions extends Options {
  /** `'forward-mode'` is faster where there are fewer inputs than outputs; with `vectorize` only. */
  strategy?: Strategy
}

export interface FunctionalHessianOptions extends Options {
  /** How the second derivative is computed; `'forward-mode'` with `vectorize` only. */
  outerJacobianStrategy?: Strategy
}

// biome-ignore lint/suspicious/noExplicitAny: the structure is that of the results, and in it that of the inputs
type Nested = any

interface Way {
  vectorize: boolean
  strategy: Strategy
}

/**
 * Computes the Jacobian of `fn` at the inputs. For an output of shape o and an input of shape i it is a tensor of shape
 * [...o, ...i]. Several outputs give an array of Jacobians, and several inputs an array for each output.
 * @throws TorchError ERR_AUTOGRAD, in strict mode, for an output that does not depend on an input; TypeError for options that do
 * not go together.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.jacobian.html
 */
export function jacobian(
  ...given: Args<
    'autograd.functional.jacobian',
    [func: Fn, inputs: Some],
    FunctionalJacobianOptions,
    ['createGraph', 'strict', 'vectorize', 'strategy']
  >
): Nested {
  const [fn, inputs, ...rest] = positional('autograd.functional.jacobian', given)
  const where = 'autograd.functional.jacobian'
  const { createGraph, strict, vectorize, strategy } = settings<Required<FunctionalJacobianOptions>>(
    where,
    { createGraph: false, strict: false, vectorize: false, strategy: 'reverse-mode' },
    rest,
  )
  oneOf(where, 'strategy', strategy, strategies)
  return computed(new FunctionalCall('functional.jacobian', createGraph, strict), fn, inputs, { vectorize, strategy })
}

function checkWay({ where, createGraph, strict }: FunctionalCall, { vectorize, strategy }: Way): void {
  const refuse = (words: string) => {
    throw typeError(`${where}: ${words}, as in PyTorch`)
  }
  if (strategy === 'forward-mode' && createGraph) refuse('createGraph does not go with forward mode')
  if (strategy === 'forward-mode' && !vectorize) refuse('forward mode needs vectorize: true')
  if (strict && vectorize) refuse('strict does not go with vectorize')
}

function computed(call: FunctionalCall, fn: Fn, inputs: Some, way: Way): Nested {
  checkWay(call, way)
  if (way.strategy === 'forward-mode') return byForwardMode(call, fn, inputs)
  const at = call.inputs(inputs)
  const { outputs, single } = call.outputs(fn, at)
  const run = () =>
    outputs.map((output) => {
      const blocks = way.vectorize ? batchedRows(call, output, at) : rowByRow(call, output, at)
      const shaped = blocks.map((block, i) => block.reshape([...output.shape, ...at[i].shape]))
      return call.given(shaped, inputs instanceof Tensor)
    })
  const all = call.createGraph ? enableGrad(run) : run()
  return single ? all[0] : all
}

function byForwardMode(call: FunctionalCall, fn: Fn, inputs: Some): Nested {
  const at = call.list('inputs', inputs).map((input) => input.detach())
  const argnums = at.map((_, i) => i)
  return func.jacfwd(fn, { argnums: inputs instanceof Tensor ? 0 : argnums })(...at)
}

/** One block for each input; its rows belong to the elements of the flat output. */
function rowByRow(call: FunctionalCall, output: Tensor, inputs: readonly Tensor[]): Tensor[] {
  const rows = ops
    .reshape(output, [-1])
    .unbind(0)
    .map((element) => {
      const found = call.gradients([element], inputs, undefined, { retainGraph: true })
      return call.filled(found, inputs, 'the output')
    })
  return inputs.map((input, i) => {
    if (rows.length === 0) return ops.zeros([0, ...input.shape], { dtype: input.dtype, device: input.device })
    return ops.stack(rows.map((row) => row[i]))
  })
}

function batchedRows(call: FunctionalCall, output: Tensor, inputs: readonly Tensor[]): Tensor[] {
  const { dtype, device } = output
  const count = output.numel()
  const basis = ops.eye(count, { dtype, device }).view([count, ...output.shape])
  const found = call.gradients([output], inputs, [basis], { retainGraph: true }, true)
  return found.map(
    (block, i) => block ?? ops.zeros([count, ...inputs[i].shape], { dtype: inputs[i].dtype, device: inputs[i].device }),
  )
}

/**
 * Computes the Hessian of `fn`, which returns a single number. For inputs of shapes a and b it is a tensor of shape
 * [...a, ...b]; an array of arrays where the inputs are an array.
 * @throws as {@link jacobian}; TorchError ERR_SHAPE where the value is not a single number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.hessian.html
 */
export function hessian(
  ...given: Args<
    'autograd.functional.hessian',
    [func: Fn, inputs: Some],
    FunctionalHessianOptions,
    ['createGraph', 'strict', 'vectorize', 'outerJacobianStrategy']
  >
): Nested {
  const [fn, inputs, ...rest] = positional('autograd.functional.hessian', given)
  const where = 'autograd.functional.hessian'
  const { createGraph, strict, vectorize, outerJacobianStrategy } = settings<Required<FunctionalHessianOptions>>(
    where,
    { createGraph: false, strict: false, vectorize: false, outerJacobianStrategy: 'reverse-mode' },
    rest,
  )
  const strategy = oneOf(where, 'outerJacobianStrategy', outerJacobianStrategy, strategies)
  const call = new FunctionalCall('functional.hessian', createGraph, strict)
  const inner = new FunctionalCall('functional.hessian', true, strict)
  // As a 0-dim tensor, so that its Jacobian has the shape of the inputs alone.
  const single: Fn = (...at) => inner.output(fn, at).reshape([])
  checkWay(call, { vectorize, strategy })
  if (strategy === 'forward-mode') {
    const at = call.list('inputs', inputs).map((input) => input.detach())
    const argnums = inputs instanceof Tensor ? 0 : at.map((_, i) => i)
    return func.jacfwd(func.jacrev(single, { argnums }), { argnums })(...at)
  }
  const first: Fn = (...at) => {
    const found = computed(inner, single, inputs instanceof Tensor ? at[0] : at, { vectorize: false, strategy })
    inner.requireGradients(inputs instanceof Tensor ? [found] : found, 'the Jacobian')
    return found
  }
  return computed(call, first, inputs, { vectorize, strategy })
}
