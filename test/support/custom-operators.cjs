// Opens the library of custom operators in its argument and prints their results.
const { ops, tensor } = require('../..')

function refusal(call) {
  try {
    return call()
  } catch (error) {
    return `${error.code ?? error.name}: ${error.message}`
  }
}

ops.loadLibrary(process.argv[2])
const { cube, sumAndCount } = ops.torchnode_test
const x = tensor([1, 2], { requiresGrad: true })
const result = cube(x, { scale: 2 })
result.sum().backward()
const [sum, count] = sumAndCount([x, x, tensor([2, 4])])
console.log(
  JSON.stringify({
    cube: String(result),
    grad: x.grad.toArray(),
    sum: sum.toArray(),
    count,
    empty: refusal(() => sumAndCount([])),
    wrongType: refusal(() => cube(3)),
  }),
)
