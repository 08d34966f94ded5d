// Replays the cases of training.py: ten steps with an optimizer, and perhaps a scheduler.
const { camel, decodeTensor, tensorDifference } = require('./replay.cjs')

/**
 * Python's own two forms of an optimizer, single-tensor and foreach, differ in the ninth digit where they keep rates in
 * float32.
 */
const tolerance = 1e-8

const named = (options) =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [schedulerName(name), value]))

/** Python begins two of CosineAnnealing's arguments with a capital. */
const schedulerName = (name) => camel(name.replace(/^T_/, 't_'))

function schedulerOf(torch, [name, args, options], optimizer) {
  const { lrScheduler, swaUtils } = torch.optim
  const Scheduler = lrScheduler[name] ?? swaUtils[name]
  const parts = () => args.map((part) => schedulerOf(torch, part, optimizer))
  if (name === 'ChainedScheduler') return new Scheduler(parts())
  if (name === 'SequentialLR') return new Scheduler(optimizer, parts(), options.milestones)
  const given = args.map((arg) => (arg === 'power' ? (epoch) => 0.95 ** epoch : arg))
  return new Scheduler(optimizer, ...given, ...(Object.keys(options).length > 0 ? [named(options)] : []))
}

function modelOf(torch, { sparse, state }) {
  const { nn } = torch
  const model = sparse
    ? new nn.Embedding(5, 3, { sparse: true })
    : new nn.Sequential(new nn.Linear(3, 4), new nn.Tanh(), new nn.Linear(4, 2))
  model.to('float64')
  model.loadStateDict(new Map(Object.entries(state).map(([name, T]) => [name, decodeTensor(torch, T)])))
  return model
}

/**
 * Replays one case.
 * @returns the call in TypeScript, and the reasons of failures, none where all is as in Python
 */
function replayTraining(torch, item, tally = { tensors: 0, equal: 0 }) {
  const failures = []
  try {
    const model = modelOf(torch, item)
    const [x, y] = [item.x, item.y].map((T) => T && decodeTensor(torch, T))
    const params = [...model.parameters()].filter(({ ndim }) => ndim === 2 || item.optimizer !== 'Muon')
    const optimizer = new torch.optim[item.optimizer](params, named(item.options))
    const scheduler = item.scheduler && schedulerOf(torch, item.scheduler, optimizer)
    const closure = () => {
      optimizer.zeroGrad()
      const result = model.forward(x)
      const loss = y === undefined ? result.square().sum() : torch.nn.functional.mseLoss(result, y)
      loss.backward()
      return loss
    }
    item.losses.forEach((wanted, step) => {
      const loss = optimizer.step(closure).item()
      if (Math.abs(loss - wanted) > tolerance * Math.max(1, Math.abs(wanted)))
        failures.push(`the loss of step ${step} is ${loss}, not ${wanted}`)
      if (scheduler) scheduler.step(...(item.scheduler[0] === 'ReduceLROnPlateau' ? [loss] : []))
    })
    for (const [name, T] of Object.entries(item.after)) {
      const wrong = tensorDifference(torch, model.stateDict().get(name), T, false, tally)
      if (wrong !== undefined) failures.push(`after 10 steps: ${name}: ${wrong}`)
    }
  } catch (error) {
    failures.push(`${error.code ?? error.name}: ${error.message}`)
  }
  return { name: item.name, failures }
}

module.exports = { replayTraining }
