import * as ops from '../../lib/generated/ops'
import type { Tensor } from '../../lib/tensor'
import { build, golden, type Recipe } from '../golden/recipe'

type Inputs = Record<string, Tensor>
/** A program of a golden script in TypeScript. */
export type Program = (inputs: Inputs) => Tensor | readonly (Tensor | null)[]

interface Golden {
  name: string
  inputs: Record<string, Recipe>
  outputs: Recipe[]
}

/** Tests that each program of a golden file gives the same as in PyTorch; `isOurs` chooses programs by name. */
export function testPrograms(
  file: string,
  programs: Readonly<Record<string, Program>>,
  isOurs: (name: string) => boolean = () => true,
): void {
  const cases = (golden(file).programs as Golden[]).filter(({ name }) => isOurs(name))

  test('every program is there', () => {
    expect(cases.map(({ name }) => name).sort()).toEqual(Object.keys(programs).sort())
  })

  test.each(cases.map((one): [string, Golden] => [one.name, one]))('%s', (name, { inputs, outputs }) => {
    const tensors = Object.fromEntries(Object.entries(inputs).map(([key, recipe]) => [key, build(recipe)]))
    const result = programs[name](tensors)
    const results = Array.isArray(result) ? (result as Tensor[]) : [result as Tensor]
    expect(results).toHaveLength(outputs.length)
    results.forEach((given, i) => {
      const wanted = build(outputs[i])
      expect(given?.shape).toEqual(wanted.shape)
      expect(ops.allclose(given.detach(), wanted, { rtol: 1e-12, atol: 1e-14 })).toBe(true)
    })
  })
}
