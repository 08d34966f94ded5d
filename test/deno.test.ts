import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deno } from './support/deno'

const root = resolve(__dirname, '..')
const name = 'Deno runs a program with the permissions that docs/bundling.md gives, and asks for no more'
const [, options] = /^ {4}deno run (.*) main\.ts$/m.exec(readFileSync(join(root, 'docs/bundling.md'), 'utf8')) ?? []

if (deno === undefined) test.skip(`${name} [no Deno]`, () => {})
else
  test(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'torchnode-deno-'))
    try {
      mkdirSync(join(folder, 'node_modules'))
      symlinkSync(root, join(folder, 'node_modules/torchnode'), 'junction')
      writeFileSync(join(folder, 'package.json'), '{ "type": "module", "dependencies": { "torchnode": "*" } }')
      writeFileSync(join(folder, 'deno.json'), '{ "nodeModulesDir": "manual" }')
      writeFileSync(
        join(folder, 'main.ts'),
        'import torch from "torchnode"\nconsole.log(torch.ones([2]).add(1).toArray())\n',
      )
      const run = (given: string[]) =>
        spawnSync(deno as string, ['run', '--no-prompt', ...given, 'main.ts'], { cwd: folder, encoding: 'utf8' })
      const all = options.split(' ')
      expect(run(all).stdout).toBe('[ 2, 2 ]\n')
      for (const option of all.filter((each) => each.startsWith('--allow'))) {
        expect([option, run(all.filter((each) => each !== option)).status]).toEqual([option, 1])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
