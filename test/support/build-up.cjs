// Keeps all the tensors that it makes, and counts V8's full collections meanwhile. Arguments: the number of tensors,
// and their number of floats.
const { constants, PerformanceObserver } = require('node:perf_hooks')
const torch = require('../../dist/index.js')

const [count, floats] = process.argv.slice(2).map(Number)
let full = 0
const observer = new PerformanceObserver((list) => {
  for (const { detail } of list.getEntries()) if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) full++
})
observer.observe({ entryTypes: ['gc'] })

const kept = []
for (let i = 0; i < count; i++) kept.push(torch.ones([floats]))

setTimeout(() => console.log(JSON.stringify({ full, kept: kept.length })), 50)
