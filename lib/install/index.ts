import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { lock } from 'proper-lockfile'
import { TorchError } from '../errors'
import { ensureWritableFolder, fileError, writeFileAtomic } from '../system/files'
import { buildFor, type CudaBuild, cudaBuilds, cudaVersion, driverTooOld, installedDriver, shownBuild } from './driver'
import { cacheFolder, type Libtorch, type Marker, markerName, readCache, readMarker, torchVersion } from './libtorch'
import { type Manifest, manifest } from './manifest'
import { type Job, place, plan } from './place'
import {
  allParts,
  chooseWheel,
  currentPlatform,
  type Part,
  type Platform,
  type WheelRequest,
  wheelsFor,
} from './selection'
import { networkSettings } from './settings'
import { chooseSupplier, type InstallEvent, type Supplier } from './suppliers'
import { type Patience, patience, Web } from './web'

export type { InstallEvent }

/** What {@link install} is asked for. */
export interface InstallOptions {
  /**
   * Also the CUDA libraries (2.2 GB to download, 3.3 GB on disk): those that fit the driver, or those for a version, '12.8', as
   * an image for another machine needs. Default false.
   */
  cuda?: boolean | string
  /** Also the C++ headers that building needs, and those of the CUDA runtime. Default false. */
  headers?: boolean
  /** A folder of wheels to take instead of the network. Default `TORCHNODE_FIND_LINKS`. */
  findLinks?: string
  onProgress?: (event: InstallEvent) => void
  /** What is known of the wheels; by default what the package pins. */
  manifest?: Manifest
  /** By default this machine's. */
  platform?: Platform
  /** The CUDA version of the NVIDIA driver, 13000 for 13.0, and 0 for none; by default this machine's. */
  driver?: number
  /** How long to wait for the network. */
  patience?: Partial<Patience>
  env?: Record<string, string | undefined>
}

/**
 * Puts libtorch into the cache. What is there already is kept; what an earlier try left half done is gone on with at the
 * byte where it stopped. Of several processes one works and the others wait.
 *
 * @returns where it is
 * @throws {@link TorchError} `ERR_DOWNLOAD`, `ERR_CHECKSUM` (nothing of the wrong file is then placed), `ERR_FILE`,
 * `ERR_NATIVE_LOAD` (no libtorch for this platform), `ERR_DEVICE` (no CUDA for it, or for this driver)
 */
export async function install(options: InstallOptions = {}): Promise<Libtorch> {
  const { env = process.env, onProgress = () => {} } = options
  const home = cacheFolder(env)
  const root = join(home, `torch-${torchVersion}`)
  const asked: Part[] = [
    'cpu',
    ...(options.cuda ? (['cuda'] as const) : []),
    ...(options.headers ? (['headers'] as const) : []),
  ]
  const build = chooseBuild(root, options)
  const before = await whole(root, asked, build)
  if (before) return before

  const platform = options.platform ?? currentPlatform()
  // Throws for what cannot be had on this platform, or is not known, before anything is touched.
  checkPins(wheelsFor(platform, new Set(asked), build), build, options)
  if (options.cuda && !build.proven) onProgress({ kind: 'note', text: `taking ${shownBuild(build)}` })
  ensureWritableFolder(home, 0o755)
  const lock = await takeLock(home, onProgress)
  try {
    const found = await whole(root, asked, build)
    return found ?? (await fill(root, platform, asked, build, options, lock))
  } finally {
    await lock.release()
  }
}

/** The build that lies in a cache; undefined where none does. */
function buildIn(root: string): CudaBuild | undefined {
  const marker = readMarker(root)
  return marker && cudaBuilds.find(({ name }) => name === (marker.build ?? cudaBuilds[0].name))
}

/**
 * Which build to install: the named one, else the one that is there and serves the driver, else the one for the driver. It is looked
 * at before 2.2 GB are fetched for it. Without a driver it may be an image that is built for another machine.
 */
function chooseBuild(root: string, { cuda, driver: given, onProgress = () => {} }: InstallOptions): CudaBuild {
  const there = buildIn(root)
  const [newest] = cudaBuilds
  if (!cuda) return there ?? newest
  const named = cudaBuilds.find((build) => cudaVersion(build.cuda) === cuda)
  if (cuda !== true && named === undefined) {
    const versions = cudaBuilds.map((build) => cudaVersion(build.cuda)).join(', ')
    throw new TorchError(
      'ERR_DEVICE',
      `libtorch ${torchVersion} exists for CUDA ${versions}, not for ${JSON.stringify(cuda)}`,
    )
  }
  const note = (text: string) => onProgress({ kind: 'note', text })
  const driver = given ?? installedDriver()
  if (driver === 0) {
    const build = named ?? there ?? newest
    const kind = `${build.driver} or newer, for CUDA ${cudaVersion(build.cuda)}`
    note(`no NVIDIA driver was found here: ${shownBuild(build)} will need one, ${kind}`)
  }
  if (!driver) return named ?? there ?? newest
  if (named !== undefined) {
    const tooOld = driverTooOld(driver, named.cuda)
    if (tooOld !== undefined) note(`on this machine it will not run: ${tooOld}`)
    return named
  }
  if (there && readMarker(root)?.parts.includes('cuda') && driverTooOld(driver, there.cuda) === undefined) return there
  const build = buildFor(driver)
  if (build !== undefined) return build
  throw new TorchError(
    'ERR_DEVICE',
    `nothing was fetched: ${driverTooOld(driver, cudaBuilds[cudaBuilds.length - 1].cuda)}`,
  )
}

/** Refuses a build of which not every wheel is pinned, unless the user takes any. */
function checkPins(
  requests: WheelRequest[],
  build: CudaBuild,
  { manifest: pins = manifest, env = process.env }: InstallOptions,
) {
  const offered = Object.keys(pins).map((file) => ({ file }))
  if (build.proven || env.TORCHNODE_ALLOW_UNPINNED === '1' || requests.every((one) => chooseWheel(offered, one))) return
  const [{ driver, cuda }] = cudaBuilds
  throw new TorchError(
    'ERR_CHECKSUM',
    `nothing was fetched: what fits is ${shownBuild(build)}, and its wheels are not pinned; set TORCHNODE_ALLOW_UNPINNED=1 to take ` +
      `them as the index gives them, or update the driver to ${driver} or newer for CUDA ${cudaVersion(cuda)}`,
  )
}

/** What is to be fetched, once all that is on this disk already is in its place; the marker gets the names of all libraries. */
async function planned(
  requests: Iterable<WheelRequest>,
  supplier: Supplier,
  root: string,
  marker: Required<Marker>,
  lock: Lock,
): Promise<Job[]> {
  const jobs: Job[] = []
  for (const request of requests) {
    lock.check()
    const job = await plan(await supplier(request), request, root)
    for (const { path, size, sha256 } of job.libraries) {
      marker.libraries[path] = size
      marker.sums[path] = { sha256, mtimeMs: 0 }
    }
    // A wheel that is on this disk already is used up before the next one comes, which saves room.
    if (job.missing === 0) await place(job, root, () => {})
    else jobs.push(job)
  }
  return jobs
}

async function placeAll(
  jobs: Job[],
  root: string,
  lock: Lock,
  onProgress: (event: InstallEvent) => void,
): Promise<void> {
  let done = 0
  const total = jobs.reduce((sum, job) => sum + job.missing, 0)
  for (const job of jobs) {
    await place(job, root, (count) => {
      lock.check()
      done += count
      onProgress({ kind: 'bytes', what: `libtorch ${torchVersion}`, done, total })
    })
  }
}

async function fill(
  root: string,
  platform: Platform,
  asked: Part[],
  build: CudaBuild,
  options: InstallOptions,
  lock: Lock,
): Promise<Libtorch> {
  const { env = process.env, onProgress = () => {} } = options
  const parts = join(root, '.parts')
  // Of another build nothing is kept, and of a damaged install every part it had is looked through again.
  const same = (buildIn(root) ?? build) === build
  const sound = same && soundCache(root) !== undefined
  const old = { parts: [] as string[], libraries: {}, sums: {}, ...readMarker(root) }
  const { libraries, sums } = same ? old : { libraries: {}, sums: {} }
  const marker: Required<Marker> = { version: torchVersion, build: build.name, parts: [], libraries, sums }
  if (!sound) await closeToOthers(dirname(root), root)
  const had = new Set(old.parts.filter((part): part is Part => (allParts as readonly string[]).includes(part)))
  const needed = new Set(sound ? asked.filter((part) => !had.has(part)) : [...had, ...asked])
  if (!sound) await rm(join(root, markerName), { force: true })
  await mkdir(parts, { recursive: true, mode: 0o755 })
  const settings = networkSettings(env, undefined, build.name)
  const web = new Web(settings, { ...patience, ...options.patience })
  try {
    const supplier = await chooseSupplier({
      env,
      settings,
      web,
      parts,
      findLinks: options.findLinks ?? env.TORCHNODE_FIND_LINKS,
      manifest: options.manifest ?? manifest,
      onProgress,
    })
    const jobs = await planned(wheelsFor(platform, needed, build), supplier, root, marker, lock)
    await placeAll(jobs, root, lock, onProgress)
    if (web.requests > 0) {
      onProgress({ kind: 'note', text: `${web.requests} requests, ${(web.received / 1e6).toFixed(1)} MB` })
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall ? fileError('install into', root, error) : error
  } finally {
    web.close()
  }
  lock.check()
  marker.parts = [...new Set([...had, ...asked])]
  await noteTimes(root, marker)
  await writeMarker(root, marker)
  if (!sound) await removeOthers(root, marker)
  await rm(parts, { recursive: true, force: true })
  const found = readCache(root)
  if (typeof found === 'string') throw new TorchError('ERR_FILE', `${found}, although it was installed just now`)
  return found.libtorch
}

/** Deletes the libraries of another build, or of an install that was not ended. */
async function removeOthers(root: string, { libraries }: Marker): Promise<void> {
  for (const name of await readdir(root, { recursive: true })) {
    const path = name.replaceAll(sep, '/')
    if (/^(torch|nvidia\/[^/]+)\/lib\/[^/]+$/.test(path) && !Object.hasOwn(libraries, path))
      await rm(join(root, name), { recursive: true })
  }
}

/** Takes from others the right to write there, without which nothing is loaded; what is a stranger's stays refused. */
async function closeToOthers(home: string, root: string): Promise<void> {
  const user = process.geteuid?.()
  if (user === undefined) return
  const below = existsSync(root) ? await readdir(root, { recursive: true }) : []
  const paths = [root, ...below.map((name) => join(root, name))]
  for (const path of [home, ...(below.length > 0 ? paths : [])]) {
    const info = await lstat(path)
    if (info.uid !== user && info.uid !== 0)
      throw new TorchError('ERR_FILE', `cannot install into ${JSON.stringify(path)}: it belongs to another user`)
    const isOurs = info.uid === user && !info.isSymbolicLink() && (info.mode & 0o1000) === 0
    if (isOurs && (info.mode & 0o022) !== 0) await chmod(path, info.mode & 0o7755)
  }
}

/** What the cache holds, when it can be used and each library has its hash. */
function soundCache(root: string): { libtorch: Libtorch; marker: Marker } | undefined {
  const cached = readCache(root)
  if (typeof cached === 'string') return undefined
  const { libraries, sums = {} } = cached.marker
  return Object.keys(libraries).every((path) => sums[path]) ? cached : undefined
}

/** The cache's libtorch when all of `asked` is there, of that build. */
async function whole(root: string, asked: Part[], build: CudaBuild): Promise<Libtorch | undefined> {
  const cached = soundCache(root)
  if (!cached || buildIn(root) !== build || !asked.every((part) => cached.marker.parts.includes(part))) return undefined
  // A copied cache was hashed just now; with its own times it need not be again.
  if (await noteTimes(root, cached.marker)) await writeMarker(root, cached.marker)
  return cached.libtorch
}

/** Puts into the marker when each library was written; whether anything was new. */
async function noteTimes(root: string, { sums = {} }: Marker): Promise<boolean> {
  let changed = false
  for (const [path, sum] of Object.entries(sums)) {
    const { mtimeMs } = await stat(join(root, path))
    changed ||= mtimeMs !== sum.mtimeMs
    sum.mtimeMs = mtimeMs
  }
  return changed
}

const writeMarker = (root: string, marker: Marker) =>
  writeFileAtomic(join(root, markerName), `${JSON.stringify(marker, null, 2)}\n`, 0o644)

const lockStaleMs = 10_000

interface Lock {
  /** Throws when the lock was lost, as after the machine slept. */
  check(): void
  release(): Promise<void>
}

async function takeLock(home: string, onProgress: (event: InstallEvent) => void): Promise<Lock> {
  const lockfilePath = join(home, `torch-${torchVersion}.lock`)
  let lost: Error | undefined
  const onCompromised = (error: Error) => {
    lost = error
  }
  const check = () => {
    if (lost) throw new TorchError('ERR_BUSY', `another process took over the install (${lost.message}); run it again`)
  }
  for (let told = false; ; told = true) {
    try {
      const options = { lockfilePath, realpath: false, stale: lockStaleMs, update: lockStaleMs / 4, onCompromised }
      const release = await lock(home, options)
      return { check, release: async () => (lost ? undefined : release()) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw fileError('lock', lockfilePath, error)
      if (!told) onProgress({ kind: 'note', text: 'another process is installing libtorch; waiting for it' })
      await new Promise((resume) => setTimeout(resume, 500))
    }
  }
}
