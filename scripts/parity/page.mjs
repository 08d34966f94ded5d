// Writes docs/parity.md from the results of run.mjs.

const groupOf = (operator) => {
  const name = operator.split(' ')[0]
  const prefix = ['nn.functional', 'linalg', 'fft', 'special', 'masked', 'signal.windows', 'sparse'].find((group) =>
    name.startsWith(`${group}.`),
  )
  if (prefix !== undefined) return prefix
  return (name.startsWith('_') && !name.startsWith('__')) || name.startsWith('torch.')
    ? 'private operators'
    : 'torch and Tensor'
}

const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').slice(0, 300)

/** The reasons of an operator's failures, each once, the most frequent first. */
function reasons(failures) {
  const counts = new Map()
  for (const { failures: texts } of failures) for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
  return sorted.length > 2 ? [...sorted.slice(0, 2), `and ${sorted.length - 2} more`] : sorted
}

const percent = (part, whole) => `${whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)} %`

export function page({ header, operators, modules, training, tally, known }) {
  const isCpu = ({ operator }) => !(header.without[operator] ?? '').startsWith('CUDA only')
  const passes = ({ cases, failures }) => cases > 0 && failures.length === 0
  const onCpu = operators.filter(isCpu)
  const passed = onCpu.filter(passes)
  const everything = [...operators, ...modules, ...training]
  const cases = everything.reduce((sum, entry) => sum + entry.cases, 0)
  const failed = everything.reduce((sum, entry) => sum + entry.failures.length, 0)
  const groups = grouped(operators).set('modules', modules).set('optimizers and schedulers', training)
  const summary = [
    `${passed.length} of ${onCpu.length} operators that have an OpInfo on the CPU pass (${percent(passed.length, onCpu.length)}), ${modules.filter(passes).length} of ${modules.length} modules that have a ModuleInfo, and ${training.filter(passes).length} of ${training.length} optimizers and schedulers.`,
    `${cases - failed} of ${cases} cases pass; ${percent(tally.equal, tally.tensors)} of the ${tally.tensors} compared tensors are equal to PyTorch's to the last bit.`,
  ]
  const overview = [...groups].map(([group, entries]) => {
    const counted = entries.filter(isCpu)
    return `| ${group} | ${counted.length} | ${counted.filter(passes).length} | ${percent(counted.filter(passes).length, counted.length)} |`
  })
  const tables = [...groups].map(
    ([group, entries]) =>
      `## ${group}\n\n| name | called as | cases | result |\n| --- | --- | --- | --- |\n${entries.map((entry) => row(entry, header.without, known)).join('\n')}\n`,
  )
  const text = `# Parity with PyTorch

\`node scripts/parity/run.mjs\` makes this page. It replays cases from PyTorch ${header.torch}'s own test databases through the TypeScript API. Operators are sampled from OpInfo: results, gradients in float64, and the forms as a method, in place and with \`out\`. Modules are sampled from ModuleInfo: results, gradients of inputs and parameters, the state afterwards, and all of it after 10 steps of gradient descent, in training and evaluation mode, in float64. Optimizers are sampled from OptimizerInfo, and every scheduler is tested: 10 steps of training in float64. A compact part of the cases runs in \`npm test\`.

${summary.join('\n')}

"Bit for bit" in pages and hover texts means equal to PyTorch on the same machine, since PyTorch's last bits differ between processors. The golden values of optimizers and distributions come from a processor with AVX512, so their tests allow 2e-6 in float32 and 1e-12 in float64. \`TORCHNODE_EXACT=1 npx jest test/optim test/distributions\` allows no difference, and passes on such a processor.

${notCounted(header.without)}

| group | operators | pass | |
| --- | --- | --- | --- |
${overview.join('\n')}

${tables.join('\n')}`
  return { text, summary: summary.join('\n') }
}

/** The operators that have an OpInfo but count in no figure, and why. */
function notCounted(without) {
  const cuda = Object.entries(without).filter(([, reason]) => reason.startsWith('CUDA only'))
  return [
    `${cuda.length} operators have an OpInfo but are not counted, since PyTorch itself has no CPU kernel for them:`,
    '',
    ...cuda.map(([name, reason]) => `- \`${name}\`: ${cell(reason.replace(/^CUDA only(: )?/, '') || 'a CUDA kernel')}`),
  ].join('\n')
}

function row({ operator, cases, names, failures }, without, known) {
  const called = [...names].map((name) => `\`${name}\``).join(', ')
  if (cases === 0) return `| ${operator} | | 0 | not run: ${cell(without[operator] ?? 'no cases')} |`
  if (failures.length === 0) return `| ${operator} | ${called} | ${cases} | pass |`
  return `| ${operator} | ${called} | ${cases} | **${failures.length} fail**: ${known[operator] ?? reasons(failures).map(cell).join('; ')} |`
}

function grouped(operators) {
  const groups = new Map()
  for (const entry of operators)
    groups.set(groupOf(entry.operator), [...(groups.get(groupOf(entry.operator)) ?? []), entry])
  return groups
}
