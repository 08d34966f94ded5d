import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { TorchError } from '../errors'
import { fileError } from '../system/files'
import type { Manifest, WheelPin } from './manifest'
import { findPip, type Pip, pipDownload } from './pip'
import { chooseWheel, type WheelRequest } from './selection'
import type { NetworkSettings } from './settings'
import { listWheels, type Offer } from './simple'
import { shownUrl, type Web } from './web'
import { downloadPiece, downloadWhole, type Knowledge, LocalWheel, probe, RemoteWheel, type Wheel } from './wheel'

/** What an install reports while it runs. */
export type InstallEvent =
  | { kind: 'note'; text: string }
  /** `total` is 0 where it is not known. */
  | { kind: 'bytes'; what: string; done: number; total: number }

/** What all ways to get a wheel need. */
export interface Supply {
  env: Record<string, string | undefined>
  settings: NetworkSettings
  web: Web
  /** The folder for partial downloads. */
  parts: string
  findLinks: string | undefined
  manifest: Manifest
  onProgress: (event: InstallEvent) => void
}

/** Gets the wheel for a request. */
export type Supplier = (request: WheelRequest) => Promise<Wheel>

/**
 * Chooses how to get wheels: only from a folder, if one is named; else with pip; else, or after pip has failed, over
 * HTTPS.
 */
export async function chooseSupplier(supply: Supply): Promise<Supplier> {
  if (supply.findLinks) {
    const folder = resolve(supply.findLinks)
    return (request) => fromFolder(supply, folder, request, false)
  }
  let pip = supply.env.TORCHNODE_NO_PIP === '1' ? undefined : await findPip(supply.env)
  if (pip) supply.onProgress({ kind: 'note', text: `fetching with pip ${pip.version} of ${pip.python}` })
  return async (request) => {
    if (pip) {
      try {
        return await fromPip(supply, pip, request)
      } catch (error) {
        if (!(error instanceof TorchError) || error.code !== 'ERR_DOWNLOAD') throw error
        supply.onProgress({
          kind: 'note',
          text: `${error.message}; going on over HTTPS from ${supply.settings.indexesFrom}`,
        })
        pip = undefined
      }
    }
    return fromIndexes(supply, request)
  }
}

async function fromFolder(supply: Supply, folder: string, request: WheelRequest, ours: boolean): Promise<Wheel> {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    throw fileError('read the folder of wheels', folder, error)
  }
  const chosen = chooseWheel(
    names.map((file) => ({ file })),
    request,
  )
  if (!chosen) {
    const name = `${request.project.replaceAll('-', '_')}-${request.version}-…-${request.platforms[0]}.whl`
    throw new TorchError('ERR_DOWNLOAD', `the folder ${JSON.stringify(folder)} holds no ${name}`)
  }
  return LocalWheel.open(join(folder, chosen.file), chosen.file, known(supply, chosen.file, request), undefined, ours)
}

/** The pinned wheel for a request, if there is one. */
function pinnedFor(supply: Supply, request: WheelRequest): WheelPin | undefined {
  const pins = Object.entries(supply.manifest).map(([file, pin]) => ({ file, pin }))
  return chooseWheel(pins, request)?.pin
}

/**
 * What is known about a wheel of that name: its pin, where the name is pinned, else the content that it must share with
 * the pinned wheel, since indexes name the same libraries differently (`2.11.0+cu130`).
 *
 * @returns undefined where the user allows any wheel
 */
function known(supply: Supply, file: string, request: WheelRequest): Knowledge | undefined {
  // Only own properties, not names such as `constructor`.
  const pin = Object.hasOwn(supply.manifest, file) ? supply.manifest[file] : undefined
  if (pin) return pin
  if (supply.env.TORCHNODE_ALLOW_UNPINNED === '1') {
    const text = `warning: ${file} is not pinned by torchnode and is taken as it is, since TORCHNODE_ALLOW_UNPINNED is set`
    supply.onProgress({ kind: 'note', text })
    return undefined
  }
  const contents = pinnedFor(supply, request)?.contents
  if (contents) return { contents }
  throw new TorchError(
    'ERR_CHECKSUM',
    `${file} is not a wheel that torchnode knows; take another index, or set TORCHNODE_ALLOW_UNPINNED=1 if you trust this one`,
  )
}

async function fromPip(supply: Supply, pip: Pip, request: WheelRequest): Promise<Wheel> {
  const folder = join(supply.parts, `pip-${request.project}`)
  await mkdir(folder, { recursive: true })
  const there = chooseWheel(
    readdirSync(folder).map((file) => ({ file })),
    request,
  )
  // pip moves a wheel to its place only when it is complete.
  if (!there) {
    const what = `${request.project} ${request.version}`
    const total = pinnedFor(supply, request)?.size ?? 0
    const tell = (done: number) =>
      supply.onProgress({ kind: 'bytes', what, done: Math.min(done, total || done), total })
    tell(0)
    await pipDownload(pip, request, folder, supply.env, tell)
    tell(total)
  }
  return fromFolder(supply, folder, request, true)
}

async function fromIndexes(supply: Supply, request: WheelRequest): Promise<Wheel> {
  const { settings, web } = supply
  if (settings.indexes.length === 0) {
    throw new TorchError(
      'ERR_DOWNLOAD',
      `${settings.indexesFrom} forbids every index; name a folder of wheels with --find-links or TORCHNODE_FIND_LINKS`,
    )
  }
  for (const index of settings.indexes) {
    const offer = chooseWheel(await listWheels(web, index, request.project), request)
    if (offer) return fromOffer(supply, offer, request)
  }
  throw new TorchError(
    'ERR_DOWNLOAD',
    `${settings.indexesFrom} offers no wheel of ${request.project} ${request.version} for ${request.platforms[0]}; ` +
      'set TORCHNODE_INDEX_URL to an index that has it, or TORCHNODE_FIND_LINKS to a folder of wheels',
  )
}

async function fromOffer(supply: Supply, offer: Offer, request: WheelRequest): Promise<Wheel> {
  const { web, parts } = supply
  const { file, url } = offer
  const pin = known(supply, file, request)
  if (pin?.sha256 && offer.sha256 && offer.sha256 !== pin.sha256) {
    throw new TorchError(
      'ERR_CHECKSUM',
      `the index offers a ${file} of sha256 ${offer.sha256}, ${pin.sha256} is expected`,
    )
  }
  const sha256 = pin?.sha256 ?? offer.sha256
  if (!sha256) {
    throw new TorchError(
      'ERR_CHECKSUM',
      `the index gives no sha256 of ${file}, and torchnode does not know the file itself`,
    )
  }
  const { size, ranges } = await probe(web, url)
  if (pin?.size !== undefined && size !== undefined && size !== pin.size) {
    throw new TorchError('ERR_CHECKSUM', `${shownUrl(url)} has ${size} bytes, ${pin.size} are expected`)
  }
  // Single members can be verified only against hashes that are known beforehand.
  const whole = pin?.size ?? size
  if (ranges && whole !== undefined && (pin?.record || pin?.contents)) {
    return new RemoteWheel(file, whole, pin, url, web, parts, sha256)
  }
  const path = join(parts, `${sha256.slice(0, 16)}-${file}`)
  const what = `${request.project} ${request.version}`
  let done = 0
  const tell = (count: number) => {
    done += count
    supply.onProgress({ kind: 'bytes', what, done, total: size ?? pin?.size ?? 0 })
  }
  if (ranges && size !== undefined) await downloadPiece(web, url, { path, start: 0, end: size, total: size }, tell)
  else await downloadWhole(web, url, path, pin?.size ?? size ?? Number.POSITIVE_INFINITY, tell)
  return LocalWheel.open(path, file, pin && { ...pin, record: undefined }, sha256, true)
}
