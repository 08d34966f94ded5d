import * as optim from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import { golden, options } from '../golden/recipe'

type Dtype = 'float32' | 'float64'
type Form = 'default' | 'foreach' | 'fused'
/** Both parameters' values after each step. */
type Steps = [number[], number[][]][]

interface OptimCase {
  optimizer: 'SGD' | 'Adam' | 'AdamW'
  options: Record<string, unknown>
  groups?: [Record<string, unknown>, Record<string, unknown>]
  missing?: boolean
  float64: Partial<Record<Form, Steps | Form>>
  float32: Partial<Record<Form, Steps | Form>>
}

const file = golden('optim')

/** PyTorch's state_dict() after a few steps. */
export const goldenStates: (OptimCase & { steps: number; state_dict: { state: object; param_groups: object[] } })[] =
  file.states

const tolerance = { float64: 1e-12, float32: 2e-6 }

export interface Trained {
  params: Tensor[]
  optimizer: optim.Optimizer
  /** Gives the parameters a step's gradients and takes the step. */
  step: (i: number) => void
}

/** Two parameters and an optimizer for them, as described in the golden file. */
export function prepare(
  given: Pick<OptimCase, 'optimizer' | 'options' | 'groups' | 'missing'>,
  dtype: Dtype,
  fused?: boolean,
): Trained {
  const params: Tensor[] = file.start.map((data: never) => tensor(data, { dtype, requiresGrad: true }))
  const groups = given.groups?.map((group, i) => ({ ...options(group), params: [params[i]] }))
  const named = { ...options(given.options), ...(fused === undefined ? {} : { fused }) }
  const classes = { SGD: optim.SGD, Adam: optim.Adam, AdamW: optim.AdamW }
  const Optimizer = classes[given.optimizer] as unknown as new (params: unknown, options: object) => unknown
  const optimizer = new Optimizer(groups ?? params, named) as optim.Optimizer
  const step = (i: number) => {
    for (const [place, param] of params.entries()) {
      const none = given.missing && place === 1 && (i === 0 || i === 3)
      param.grad = none ? null : tensor(file.gradients[i][place], { dtype })
    }
    optimizer.step()
  }
  return { params, optimizer, step }
}

function far(ours: Tensor[], theirs: [number[], number[][]], relative: number): string[] {
  return theirs.flatMap((value, place) => {
    const [a, b] = [ours[place].toTypedArray(), value.flat()]
    const bad = b.flatMap((x, i) =>
      Math.abs(Number(a[i]) - x) <= relative * Math.max(Math.abs(x), 1e-3) ? [] : [`${a[i]} is not ${x}`],
    )
    return bad
  })
}

/** Tests for every golden case of an optimizer, in each of its forms and dtypes. */
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
    // Where Python's fused kernel cannot start with a missing gradient, ours gives the same as its default form.
    const named = values[form] ?? 'default'
    const expected = (typeof named === 'string' ? values[named] : named) as Steps
    const { params, step } = prepare(given, dtype, form === 'fused')
    const wrong = expected.flatMap((theirs, i) => {
      step(i)
      return far(params, theirs, tolerance[dtype]).map((what) => `step ${i}: ${what}`)
    })
    expect(wrong).toEqual([])
  })
}
