import { dtypes } from '../types'
import { type Handle, idOf, isHandle } from './handle'
import { type Id, native } from './native'
import type { Guard } from './operator'
import { helper } from './operator'

const less = helper('lt', 'Scalar', false)
const atLeast = helper('ge', 'Scalar', false)
const zeros = helper('zeros', '', false)
const unsqueeze = helper('unsqueeze', '', false)
const scatter = helper('scatter_', 'value', false)

/**
 * The guard of one_hot. On the CPU libtorch reads the smallest and the largest class to check them. Where no value can
 * be read, the guard makes the same checks and the same result from operators that read none.
 */
export function oneHotGuard(operator: string): Guard | undefined {
  if (operator !== 'aten::one_hot') return undefined
  return (args, { run, refuseWhere }) => {
    if (native.readsValues()) return
    const options = args.find((arg): arg is Record<string, unknown> => typeof arg === 'object' && !isHandle(arg)) ?? {}
    const [self = options.self, classes = options.numClasses] = args.filter((arg) => arg !== options)
    if (!isHandle(self) || !(Number(classes) > 0) || !readsClasses(self)) return
    refuseWhere(run(less, [self, 0]) as Handle, 'Class values must be non-negative.')
    refuseWhere(run(atLeast, [self, classes]) as Handle, 'Class values must be smaller than num_classes.')
    const shape = [...native.shape(idOf(self)), classes]
    const rows = run(zeros, [shape, { dtype: 'int64' }])
    return run(scatter, [rows, -1, run(unsqueeze, [self, -1]), 1]) as Handle
  }
}

/** Whether libtorch would read the values of its input. */
function readsClasses(self: Handle): boolean {
  const id = idOf(self)
  return (
    native.device(id) === 'cpu' && dtypes[native.dtype(id)] === 'int64' && native.numel(id) > 0 && !isTransformed(id)
  )
}

/** Whether a transform of torch.func has wrapped it. */
function isTransformed(id: Id): boolean {
  const inner = native.wrapped(id)
  if (inner !== undefined) native.release(inner[0])
  return inner !== undefined
}
