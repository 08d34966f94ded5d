// biome-ignore-all lint/complexity/noThisInStatic: subclasses of MNIST have their own mirrors and files

import { lstatSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkOptions, type Rest, settings, shown, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import { fileError, writeFileAtomic } from '../system/files'
import type { Tensor } from '../tensor'
import { type DownloadOptions, download, downloadOptions, type RemoteFile } from './download'
import { readIdxSync } from './idx'
import { checkImageOptions, LabelledImages, type LabelledImagesOptions } from './labelled-images'

const side = 28

/**
 * The MNIST handwritten digits: 60,000 for training and 10,000 for tests.
 *
 * ```ts
 * await vision.datasets.MNIST.download('data')
 * const digits = new vision.datasets.MNIST('data', { transform: new vision.transforms.ToTensor() })
 * ```
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.datasets.MNIST.html
 */
export class MNIST<I = Tensor, L = number> extends LabelledImages<I, L> {
  /** The folder of this dataset inside the root, in torchvision's layout. */
  static readonly folder: string = 'MNIST'
  static readonly mirrors: readonly string[] = [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://yann.lecun.com/exdb/mnist/',
  ]
  static readonly classes: readonly string[] = [
    '0 - zero',
    '1 - one',
    '2 - two',
    '3 - three',
    '4 - four',
    '5 - five',
    '6 - six',
    '7 - seven',
    '8 - eight',
    '9 - nine',
  ]
  // Checksums are of the content, since archives in circulation differ in compression.
  static readonly files: readonly RemoteFile[] = remoteFiles('content', [
    'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  ])

  readonly train: boolean

  /**
   * @param root a folder in torchvision's layout (`root/MNIST/raw/train-images-idx3-ubyte`), or one with the IDX files themselves,
   * raw or gzipped (`.gz`)
   * @throws {@link TorchError} `ERR_FILE` if files are missing, damaged, or do not fit together
   */
  constructor(root: string, options: LabelledImagesOptions<I, L> = {}) {
    if (arguments.length > 2) throw surplus('vision.datasets.MNIST', 2, arguments)
    const set = new.target as unknown as typeof MNIST
    const train = checkImageOptions(set.folder, options, [])
    const [imagesName, labelsName] = names(train)
    const images = locate(set, root, imagesName)
    const labels = locate(set, root, labelsName)
    if (!images || !labels) throw absent(set, root, images || labels ? (images ? labelsName : imagesName) : null)
    const [data, targets] = [readIdxSync(images), readIdxSync(labels)]
    check(images, data, labels, targets, set.classes.length)
    super(data, targets, options)
    this.train = train
  }

  get classes(): readonly string[] {
    return (this.constructor as typeof MNIST).classes
  }

  /** Whether the root contains any file of the training (or test) set, even a damaged one. */
  static exists(root: string, ...rest: Rest<{ train?: boolean }>): boolean {
    const { train } = settings('vision.datasets.MNIST.exists', { train: true }, rest)
    return names(train).some((name) => locate(this, root, name) !== null)
  }

  /**
   * Downloads and unpacks the four files into torchvision's layout: `root/MNIST/raw/train-images-idx3-ubyte` and so on. Existing
   * files are kept; delete a damaged file to download it again. Each file is checked against its sha256 before it is
   * put in place.
   *
   * @throws {@link TorchError} `ERR_DOWNLOAD` or `ERR_CHECKSUM`, with each mirror and why it failed; `ERR_FILE` if the folder
   * cannot be written; `ERR_ABORTED`
   */
  static async download(root: string, options: DownloadOptions = {}): Promise<void> {
    if (arguments.length > 2) throw surplus('vision.datasets.MNIST.download', 2, arguments)
    checkOptions(`${this.folder}.download`, options, downloadOptions)
    let mirrors = options.mirrors ?? this.mirrors
    if (
      !isArray(mirrors) ||
      mirrors.length === 0 ||
      !Array.from(mirrors as unknown[]).every((mirror) => typeof mirror === 'string')
    ) {
      throw typeError(`mirrors must be a list of URLs, got ${shown(mirrors)}`)
    }
    for (const file of this.files) {
      const name = file.name.replace(/\.gz$/, '')
      if (locate(this, root, name)) continue
      const { content, mirror } = await download(file, mirrors, options)
      // The mirror that worked comes first, so that only one file waits for a dead mirror.
      mirrors = [mirror, ...mirrors.filter((other) => other !== mirror)]
      const folder = join(root, this.folder, 'raw')
      await mkdir(folder, { recursive: true }).catch((error) => {
        throw fileError('make', folder, error)
      })
      await writeFileAtomic(join(folder, name), content)
    }
  }
}

/**
 * Fashion-MNIST: Zalando's pictures of clothes, a drop-in replacement for MNIST.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.datasets.FashionMNIST.html
 */
export class FashionMNIST<I = Tensor, L = number> extends MNIST<I, L> {
  static override readonly folder = 'FashionMNIST'
  // The bucket itself, since torchvision's mirror is its website, which has no https.
  static override readonly mirrors = [
    'https://fashion-mnist.s3.eu-central-1.amazonaws.com/',
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
  ]
  static override readonly classes = [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ]
  static override readonly files = remoteFiles('archive', [
    '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
    'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
    '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
    '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
  ])
}

/**
 * Kuzushiji-MNIST: ten characters of cursive Japanese.
 *
 * https://docs.pytorch.org/vision/0.26/generated/torchvision.datasets.KMNIST.html
 */
export class KMNIST<I = Tensor, L = number> extends MNIST<I, L> {
  static override readonly folder = 'KMNIST'
  static override readonly mirrors = ['https://codh.rois.ac.jp/kmnist/dataset/kmnist/']
  static override readonly classes = ['o', 'ki', 'su', 'tsu', 'na', 'ha', 'ma', 'ya', 're', 'wo']
  static override readonly files = remoteFiles('archive', [
    '51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4',
    'e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17',
    'edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5',
    '20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c',
  ])
}

function names(train: boolean): [images: string, labels: string] {
  const prefix = train ? 'train' : 't10k'
  return [`${prefix}-images-idx3-ubyte`, `${prefix}-labels-idx1-ubyte`]
}

function remoteFiles(of: RemoteFile['of'], sums: readonly string[]): RemoteFile[] {
  const contents = [60_000, 10_000].flatMap((count) => [16 + count * side * side, 8 + count])
  const files = [...names(true), ...names(false)]
  return files.map((name, i) => ({ name: `${name}.gz`, bytes: contents[i], sha256: sums[i], of }))
}

const places = (set: typeof MNIST, root: string) => [join(root, set.folder, 'raw'), root]

/** The path of a file, which may be damaged. torchvision's folder comes before the root itself, and raw before gzipped. */
function locate(set: typeof MNIST, root: string, name: string): string | null {
  if (typeof root !== 'string') throw typeError(`the root of ${set.folder} must be a path, got ${shown(root)}`)
  if (root === '' || root.includes('\0')) throw new TorchError('ERR_FILE', `${shown(root)} is not a path`)
  const candidates = places(set, root).flatMap((folder) => [join(folder, name), join(folder, `${name}.gz`)])
  return candidates.find(isThere) ?? null
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    throw fileError('read', path, error)
  }
}

function absent(set: typeof MNIST, root: string, missing: string | null): TorchError {
  const where = places(set, root)
    .map((place) => shown(place))
    .join(' and in ')
  const fetch = `fetch it with: await vision.datasets.${set.folder}.download(${shown(root)})`
  return new TorchError(
    'ERR_FILE',
    missing
      ? `${set.folder} is incomplete: there is no ${missing}, raw or .gz, in ${where}; ${fetch}`
      : `${set.folder} was not found: looked for its IDX files, raw or .gz, in ${where}; ${fetch}`,
  )
}

function check(imagesPath: string, images: Tensor, labelsPath: string, labels: Tensor, classes: number): void {
  const of = ({ dtype, shape }: Tensor) => `[${shape.join(', ')}] of ${dtype}`
  if (images.dtype !== 'uint8' || images.ndim !== 3 || images.shape[1] !== side || images.shape[2] !== side) {
    throw new TorchError('ERR_FILE', `${shown(imagesPath)} holds ${of(images)}, not images [N, 28, 28] of uint8`)
  }
  if (labels.dtype !== 'uint8' || labels.ndim !== 1) {
    throw new TorchError('ERR_FILE', `${shown(labelsPath)} holds ${of(labels)}, not labels [N] of uint8`)
  }
  if (images.shape[0] !== labels.shape[0]) {
    const counts = `${images.shape[0]} images but ${shown(labelsPath)} ${labels.shape[0]} labels`
    throw new TorchError('ERR_FILE', `${shown(imagesPath)} holds ${counts}: they do not belong together`)
  }
  const highest = labels.shape[0] > 0 ? (labels.max().item() as number) : 0
  if (highest >= classes) {
    throw new TorchError(
      'ERR_FILE',
      `${shown(labelsPath)} holds the label ${highest}, but there are only ${classes} classes`,
    )
  }
}
