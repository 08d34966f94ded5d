import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { status } from '../../lib/binding/native'
import { Autoencoder } from '../../lib/models'
import { assertClose } from '../../lib/testing'
import { finished, start, writeDigits } from './command'

let folder: string
let data: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torchnode-train-'))
  data = join(folder, 'digits')
  await writeDigits(data, 300)
})
afterAll(() => rm(folder, { recursive: true }))

const train = (...args: string[]) => finished(start(['train', ...args], { cwd: folder }))
const lines = (text: string) => text.split('\n').filter(Boolean)

test("without options it runs the notebook's three experiments and leaves pictures, weights and a report", async () => {
  const out = join(folder, 'notebook')
  const { code, stdout, stderr } = await train('--data', data, '--out', out)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const headings = lines(stdout).filter((line) => line.startsWith('latent'))
  expect(headings).toEqual(['latent 100, a new Adam for each epoch', 'latent 3', 'latent 50'])
  const rows = lines(stdout)
    .filter((line) => /^ +\d/.test(line))
    .map((line) => line.trim().split(/ +/))
  expect(rows.map(([epoch, , notebook]) => [epoch, notebook])).toEqual([
    ...['0.04748', '0.03105', '0.02336', '0.01886', '0.01599', '0.01408'].map((loss, epoch) => [String(epoch), loss]),
    ...['0.06386', '0.06374', '0.06370', '0.06369', '0.06372'].map((loss, epoch) => [String(epoch), loss]),
    ...['0.06367', '0.05832', '0.04324', '0.03454', '0.02813'].map((loss, epoch) => [String(epoch), loss]),
  ])
  const files = await readdir(out)
  expect(files.filter((name) => !name.endsWith('.png')).sort()).toEqual([
    'autoencoder-100.safetensors',
    'autoencoder-3.safetensors',
    'autoencoder-50.safetensors',
    'report.html',
  ])
  // The ten digits, and for each experiment the reconstructions before training and after each epoch.
  expect(files.filter((name) => name.endsWith('.png'))).toHaveLength(1 + 7 + 6 + 6)
  expect((await Autoencoder.load(join(out, 'autoencoder-50.safetensors'))).latent).toBe(50)
  const report = await readFile(join(out, 'report.html'), 'utf8')
  expect(report.match(/data:image\/png;base64/g)?.length).toBeGreaterThanOrEqual(20)
  expect(report).not.toMatch(/(?:src|href)="(?!data:|#)/)
})

test('with --json it prints one object per epoch and nothing else', async () => {
  const { code, stdout } = await train('--data', data, '--dim', '4', '--epochs', '3', '--json', '--out', 'json')
  expect(code).toBe(0)
  const objects = lines(stdout).map((line) => JSON.parse(line))
  expect(objects).toEqual(
    [0, 1, 2].map((epoch) => ({ dim: 4, epoch, loss: expect.any(Number), seconds: expect.any(Number) })),
  )
  expect(objects[2].loss).toBeLessThan(objects[0].loss)
})

test('a seed gives the same losses again, another seed gives others', async () => {
  const losses = async (...seed: string[]) => {
    const { stdout } = await train('--data', data, '--dim', '2', '--epochs', '1', '--json', '--out', 'seeds', ...seed)
    return JSON.parse(stdout).loss
  }
  const first = await losses()
  expect(await losses('--seed', '0')).toBe(first)
  expect(await losses('--seed', '1')).not.toBe(first)
})

test('where MNIST is neither there nor can be fetched, it says so within seconds and trains on drawn digits', async () => {
  const began = Date.now()
  const home = join(folder, 'home')
  const args = ['train', '--dim', '3', '--quick', '--json', '--out', 'drawn']
  // libtorch comes from where it is; the cache for MNIST is empty.
  const env = { TORCHNODE_LIBTORCH: status.libtorch.lib, TORCHNODE_HOME: home }
  const { code, stdout, stderr } = await finished(start(args, { cwd: folder, env }))
  expect({ code, epochs: lines(stdout).length }).toEqual({ code: 0, epochs: 1 })
  expect(stderr).toContain(`MNIST is not in data, ${join(home, 'mnist')}: fetching it`)
  expect(stderr).toContain('warning: training on SyntheticDigits instead')
  expect(JSON.parse(stdout).loss).toBeLessThan(0.15)
  expect(Date.now() - began).toBeLessThan(30_000)
})

test('MNIST is taken from TORCHNODE_MNIST, and --data goes before it', async () => {
  const args = ['train', '--dim', '1', '--epochs', '0', '--out', 'places']
  const { stdout } = await finished(start(args, { cwd: folder, env: { TORCHNODE_MNIST: data } }))
  expect(stdout).toContain(`MNIST: 300 images from ${data}`)
  const both = start([...args, '--data', data], { cwd: folder, env: { TORCHNODE_MNIST: join(folder, 'elsewhere') } })
  expect((await finished(both)).stdout).toContain(`MNIST: 300 images from ${data}`)
})

test.each<[string, string[], NodeJS.ProcessEnv]>([
  ['--data', ['--data', 'absent'], {}],
  ['TORCHNODE_MNIST', [], { TORCHNODE_MNIST: 'absent' }],
])('a folder without MNIST that %s names is an error, never replaced by drawn digits', async (_by, args, env) => {
  const { code, stdout, stderr } = await finished(
    start(['train', '--json', '--out', 'never', ...args], { cwd: folder, env }),
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^error: MNIST was not found: looked for its IDX files.*"absent".*\n$/)
  expect(existsSync(join(folder, 'absent'))).toBe(false)
})

test('a damaged MNIST is an error, not a reason to train on something else', async () => {
  const damaged = join(folder, 'damaged')
  await writeDigits(damaged, 20)
  await truncate(join(damaged, 'train-images-idx3-ubyte'), 1000)
  const { code, stdout, stderr } = await train('--data', damaged, '--json', '--out', 'never')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^error: .*train-images-idx3-ubyte.*\n$/)
})

test('Ctrl-C in the middle ends it at once and keeps the weights of the last whole epoch', async () => {
  const out = join(folder, 'stopped')
  const child = start(['train', '--data', data, '--dim', '3', '--epochs', '100000', '--json', '--out', out], {
    cwd: folder,
  })
  const ended = finished(child)
  await once(child.stdout!, 'data')
  await once(child.stdout!, 'data')
  const weights = join(out, 'autoencoder-3.safetensors')
  expect(existsSync(weights)).toBe(true)
  child.kill('SIGINT')
  const { signal, code } = await ended
  expect({ signal, code }).toEqual({ signal: 'SIGINT', code: null })
  expect((await Autoencoder.load(weights)).latent).toBe(3)
})

test('with --dashboard it serves a live page, whose button ends the run well', async () => {
  const out = join(folder, 'live')
  const child = start(
    ['train', '--data', data, '--dim', '3', '--epochs', '100000', '--json', '--dashboard', '--out', out],
    {
      cwd: folder,
    },
  )
  const ended = finished(child)
  let told = ''
  child.stderr!.on('data', (text) => {
    told += text
  })
  await once(child.stdout!, 'data')
  const [, url] = /the live page: (http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/)\n/.exec(told) ?? []
  expect((await fetch(url)).status).toBe(200)
  const refused = await fetch(`${url}stop`, { method: 'POST', headers: { origin: 'https://evil.example' } })
  expect(refused.status).toBe(403)
  expect((await fetch(`${url}stop`, { method: 'POST' })).status).toBe(204)
  const { code, stdout, stderr } = await ended
  expect(code).toBe(0)
  expect(JSON.parse(lines(stdout)[0])).toMatchObject({ dim: 3, epoch: 0 })
  expect(stderr).toContain('stopped by the live page; the weights of the last whole epoch are kept')
  expect((await Autoencoder.load(join(out, 'autoencoder-3.safetensors'))).latent).toBe(3)
})

test('the loss on images for tests is in the report where the folder has them', async () => {
  const whole = join(folder, 'whole')
  await writeDigits(whole, 300)
  await writeDigits(join(folder, 'tests'), 100)
  for (const part of ['images-idx3', 'labels-idx1'])
    await copyFile(join(folder, 'tests', `train-${part}-ubyte`), join(whole, `t10k-${part}-ubyte`))
  const reportOf = async (from: string) => {
    await train('--data', from, '--dim', '2', '--epochs', '2', '--out', 'tested')
    const [page] = (await readFile(join(folder, 'tested', 'report.html'), 'utf8')).split('<script>')
    return page
  }
  expect(await reportOf(whole)).toContain('<th scope="col">Test loss</th>')
  expect(await reportOf(data)).not.toContain('Test loss')
})

describe('refused before any work, with one line and exit code 1:', () => {
  test.each<[string[], string]>([
    [
      ['--epochs', 'ten'],
      "error: option '--epochs <n>' argument 'ten' is invalid. It must be a whole number of at least 0.",
    ],
    [
      ['--port', '70000'],
      "'--port <n>' argument '70000' is invalid. It must be a whole number of at least 0, at most 65535.",
    ],
    [['--epochs', '-1'], "'--epochs <n>' argument '-1' is invalid"],
    [['--epochs', '1.5'], "'--epochs <n>' argument '1.5' is invalid"],
    [['--epochs', ''], "'--epochs <n>' argument '' is invalid"],
    [['--dim', '0'], "'--dim <n>' argument '0' is invalid. It must be a whole number of at least 1, at most 65536."],
    [['--dim', '1e9'], "'--dim <n>' argument '1e9' is invalid"],
    [['--lr', 'fast'], "'--lr <rate>' argument 'fast' is invalid. It must be a number of at least 0."],
    [['--lr', 'NaN'], "'--lr <rate>' argument 'NaN' is invalid"],
    [['--lr', '-0.1'], "'--lr <rate>' argument '-0.1' is invalid"],
    [['--batch-size', '0'], "'--batch-size <n>' argument '0' is invalid"],
    [['--seed', 'lucky'], "'--seed <n>' argument 'lucky' is invalid"],
    [['--device', 'gpu:0'], "'--device <device>' argument 'gpu:0' is invalid. It must be cpu, cuda or cuda:<number>."],
    [['--epoch', '5'], "error: unknown option '--epoch'"],
    [['now'], 'too many arguments'],
  ])('%p', async (args, message) => {
    const { code, stdout, stderr } = await train('--data', data, '--out', 'refused', ...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(lines(stderr)[0]).toContain(message)
    expect(existsSync(join(folder, 'refused'))).toBe(false)
  })

  test('a device that is not there', async () => {
    const { code, stdout, stderr } = await train('--data', data, '--out', 'device', '--device', 'cuda:77')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^error: .*(cuda|CUDA|driver).*\n$/)
  })

  test('an --out that is a file, or below one', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'mine')
    for (const out of [file, join(file, 'below')]) {
      const { code, stdout, stderr } = await train('--data', data, '--out', out)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^error: cannot .*a-file.*\n$/)
    }
    expect((await stat(file)).size).toBe(4)
  })

  test('an --out that may not be written to', async () => {
    const locked = join(folder, 'locked')
    await mkdir(locked, { mode: 0o500 })
    // Root may write anywhere, but not to a folder of the kernel's.
    const out = process.getuid?.() === 0 ? '/proc/torchnode' : locked
    const { code, stderr } = await train('--data', data, '--out', out)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: cannot .*(EACCES|ENOENT|EPERM|EROFS).*\n$/)
  })
})

test('the stack of an error is shown only to those who ask for it', async () => {
  const args = ['train', '--data', data, '--out', join(folder, 'digits', 'train-labels-idx1-ubyte')]
  const plain = await finished(start(args, { cwd: folder }))
  const asked = await finished(start([...args, '--debug'], { cwd: folder }))
  const byEnvironment = await finished(start(args, { cwd: folder, env: { TORCHNODE_DEBUG: '1' } }))
  expect([plain, asked, byEnvironment].map(({ stderr }) => lines(stderr).length > 1)).toEqual([false, true, true])
})

describe('--nproc', () => {
  test('trains in several processes with the losses of one, and one of them reports', async () => {
    const common = ['--data', data, '--epochs', '2', '--dim', '4', '--json']
    const [one, two] = await Promise.all([
      train(...common, '--out', 'one'),
      train('--nproc', '2', ...common, '--out', 'two'),
    ])
    expect([two.code, two.stderr.match(/latent 4/g)]).toEqual([0, ['latent 4']])
    const losses = ({ stdout }: { stdout: string }) => lines(stdout).map((line) => JSON.parse(line).loss)
    expect(losses(two)).toEqual(losses(one).map((loss) => expect.closeTo(loss, 6)))
    const files = async (name: string) => (await readdir(join(folder, name))).sort()
    expect(await files('two')).toEqual(await files('one'))
    const weights = async (name: string) =>
      (await Autoencoder.load(join(folder, name, 'autoencoder-4.safetensors'))).stateDict()
    const [ours, theirs] = [await weights('two'), await weights('one')]
    for (const [name, value] of theirs) assertClose(ours.get(name)!, value, { atol: 1e-5, rtol: 1e-4 })
  })

  test('says what the rank that failed first said', async () => {
    const { code, stderr } = await train('--nproc=2', '--data', 'nowhere')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: .*nowhere/)
    expect(stderr).toMatch(
      /torchnode train: rank 0 failed first, with exit code 1. Its last lines on stderr:\n {2}error: .*nowhere/,
    )
  })

  test('divides the batch', async () => {
    const { code, stderr } = await train('--nproc', '3', '--data', data)
    expect([code, stderr]).toEqual([
      1,
      'error: torchnode train: --batch-size must be a multiple of the 3 ranks, which divide it, but it is 100\n',
    ])
  })
})
