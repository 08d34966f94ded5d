import { Worker } from 'node:worker_threads'

/**
 * Runs a script in a worker and returns the message that it posts.
 * @param script a CommonJS program that posts one message
 * @param workerData the data for the script
 * @param what what it computes, for the error where the worker ends without a message
 */
export function answerBeside<Answer>(script: string, workerData: unknown, what: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { eval: true, execArgv: [], workerData })
    let answer: { value: Answer } | undefined
    worker.on('message', (value: Answer) => {
      answer = { value }
    })
    worker.on('error', reject)
    worker.on('exit', (exitCode) => {
      if (answer !== undefined) resolve(answer.value)
      else reject(new Error(`the thread that computes ${what} ended with code ${exitCode}`))
    })
  })
}
