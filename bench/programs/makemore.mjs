// A network over letters with batch normalization written by hand, after makemore.
import torch, { nn } from 'torchnode'
import { words } from './_data.mjs'

const F = nn.functional
const [BLOCK, WIDTH, HIDDEN, BATCH] = [3, 10, 100, 32]

function buildDataset(names, stoi) {
  const [X, Y] = [[], []]
  for (const name of names) {
    let context = Array(BLOCK).fill(0)
    for (const letter of `${name}.`) {
      const id = stoi.get(letter)
      X.push(context)
      Y.push(id)
      context = [...context.slice(1), id]
    }
  }
  return [torch.tensor(X, { dtype: 'int64' }), torch.tensor(Y, { dtype: 'int64' })]
}

export function* train() {
  const names = words(5000)
  const letters = ['.', ...[...new Set(names.join(''))].sort()]
  const [X, Y] = buildDataset(names, new Map(letters.map((letter, id) => [letter, id])))
  const generator = new torch.Generator().manualSeed(2147483647)
  const vocabulary = letters.length
  const C = torch.randn([vocabulary, WIDTH], { generator })
  const W1 = torch.randn([WIDTH * BLOCK, HIDDEN], { generator }).mul(5 / 3 / (WIDTH * BLOCK) ** 0.5)
  const W2 = torch.randn([HIDDEN, vocabulary], { generator }).mul(0.01)
  const b2 = torch.zeros([vocabulary])
  const gain = torch.ones([1, HIDDEN])
  const bias = torch.zeros([1, HIDDEN])
  let [meanRunning, stdRunning] = [torch.zeros([1, HIDDEN]), torch.ones([1, HIDDEN])]
  const parameters = [C, W1, W2, b2, gain, bias]
  for (const p of parameters) p.requiresGrad = true
  for (let i = 0; ; i++) {
    const ix = torch.randint(0, X.shape[0], [BATCH], { generator })
    const [Xb, Yb] = [X.at(ix), Y.at(ix)]
    const emb = C.at(Xb)
    const before = emb.view([emb.shape[0], -1]).matmul(W1)
    const mean = before.mean(0, { keepdim: true })
    const std = before.std(0, { keepdim: true })
    const h = torch.tanh(gain.mul(before.sub(mean)).div(std).add(bias))
    torch.noGrad(() => {
      meanRunning = meanRunning.mul(0.999).add(mean.mul(0.001))
      stdRunning = stdRunning.mul(0.999).add(std.mul(0.001))
    })
    const logits = h.matmul(W2).add(b2)
    const loss = F.crossEntropy(logits, Yb)
    for (const p of parameters) p.grad = null
    loss.backward()
    const lr = i < 100_000 ? 0.1 : 0.01
    for (const p of parameters) p.data.add_(p.grad.mul(-lr))
    yield loss.item()
  }
}
