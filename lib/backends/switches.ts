import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { requireFlag } from '../binding/shown'

let turns = 0

/**
 * How often what kernels are chosen by has been changed: a captured graph has those of before.
 * @internal
 */
export const choicesMade = () => turns

/** @internal */
export function noteChoice(): void {
  turns++
}

const readers = new Map<string, () => boolean>()

/** Whether a switch of native's table is on. */
export function isOn(name: string): boolean {
  let read = readers.get(name)
  if (read === undefined) {
    read = () => native.contextSwitch(name)
    readers.set(name, read)
  }
  return relied(read)
}

/** Turns a switch of native's table; `said` is what it is called by. */
export function turn(name: string, value: boolean, said = `backends.${name}`): void {
  requireFlag(said, value)
  onlyAsWritten(`${said} is set in it; set it outside`)
  native.contextSwitch(name, value)
  noteChoice()
}
