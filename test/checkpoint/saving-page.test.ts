import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { runScript } from '../support/child'

const root = resolve(__dirname, '../..')
const page = readFileSync(join(root, 'docs/saving.md'), 'utf8')
const snippets = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-saving-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Makes a snippet of the page a script that runs in its own folder, with code before and after it. */
function script(name: string, code: string, { before = '', after = '' } = {}): string {
  const url = JSON.stringify(pathToFileURL(join(root, 'dist/index.mjs')).href)
  const { code: plain } = transformSync(code, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
  const path = join(folder, name)
  const here = `process.chdir(${JSON.stringify(folder)});`
  writeFileSync(path, `${here}${before}\n${plain.replace(/(['"])torchnode\1/g, url)}\n${after}`)
  return path
}

test.each(snippets.flatMap((code) => (/saveNpy|saveSafetensors|savePretrained/.test(code) ? [[code]] : [])))(
  'a snippet runs as it stands: %s',
  async (code) => {
    expect(await runScript(script('snippet.mjs', code))).toMatchObject({ code: 0, stderr: '' })
  },
)

describe('the training of docs/saving.md', () => {
  const training = snippets.find((code) => code.includes('saveCheckpoint'))!
  const told = `
    const { createHash } = await import('node:crypto')
    const digest = createHash('sha256')
    for (const p of model.parameters()) digest.update(p.detach().toBytes())
    for (const { exp_avg } of optimizer.stateDict().state.values()) digest.update(exp_avg.toBytes())
    digest.update(torch.getRngState().toBytes())
    console.log(digest.digest('hex'), step)`
  const killed = training.replace(
    'step++',
    "step++\n    if (step === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL')",
  )

  const train = (killAt: number) =>
    runScript(script('train.mjs', killed, { after: told }), { env: { KILL_AT: String(killAt) } })
  const clear = () => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
  }

  test('continues bit for bit when it is killed at random batches, and while it saves', async () => {
    const whole = await train(-1)
    expect(whole).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^[0-9a-f]{64} 100\n$/) })
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.pt'))
        .sort(),
    ).toEqual(['step-96.pt', 'step-99.pt', 'step-best.pt'])
    clear()
    // Batches 20 and 40 are the last of an epoch, 42 is saved.
    const at = [20, 40, 42, ...Array.from({ length: 3 }, () => 43 + Math.floor(Math.random() * 57))].sort(
      (a, b) => a - b,
    )
    for (const step of at) {
      const { signal, stdout } = await train(step)
      expect([at, step, signal, stdout]).toEqual([at, step, 'SIGKILL', ''])
    }
    const { signal } = await runScript(
      script('train.mjs', training, {
        before: `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${500 * Math.random()})`,
      }),
    )
    expect([null, 'SIGKILL']).toContain(signal)
    const resumed = await train(-1)
    expect([at, resumed.stderr, resumed.stdout]).toEqual([at, '', whole.stdout])
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
