import { createHash } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TorchError } from '../../errors'
import { fileError } from '../files'
import { type WheelRequest, wanted } from './selection'
import { sha256OfFile, type Wheel, type Window } from './wheel'
import { inflateMember, inflateToFile, type Member, readDirectory } from './zip'

/** What has to be done for one wheel. */
export interface Job {
  wheel: Wheel
  /** Neighbouring members that are fetched together. */
  spans: { start: number; end: number; members: Member[] }[]
  /** sha256 by member name, in hex, from the wheel's RECORD. */
  hashes: Map<string, string>
  /** Sizes of the libraries it brings, also those in place already. */
  libraries: Record<string, number>
  /** Bytes that still have to come from the network. */
  missing: number
}

/** Members closer than this are fetched in one range; what lies between costs less than another request. */
const gapBytes = 256 * 1024

/**
 * Looks into a wheel and finds which of its members are wanted and not in place yet under `root`.
 *
 * @throws {@link TorchError} `ERR_CHECKSUM` where the wheel is not what is known of it
 */
export async function plan(wheel: Wheel, request: WheelRequest, root: string): Promise<Job> {
  try {
    const members = await readDirectory(wheel.file, wheel.size, (offset, length) => wheel.read(offset, length))
    const hashes = await readRecord(wheel, members)
    for (const { include } of request.take) {
      if (!members.some(({ name }) => include.test(name))) {
        throw new TorchError('ERR_DOWNLOAD', `${wheel.file} holds no file like ${include.source}`)
      }
    }
    const chosen = members.filter(({ name }) => wanted(request, name))
    const libraries: Record<string, number> = {}
    const absent: Member[] = []
    for (const member of chosen) {
      const hash = hashes.get(member.name)
      if (!hash)
        throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: its RECORD has no hash of "${member.name}"`)
      if (/\/lib\//.test(member.name)) libraries[member.name] = member.size
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

/** RECORD lists every member as `name,sha256=BASE64URL,size`. */
async function readRecord(wheel: Wheel, members: Member[]): Promise<Map<string, string>> {
  const record = members.find(({ name }) => /^[^/]+\.dist-info\/RECORD$/.test(name))
  if (!record) throw new TorchError('ERR_CHECKSUM', `${wheel.file} is damaged: it has no RECORD`)
  const content = await inflateMember(wheel.file, record, await wheel.read(record.start, record.end - record.start))
  const expected = wheel.pin?.record
  if (expected && sha256(content) !== expected) {
    throw new TorchError(
      'ERR_CHECKSUM',
      `${wheel.file} is not the file it should be: the sha256 of its RECORD is ${sha256(content)}, ${expected} is expected`,
    )
  }
  const hashes = new Map<string, string>()
  for (const line of content.toString('utf8').split(/\r?\n/)) {
    const match = /^"?(.+?)"?,sha256=([\w-]+=*),\d*$/.exec(line)
    if (match) hashes.set(match[1].replaceAll('""', '"'), Buffer.from(match[2], 'base64url').toString('hex'))
  }
  return hashes
}

async function inPlace(path: string, size: number, hash: string): Promise<boolean> {
  return statSync(path, { throwIfNoEntry: false })?.size === size && (await sha256OfFile(path)) === hash
}

/**
 * Fetches what a job misses and puts each member in its place once its hash was found right.
 *
 * @throws {@link TorchError} `ERR_CHECKSUM`; the bytes that were fetched are then deleted
 */
export async function place(job: Job, root: string, onBytes: (count: number) => void): Promise<void> {
  const { wheel } = job
  for (const span of job.spans) {
    const window = await wheel.window(span.start, span.end, onBytes)
    try {
      for (const [i, member] of span.members.entries()) {
        await placeMember(job, member, window, join(root, member.name))
        // The lock on the cache is renewed by a timer, which has to be let in between thousands of headers.
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
    mkdirSync(dirname(target), { recursive: true })
    if (member.size <= streamBytes) {
      const content = await inflateMember(wheel.file, member, await readWindow(window, member))
      if (sha256(content) !== hashes.get(member.name)) throw wrong(sha256(content))
      // No temporary name: the marker comes last, and without it every file is hashed again.
      writeFileSync(target, content)
      return
    }
    const temporary = `${target}.part`
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

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
