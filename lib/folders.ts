import { dirname } from 'node:path'

// This file is bundled into dist/index.js, which has the same depth, so __dirname is the folder of the code there too.

/** The folder of torchnode's code: lib/ in tests, otherwise dist/. */
export const codeFolder = __dirname

/** The package's root folder. */
export const packageFolder = dirname(codeFolder)
