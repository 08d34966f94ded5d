import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DataLoader, RandomSampler } from '../../lib/data'
import { Generator } from '../../lib/random'
import { type Tensor, tensor } from '../../lib/tensor'
import { FashionMNIST, KMNIST, MNIST } from '../../lib/vision/datasets'
import { Compose, Lambda, Normalize, ToTensor } from '../../lib/vision/transforms'
import { idxBytes, mnistFolder, smallSet, temporaryFolder, writeFiles } from './idx-files'
import { mirrors } from './mirror'

const folder = temporaryFolder()
const startMirror = mirrors()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A folder in torchvision's layout, or the root itself, with these files. */
function place(files: Record<string, Buffer>, inside = ''): string {
  mkdirSync(join(folder(), inside), { recursive: true })
  writeFiles(join(folder(), inside), files)
  return folder()
}

const gzipped = (files: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${name}.gz`, bytes]))

describe('MNIST', () => {
  test.each([
    ['raw in the folder itself', '', (files: Record<string, Buffer>) => files],
    ['gzipped in the folder itself', '', gzipped],
    ['raw in torchvision’s layout', 'MNIST/raw', (files: Record<string, Buffer>) => files],
    ['gzipped in torchvision’s layout', 'MNIST/raw', gzipped],
  ])('reads files %s', (_, inside, pack) => {
    const root = place(pack({ ...smallSet(12), ...smallSet(5, 't10k') }), inside)
    const [train, test] = [new MNIST(root), new MNIST(root, { train: false })]
    expect([train.length, test.length]).toEqual([12, 5])
    expect([train.data.shape, train.data.dtype, train.targets.dtype]).toEqual([[12, 28, 28], 'uint8', 'int64'])
    expect(Buffer.from(train.data.toTypedArray() as Uint8Array)).toEqual(
      smallSet(12)['train-images-idx3-ubyte'].subarray(16),
    )
    expect(test.targets.toArray()).toEqual([0, 3, 6, 9, 2])
    expect([train.train, test.train, MNIST.exists(root)]).toEqual([true, false, true])
  })

  test('prefers torchvision’s folder to the root, and raw to gzipped', () => {
    const root = place({ ...smallSet(3), ...gzipped(smallSet(4)) })
    expect(new MNIST(root).length).toBe(3)
    place(gzipped(smallSet(5)), 'MNIST/raw')
    expect(new MNIST(root).length).toBe(5)
    expect(new FashionMNIST(root).length).toBe(3)
    place(smallSet(6), 'KMNIST/raw')
    expect(new KMNIST(root).length).toBe(6)
  })

  test('gives the same items alone and in batches, with and without transforms', () => {
    const root = place(smallSet(7))
    for (const transform of [
      null,
      new ToTensor(),
      new Compose([new ToTensor(), new Normalize(0.1307, 0.3081)]),
      new Compose([new ToTensor(), new Lambda((t: Tensor) => t.flatten())]),
      (image: Tensor) => image.sum(),
    ]) {
      for (const targetTransform of [null, (label: number) => label + 1, (label: number) => label / 2]) {
        const digits = new MNIST(root, { transform, targetTransform })
        const items = Array.from({ length: 7 }, (_, i) => digits.get(i))
        for (const shuffle of [false, true]) {
          const loader = new DataLoader(digits, { batchSize: 3, shuffle, seed: 2 })
          const slow = new DataLoader({ length: 7, get: (i) => items[i] }, { batchSize: 3, shuffle, seed: 2 })
          const shown = (batches: Iterable<[Tensor, Tensor]>) =>
            [...batches].map((batch) => batch.map((t) => ({ dtype: t.dtype, values: t.toArray() })))
          expect(shown(loader)).toEqual(shown(slow))
        }
      }
    }
  })

  test('gives a label as a number, and without a transform an image as a view of the whole tensor', () => {
    const digits = new MNIST(place(smallSet(7)))
    const [image, label] = digits.get(2)
    expect([label, image.shape, image.dtype]).toEqual([6, [28, 28], 'uint8'])
    expect(() => digits.get(7)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
  })

  test('names its classes', () => {
    expect(MNIST.classes[7]).toBe('7 - seven')
    expect(new FashionMNIST(place(smallSet(2))).classes[9]).toBe('Ankle boot')
    expect(KMNIST.classes).toHaveLength(10)
  })

  test('that is absent says where it looked and how to fetch it', () => {
    for (const root of [folder(), join(folder(), 'nowhere')]) {
      expect(MNIST.exists(root)).toBe(false)
      expect(() => new MNIST(root)).toThrow(
        expect.objectContaining({
          code: 'ERR_FILE',
          message: `MNIST was not found: looked for its IDX files, raw or .gz, in ${JSON.stringify(join(root, 'MNIST', 'raw'))} and in ${JSON.stringify(root)}; fetch it with: await vision.datasets.MNIST.download(${JSON.stringify(root)})`,
        }),
      )
    }
    expect(() => new KMNIST(folder())).toThrow(/KMNIST was not found: .*await vision\.datasets\.KMNIST\.download/)
  })

  test.each<[what: string, files: Record<string, Buffer>, message: RegExp]>([
    [
      'lacks its labels',
      { 'train-images-idx3-ubyte': smallSet(2)['train-images-idx3-ubyte'] },
      /incomplete: there is no train-labels-idx1-ubyte, raw or \.gz/,
    ],
    [
      'lacks its images',
      { 'train-labels-idx1-ubyte': smallSet(2)['train-labels-idx1-ubyte'] },
      /there is no train-images-idx3-ubyte/,
    ],
    [
      'has fewer labels than images',
      { ...smallSet(3), 'train-labels-idx1-ubyte': idxBytes(8, [2], [1, 2]) },
      /holds 3 images but .* 2 labels: they do not belong together/,
    ],
    [
      'has labels for images',
      { ...smallSet(3), 'train-images-idx3-ubyte': idxBytes(8, [3], [1, 2, 3]) },
      /holds \[3\] of uint8, not images \[N, 28, 28\]/,
    ],
    [
      'has images of another size',
      { ...smallSet(1), 'train-images-idx3-ubyte': idxBytes(8, [1, 2, 2], [1, 2, 3, 4]) },
      /holds \[1, 2, 2\] of uint8, not images/,
    ],
    [
      'has labels of another type',
      { ...smallSet(1), 'train-labels-idx1-ubyte': idxBytes(9, [1], [1]) },
      /holds \[1\] of int8, not labels \[N\] of uint8/,
    ],
    [
      'has a label beyond the classes',
      { ...smallSet(2), 'train-labels-idx1-ubyte': idxBytes(8, [2], [1, 10]) },
      /holds the label 10, but there are only 10 classes/,
    ],
    [
      'has an image file cut short',
      { ...smallSet(2), 'train-images-idx3-ubyte': smallSet(2)['train-images-idx3-ubyte'].subarray(0, -1) },
      /train-images-idx3-ubyte" is truncated/,
    ],
    [
      'has a gzipped file that is none',
      { ...smallSet(2), 'train-images-idx3-ubyte': Buffer.from('<html>') },
      /is not an IDX file/,
    ],
  ])('that %s is an error, not absent', (_, files, message) => {
    const root = place(files)
    expect(MNIST.exists(root)).toBe(true)
    expect(() => new MNIST(root)).toThrow(
      expect.objectContaining({ code: 'ERR_FILE', message: expect.stringMatching(message) }),
    )
  })

  test('that is a folder or a link to nothing is an error, not absent', () => {
    const root = place({ 'train-labels-idx1-ubyte': smallSet(2)['train-labels-idx1-ubyte'] })
    symlinkSync(join(root, 'gone'), join(root, 'train-images-idx3-ubyte'))
    expect(() => new MNIST(root)).toThrow(/train-images-idx3-ubyte": ENOENT/)
    rmSync(join(root, 'train-images-idx3-ubyte'))
    mkdirSync(join(root, 'train-images-idx3-ubyte'))
    expect(() => new MNIST(root)).toThrow(/train-images-idx3-ubyte" is not a file but a folder/)
  })

  test.each([
    [[7], TypeError, /the root of MNIST must be a path, got 7/],
    [[''], Error, /"" is not a path/],
    [['a\0b'], Error, /is not a path/],
    [
      ['here', { download: true }],
      TypeError,
      /MNIST: has no option "download"; its options are train, transform, targetTransform/,
    ],
    [['here', { train: 'yes' }], TypeError, /train must be true or false, but it is "yes"/],
    [['here', { transform: 5 }], TypeError, /transform must be a function or have a forward method, but it is 5/],
    [['here', { targetTransform: {} }], TypeError, /targetTransform must be a function/],
  ])('refuses the arguments %p', (args, type, message) => {
    const make = () => new MNIST(...(args as [string]))
    expect(make).toThrow(type)
    expect(make).toThrow(message)
  })
})

describe('download', () => {
  const files = { ...smallSet(6), ...smallSet(3, 't10k') }
  class Small extends MNIST {
    static override readonly folder = 'Small'
    static override readonly files = Object.entries(files).map(([name, bytes]) => ({
      name: `${name}.gz`,
      bytes: bytes.length,
      sha256: sha256(bytes),
      of: 'content' as const,
    }))
  }
  const raw = () => join(folder(), 'Small', 'raw')

  test('puts the unpacked files into torchvision’s layout, from the first mirror that works', async () => {
    const asked: (string | undefined)[] = []
    const broken = await startMirror((request, answer) => {
      asked.push(request.url)
      answer.writeHead(503).end()
    })
    const whole = await startMirror((request, answer) => {
      asked.push(request.url)
      answer.end(gzipSync(files[request.url!.slice(1, -3)]))
    })
    await Small.download(folder(), { mirrors: [broken, whole], quiet: true })
    const names = Object.keys(files)
    expect(readdirSync(raw()).sort()).toEqual([...names].sort())
    for (const name of names) expect(readFileSync(join(raw(), name)).equals(files[name])).toBe(true)
    expect([new Small(folder()).length, new Small(folder(), { train: false }).length]).toEqual([6, 3])
    // The broken mirror is asked only for the first file.
    expect(asked).toEqual([`/${names[0]}.gz`, ...names.map((name) => `/${name}.gz`)])
    await Small.download(folder(), { mirrors: [broken, whole], quiet: true })
    expect(asked).toHaveLength(5)
  })

  test('keeps existing files, and the whole files that it fetched before it failed', async () => {
    const mine = Buffer.from('mine')
    place({ 'train-labels-idx1-ubyte.gz': mine }, 'Small/raw')
    const mirror = await startMirror((request, answer) => {
      if (request.url!.includes('t10k-labels')) answer.writeHead(404).end()
      else answer.end(gzipSync(files[request.url!.slice(1, -3)]))
    })
    await expect(Small.download(folder(), { mirrors: [mirror], quiet: true })).rejects.toMatchObject({
      code: 'ERR_DOWNLOAD',
      message: expect.stringMatching(/could not download t10k-labels-idx1-ubyte\.gz .*answers 404/),
    })
    expect(readdirSync(raw()).sort()).toEqual([
      't10k-images-idx3-ubyte',
      'train-images-idx3-ubyte',
      'train-labels-idx1-ubyte.gz',
    ])
  })

  test('leaves nothing of a file with a wrong content', async () => {
    const mirror = await startMirror((_, answer) => {
      answer.end(gzipSync(idxBytes(8, [6, 28, 28], new Uint8Array(6 * 784))))
    })
    const failed = Small.download(folder(), { mirrors: [mirror], quiet: true })
    await expect(failed).rejects.toMatchObject({ code: 'ERR_CHECKSUM' })
    expect(existsSync(raw())).toBe(false)
    expect(Small.exists(folder())).toBe(false)
  })

  test('says so when the folder cannot be made', async () => {
    writeFileSync(join(folder(), 'Small'), 'a file where the folder should be')
    const mirror = await startMirror((request, answer) => {
      answer.end(gzipSync(files[request.url!.slice(1, -3)]))
    })
    const failed = Small.download(folder(), { mirrors: [mirror], quiet: true })
    await expect(failed).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringContaining('Small') })
  })

  test.each([
    [[7], /the root of MNIST must be a path, got 7/],
    [['here', { mirrors: [] }], /mirrors must be a list of URLs, got \[\]/],
    [['here', { mirrors: 'https://mirror.example/' }], /mirrors must be a list of URLs, got "https:/],
    [['here', { connectTimeout: Number.NaN }], /connectTimeout must be a whole number of at least 1, but it is NaN/],
    [['here', { mirror: 'x' }], /MNIST\.download: has no option "mirror"; its options are mirrors,/],
  ])('refuses the arguments %p', async (args, message) => {
    await expect(MNIST.download(...(args as [string]))).rejects.toThrow(message)
  })

  test('fetches over https alone, and pins each file', () => {
    for (const set of [MNIST, FashionMNIST, KMNIST]) {
      for (const mirror of set.mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/)
      expect(set.files.map(({ name }) => name)).toEqual([
        'train-images-idx3-ubyte.gz',
        'train-labels-idx1-ubyte.gz',
        't10k-images-idx3-ubyte.gz',
        't10k-labels-idx1-ubyte.gz',
      ])
      expect(set.files.map(({ bytes }) => bytes)).toEqual([47_040_016, 60_008, 7_840_016, 10_008])
    }
  })
})

const real = existsSync(join(mnistFolder, 'train-images-idx3-ubyte.gz'))
const describeReal = real ? describe : describe.skip
const title = real ? 'the real MNIST' : `the real MNIST (skipped: not in ${mnistFolder}; set TORCHNODE_MNIST)`

describeReal(title, () => {
  test('is read whole', () => {
    const digits = new MNIST(mnistFolder, { transform: new ToTensor() })
    expect(digits.data.shape).toEqual([60_000, 28, 28])
    expect((digits.targets.toArray() as number[]).slice(0, 10)).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    expect(digits.targets.bincount().toArray()).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    const pixels = digits.data.to('float64').div(255)
    expect(pixels.mean().item()).toBeCloseTo(0.1306604762738429, 12)
    expect(pixels.std().item()).toBeCloseTo(0.3081078, 6)
    const test = new MNIST(mnistFolder, { train: false })
    expect((test.targets.toArray() as number[]).slice(0, 5)).toEqual([7, 2, 1, 0, 4])
  })

  test('comes in batches of float32 images and int64 labels', () => {
    const loader = new DataLoader(new MNIST(mnistFolder, { transform: new ToTensor() }), { batchSize: 100 })
    expect(loader.length).toBe(600)
    for (const [images, labels] of loader) {
      expect([images.shape, images.dtype, labels.shape, labels.dtype]).toEqual([
        [100, 1, 28, 28],
        'float32',
        [100],
        'int64',
      ])
      expect([images.min().item(), images.max().item()]).toEqual([0, 1])
      // The notebook looks for one image of each digit in the first batch.
      expect(new Set(labels.toArray() as number[]).size).toBe(10)
      break
    }
  })

  test('comes shuffled with each image beside its label', () => {
    const digits = new MNIST(mnistFolder, { train: false })
    const sums = digits.data.sum([1, 2])
    const order = [...new RandomSampler(digits, { generator: new Generator().manualSeed(1) })]
    const loader = new DataLoader(digits, { batchSize: 3000, sampler: order })
    let at = 0
    for (const [images, labels] of loader) {
      const indices = tensor(order.slice(at, at + 3000), { dtype: 'int64' })
      expect(images.sum([1, 2]).equal(sums.indexSelect(0, indices))).toBe(true)
      expect(labels.equal(digits.targets.indexSelect(0, indices))).toBe(true)
      at += labels.shape[0]
    }
    expect(at).toBe(10_000)
  })

  test('has the pinned content, and can be downloaded from a mirror', async () => {
    const asked: (string | undefined)[] = []
    const mirror = await startMirror((request, answer) => {
      asked.push(request.url)
      answer.end(readFileSync(join(mnistFolder, request.url!.slice(1))))
    })
    const root = mkdtempSync(join(tmpdir(), 'torchnode-'))
    try {
      await MNIST.download(root, { mirrors: [mirror], quiet: true })
      expect(asked).toHaveLength(4)
      const [fetched, local] = [new MNIST(root), new MNIST(mnistFolder)]
      expect(fetched.data.equal(local.data)).toBe(true)
      expect(fetched.targets.equal(local.targets)).toBe(true)
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})
