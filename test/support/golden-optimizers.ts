import * as optim from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'
import { golden, options } from '../golden/recipe'

type Form = 'default' | 'foreach' | 'fused'
type Named = Record<string, unknown>
export type AnyOptimizer = optim.Optimizer
/** Both parameters' values after each step. */
type Steps = [number[], number[][]][]

/**
 * What a case of sgd-adam.json or optimizers.json trains: two parameters, on the gradients of sgd-adam.json, or
 * matrices.
 */
export interface Given {
  optimizer: string
  options: Named
  /** The options of each parameter, where it has a group of its own. */
  groups?: [Named, Named]
  /** Whether the second parameter has no gradient in the steps 0 and 3. */
  missing?: boolean
  matrices?: boolean
}

interface OptimCase extends Given {
  optimizer: 'SGD' | 'Adam' | 'AdamW'
  float64: Partial<Record<Form, Steps | Form>>
  float32: Partial<Record<Form, Steps | Form>>
}

const file = golden('sgd-adam')
const others = golden('optimizers')

/** What PyTorch's state_dict() holds after a few steps. */
export const goldenStates: (OptimCase & { steps: number; state_dict: { state: object; param_groups: object[] } })[] =
  file.states

/** How far numbers may be from PyTorch's, relative to their size; not at all with TORCHNODE_EXACT=1. */
export const tolerance: Record<string, number> = { float64: 1e-12, complex128: 1e-12, float32: 2e-6 }
export const isExact = process.env.TORCHNODE_EXACT === '1'

export interface Trained {
  params: Tensor[]
  optimizer: AnyOptimizer
  /** Gives the parameters the gradients of a step and takes it. */
  step: (i: number) => void
}

/** A parameter; complex numbers are made of real ones. */
export const leaf = (data: unknown, dtype: DType) =>
  dtype === 'complex128'
    ? tensor(data as never, { dtype: 'float64' })
        .to(dtype)
        .requiresGrad_()
    : tensor(data as never, { dtype, requiresGrad: true })

/** An optimizer by its name, with options as Python has them. */
export const made = (name: string, params: unknown, given: Named) =>
  new (optim as unknown as Record<string, new (p: unknown, o: object) => AnyOptimizer>)[name](params, options(given))

/** Two parameters and an optimizer over them, as a golden file describes; `form` has further options, such as `fused`. */
export function prepare(given: Given, dtype: DType, form: Named = {}): Trained {
  const params: Tensor[] = (given.matrices ? others.matrices : file.start).map((data: unknown) => leaf(data, dtype))
  const gradients = given.matrices ? others.matrix_gradients : file.gradients
  const groups = given.groups?.map((group, i) => ({ ...options(group), params: [params[i]] }))
  const optimizer = made(given.optimizer, groups ?? params, { ...given.options, ...form })
  const step = (i: number) => {
    for (const [place, param] of params.entries()) {
      const none = given.missing && place === 1 && (i === 0 || i === 3)
      param.grad = none ? null : leaf(gradients[i][place], dtype).detach()
    }
    optimizer.step()
  }
  return { params, optimizer, step }
}

/** All numbers of nested lists in order. */
export const flat = (values: unknown): number[] => [values].flat(9).map(Number)
export const numbers = (params: Tensor[]) => params.map((param) => param.toArray())

/** Describes the values that differ too much from PyTorch's; empty when all agree. */
export function far(ours: unknown, theirs: unknown, relative: number): string[] {
  const [a, b] = [flat(ours), flat(theirs)]
  if (a.length !== b.length) return [`${a.length} numbers instead of ${b.length}`]
  const limit = isExact ? 0 : relative
  return b.flatMap((x, i) =>
    Math.abs(a[i] - x) <= limit * Math.max(Math.abs(x), 1e-2) || Object.is(a[i], x) ? [] : [`${a[i]} is not ${x}`],
  )
}

/** Tests that hold for every golden case of an optimizer, in each of its forms and dtypes. */
export function describeGoldenOptimizer(name: OptimCase['optimizer']): void {
  const own: OptimCase[] = file.cases.filter(({ optimizer }: OptimCase) => optimizer === name)
  const runs = own.flatMap((given) =>
    (['float64', 'float32'] as const).flatMap((dtype) =>
      (['foreach', 'fused'] as const).map((form) => ({
        given,
        dtype,
        form,
        options: JSON.stringify([given.options, given.groups ?? '', given.missing ?? '']),
      })),
    ),
  )
  test.each(runs)("$form in $dtype with $options follows PyTorch's", ({ given, dtype, form }) => {
    const values = given[dtype]
    // Where Python's fused kernel cannot start with a missing gradient, ours gives what its default gives.
    const named = values[form] ?? 'default'
    const expected = (typeof named === 'string' ? values[named] : named) as Steps
    const { params, step } = prepare(given, dtype, { fused: form === 'fused' })
    const wrong = expected.flatMap((theirs, i) => {
      step(i)
      return far(numbers(params), theirs, tolerance[dtype]).map((what) => `step ${i}: ${what}`)
    })
    expect(wrong).toEqual([])
  })
}
