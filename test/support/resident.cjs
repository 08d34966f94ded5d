const { readFileSync } = require('node:fs')

const field = (name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1])
const hasProc = process.platform === 'linux'

/** The current resident memory in MB of 2^20 bytes. */
exports.residentMB = () => (hasProc ? field('VmRSS') / 1024 : process.memoryUsage.rss() / 2 ** 20)

/**
 * The peak of resident memory. On Linux this is not getrusage's maxRSS, which starts with the size of the parent
 * process.
 */
exports.peakMB = () => (hasProc ? field('VmHWM') : process.resourceUsage().maxRSS) / 1024
