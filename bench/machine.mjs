// Describes the machine of a run, and how busy it is.
import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'

/** The CPU seconds that all processes together have used since the machine started. */
export const busySeconds = () => cpus().reduce((sum, { times: t }) => sum + t.user + t.nice + t.sys + t.irq, 0) / 1000

function vectorUnits() {
  try {
    const flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1].split(' ') ?? []
    return ['avx2', 'avx512f', 'avx512_vnni', 'amx_tile'].filter((flag) => flags.includes(flag))
  } catch {
    return []
  }
}

export function machine() {
  const [{ model }] = cpus()
  return {
    ...{ cpu: model.trim(), cores: cpus().length, vectorUnits: vectorUnits() },
    ...{ memoryGb: Math.round(totalmem() / 2 ** 30), os: `${platform()} ${release()} ${arch()}` },
    ...{ node: process.versions.node, load: loadavg()[0] },
  }
}

/** The CPU's name as a part of a file name. */
export const slug = ({ cpu }) =>
  cpu
    .toLowerCase()
    .replace(/\((r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
