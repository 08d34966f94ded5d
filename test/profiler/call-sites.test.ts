import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lineOf } from '../../lib/profiler/call-sites'
import { answer, runScript } from '../support/child'

const here = (name: string) => join(process.cwd(), name)

test.each([
  [`step (${here('src/train.ts')}:12:7)`, 'src/train.ts:12'],
  [`${here('train.ts')}:1:1`, 'train.ts:1'],
  [`async fit (${here('a folder (2)/train.ts')}:3:4)`, 'a folder (2)/train.ts:3'],
  [`Net.forward [as run] (${pathToFileURL(here('net.mjs'))}:8:9)`, 'net.mjs:8'],
  [`async ${pathToFileURL(here('net.mjs'))}:8:9`, 'net.mjs:8'],
  ['train (/elsewhere/train.ts:5:6)', '/elsewhere/train.ts:5'],
  ['[eval]:1:20', '[eval]:1'],
])('the frame %s is at %s', (frame, expected) => {
  expect(lineOf(frame)).toBe(expected)
})

describe('in a program that uses the package', () => {
  const lines = async (file: string, options: string[] = []) =>
    answer<string[]>(await runScript(join(__dirname, file), { env: { NODE_OPTIONS: options.join(' ') } }))

  test('lines are those of the running file, also through a layer and a model of torchnode', async () => {
    const found = await lines('compiled.cjs')
    expect(found).toEqual([expect.stringMatching(/compiled\.cjs:8$/), expect.stringMatching(/compiled\.cjs:9$/)])
  })

  test('and those of the source file where Node reads source maps', async () => {
    const found = await lines('compiled.cjs', ['--enable-source-maps'])
    expect(found).toEqual([expect.stringMatching(/original\.ts:101$/), expect.stringMatching(/original\.ts:102$/)])
  })
})
