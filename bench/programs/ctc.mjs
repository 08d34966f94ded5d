// A recurrent recognizer of made-up signals, trained with CTC.
import torch, { nn, optim } from 'torchnode'

const F = nn.functional
const [TIME, BATCH, FEATURES, CLASSES, LENGTH] = [40, 8, 16, 11, 8]

class Recognizer extends nn.Module {
  norm = new nn.LayerNorm(FEATURES)
  rnn = new nn.LSTM(FEATURES, 48, 1, { bidirectional: true })
  fc = new nn.Linear(96, CLASSES)

  forward(x) {
    const [out] = this.rnn.forward(F.gelu(this.norm.forward(x)))
    return F.logSoftmax(this.fc.forward(out), 2)
  }
}

/** Each label shows as its own signal for some time, with noise. */
function makeBatch(signals) {
  const targets = torch.randint(1, CLASSES, [BATCH, LENGTH])
  const lengths = torch.randint(4, LENGTH + 1, [BATCH])
  const input = torch.randn([TIME, BATCH, FEATURES]).mul(0.3)
  for (let b = 0; b < BATCH; b++) {
    const length = lengths.at(b).item()
    for (let i = 0; i < length; i++) {
      const shown = torch.slice(5 * i, 5 * i + 3)
      input.setAt(input.at(shown, b).add(signals.at(targets.at(b, i))), shown, b)
    }
  }
  return [input, targets, lengths]
}

export function* train() {
  torch.manualSeed(8)
  const signals = torch.randn([CLASSES, FEATURES])
  const model = new Recognizer()
  const criterion = new nn.CTCLoss()
  const optimizer = new optim.AdamW(model.parameters(), { lr: 3e-3 })
  const inputLengths = torch.full([BATCH], TIME, { dtype: 'int64' })
  for (;;) {
    const [input, targets, lengths] = makeBatch(signals)
    optimizer.zeroGrad()
    const loss = criterion.forward(model.forward(input), targets, inputLengths, lengths)
    loss.backward()
    optimizer.step()
    yield loss.item()
  }
}
