import { schemaOf } from '../binding/schema'
import { dtypes } from '../types'
import type { TensorMeta } from './log'
import {
  type Instruction,
  isOperation,
  lone,
  type Operation,
  operandKinds,
  operation,
  operatorTraits,
  type Plan,
} from './plan'

/** Whether it reads or sets the state of the CPU's default generator, as `checkpoint` does. */
export function isStateOfGenerator(instruction: Instruction): boolean {
  return isOperation(instruction) && /^torchnode::(set_)?rng_state$/.test(instruction.name)
}

/**
 * The index of the first instruction after which the function can no longer run as written instead, since a tensor that
 * lasts or a generator may have changed.
 */
export function findFirstChange({ slots, instructions, replaced }: Plan): number {
  const lasting = new Set(slots.flatMap(({ made, meta }) => (made || meta === undefined ? [] : [meta.storage])))
  const isLasting = (slot: number) => lasting.has(slots[slot]?.meta?.storage as number)
  const place = instructions.findIndex((one) => {
    if ('call' in one) return true
    if (!isOperation(one)) return !replaced.has(one.to)
    const draws = (one.traits & operatorTraits.seeded) !== 0 || isStateOfGenerator(one)
    return draws || one.operands.some((operand) => operand.writes && operand.slots.some(isLasting))
  })
  return place < 0 ? instructions.length : place
}

/** Drops reads and writes of the CPU generator's state where nothing draws from it. */
export function dropStates(plan: Plan): void {
  const { slots, outputs } = plan
  const states = new Set(
    plan.instructions.flatMap((one) =>
      isStateOfGenerator(one) ? (one as Operation).results.map(({ slot }) => slot) : [],
    ),
  )
  const isOnCpu = (slot: number) => slots[slot]?.meta?.device.startsWith('cuda') !== true
  const isNeeded = (instruction: Instruction): boolean => {
    if (!isOperation(instruction)) return 'call' in instruction
    const { traits, operands, results } = instruction
    const used = operands.flatMap((operand) => operand.slots)
    if (isStateOfGenerator(instruction)) return used.some((slot) => !states.has(slot))
    const draws = (traits & operatorTraits.seeded) !== 0 && [...used, ...results.map(({ slot }) => slot)].some(isOnCpu)
    return draws || used.some((slot) => states.has(slot))
  }
  if (plan.instructions.some(isNeeded) || outputs.some(({ slot }) => states.has(slot))) return
  plan.instructions = plan.instructions.filter((instruction) => !isStateOfGenerator(instruction))
}

/**
 * Moves views of captured memory that are the same each time, such as the transpose of a weight, out of the program.
 */
export function hoistViews(plan: Plan): void {
  const { slots } = plan
  const memory = memoryOf(plan)
  const given = new Set(plan.outputs.map(({ slot }) => slot))
  const isView = ({ traits, operands, fresh, results, returns, aliases }: Operation): boolean => {
    // A tensor that is returned, or changes its shape later, must be new each time.
    if (fresh || traits & operatorTraits.mutable || results.some(({ slot }) => given.has(slot))) return false
    if (operands.length !== 1 || returns !== 1 || !aliases || !slots[operands[0].slots[0]]?.lasting) return false
    // `to`, `reshape` and their kin may return views by their schema, and copy where they must.
    return results.every(({ slot }) => memory.get(slot) === memory.get(operands[0].slots[0]))
  }
  plan.instructions = plan.instructions.filter((instruction) => {
    if (!isOperation(instruction) || !isView(instruction)) return true
    for (const { slot } of instruction.results) Object.assign(slots[slot], { lasting: true, made: false })
    plan.views.push(instruction)
    return false
  })
}

/** Replaces products with a weight's transpose, as in nn.Linear, by MKL's packed product, where libtorch has MKL. */
export function packWeights(plan: Plan): void {
  const { slots, captured, written, views } = plan
  const missing = ['mkl::_mkl_linear', 'mkl::_mkl_reorder_linear_weight'].some((name) => !schemaOf(name, ''))
  // Inference tensors have no version counter.
  if (missing || written.size > 0 || [...captured].some((slot) => slots[slot].meta?.isInference)) return
  const memory = memoryOf(plan)
  const metaOf = (slot: number) => (memory.has(slot) ? slots[slot].meta : undefined)
  const weights = new Map(views.map(({ results, operands }) => [results[0]?.slot, operands[0].slots[0]]))
  const packed = new Map<string, number>()
  /** Packs a weight once for all layers that share it. */
  const pack = (weight: number, rows: number): number => {
    const key = `${weight} ${rows}`
    const slot = packed.get(key) ?? slots.push({ meta: undefined, made: false, stale: false, lasting: true }) - 1
    if (packed.has(key)) return slot
    packed.set(key, slot)
    const reorder = 'mkl::_mkl_reorder_linear_weight'
    views.push(
      operation({ name: reorder }, [lone(0, weight)], [{ position: 0, item: -1, slot }], { constants: [[1, rows]] }),
    )
    plan.packs = true
    return slot
  }
  for (const instruction of plan.instructions) {
    if (!isOperation(instruction)) continue
    const adds = instruction.name === 'aten::addmm'
    if (!adds && instruction.name !== 'aten::mm') continue
    // `addmm` with alpha or beta other than one.
    if (adds && !instruction.usual) continue
    const places = instruction.operands.map((operand) => operand.slots[0])
    const bias = adds ? places[0] : undefined
    const [rows, transpose] = places.slice(-2)
    const weight = weights.get(transpose)
    if (weight === undefined) continue
    const given = metaOf(rows)
    const matrix = metaOf(weight)
    const turned = metaOf(transpose)
    if (!given || !matrix || !turned || !isTransposed(matrix, turned) || !isContiguousMatrix(given)) continue
    const [, columns] = turned.sizes
    if (bias !== undefined && !isEqual(metaOf(bias)?.sizes, [columns])) continue
    const [count] = given.sizes
    const operands = [rows, pack(weight, count), weight, ...(bias === undefined ? [] : [bias])]
    instruction.number = -1
    instruction.name = 'mkl::_mkl_linear'
    instruction.overload = ''
    instruction.constants = [[4, count]]
    instruction.operands = operands.map((slot, argument) => lone(argument, slot))
  }
}

/** Whether the second is the transpose of the first, a contiguous float32 matrix on the CPU. */
function isTransposed(matrix: TensorMeta, turned: TensorMeta): boolean {
  if (dtypes[matrix.dtype] !== 'float32' || matrix.device !== 'cpu' || matrix.offset !== turned.offset) return false
  const [rows, columns] = turned.sizes
  return (
    isEqual(matrix.sizes, [columns, rows]) && isEqual(matrix.strides, [rows, 1]) && isEqual(turned.strides, [1, rows])
  )
}

const isContiguousMatrix = ({ sizes, strides }: TensorMeta) => isEqual(strides, [sizes[1], 1])

/** The parts that JavaScript may run again, by the places of the JavaScript before and after them. */
function loopsOf(instructions: readonly Instruction[]): { begin: number; end: number }[] {
  const loops: { begin: number; end: number }[] = []
  let begin = -1
  for (const [place, one] of instructions.entries()) {
    if (!('call' in one)) continue
    if (one.repeats === 'last') loops.push({ begin, end: place })
    begin = place
  }
  return loops
}

function madeBy(one: Instruction): number[] {
  return isOperation(one) ? one.results.map(({ slot }) => slot) : 'call' in one ? [one.to] : []
}

function usedBy(one: Instruction): number[] {
  if (isOperation(one)) return one.operands.flatMap((operand) => operand.slots)
  return 'call' in one ? [] : [one.from]
}

/**
 * Finds after which instruction each slot is no longer needed. A part that may run again needs to the end what was made
 * before it.
 */
export function findLastUses(plan: Plan): void {
  const needed = new Set(plan.outputs.map(({ slot }) => slot))
  for (const { begin, end } of loopsOf(plan.instructions)) {
    const part = plan.instructions.slice(begin + 1, end)
    const made = new Set(part.flatMap(madeBy))
    for (const slot of part.flatMap(usedBy)) if (!made.has(slot)) needed.add(slot)
  }
  for (const instruction of [...plan.instructions].reverse()) {
    if ('call' in instruction) continue
    for (const slot of [...madeBy(instruction), ...usedBy(instruction)]) {
      if (!plan.slots[slot]?.made || needed.has(slot)) continue
      needed.add(slot)
      instruction.dead.push(slot)
    }
  }
}

/** Lets pointwise operators write over operands that are no longer needed. */
export function reuseBuffers(plan: Plan): void {
  const memory = memoryOf(plan)
  const isAlone = (slot: number) => plan.known.get(memory.get(slot) ?? 0)?.length === 1
  // A tensor that has become a gradient, or that JavaScript has given, lasts, though nothing in the program reads it any
  // more.
  const kept = new Set(plan.instructions.flatMap((one) => ('from' in one ? [one.from] : 'call' in one ? [one.to] : [])))
  for (const instruction of plan.instructions) {
    if (!isOperation(instruction) || !(instruction.traits & operatorTraits.pointwise)) continue
    const { traits, operands, results, dead, name, overload } = instruction
    if (traits & operatorTraits.seeded || results.length !== 1 || results[0].item >= 0) continue
    const first = operands[0]
    if (first?.argument !== 0 || first.kind !== operandKinds.tensor || !dead.includes(first.slots[0])) continue
    const [slot] = first.slots
    if (!isAlone(slot) || kept.has(slot) || operands.filter((operand) => operand.slots.includes(slot)).length !== 1)
      continue
    const from = plan.slots[slot].meta
    const to = memory.has(results[0].slot) ? plan.slots[results[0].slot].meta : undefined
    if (!from || !to || from.key !== to.key || from.requiresGrad !== to.requiresGrad) continue
    // With other dtypes the last bits differ in place: 16-bit results are rounded, and complex quotients are computed
    // otherwise.
    const operandsOf = operands.flatMap(({ slots }) => slots.map((one) => plan.slots[one]?.meta))
    if (operandsOf.some((meta) => meta === undefined || !sameBits.has(dtypes[meta.dtype]))) continue
    const inPlace = schemaOf(`${name}_`, overload)
    if (inPlace?.parameters.length === schemaOf(name, overload)?.parameters.length) instruction.name = `${name}_`
  }
}

/** For each slot, the memory it is known to lie in. */
function memoryOf({ known }: Plan): Map<number, number> {
  return new Map([...known].flatMap(([memory, slots]) => slots.map((slot) => [slot, memory] as const)))
}

function isEqual(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return a?.length === b.length && a.every((value, i) => value === b[i])
}

/** The dtypes in which an operator gives the same bits in place. */
const sameBits = new Set<string>(['float32', 'float64', 'int64', 'int32', 'bool'])
