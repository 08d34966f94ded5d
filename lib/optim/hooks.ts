import { requireFunction } from '../arguments'
import { type RemovableHandle, removable } from '../binding/removable'
import { fromHook } from '../binding/within'

/**
 * A list of hooks, such as those of an optimizer's state dict. What a hook returns, unless undefined or null, replaces
 * its last argument.
 */
// biome-ignore lint/suspicious/noExplicitAny: each list has hooks of its own kind
export class HookList<Hook extends (...args: any[]) => unknown> {
  readonly #hooks: { hook: Hook }[] = []

  constructor(readonly where: string) {}

  add(hook: Hook, prepend: boolean): RemovableHandle {
    requireFunction(this.where, 'hook', hook)
    const entry = { hook }
    if (prepend) this.#hooks.unshift(entry)
    else this.#hooks.push(entry)
    return removable(() => {
      const place = this.#hooks.indexOf(entry)
      if (place >= 0) this.#hooks.splice(place, 1)
    })
  }

  run(...args: Parameters<Hook>): void {
    for (const { hook } of [...this.#hooks]) fromHook(this.where, hook(...args))
  }

  /** The last argument after all hooks. */
  through<Value>(owner: unknown, value: Value): Value {
    let last = value
    for (const { hook } of [...this.#hooks]) last = (fromHook(this.where, hook(owner, last)) as Value | null) ?? last
    return last
  }
}
