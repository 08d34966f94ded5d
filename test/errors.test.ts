import * as torch from '../lib'
import { printable, TorchError } from '../lib/errors'

// Characters that run commands, hide lines or reorder text: ESC, one-byte CSI, OSC, BEL, backspace, return, bidi, tags.
const evil = [
  '\u001b[31m',
  '\u009b31m',
  '\u001b]0;title\u0007',
  '\u0008\u0008',
  '\r',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u{e0041}',
]

test.each(evil)('%j is escaped', (text) => {
  const shown = printable(`a${text}b`)
  expect(shown).toMatch(/^a(\\u[0-9a-f]{4}|[ -~])+b$/)
  expect(JSON.parse(`"${shown}"`)).toBe(`a${text}b`)
  // A message is one line, so line breaks become spaces.
  expect(new TorchError('ERR_FILE', `a${text}b`).message).toMatch(/^a[ -~]+b$/)
})

test.each(['', 'größe 漢字 🙂', 'two\nlines\tand a tab', 'é = e\u0301'])('%j is unchanged', (text) => {
  expect(printable(text)).toBe(text)
})

describe('an asynchronous function is named in its errors, however it is waited for:', () => {
  const missing = '/no/such/folder/file'
  const calls: Record<string, () => Promise<unknown>> = {
    load: () => torch.load(missing),
    loadNpy: () => torch.loadNpy(missing),
    loadNpz: () => torch.loadNpz(missing),
    loadPretrained: () => torch.loadPretrained(missing),
    loadSafetensors: () => torch.loadSafetensors(missing),
    safetensorsInfo: () => torch.safetensorsInfo(missing),
    readIdx: () => torch.vision.datasets.readIdx(missing),
    save: () => torch.save({}, missing),
    saveNpy: () => torch.saveNpy(torch.ones([1]), missing),
    saveNpz: () => torch.saveNpz({ x: torch.ones([1]) }, missing),
    saveSafetensors: () => torch.saveSafetensors({ x: torch.ones([1]) }, missing),
  }

  test.each(Object.entries(calls))('%s', async (name, call) => {
    const message = new RegExp(`^${name}: cannot (read|write) "/no/such/folder/file.*ENOENT`)
    await expect(call()).rejects.toThrow(message)
    const caught = await new Promise<Error>((resolve) => call().then(undefined, resolve))
    expect(caught.message).toMatch(message)
  })
})
