import { TorchError, typeError } from '../errors'
import { answersForProxies } from '../kinds'
import { type Id, native } from './native'
import { relyOnRead } from './relied'

/** The id of a handle that is nobody's yet: native makes it the owner of a result, and {@link settle} tells it the id. */
export const placeholder = Symbol('placeholder')

// Made by the class, which alone may see the ids, but no part of it: users can reach the class by way of Tensor.
let isHandle: (value: unknown) => value is Handle
/** The native id of a handle that is in use. */
let idOf: (handle: Handle) => Id
/** The native id, unchecked: 0 after dispose. */
let peek: (handle: Handle) => Id
/** Gives a placeholder the id that native has made its own. */
let settle: (handle: Handle, id: Id) => Handle

/** While {@link noteUse} is on: the handles of before that have been used, and those made since. */
let used: Set<Handle> | undefined
let made = new WeakSet<Handle>()

/** How many handles have been disposed of, how many scopes are open, and how many have ended, which frees handles too. */
export const gone = { disposals: 0, openScopes: 0, endedScopes: 0 }

let waiting: (() => void) | undefined

/** Says what is called when the next handle is made, once. */
export function beforeNextHandle(look: () => void): void {
  waiting = look
}

export const isAwaited = (): boolean => waiting !== undefined

function tell(): void {
  const look = waiting
  waiting = undefined
  look?.()
}

/** Notes from now on which handles that are there already are used. */
export function noteUse(): void {
  used = new Set()
  made = new WeakSet()
}

/** Ends it: the handles that were. */
export function takeUsed(): Handle[] {
  const handles = [...(used ?? [])]
  used = undefined
  return handles
}

/**
 * A JavaScript object that stands for something native: the id is a private field, so no other object can pass for one, and
 * native follows the object by a weak reference and frees what it held once the object is garbage.
 */
export abstract class Handle {
  #id: Id

  static {
    isHandle = (value): value is Handle => typeof value === 'object' && value !== null && #id in value
    idOf = (handle) => {
      if (!isHandle(handle)) throw typeError(`expected a Tensor, got ${handle === null ? 'null' : typeof handle}`)
      const id = handle.#id
      if (id === 0) throw new TorchError('ERR_DISPOSED', `this ${handle.constructor.name} has been disposed of`)
      if (used !== undefined && !made.has(handle)) used.add(handle)
      return id
    }
    peek = (handle) => handle.#id
    settle = (handle, id) => {
      if (used !== undefined) made.add(handle)
      handle.#id = id
      return handle
    }
  }

  constructor(id: Id | typeof placeholder) {
    if (typeof id !== 'number' && id !== placeholder) {
      throw typeError(
        `new ${new.target.name}() is not how tensors are made; use torch.tensor(data), torch.zeros(sizes) and their kin`,
      )
    }
    this.#id = id === placeholder ? 0 : id
    if (id !== placeholder) native.own(id, this)
    if (waiting !== undefined) tell()
    if (used !== undefined) made.add(this)
  }

  /** Frees the native side now instead of when this object is garbage; using it afterwards is an error. */
  dispose(): void {
    if (arguments.length > 0) throw typeError(`dispose: takes none and was given ${arguments.length} arguments`)
    if (this.#id === 0) return
    native.release(this.#id)
    this.#id = 0
    gone.disposals++
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  /** Whether {@link Handle.dispose} has been called, or the scope that made this ended. */
  get disposed(): boolean {
    // Of what a function makes itself each run makes another.
    if (used !== undefined && !made.has(this)) relyOnRead(this, () => this.disposed)
    return this.#id === 0 || !native.isLive(this.#id)
  }

  /** Libraries that compare objects compare this first: a handle shows nothing else of what it stands for. */
  get [Symbol.toStringTag](): string {
    return #id in this ? `${this.constructor.name} #${this.#id}` : 'Handle'
  }
}

answersForProxies(Handle)

export { idOf, isHandle, peek, settle }

/** In `into` where that is given and as long, since an array that native has seen costs more than the rest of a call. */
export function idsOf(handles: readonly (Handle | null | undefined)[], into?: Int32Array): Int32Array {
  const ids = into?.length === handles.length ? into : new Int32Array(handles.length)
  for (let i = 0; i < handles.length; i++) {
    const handle = handles[i]
    ids[i] = handle == null ? 0 : idOf(handle)
  }
  return ids
}
