import { beforeCollections } from '../../binding/collector'
import { beforeNextTensor } from '../../binding/ops'
import type { Module } from './module'

/**
 * The modules made since the event loop last ran. They are held strongly, since a weak reference keeps its object alive for as long
 * anyway. Older modules have weak references only.
 */
const recent = new Set<Module>()
let older: WeakRef<Module>[] = []
/** The most modules in `recent`. Others are registered when they are first used. */
const mostRecent = 256
/** When `older` is longer than this, garbage is removed from it. */
let mostOlder = 1024

/** Examines a module that may still be under construction; returns how many examinations that counts as. */
let examine: (module: Module) => number = () => 1
/** The newest modules, and how many examinations each has left: one comes before every new tensor and module. */
const unsettled = new Map<Module, number>()
const mostUnsettled = 16
const mostExaminations = 64

export function whileMade(look: typeof examine): void {
  examine = look
}

/** Examines the newest modules. It finds each assigned field before the value of the next one is made. */
function examineUnsettled(): void {
  for (const [module, left] of unsettled) {
    const rest = left - examine(module)
    if (rest > 0) unsettled.set(module, rest)
    else unsettled.delete(module)
  }
  if (unsettled.size > 0) beforeNextTensor(examineUnsettled)
}

let release: (module: Module) => boolean = () => true

/** Sets the function that examines a module before it is no longer held. The function says whether it may be let go. */
export function beforeRelease(look: typeof release): void {
  release = look
}

export function noteMade(module: Module): void {
  if (recent.size === 0) queueMicrotask(age)
  examineUnsettled()
  recent.add(module)
  unsettled.set(module, mostExaminations)
  if (unsettled.size > mostUnsettled) unsettled.delete(unsettled.keys().next().value as Module)
  beforeNextTensor(examineUnsettled)
  if (recent.size <= mostRecent) return
  const [oldest] = recent
  release(oldest)
  recent.delete(oldest)
}

function age(): void {
  for (const module of recent) {
    examine(module)
    older.push(new WeakRef(module))
  }
  recent.clear()
  unsettled.clear()
  if (older.length > mostOlder) forgetGarbage()
}

function forgetGarbage(): void {
  older = older.filter((reference) => reference.deref() !== undefined)
  mostOlder = Math.max(1024, 2 * older.length)
}

beforeCollections(() => {
  for (const module of recent) if (release(module)) recent.delete(module)
})

/** All known modules that are alive. */
export function* knownModules(): Generator<Module> {
  for (const reference of older) {
    const module = reference.deref()
    if (module !== undefined) yield module
  }
  yield* recent
}
