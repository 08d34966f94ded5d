import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { arange, ones, rand, type Tensor } from '../../lib'
import { noGrad } from '../../lib/autograd'
import { idOf } from '../../lib/binding/handle'
import { native } from '../../lib/binding/native'
import { loadSafetensors, loadSafetensorsSync, saveSafetensors, saveSafetensorsSync } from '../../lib/checkpoint'
import { compile } from '../../lib/compile'
import { _foreachAdd_ } from '../../lib/generated/ops'
import { Linear, type Parameter } from '../../lib/nn'
import { Adam, SGD } from '../../lib/optim'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-beside-'))
  path = join(folder, 'model.safetensors')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Counts the turns of the event loop while a piece of work runs. */
async function turns(run: () => Promise<unknown>): Promise<number> {
  let count = 0
  let going = true
  const turn = () => {
    count++
    if (going) setImmediate(turn)
  }
  setImmediate(turn)
  await run()
  going = false
  return count
}

const large = 300_000

describe('a save beside the event loop', () => {
  // Each changes the tensor that is being saved, in its own way, before the first byte is written.
  const changes: [string, (x: Tensor) => unknown][] = [
    ['an operator in place', (x) => x.add_(1)],
    ['one on a view of it', (x) => x.narrow(0, 10, 5).fill_(7)],
    ['setAt', (x) => x.setAt(5, 0)],
    ['a list of tensors', (x) => _foreachAdd_([x], 1)],
    ['other data', (x) => x.copy_(rand([large]))],
    ['a change of size', (x) => x.resize_([large * 4]).fill_(3)],
    ['its end', (x) => x.dispose()],
    ['several', (x) => [x.add_(1), x.mul_(2), x.narrow(0, 0, 1).zero_()]],
  ]

  test.each(changes)('has the values at the time of the call, whatever changes them: %s', async (_way, change) => {
    const x = rand([large])
    const [before, same] = [x.clone(), x.narrow(0, 0, large / 2)]
    const saved = saveSafetensors({ x, same }, path)
    change(x)
    await saved
    const loaded = await loadSafetensors(path)
    expect(loaded.get('x')!.equal(before)).toBe(true)
    expect(loaded.get('same')!.equal(before.narrow(0, 0, large / 2))).toBe(true)
  })

  test.each([
    ['SGD', (parameters: Parameter[]) => new SGD(parameters, { lr: 0.1 })],
    ['a fused Adam', (parameters: Parameter[]) => new Adam(parameters, { lr: 0.1 })],
  ])('also where training by %s goes on, plain and compiled', async (_name, make) => {
    const model = new Linear(400, 300)
    const optimizer = make([...model.parameters()] as Parameter[])
    const x = rand([4, 400])
    const step = () => {
      const loss = model.forward(x).sum()
      optimizer.zeroGrad()
      loss.backward()
      optimizer.step()
      return loss.detach()
    }
    const compiled = compile(step)
    for (let i = 0; i < 6; i++) compiled()
    for (const go of [step, compiled]) {
      const before = new Map([...model.stateDict()].map(([name, tensor]) => [name, tensor.clone()]))
      const saved = saveSafetensors(model.stateDict(), path)
      for (let i = 0; i < 3; i++) go()
      await saved
      const loaded = await loadSafetensors(path)
      for (const [name, tensor] of before) expect(loaded.get(name)!.equal(tensor)).toBe(true)
      noGrad(() => expect(model.weight.equal(before.get('weight')!)).toBe(false))
    }
  })

  test('releases its tensors when it has been written, and when it fails', async () => {
    const x = ones([large])
    await saveSafetensors({ x }, path)
    await expect(saveSafetensors({ x }, join(folder, 'absent', 'x'))).rejects.toMatchObject({ code: 'ERR_FILE' })
    await expect(saveSafetensors({ x }, path, { metadata: { a: 1 } as never })).rejects.toThrow(TypeError)
    // Nothing is kept: the next save gets the first number again.
    const held = native.hold(idOf(x))
    native.letGo(held)
    expect(held).toBe(1)
    expect(readdirSync(folder)).toEqual(['model.safetensors'])
  })

  test.each([
    ['a transposed tensor', () => rand([600, 500]).t()],
    ['a large one of each element size', () => arange(large, { dtype: 'int64' })],
    ['half precision', () => rand([large]).to('bfloat16')],
    ['booleans', () => rand([2_500_000]).gt(0.5)],
    ['complex numbers', () => rand([large, 2]).contiguous().view('complex64')],
    ['a conjugate', () => rand([large, 2]).view('complex64').conj()],
    ['none at all', () => rand([0, 5])],
  ])('writes byte for byte what the synchronous form writes: %s', async (_what, make) => {
    const tensors = { x: make(), small: ones([3]) }
    await saveSafetensors(tensors, path)
    const other = join(folder, 'sync')
    saveSafetensorsSync(tensors, other)
    expect(readFileSync(path).equals(readFileSync(other))).toBe(true)
    for (const loaded of [await loadSafetensors(path), loadSafetensorsSync(path)]) {
      expect(loaded.get('x')).toMatchObject({ dtype: tensors.x.dtype, shape: tensors.x.shape })
      expect(Buffer.from(loaded.get('x')!.toBytes()).equals(Buffer.from(tensors.x.toBytes()))).toBe(true)
    }
  })
})

test('saves and loads 80 MB a slice at a time, while the event loop turns', async () => {
  const x = rand([10_000_000, 2])
  // One megabyte for each turn; the first turn computes everything else.
  expect(await turns(() => saveSafetensors({ x }, path))).toBeGreaterThan(80)
  let loaded: Map<string, Tensor> | undefined
  expect(await turns(async () => (loaded = await loadSafetensors(path)))).toBeGreaterThan(80)
  expect(loaded!.get('x')!.equal(x)).toBe(true)
})

test.each([
  ['in its data', 5_000_000, 'ERR_CHECKSUM'],
  ['in its header', 60, 'ERR_CHECKSUM'],
])('a large file with one wrong bit %s is refused', async (_where, at, code) => {
  await saveSafetensors({ x: rand([2_000_000]) }, path)
  const bytes = readFileSync(path)
  bytes[at] ^= 1
  writeFileSync(path, bytes)
  await expect(loadSafetensors(path)).rejects.toMatchObject({ code })
  expect(() => loadSafetensorsSync(path)).toThrow(expect.objectContaining({ code }))
})

test('names the place of a value in a large bool tensor that is not a boolean', async () => {
  await saveSafetensors({ x: ones([5_000_000]).to('bool') }, path, { metadata: {} })
  const bytes = readFileSync(path)
  bytes[bytes.length - 5_000_000 + 3_333_333] = 2
  writeFileSync(path, bytes)
  await expect(loadSafetensors(path)).rejects.toThrow('its element 3333333 is 2')
})
