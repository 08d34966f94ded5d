import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as torch from '../../lib'
import { namesPage, operatorsOf } from '../../scripts/docs/names.mjs'

const page = readFileSync(join(__dirname, '../../docs/names.md'), 'utf8')

test('docs/names.md is what node scripts/docs/names.mjs writes, and the package has each name', () => {
  const { text, missing, count } = namesPage(torch)
  expect(missing).toEqual([])
  expect(text).toBe(page)
  expect(count).toBeGreaterThanOrEqual(400)
})

test('a name is there once, and most are operators of scripts/surface.json', () => {
  const rows = [...page.matchAll(/^\| `([\w.]+)` \| `.+` \|$/gm)].map(([, python]) => python)
  expect(new Set(rows).size).toBe(rows.length)
  expect(operatorsOf(torch).length).toBeGreaterThan(200)
})

// The names that a rule would get wrong most easily.
test.each([
  ['torch.no_grad', 'torch.noGrad(...)'],
  ['torch.nn.functional.conv_transpose2d', 'nn.functional.convTranspose2d(...)'],
  ['torch.nn.utils.clip_grad_norm_', 'nn.utils.clipGradNorm_(...)'],
  ['torch.utils.data.DataLoader', 'new data.DataLoader(...)'],
  ['torch.optim.lr_scheduler.StepLR', 'new optim.lrScheduler.StepLR(...)'],
  ['Tensor.tolist', 'x.toArray(...)'],
  ['Tensor.shape', 'x.shape'],
])('%s is %s', (python, typescript) => {
  expect(page).toContain(`| \`${python}\` | \`${typescript}\` |`)
})
