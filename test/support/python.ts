import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheRoot } from '../../lib/install/libtorch'

const found = new Map<string, string | undefined>()

/**
 * A Python that has these modules: TORCHNODE_PYTHON, that of scripts/python.mjs where it was made, or the one on the
 * PATH. Gives undefined where there is none.
 */
function pythonWith(...modules: string[]): string | undefined {
  const code = modules.map((name) => `import ${name}`).join('\n')
  if (!found.has(code)) {
    const made = join(cacheRoot(), '..', 'python-2.11', 'bin', 'python')
    const names = [process.env.TORCHNODE_PYTHON, made, join(cacheRoot(), 'python-2.11', 'bin', 'python'), 'python3']
    const runs = (name: string | undefined) =>
      name !== undefined && spawnSync(name, ['-c', code], { env: process.env }).status === 0
    found.set(code, names.find(runs))
  }
  return found.get(code)
}

/** A test that needs a Python with these modules, whose path its body gets. It is skipped where there is none. */
export function withPython(...modules: string[]) {
  const python = pythonWith(...modules)
  return (name: string, body: (python: string) => void | Promise<void>, timeout?: number) =>
    python === undefined
      ? test.skip(`${name} [no Python with ${modules.join(' and ')}]`, () => {})
      : test(name, () => body(python), timeout)
}

/**
 * A test that needs a Python with torch and TensorBoard, which `node scripts/python.mjs --tensorboard` fetches. It is
 * skipped where there is none.
 */
export function withTensorboard() {
  const home = join(cacheRoot(), '..')
  const fetched = readdirSafely(home).filter((name) => /^tensorboard-[\d.]+$/.test(name))
  // jest's process.env is not that which a child process gets by default.
  if (fetched.length > 0) process.env.PYTHONPATH = join(home, fetched[0])
  return withPython('torch', 'torch.utils.tensorboard')
}

const readdirSafely = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

/** What a Python program prints, as JSON; it gets `args` as its sys.argv[1:]. */
export function askPython(python: string, program: string, args: readonly string[]): unknown {
  const options = { encoding: 'utf8', env: process.env, timeout: 120_000 } as const
  const { status, stdout, stderr } = spawnSync(python, ['-c', program, ...args], options)
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
