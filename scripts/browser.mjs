// Makes lib/generated/page-script.ts, the script of reports and dashboards, of browser/. It is committed, so that lib/
// runs as it is in tests.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const target = fileURLToPath(new URL('../lib/generated/page-script.ts', import.meta.url))

async function pageScript() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../browser/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  })
  // Within a page, a script ends at the first "</script".
  const text = outputFiles[0].text.trim().replaceAll('</script', '<\\/script')
  return `// Made by scripts/browser.mjs from browser/; never edited.\nexport const pageScript =\n  ${JSON.stringify(text)}\n`
}

const text = await pageScript()
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('lib/generated/page-script.ts is not current: run node scripts/browser.mjs')
  process.exitCode = 1
}
