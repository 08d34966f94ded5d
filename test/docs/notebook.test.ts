import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { transformSync } from '@swc/core'
import { PNG } from 'pngjs'
import { notebookOf } from '../../scripts/docs/notebook.mjs'
import { programOf } from '../../scripts/docs/samples.mjs'
import { answer, runScript } from '../support/child'
import { deno } from '../support/deno'
import { askPython, withPython } from '../support/python'

/** What a cell puts out: a message of Jupyter's protocol. */
interface Output {
  type: string
  name?: string
  text?: string
  data?: Record<string, string>
}
interface Notebook {
  cells: { cell_type: 'code' | 'markdown'; id: string; source: string[] }[]
  metadata: { kernelspec: { name: string } }
}

const root = resolve(__dirname, '../..')
const path = join(root, 'examples/notebook/autoencoder.ipynb')
const text = readFileSync(path, 'utf8')
const notebook = JSON.parse(text) as Notebook
const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-notebook-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/torchnode'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('examples/notebook/autoencoder.ipynb is what node scripts/docs/notebook.mjs writes', () => {
  expect(notebookOf(readFileSync(join(root, 'docs/notebook.md'), 'utf8'))).toBe(text)
})

test('a page becomes cells of its text and its samples, the hidden ones too, without its pictures', () => {
  const page = [
    ...[
      '# A',
      '',
      'See [b](b.md#c) and [d](https://example.org/d).',
      '',
      '```ts',
      'const x = 1',
      '',
      'f(x)',
      '```',
      '',
    ],
    ...['![An x](pictures/x.png)', '', '<!-- sample', 'x', '-->', '', 'The end.', ''],
  ].join('\n')
  const { cells, metadata } = JSON.parse(notebookOf(page)) as Notebook
  expect(cells.map(({ cell_type, source }) => [cell_type, source.join('')])).toEqual([
    ['markdown', '# A\n\nSee [b](../../docs/b.md#c) and [d](https://example.org/d).'],
    ['code', 'const x = 1\n\nf(x)'],
    ['code', 'x'],
    ['markdown', 'The end.'],
  ])
  expect(cells[1].source).toEqual(['const x = 1\n', '\n', 'f(x)'])
  expect(new Set(cells.map(({ id }) => id)).size).toBe(4)
  expect(metadata.kernelspec.name).toBe('deno')
})

/** The cells that end in pictures, as the page has them. */
const pictured = code.filter((cell) => /^torch\.stack\(.*\)$/.test(cell))

function expectDigits(png: string | undefined) {
  const { width, height } = PNG.sync.read(Buffer.from(png ?? '', 'base64'))
  expect([width, height]).toEqual([10 * 30 + 2, 32])
}

test('five cells are tensors of digits', () => {
  expect(pictured).toHaveLength(5)
})

test('its cells run one after the other in Node, and those of tensors are pictures', async () => {
  const shown = (cell: string) =>
    pictured.includes(cell) ? `pictures.push(${cell}[Symbol.for('Jupyter.display')]()['image/png'])` : cell
  const begin = 'process.chdir(process.argv[2])\nconst pictures = [] as string[]'
  const cells = [begin, ...code.map(shown), 'console.log(JSON.stringify(pictures))']
  const samples = cells.map((cell, line) => {
    return { language: 'ts' as const, code: `${cell}\n`, file: undefined, isRun: true, line }
  })
  const program = transformSync(programOf(samples), { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
  writeFileSync(join(folder, 'cells.mjs'), program.code)
  const pictures = answer<string[]>(await runScript(join(folder, 'cells.mjs'), { args: [folder] }))
  expect(pictures).toHaveLength(5)
  for (const picture of pictures) expectDigits(picture)
}, 60_000)

/**
 * Has Deno's kernel run the cells of a notebook, and prints what each put out. Under load Deno sends some of that after it
 * has said that the cell is done, and nbclient would drop it.
 */
const execute = `
import json, nbformat, queue, sys
from jupyter_client.manager import start_new_kernel
notebook = nbformat.read(sys.argv[1], 4)
nbformat.validate(notebook)
manager, client = start_new_kernel(kernel_name='deno', cwd=sys.argv[2])
cells = {}
try:
    for cell in notebook.cells:
        if cell.cell_type == 'code':
            reply = client.execute(cell.source, reply=True, timeout=60)
            cells[reply['parent_header']['msg_id']] = {'code': cell.source, 'outputs': []}
    while True:
        message = client.get_iopub_msg(timeout=2)
        cell = cells.get(message['parent_header'].get('msg_id'))
        if cell and message['msg_type'] not in ('status', 'execute_input'):
            cell['outputs'].append({'type': message['msg_type'], **message['content']})
except queue.Empty:
    print(json.dumps(list(cells.values())))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
`

const name = "it runs under Deno's kernel, which shows tensors as pictures"
if (deno === undefined) test.skip(`${name} [no Deno]`, () => {})
else
  withPython('jupyter_client', 'nbformat')(
    name,
    (python) => {
      // Deno installs its kernel where XDG_DATA_HOME says, and Jupyter finds it where JUPYTER_DATA_DIR says.
      Object.assign(process.env, { XDG_DATA_HOME: folder, JUPYTER_DATA_DIR: join(folder, 'jupyter') })
      expect(spawnSync(deno, ['jupyter', '--install'], { env: process.env }).status).toBe(0)
      const cells = askPython(python, execute, [path, folder]) as { code: string; outputs: Output[] }[]
      expect(cells.map((cell) => cell.code)).toEqual(code)
      const shown = cells.filter(({ outputs }) => outputs.some(({ type }) => type === 'execute_result'))
      expect(shown.map((cell) => cell.code)).toEqual(pictured)
      for (const { outputs } of shown) expectDigits(outputs[0].data?.['image/png'])
      const printed = cells.filter((cell) => !shown.includes(cell)).flatMap(({ outputs }) => outputs)
      expect(printed.filter(({ type, name }) => type !== 'stream' || name !== 'stdout')).toEqual([])
      expect(printed.at(-1)?.text).toBe('[ 10, 3 ]\n')
    },
    120_000,
  )
