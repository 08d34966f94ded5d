// Torchvision models that Python's torch.export.save wrote, run, differentiated and trained here, beside Python.
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { start } = require('./python.cjs')

const STEPS = 10
const MODELS = {
  resnet18: {},
  mobilenet_v3_small: {},
  efficientnet_b0: {},
  vgg11_bn: {},
  densenet121: {},
  squeezenet1_1: {},
  shufflenet_v2_x0_5: {},
  convnext_tiny: {},
  vit_b_16: { image_size: 32 },
  swin_t: {},
  regnet_y_400mf: {},
  googlenet: { init_weights: false, aux_logits: false },
  mnasnet0_5: {},
}
exports.MODELS = MODELS

/** The largest difference of two lists of tensors beside the largest value of each tensor; 0 where all bits are equal. */
function difference(found, wanted) {
  if (found.length !== wanted.length) throw new Error(`there are ${found.length} tensors, in Python ${wanted.length}`)
  return Math.max(
    ...found.map((x, i) => {
      const y = wanted[i]
      if (String([x.dtype, x.shape]) !== String([y.dtype, y.shape])) {
        throw new Error(`a tensor is ${x.dtype} [${x.shape}], in Python ${y.dtype} [${y.shape}]`)
      }
      if (x.equal(y)) return 0
      const scale = Math.max(y.double().abs().max().item(), 1e-12)
      return x.double().sub(y.double()).abs().max().item() / scale
    }),
  )
}

const tensorsIn = (torch, value) =>
  torch.isTensor(value) ? [value] : Object.values(value ?? {}).flatMap((part) => tensorsIn(torch, part))

const lossOf = (torch, module, x) =>
  tensorsIn(torch, module.forward(x))
    .map((out) => out.square().mean())
    .reduce((sum, loss) => sum.add(loss))

const byName = (names, tensors) => {
  const missing = names.find((name) => !tensors.has(name))
  if (missing !== undefined || tensors.size !== names.length) {
    throw new Error(`the names differ, ${missing ?? [...tensors.keys()].find((name) => !names.includes(name))} is one`)
  }
  return names.map((name) => tensors.get(name))
}

/** How a program that lies in the folder differs from Python: its results, its gradients, its state after ten steps. */
function compared(torch, folder) {
  const module = torch.export.loadSync(join(folder, 'model.pt2'))
  const values = torch.loadSync(join(folder, 'values.pt'), { mmap: true })
  const calls = values.get('calls').map(([x, wanted]) => {
    torch.manualSeed(2)
    return difference(
      torch.noGrad(() => tensorsIn(torch, module.forward(x))),
      wanted,
    )
  })
  const x = values.get('calls')[0][0]
  torch.manualSeed(3)
  lossOf(torch, module, x).backward()
  const grads = new Map(
    [...module.namedParameters()].flatMap(([name, { grad }]) => (grad === null ? [] : [[name, grad]])),
  )
  const wanted = values.get('grads')
  const gradients = difference(byName([...wanted.keys()], grads), [...wanted.values()])
  // Python's default on the CPU; the fused kernel has other last bits in the ends of small tensors.
  const optimizer = new torch.optim.SGD(module.parameters(), { lr: 1e-3, momentum: 0.9, fused: false })
  for (let step = 0; step < STEPS; step++) {
    optimizer.zeroGrad()
    lossOf(torch, module, x).backward()
    optimizer.step()
  }
  const after = values.get('after')
  const trained = difference(byName([...after.keys()], module.stateDict()), [...after.values()])
  return { outputs: Math.max(...calls), gradients, trained, parameters: wanted.size }
}
exports.compared = compared

/** Exports each model in each mode, and compares: what was found goes to `told`. */
exports.exported = async function exported(
  torch,
  { python, names = Object.keys(MODELS), modes = ['eval', 'train'], tolerance, told },
) {
  torch.setNumThreads(1)
  const program = start(python, join(__dirname, 'exported.py'))
  let wrong = 0
  for (const mode of modes) {
    for (const name of names) {
      const folder = mkdtempSync(join(tmpdir(), 'torchnode-exported-'))
      try {
        const size = name === 'vit_b_16' ? 32 : 64
        const made = await program.ask({ name, mode, folder, size, options: MODELS[name] })
        const { outputs, gradients, trained, parameters } = compared(torch, folder)
        const isGood = outputs <= tolerance && gradients <= tolerance && trained <= tolerance
        if (!isGood) wrong++
        told({ name, mode, ...made, outputs, gradients, trained, parameters, isGood })
      } catch (error) {
        wrong++
        told({ name, mode, error })
      } finally {
        rmSync(folder, { recursive: true })
      }
    }
  }
  program.end()
  return { wrong, count: modes.length * names.length }
}
