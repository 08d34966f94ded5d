import { answerBeside } from '../system/worker'

// The worker reads through the process's file descriptor, since the path could meanwhile name another file.
const code = `
const { parentPort, workerData: { file, from, to } } = require('node:worker_threads')
const { readSync } = require('node:fs')
const hash = require('node:crypto').createHash('sha256')
const buffer = Buffer.alloc(2 ** 20)
for (let at = from; at < to; ) {
  const count = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at)
  if (count === 0) break
  hash.update(buffer.subarray(0, count))
  at += count
}
parentPort.postMessage(hash.digest('hex'))`

/** The sha256, in hex, of an open file's bytes from `from` to `to`, computed in a worker; `file` must stay open meanwhile. */
export function digestBeside(file: number, from: number, to: number): Promise<string> {
  return answerBeside(code, { file, from, to }, 'the checksum')
}
