import { printable, TorchError } from '../lib/errors'

// What runs a command, hides the line or turns the text: by ESC, CSI in one byte, OSC, BEL, backspace, return, bidi, tags.
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

test.each(evil)('%j is written out', (text) => {
  const shown = printable(`a${text}b`)
  expect(shown).toMatch(/^a(\\u[0-9a-f]{4}|[ -~])+b$/)
  expect(JSON.parse(`"${shown}"`)).toBe(`a${text}b`)
  // A message is one line: there breaks are spaces.
  expect(new TorchError('ERR_FILE', `a${text}b`).message).toMatch(/^a[ -~]+b$/)
})

test.each(['', 'größe 漢字 🙂', 'two\nlines\tand a tab', 'é = e\u0301'])('%j is left as it is', (text) => {
  expect(printable(text)).toBe(text)
})
