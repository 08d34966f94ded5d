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

/** The options of {@link install}. */
export interface InstallOptions {
  /**
   * Also install the CUDA libraries (2.2 GB to download, 3.3 GB on disk): those for the driver, or those for a given
   * CUDA version, such as '12.8', for an image that will run on another machine. Default false.
   */
  cuda?: boolean | string
  /** Also install the C++ headers that building needs, and those of the CUDA runtime. Default false. */
  headers?: boolean
  /** A folder of wheels to use instead of the network. Default `TORCHNODE_FIND_LINKS`. */
  findLinks?: string
  onProgress?: (event: InstallEvent) => void
  /** The known wheels; default those that the package pins. */
  manifest?: Manifest
  /** Default this machine's. */
  platform?: Platform
  /** The CUDA version of the NVIDIA driver, 13000 for 13.0, or 0 for none; default this machine's. */
  driver?: number
  /** How long to wait for the network. */
  patience?: Partial<Patience>
  env?: Record<string, string | undefined>
}

/**
 * Installs libtorch into the cache. Parts that are there already are kept, and downloads that were interrupted continue
 * at the byte where they stopped. If several processes install, one works and the others wait.
 *
 * @returns the installed libtorch
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
  // Checks, before anything is changed, that the wheels exist for this platform and are known.
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

/** The CUDA build in a cache; undefined where there is none. */
function buildIn(root: string): CudaBuild | undefined {
  const marker = readMarker(root)
  return marker && cudaBuilds.find(({ name }) => name === (marker.build ?? cudaBuilds[0].name))
}

/**
 * Chooses the build to install: the named one, else an installed one that the driver can run, else the one for the
 * driver. This happens before 2.2 GB are fetched. Without a driver the user may be building an image for another
 * machine.
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

/** Refuses a build whose wheels are not all pinned, unless the user allows unpinned wheels. */
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

/**
 * Places everything that is on this disk already, and returns what is left to fetch; the marker gets the names of all
 * libraries.
 */
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
    // A wheel on this disk is used up before the next one comes, which saves space.
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
  // Nothing of another build is kept, and all parts of a damaged install are checked again.
  const same = (buildIn(root) ?? build) === build
  const sound = same && soundCache(root) !== undefined
  const old = { parts: [] as string[], libraries: {}, sums: {}, ...readMarker(root) }
  const { libraries, sums } = same ? old : { libraries: {}, sums: {} }
  const marker: Required<Marker> = { version: torchVersion, build: build.name, parts: [], libraries, sums }
  if (!sound) await closeToOthers(dirname(root), root)
  const had = new Set(old.parts.filter((part): part is Part => (allParts as readonly string[]).includes(part)))
  const needed = new Set(sound ? asked.filter((part) => !had.has(part)) : [...had, ...asked])
  const before = same ? readMarker(root) : undefined
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
    // What has been placed is of the same build, so that the cache is as good as it was.
    if (!sound && before !== undefined) await writeMarker(root, before)
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

/** Deletes the libraries of another build, or of an unfinished install. */
async function removeOthers(root: string, { libraries }: Marker): Promise<void> {
  for (const name of await readdir(root, { recursive: true })) {
    const path = name.replaceAll(sep, '/')
    if (/^(torch|nvidia\/[^/]+)\/lib\/[^/]+$/.test(path) && !Object.hasOwn(libraries, path))
      await rm(join(root, name), { recursive: true })
  }
}

/**
 * Removes other users' permission to write there, since nothing is loaded otherwise. What belongs to another user stays
 * refused.
 */
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

/** The content of the cache, if it is usable and each library has its hash. */
function soundCache(root: string): { libtorch: Libtorch; marker: Marker } | undefined {
  const cached = readCache(root)
  if (typeof cached === 'string') return undefined
  const { libraries, sums = {} } = cached.marker
  return Object.keys(libraries).every((path) => sums[path]) ? cached : undefined
}

/** The libtorch in the cache, if all of `asked` is there from that build. */
async function whole(root: string, asked: Part[], build: CudaBuild): Promise<Libtorch | undefined> {
  const cached = soundCache(root)
  if (!cached || buildIn(root) !== build || !asked.every((part) => cached.marker.parts.includes(part))) return undefined
  // A copied cache was hashed just now; with the new times noted, it need not be hashed again.
  if (await noteTimes(root, cached.marker)) await writeMarker(root, cached.marker)
  return cached.libtorch
}

/** Notes in the marker when each library was written; returns whether anything was new. */
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
