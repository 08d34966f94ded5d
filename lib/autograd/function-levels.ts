import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'
import { inside, type Level, levelsNow, lowered, withoutHidden, withVmapLevel, wrapped } from './func/level'
import { asGiven, type CustomFunction, type Results, recordedAt, resultsOf, unrecorded } from './function-apply'
import { FunctionContext, forget, keptBy, withSaved } from './function-context'

// A custom function passes func's transforms one level at a time, from the outermost in. Each level has its own
// context, node and tangents, made from the tensors as that level sees them. forward itself runs below all levels.

type Dim = number | null

const isTensor = (value: unknown): value is Tensor => value instanceof Tensor

/** Applies a custom function through all levels that are on. */
export function applyThrough(cls: CustomFunction, args: readonly unknown[]): unknown {
  const { length } = levelsNow()
  if (length > 0 && cls.setupContext === undefined) {
    const how = 'give it a static setupContext(ctx, inputs, output), and a forward without ctx'
    throw new TorchError(
      'ERR_NOT_IMPLEMENTED',
      `${cls.name}.apply inside func.grad, vjp, jvp, vmap and the like: ${how}`,
    )
  }
  return asGiven(
    applyBelow(
      cls,
      args.map((arg) => (isTensor(arg) ? withoutHidden(arg) : arg)),
      length,
    ),
  )
}

/** Applies a custom function through the outermost `count` levels. */
function applyBelow(cls: CustomFunction, args: readonly unknown[], count: number): Results {
  if (count === 0) return applyPlainly(cls, args)
  const level = levelsNow()[count - 1]
  return level.type === 'vmap' ? applyMapped(cls, args, count - 1, level) : applyWrapped(cls, args, count - 1, level)
}

function applyPlainly(cls: CustomFunction, args: readonly unknown[]): Results {
  const where = `${cls.name}.forward`
  const run = (context: FunctionContext, own: readonly unknown[]) => {
    const given = cls.setupContext === undefined ? [context, ...own] : own
    return resultsOf(
      where,
      unrecorded(where, () => cls.forward(...given)),
    )
  }
  return lowered(0, () => recordedAt(cls, args, run, 0))
}

/** Applies a custom function at a level of grad, vjp or jvp. */
function applyWrapped(cls: CustomFunction, args: readonly unknown[], below: number, { level }: Level): Results {
  const seen = args.map((arg) => (isTensor(arg) && inside(arg, level) === undefined ? wrapped(arg, level) : arg))
  const run = (_: FunctionContext, own: readonly unknown[]) => {
    const values = own.map((arg) => (isTensor(arg) ? (inside(arg, level)?.value ?? arg) : arg))
    const { outputs, single } = applyBelow(cls, values, below)
    return { outputs: outputs.map((output) => output && wrapped(output, level)), single }
  }
  return lowered(below + 1, () => recordedAt(cls, seen, run, level))
}

/**
 * Applies a custom function at a level of vmap: by the class's own rule, or by a rule made from its forward and
 * backward.
 */
function applyMapped(cls: CustomFunction, args: readonly unknown[], below: number, level: Level): Results {
  const found = args.map((arg) => (isTensor(arg) ? inside(arg, level.level) : undefined))
  const dims = found.map((one): Dim => one?.dim ?? null)
  if (dims.every((dim) => dim === null)) return applyBelow(cls, args, below)
  const values = args.map((arg, i) => found[i]?.value ?? arg)
  const { size, randomness } = level
  const batched = (output: Tensor | null, dim: Dim) =>
    output === null || dim === null ? output : new Tensor(native.batch(idOf(withoutHidden(output)), dim, level.level))
  if (cls.vmap === undefined) {
    const outDims: Dim[] = []
    const { outputs, single } = applyBelow(mapped(cls, dims, outDims, { size, randomness }), values, below)
    return { outputs: outputs.map((output, i) => batched(output, outDims[i])), single }
  }
  const info = { batchSize: size, randomness }
  const { vmap } = cls
  const result = lowered(below, () => vmap.call(cls, info, dims, ...values))
  if (!isArray(result) || result.length !== 2) {
    throw typeError(`${cls.name}.vmap returns [output, outDims], the dimension that is mapped in each result`)
  }
  const { outputs, single } = resultsOf(`${cls.name}.vmap`, result[0])
  const outDims = isArray(result[1]) ? result[1] : outputs.map(() => result[1])
  return { outputs: outputs.map((output, i) => batched(output, outDims[i] as Dim)), single }
}

type Batch = Pick<Level, 'size' | 'randomness'>

/** The same custom function for whole batches: forward, backward and jvp each run under a vmap. */
function mapped(
  cls: CustomFunction,
  inDims: readonly Dim[],
  outDims: Dim[],
  { size, randomness }: Batch,
): CustomFunction {
  if (cls.generateVmapRule !== true) {
    const how = 'give it a static vmap(info, inDims, ...args), or static generateVmapRule = true'
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${cls.name}.apply inside vmap: ${how}`)
  }
  const map = <T>(fn: (batch: Mapper, open: Open) => T): T => mapping({ size, randomness }, fn)
  return {
    name: cls.name,
    generateVmapRule: true,
    forward: (...values) =>
      map((batch, open) => {
        const { outputs, single } = resultsOf(`${cls.name}.forward`, cls.forward(...all(batch, values, inDims)))
        const found = outputs.map(open)
        outDims.splice(0, outDims.length, ...found.map(([, dim]) => dim))
        return asGiven({ outputs: found.map(([value]) => value), single })
      }),
    setupContext: (ctx, inputs: unknown[], output: unknown) =>
      map((batch, open) => {
        const inner = new FunctionContext(ctx.needsInputGrad)
        const { outputs, single } = resultsOf(`${cls.name}.forward`, output)
        const results = all(batch, outputs, outDims) as (Tensor | null)[]
        cls.setupContext?.(inner, all(batch, inputs, inDims), asGiven({ outputs: results, single }))
        keepFor(ctx, inner, open, results, outputs)
      }),
    backward: (ctx, ...grads) =>
      map((batch, open) => {
        ctx.mapped.needsInputGrad = ctx.needsInputGrad
        const saved = all(batch, ctx.savedTensors, ctx.savedDims) as Tensor[]
        const found = withSaved(ctx.mapped, saved, () => cls.backward(ctx.mapped, ...all(batch, grads, outDims)))
        const list = isArray(found) ? found : [found]
        return list.map((gradient: Tensor | null, i: number) => fitted(open(gradient ?? null), inDims[i], size, true))
      }),
    jvp:
      cls.jvp &&
      ((ctx, ...tangents) =>
        map((batch, open) => {
          const saved = all(batch, ctx.savedTensors, ctx.forwardDims) as Tensor[]
          const found = withSaved(ctx.mapped, saved, () => cls.jvp?.(ctx.mapped, ...all(batch, tangents, inDims)))
          const { outputs, single } = resultsOf(`${cls.name}.jvp`, found)
          return asGiven({ outputs: outputs.map((one, i) => fitted(open(one), outDims[i], size, false)), single })
        })),
  }
}

/** Wraps a tensor as a batch whose dimension `dim` is mapped. */
type Mapper = (value: unknown, dim: Dim) => unknown

const all = (batch: Mapper, values: readonly unknown[], dims: readonly Dim[]) =>
  values.map((value, i) => batch(value, dims[i]))

/** Runs `fn` in a vmap; `batch` wraps tensors for it, and `open` unwraps them. */
function mapping<T>({ size, randomness }: Batch, fn: (batch: Mapper, open: Open) => T): T {
  return withVmapLevel(size, randomness, (level) => {
    const batch: Mapper = (value, dim) =>
      isTensor(value) && dim !== null ? new Tensor(native.batch(idOf(value), dim, level)) : value
    return fn(batch, (tensor) => {
      const found = tensor === null ? undefined : inside(tensor, level)
      if (found === undefined) return [tensor && withoutHidden(tensor), null]
      return [withoutHidden(found.value), found.dim ?? null]
    })
  })
}

/** Unwraps a mapped tensor: gives its value, and which dimension is mapped. */
type Open = (tensor: Tensor | null) => [value: Tensor | null, dim: Dim]

/** Moves what the context of an element has kept to the context of the batch. */
function keepFor(
  ctx: FunctionContext,
  inner: FunctionContext,
  open: Open,
  results: readonly (Tensor | null)[],
  outputs: readonly (Tensor | null)[],
): void {
  const { forBackward, forForward, nonDifferentiable, materialize } = keptBy(inner)
  const saved = forBackward.map(open)
  const forward = (forForward ?? forBackward).map(open)
  ctx.saveForBackward(...saved.map(([value]) => value))
  ctx.saveForForward(...forward.map(([value]) => value))
  ctx.markNonDifferentiable(
    ...outputs.filter(
      (output, i): output is Tensor => output !== null && nonDifferentiable.includes(results[i] as Tensor),
    ),
  )
  ctx.setMaterializeGrads(materialize)
  ctx.savedDims = saved.map(([, dim]) => dim)
  ctx.forwardDims = forward.map(([, dim]) => dim)
  ctx.mapped = inner
  forget(inner)
}

/**
 * Brings a derivative into the form of its primal: with the mapped dimension where the primal has one; otherwise summed
 * over it, or its first entry.
 */
function fitted([value, dim]: [Tensor | null, Dim], wanted: Dim, size: number, sums: boolean): Tensor | null {
  if (value === null || (dim === null && wanted === null)) return value
  if (wanted === null) return sums ? ops.sum(value, [dim as number]) : ops.select(value, dim as number, 0)
  if (dim !== null) return ops.movedim(value, dim, wanted)
  const { shape } = value
  return ops.expand(ops.unsqueeze(value, wanted), [...shape.slice(0, wanted), size, ...shape.slice(wanted)])
}
