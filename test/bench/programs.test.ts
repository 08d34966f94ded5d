// Loaded before the live tensors are counted: the package keeps one of its own.
import '../../lib'
import { wrongLoss } from '../../bench/statistics.mjs'
import { golden } from '../golden/recipe'
import { mnistRoot } from '../models/mnist'
import { trainWithOneThread } from '../models/one-thread'

type Losses = Record<string, number>
const { losses, reads_mnist } = golden('programs') as { losses: Record<string, number[]>; reads_mnist: string[] }

trainWithOneThread()

const bySteps = (list: number[]): Losses => Object.fromEntries(list.map((loss, at) => [at + 1, loss]))

test.each(Object.keys(losses).filter((name) => mnistRoot || !reads_mnist.includes(name)))(
  'the program %s has the losses of its Python twin',
  async (name) => {
    const { train } = await import(`../../bench/programs/${name}.mjs`)
    const program = train(mnistRoot)
    const ours = losses[name].map(() => program.next().value)
    program.return()
    expect(wrongLoss(bySteps(ours), { name: 'Python', losses: bySteps(losses[name]) })).toBeUndefined()
  },
)
