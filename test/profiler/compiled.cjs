// Compiled from original.ts; the source map at the end refers to its lines 101 and 102.
const { nn, ones, profiler } = require('../../dist/index.js')

const model = new nn.Sequential(new nn.Linear(4, 4), new nn.Dropout(0))
const x = ones([2, 4])

const recording = profiler.profile({}, () => {
  const y = model.forward(x)
  y.exp()
})

const lineOf = (wanted) => recording.events().find(({ name }) => name === wanted).line
console.log(JSON.stringify([lineOf('aten::linear'), lineOf('aten::exp')]))
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIm9yaWdpbmFsLnRzIl0sIm5hbWVzIjpbXSwibWFwcGluZ3MiOiI7Ozs7Ozs7QUFvR0E7QUFDQTsifQ==
