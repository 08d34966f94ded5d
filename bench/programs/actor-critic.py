"""Actor and critic balance a pole on a cart, after PyTorch's examples/reinforcement_learning."""

import math

import torch
from torch import nn, optim
from torch.distributions import Categorical
from torch.nn import functional as F

GAMMA = 0.99


class CartPole:
    def reset(self):
        self.state = [0.01, 0.02, -0.03, 0.01]
        return self.state

    def step(self, action):
        x, speed, angle, turn = self.state
        sin, cos = math.sin(angle), math.cos(angle)
        push = ((10 if action == 1 else -10) + 0.05 * turn * turn * sin) / 1.1
        turning = (9.8 * sin - cos * push) / (0.5 * (4 / 3 - (0.1 * cos * cos) / 1.1))
        x += 0.02 * speed
        speed += 0.02 * (push - (0.05 * turning * cos) / 1.1)
        angle += 0.02 * turn
        turn += 0.02 * turning
        self.state = [x, speed, angle, turn]
        return self.state, 1, abs(x) > 2.4 or abs(angle) > 0.2095


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine1 = nn.Linear(4, 128)
        self.action_head = nn.Linear(128, 2)
        self.value_head = nn.Linear(128, 1)

    def forward(self, x):
        x = F.relu(self.affine1(x))
        return F.softmax(self.action_head(x), dim=-1), self.value_head(x)


def select_action(model, state):
    probs, value = model(torch.tensor(state))
    m = Categorical(probs)
    action = m.sample()
    return action.item(), m.log_prob(action), value


def loss_of(taken):
    r = 0
    returns = []
    for _, _, reward, done in reversed(taken):
        r = reward + (0 if done else GAMMA * r)
        returns.insert(0, r)
    scaled = torch.tensor(returns, dtype=torch.float)
    scaled = (scaled - scaled.mean()) / (scaled.std() + 1e-6)
    policy_losses = []
    value_losses = []
    for i, (log_prob, value, _, _) in enumerate(taken):
        advantage = scaled[i] - value.item()
        policy_losses.append(-log_prob * advantage)
        value_losses.append(F.smooth_l1_loss(value, scaled[i].view(1)))
    return torch.stack(policy_losses).sum() + torch.stack(value_losses).sum()


def train(_):
    torch.manual_seed(4)
    env = CartPole()
    model = Policy()
    optimizer = optim.Adam(model.parameters(), lr=1e-2)
    state = env.reset()
    while True:
        taken = []
        for _ in range(32):
            action, log_prob, value = select_action(model, state)
            after, reward, done = env.step(action)
            taken.append((log_prob, value, reward, done))
            state = env.reset() if done else after
        optimizer.zero_grad()
        loss = loss_of(taken)
        loss.backward()
        optimizer.step()
        yield loss.item()
