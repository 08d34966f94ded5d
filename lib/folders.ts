import { dirname } from 'node:path'

// This file lies as deep as dist/index.js, into which it is bundled: there too __dirname is the folder of the code.

/** The folder of torchnode's code: lib/ in tests, else dist/. */
export const codeFolder = __dirname

/** The package's own folder. */
export const packageFolder = dirname(codeFolder)
