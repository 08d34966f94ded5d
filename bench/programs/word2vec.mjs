// Word vectors by skip-grams with negative samples.
import torch, { nn, optim } from 'torchnode'
import { words } from './_data.mjs'

const F = nn.functional
const [WIDTH, WINDOW, NEGATIVE, BATCH] = [64, 2, 5, 256]

class SkipGram extends nn.Module {
  constructor(vocabulary) {
    super()
    this.target = new nn.Embedding(vocabulary, WIDTH, { sparse: true })
    this.context = new nn.Embedding(vocabulary, WIDTH, { sparse: true })
    nn.init.uniform_(this.target.weight, -0.5 / WIDTH, 0.5 / WIDTH)
  }

  forward(target, positive, negative) {
    const v = this.target.forward(target)
    const score = F.logsigmoid(v.mul(this.context.forward(positive)).sum(1))
    const others = torch.bmm(this.context.forward(negative), v.unsqueeze(2)).squeeze(2)
    return score.add(F.logsigmoid(others.neg()).sum(1)).mean().neg()
  }
}

export function* train() {
  torch.manualSeed(7)
  const text = words(20_000)
  const counts = new Map()
  for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1)
  const ids = new Map([...counts.keys()].map((word, id) => [word, id]))
  const corpus = text.map((word) => ids.get(word))
  const pairs = corpus.flatMap((id, at) =>
    corpus.slice(Math.max(0, at - WINDOW), at + WINDOW + 1).map((other) => [id, other]),
  )
  const all = torch.tensor(pairs, { dtype: 'int64' })
  const noise = torch.tensor([...counts.values()]).pow(0.75)
  const model = new SkipGram(ids.size)
  const optimizer = new optim.SparseAdam(model.parameters(), { lr: 1e-3 })
  for (;;) {
    for (const chosen of torch.randperm(all.size(0)).split(BATCH)) {
      const batch = all.at(chosen)
      const negative = torch.multinomial(noise, batch.size(0) * NEGATIVE, true).view([-1, NEGATIVE])
      optimizer.zeroGrad()
      const loss = model.forward(batch.at(torch.slice(), 0), batch.at(torch.slice(), 1), negative)
      loss.backward()
      optimizer.step()
      yield loss.item()
    }
  }
}
