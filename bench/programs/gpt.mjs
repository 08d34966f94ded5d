// A small GPT over characters, after nanoGPT.
import torch, { nn, optim } from 'torchnode'
import { text } from './_data.mjs'

const F = nn.functional
const [VOCAB, BLOCK, LAYERS, HEADS, WIDTH, BATCH] = [128, 32, 2, 4, 64, 12]

class CausalSelfAttention extends nn.Module {
  cAttn = new nn.Linear(WIDTH, 3 * WIDTH)
  cProj = new nn.Linear(WIDTH, WIDTH)
  residDropout = new nn.Dropout(0.1)

  forward(x) {
    const [B, T, C] = x.size()
    const heads = (part) => part.view([B, T, HEADS, C / HEADS]).transpose(1, 2)
    const [q, k, v] = this.cAttn.forward(x).split(WIDTH, 2)
    const y = F.scaledDotProductAttention(heads(q), heads(k), heads(v), { isCausal: true })
    return this.residDropout.forward(this.cProj.forward(y.transpose(1, 2).contiguous().view([B, T, C])))
  }
}

class MLP extends nn.Module {
  cFc = new nn.Linear(WIDTH, 4 * WIDTH)
  gelu = new nn.GELU()
  cProj = new nn.Linear(4 * WIDTH, WIDTH)
  dropout = new nn.Dropout(0.1)

  forward(x) {
    return this.dropout.forward(this.cProj.forward(this.gelu.forward(this.cFc.forward(x))))
  }
}

class Block extends nn.Module {
  ln1 = new nn.LayerNorm(WIDTH)
  attn = new CausalSelfAttention()
  ln2 = new nn.LayerNorm(WIDTH)
  mlp = new MLP()

  forward(x) {
    const y = x.add(this.attn.forward(this.ln1.forward(x)))
    return y.add(this.mlp.forward(this.ln2.forward(y)))
  }
}

class GPT extends nn.Module {
  wte = new nn.Embedding(VOCAB, WIDTH)
  wpe = new nn.Embedding(BLOCK, WIDTH)
  drop = new nn.Dropout(0.1)
  h = new nn.ModuleList(Array.from({ length: LAYERS }, () => new Block()))
  lnF = new nn.LayerNorm(WIDTH)
  lmHead = new nn.Linear(WIDTH, VOCAB, { bias: false })

  constructor() {
    super()
    this.wte.weight = this.lmHead.weight
    this.apply((layer) => {
      if (layer instanceof nn.Linear || layer instanceof nn.Embedding) nn.init.normal_(layer.weight, 0, 0.02)
      if (layer instanceof nn.Linear && layer.bias) nn.init.zeros_(layer.bias)
    })
  }

  forward(idx, targets) {
    const pos = torch.arange(0, idx.size(1))
    let x = this.drop.forward(this.wte.forward(idx).add(this.wpe.forward(pos)))
    for (const block of this.h) x = block.forward(x)
    const logits = this.lmHead.forward(this.lnF.forward(x))
    return [logits, F.crossEntropy(logits.view([-1, logits.size(-1)]), targets.view([-1]))]
  }
}

function getBatch(data) {
  const ix = torch.randint(data.length - BLOCK, [BATCH]).toArray()
  const rows = (by) => torch.stack(ix.map((i) => torch.tensor(data.subarray(i + by, i + by + BLOCK)).long()))
  return [rows(0), rows(1)]
}

function configureOptimizer(model) {
  const params = [...model.parameters()]
  const groups = [
    { params: params.filter((p) => p.dim() >= 2), weightDecay: 0.1 },
    { params: params.filter((p) => p.dim() < 2), weightDecay: 0 },
  ]
  return new optim.AdamW(groups, { lr: 1e-3, betas: [0.9, 0.99] })
}

export function* train() {
  torch.manualSeed(1337)
  const data = text(50_000)
  const model = new GPT()
  const optimizer = configureOptimizer(model)
  for (let iter = 0; ; iter++) {
    const lr = iter < 100 ? (1e-3 * (iter + 1)) / 100 : 1e-3
    for (const group of optimizer.paramGroups) group.lr = lr
    const [x, y] = getBatch(data)
    const [, loss] = model.forward(x, y)
    loss.backward()
    nn.utils.clipGradNorm_(model.parameters(), 1)
    optimizer.step()
    optimizer.zeroGrad({ setToNone: true })
    yield loss.item()
  }
}
