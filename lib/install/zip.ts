import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createInflateRaw, inflateRaw } from 'node:zlib'
import { bodyStart, broken, type Member, readingDirectory } from '../system/zip'

export type { Member } from '../system/zip'

/** Reads `length` bytes at `offset` of an archive. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>

/** The members of a zip, as {@link readingDirectory} finds them. */
export async function readDirectory(archive: string, size: number, read: ReadAt): Promise<Member[]> {
  const reading = readingDirectory(archive, size)
  let step = reading.next()
  while (!step.done) {
    const [offset, length] = step.value
    step = reading.next(await read(offset, length))
  }
  return step.value
}

const inflateWhole = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** The content of a member, from the archive's bytes between its `start` and its `end`. */
export async function inflateMember(archive: string, member: Member, bytes: Buffer): Promise<Buffer> {
  const body = bytes.subarray(bodyStart(archive, member, bytes))
  const packed = body.subarray(0, member.compressedSize)
  if (packed.length < member.compressedSize) throw broken(archive, member, 'it is cut off')
  if (!member.deflated) return packed
  // One byte more than claimed, so that a member that is larger than its claimed size is noticed.
  const content = await inflateWhole(packed, { maxOutputLength: member.size + 1 }).catch((error: Error) => {
    throw broken(archive, member, error.message)
  })
  if (content.length !== member.size) throw broken(archive, member, 'its size is another than the directory says')
  return content
}

/**
 * Inflates a large member into the file `target`, and syncs it to the disk. The archive's bytes from `base` on are in a
 * file.
 *
 * @returns the sha256 of the content, in hex
 */
export async function inflateToFile(
  archive: string,
  member: Member,
  from: { path: string; base: number },
  target: string,
): Promise<string> {
  const out = await open(target, 'wx', 0o644)
  try {
    const source = await open(from.path, 'r')
    try {
      const at = member.start - from.base
      const header = Buffer.alloc(Math.min(member.end - member.start, 30 + 2 * 0xffff))
      const { bytesRead } = await source.read(header, 0, header.length, at)
      const first = at + bodyStart(archive, member, header.subarray(0, bytesRead))
      return await pump(archive, member, source, first, out)
    } finally {
      await source.close()
    }
  } finally {
    await out.close()
  }
}

async function pump(
  archive: string,
  member: Member,
  source: FileHandle,
  first: number,
  out: FileHandle,
): Promise<string> {
  const hash = createHash('sha256')
  if (member.compressedSize > 0) {
    const packed = createReadStream('', {
      fd: source,
      autoClose: false,
      start: first,
      end: first + member.compressedSize - 1,
      highWaterMark: 1 << 20,
    })
    const content = member.deflated ? packed.pipe(createInflateRaw({ chunkSize: 1 << 20 })) : packed
    packed.on('error', (error) => content.destroy(error))
    let size = 0
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > member.size) break
        hash.update(chunk)
        await out.writeFile(chunk)
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
        throw broken(archive, member, (error as Error).message)
      throw error
    }
    if (size !== member.size) throw broken(archive, member, 'its size is another than the directory says')
  }
  await out.sync()
  return hash.digest('hex')
}
