// Draws the pictures of docs/notebook.md by running its samples: node site/pictures.mjs FOLDER, which has MNIST.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { programOf, samplesOf } from '../scripts/docs/samples.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'torchnode-pictures-'))
try {
  const program = programOf(samplesOf(readFileSync(join(root, 'docs/notebook.md'), 'utf8')))
  const { code } = transformSync(program, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
  writeFileSync(join(folder, 'notebook.mjs'), code)
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/torchnode'), 'junction')
  symlinkSync(resolve(process.argv[2]), join(folder, 'data'), 'junction')
  const { status } = spawnSync(process.execPath, ['notebook.mjs'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
  mkdirSync(join(root, 'docs/pictures'), { recursive: true })
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
    copyFileSync(join(folder, name), join(root, 'docs/pictures', name))
  }
} finally {
  rmSync(folder, { recursive: true })
}
