import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(__dirname, '..', '..')

// Other runtimes as torchnode sees them: calls of their collector are counted, and V8's own does the work here.
test.each<[string, string]>([
  ['Bun, which has a function of its own', 'globalThis.Bun = { gc: counted }'],
  ['Deno, started with the collector', 'globalThis.Deno = {}; globalThis.gc = counted'],
])('garbage is freed in %s', (_, pretend) => {
  const script = `
    const collect = gc
    let asked = 0
    const counted = () => { asked++; collect() }
    delete globalThis.gc
    ${pretend}
    const torch = require(${JSON.stringify(root)})
    for (let i = 0; i < 100; i++) torch.ones([1000, 1000])
    const { bytes } = torch.memory()
    torch.collectGarbage()
    console.log(asked > 5, bytes < 1e8, torch.memory().tensors <= 1)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', script], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toBe('true true true\n')
})
