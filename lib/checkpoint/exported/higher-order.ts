import { autocast } from '../../amp'
import { Function as AutogradFunction, enableGrad, type FunctionContext, isGradEnabled, noGrad } from '../../autograd'
import { TorchError } from '../../errors'
import { stack, zerosLike } from '../../generated/ops'
import { cond, isTensor, type Tensor } from '../../tensor'
import type { DType } from '../../types'
import type { Read, Run, Setting } from './graph'
import type { Json } from './json'

/** A node that calls graphs, as graph.ts gives it: its arguments are read or made into graphs by their places. */
export interface Caller {
  readonly node: Json
  readonly count: number
  read(place: number): Read
  /** An argument that is a list, of tensors alone for `tensors`. */
  list(place: number, kind?: 'tensors'): List
  graph(place: number): Called
}

interface List {
  count: number
  read: (run: Run) => unknown[]
}

interface Called {
  readonly inputs: readonly unknown[]
  readonly outputCount: number
  /** Whether something in the graph reads its input of that place. */
  reads(place: number): boolean
  call(inputs: readonly unknown[], setting: Setting): unknown[]
}

/** The graph at a place, which must have so many inputs, and so many results where that is known. */
function graphOf(caller: Caller, place: number, inputs: number, outputs?: number): Called {
  const graph = caller.graph(place)
  if (graph.inputs.length === inputs && (outputs ?? graph.outputCount) === graph.outputCount) return graph
  const wanted = outputs === undefined ? `${inputs} inputs` : `${inputs} inputs and ${outputs} results`
  return caller.node.fail(
    `has a graph of ${graph.inputs.length} inputs and ${graph.outputCount} results, not ${wanted}`,
  )
}

/** PyTorch's operators that call graphs, by their names in a file. */
const operators: Readonly<Record<string, (caller: Caller) => Read>> = {
  cond: (caller) => {
    const [pred, operands] = [caller.read(0), caller.list(3)]
    const whole = graphOf(caller, 1, operands.count)
    const otherwise = graphOf(caller, 2, operands.count, whole.outputCount)
    return (run) => {
      const inputs = operands.read(run)
      const results = cond(
        pred(run) as boolean | Tensor,
        () => whole.call(inputs, run.setting),
        () => otherwise.call(inputs, run.setting),
      )
      return withAll(results, inputs)
    }
  },
  while_loop: (caller) => {
    const [carried, more] = [caller.list(2), caller.list(3)]
    const condition = graphOf(caller, 0, carried.count + more.count, 1)
    const body = graphOf(caller, 1, carried.count + more.count, carried.count)
    return (run) => {
      const [first, rest] = [carried.read(run), more.read(run)]
      const goesOn = (values: readonly unknown[]) =>
        noGrad(() => isTrue(condition.call([...values, ...rest], run.setting)[0]))
      let values = first
      while (goesOn(values)) values = body.call([...values, ...rest], run.setting)
      // The results are never the arguments themselves, even if there was no iteration.
      if (values === first) values = first.map((value) => (isTensor(value) ? value.clone() : value))
      return withAll(values, [...first, ...rest])
    }
  },
  map_impl: (caller) => {
    const [lists, more] = [caller.list(1, 'tensors'), caller.list(2)]
    const body = graphOf(caller, 0, lists.count + more.count)
    return (run) => {
      const [xs, rest] = [lists.read(run) as Tensor[], more.read(run)]
      const each = slices('map', xs).map((x) => body.call([...x, ...rest], run.setting))
      return withAll(stacked(each), unread(body, [...xs, ...rest]))
    }
  },
  scan: (caller) => {
    const [starts, lists, more] = [caller.list(1), caller.list(2, 'tensors'), caller.list(3)]
    const body = graphOf(caller, 0, starts.count + lists.count + more.count)
    if (body.outputCount < starts.count) caller.node.fail('has a graph that gives fewer results than it carries on')
    return (run) => {
      const [init, xs, rest] = [starts.read(run), lists.read(run) as Tensor[], more.read(run)]
      const all = slices('scan', xs)
      // Python calls the body once before, to learn the sizes of its results: the random numbers of that call are drawn here too.
      noGrad(() => void body.call([...init, ...all[0], ...rest], run.setting))
      let carry = init
      const each = all.map((x) => {
        const results = body.call([...carry, ...x, ...rest], run.setting)
        carry = results.slice(0, init.length)
        return results.slice(init.length)
      })
      return withAll([...carry, ...stacked(each)], unread(body, [...init, ...xs, ...rest]))
    }
  },
  wrap_with_set_grad_enabled: (caller) => {
    const [enabled, operands] = [caller.read(0), rest(caller, 2)]
    const inner = graphOf(caller, 1, caller.count - 2)
    return (run) => {
      const within = enabled(run) === true ? enableGrad : noGrad
      return within(() => inner.call(operands(run), run.setting))
    }
  },
  wrap_with_autocast: (caller) => {
    const [device, dtype, enabled, cache] = [0, 1, 2, 3].map((place) => caller.read(place))
    const operands = rest(caller, 5)
    const inner = graphOf(caller, 4, caller.count - 5)
    return (run) => {
      const { saved, here } = run.setting
      const named = String(device(run))
      const type = named === saved?.split(':')[0] ? here.split(':')[0] : named
      const of = (dtype(run) ?? undefined) as DType | undefined
      // Python turns autocast off for a dtype that it does not cast to, and a device that is not here casts nothing.
      const casts = of === undefined || of === 'bfloat16' || of === 'float16'
      const within = () => inner.call(operands(run), run.setting)
      if (type !== 'cpu' && type !== 'cuda') return within()
      const options = { device: type, enabled: enabled(run) === true && casts, dtype: casts ? of : undefined }
      return autocast({ ...options, cacheEnabled: (cache(run) ?? undefined) as boolean | undefined }, within)
    }
  },
}

/** The higher-order operator that a target names; undefined for a target of another kind. */
export function higherOrderName(target: string): string | undefined {
  return /^torch\.ops\.higher_order\.(\w+)$/.exec(target)?.[1]
}

/** Whether a higher-order operator is run here. */
export function runsHigherOrder(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(operators, name)
}

/** How a node of that higher-order operator is run. */
export function higherOrder(name: string, caller: Caller): Read {
  if (runsHigherOrder(name)) return operators[name](caller)
  const runs = Object.keys(operators).join(', ')
  return caller.node
    .get('target')
    .fail(
      `is the higher-order operator ${name}, which is not run here (${runs} are); write that part of the model without it and export it again`,
    )
}

/** The operands from a place on, each of which is an argument of its own. */
function rest(caller: Caller, from: number): (run: Run) => unknown[] {
  const reads = Array.from({ length: Math.max(caller.count - from, 0) }, (_, i) => caller.read(from + i))
  return (run) => reads.map((read) => read(run))
}

const isTrue = (value: unknown): boolean => (isTensor(value) ? Boolean(value.item<boolean | number>()) : value === true)

/** The slices of tensors along their first dimension, which is of one size in all of them. */
function slices(name: string, xs: readonly Tensor[]): Tensor[][] {
  const count = xs[0]?.shape[0] ?? 0
  if (count === 0 || xs.some((x) => x.shape[0] !== count)) {
    const sizes = xs.map((x) => x.shape[0]).join(', ')
    throw new TorchError(
      'ERR_SHAPE',
      `forward: ${name} goes along the first dimensions of its tensors, which must have one size, at least 1, but they have ${sizes || 'none'}`,
    )
  }
  const parts = xs.map((x) => x.unbind(0))
  return Array.from({ length: count }, (_, i) => parts.map((part) => part[i]))
}

/** The results of each call as tensors with a first dimension of them all. */
const stacked = (each: readonly unknown[][]): Tensor[] =>
  each[0].map((_, place) => stack(each.map((results) => results[place] as Tensor)))

/** The operands that a graph does not read; `compile` cannot record a custom function, so `withAll` is given no others. */
const unread = (graph: Called, operands: readonly unknown[]) => operands.filter((_, place) => !graph.reads(place))

/** The same results, of which every operand has a gradient: zeros for those that were not read, as in Python. */
function withAll(results: unknown[], operands: readonly unknown[]): unknown[] {
  const own = operands.filter(isTensor).filter((operand) => operand.requiresGrad)
  const floats = results.filter(isTensor).filter((result) => result.isFloatingPoint() || result.isComplex())
  if (!isGradEnabled() || own.length === 0 || floats.length === 0) return results
  const linked = AllOperands.apply(floats.length, ...floats, ...own)[Symbol.iterator]()
  return results.map((result) => (floats.includes(result as Tensor) ? linked.next().value : result))
}

class AllOperands extends AutogradFunction {
  static override forward(ctx: FunctionContext, count: number, ...tensors: Tensor[]): Tensor[] {
    ctx.saveForBackward(...tensors.slice(count))
    return tensors.slice(0, count).map((result) => result.viewAs(result))
  }

  static override backward(ctx: FunctionContext, ...grads: Tensor[]): (Tensor | null)[] {
    return [null, ...grads, ...ctx.savedTensors.map((operand) => zerosLike(operand))]
  }
}
