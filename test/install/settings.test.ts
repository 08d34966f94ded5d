import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { networkSettings, parseIni, pipConfigurationFiles } from '../../lib/install/settings'
import { freshFolder, removeFreshFolders } from './support/places'

afterAll(removeFreshFolders)

const quiet = { PIP_CONFIG_FILE: '/dev/null' }

function configured(text: string): string {
  const file = join(freshFolder(), 'pip.conf')
  writeFileSync(file, text)
  return file
}

describe('the index', () => {
  const config = () => configured('[global]\nindex-url = https://from.config/simple\n')

  test('is TORCHNODE_INDEX_URL before all others', () => {
    const env = {
      TORCHNODE_INDEX_URL: 'https://own/simple',
      PIP_INDEX_URL: 'https://pip/simple',
      PIP_CONFIG_FILE: config(),
    }
    expect(networkSettings(env)).toMatchObject({ indexes: ['https://own/simple'], indexesFrom: 'TORCHNODE_INDEX_URL' })
  })

  test('else PIP_INDEX_URL, with the extra ones', () => {
    const env = {
      PIP_INDEX_URL: 'https://pip/simple',
      PIP_EXTRA_INDEX_URL: 'https://a/ https://b/',
      PIP_CONFIG_FILE: config(),
    }
    expect(networkSettings(env).indexes).toEqual(['https://pip/simple', 'https://a/', 'https://b/'])
  })

  test("else the index in pip's configuration, where [download] is stronger than [global]", () => {
    const file = configured(
      '[global]\nindex-url = https://one/simple\nextra-index-url =\n  https://two/simple\n  https://three/simple\n[download]\nindex-url: https://four/simple\n',
    )
    expect(networkSettings({ PIP_CONFIG_FILE: file }).indexes).toEqual([
      'https://four/simple',
      'https://two/simple',
      'https://three/simple',
    ])
  })

  test("else the PyTorch project's own before any extra one", () => {
    const env = { ...quiet, PIP_EXTRA_INDEX_URL: 'https://extra/' }
    expect(networkSettings(env, 'linux').indexes).toEqual([expect.stringMatching(/\/whl\/cu130$/), 'https://extra/'])
  })

  test.each([
    [{ PIP_NO_INDEX: '1' }, []],
    [{ PIP_NO_INDEX: '1', PIP_INDEX_URL: 'https://pip/simple' }, []],
    [{ PIP_CONFIG_FILE: configured('[global]\nno-index = true\n') }, []],
    [{ PIP_NO_INDEX: 'false', PIP_INDEX_URL: 'https://pip/simple' }, ['https://pip/simple']],
    [{ PIP_NO_INDEX: '1', TORCHNODE_INDEX_URL: 'https://own/simple' }, ['https://own/simple']],
  ])("is none where pip's settings forbid it: %j", (env, expected) => {
    expect(networkSettings({ ...quiet, ...env } as Record<string, string>).indexes).toEqual(expected)
  })

  test("else the PyTorch project's own, with CUDA on Linux", () => {
    expect(networkSettings(quiet, 'linux').indexes).toEqual([expect.stringMatching(/\/whl\/cu130$/)])
    expect(networkSettings(quiet, 'linux', 'cu128').indexes).toEqual([expect.stringMatching(/\/whl\/cu128$/)])
    expect(networkSettings(quiet, 'darwin').indexes).toEqual([expect.stringMatching(/\/whl\/cpu$/)])
    expect(networkSettings(quiet, 'win32').indexes).toEqual([expect.stringMatching(/\/whl\/cpu$/)])
  })
})

test("pip's configuration files are read in pip's places, the weakest first", () => {
  const linux = pipConfigurationFiles({ VIRTUAL_ENV: '/venv', PIP_CONFIG_FILE: '/mine' }, 'linux', '/home/me')
  expect(linux).toEqual([
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
    '/home/me/.pip/pip.conf',
    '/home/me/.config/pip/pip.conf',
    '/venv/pip.conf',
    '/mine',
  ])
  const relative = { XDG_CONFIG_HOME: 'here', XDG_CONFIG_DIRS: 'here:/etc/xdg', VIRTUAL_ENV: 'venv' }
  expect(pipConfigurationFiles(relative, 'linux', '/home/me')).toEqual(
    linux.filter((path) => !/\.config|venv|mine/.test(path)),
  )
  expect(pipConfigurationFiles({}, 'darwin', '/Users/me')).toContain(
    '/Users/me/Library/Application Support/pip/pip.conf',
  )
  expect(pipConfigurationFiles({ APPDATA: '/appdata', PROGRAMDATA: '/data' }, 'win32', '/me')).toEqual([
    '/data/pip/pip.ini',
    '/me/pip/pip.ini',
    '/appdata/pip/pip.ini',
  ])
})

test('a stronger file overrides single settings of a weaker one', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'pip'))
  writeFileSync(join(folder, 'pip', 'pip.conf'), '[global]\nindex-url = https://user/simple\nproxy = proxy.user:3128\n')
  const strong = configured('[global]\nindex-url = https://strong/simple\n')
  const settings = networkSettings({ XDG_CONFIG_HOME: folder, PIP_CONFIG_FILE: strong })
  expect(settings.indexes).toEqual(['https://strong/simple'])
  expect(settings.proxyFor(new URL('https://strong/'))?.href).toBe('http://proxy.user:3128/')
})

test.each([
  ['key', (n: number) => `[global]\n${'k '.repeat(n)}`],
  ['continued lines', (n: number) => `[global]\nk = a\n${' bb\n'.repeat(n)}`],
  ['value', (n: number) => `[global]\nkey = ${' '.repeat(n)}v${' '.repeat(n)}.\n`],
  ['section', (n: number) => '['.repeat(n)],
])('a long %s is read in linear time', (_what, text) => {
  const start = performance.now()
  parseIni(text(200_000))
  expect(performance.now() - start).toBeLessThan(500)
})

test('an INI file is read as Python reads it', () => {
  const text =
    '# comment\n[global]\nIndex_URL : https://a?x=1\n; comment\nempty =\ntrusted-host = a\n\tb\n[other]\nkey=value\nno value\n'
  const sections = parseIni(text)
  expect(Object.fromEntries(sections.get('global')!)).toEqual({
    'index-url': 'https://a?x=1',
    empty: '',
    'trusted-host': 'a b',
  })
  expect(sections.get('other')!.get('key')).toBe('value')
})

describe('the proxy', () => {
  const proxyOf = (env: Record<string, string>, url = 'https://index.test/') =>
    networkSettings({ ...quiet, ...env }).proxyFor(new URL(url))?.href

  test.each([
    [{ HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    [{ https_proxy: 'p:1' }, 'http://p:1/'],
    [{ ALL_PROXY: 'http://p:2' }, 'http://p:2/'],
    [{ PIP_PROXY: 'http://p:3', HTTPS_PROXY: 'http://p:1' }, 'http://p:3/'],
    [{ HTTP_PROXY: 'http://p:1' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'other.test, .index.test' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'test' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'dex.test' }, 'http://p:1/'],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'index.test:444' }, 'http://p:1/'],
    [{ HTTPS_PROXY: 'http://p:1', no_proxy: 'index.test:443' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (env, expected) => {
    expect(proxyOf(env as Record<string, string>)).toBe(expected)
  })

  test('is never used for this machine', () => {
    for (const url of ['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/']) {
      expect(proxyOf({ HTTPS_PROXY: 'http://p:1', http_proxy: 'http://p:1' }, url)).toBeUndefined()
    }
  })

  test('must be an http address', () => {
    expect(() => proxyOf({ HTTPS_PROXY: 'socks5://me:secret@p:1' })).toThrow(
      /^proxyFor: the proxy set in HTTPS_PROXY .* is neither an http nor an https address$/,
    )
  })
})

describe('a file of authorities', () => {
  test('that does not exist is named', () => {
    expect(() => networkSettings({ ...quiet, PIP_CERT: '/no/such.pem' })).toThrow(/"\/no\/such\.pem": ENOENT/)
  })

  test('is read in linear time, and may hold other lines', () => {
    const begin = '-----BEGIN CERTIFICATE-----\n'
    const one = `${begin}AA==\n-----END CERTIFICATE-----`
    const start = performance.now()
    const { authorities } = networkSettings({
      ...quiet,
      PIP_CERT: configured(`# mine\n${begin.repeat(40_000)}${one}\n`),
    })
    expect(authorities).toEqual([one])
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('without a certificate is named', () => {
    expect(() => networkSettings({ ...quiet, PIP_CERT: configured('hello') })).toThrow(/holds no PEM certificate/)
  })
})
