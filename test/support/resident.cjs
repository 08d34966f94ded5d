const { readFileSync } = require('node:fs')

const field = (name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1])
const hasProc = process.platform === 'linux'

/** Resident memory now, in MB of 2^20 bytes. */
exports.residentMB = () => (hasProc ? field('VmRSS') / 1024 : process.memoryUsage.rss() / 2 ** 20)

/**
 * The most that was ever resident. Not getrusage's maxRSS on Linux, which begins with the size of the process that started
 * this one.
 */
exports.peakMB = () => (hasProc ? field('VmHWM') : process.resourceUsage().maxRSS) / 1024
