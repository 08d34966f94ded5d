import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { types } from 'node:util'
import { fileError } from '../system/files'

export type Environment = Record<string, string | undefined>

/** The possible names of a Python, the likeliest first. */
export const pythons = process.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python']

/** Variables that contain paths, which may be relative to torchnode's working folder. */
const paths =
  /^(PIP_(CERT|CLIENT_CERT|CONFIG_FILE|FIND_LINKS|CACHE_DIR|CONSTRAINT|LOG)|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/

/**
 * Runs `use` with the working folder and environment for starting a Python. The working folder is a new, empty one:
 * Python and the search on PATH look there first, and nothing must run from the folder that torchnode was started in.
 *
 * @throws {@link TorchError} `ERR_FILE` where no folder can be made
 */
export function inPrivateFolder<T>(env: Environment, use: (start: { cwd: string; env: NodeJS.ProcessEnv }) => T): T {
  let cwd: string
  try {
    cwd = mkdtempSync(join(resolve(tmpdir()), 'torchnode-python-'))
  } catch (error) {
    throw fileError('make a folder in', tmpdir(), error)
  }
  const leave = () => rmSync(cwd, { recursive: true, force: true })
  let result: T
  try {
    result = use({ cwd, env: { ...absolute(env), PYTHONSAFEPATH: '1', PYTHONIOENCODING: 'utf-8' } })
  } catch (error) {
    leave()
    throw error
  }
  if (types.isPromise(result)) return result.finally(leave) as T
  leave()
  return result
}

function absolute(env: Environment): Environment {
  const entries = Object.entries(env).map(([name, value]) => {
    if (!value || !paths.test(name)) return [name, value]
    const words = name === 'PIP_FIND_LINKS' ? value.split(/\s+/) : [value]
    return [name, words.map((word) => (isAbsolute(word) || URL.canParse(word) ? word : resolve(word))).join(' ')]
  })
  return Object.fromEntries(entries)
}
