import { PassThrough } from 'node:stream'
import { progress } from '../../lib/install/progress'

function output(tty: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY: tty, columns: 100, rows: 30 })
  const move = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true, clearScreenDown: () => true }
  Object.assign(stream, move)
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text }
}

describe('where there is no terminal', () => {
  test('there is a line at the start, at each tenth and at the end', () => {
    const { stream, text } = output(false)
    const bar = progress('fetching', 1000, { stream })
    for (let i = 1; i <= 1000; i++) bar.update(i)
    bar.end()
    const lines = text().trimEnd().split('\n')
    expect(lines).toHaveLength(11)
    expect(lines[0]).toBe('fetching')
    expect(lines[1]).toBe('fetching: 100 steps of 1000 steps')
    expect(lines[10]).toBe('fetching: 1000 steps of 1000 steps')
  })

  test('bytes are shown in MB, and the note is at the end of the line', () => {
    const { stream, text } = output(false)
    const bar = progress('fetching', 2e6, { stream, unit: 'bytes' })
    bar.update(1e6, 'torch')
    bar.end('done')
    bar.end('again')
    expect(text()).toBe('fetching\nfetching: 1.0 MB of 2.0 MB torch\nfetching: 1.0 MB of 2.0 MB done\n')
  })

  test('without a total there is only a line at the end; a total that is set later counts', () => {
    const { stream, text } = output(false)
    const bar = progress('reading', 0, { stream })
    for (let i = 0; i < 100; i++) bar.update(i)
    expect(text()).toBe('reading\n')
    bar.setTotal(200)
    bar.update(120)
    bar.log('a line of its own')
    bar.end()
    expect(text()).toBe('reading\nreading: 120 steps of 200 steps\na line of its own\n')
  })
})

describe('on a terminal', () => {
  test('a bar shows the share, the counts and the note', async () => {
    const { stream, text } = output(true)
    const bar = progress('training', 600, { stream })
    bar.update(300, 'loss 0.05')
    bar.end()
    expect(text()).toContain(`training ${'█'.repeat(12)}${'░'.repeat(12)} 300/600 steps`)
    expect(text()).toContain('loss 0.05')
  })

  test('a line can be printed above it', async () => {
    const { stream, text } = output(true)
    const bar = progress('training', 600, { stream, unit: 'bytes' })
    bar.log('epoch 1')
    bar.end()
    expect(text()).toContain('epoch 1\n')
  })
})
