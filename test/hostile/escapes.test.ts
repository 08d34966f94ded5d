import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import * as torch from '../../lib'
import { emitWarning } from '../../lib/binding/warning'
import { inspect as inspectFile, table } from '../../lib/cli/inspection'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

const { nn } = torch

/** Colours a terminal, rings its bell, and reverses text. */
const evil = '\u001b[31m\u0007\u202e\u009b'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/

const leaf = () => torch.ones([1], { requiresGrad: true })
const named = <Class extends object>(made: Class): Class => Object.defineProperty(made, 'name', { value: evil })

class Net extends nn.Module {
  override forward(x: torch.Tensor) {
    return x
  }
}
class Evil extends torch.autograd.Function {
  static override forward(_: unknown, x: torch.Tensor) {
    return x.mul(2)
  }
  static override backward(_: unknown, gradient: torch.Tensor) {
    return gradient
  }
}
class Repr extends Net {
  protected override extraRepr() {
    return evil
  }
}
class EvilNet extends Net {}
class EvilNormal extends torch.distributions.Normal {}
for (const made of [Evil, EvilNet, EvilNormal]) named(made)

/** The text of an error, with its causes. */
function errorOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return `${error}${(error as Error).cause}${((error as Error).cause as Error | undefined)?.stack}`
  }
  throw new Error('nothing was refused')
}

describe('names are shown without what controls a terminal:', () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-escapes-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file.pt')
  torch.saveSync({ [evil]: torch.ones([1]), s: evil, deep: { [evil]: 1 } }, file)
  const profiled = () => {
    const profiler = new torch.profiler.Profiler()
    profiler.start()
    torch.profiler.recordFunction(evil, () => torch.ones([1]))
    profiler.stop()
    return profiler.keyAverages().table()
  }
  test.each<[string, () => string]>([
    ['a child of a module', () => String(new nn.ModuleDict([[evil, new nn.ReLU()]]))],
    ['a field of a module', () => String(Object.assign(new Net(), { [evil]: new nn.ReLU() }))],
    ['an inspected module', () => inspect(new nn.ModuleDict([[evil, new nn.ReLU()]]))],
    ['the class of a module', () => String(new nn.Sequential(new EvilNet(), new nn.ModuleList([new EvilNet()])))],
    ['extraRepr', () => String(new Repr())],
    ['a ParameterDict', () => String(new nn.ParameterDict([[evil, new nn.Parameter(torch.ones([1]))]]))],
    ['a named parameter of an optimizer', () => String(new torch.optim.SGD([[evil, leaf()]] as Anything, { lr: 1 }))],
    [
      'an option of an optimizer',
      () => errorOf(() => new torch.optim.SGD([{ params: [leaf()], [evil]: 1 }], { lr: 1 })),
    ],
    ['a custom function', () => String(Evil.apply(leaf()))],
    ['the class of a distribution', () => String(new EvilNormal(0, 1))],
    ["Python's object", () => String(new torch.PythonObject(`a.${evil}`, [evil]))],
    ['a profiled range', profiled],
    ['a file, inspected', () => table(evil, inspectFile(file))],
    ['the path of a missing file', () => errorOf(() => torch.loadSync(`/nowhere/${evil}`))],
    ['an entry that cannot be saved', () => errorOf(() => torch.saveSync({ [evil]: () => 1 }, file))],
    ['an entry of a state dict', () => errorOf(() => new nn.Linear(1, 1).loadStateDict({ [evil]: torch.ones([1]) }))],
    ['values that differ', () => errorOf(() => torch.testing.assertClose({ [evil]: 1 }, { [evil]: 2 }))],
    ['keys that differ', () => errorOf(() => torch.testing.assertClose({ [evil]: 1 }, { x: 2 }))],
  ])('%s', (_, text) => {
    expect(text()).not.toMatch(unprintable)
    expect(text()).toMatch(/\\u001b\[31m\\+u0007\\+u202e\\+u009b/)
  })

  test('a line break in a name does not begin a line', () => {
    expect(String(new nn.ModuleDict([['a\nb', new nn.ReLU()]]))).toBe('ModuleDict(\n  (a\\nb): ReLU()\n)')
  })

  test('a warning', () => {
    const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue()
    emitWarning(evil)
    expect(String(emitted.mock.lastCall?.[0])).toBe('TorchWarning: \\u001b[31m\\u0007\\u202e\\u009b')
    emitted.mockRestore()
  })

  test.each([
    [['inspect', evil]],
    [[`--${evil}`]],
    [[evil]],
    [['train', '--epochs', evil]],
    [['install', `--${evil}`]],
  ])('the command line: %j', (args) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], { encoding: 'utf8' })
    expect([status, unprintable.test(stdout + stderr)]).toEqual([1, false])
    expect(stderr).toContain('\\u001b[31m')
  })
})
