import { join } from 'node:path'
import { withPython } from '../support/python'
import { runRanks } from './ranks'

const node = join(__dirname, 'rank.mjs')
const py = join(__dirname, 'rank.py')
const floats = ['float32', 'float64', 'float16', 'bfloat16']
const integers = ['int64', 'int32', 'uint8', 'int8']
const shapes = [[3], [2, 3], [1], [4, 1, 2]]

type Case = [name: string, dtype: string, shape: number[], options?: object]
const operations = ['sum', 'product', 'min', 'max']
const cases: Case[] = [
  ...[...floats, ...integers].flatMap((dtype): Case[] => [
    ...operations.map((op): Case => ['allReduce', dtype, [2, 3], { op }]),
    ['allReduce', dtype, [5], { asyncOp: true }],
    ['allReduceInGroup', dtype, [2]],
    ['reduce', dtype, [3], { op: 'max' }],
    ...['broadcast', 'allGather', 'allGatherIntoTensor', 'scatter', 'gather', 'allToAll', 'message'].map(
      (name): Case => [name, dtype, [2, 2]],
    ),
  ]),
  ...['band', 'bor', 'bxor'].map((op): Case => ['allReduce', 'int64', [4], { op }]),
  ...shapes.flatMap((shape): Case[] => [
    ...['allReduce', 'broadcast', 'allGather', 'allGatherIntoTensor', 'allToAllSingle'].map(
      (name): Case => [name, 'float32', shape],
    ),
    ['reduceScatterTensor', 'float32', shape],
  ]),
  ['messageOfAny', 'float32', [3]],
  ['barrier', 'float32', [1]],
]

/** What each rank prints; its errors where it fails. */
const resultsOf = async (programs: string[], python: string): Promise<unknown[]> => {
  const ended = await runRanks(programs, [JSON.stringify(cases)], { python })
  return ended.map(({ code, stdout, stderr }) => (code === 0 ? JSON.parse(stdout) : stderr))
}

describe('collectives leave in all tensors what they leave in Python', () => {
  withPython('torch')(
    'with two ranks, of Node, of Python and mixed',
    async (python) => {
      const expected = await resultsOf([py, py], python)
      expect(await resultsOf([node, node], python)).toEqual(expected)
      expect(await resultsOf([node, py], python)).toEqual(expected)
      expect(await resultsOf([py, node], python)).toEqual(expected)
    },
    120_000,
  )

  withPython('torch')(
    'with four ranks',
    async (python) => {
      const expected = await resultsOf([py, py, py, py], python)
      expect(await resultsOf([node, node, node, node], python)).toEqual(expected)
      expect(await resultsOf([py, node, py, node], python)).toEqual(expected)
    },
    120_000,
  )
})
