import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TorchError } from '../errors'
import { fileError } from '../system/files'
import { type Part, type WheelRequest, wanted } from './selection'
import { sha256OfFile, type Wheel, type Window } from './wheel'
import { inflateMember, inflateToFile, type Member, readDirectory } from './zip'

/** The work to do for one wheel. */
export interface Job {
  wheel: Wheel
  /** Neighbouring members, which are fetched together. */
  spans: { start: number; end: number; members: Member[] }[]
  /** sha256 by member name, in hex, from the wheel's RECORD. */
  hashes: Map<string, string>
  /** The libraries that it contains, those already in place included. */
  libraries: { path: string; size: number; sha256: string }[]
  /** The number of bytes still to come from the network. */
  missing: number
}

/**
 * Members that are closer than this are fetched in one range; the bytes between them cost less than another request.
 */
const gapBytes = 256 * 1024

/**
 * Reads a wheel's directory, and finds which of its members are wanted and not yet in place under `root`.
 *
 * @throws {@link TorchError} `ERR_CHECKSUM` where the wheel differs from what is known about it
 */
export async function plan(wheel: Wheel, request: WheelRequest, root: string): Promise<Job> {
  try {
    const members = await readDirectory(wheel.file, wheel.size, (offset, length) => wheel.read(offset, length))
    const { hashes } = await readRecord(wheel, members)
    checkContents(wheel, request, members, hashes)
    for (const { include } of request.take) {
      if (!members.some(({ name }) => include.test(name))) {
        throw new TorchError('ERR_DOWNLOAD', `${wheel.file} holds no file like ${include.source}`)
      }
    }
    const chosen = members.filter(({ name }) => wanted(request, name))
    const libraries: Job['libraries'] = []
    const absent: Member[] = []
    for (const member of chosen) {
      const hash = hashes.get(member.name)
      if (!hash)
        throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: its RECORD has no hash of "${member.name}"`)
      if (/\/lib\//.test(member.name)) libraries.push({ path: member.name, size: member.size, sha256: hash })
      if (!(await inPlace(join(root, member.name), member.size, hash))) absent.push(member)
    }
    const spans: Job['spans'] = []
    let missing = 0
    for (const member of absent) {
      const last = spans.at(-1)
      if (last && member.start - last.end <= gapBytes) {
        last.members.push(member)
        last.end = member.end
      } else spans.push({ start: member.start, end: member.end, members: [member] })
    }
    for (const { start, end } of spans) missing += await wheel.missing(start, end)
    return { wheel, spans, hashes, libraries, missing }
  } catch (error) {
    if (error instanceof TorchError && error.code === 'ERR_CHECKSUM') await wheel.remove()
    throw error
  }
}

/** For each part, the sha256 of the names and hashes of all that it takes from a wheel, whatever the wheel's name. */
export function contentsOf(
  request: WheelRequest,
  members: readonly Member[],
  hashes: ReadonlyMap<string, string>,
): Partial<Record<Part, string>> {
  const parts = [...new Set(request.take.map(({ part }) => part))]
  return Object.fromEntries(
    parts.map((part) => {
      const own = { ...request, take: request.take.filter((one) => one.part === part) }
      const lines = members.flatMap(({ name }) => (wanted(own, name) ? [`${name} ${hashes.get(name)}\n`] : []))
      return [part, sha256(lines.sort().join(''))]
    }),
  )
}

function checkContents(wheel: Wheel, request: WheelRequest, members: Member[], hashes: Map<string, string>): void {
  const known = wheel.pin?.contents
  // A pinned RECORD already vouches for all of this.
  if (known === undefined || wheel.pin?.record) return
  for (const [part, found] of Object.entries(contentsOf(request, members, hashes))) {
    if (found === known[part as Part]) continue
    throw new TorchError(
      'ERR_CHECKSUM',
      `${wheel.file} is not a wheel that torchnode knows: what it holds for ${part} is not what the known one does; ` +
        'take another index, or set TORCHNODE_ALLOW_UNPINNED=1 if you trust this one',
    )
  }
}

/** Larger than any existing RECORD. */
const recordBytes = 64 * 2 ** 20

/** Reads RECORD, which lists every member as `name,sha256=BASE64URL,size`. */
export async function readRecord(
  wheel: Wheel,
  members: Member[],
): Promise<{ sha256: string; hashes: Map<string, string> }> {
  const record = members.find(({ name }) => /^[^/]+\.dist-info\/RECORD$/.test(name))
  if (!record) throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: it has no RECORD`)
  if (record.size > recordBytes)
    throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: its RECORD claims ${record.size} bytes`)
  const content = await inflateMember(wheel.file, record, await wheel.read(record.start, record.end - record.start))
  const expected = wheel.pin?.record
  if (expected && sha256(content) !== expected) {
    throw new TorchError(
      'ERR_CHECKSUM',
      `${wheel.file} is not the file it should be: the sha256 of its RECORD is ${sha256(content)}, ${expected} is expected`,
    )
  }
  const hashes = new Map<string, string>()
  const sizes = new Map(members.map(({ name, size }) => [name, size]))
  for (const line of content.toString('utf8').split(/\r?\n/)) {
    const match = /^"?(.+?)"?,sha256=([\w-]+=*),(\d*)$/.exec(line)
    if (!match) continue
    const name = match[1].replaceAll('""', '"')
    if (match[3] !== '' && sizes.has(name) && sizes.get(name) !== Number(match[3])) {
      const claimed = `is ${sizes.get(name)} bytes long, its RECORD says ${match[3]}`
      throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: "${name}" ${claimed}`)
    }
    hashes.set(name, Buffer.from(match[2], 'base64url').toString('hex'))
  }
  return { sha256: sha256(content), hashes }
}

async function inPlace(path: string, size: number, hash: string): Promise<boolean> {
  return statSync(path, { throwIfNoEntry: false })?.size === size && (await sha256OfFile(path)) === hash
}

/**
 * Fetches a job's missing members, and puts each in its place once its hash is verified.
 *
 * @throws {@link TorchError} `ERR_CHECKSUM`; the fetched bytes are then deleted
 */
export async function place(job: Job, root: string, onBytes: (count: number) => void): Promise<void> {
  const { wheel } = job
  for (const span of job.spans) {
    const window = await wheel.window(span.start, span.end, onBytes)
    try {
      for (const [i, member] of span.members.entries()) {
        await placeMember(job, member, window, join(root, member.name))
        // The lock on the cache is renewed by a timer, which must get a turn between thousands of headers.
        if (i % 100 === 99) await new Promise(setImmediate)
      }
    } catch (error) {
      if (error instanceof TorchError && error.code === 'ERR_CHECKSUM') {
        await wheel.discard(window)
        await wheel.remove()
      }
      throw error
    }
    await wheel.discard(window)
  }
  await wheel.remove()
}

const streamBytes = 4 * 2 ** 20

async function placeMember({ wheel, hashes }: Job, member: Member, window: Window, target: string): Promise<void> {
  const wrong = (found: string) =>
    new TorchError(
      'ERR_CHECKSUM',
      `${wheel.file} is damaged: the sha256 of "${member.name}" is ${found}, its RECORD says ${hashes.get(member.name)}`,
    )
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
    if (member.size <= streamBytes) {
      const content = await inflateMember(wheel.file, member, await readWindow(window, member))
      if (sha256(content) !== hashes.get(member.name)) throw wrong(sha256(content))
      // No temporary name is needed: the marker is written last, and without it every file is hashed again.
      rmSync(target, { force: true })
      writeFileSync(target, content, { flag: 'wx', mode: 0o644 })
      return
    }
    const temporary = `${target}.part`
    await rm(temporary, { force: true })
    try {
      const found = await inflateToFile(wheel.file, member, window, temporary)
      if (found !== hashes.get(member.name)) throw wrong(found)
      await rename(temporary, target)
    } finally {
      await rm(temporary, { force: true })
    }
  } catch (error) {
    throw fileError('write', target, error)
  }
}

async function readWindow(window: Window, member: Member): Promise<Buffer> {
  const file = await open(window.path, 'r')
  try {
    const bytes = Buffer.alloc(member.end - member.start)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, member.start - window.base)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
