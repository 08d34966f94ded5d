import { join } from 'node:path'
import { warn } from '../../lib/binding/warning'
import { tensor } from '../../lib/tensor'
import { answer, runScript } from '../support/child'

const hear = (story: string, env: NodeJS.ProcessEnv = {}) =>
  runScript(join(__dirname, 'warning.cjs'), { args: [story], env: { TORCHNODE_DEBUG: undefined, ...env } })

const expected = [
  /^std\(\): degrees of freedom is <= 0\..*numel\)\.$/,
  /^The use of `x\.T` on tensors of dimension other than 2 /,
  /^Using backward\(\) with create_graph=True /,
]

describe('a warning of libtorch', () => {
  test.each([
    ['heard', expected.length],
    ['worker', 0],
  ])(
    'becomes a TorchWarning, each text once, without the place in libtorch; the terminal shows what Node prints: %s',
    async (story, told) => {
      const ended = await hear(story)
      expect(ended.stderr.match(/^\(node:\d+\) TorchWarning: /gm) ?? []).toHaveLength(told)
      expect(ended.stderr).not.toMatch(/\[W|\.cpp:/)
      const warnings = answer<[string, string, string][]>(ended)
      expect(warnings.map(([name]) => name)).toEqual(expected.map(() => 'TorchWarning'))
      for (const [i, [, message]] of warnings.entries()) expect(message).toMatch(expected[i])
      expect(JSON.stringify(warnings)).not.toMatch(/\.(cpp|h):\d+/)
    },
  )

  test('includes the place in libtorch with TORCHNODE_DEBUG; the terminal is silent where Node is told to be', async () => {
    const ended = await hear('heard', { TORCHNODE_DEBUG: '1', NODE_NO_WARNINGS: '1' })
    expect(ended.stderr).toBe('')
    const warnings = answer<[string, string, string][]>(ended)
    expect(warnings).toHaveLength(expected.length)
    for (const [, message] of warnings) expect(message).toMatch(/ \(\S+\.(cpp|h):\d+\)$/)
  })
})

describe('in this process', () => {
  const emit = jest.spyOn(process, 'emitWarning')
  afterAll(() => emit.mockRestore())

  test('a warning that is made an error is thrown after the operator has run', () => {
    const mine = new Error('warnings are errors here')
    const later = jest.spyOn(process, 'nextTick').mockImplementation(() => {})
    emit.mockImplementation(() => {
      throw mine
    })
    expect(tensor([1]).std().item()).toBe(Number.NaN)
    expect(later.mock.calls.map(([thrower]) => thrower)).toEqual([expect.any(Function)])
    const [[thrower]] = later.mock.calls
    later.mockRestore()
    expect(thrower).toThrow(mine)
  })

  test('a text that was forgotten among very many is emitted again', () => {
    emit.mockClear()
    emit.mockImplementation(() => {})
    for (let i = 0; i < 1500; i++) for (let again = 0; again < 2; again++) warn(`text ${i}`, 'here')
    expect(emit).toHaveBeenCalledTimes(1500)
    warn('text 0', 'here')
    warn('text 1499', 'here')
    expect(emit).toHaveBeenCalledTimes(1501)
  })
})
