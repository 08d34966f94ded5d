import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, runScript } from '../support/child'

const launcher = join(__dirname, '../../dist/cli/main.js')
const examples = join(__dirname, '../../examples/distributed')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-distributed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs an example with some ranks, and gives its lines. */
async function run(ranks: number, name: string, ...args: (string | number)[]): Promise<Ended & { lines: string[] }> {
  const options = ['run', '--nproc', ranks, '--max-restarts', 1]
  const end = await runScript(launcher, { args: [...options, join(examples, name), ...args] })
  return { ...end, lines: end.stdout.trim().split('\n') }
}

test('the autoencoder trains on two ranks, of which one is killed, to the weights of a run without that', async () => {
  const train = (name: string, ...args: (string | number)[]) =>
    run(2, 'train.mjs', '--images', 600, '--epochs', 5, '--out', join(folder, name), ...args)
  const [whole, killed] = await Promise.all([train('whole'), train('killed', '--fail-at', 25)])
  expect([whole.code, whole.stderr, whole.lines]).toEqual([
    0,
    '',
    [1, 2, 3, 4, 5].map((epoch) => expect.stringMatching(RegExp(`^\\[rank 0\\] epoch ${epoch}: loss 0\\.\\d{5}$`))),
  ])
  expect([killed.code, killed.lines]).toEqual([0, whole.lines])
  expect(killed.stderr).toMatch(/rank 1 failed first, by SIGKILL .*; restart 1 of 1/)
  expect(readdirSync(join(folder, 'killed')).sort()).toEqual(['autoencoder.safetensors', 'step-24.pt', 'step-30.pt'])
  const weights = (name: string) => readFileSync(join(folder, name, 'autoencoder.safetensors'))
  expect(weights('killed').equals(weights('whole'))).toBe(true)
})

test('ranks with gradients of several batches in a step learn digits, and name those of others in any number', async () => {
  const weights = join(folder, 'digits.safetensors')
  const { code, stderr, lines } = await run(2, 'accumulate.mjs', '--images', 1500, '--every', 2, '--out', weights)
  expect([code, stderr, lines.length]).toEqual([0, '', 2])
  const name = (ranks: number) => run(ranks, 'predict.mjs', '--images', 500, '--weights', weights)
  const named = await Promise.all([name(1), name(3)])
  expect(named.map((one) => one.stderr)).toEqual(['', ''])
  expect(named[1].lines).toEqual(named[0].lines)
  expect(Number(/(\d+) of 500 digits/.exec(named[0].stdout)?.[1])).toBeGreaterThan(450)
})
