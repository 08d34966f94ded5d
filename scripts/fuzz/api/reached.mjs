// The walk of the public surface, which the fuzzer makes over dist/ and the tests (test/arguments/surface.ts) over lib/.

export const isClass = (value) => /^class\b/.test(Function.prototype.toString.call(value))

/**
 * Every function and class that can be reached from `torch`, once, under its first name.
 * @param {object} torch
 * @returns {[name: string, callable: any][]}
 */
export function reached(torch) {
  const seen = new Set()
  const visit = (room, path) =>
    Object.entries(room).flatMap(([name, value]) => {
      const full = path === '' ? name : `${path}.${name}`
      const isRoom = typeof value === 'object' && value !== null && !Array.isArray(value)
      if ((typeof value !== 'function' && !isRoom) || seen.has(value) || name === 'default') return []
      seen.add(value)
      return isRoom ? visit(value, full) : [[full, value]]
    })
  return visit(torch, '')
}
