import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { runScript } from '../support/child'

const root = resolve(__dirname, '../..')

test('a training that is saved and loaded as docs/saving.md says continues to the same bits', async () => {
  const page = readFileSync(join(root, 'docs/saving.md'), 'utf8')
  const [first, , second] = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-saving-'))
  const url = JSON.stringify(pathToFileURL(join(root, 'dist/index.mjs')).href)
  const written = (name: string, code: string) => {
    const { code: script } = transformSync(code, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
    const here = script.replace(/(['"])(\w+\.(?:safetensors|pt))\1/g, (_, __, file) =>
      JSON.stringify(join(folder, file)),
    )
    writeFileSync(join(folder, name), here.replace(/(['"])torchnode\1/g, url))
  }
  try {
    written('first.mjs', first)
    written('checkpoint.mjs', second)
    written(
      'resume.mjs',
      `import { manualSeed, nn, optim, rand } from 'torchnode'
      import { load, save } from './checkpoint.mjs'
      const make = () => {
        const model = new nn.Sequential(new nn.Linear(4, 8), new nn.BatchNorm1d(8), new nn.Linear(8, 2))
        const optimizer = new optim.Adam(model.parameters(), { lr: 0.1 })
        return { model, optimizer, scheduler: new optim.lrScheduler.StepLR(optimizer, 2) }
      }
      const epoch = ({ model, optimizer, scheduler }, n) => {
        manualSeed(n)
        optimizer.zeroGrad()
        const loss = model.forward(rand([16, 4])).pow(2).mean()
        loss.backward()
        optimizer.step()
        scheduler.step()
        return loss.item()
      }
      const run = make()
      for (let n = 0; n < 5; n++) epoch(run, n)
      await save('checkpoint.pt', run.model, run.optimizer, run.scheduler, 4)
      const other = make()
      const next = await load('checkpoint.pt', other.model, other.optimizer, other.scheduler)
      const losses = (of) => [5, 6, 7, 8].map((n) => epoch(of, n))
      console.log(JSON.stringify({ next, went: losses(run), resumed: losses(other) }))`,
    )
    expect(await runScript(join(folder, 'first.mjs'))).toMatchObject({ code: 0, stderr: '' })
    const { code, stdout, stderr } = await runScript(join(folder, 'resume.mjs'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { next, went, resumed } = JSON.parse(stdout)
    expect(next).toBe(5)
    expect(resumed).toEqual(went)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
