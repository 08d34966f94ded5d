import { type Args, positional, requireArguments, requireFunction, settings } from '../arguments'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { grad } from './grad'
import { noGrad } from './modes'

export interface GradcheckOptions {
  /** How far each element is moved in either direction; default 1e-6. */
  eps?: number
  /** Absolute tolerance; default 1e-5. */
  atol?: number
  /** Relative tolerance; default 1e-3. */
  rtol?: number
  /** Whether a wrong gradient throws, instead of returning false; default true. */
  raiseException?: boolean
}

/**
 * Compares the gradients of `fn` with finite differences, for every element of every input that requires a gradient.
 * @param inputs float64 tensors: in float32 the differences are too imprecise.
 * @returns true, or false for a wrong gradient when `raiseException` is false.
 * @throws TorchError ERR_AUTOGRAD that names the element; TypeError for inputs that it cannot check.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.gradcheck.gradcheck.html
 */
export function gradcheck<A extends readonly unknown[]>(
  ...args: Args<'autograd.gradcheck', [func: (...inputs: A) => Tensor | readonly Tensor[], inputs: A], GradcheckOptions>
): boolean {
  const [fn, inputs, ...rest] = positional('autograd.gradcheck', args)
  const { eps, atol, rtol, raiseException } = settings<Required<GradcheckOptions>>(
    'autograd.gradcheck',
    { eps: 1e-6, atol: 1e-5, rtol: 1e-3, raiseException: true },
    rest,
  )
  requireFunction('autograd.gradcheck', 'fn', fn)
  requireArguments('autograd.gradcheck', 'inputs', inputs)
  const checked = inputs.flatMap((input, i) => (input instanceof Tensor && input.requiresGrad ? [i] : []))
  if (checked.length === 0) throw typeError('gradcheck: no input requires a gradient')
  for (const i of checked) {
    const { dtype } = inputs[i] as Tensor
    if (dtype !== 'float64') throw typeError(`gradcheck: input ${i} is ${dtype}; differences need float64`)
  }
  const list = (result: Tensor | readonly Tensor[]) => (result instanceof Tensor ? [result] : [...result])
  const outputs = list(fn(...inputs))
  for (const [o, output] of outputs.entries()) {
    if (!(output instanceof Tensor)) throw typeError(`gradcheck: the function returns Tensors, got ${shown(output)}`)
    if (!output.requiresGrad) continue
    for (const i of checked) {
      const input = inputs[i] as Tensor
      const analytical = byBackward(output, input)
      const value = (changed: Tensor) =>
        list(fn(...(inputs.map((given, j) => (j === i ? changed : given)) as unknown as A)))[o]
      const numerical = byDifferences(value, input, eps)
      const wrong = analytical.findIndex((row, e) => row.some((a, k) => !close(a, numerical[e][k], atol, rtol)))
      if (wrong < 0) continue
      if (!raiseException) return false
      const element = analytical[wrong].findIndex((a, k) => !close(a, numerical[wrong][k], atol, rtol))
      throw new TorchError(
        'ERR_AUTOGRAD',
        `gradcheck: the derivative of element ${element} of output ${o} with respect to element ${wrong} of input ${i} is ` +
          `${analytical[wrong][element]} by backward and ${numerical[wrong][element]} by differences`,
      )
    }
  }
  return true
}

const close = (a: number, b: number, atol: number, rtol: number) => Math.abs(a - b) <= atol + rtol * Math.abs(b)

const values = (tensor: Tensor) => tensor.detach().reshape([-1]).to('float64').toTypedArray() as Float64Array

/** Row e, column k: the derivative of element k of the output with respect to element e of the input. */
function byBackward(output: Tensor, input: Tensor): number[][] {
  const count = output.numel()
  const columns = Array.from({ length: count }, (_, k) => {
    const one = ops.zeros([count], { dtype: output.dtype, device: output.device })
    one.select(0, k).fill_(1)
    const gradOutputs = one.reshape(output.shape)
    const [gradient] = grad(output, input, { gradOutputs, retainGraph: true, allowUnused: true })
    return gradient ? values(gradient) : new Float64Array(input.numel())
  })
  return Array.from({ length: input.numel() }, (_, e) => columns.map((column) => column[e]))
}

function byDifferences(fn: (input: Tensor) => Tensor, input: Tensor, eps: number): number[][] {
  const moved = (e: number, by: number) => {
    const changed = noGrad(() => {
      const copy = input.detach().clone({ memoryFormat: 'contiguous_format' })
      copy.view([-1]).select(0, e).add_(by)
      return copy
    })
    return values(fn(changed.requiresGrad_()))
  }
  return Array.from({ length: input.numel() }, (_, e) => {
    const [up, down] = [moved(e, eps), moved(e, -eps)]
    return Array.from(up, (value, k) => (value - down[k]) / (2 * eps))
  })
}

/**
 * Compares the gradients of the gradients of `fn` with differences of its gradients: {@link gradcheck} of a backward pass.
 * @param gradOutputs a gradient for each of fn's results; by default random ones, from -1 to 1.
 * @throws as {@link gradcheck}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.gradcheck.gradgradcheck.html
 */
export function gradgradcheck<A extends readonly unknown[]>(
  ...given: Args<
    'autograd.gradgradcheck',
    [func: (...inputs: A) => Tensor | readonly Tensor[], inputs: A],
    GradcheckOptions & { gradOutputs?: Tensor | readonly Tensor[] | null },
    ['gradOutputs']
  >
): boolean {
  const [fn, inputs, ...rest] = positional('autograd.gradgradcheck', given)
  const { gradOutputs, ...options } = settings<GradcheckOptions & { gradOutputs?: Tensor | readonly Tensor[] | null }>(
    'autograd.gradgradcheck',
    { gradOutputs: null, eps: 1e-6, atol: 1e-5, rtol: 1e-3, raiseException: true },
    rest,
  )
  requireFunction('autograd.gradgradcheck', 'fn', fn)
  requireArguments('autograd.gradgradcheck', 'inputs', inputs)
  const list = (result: Tensor | readonly Tensor[]) => (result instanceof Tensor ? [result] : [...result])
  const differentiable = (result: Tensor | readonly Tensor[]) => list(result).filter(({ requiresGrad }) => requiresGrad)
  const wanted = inputs.flatMap((input, i) => (input instanceof Tensor && input.requiresGrad ? [i] : []))
  if (wanted.length === 0) throw typeError('gradgradcheck: no input requires a gradient')
  const vectors =
    gradOutputs == null
      ? differentiable(fn(...inputs)).map((output) =>
          ops.rand(output.shape, { dtype: 'float64', device: output.device }).mul_(2).sub_(1).requiresGrad_(),
        )
      : list(gradOutputs)
  const gradients = (...args: unknown[]) => {
    const own = args.slice(0, inputs.length) as unknown as A
    const outputs = differentiable(fn(...own))
    const at = wanted.map((i) => own[i] as Tensor)
    const options = { gradOutputs: args.slice(inputs.length) as Tensor[], createGraph: true, allowUnused: true }
    return grad(outputs, at, options).filter((gradient) => gradient !== null)
  }
  return gradcheck(gradients, [...inputs, ...vectors], options)
}
