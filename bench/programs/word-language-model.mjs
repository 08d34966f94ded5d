// A recurrent language model over words, after PyTorch's examples/word_language_model.
import torch, { nn } from 'torchnode'
import { words } from './_data.mjs'

const F = nn.functional
const [BATCH, BPTT, LR, CLIP] = [20, 20, 2, 0.25]

class RNNModel extends nn.Module {
  constructor(ntoken, ninp, nhid, nlayers, dropout) {
    super()
    this.nhid = nhid
    this.nlayers = nlayers
    this.drop = new nn.Dropout(dropout)
    this.encoder = new nn.Embedding(ntoken, ninp)
    this.rnn = new nn.LSTM(ninp, nhid, nlayers, { dropout })
    this.decoder = new nn.Linear(nhid, ntoken)
    this.decoder.weight = this.encoder.weight
    nn.init.uniform_(this.encoder.weight, -0.1, 0.1)
    nn.init.zeros_(this.decoder.bias)
  }

  forward(input, hidden) {
    const emb = this.drop.forward(this.encoder.forward(input))
    const [output, last] = this.rnn.forward(emb, hidden)
    const decoded = this.decoder.forward(this.drop.forward(output))
    return [F.logSoftmax(decoded.view([-1, decoded.size(2)]), 1), last]
  }

  initHidden(batch) {
    const weight = [...this.parameters()][0]
    return [0, 1].map(() => weight.newZeros([this.nlayers, batch, this.nhid]))
  }
}

function batchify(ids) {
  const data = torch.tensor(ids, { dtype: 'int64' })
  const length = Math.floor(data.size(0) / BATCH)
  return data
    .narrow(0, 0, length * BATCH)
    .view([BATCH, -1])
    .t()
    .contiguous()
}

export function* train() {
  torch.manualSeed(3)
  const text = words(50_000)
  const known = new Map([...new Set(text)].map((word, id) => [word, id]))
  const source = batchify(text.map((word) => known.get(word)))
  const model = new RNNModel(known.size, 64, 64, 2, 0.2)
  const criterion = new nn.NLLLoss()
  for (;;) {
    model.train()
    let hidden = model.initHidden(BATCH)
    for (let i = 0; i < source.size(0) - 1; i += BPTT) {
      const length = Math.min(BPTT, source.size(0) - 1 - i)
      const data = source.at(torch.slice(i, i + length))
      const targets = source.at(torch.slice(i + 1, i + 1 + length)).view([-1])
      model.zeroGrad()
      hidden = hidden.map((state) => state.detach())
      const [output, last] = model.forward(data, hidden)
      hidden = last
      const loss = criterion.forward(output, targets)
      loss.backward()
      nn.utils.clipGradNorm_(model.parameters(), CLIP)
      for (const p of model.parameters()) p.data.add_(p.grad, { alpha: -LR })
      yield loss.item()
    }
  }
}
