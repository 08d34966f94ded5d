import { existsSync, readFileSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'

const found = [
  process.env.TORCHNODE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** Tests that need a browser; they are skipped, and say so, where there is none. */
export const inBrowser = (name: string, tests: () => void) =>
  found === undefined
    ? describe.skip(
        `${name} [no Chromium: install Debian's package chromium, or name one with TORCHNODE_CHROMIUM]`,
        tests,
      )
    : describe(name, tests)

/** Starts Chromium without a window; the sandbox does not work for root, as in a container. */
export async function startBrowser(): Promise<Browser> {
  const { launch } = await import('puppeteer-core')
  const isRoot = process.getuid?.() === 0
  return launch({
    executablePath: found,
    headless: true,
    args: ['--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])],
  })
}

/** A script that gives as JSON what axe finds wrong. The page's own policy forbids others, so it must come by DevTools. */
export const axeRun = `${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};
axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))])))`
