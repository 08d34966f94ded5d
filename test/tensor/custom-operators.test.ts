import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchLibtorch } from '../../lib/install/libtorch'
import { ops } from '../../lib/tensor'
import { answer, runChild } from '../support/child'

const { found } = searchLibtorch()
const compiler = spawnSync('c++', ['--version']).status === 0
const missing = !compiler ? 'no c++ on the PATH' : !found?.include ? "libtorch's headers are not installed" : undefined
const folder = mkdtempSync(join(tmpdir(), 'torchnode-operators-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = join(__dirname, '../..')
const source = join(root, 'test/support/custom-operators.cc')
const library = join(root, `build/custom-operators-${found?.version}.so`)

/** Compiles the library if its source has changed since the last time; this takes ten seconds. */
function compile() {
  if (existsSync(library) && statSync(library).mtimeMs > statSync(source).mtimeMs) return
  const { include, lib } = found as { include: string; lib: string }
  const headers = ['-isystem', include, '-isystem', join(root, 'native/shim')]
  const { status, stderr } = spawnSync(
    'c++',
    ['-std=c++20', '-O0', '-shared', '-fPIC', ...headers, source, '-L', lib, '-ltorch_cpu', '-lc10', '-o', library],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the library does not compile:\n${stderr}`)
}

interface Answer {
  cube: string
  grad: number[]
  sum: number[]
  count: number
  empty: string
  wrongType: string
}

if (missing !== undefined) console.warn(`${missing}: the test of custom operators is SKIPPED`)

describe('a library of custom operators', () => {
  const whereCompiled = missing === undefined ? test : test.skip
  whereCompiled(
    'is opened, and its operators are called, with gradients and with errors',
    async () => {
      compile()
      const said = answer<Answer>(await runChild('custom-operators.cjs', { args: [library] }))
      expect(said.cube).toBe('tensor([ 2., 16.], grad_fn=<Cube>>)')
      expect(said.grad).toEqual([6, 24])
      expect([said.sum, said.count]).toEqual([[4, 8], 3])
      expect(said.empty).toBe('ERR_RUNTIME: sum_and_count: the list is empty')
      expect(said.wrongType).toBe(
        'TypeError: torchnode_test::cube(x: Tensor, { scale?: number }) was given (3); look at x',
      )
    },
    60_000,
  )
})

describe('a file that is not a library is a clear error', () => {
  test.each<[string, string, object]>([
    ['a file that is not there', join(folder, 'none.so'), { code: 'ERR_NATIVE_LOAD' }],
    ['a file that is not a library', __filename, { code: 'ERR_NATIVE_LOAD' }],
    ['a folder', folder, { code: 'ERR_NATIVE_LOAD' }],
    ['a path that is too long', `/${'a'.repeat(9000)}`, { code: 'ERR_NATIVE_LOAD' }],
    ['a relative path', 'custom-operators.so', { name: 'TypeError' }],
    ['a path with a null byte', `${library}\0.txt`, { name: 'TypeError' }],
    ['no path', undefined as never, { name: 'TypeError' }],
  ])('%s', (_, path, error) => {
    const message = expect.stringMatching(/^[^\n]{10,600}$/)
    expect(() => ops.loadLibrary(path)).toThrow(expect.objectContaining({ ...error, message }))
  })
})
