// Actor and critic balance a pole on a cart, after PyTorch's examples/reinforcement_learning.
import torch, { nn, optim } from 'torchnode'

const F = nn.functional
const GAMMA = 0.99

class CartPole {
  reset() {
    this.state = [0.01, 0.02, -0.03, 0.01]
    return this.state
  }

  step(action) {
    let [x, speed, angle, turn] = this.state
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    const push = ((action === 1 ? 10 : -10) + 0.05 * turn * turn * sin) / 1.1
    const turning = (9.8 * sin - cos * push) / (0.5 * (4 / 3 - (0.1 * cos * cos) / 1.1))
    x += 0.02 * speed
    speed += 0.02 * (push - (0.05 * turning * cos) / 1.1)
    angle += 0.02 * turn
    turn += 0.02 * turning
    this.state = [x, speed, angle, turn]
    return [this.state, 1, Math.abs(x) > 2.4 || Math.abs(angle) > 0.2095]
  }
}

class Policy extends nn.Module {
  affine1 = new nn.Linear(4, 128)
  actionHead = new nn.Linear(128, 2)
  valueHead = new nn.Linear(128, 1)

  forward(input) {
    const x = F.relu(this.affine1.forward(input))
    return [F.softmax(this.actionHead.forward(x), -1), this.valueHead.forward(x)]
  }
}

function selectAction(model, state) {
  const [probs, value] = model.forward(torch.tensor(state))
  const m = new torch.distributions.Categorical(probs)
  const action = m.sample()
  return [action.item(), m.logProb(action), value]
}

function lossOf(taken) {
  let r = 0
  const returns = []
  for (const { reward, done } of taken.toReversed()) {
    r = reward + (done ? 0 : GAMMA * r)
    returns.unshift(r)
  }
  let scaled = torch.tensor(returns)
  scaled = scaled.sub(scaled.mean()).div(scaled.std().add(1e-6))
  const policyLosses = []
  const valueLosses = []
  for (const [i, { logProb, value }] of taken.entries()) {
    const advantage = scaled.at(i).sub(value.item())
    policyLosses.push(logProb.neg().mul(advantage))
    valueLosses.push(F.smoothL1Loss(value, scaled.at(i).view([1])))
  }
  return torch.stack(policyLosses).sum().add(torch.stack(valueLosses).sum())
}

export function* train() {
  torch.manualSeed(4)
  const env = new CartPole()
  const model = new Policy()
  const optimizer = new optim.Adam(model.parameters(), { lr: 1e-2 })
  let state = env.reset()
  for (;;) {
    const taken = []
    for (let t = 0; t < 32; t++) {
      const [action, logProb, value] = selectAction(model, state)
      const [next, reward, done] = env.step(action)
      taken.push({ logProb, value, reward, done })
      state = done ? env.reset() : next
    }
    optimizer.zeroGrad()
    const loss = lossOf(taken)
    loss.backward()
    optimizer.step()
    yield loss.item()
  }
}
