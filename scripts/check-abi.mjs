// Refuses binaries that would not load on the oldest Linux that libtorch supports (glibc 2.28, the manylinux_2_28 of
// its wheels), that look for libraries in a folder of the build machine, or that leave their table of functions
// writable.
// Usage: check-abi.mjs <file.so>...
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'

const newest = { GLIBC: '2.28', GLIBCXX: '3.4.25', CXXABI: '1.3.11' }

function isNewer(version, limit) {
  const [a, b] = [version, limit].map((text) => text.split('.').map(Number))
  const place = a.findIndex((number, index) => number !== (b[index] ?? 0))
  return place !== -1 && a[place] > (b[place] ?? 0)
}

function readelf(...args) {
  return execFileSync('readelf', ['--wide', ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 })
}

/** What is wrong with one binary, one sentence for each fault. */
function complaints(path) {
  const needed = readelf('--version-info', path).matchAll(/Name: (GLIBC|GLIBCXX|CXXABI)_([\d.]+)/g)
  const versions = [...new Set([...needed].map(([, family, version]) => `${family} ${version}`))]
  const late = versions.filter((text) => {
    const [family, version] = text.split(' ')
    return isNewer(version, newest[family])
  })
  const paths = [...readelf('--dynamic', path).matchAll(/\((RPATH|RUNPATH)\).*\[(.*)\]/g)]
  const bound =
    /\bBIND_NOW\b|Flags: .*\bNOW\b/.test(readelf('--dynamic', path)) && /GNU_RELRO/.test(readelf('--segments', path))
  const symbols = late.length ? readelf('--dyn-syms', path) : ''
  return [
    ...late.map((text) => {
      const [family, version] = text.split(' ')
      const names = [...symbols.matchAll(new RegExp(`UND (\\S+)@${family}_${version.replaceAll('.', '\\.')}\\b`, 'g'))]
      return `needs ${family}_${version} (${names.map(([, name]) => name).join(', ')}), at most ${newest[family]} is allowed`
    }),
    ...paths.map(([, kind, folder]) => `has a ${kind}: ${folder}`),
    ...(bound ? [] : ['is linked without -z relro -z now']),
  ]
}

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('check-abi: name the binaries to look into')
  process.exit(2)
}
for (const file of files) {
  const wrong = complaints(file)
  for (const text of wrong) console.error(`${basename(file)} ${text}`)
  if (wrong.length > 0) process.exitCode = 1
}
if (!process.exitCode) {
  const limits = Object.entries(newest).map(([family, version]) => `${family} <= ${version}`)
  console.log(`${files.map((file) => basename(file)).join(', ')}: ${limits.join(', ')}, no RPATH, bound at once`)
}
