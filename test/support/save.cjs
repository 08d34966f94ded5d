// Saves an Autoencoder again and again to a path, with all weights 1 and 2 in turn. Arguments: the path, and the number
// of saves (0: for ever).
const torch = require('../../dist/index.js')

const [path, times] = [process.argv[2], Number(process.argv[3]) || Infinity]

async function main() {
  const model = new torch.Autoencoder({ latent: 3 })
  process.stdout.write('saving\n')
  for (let i = 0; i < times; i++) {
    torch.noGrad(() => {
      for (const parameter of model.parameters()) parameter.fill_((i % 2) + 1)
    })
    await model.save(path)
  }
}

main().catch((error) => {
  console.log(JSON.stringify({ name: error.name, code: error.code, message: error.message }))
  process.exitCode = 1
})
