import { TorchError } from '../errors'
import { type Id, native } from './native'

/**
 * A JavaScript object that stands for something native: the id is a private field, so no other object can pass for one, and
 * native follows the object by a weak reference and frees what it held once the object is garbage.
 */
export abstract class Handle {
  #id: Id

  constructor(id: Id) {
    this.#id = id
    native.own(id, this)
  }

  /** Frees the native side now instead of when this object is garbage; using it afterwards is an error. */
  dispose(): void {
    if (this.#id === 0) return
    native.release(this.#id)
    this.#id = 0
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  /** Whether {@link Handle.dispose} has been called, or the scope that made this ended. */
  get disposed(): boolean {
    return this.#id === 0 || !native.isLive(this.#id)
  }

  static isHandle(value: unknown): value is Handle {
    return typeof value === 'object' && value !== null && #id in value
  }

  /** The native id, unchecked: 0 after dispose. */
  static peek(handle: Handle): Id {
    return handle.#id
  }

  /** The native id of a handle that is in use. */
  static idOf(handle: Handle): Id {
    if (!Handle.isHandle(handle))
      throw new TypeError(`expected a Tensor, got ${handle === null ? 'null' : typeof handle}`)
    const id = handle.#id
    if (id === 0) throw new TorchError('ERR_DISPOSED', `this ${handle.constructor.name} has been disposed of`)
    return id
  }
}

const { isHandle, idOf } = Handle

export { idOf, isHandle }

export function idsOf(handles: readonly (Handle | null | undefined)[]): Int32Array {
  const ids = new Int32Array(handles.length)
  for (const [i, handle] of handles.entries()) ids[i] = handle == null ? 0 : idOf(handle)
  return ids
}
