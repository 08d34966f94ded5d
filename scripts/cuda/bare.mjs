// npm run rehearse:bare: does on this machine what a user with a bare CUDA machine does. An empty root (bubblewrap, or
// unshare and chroot) holds a C library, Node with npm, and a pretended driver (test/cuda/pretend), but no Python,
// compiler or resolver. There the packed package is installed, `npx torchnode install --cuda` fetches the real wheels
// from an index on this machine, and CUDA must then be available. The verdicts come last; .cuda/bare.log has all
// output.
//
// node scripts/cuda/bare.mjs [--wheels FOLDER]: wheels that are not in the folder (TORCHNODE_TEST_WHEELS) are fetched
// with pip, 2.2 GB.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { closure, pack } from './pack.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const require = createRequire(import.meta.url)
const { status } = require('../../dist/binding/native.js')
const { chooseWheel, normal, wheelsFor } = require('../../dist/install/selection.js')
const { pipArguments } = require('../../dist/install/pip.js')
const { manifest } = require('../../dist/install/manifest.js')
const { build } = require('../../test/cuda/pretend/build.cjs')

const { values } = parseArgs({ options: { wheels: { type: 'string', default: process.env.TORCHNODE_TEST_WHEELS } } })
const limit = 64 * 2 ** 20
const log = join(root, '.cuda/bare.log')
const folder = mkdtempSync(join(tmpdir(), 'torchnode-bare-'))
const bare = join(folder, 'root')
const rows = []

/** Runs a step, and notes its verdict, its time and its result. */
async function step(name, run) {
  const began = Date.now()
  let [verdict, said] = ['passed', '']
  try {
    said = (await run()) ?? ''
  } catch (error) {
    ;[verdict, said] = ['FAILED', String(error.message).split('\n')[0]]
  }
  const row = {
    step: name,
    verdict,
    seconds: ((Date.now() - began) / 1000).toFixed(1),
    'what it said': said.slice(0, 120),
  }
  rows.push(row)
  console.log(`bare: ${name}: ${verdict}, ${row.seconds} s: ${said}`)
}

function need(right, what) {
  if (!right) throw new Error(what)
}

const find = (tool) =>
  process.env.PATH.split(delimiter)
    .map((place) => join(place, tool))
    .find(existsSync)

const librariesOf = (binary) =>
  [...execFileSync('ldd', [binary], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g)].map((found) => found[1])

/** Copies a file of this machine to a place in the root, with the libraries that it names. */
function furnish(file, place = file, libraries = librariesOf(file)) {
  for (const [from, to] of [[file, place], ...libraries.map((one) => [one, one])]) {
    mkdirSync(dirname(join(bare, to)), { recursive: true })
    copyFileSync(realpathSync(from), join(bare, to))
  }
}

/**
 * Makes a root with a C library, a shell, Node and npm as nodejs.org ships them, and the driver; returns where its
 * libraries lie.
 */
function makeRoot() {
  for (const name of ['tmp', 'dev', 'proc', 'etc', 'user/app']) mkdirSync(join(bare, name), { recursive: true })
  writeFileSync(join(bare, 'etc/passwd'), 'root:x:0:0:root:/user:/bin/sh\n')
  furnish(process.execPath, '/usr/bin/node')
  furnish(find('env'), '/usr/bin/env')
  furnish(find('sh'), '/bin/sh')
  const libraries = dirname(librariesOf(process.execPath).find((path) => path.includes('/libc.so')))
  // Parts of the C library that programs linked against an older one look for.
  const more = ['librt.so.1', 'libutil.so.1', 'libresolv.so.2', 'libdl.so.2', 'libpthread.so.0']
  for (const name of more.filter((one) => existsSync(join(libraries, one)))) furnish(join(libraries, name))
  const npm = resolve(realpathSync(find('npm')), '../..')
  cpSync(npm, join(bare, 'usr/lib/node_modules/npm'), { recursive: true })
  for (const name of ['npm', 'npx'])
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(bare, 'usr/bin', name))
  const driver = join(libraries, 'libcuda.so.1')
  const without = build(join(bare, driver), status.libtorch.cudaInclude)
  need(without === undefined, `no pretended driver: ${without}`)
  return driver
}

const mounts = 'mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
/** Ways to enter a root, for different users. */
const ways = {
  bubblewrap: ['bwrap', '--bind', bare, '/', '--dev', '/dev', '--proc', '/proc', '--unshare-pid', '--die-with-parent'],
  unshare: [
    'unshare',
    '--user',
    '--map-root-user',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    'sh',
    '-c',
    mounts,
    bare,
  ],
}
let way

/** Runs a command in the root, without this environment; returns its exit code and output. */
function inside(args, more = {}, seconds = 60) {
  const env = { PATH: '/usr/bin:/bin', HOME: '/user', npm_config_update_notifier: 'false', ...more }
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const shell = ['/usr/bin/env', '-i', ...pairs, '/bin/sh', '-c', 'cd /user/app && exec "$@"', 'sh', ...args]
  const [command, ...before] = ways[way]
  return new Promise((done) => {
    const child = spawn(command, [...before, ...shell], { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000 })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.on('error', (error) => (said += error.message))
    child.on('close', (code, signal) => {
      appendFileSync(log, `\n== ${args.join(' ')} (${signal ?? code})\n${said}`)
      done({ code, said })
    })
  })
}

/** Gathers the wheels of an install with CUDA, by name; those that the folder lacks are fetched with pip. */
function gatherWheels() {
  const place = resolve(values.wheels ?? join(folder, 'wheels'))
  mkdirSync(place, { recursive: true })
  const offered = () => readdirSync(place).map((file) => ({ file, path: join(place, file) }))
  return wheelsFor('linux-x64', new Set(['cpu', 'cuda'])).map((request) => {
    if (!chooseWheel(offered(), request))
      execFileSync('python3', pipArguments(request, place), { stdio: ['ignore', 'ignore', 'inherit'] })
    const found = chooseWheel(offered(), request)
    need(found, `pip fetched no ${request.project}`)
    return found
  })
}

/** Packs the packages that torchnode needs, as npm does. */
function packPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return [...closure(Object.keys(dependencies)).keys()].map((place, i) => {
    const tarball = join(folder, `${i}.tgz`)
    execFileSync('tar', ['-czf', tarball, '--exclude=./node_modules', '--transform=s,^[.],package,', '-C', place, '.'])
    return { tarball, described: JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) }
  })
}

/** Serves an index of wheels and a registry of packages on this machine. */
function serve(wheels, packages) {
  const json = (response, value) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url).slice(1)
    const here = `http://${request.headers.host}`
    const [, project] = /^simple\/([^/]+)\/$/.exec(path) ?? []
    const sent = { wheel: /^wheels\/(.*)$/.exec(path)?.[1], tarball: /^tarballs\/(\d+)$/.exec(path)?.[1] }
    if (project !== undefined) {
      const files = wheels.filter(({ file }) => normal(file.split('-')[0]) === project)
      const listed = files.map(({ file }) => ({
        filename: file,
        url: `${here}/wheels/${file}`,
        hashes: { sha256: manifest[file]?.sha256 },
      }))
      const type = { 'content-type': 'application/vnd.pypi.simple.v1+json' }
      response
        .writeHead(200, type)
        .end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: project, files: listed }))
    } else if (sent.wheel !== undefined) {
      const { path: file } = wheels.find((one) => one.file === sent.wheel)
      const { size } = statSync(file)
      const [, start, end] = (/^bytes=(\d+)-(\d+)$/.exec(request.headers.range) ?? ['', 0, size - 1]).map(Number)
      const range = { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${size}` }
      response.writeHead(206, range)
      createReadStream(file, { start, end })
        .on('error', () => response.destroy())
        .pipe(response)
    } else if (sent.tarball !== undefined) createReadStream(packages[sent.tarball].tarball).pipe(response)
    else {
      const versions = packages.flatMap(({ described, tarball }, i) => {
        if (described.name !== path) return []
        const shasum = createHash('sha1').update(readFileSync(tarball)).digest('hex')
        return [[described.version, { ...described, dist: { tarball: `${here}/tarballs/${i}`, shasum } }]]
      })
      if (versions.length === 0) return response.writeHead(404).end('{}')
      json(response, { name: path, 'dist-tags': { latest: versions[0][0] }, versions: Object.fromEntries(versions) })
    }
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

const asks = `
const torch = require('torchnode')
const { cuda } = torch
const x = torch.ones([2]).add(1)
const back = x.to('cuda').cpu().toArray()
console.log(JSON.stringify({ available: cuda.isAvailable(), explain: cuda.explain() ?? null, name: cuda.getDeviceName(), back }))`

const began = Date.now()
let server
try {
  mkdirSync(dirname(log), { recursive: true })
  await step('pack', () => {
    const packed = pack()
    return `what a machine with Python takes: ${(statSync(packed).size / 2 ** 20).toFixed(1)} MiB of 64`
  })
  rmSync(log, { force: true })
  let tarball
  await step('package', () => {
    const said = execFileSync(process.execPath, [join(root, 'scripts/package.mjs'), '--as-built', '--out', folder], {
      encoding: 'utf8',
    })
    tarball = /^(\/\S+\.tgz): .*$/m.exec(said)[1]
    need(statSync(tarball).size < limit, `the package has ${statSync(tarball).size} bytes, over 64 MiB`)
    return `${(statSync(tarball).size / 2 ** 20).toFixed(1)} MiB, of 64`
  })
  let driver
  await step('root', () => {
    driver = makeRoot()
    way = Object.keys(ways).find((name) => {
      const [command, ...before] = ways[name]
      return find(command) && spawnSync(command, [...before, '/bin/sh', '-c', ':']).status === 0
    })
    need(way, `neither ${Object.keys(ways).join(' nor ')} runs here for this user`)
    copyFileSync(tarball, join(bare, 'user/app/torchnode.tgz'))
    return `${way}; a C library, sh, env, Node ${process.version}, npm and a pretended driver`
  })
  need(way, 'there is no root to go on in')
  let wheels
  await step('wheels', () => {
    wheels = gatherWheels()
    const bytes = wheels.reduce((sum, { path }) => sum + statSync(path).size, 0)
    return `${wheels.length} wheels, ${(bytes / 1e9).toFixed(2)} GB, served on this machine`
  })
  server = await serve(wheels, packPackages())
  const address = `http://127.0.0.1:${server.address().port}`
  const onGpu = { LD_PRELOAD: driver, TORCHNODE_INDEX_URL: `${address}/simple` }
  await step('npm', async () => {
    const { code, said } = await inside([
      'npm',
      'install',
      './torchnode.tgz',
      '--registry',
      address,
      '--no-audit',
      '--no-fund',
    ])
    need(code === 0, `npm install ended with ${code}: ${said.trim().split('\n').at(-1)}`)
    return /^added .*$/m.exec(said)?.[0]
  })
  await step('older', async () => {
    const { code, said } = await inside(['npx', 'torchnode', 'install', '--cuda'], {
      ...onGpu,
      PRETEND_DRIVER: '12080',
    })
    need(code === 1 && /nothing was fetched: .*12\.8.* 580 or newer/.test(said), `a driver for 12.8: ${code}, ${said}`)
    return 'a driver for CUDA 12.8 is told what to do before anything is fetched'
  })
  await step('install', async () => {
    const { code, said } = await inside(['npx', 'torchnode', 'install', '--cuda'], onGpu, 600)
    need(
      code === 0 && /CPU and CUDA/.test(said),
      `install --cuda ended with ${code}: ${said.trim().split('\n').at(-1)}`,
    )
    return /\d+ requests, .* MB/.exec(said)?.[0]
  })
  await step('available', async () => {
    const { code, said } = await inside(['node', '-e', asks], onGpu)
    need(code === 0, `it ended with ${code}: ${said.trim().split('\n').at(-1)}`)
    const found = JSON.parse(said.trim().split('\n').at(-1))
    need(found.available && found.explain === null && String(found.back) === '2,2', `it says ${JSON.stringify(found)}`)
    return `torch.cuda.isAvailable() is true, on '${found.name}'`
  })
  await step('doctor', async () => {
    const { code, said } = await inside(['npx', 'torchnode', 'doctor', '--verify'], onGpu, 120)
    need(code === 0 && /✓ cuda +on/.test(said), `doctor ended with ${code}: ${said}`)
    return /✓ cuda +(.*)/.exec(said)[1]
  })
  await step('without', async () => {
    const { code, said } = await inside(['npx', 'torchnode', 'doctor'], { ...onGpu, PRETEND_ERROR: '802' })
    need(code === 0 && /cuda +off: .*error 802, .*Fabric Manager/.test(said), `doctor ended with ${code}: ${said}`)
    return 'a start that fails is named by its code and the cure'
  })
} finally {
  server?.closeAllConnections()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
  console.table(rows)
  appendFileSync(log, `\n${rows.map((row) => Object.values(row).join('  ')).join('\n')}\n`)
}
const failed = rows.filter(({ verdict }) => verdict === 'FAILED').length
console.log(
  `bare: ${failed === 0 ? 'all steps passed' : `${failed} steps FAILED`}, ${Math.round((Date.now() - began) / 1000)} s`,
)
process.exitCode = failed === 0 ? 0 : 1
