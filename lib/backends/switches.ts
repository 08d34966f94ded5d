import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { requireFlag } from '../binding/shown'

let turns = 0

/**
 * Counts changes of the settings that kernels are chosen by: a captured graph keeps the kernels of its capture.
 * @internal
 */
export const choicesMade = () => turns

/** @internal */
export function noteChoice(): void {
  turns++
}

const readers = new Map<string, () => boolean>()

/** Whether a switch in native's table is on. */
export function isOn(name: string): boolean {
  let read = readers.get(name)
  if (read === undefined) {
    read = () => native.contextSwitch(name)
    readers.set(name, read)
  }
  return relied(read)
}

/** Sets a switch in native's table; `said` is its name in messages. */
export function turn(name: string, value: boolean, said = `backends.${name}`): void {
  requireFlag(said, value)
  onlyAsWritten(`${said} is set in it; set it outside`)
  native.contextSwitch(name, value)
  noteChoice()
}
