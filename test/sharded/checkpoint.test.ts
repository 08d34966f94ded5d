import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'
import { runRanks } from '../distributed/ranks'
import { withPython } from '../support/python'

const { checkpoint } = torch.distributed
const folder = mkdtempSync(join(tmpdir(), 'torchnode-sharded-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ranksOf = async (program: string, python = '') => {
  const path = join(__dirname, program)
  const ended = await runRanks([path, path], [folder], { python })
  return ended.map(({ code, stdout, stderr }) => {
    if (code !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
}

let saved: Promise<[number[][], boolean, number[][], string, string][]> | undefined
const saving = () => (saved ??= ranksOf('checkpoint.mjs'))

test('ranks save parts and what only they have, load them in other parts, and all know of an error', async () => {
  const ranks = await saving()
  const columns = (first: number) => [0, 4, 8, 12, 16].map((row) => [row + first, row + first + 1])
  for (const [rank, [part, isWhole, average, used, unwritable]] of ranks.entries()) {
    expect(part).toEqual(columns(rank * 2))
    expect(isWhole).toBe(true)
    expect(average.flat()).toEqual(Array(6).fill(expect.closeTo(0.1)))
    expect(used).toMatch(/^ERR_FILE: distributed\.checkpoint\.save: rank 0 cannot save: .*name a new folder/)
    expect(unwritable).toMatch(/^ERR_FILE: distributed\.checkpoint\.save: rank 0 cannot save: /)
  }
  expect(readdirSync(join(folder, 'ours')).sort()).toEqual([
    'shard-00001-model-00001-of-00001.safetensors',
    'shard-00002-model-00001-of-00001.safetensors',
  ])
}, 60_000)

withPython('torch', 'safetensors')(
  'Python reads what ranks of Node saved, and the other way round',
  async (python) => {
    await saving()
    const [[found, consolidated]] = await ranksOf('checkpoint.py', python)
    const values = Array.from({ length: 5 }, (_, row) => [0, 1, 2, 3].map((column) => row * 4 + column))
    expect(found.rows).toEqual(['float64', values])
    expect(found.half).toEqual(['bfloat16', [1.5, 1.5]])
    expect(found.count).toEqual(['int64', 7])
    for (const [name, value] of Object.entries(consolidated)) expect([name, found[name]]).toEqual([name, value])
    expect(Object.keys(consolidated).length).toBe(8)
    // What Python saved again, with the rows doubled.
    const state = new Map<string, torch.Tensor>()
    for (const [name, [dtype, array]] of Object.entries(found) as [string, [torch.DType, number[]]][])
      state.set(name, torch.zerosLike(torch.tensor(array, { dtype })))
    await checkpoint.load(state, { checkpointId: join(folder, 'theirs') })
    for (const [name, tensor] of state) {
      const expected = torch.tensor(found[name][1]).to(tensor.dtype)
      expect([name, tensor.equal(name === 'rows' ? expected.mul(2) : expected)]).toEqual([name, true])
    }
  },
  60_000,
)

describe('what is not there or does not fit', () => {
  const { Shard } = checkpoint
  const load = (state: object) => checkpoint.load(state as never, { checkpointId: folder })
  const save = (name: string, tensors: Record<string, torch.Tensor>, info: unknown) =>
    torch.saveSafetensorsSync(tensors, join(folder, name), { metadata: { DCP_SHARDING_INFO: JSON.stringify(info) } })

  test('is an error that names it, and nothing is changed', async () => {
    await expect(load({ x: torch.zeros([1]) })).rejects.toThrow(/is no folder with safetensors files/)
    save(
      'a.safetensors',
      { x: torch.ones([2, 2]), y: torch.ones([1]) },
      { x: { saved_offsets: [2, 0] }, y: { saved_offsets: [0] } },
    )
    const y = torch.zeros([1])
    await expect(load({ y, x: torch.zeros([4, 2]) })).rejects.toThrow(
      /"x" is not whole in the checkpoint: 4 of 8 elements are in no file/,
    )
    await expect(load({ y, x: torch.zeros([5, 2]) })).rejects.toThrow(/is of shape \[4,2\] in the checkpoint/)
    await expect(load({ y, x: torch.zeros([4]) })).rejects.toThrow(/has 2 dimensions in the checkpoint/)
    await expect(load({ y, z: torch.zeros([4]) })).rejects.toThrow(/the checkpoint has no tensor "z"/)
    await expect(load({ y, x: 3 })).rejects.toThrow(/may hold tensors, Maps and objects of them alone, but "x" is 3/)
    await expect(load({ 'a.b': y, a: { b: y } })).rejects.toThrow(/two tensors have the name "a.b"/)
    expect(y.toArray()).toEqual([0])
    const part = torch.zeros([1, 2])
    await load({ y, x: new Shard(part, [3, 0]) })
    expect([y.toArray(), part.toArray()]).toEqual([[1], [[1, 1]]])
  })

  test('is an error for metadata that does not fit', async () => {
    save('a.safetensors', { x: torch.ones([2, 2]) }, { x: { saved_offsets: [0] } })
    await expect(load({ x: torch.zeros([2, 2]) })).rejects.toThrow(/has no offsets of "x" that fit its shape \[2,2\]/)
    save('a.safetensors', { x: torch.ones([2, 2]) }, [])
    await expect(load({ x: torch.zeros([2, 2]) })).rejects.toThrow(/is not an object/)
    writeFileSync(join(folder, 'b.safetensors'), 'no')
    await expect(load({ x: torch.zeros([2, 2]) })).rejects.toMatchObject({ code: 'ERR_FILE' })
  })

  test('a part has offsets for each dimension', () => {
    expect(() => new Shard(torch.zeros([2]), [0, 0])).toThrow(/offsets must be 1 numbers/)
    expect(() => new Shard(torch.zeros([2]), [-1])).toThrow(/offsets\[0\]/)
    expect(() => new Shard(3 as never, [])).toThrow(/tensor must be a Tensor/)
  })
})
