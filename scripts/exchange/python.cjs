// A Python program that answers each line of JSON with a line of JSON.
const { spawn } = require('node:child_process')
const { createInterface } = require('node:readline')

/** Starts a program; `ask` gives its answer to a question, and throws where that is an error or the program has ended. */
exports.start = function start(python, program) {
  const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const failed = new Promise((_, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => fail(new Error(`${program} ended with ${code ?? signal}`)))
  })
  failed.catch(() => {})
  // Writing to a program that has ended; `failed` says so.
  child.stdin.on('error', () => {})
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const { value, done } = await Promise.race([answers.next(), failed])
      if (done) return await failed
      const answer = JSON.parse(value)
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer
    },
    end: () => child.stdin.end(),
  }
}
