import { beforeCollections } from '../../binding/collector'
import { beforeNextTensor } from '../../binding/ops'
import type { Module } from './module'

/**
 * The modules that there are. Those made since JavaScript last gave control back are held: a weak reference would hold them as
 * long, whatever is collected. Older ones are held by nothing.
 */
const recent = new Set<Module>()
let older: WeakRef<Module>[] = []
/** More than these are not held; they are looked after when they are first used. */
const mostRecent = 256
/** When so many have got old those that are garbage are forgotten. */
let mostOlder = 1024

/** Says what looks at a module that may still be in the making, and for how many looks that counts. */
let glance: (module: Module) => number = () => 1
/** The latest that are looked at before every tensor and module, until JavaScript gives control back, and how often they still are. */
const unsettled = new Map<Module, number>()
const mostUnsettled = 16
const mostGlances = 64

export function whileMade(look: typeof glance): void {
  glance = look
}

/** A field that was given a value is seen by it before the value of the next assignment is made. */
function glanceAtAll(): void {
  for (const [module, left] of unsettled) {
    const rest = left - glance(module)
    if (rest > 0) unsettled.set(module, rest)
    else unsettled.delete(module)
  }
  if (unsettled.size > 0) beforeNextTensor(glanceAtAll)
}

let release: (module: Module) => boolean = () => true

/** Says what looks after a module that is about to be let go, and whether it may be. */
export function beforeRelease(look: typeof release): void {
  release = look
}

export function noteMade(module: Module): void {
  if (recent.size === 0) queueMicrotask(age)
  glanceAtAll()
  recent.add(module)
  unsettled.set(module, mostGlances)
  if (unsettled.size > mostUnsettled) unsettled.delete(unsettled.keys().next().value as Module)
  beforeNextTensor(glanceAtAll)
  if (recent.size <= mostRecent) return
  const [oldest] = recent
  release(oldest)
  recent.delete(oldest)
}

function age(): void {
  for (const module of recent) {
    glance(module)
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

/** Those that are still known. */
export function* knownModules(): Generator<Module> {
  for (const reference of older) {
    const module = reference.deref()
    if (module !== undefined) yield module
  }
  yield* recent
}
