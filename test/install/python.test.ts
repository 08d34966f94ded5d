import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPrivateFolder, pythons } from '../../lib/install/python'
import { freshFolder, removeFreshFolders } from './support/places'

afterAll(removeFreshFolders)

const python = pythons.find((name) => spawnSync(name, ['--version']).status === 0)
const withPython = python ? describe : describe.skip
const register = join(__dirname, 'support/register.cjs')
const main = join(__dirname, '../../lib/cli/main.ts')
const index = join(__dirname, '../../lib/install/libtorch.ts')

/** A folder in which every name that Python or torchnode might look for is a program or library that leaves a mark. */
function trap(): { folder: string; marks: () => string[] } {
  const folder = freshFolder()
  const caught = freshFolder()
  const mark = (name: string) => `open(${JSON.stringify(join(caught, name))}, 'w').close()\n`
  for (const name of ['pip', 'torch']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, '__init__.py'), mark(name))
    writeFileSync(join(folder, name, '__main__.py'), `${mark(name)}print('pip 99.9 from here')\n`)
  }
  for (const name of ['sitecustomize', 'usercustomize', 'importlib', 'encodings']) {
    writeFileSync(join(folder, `${name}.py`), mark(name))
  }
  for (const name of pythons)
    writeFileSync(join(folder, name), `#!/bin/sh\ntouch ${join(caught, name)}\n`, { mode: 0o755 })
  const cache = join(folder, '.cache', 'torchnode', 'torch-2.11.0')
  mkdirSync(join(cache, 'torch', 'lib'), { recursive: true })
  writeFileSync(join(cache, 'torch', 'lib', 'libtorch_cpu.so'), 'planted')
  writeFileSync(join(cache, 'torch', 'version.py'), "__version__ = '2.11.0'\n")
  const libraries = { 'torch/lib/libtorch_cpu.so': 7 }
  writeFileSync(join(cache, 'torchnode.json'), JSON.stringify({ version: '2.11.0', parts: ['cpu'], libraries }))
  mkdirSync(join(folder, 'torch', 'lib'))
  writeFileSync(join(folder, 'torch', 'lib', 'libtorch_cpu.so'), 'planted')
  writeFileSync(join(folder, 'torch', 'version.py'), "__version__ = '2.11.0'\n")
  return { folder, marks: () => readdirSync(caught) }
}

const search = `console.log(JSON.stringify(require(${JSON.stringify(index)}).searchLibtorch()))`

withPython('nothing in the working folder is run or loaded', () => {
  test.each<[string, string[]]>([
    ['by torchnode install', ['-r', register, main, 'install']],
    ['by torchnode doctor', ['-r', register, main, 'doctor', '--json']],
    ['by the search that an import makes', ['-r', register, '-e', search]],
  ])('%s, whatever the environment leaves empty', (_way, args) => {
    const { folder, marks } = trap()
    const env = {
      ...process.env,
      TORCHNODE_LIBTORCH: '',
      LIBTORCH: '',
      HOME: '',
      XDG_CACHE_HOME: '.cache',
      TORCHNODE_HOME: args.includes('install') ? freshFolder() : '',
      PIP_CONFIG_FILE: '/dev/null',
      PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
      PIP_RETRIES: '0',
      PYTHONPATH: ':',
      PATH: `:${process.env.PATH}`,
      PIP_FIND_LINKS: '',
    }
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
    expect(marks()).toEqual([])
    expect(stdout).not.toContain(folder)
  })

  test('but relative paths in settings are still resolved there', () => {
    const env = {
      PIP_CERT: 'mine.pem',
      PIP_FIND_LINKS: 'wheels https://host/wheels',
      PIP_NO_INPUT: '1',
      PYTHONPATH: '',
    }
    const { cwd, env: given } = inPrivateFolder(env, (start) => start)
    expect(given).toMatchObject({
      PIP_CERT: join(process.cwd(), 'mine.pem'),
      PIP_FIND_LINKS: `${join(process.cwd(), 'wheels')} https://host/wheels`,
      PIP_NO_INPUT: '1',
      PYTHONSAFEPATH: '1',
    })
    expect(() => readdirSync(cwd)).toThrow('ENOENT')
  })
})
