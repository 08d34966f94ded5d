// A character-level Transformer on a dozen sonnets. Run: node examples/transformer/train.mjs [--steps 300]
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { arange, cat, manualSeed, multinomial, nn, noGrad, optim, randint, softmax, stack, tensor } from 'torchnode'

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '300' }, prompt: { type: 'string', default: 'Shall I ' } },
})
const steps = Number(values.steps)
manualSeed(0)

const text = readFileSync(new URL('sonnets.txt', import.meta.url), 'utf8')
const alphabet = [...new Set(text)].sort()
const encode = (string) => [...string].map((letter) => alphabet.indexOf(letter))
const split = Math.floor(text.length * 0.9)
const [trainText, testText] = [text.slice(0, split), text.slice(split)].map((part) =>
  tensor(encode(part), { dtype: 'int64' }),
)

const context = 64
const width = 128

class CharTransformer extends nn.Module {
  letters = new nn.Embedding(alphabet.length, width)
  places = new nn.Embedding(context, width)
  blocks = new nn.TransformerEncoder(
    new nn.TransformerEncoderLayer(width, 4, {
      dimFeedforward: 4 * width,
      dropout: 0.1,
      batchFirst: true,
      normFirst: true,
    }),
    3,
  )
  norm = new nn.LayerNorm(width)
  head = new nn.Linear(width, alphabet.length)
  mask = new nn.Buffer(nn.Transformer.generateSquareSubsequentMask(context), { persistent: false })

  forward(letters) {
    const length = letters.shape[1]
    const x = this.letters.forward(letters).add(this.places.forward(arange(length)))
    const mask = this.mask.narrow(0, 0, length).narrow(1, 0, length)
    return this.head.forward(this.norm.forward(this.blocks.forward(x, { mask, isCausal: true })))
  }
}

const model = new CharTransformer()
const optimizer = new optim.AdamW([...model.parameters()], { lr: 2e-3, weightDecay: 0.1 })
const scheduler = new optim.lrScheduler.CosineAnnealingLR(optimizer, steps)
const lossFn = new nn.CrossEntropyLoss()

/** Random windows of the text and the same windows one letter on. */
function batch(source, size) {
  const starts = randint(source.shape[0] - context - 1, [size]).toArray()
  const windows = (shift) => stack(starts.map((start) => source.narrow(0, start + shift, context)))
  return [windows(0), windows(1)]
}

const lossOf = ([x, y]) => lossFn.forward(model.forward(x).flatten(0, 1), y.flatten())

for (let step = 1; step <= steps; step++) {
  const loss = lossOf(batch(trainText, 32))
  loss.backward()
  nn.utils.clipGradNorm_(model.parameters(), 1)
  optimizer.step()
  optimizer.zeroGrad()
  scheduler.step()
  if (step % 100 === 0) {
    model.eval()
    const test = noGrad(() => lossOf(batch(testText, 64)).item())
    model.train()
    console.log(`step ${step}: ${loss.item().toFixed(3)} nats a letter, unseen sonnets ${test.toFixed(3)}`)
  }
}

model.eval()
let written = tensor([encode(values.prompt)], { dtype: 'int64' })
noGrad(() => {
  for (let i = 0; i < 300; i++) {
    const seen = written.narrow(1, Math.max(0, written.shape[1] - context), Math.min(context, written.shape[1]))
    const logits = model.forward(seen).select(1, seen.shape[1] - 1)
    written = cat([written, multinomial(softmax(logits.div(0.8), -1), 1)], 1)
  }
})
console.log(
  `\n${written
    .toArray()[0]
    .map((letter) => alphabet[letter])
    .join('')}`,
)
