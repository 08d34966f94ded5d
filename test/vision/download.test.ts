import { createHash } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { download, type RemoteFile } from '../../lib/vision/download'
import { mirrors } from './mirror'

const start = mirrors()
const content = Buffer.from(Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 31) >> 5))
const archive = gzipSync(content)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const file: RemoteFile = { name: 'digits.gz', bytes: content.length, sha256: sha256(content), of: 'content' }
const quick = { quiet: true, connectTimeout: 1500, stallTimeout: 1500 }

const wrongByte = Buffer.from(content)
wrongByte[40_000] ^= 1

const send =
  (body: Buffer | string): RequestListener =>
  (_, answer) => {
    answer.end(body)
  }

test('returns the unpacked content of a file on the mirror, with or without a slash at the end of its address', async () => {
  const paths: (string | undefined)[] = []
  const mirror = await start((request, answer) => {
    paths.push(request.url)
    answer.end(archive)
  })
  for (const url of [`${mirror}a/b`, `${mirror}a/b/`]) {
    const fetched = await download(file, [url], quick)
    expect(fetched.content.equals(content)).toBe(true)
    expect(fetched.mirror).toBe(url)
  }
  expect(paths).toEqual(['/a/b/digits.gz', '/a/b/digits.gz'])
})

test('accepts the same content packed in another way, unless the checksum is that of the archive', async () => {
  const mirror = await start(send(gzipSync(content, { level: 1 })))
  await expect(download(file, [mirror], quick)).resolves.toMatchObject({ mirror })
  const pinned: RemoteFile = { ...file, sha256: sha256(archive), of: 'archive' }
  await expect(download(pinned, [mirror], quick)).rejects.toMatchObject({ code: 'ERR_CHECKSUM' })
  await expect(download(pinned, [await start(send(archive))], quick)).resolves.toMatchObject({ content })
})

test('no name or password of an address is shown', async () => {
  for (const mirror of [
    'https://me:s3cret@127.0.0.1:9/',
    'https://me:a/s3cret@x y/',
    'me:s3cret',
    'http://me:s3cret@host/',
  ]) {
    const error = await download(file, [mirror], quick).catch((cause) => cause)
    expect(error).toMatchObject({ code: 'ERR_DOWNLOAD' })
    expect(inspect(error)).not.toMatch(/s3cret/)
  }
})

const failures: [what: string, listener: RequestListener, code: string, message: RegExp][] = [
  ['a wrong byte', send(gzipSync(wrongByte)), 'ERR_CHECKSUM', /the content's sha256 is [0-9a-f]{64}, not [0-9a-f]{64}/],
  ['a page instead of the file', send('<html>Sign in</html>'), 'ERR_CHECKSUM', /not gzipped, it begins "<html>Sign in/],
  ['a gzipped page', send(gzipSync('<html>')), 'ERR_CHECKSUM', /the content's sha256/],
  [
    'an archive cut short',
    send(archive.subarray(0, 900)),
    'ERR_CHECKSUM',
    /cannot be unpacked .*unexpected end of file/,
  ],
  ['a bomb', send(gzipSync(Buffer.alloc(50_000_000))), 'ERR_CHECKSUM', /cannot be unpacked to 50000 bytes/],
  ['nothing', send(''), 'ERR_CHECKSUM', /not gzipped/],
  ['404', (_, answer) => answer.writeHead(404).end('no'), 'ERR_DOWNLOAD', /answers 404/],
  ['500', (_, answer) => answer.writeHead(500).end('no'), 'ERR_DOWNLOAD', /answers 500/],
  ['a redirect to nowhere', (_, answer) => answer.writeHead(302).end(), 'ERR_DOWNLOAD', /answers 302/],
  [
    'a redirect to itself',
    (request, answer) => answer.writeHead(302, { location: request.url }).end(),
    'ERR_DOWNLOAD',
    /more than 5 redirects/,
  ],
  [
    'a redirect away from https',
    (_, answer) => answer.writeHead(302, { location: 'http://mirror.example/digits.gz' }).end(),
    'ERR_DOWNLOAD',
    /http:\/\/mirror\.example is not https/,
  ],
  [
    'a body that breaks off',
    (_, answer) => {
      answer.writeHead(200, { 'content-length': archive.length })
      answer.write(archive.subarray(0, 500), () => answer.destroy())
    },
    'ERR_DOWNLOAD',
    /other side closed|terminated/,
  ],
  [
    'a body without end',
    (_, answer) => {
      const more = () => answer.write(Buffer.alloc(10_000), () => setImmediate(more))
      more()
    },
    'ERR_DOWNLOAD',
    /sends more than 51122 bytes, digits.gz unpacks to 50000/,
  ],
  ['no answer', () => {}, 'ERR_DOWNLOAD', /no answer within 1.5 s/],
  [
    'an answer that stalls',
    (_, answer) => answer.write(archive.subarray(0, 500)),
    'ERR_DOWNLOAD',
    /nothing more for 1.5 s/,
  ],
  ['a broken connection', (request) => request.socket.destroy(), 'ERR_DOWNLOAD', /other side closed|ECONNRESET/],
]

test.each(failures)('goes on to the next mirror after %s', async (_, listener, code, message) => {
  const [bad, good] = [await start(listener), await start(send(archive))]
  const error = await download(file, [bad], quick).then(
    () => null,
    (reason) => reason,
  )
  expect(error).toMatchObject({ name: 'TorchError', code })
  expect(error.message).toMatch(message)
  expect(error.message).toContain(`could not download digits.gz (${bad}: `)
  expect(error.message).not.toContain('\n')
  await expect(download(file, [bad, good], quick)).resolves.toEqual({ content, mirror: good })
})

test('shows its progress on stderr, unless it is told to be quiet', async () => {
  const mirror = await start((_, answer) => {
    answer.writeHead(200, { 'content-length': archive.length }).end(archive)
  })
  const written: string[] = []
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  try {
    await download(file, [mirror], quick)
    expect(written).toEqual([])
    await download(file, [mirror], { ...quick, quiet: false })
  } finally {
    write.mockRestore()
  }
  expect(written[0]).toContain('fetching digits.gz')
  expect(written.at(-1)).toContain('MB')
})

test('asks each mirror once and reports each one’s answer', async () => {
  const asked: string[] = []
  const one = await start((_, answer) => {
    asked.push('one')
    answer.writeHead(403).end()
  })
  const two = await start((_, answer) => {
    asked.push('two')
    answer.end(gzipSync(wrongByte))
  })
  await expect(download(file, [one, two, 'http://mirror.example/', 'nonsense'], quick)).rejects.toMatchObject({
    code: 'ERR_DOWNLOAD',
    message: expect.stringMatching(/answers 403; .*sha256 is.*; .*is not https; a mirror: the address is not a URL/),
  })
  expect(asked).toEqual(['one', 'two'])
})

test('follows a redirect', async () => {
  const mirror = await start((request, answer) => {
    if (request.url === '/moved') answer.end(archive)
    else answer.writeHead(301, { location: '/moved' }).end()
  })
  await expect(download(file, [mirror], quick)).resolves.toMatchObject({ content })
})

test('ends when it is aborted, before and in the middle', async () => {
  const controller = new AbortController()
  const mirror = await start((_, answer) => {
    answer.write(archive.subarray(0, 500))
    controller.abort()
  })
  const aborted = { code: 'ERR_ABORTED' }
  await expect(download(file, [mirror, mirror], { quiet: true, signal: controller.signal })).rejects.toMatchObject(
    aborted,
  )
  await expect(download(file, [mirror], { quiet: true, signal: AbortSignal.abort() })).rejects.toMatchObject(aborted)
})
