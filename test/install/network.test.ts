import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { networkSettings } from '../../lib/install/settings'
import { listWheels } from '../../lib/install/simple'
import { Web } from '../../lib/install/web'
import { IndexServer } from './support/index-server'
import { freshFolder, removeFreshFolders } from './support/places'
import { miniWheels, torchFile } from './support/wheel'

const wheels = miniWheels().map(({ file, bytes }) => ({ file, bytes }))
const patience = { idleMs: 300, retries: 1, pauseMs: 10 }
const open: { close(): unknown }[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(removeFreshFolders)

function web(env: Record<string, string> = {}): Web {
  const made = new Web(networkSettings({ PIP_CONFIG_FILE: '/dev/null', ...env }), patience)
  open.push(made)
  return made
}

/** A server that gives every request the same answer. */
async function answering(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  open.push({ close })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  )

const json = { 'content-type': 'application/vnd.pypi.simple.v1+json' }

describe('an index that misbehaves is ERR_DOWNLOAD', () => {
  const cases: [string, http.RequestListener, RegExp][] = [
    ['500', (_q, r) => void r.writeHead(500).end(), /answers 500; tried 2 times/],
    ['403', (_q, r) => void r.writeHead(403).end(), /answers 403; if it needs a name and password/],
    [
      'a page of another kind',
      (_q, r) => void r.writeHead(200, { 'content-type': 'text/plain' }).end('hello'),
      /not an index page/,
    ],
    ['broken JSON', (_q, r) => void r.writeHead(200, json).end('{"files": ['), /no list of files/],
    ['JSON null', (_q, r) => void r.writeHead(200, json).end('null'), /no list of files/],
    ['gzip', (_q, r) => void r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('x'), /answers with gzip/],
    [
      'a loop of redirects',
      (_q, r) => void r.writeHead(302, { location: '/again' }).end(),
      /redirects more than 10 times/,
    ],
    ['a redirect to nowhere', (_q, r) => void r.writeHead(302, { location: 'http://' }).end(), /redirects to nowhere/],
    [
      'a redirect to plain http',
      (_q, r) => void r.writeHead(302, { location: 'http://example.com/' }).end(),
      /only https/,
    ],
    ['a redirect to a file', (_q, r) => void r.writeHead(302, { location: 'file:///etc/passwd' }).end(), /only https/],
    [
      'a body cut short',
      (_q, r) => void r.writeHead(200, { ...json, 'content-length': '100' }).write('{', () => r.destroy()),
      /cannot fetch/,
    ],
    ['silence', () => {}, /no answer for 0.3 s; tried 2 times/],
    ['a trickle', (_q, r) => trickle(r), /sent nothing for 0.3 s/],
  ]

  test.each(cases)('%s', async (_name, listener, expected) => {
    const address = await answering(listener)
    const outcome = await failure(listWheels(web(), address, 'torch'))
    expect(outcome).toMatch(/^ERR_DOWNLOAD: /)
    expect(outcome).toMatch(expected)
    expect(outcome).not.toContain('\n')
  })

  function trickle(response: http.ServerResponse): void {
    response.writeHead(200, json)
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  }
})

test('a project that an index does not know has no wheels there', async () => {
  const address = await answering((_request, response) => void response.writeHead(404).end())
  expect(await listWheels(web(), address, 'torch')).toEqual([])
})

test('an index over plain http is refused unless it is this machine', async () => {
  expect(await failure(listWheels(web(), 'http://index.example/simple', 'torch'))).toMatch(
    /^ERR_DOWNLOAD: listWheels: http:\/\/index\.example\/simple\/torch\/ is refused: only https/,
  )
  expect(await failure(listWheels(web(), 'not an address', 'torch'))).toMatch(
    /^ERR_DOWNLOAD: listWheels: the index is not an https/,
  )
})

test('yanked files and files of other names are left out', async () => {
  const page = {
    files: [
      { filename: 'torch-2.11.0-cp311-cp311-win_amd64.whl', url: 'a.whl', yanked: 'broken' },
      { filename: '../torch-2.11.0.whl', url: 'b.whl' },
      { filename: 'torch-2.11.0.tar.gz', url: 'c.tar.gz' },
      { filename: 7, url: 'd.whl' },
      { filename: 'torch-2.11.0-cp312-cp312-win_amd64.whl', url: 'e.whl', hashes: { sha256: 'AB'.repeat(32) } },
      { filename: 'torch-2.11.0-cp313-cp313-win_amd64.whl', url: 'f.whl', hashes: { sha256: '../../x'.repeat(9) } },
    ],
  }
  const address = await answering((_request, response) => void response.writeHead(200, json).end(JSON.stringify(page)))
  const offers = await listWheels(web(), address, 'torch')
  expect(offers.map(({ file, sha256 }) => [file, sha256])).toEqual([
    ['torch-2.11.0-cp312-cp312-win_amd64.whl', 'ab'.repeat(32)],
    // The hash becomes a part of a path.
    ['torch-2.11.0-cp313-cp313-win_amd64.whl', undefined],
  ])
})

test.each([
  ['tags that do not end', '<a '.repeat(70_000)],
  ['attributes that do not end', `<a href="${' href="'.repeat(40_000)}`],
  ['spaces without end', `<a href${' '.repeat(200_000)}>`],
  ['escapes that are none', '<a href="%E0%A4%A.whl">x</a>'],
])('an HTML page of %s is read in linear time', async (_what, body) => {
  const html = { 'content-type': 'text/html' }
  const address = await answering((_request, response) => void response.writeHead(200, html).end(`<html>${body}`))
  const start = performance.now()
  expect(await listWheels(web(), address, 'torch')).toEqual([])
  expect(performance.now() - start).toBeLessThan(1000)
})

describe('a name and password in the index address', () => {
  const secret = 's3cret%40'

  async function guarded(): Promise<string> {
    const server = await new IndexServer(wheels, { auth: 'me:s3cret@' }).start()
    open.push({ close: () => server.stop() })
    return server.url.replace('//', `//me:${secret}@`)
  }

  test('are sent for the page and for the wheels of the same origin', async () => {
    const client = web()
    const offer = (await listWheels(client, await guarded(), 'torch'))[0]
    expect(offer.file).toBe(torchFile)
    expect(offer.url.password).toBe(secret)
    const answer = await client.get(offer.url, { range: [0, 3] })
    expect(answer.status).toBe(206)
    answer.stream.destroy()
  })

  test('are not sent on to another origin', async () => {
    const seen: (string | undefined)[] = []
    const other = await answering((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(200, json).end('{"files":[]}')
    })
    const first = await answering((_request, response) => void response.writeHead(302, { location: other }).end())
    await listWheels(web(), first.replace('//', `//me:${secret}@`), 'torch')
    expect(seen).toEqual([undefined])
  })

  test('are never shown', async () => {
    const refusing = (await answering((_request, response) => void response.writeHead(401).end())).replace(
      '//',
      `//me:${secret}@`,
    )
    const failing = (await answering((_request, response) => void response.writeHead(500).end())).replace(
      '//',
      `//me:${secret}@`,
    )
    for (const address of [
      refusing,
      failing,
      `http://me:${secret}@index.example`,
      `ftp://me:${secret}@index.example`,
      // An address that cannot be parsed cannot be cleaned of its password either.
      `https:/me:${secret}`,
      `https://me:a/${secret}@index example`,
      `//me:${secret}`,
    ]) {
      const outcome = await failure(listWheels(web(), address, 'torch'))
      expect(outcome).toMatch(/^ERR_DOWNLOAD: /)
      expect(outcome).not.toMatch(/s3cret/)
    }
  })
})

const openssl = spawnSync('openssl', ['version']).status === 0
const withOpenssl = openssl ? describe : describe.skip

withOpenssl('a private certificate authority (openssl makes one)', () => {
  let folder: string
  let certificate: string
  let server: https.Server
  let port: number

  beforeAll(async () => {
    folder = freshFolder()
    certificate = join(folder, 'cert.pem')
    const key = join(folder, 'key.pem')
    const names = 'subjectAltName=DNS:wheels.test,DNS:localhost,IP:127.0.0.1'
    const flags = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    const made = spawnSync('openssl', [
      ...flags,
      '-subj',
      '/CN=wheels.test',
      '-addext',
      names,
      '-keyout',
      key,
      '-out',
      certificate,
    ])
    expect(made.status).toBe(0)
    server = https.createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
      response
        .writeHead(200, json)
        .end(JSON.stringify({ files: [{ filename: `${request.headers.host}.whl`, url: 'a.whl' }] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('is not trusted by itself, and the error says what to set', async () => {
    const outcome = await failure(listWheels(web(), `https://127.0.0.1:${port}`, 'torch'))
    expect(outcome).toMatch(/^ERR_DOWNLOAD: cannot trust 127\.0\.0\.1:\d+: .*NODE_EXTRA_CA_CERTS or PIP_CERT$/)
  })

  test.each(['PIP_CERT', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('is trusted when %s names it', async (variable) => {
    const offers = await listWheels(web({ [variable]: certificate }), `https://127.0.0.1:${port}`, 'torch')
    expect(offers).toHaveLength(1)
  })

  test("is trusted when pip's configuration names it", async () => {
    const file = join(folder, 'pip.conf')
    writeFileSync(file, `[global]\ncert = ${certificate}\n`)
    const offers = await listWheels(web({ PIP_CONFIG_FILE: file }), `https://127.0.0.1:${port}`, 'torch')
    expect(offers).toHaveLength(1)
  })

  test('is reached through a proxy, which gets CONNECT and the proxy’s name and password', async () => {
    const seen: string[] = []
    const proxy = http.createServer()
    proxy.on('connect', (request, socket) => {
      seen.push(`${request.url} ${request.headers['proxy-authorization']}`)
      const onward = net.connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        socket.pipe(onward).pipe(socket)
      })
      onward.on('error', () => socket.destroy())
      socket.on('error', () => onward.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = `http://me:pw@127.0.0.1:${(proxy.address() as AddressInfo).port}`
    try {
      const client = web({ HTTPS_PROXY: address, PIP_CERT: certificate })
      const offers = await listWheels(client, 'https://wheels.test/simple', 'torch')
      expect(offers[0].file).toBe('wheels.test.whl')
      expect(seen).toEqual([`wheels.test:443 Basic ${Buffer.from('me:pw').toString('base64')}`])
      client.close()
    } finally {
      proxy.closeAllConnections()
      proxy.close()
    }
  })

  test('a proxy that refuses is named without its password', async () => {
    const proxy = await answering((_request, response) => void response.writeHead(407).end())
    const client = web({ HTTPS_PROXY: proxy.replace('//', '//me:s3cret@') })
    const outcome = await failure(listWheels(client, 'https://wheels.test/simple', 'torch'))
    expect(outcome).toMatch(/^ERR_DOWNLOAD: .*the proxy 127\.0\.0\.1:\d+/)
    expect(outcome).not.toMatch(/s3cret/)
  })
})
