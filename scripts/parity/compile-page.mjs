// Writes docs/parity-compile.md from the results of compile.mjs.

const outcomes = {
  replayed: 'are replayed',
  asWritten: 'run as written',
  throws: 'throw as written',
  unsteady: 'give random values',
  fatal: 'end the process as written',
  untrusted: 'are right, but not replayed, and nothing says why',
  wrong: 'are wrong',
}

/** A reason without its line and without the parts that differ between operators. */
function reasonOf(text) {
  return text
    .replace(/ \(at .*\)$/s, '')
    .replace(/^it cannot be recorded: /, '')
    .replace(/^[\w.]+: (?=\w+::|compiled functions |a tensor's value )/, '')
    .replace(
      /^a function whose results require gradients is replayed call by call, which cannot be done here: /,
      'call by call: ',
    )
    .replace(/^(call by call: )?(aten|prims|torch\w*)::\S+/, '$1an operator')
}

const grouped = (items, keyOf) => {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const unique = (results) => [...new Set(results.map(({ operator }) => operator))]
const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;')

export function compilePage(header, results) {
  const operators = grouped(results, ({ operator }) => operator)
  const has = (outcome) => [...operators.values()].filter((all) => all.some((each) => each.outcome === outcome))
  const counts = Object.entries(outcomes).map(([outcome, words]) => {
    const found = results.filter((result) => result.outcome === outcome)
    return `| ${words} | ${found.length} | ${unique(found).length} |`
  })
  const wrong = results.filter(({ outcome }) => outcome === 'wrong' || outcome === 'untrusted')
  const replayed = has('replayed').length
  const never = [...operators]
    .filter(([, all]) => all.every(({ outcome }) => outcome !== 'replayed'))
    .map(([name]) => name)
  const differing = unique(wrong.filter(({ outcome }) => outcome === 'wrong'))
  const faults =
    differing.length === 0 ? 'all behave as written' : `some behave differently when compiled: ${named(differing)}`
  const summary = `${replayed} of ${operators.size} operators are replayed; ${faults}.`
  const refused = results.filter(({ outcome }) => outcome === 'asWritten')
  const reasons = [...grouped(refused, ({ reason }) => reasonOf(reason))].sort(([, a], [, b]) => b.length - a.length)
  const text = `# What compiled operators do

\`node scripts/parity/compile.mjs\` makes this page from the operator cases of [parity.md](parity.md), sampled from PyTorch ${header.torch}'s OpInfo database. It compiles each case with \`{ warmup: 0 }\` and with \`{ warmup: 0, verify: false }\`, and calls it with its own values and three times with others: as a function, in place, with \`out\`, and as a function that changes the operator's result in place. It does so without gradients, with gradients that the caller computes (of leaves and of tensors that have a graph), and with gradients that the function computes. Results, changed arguments, errors, the generator's state, graphs and gradients are compared bit for bit with those of the function as written.

${summary}

| compiled operators | comparisons | operators |
| --- | --- | --- |
${counts.join('\n')}

## Why some run as written

| reason | comparisons | operators |
| --- | --- | --- |
${reasons.map(([reason, found]) => `| ${cell(reason)} | ${found.length} | ${named(unique(found))} |`).join('\n')}

## Operators without a replayed case

${never.map((name) => `\`${name}\``).join(', ')}
`
  return { text, summary: [summary, ...counts].join('\n'), wrong: wrong.length }
}

function named(operators) {
  const first = operators.slice(0, 12).map((name) => `\`${name}\``)
  return [...first, ...(operators.length > 12 ? [`and ${operators.length - 12} more`] : [])].join(', ')
}
