import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { parseSync } from '@swc/core'
import { native } from '../lib/binding/native'

const root = resolve(__dirname, '..')

// The folders that git ignores. The walk does not ask git, so that it also works on an unpacked archive.
const ignored = new Set(['.git', 'node_modules', 'build', 'dist', 'prebuilds', 'out', '.cache', '.cuda', '__pycache__'])

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (ignored.has(entry.name) || /\.(tgz|log)$/.test(entry.name)) return []
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path.split(sep).join('/')] : []
  })
}

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const once = <T>(compute: (path: string) => T) => {
  const known = new Map<string, T>()
  return (path: string) => {
    if (!known.has(path)) known.set(path, compute(path))
    return known.get(path) as T
  }
}
const parsed = once((path) => parseSync(textOf(path), { syntax: 'typescript', target: 'es2022' }))
const typescript = filesIn('lib').filter((path) => path.endsWith('.ts'))
const cpp = filesIn('native').filter((path) => /\.(cc|c|h)$/.test(path))
const lines = (path: string) => textOf(path).split('\n').length - 1

/** The layers from the top down; an import goes down this list, or stays in its folder. */
const layers = [
  ['index'],
  ['cli'],
  ['models'],
  ['trainer'],
  ['tensorboard'],
  ['report'],
  ['vision'],
  ['sharded'],
  ['data', 'checkpoint', 'optim', 'testing', 'metrics', 'serving'],
  ['amp'],
  ['nn', 'distributions'],
  ['distributed'],
  ['compile'],
  ['cuda'],
  ['profiler', 'autograd', 'random', 'backends'],
  ['tensor'],
  ['arguments'],
  ['generated'],
  ['binding'],
  ['install'],
  ['system'],
  ['errors', 'types', 'kinds'],
  ['folders'],
]

const nounOf = (path: string) => path.split('/')[1].replace(/(\.d)?\.ts$/, '')
const layerOf = (path: string) => layers.findIndex((nouns) => nouns.includes(nounOf(path)))

const isForbidden = (from: string, to: string) => nounOf(from) !== nounOf(to) && layerOf(to) <= layerOf(from)

interface Node {
  type?: string
  [key: string]: unknown
}

/**
 * The modules that a file needs at run time. `import type` may point anywhere: it does not exist at run time, so it
 * makes neither a loading cycle nor a dependency.
 */
function imports(path: string): string[] {
  const found: string[] = []
  const note = (literal: unknown) => {
    const { type, value } = (literal ?? {}) as { type?: string; value?: unknown }
    if (type === 'StringLiteral') found.push(String(value))
  }
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (typeof node === 'object' && node !== null) visitNode(node as Node)
  }
  const visitNode = (node: Node): void => {
    const { type, typeOnly, specifiers, source, callee, ...rest } = node
    if (typeOnly) return
    const names = (specifiers ?? []) as { isTypeOnly?: boolean }[]
    if (source && (names.length === 0 || names.some(({ isTypeOnly }) => !isTypeOnly))) note(source)
    if (type === 'CallExpression') {
      const { type: kind, value } = callee as { type: string; value?: string }
      const [first] = node.arguments as { expression: unknown }[]
      if (kind === 'Import' || (kind === 'Identifier' && value === 'require')) note(first?.expression)
      visit(callee)
    }
    Object.values(rest).forEach(visit)
  }
  visit(parsed(path).body)
  return found
}

/** The functions and methods of a file, with their first and last lines. */
function functionsOf(path: string): { name: string; lines: number }[] {
  const text = textOf(path)
  const found: { name: string; lines: number }[] = []
  const { span, body } = parsed(path)
  // Spans count bytes over all files that the parser has read; a file's own ends where the file ends.
  const bytes = Buffer.from(text)
  const start = span.end - bytes.length
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, name)
    else if (typeof node === 'object' && node !== null) {
      const { type, identifier, key, id, body: inner, span: own, ...rest } = node as Node
      const named = [identifier, key, id]
        .map((given) => (given as { value?: unknown } | undefined)?.value)
        .find(Boolean)
      const called = named === undefined ? name : String(named)
      const isFunction =
        /Function|Method|Constructor/.test(type ?? '') && (inner ?? (rest.function as Node | undefined)?.body)
      if (isFunction) {
        const { start: from, end } = (own ?? (rest.function as Node).span) as { start: number; end: number }
        found.push({
          name: called,
          lines: bytes
            .subarray(from - start, end - start)
            .toString()
            .split('\n').length,
        })
      }
      visit(inner, called)
      for (const each of Object.values(rest)) visit(each, called)
    }
  }
  visit(body, '')
  return found
}

/** The modules of lib/ that a file of lib/ imports, as paths from the root. */
const neighbours = (path: string) =>
  imports(path)
    .filter((name) => name.startsWith('.') && !name.endsWith('.json'))
    .map((name) =>
      relative(root, resolve(root, dirname(path), name))
        .split(sep)
        .join('/'),
    )

/** The files of lib/ that each file needs at run time. */
const needed = new Map(
  typescript.map((path) => [
    path,
    neighbours(path).flatMap((target) => {
      const found = [`${target}.ts`, `${target}/index.ts`].find((file) => typescript.includes(file))
      return found === undefined ? [] : [found]
    }),
  ]),
)

/** The circles of a graph: follows what each node needs; a way that leads back to the node is a circle. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  return [...graph.keys()].flatMap((start) => {
    const open = [[start]]
    const seen = new Set<string>()
    for (let way = open.pop(); way !== undefined; way = open.pop()) {
      for (const to of graph.get(way[way.length - 1]) ?? []) {
        if (to === start) return [[...way, start].join(' → ')]
        if (!seen.has(to)) open.push([...way, to])
        seen.add(to)
      }
    }
    return []
  })
}

describe('lib/', () => {
  test('every file belongs to a layer', () => {
    expect(typescript.filter((path) => layerOf(path) === -1)).toEqual([])
  })

  test('every form of import is recognised', () => {
    expect(imports('lib/index.ts')).toEqual(expect.arrayContaining(['./binding/native', './nn', './tensor']))
    expect(imports('lib/index.ts')).not.toContain('./types')
    expect(imports('lib/cli/train.ts')).toContain('./run')
  })

  test('an import goes down the layers, never up or across', () => {
    const wrong = typescript.flatMap((path) =>
      neighbours(path)
        .filter((target) => isForbidden(path, target))
        .map((target) => `${path} imports ${target}`),
    )
    expect(wrong).toEqual([])
    expect(isForbidden('lib/nn/modules/linear.ts', 'lib/tensor')).toBe(false)
    expect(isForbidden('lib/nn/modules/linear.ts', 'lib/optim/adam')).toBe(true)
    expect(isForbidden('lib/data/loader.ts', 'lib/optim')).toBe(true)
  })

  test('no file depends on itself through others at run time', () => {
    expect(circlesIn(needed)).toEqual([])
    expect(needed.get('lib/nn/modules/linear.ts')).toContain('lib/nn/core/module.ts')
  })

  // A folder without subfolders is a room; a file beside subfolders (`lib/nn/init.ts`) is one by itself.
  test('no room depends on itself through others at run time', () => {
    const houses = new Set(typescript.map((path) => dirname(dirname(path))))
    const roomOf = (path: string) => (houses.has(dirname(path)) ? path : dirname(path))
    const rooms = new Map<string, string[]>(typescript.map((path) => [roomOf(path), []]))
    for (const [path, others] of needed) {
      const beyond = others.map(roomOf).filter((room) => room !== roomOf(path))
      rooms.get(roomOf(path))?.push(...beyond)
    }
    expect(circlesIn(rooms)).toEqual([])
    expect(rooms.get('lib/nn/modules')).toEqual(expect.arrayContaining(['lib/nn/core', 'lib/nn/init.ts']))
    expect(rooms.get('lib/nn/utils')).toContain('lib/nn/modules')
  })

  test('an exported name has one meaning', () => {
    // What PyTorch calls by one name in several of its modules, such as torch.norm and torch.masked.norm.
    const ofPyTorch =
      'Transform emptyCache getRngState grad hessian initialSeed isAvailable jvp load loadSync logSoftmax manualSeed norm normalize save ' +
      'setRngState softmax softmin spectralNorm sum vjp weightNorm'
    const declared = /^export (?:abstract |async |declare )*(?:class|interface|type|function\*?|const|let) (\w+)/gm
    const places = new Map<string, Set<string>>()
    for (const path of typescript.filter((path) => !path.startsWith('lib/generated/')))
      for (const [, name] of textOf(path).matchAll(declared)) {
        const found = places.get(name) ?? new Set()
        places.set(name, found.add(path))
      }
    const several = [...places].filter(([, paths]) => paths.size > 1).map(([name]) => name)
    expect(several.sort()).toEqual(ofPyTorch.split(' ').sort())
  })

  test('lib/nn has at most 8 entries', () => {
    expect(readdirSync(join(root, 'lib/nn')).length).toBeLessThanOrEqual(8)
  })

  // A warning that Node makes itself holds the receivers of its frames, such as a loss with its graph.
  test('only binding/warning.ts emits warnings', () => {
    const makes = typescript.filter((path) => /process\.emitWarning\(/.test(textOf(path)))
    expect(makes).toEqual(['lib/binding/warning.ts'])
  })

  test('only binding/native.ts loads the addon', () => {
    const opensBinaries = /process\.dlopen|\.node['"`]|createRequire|process\.binding/
    const loads = typescript.filter(
      (path) => opensBinaries.test(textOf(path)) || imports(path).includes('node-gyp-build'),
    )
    // doctor and install look for the binary, and must work where it does not load.
    const asks = ['lib/cli/doctor.ts', 'lib/install/driver.ts']
    expect(loads.filter((path) => !asks.includes(path))).toEqual(['lib/binding/native.ts'])
    for (const path of asks) {
      expect(textOf(path)).not.toMatch(opensBinaries)
      expect(textOf(path)).not.toMatch(/nodeGypBuild(?!\.path\(| from)/)
    }
  })
})

describe('native/', () => {
  const code = (path: string) => textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

  /** Names that look like operators but are members of standard types, or only read a tensor's own fields. */
  const members = new Set(
    (
      'data size stride empty index resize real imag is_leaf is_complex is_floating_point is_conj is_neg is_inference retains_grad ' +
      '_is_zerotensor _version'
    ).split(' '),
  )

  /** The operators that native/ does name, each because JavaScript cannot call it through a schema. */
  const allowed: Record<string, string[]> = {
    // A tensor to copy into; the number that an argument follows.
    'native/recording.cc': ['at::empty', '.item'],
    // An operator of our own, whose kernel reads the values that it checks.
    'native/kernels/own.cc': ['.item', '.any', '.masked_select', '.select'],
    // Operators that answer with a JavaScript value or change the handle itself; a plain CPU tensor to copy from.
    'native/tensor.cc': [
      ...['.item', '.detach', '.set_data'],
      ...['.clone', '.to', '.contiguous', '.resolve_conj', '.resolve_neg'],
    ],
    'native/program.cc': ['.detach', '.item'],
    // Threads, stores and groups have methods of these names.
    'native/distributed.cc': ['.detach', '.add', '.set', '.send', '.recv'],
    // Of a thread.
    'native/task.cc': ['.detach'],
    // What a user's Function returns unchanged becomes a view of itself, as in PyTorch; zeros is used by VariableInfo.
    'native/autograd.cc': ['.retain_grad', '.view_as', '.zeros'],
  }

  test('names no operator: libtorch is called by its schemas', () => {
    const operators = new Set(native.operatorNames().map((name) => /^aten::([^.]+)/.exec(name)?.[1]))
    const named = cpp.flatMap((path) =>
      [...code(path).matchAll(/(at::|torch::|\.|->)([a-z_]\w*)\(/g)]
        .map(([, by, name]) => ({ text: `${by === '->' ? '.' : by}${name}`, name }))
        .filter(({ text, name }) => operators.has(name) && (text.startsWith('at::') || !members.has(name)))
        .filter(({ text }) => !allowed[path]?.includes(text))
        .map(({ text }) => `${path}: ${text}`),
    )
    expect(named).toEqual([])
  })

  test('neither includes PyTorch’s umbrella headers nor names operators in another way', () => {
    // The headers of the two that are allowed above, and those that a recording needs.
    const headers = /#include <ATen\/ops\/(empty|item)\.h>|findSchemaOrThrow\("aten::(detach|clone)"/g
    const wrong = cpp.filter((path) =>
      /torch\/torch\.h|ATen\/ATen\.h|ATen\/ops\/|ATen\/Functions|at::_ops|"aten::\w/.test(
        code(path).replace(headers, ''),
      ),
    )
    expect(wrong).toEqual([])
  })

  test('is small: under 5,500 lines without its kernels', () => {
    const files = filesIn('native').filter((path) => !path.startsWith('native/kernels'))
    expect(files.reduce((sum, path) => sum + lines(path), 0)).toBeLessThan(5500)
  })
})

test('a function has at most 60 lines', () => {
  const long = typescript.flatMap((path) =>
    functionsOf(path)
      .filter(({ lines }) => lines > 60)
      .map(({ name, lines }) => `${path}: ${name}, ${lines} lines`),
  )
  expect(long).toEqual([])
  expect(functionsOf('lib/nn/modules/linear.ts').map(({ name }) => name)).toContain('forward')
})

test('a file that is written by hand has at most 700 lines', () => {
  const long = [...typescript, ...cpp].filter((path) => !path.startsWith('lib/generated/') && lines(path) > 700)
  expect(long).toEqual([])
})

describe('what is in the repository', () => {
  test('docs/architecture.md names every folder', () => {
    const page = textOf('docs/architecture.md')
    const code = ['lib', 'native', 'scripts'].flatMap(filesIn).map(dirname)
    // Folders below these three belong to one tool, whose own folder the page names.
    const folders = [...new Set(code)].filter((path) => !/^(scripts\/fuzz|native\/shim|scripts\/cuda)\//.test(path))
    const named = (path: string) => new RegExp(`\\b${basename(path)}\\b`).test(page)
    expect(folders.filter((path) => !named(path))).toEqual([])
    expect(folders).toContain('lib/checkpoint/pickle')
  })

  // Joined here, so that this file does not contain what it looks for.
  const registries = [
    ['registry', 'npmjs'],
    ['registry', 'yarnpkg'],
    ['npmjs', 'org'],
    ['pypi', 'org'],
    ['pythonhosted', 'org'],
    ['npmmirror', 'com'],
  ].map((parts) => parts.join('.'))
  const machine = new RegExp(`(?<![\\w.~}])/(${['work', 'root', 'home', 'Users', 'tmp'].join('|')})/\\w`)
  // The fixtures of settings.test.ts contain paths below a home folder, where pip looks.
  const fixtures = ['test/install/settings.test.ts']

  const texts = filesIn('.')
    .filter((path) => !/\.(png|gz|safetensors|node|so)$/.test(path))
    .map((path) => [path, textOf(path)] as const)

  test('the walk sees the whole tree', () => {
    const seen = texts.map(([path]) => path)
    expect(seen).toEqual(expect.arrayContaining(['package.json', 'lib/index.ts', 'test/architecture.test.ts']))
    expect(seen.map((path) => basename(path))).toContain('package-lock.json')
  })

  test('every golden script makes the file of its name', () => {
    const scripts = readdirSync(join(root, 'scripts/golden')).filter((name) => /^[a-z].*\.py$/.test(name))
    const made = readdirSync(join(root, 'test/golden'))
    expect(
      scripts.map((name) => name.replaceAll('_', '-').replace('.py', '.json')).filter((name) => !made.includes(name)),
    ).toEqual([])
    const others = made.filter((name) => !scripts.includes(name.replaceAll('-', '_').replace('.json', '.py')))
    // The parity cases are made by scripts/parity; recipe.ts reads the files.
    expect(others.filter((name) => !/^parity/.test(name))).toEqual(['recipe.ts', 'safetensors-dtypes.safetensors'])
  })

  test('names no host of a package registry', () => {
    expect(texts.filter(([, text]) => registries.some((host) => text.includes(host))).map(([path]) => path)).toEqual([])
  })

  test('uses files beside the checkout only in tests and benchmarks, never in what users get', () => {
    const developers = /^(test|bench|scripts)\//
    const beside = texts
      .filter(([, text]) => /\bshared['"/\\,]+\s*['"]?(data|mnist)\b/.test(text))
      .map(([path]) => path)
    expect(beside).toContain('bench/run.mjs')
    expect(beside.filter((path) => !developers.test(path))).toEqual([])
  })

  test('names no path of a machine', () => {
    const wrong = texts.flatMap(([path, text]) => {
      const line = text.split('\n').findIndex((words) => machine.test(words))
      return line === -1 || fixtures.includes(path) ? [] : [`${path}:${line + 1}`]
    })
    expect(wrong).toEqual([])
  })
})
