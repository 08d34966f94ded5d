// Installs in its own process, with the options in argv[2]; prints one line of JSON.
require('./register.cjs')
const { install } = require('../../../lib/install/index.ts')

const options = JSON.parse(process.argv[2])
const notes = []
const onProgress = (event) => {
  if (event.kind === 'note') notes.push(event.text)
  // The parent waits for this before it kills.
  else if (event.done > 1_000_000) process.stderr.write('underway\n')
}
install({ ...options, env: { ...process.env, ...options.env }, onProgress }).then(
  (found) => console.log(JSON.stringify({ lib: found.lib, notes })),
  (error) => console.log(JSON.stringify({ code: error.code, message: error.message, notes })),
)
