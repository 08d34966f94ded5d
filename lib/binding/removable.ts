import { surplus } from './shown'

/** The result of registering a hook, which removes it again. */
export interface RemovableHandle {
  remove(): void
  [Symbol.dispose](): void
}

export function removable(take: () => void): RemovableHandle {
  const remove = (...args: unknown[]) => {
    if (args.length > 0) throw surplus('RemovableHandle.remove', 0, args)
    take()
  }
  return { remove, [Symbol.dispose]: take }
}
