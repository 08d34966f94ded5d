// State dicts of torchvision models that Python wrote, loaded here, and saved again for Python to compare.
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { difference } = require('./exchange.cjs')
const { start } = require('./python.cjs')

/** Models of each kind that torchvision has, and of at most 250 MB. */
exports.MODELS = `
alexnet convnext_tiny densenet121 densenet169 efficientnet_b0 efficientnet_b1 efficientnet_b2 efficientnet_v2_s googlenet
inception_v3 maxvit_t mnasnet0_5 mnasnet0_75 mnasnet1_0 mnasnet1_3 mobilenet_v2 mobilenet_v3_large mobilenet_v3_small
regnet_x_400mf regnet_y_400mf resnet18 resnet34 resnet50 resnext50_32x4d shufflenet_v2_x0_5 shufflenet_v2_x1_0
shufflenet_v2_x2_0 squeezenet1_0 squeezenet1_1 swin_t swin_v2_t
deeplabv3_mobilenet_v3_large fcn_resnet50 lraspp_mobilenet_v3_large
fasterrcnn_mobilenet_v3_large_320_fpn retinanet_resnet50_fpn ssdlite320_mobilenet_v3_large
mc3_18 mvit_v2_s s3d raft_small quantized_mobilenet_v2 quantized_resnet18`
  .trim()
  .split(/\s+/)

/** Compares the state dict of each model both ways. Gives why those differ that do, by name. */
exports.models = async function models(torch, { python, names = exports.MODELS }) {
  const program = start(python, join(__dirname, 'models.py'))
  const wrong = []
  let tensors = 0
  for (const name of names) {
    const folder = mkdtempSync(join(tmpdir(), 'torchnode-models-'))
    try {
      tensors += (await program.ask({ command: 'make', name, folder })).tensors
      const files = { from: join(folder, 'model.pt'), told: join(folder, 'model.json'), to: join(folder, 'back.pt') }
      const here = difference(torch, files)
      if (here !== undefined) throw new Error(`loaded otherwise: ${here}`)
      await program.ask({ command: 'compare', name, folder })
    } catch (error) {
      wrong.push([name, error.message])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  program.end()
  return { wrong, tensors, count: names.length }
}
