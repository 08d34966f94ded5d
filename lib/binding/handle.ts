import { TorchError, typeError } from '../errors'
import { answersForProxies } from '../kinds'
import { type Id, native } from './native'
import { relyOnRead } from './relied'

/** Makes a handle without an id: native makes it the owner of a result, and {@link settle} gives it the id. */
export const placeholder = Symbol('placeholder')

// The class assigns these, since only the class sees the ids; but they are not members, since users can reach the class
// through Tensor.
let isHandle: (value: unknown) => value is Handle
/** The native id of a handle; throws for one that is disposed of. */
let idOf: (handle: Handle) => Id
/** The native id, unchecked: 0 after dispose. */
let peek: (handle: Handle) => Id
/** Gives a placeholder the id of the result that it owns. */
let settle: (handle: Handle, id: Id) => Handle

/** After {@link noteUse}: the earlier handles that have been used, and the handles made since. */
let used: Set<Handle> | undefined
let made = new WeakSet<Handle>()

/** Counts of disposed handles, of open scopes, and of ended scopes, which free handles too. */
export const gone = { disposals: 0, openScopes: 0, endedScopes: 0 }

let waiting: (() => void) | undefined

/** Calls `look` once, when the next handle is made. */
export function beforeNextHandle(look: () => void): void {
  waiting = look
}

export const isAwaited = (): boolean => waiting !== undefined

function tell(): void {
  const look = waiting
  waiting = undefined
  look?.()
}

/** Notes from now on which existing handles are used. */
export function noteUse(): void {
  used = new Set()
  made = new WeakSet()
}

/** Ends {@link noteUse}, and returns the handles that were used. */
export function takeUsed(): Handle[] {
  const handles = [...(used ?? [])]
  used = undefined
  return handles
}

/**
 * A JavaScript object that stands for something native. The id is a private field, so that no other object can pass for
 * a handle. Native follows the object by a weak reference, and frees what it held once the object is garbage.
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

  /** Frees the native side now instead of when this object is garbage. Using the object afterwards is an error. */
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

  /** Whether {@link Handle.dispose} has been called, or the scope in which this was made has ended. */
  get disposed(): boolean {
    // Handles that the recorded function makes are new in each run.
    if (used !== undefined && !made.has(this)) relyOnRead(this, () => this.disposed)
    return this.#id === 0 || !native.isLive(this.#id)
  }

  /** Libraries that compare objects compare this first; a handle shows nothing else that tells two apart. */
  get [Symbol.toStringTag](): string {
    return #id in this ? `${this.constructor.name} #${this.#id}` : 'Handle'
  }
}

answersForProxies(Handle)

export { idOf, isHandle, peek, settle }

/**
 * The ids of handles, in `into` where it has the right length: a new array that native has seen costs more than the
 * rest of a call.
 */
export function idsOf(handles: readonly (Handle | null | undefined)[], into?: Int32Array): Int32Array {
  const ids = into?.length === handles.length ? into : new Int32Array(handles.length)
  for (let i = 0; i < handles.length; i++) {
    const handle = handles[i]
    ids[i] = handle == null ? 0 : idOf(handle)
  }
  return ids
}
