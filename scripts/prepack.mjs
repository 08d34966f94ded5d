// Runs before `npm pack` and `npm publish`, which would silently leave out what has not been built. `npm run package`
// builds, checks and packs.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const prebuilds = join(root, 'prebuilds')
const platforms = existsSync(prebuilds) ? readdirSync(prebuilds) : []
const isWhole = (platform) => {
  const files = readdirSync(join(prebuilds, platform))
  return files.some((name) => name.endsWith('.node')) && files.some((name) => name.startsWith('torchnode-core.'))
}
const broken = platforms.filter((platform) => !isWhole(platform))
if (platforms.length === 0 || broken.length > 0) {
  const where = broken.length > 0 ? broken.map((name) => `prebuilds/${name}`).join(', ') : 'prebuilds/'
  console.error(
    `prepack: there is no binary in ${where}, and the package would not load; use "npm run package -- --out <folder>"`,
  )
  process.exit(1)
}
