import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import torchnode from '../../package.json'
import { answer, runChild } from '../support/child'

interface Outcome {
  before: number[]
  other: number[] | { code: string; message: string }
  after: number[]
}

const root = join(__dirname, '..', '..')
const core = join('build', 'Release', 'torchnode-core.so')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'torchnode-copy-'))
  for (const part of ['package.json', 'dist', join('build', 'Release')]) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe.each(['main', 'worker'])('a second copy of the package, loaded by the %s thread', (place) => {
  const load = async () => answer<Outcome>(await runChild('copies.cjs', { args: [copy, place] }))

  test('works beside the first', async () => {
    expect(await load()).toEqual({ before: [3, 3], other: [3, 3], after: [3, 3] })
  })

  test.each(['0.1.0', '0.0.9'])(
    'is refused if its addon differs, of version %s, and both are named',
    async (version) => {
      appendFileSync(join(copy, core), 'another build')
      const manifest = join(copy, 'package.json')
      const written = readFileSync(manifest, 'utf8')
      writeFileSync(manifest, written.replace(/"version": "[^"]*"/, `"version": "${version}"`))
      const { before, other, after } = await load()
      cpSync(join(root, core), join(copy, core))
      writeFileSync(manifest, written)
      const { code, message } = other as { code: string; message: string }
      expect(code).toBe('ERR_NATIVE_LOAD')
      expect(message).toContain(`${join(root, core)} (version ${torchnode.version})`)
      expect(message).toContain(`${join(copy, core)} (version ${version})`)
      expect(message).not.toContain('another version')
      expect([before, after]).toEqual([
        [3, 3],
        [3, 3],
      ])
    },
  )
})

test('two copies that threads load at the same time work', async () => {
  const results = answer<number[][]>(await runChild('copies.cjs', { args: [copy, 'both'] }))
  expect(results).toEqual(Array(4).fill([3, 3]))
})
