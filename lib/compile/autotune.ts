import { types } from 'node:util'
import { surplus } from '../arguments'
import { native } from '../binding/native'
import { schemaOf } from '../binding/schema'
import { shown } from '../binding/shown'
import { typeError } from '../errors'
import { abs, add, all, le, matmul, mul, sub } from '../generated/ops'
import { isPlain } from '../kinds'
import { scope, type Tensor } from '../tensor'
import { dtypes } from '../types'
import type { TensorMeta } from './log'
import { type Instruction, isOperation, lone, type Operation, operation, type Plan } from './plan'
import type { Program } from './program'
import { Shadow } from './shadow'

/** A product of a plan, with the activation after it, and the one operator that can stand for both. */
interface Alternative {
  readonly product: Operation
  readonly activation: Operation | undefined
  /** A view that the other operator needs first, and whether it stays the same. */
  readonly view: Operation | undefined
  readonly lasts: boolean
  readonly fused: Operation
  /** The slots of its two factors, of the bias, and of the result. */
  readonly factors: readonly [number, number]
  readonly bias: number | undefined
  readonly result: number
  /** Equal for products of the same form. */
  readonly key: string
}

/**
 * Activations that oneDNN computes together with a product, by their operators. Its relu makes zero of NaN, and its
 * sigmoid makes zero of the least numbers.
 */
const fusible: Readonly<Record<string, string>> = { 'aten::tanh': 'tanh' }
const pointwiseLinear = 'mkldnn::_linear_pointwise'

/** For each form of product and number of threads: whether oneDNN was faster in this process. */
const known = new Map<string, boolean>()

/** Whether oneDNN may be used. */
export const isOneDnnOn = () => native.contextSwitch('mkldnn.enabled')

/** The products that oneDNN can compute too; they are for float32 matrices on the CPU. */
function alternativesOf(plan: Plan): Alternative[] {
  if (!schemaOf(pointwiseLinear, '') || !isOneDnnOn()) return []
  const operations = plan.instructions.filter(isOperation)
  const readers = readersOf(plan)
  const transposed = new Map<number, number>()
  for (const { name, operands, results } of [...plan.views, ...operations])
    if (name === 'aten::t') transposed.set(results[0].slot, operands[0].slots[0])
  return operations.flatMap((product) => {
    const adds = product.name === 'aten::addmm'
    if ((!adds && product.name !== 'aten::mm') || product.overload !== '' || !product.usual) return []
    const slots = product.operands.map((operand) => operand.slots[0])
    const bias = adds ? slots[0] : undefined
    const factors = slots.slice(-2) as [number, number]
    const forms = [...factors, product.results[0].slot].map((slot) => matrixOf(plan.slots[slot]?.meta))
    if (forms.includes(undefined)) return []
    if (bias !== undefined && !isRow(plan.slots[bias]?.meta, plan.slots[factors[1]].meta as TensorMeta)) return []
    const readersOfProduct = readers.get(product.results[0].slot) ?? []
    const [only] = readersOfProduct
    const follows = readersOfProduct.length === 1 && only !== undefined && only.name in fusible && only.overload === ''
    const activation = follows ? only : undefined
    const { slot: result } = (activation ?? product).results[0]
    const { lasting: lasts } = plan.slots[factors[1]]
    const base = transposed.get(factors[1])
    const weight = base ?? plan.slots.push({ meta: undefined, made: !lasts, stale: false, lasting: lasts }) - 1
    const view =
      base === undefined
        ? operation({ name: 'aten::t' }, [lone(0, factors[1])], [{ position: 0, item: -1, slot: weight }])
        : undefined
    const attr = activation === undefined ? 'none' : fusible[activation.name]
    const operands = [lone(0, factors[0]), lone(1, weight), ...(bias === undefined ? [] : [lone(2, bias)])]
    const results = [{ position: 0, item: -1, slot: result }]
    const fused = operation({ name: pointwiseLinear }, operands, results, { constants: [[3, attr]] })
    const key = `${forms.join(' ')} ${adds} ${attr} ${view === undefined || lasts}`
    return [{ product, activation, view, lasts, fused, factors, bias, result, key }]
  })
}

/** For each slot the operators that read it; `undefined` among them stands for others that need it. */
function readersOf({ instructions, outputs }: Plan): Map<number, (Operation | undefined)[]> {
  const readers = new Map<number, (Operation | undefined)[]>()
  const note = (slot: number, reader: Operation | undefined) => {
    const list = readers.get(slot)
    if (list === undefined) readers.set(slot, [reader])
    else list.push(reader)
  }
  for (const one of instructions) {
    if (isOperation(one)) for (const { slots } of one.operands) for (const slot of slots) note(slot, one)
    else if ('from' in one) note(one.from, undefined)
  }
  for (const { slot } of outputs) note(slot, undefined)
  return readers
}

/** The form of a float32 matrix on the CPU that oneDNN can describe, as text; undefined for another tensor. */
function matrixOf(meta: TensorMeta | undefined): string | undefined {
  if (meta === undefined || dtypes[meta.dtype] !== 'float32' || meta.device !== 'cpu') return undefined
  const { sizes, strides } = meta
  return sizes.length === 2 && !sizes.includes(0) && !overlaps(meta) ? `${sizes}:${strides}` : undefined
}

/** Whether steps of one row or column lead into another, which oneDNN refuses; all rows or columns may be the same. */
function overlaps({ sizes, strides }: TensorMeta): boolean {
  const [inner, outer] = [0, 1].filter((i) => sizes[i] > 1 && strides[i] > 0).sort((a, b) => strides[a] - strides[b])
  return outer !== undefined && strides[outer] < strides[inner] * sizes[inner]
}

/** Whether it is a bias for each column. oneDNN does not look at its stride. */
function isRow(bias: TensorMeta | undefined, { sizes: [, columns] }: TensorMeta): boolean {
  if (bias?.dtype !== dtypes.indexOf('float32') || bias.sizes.length !== 1 || bias.sizes[0] !== columns) return false
  return columns === 1 || bias.strides[0] === 1
}

/** Replaces the products for which oneDNN was faster. Returns whether there are any. */
export function useChosen(plan: Plan): boolean {
  const chosen = alternativesOf(plan).filter(({ key }) => known.get(keyWithThreads(key)))
  const instead = new Map<Instruction, Operation[]>()
  for (const alternative of chosen) {
    const { product, activation } = alternative
    instead.set(product, inserted(plan, alternative))
    if (activation !== undefined) instead.set(activation, [])
  }
  plan.instructions = plan.instructions.flatMap((one) => instead.get(one) ?? [one])
  return chosen.length > 0
}

/** The instructions that take the place of a product. The view of a tensor that stays is made once. */
function inserted({ views }: Plan, { view, lasts, fused }: Alternative): Operation[] {
  if (view === undefined) return [fused]
  if (!lasts) return [view, fused]
  views.push(view)
  return [fused]
}

const keyWithThreads = (key: string) => `${key} ${native.numThreads()}`

type Part = 'nothing' | 'fused' | 'product' | 'activation'

/** Where a trial stops, and what ran since the stop before. */
export type Stops = ReadonlyMap<number, { readonly alternative: Alternative; readonly ran: Part }>

/**
 * Puts both ways into the plan, one after the other, with stops around them. Undefined where nothing is left to choose.
 */
export function addTrial(plan: Plan): Stops | undefined {
  // JavaScript in between must run once.
  if (plan.instructions.some((one) => 'call' in one)) return undefined
  const seen = new Set<string>()
  const alternatives = alternativesOf(plan).filter(({ key }) => {
    const isNew = !known.has(keyWithThreads(key)) && !seen.has(key)
    seen.add(key)
    return isNew
  })
  if (alternatives.length === 0) return undefined
  const stops = new Map<number, { alternative: Alternative; ran: Part }>()
  const instructions: Instruction[] = []
  const stop = (alternative: Alternative, ran: Part) => {
    stops.set(instructions.length, { alternative, ran })
    instructions.push({ call: () => undefined, repeats: 'neither', to: -1 })
  }
  for (const one of plan.instructions) {
    const alternative = alternatives.find(({ product, activation }) => product === one || activation === one)
    if (alternative === undefined) {
      instructions.push(one)
      continue
    }
    const isProduct = one === alternative.product
    stop(alternative, 'nothing')
    if (isProduct) {
      instructions.push(...inserted(plan, alternative))
      stop(alternative, 'fused')
    }
    instructions.push(one)
    stop(alternative, isProduct ? 'product' : 'activation')
  }
  plan.instructions = instructions
  return stops
}

const leastRounds = 5
const mostRounds = 25
/** A trial ends after this many milliseconds, once it has had the least number of rounds. */
const mostTime = 1000
/** The other kernel must be faster by this factor, since times vary. */
const margin = 0.95
/** The largest error, relative to the product of the factors' absolute values. */
const tolerance = 2e-6

/** Runs both ways in turn on copies of what the function changes, and remembers which is faster. */
export function runTrial(program: Program, stops: Stops, inputs: readonly Tensor[]): void {
  const shadow = Shadow.of(program, inputs)
  if (shadow === undefined) return
  const agreeing = new Set<Alternative>()
  const times = new Map<Alternative, Map<Part, number[]>>()
  for (const { alternative } of stops.values()) times.set(alternative, new Map())
  try {
    firstRound(shadow, stops, agreeing)
    timedRounds(shadow, stops, times)
  } catch (error) {
    // The function may not work again after its call, as where an index that it counts up is then out of bounds.
    if ((error as { code?: unknown }).code === undefined) throw error
  } finally {
    shadow.release()
  }
  for (const [alternative, parts] of times) {
    const of = (part: Part) => median(parts.get(part) ?? [0])
    const rounds = parts.get(alternative.activation === undefined ? 'product' : 'activation')?.length ?? 0
    if (rounds < leastRounds) continue
    const isFaster = of('fused') < margin * (of('product') + of('activation'))
    known.set(keyWithThreads(alternative.key), isFaster && agreeing.has(alternative))
  }
}

function timedRounds(shadow: Shadow, stops: Stops, times: Map<Alternative, Map<Part, number[]>>): void {
  const begin = performance.now()
  for (let round = 0; round < mostRounds; round++) {
    if (round >= leastRounds && performance.now() - begin > mostTime) break
    let start = 0
    eachStop(shadow, stops, (alternative, ran) => {
      const took = performance.now() - start
      const parts = times.get(alternative) as Map<Part, number[]>
      parts.set(ran, [...(parts.get(ran) ?? []), took])
      start = performance.now()
    })
  }
}

/** Runs the trial once. `met` is called at each stop. */
function eachStop(shadow: Shadow, stops: Stops, met: (alternative: Alternative, ran: Part) => void): void {
  for (let place = 0; ; place++) {
    place = shadow.run(place)
    const stop = stops.get(place)
    if (stop === undefined) return
    met(stop.alternative, stop.ran)
  }
}

/** Finds the alternatives whose results agree with those of the plain kernels on the same operands. */
function firstRound(shadow: Shadow, stops: Stops, agreeing: Set<Alternative>): void {
  scope(() => {
    const kept = new Map<Alternative, Tensor[]>()
    eachStop(shadow, stops, (alternative, ran) => {
      const { factors, bias, result, activation } = alternative
      if (ran === 'fused')
        kept.set(alternative, shadow.tensors([result, ...factors, ...(bias === undefined ? [] : [bias])]))
      if (ran !== (activation === undefined ? 'product' : 'activation')) return
      const [plain] = shadow.tensors([result])
      const [fused, a, b, added] = kept.get(alternative) as Tensor[]
      const size = matmul(abs(a), abs(b))
      const bound = mul(added === undefined ? size : add(size, abs(added)), tolerance)
      if (all(le(abs(sub(plain, fused)), bound)).item()) agreeing.add(alternative)
    })
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

const artifactsVersion = 1

/**
 * The kernels that `torch.compile` with `mode: 'max-autotune'` has chosen in this process, as JSON text in UTF-8.
 * {@link loadCacheArtifacts} takes them in another process, so that it computes the same bits on the same machine.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.compiler.save_cache_artifacts.html
 */
export function saveCacheArtifacts(): Uint8Array {
  if (arguments.length > 0) throw surplus('compiler.saveCacheArtifacts', 0, arguments)
  return Buffer.from(JSON.stringify({ version: artifactsVersion, products: Object.fromEntries(known) }))
}

/**
 * Takes the choices of another process: functions that are recorded from now on use them, and only other products are
 * tried.
 * @param artifacts what {@link saveCacheArtifacts} returned
 * @throws TypeError when `artifacts` is not that
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.compiler.load_cache_artifacts.html
 */
export function loadCacheArtifacts(artifacts: Uint8Array): void {
  if (arguments.length > 1) throw surplus('compiler.loadCacheArtifacts', 1, arguments)
  for (const [key, isFaster] of choicesIn(artifacts)) known.set(key, isFaster)
}

function choicesIn(artifacts: unknown): [string, boolean][] {
  const wrong = (why: string) =>
    typeError(`compiler.loadCacheArtifacts: takes what saveCacheArtifacts returned, but ${why}; save them again`)
  if (!types.isUint8Array(artifacts)) throw wrong(`it was given ${shown(artifacts)}`)
  let read: { version?: unknown; products?: unknown } | null
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(artifacts))
  } catch {
    throw wrong('these bytes are not JSON')
  }
  if (read?.version !== artifactsVersion) throw wrong(`these have the version ${shown(read?.version)}`)
  const products = isPlain(read.products) ? Object.entries(read.products) : undefined
  if (!products?.every((pair): pair is [string, boolean] => typeof pair[1] === 'boolean'))
    throw wrong('their products are not true or false by name')
  return products
}
