import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
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

/** The version of the browser. */
export const browserVersion = () => execFileSync(found as string, ['--version'], { encoding: 'utf8' }).trim()
