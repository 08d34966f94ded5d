import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'
import { askPython, withPython } from '../support/python'

const { nn, toPython } = torch
const encoderLayer = () =>
  new nn.TransformerEncoderLayer(8, 2, { dimFeedforward: 16, dropout: 0.2, activation: 'gelu', batchFirst: true })

const models: Record<string, () => torch.nn.Module> = {
  autoencoder: () =>
    new nn.Sequential(
      new nn.Flatten(),
      new nn.Linear(784, 100),
      new nn.ReLU({ inplace: true }),
      new nn.Linear(100, 3, { bias: false }),
      new nn.Unflatten(1, [1, 3]),
      new nn.Sigmoid(),
    ),
  convolutions: () =>
    new nn.Sequential(
      new nn.Conv2d(1, 4, 3, { stride: 2, padding: [1, 0], paddingMode: 'reflect', bias: false }),
      new nn.BatchNorm2d(4, { eps: 1e-3, momentum: null }),
      new nn.ConvTranspose2d(4, 2, [3, 2], { outputPadding: 1, stride: 2 }),
      new nn.MaxPool2d(2, { ceilMode: true }),
      new nn.AvgPool2d(3, { stride: 1, countIncludePad: false }),
      new nn.AdaptiveAvgPool2d([2, null]),
      new nn.Conv1d(2, 2, 3, { padding: 'same' }),
      new nn.GroupNorm(1, 2, { affine: false }),
      new nn.LayerNorm([2, 2]),
      new nn.InstanceNorm2d(2, { affine: true }),
      new nn.ZeroPad2d([1, 0, 2, 0]),
      new nn.ConstantPad1d(1, 0.5),
      new nn.PixelShuffle(2),
      new nn.Upsample({ scaleFactor: 2, mode: 'bilinear', alignCorners: true }),
    ),
  activations: () =>
    new nn.Sequential(
      ...[new nn.LeakyReLU(), new nn.LeakyReLU({ negativeSlope: 0.2 }), new nn.GELU({ approximate: 'tanh' })],
      ...[new nn.Softmax({ dim: -1 }), new nn.Hardtanh({ minVal: -2 }), new nn.PReLU(), new nn.ELU({ alpha: 2 })],
      ...[
        new nn.Dropout(0.25),
        new nn.Threshold(0.1, 20),
        new nn.Softplus({ beta: 2 }),
        new nn.GLU(),
        new nn.Identity(),
      ],
    ),
  recurrent: () =>
    new nn.ModuleDict({
      lstm: new nn.LSTM(3, 4, { numLayers: 2, batchFirst: true, dropout: 0.1, bidirectional: true }),
      gru: new nn.GRU(3, 4, { bias: false }),
      rnn: new nn.RNN(3, 4, { nonlinearity: 'relu' }),
      cell: new nn.LSTMCell(3, 4, { bias: false }),
    }),
  embeddings: () =>
    new nn.ModuleList([
      new nn.Embedding(5, 3, { paddingIdx: 0, maxNorm: 1.5 }),
      new nn.EmbeddingBag(5, 3, { mode: 'sum' }),
      new nn.Bilinear(2, 3, 4, { bias: false }),
      new nn.Linear(2, 2, { dtype: 'float64' }),
    ]),
  attention: () =>
    new nn.ModuleList([
      new nn.MultiheadAttention(8, 2, { bias: false, kdim: 4, vdim: 4 }),
      encoderLayer(),
      new nn.TransformerEncoder(encoderLayer(), 2, { norm: new nn.LayerNorm([8]) }),
      new nn.TransformerDecoder(new nn.TransformerDecoderLayer(8, 2, { normFirst: true, bias: false }), 1),
    ]),
  losses: () =>
    new nn.ModuleList([
      new nn.CrossEntropyLoss({ weight: torch.tensor([1, 2]), labelSmoothing: 0.1, ignoreIndex: -1 }),
      new nn.BCEWithLogitsLoss({ posWeight: torch.tensor([2]) }),
      new nn.MSELoss({ reduction: 'sum' }),
      new nn.SmoothL1Loss({ beta: 0.5 }),
      new nn.PairwiseDistance({ p: 1 }),
      new nn.AdaptiveLogSoftmaxWithLoss(8, 10, [3], { headBias: true }),
    ]),
  named: () =>
    new nn.Sequential(
      new Map<string, torch.nn.Layer>([
        ['fc', new nn.Linear(2, 2)],
        ['act', new nn.Tanh()],
      ]),
    ),
}

withPython('torch')('a model made by what toPython gives prints as here, and its state dict fits', (python) => {
  const made = Object.entries(models).map(([name, make]) => ({ name, model: make() }))
  const program = `
import json, sys
told = []
for text in json.loads(sys.argv[1]):
    names = {}
    exec(text, names)
    state = names["model"].state_dict()
    told.append([str(names["model"]), {key: [list(value.shape), str(value.dtype)] for key, value in state.items()}])
print(json.dumps(told))
`
  const told = askPython(python, program, [JSON.stringify(made.map(({ model }) => toPython(model)))])
  const shapes = (model: torch.nn.Module) =>
    Object.fromEntries([...model.stateDict()].map(([key, { shape, dtype }]) => [key, [shape, `torch.${dtype}`]]))
  expect(told).toEqual(made.map(({ model }) => [String(model), shapes(model)]))
})

withPython('torch')('with its weights, a model computes the same in Python', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-python-'))
  try {
    torch.manualSeed(0)
    const model = new nn.Sequential(
      new nn.Linear(3, 8),
      new nn.BatchNorm1d(8),
      new nn.GELU(),
      new nn.Dropout(),
      new nn.Linear(8, 2),
    )
    model.forward(torch.rand([4, 3]))
    model.eval()
    const weights = join(folder, 'model.pt')
    torch.saveSync(model.stateDict(), weights)
    writeFileSync(join(folder, 'model.py'), toPython(model, { weights }))
    const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import torch
from model import model
print(json.dumps(model(torch.arange(6.0).reshape(2, 3)).tolist()))
`
    const x = torch.arange(6, { dtype: 'float32' }).reshape([2, 3])
    expect(askPython(python, program, [folder])).toEqual(model.forward(x).toArray())
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test("the program is short where the layers have PyTorch's defaults", () => {
  const model = new nn.Sequential(new nn.Linear(784, 3), new nn.ReLU(), new nn.Sequential(new nn.Conv2d(1, 2, 3)))
  expect(toPython(model.eval(), { weights: 'it.pt' })).toBe(`import torch
from torch import nn

model = nn.Sequential(
  nn.Linear(in_features=784, out_features=3),
  nn.ReLU(),
  nn.Sequential(
    nn.Conv2d(in_channels=1, out_channels=2, kernel_size=(3, 3)),
  ),
)
model.load_state_dict(torch.load("it.pt"))
model.eval()
`)
})

test('what Python would not have is refused', () => {
  class Net extends nn.Module {
    fc = new nn.Linear(2, 2)
    forward(x: torch.Tensor) {
      return this.fc.forward(x)
    }
  }
  expect(() => toPython(new nn.Sequential(new nn.ReLU(), new Net()))).toThrow(
    expect.objectContaining({
      code: 'ERR_MODULE',
      message: expect.stringMatching(/^toPython: 1: Net is none of PyTorch's layers; write its class in Python/),
    }),
  )
  const hooked = new nn.Linear(2, 2)
  hooked.registerForwardHook(() => undefined)
  expect(() => toPython(hooked)).toThrow('with hooks or parametrizations')
  expect(() => toPython(nn.utils.parametrizations.weightNorm(new nn.Linear(2, 2)))).toThrow('with hooks or')
  expect(() => toPython(3 as never)).toThrow('needs a module, got 3')
  expect(() => toPython(hooked, { weight: 'it.pt' } as never)).toThrow('did you mean weights?')
})
