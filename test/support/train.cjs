const torch = require('../../dist/index.js')

/**
 * A small training that is the same in every thread and process: its weights and data come from its own Generator, not
 * from the one that all threads of a process share. Yields the loss of each step.
 */
exports.training = function* training(seed, batch = 32) {
  const generator = new torch.Generator()
  generator.manualSeed(seed)
  const model = new torch.nn.Sequential(new torch.nn.Linear(64, 32), new torch.nn.Tanh(), new torch.nn.Linear(32, 64))
  torch.noGrad(() => {
    for (const parameter of model.parameters()) parameter.uniform_(-0.1, 0.1, { generator })
  })
  const optimizer = new torch.optim.Adam(model.parameters(), { lr: 1e-2 })
  const lossFn = new torch.nn.MSELoss()
  while (true) {
    const x = torch.rand([batch, 64], { generator })
    const loss = lossFn.forward(model.forward(x), x)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    yield loss.item()
  }
}

/** The losses of the first steps of a {@link training}. */
exports.firstLosses = (seed, steps) => {
  const losses = []
  for (const loss of exports.training(seed)) {
    losses.push(loss)
    if (losses.length === steps) return losses
  }
}
