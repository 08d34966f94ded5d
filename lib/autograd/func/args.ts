import { shown } from '../../binding/shown'
import { TorchError, typeError } from '../../errors'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import { treeOf } from './pytree'

// biome-ignore lint/suspicious/noExplicitAny: transforms take functions of any arguments
export type AnyFunction = (...args: any[]) => any

/** Which arguments are differentiated: one, or several. */
export type Argnums = number | readonly number[]

/** The indices of the arguments, counted from 0, in the order given. */
export function argumentPlaces(name: string, argnums: Argnums, count: number): number[] {
  const given = typeof argnums === 'number' ? [argnums] : argnums
  if (!isArray(given) || given.length === 0) {
    throw typeError(`${name}: argnums must be a whole number or an array of them, got ${shown(argnums)}`)
  }
  const places = given.map((place) => {
    if (!Number.isInteger(place)) throw typeError(`${name}: argnums must be a whole number, got ${shown(place)}`)
    if (place < -count || place >= count) {
      throw new TorchError('ERR_INDEX', `${name}: argnums has ${place}, but there are ${count} arguments`)
    }
    return place < 0 ? place + count : place
  })
  if (new Set(places).size !== places.length) throw typeError(`${name}: argnums has a place twice: ${shown(argnums)}`)
  return places
}

/** The arguments at the places: a single one when argnums is a number, else an array. */
export function picked(argnums: Argnums, args: readonly unknown[], places: readonly number[]): unknown {
  return typeof argnums === 'number' ? args[places[0]] : places.map((place) => args[place])
}

/** The tensors in a structure whose leaves must all be tensors. */
export function tensorsIn(name: string, what: string, value: unknown): Tensor[] {
  const { leaves } = treeOf(value)
  // An undefined leaf is odd too.
  const odd = leaves.findIndex((leaf) => !(leaf instanceof Tensor))
  if (leaves.length === 0 || odd !== -1) {
    throw typeError(`${name}: ${what} must be Tensors, got ${shown(leaves.length === 0 ? value : leaves[odd])}`)
  }
  return leaves as Tensor[]
}

/** Splits the result of a function called with `hasAux` into output and aux. */
export function splitAux(name: string, hasAux: boolean, result: unknown): [output: unknown, aux: unknown] {
  if (!hasAux) return [result, undefined]
  if (!isArray(result) || result.length !== 2) {
    throw typeError(`${name}: with hasAux the function returns [output, aux], got ${shown(result)}`)
  }
  return [result[0], result[1]]
}
