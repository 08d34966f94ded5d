"""func-and-amp.json: functorch's transforms, checkpoint, autocast and the gradient scaler: what goes in and what comes out."""

import inspect

import torch
from torch.func import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, vjp, vmap
from torch.utils.checkpoint import checkpoint

from _common import build, data, given, write

X = given([0.5, -1.0, 2.0])
Y = given([1.5, 0.25, -0.75])
M = given([[0.2, -0.4, 1.0], [0.3, -0.6, 0.8], [1.2, 0.1, -0.9]])
S = given(0.7)


def f(x):
    return (x.sin() * x.exp()).sum()


def g(x, y):
    return torch.stack([x * y, x.tanh() + y**2])


def gradient(x):
    return grad(f)(x)


def third_derivative(s):
    return grad(grad(grad(lambda a: a.sin() * a.exp())))(s)


def value_and_gradient(x):
    gradient, value = grad_and_value(f)(x)
    return [value, gradient]


def per_sample_gradients(m, x):
    return vmap(grad(lambda w, row: (w * row).tanh().sum().pow(2)), in_dims=(None, 0))(x, m)


def products(x, y):
    return vmap(torch.dot)(torch.stack([x, y]), torch.stack([y, y]))


def outer_by_nesting(x, y):
    return vmap(lambda a: vmap(lambda b: a * b + b)(y))(x)


def mapped_columns(m):
    return vmap(lambda column: column.cumsum(0), in_dims=1, out_dims=1)(m)


def pullback(x, y):
    out, pull = vjp(g, x, y)
    return [out, *pull(out * 2)]


def pushforward(x, y):
    return list(jvp(g, (x, y), (y, x)))


def jacobian_reverse(x, y):
    return list(jacrev(g, argnums=(0, 1))(x, y))


def jacobian_forward(x, y):
    return list(jacfwd(g, argnums=(0, 1))(x, y))


def second_derivatives(x, m):
    return hessian(lambda a: (a @ m @ a).sin() + f(a))(x)


def reverse_over_reverse(x):
    return jacrev(jacrev(f))(x)


def mapped_jacobians(m):
    return vmap(jacrev(lambda row: row.sin() * row.sum()))(m)


def batched_gradients(x, m):
    x = x.clone().requires_grad_()
    seeds = [m, m[0]]
    cubes, total = x**3, x.sin().sum()
    [first] = torch.autograd.grad([cubes, total], [x], seeds, is_grads_batched=True, create_graph=True)
    [second] = torch.autograd.grad(first.sum(), [x])
    return [first, second]


def materialized_gradients(x, y):
    x, y = x.clone().requires_grad_(), y.clone().requires_grad_()
    return list(torch.autograd.grad(x.exp(), [x, y], x * 2, materialize_grads=True))


def checkpointed(x, m):
    x = x.clone().requires_grad_()
    loss = checkpoint(lambda a: torch.dropout((m @ a).tanh(), 0.0, True).pow(2).sum(), x, use_reentrant=False)
    loss.backward()
    return [loss, x.grad]


def autocast_linear(x, m):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        product = m.float() @ x.float()
        return [product, torch.softmax(product, 0)]


def scaled_training(x):
    w = x.float().clone().requires_grad_()
    optimizer = torch.optim.SGD([w], lr=0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=4.0, growth_interval=2)
    seen = []
    for step in range(6):
        optimizer.zero_grad()
        factor = float("inf") if step == 3 else 1.0
        scaler.scale((w * w).sum() * factor).backward()
        scaler.step(optimizer)
        scaler.update()
        seen.append(torch.cat([w.detach(), torch.tensor([scaler.get_scale()])]))
    return seen


def scaled_fused_training(x):
    seen = []
    for make in (torch.optim.Adam, torch.optim.AdamW, lambda *a, **k: torch.optim.SGD(*a, momentum=0.9, **k)):
        w = x.float().clone().requires_grad_()
        optimizer = make([w], lr=0.1, fused=True)
        scaler = torch.amp.GradScaler("cpu", init_scale=3.0, growth_interval=2)
        for step in range(8):
            optimizer.zero_grad()
            factor = float("inf") if step in (3, 6) else 1.0
            scaler.scale((w * w).sum() * factor).backward()
            if step % 2 == 1:
                scaler.unscale_(optimizer)
            scaler.step(optimizer)
            scaler.update()
            count = optimizer.state[w].get("step", torch.tensor(0.0))
            seen.append(torch.cat([w.detach(), torch.tensor([scaler.get_scale(), count])]))
    return seen


PROGRAMS = [
    (gradient, {"x": X}),
    (third_derivative, {"s": S}),
    (value_and_gradient, {"x": X}),
    (per_sample_gradients, {"m": M, "x": X}),
    (products, {"x": X, "y": Y}),
    (outer_by_nesting, {"x": X, "y": Y}),
    (mapped_columns, {"m": M}),
    (pullback, {"x": X, "y": Y}),
    (pushforward, {"x": X, "y": Y}),
    (jacobian_reverse, {"x": X, "y": Y}),
    (jacobian_forward, {"x": X, "y": Y}),
    (second_derivatives, {"x": X, "m": M}),
    (reverse_over_reverse, {"x": X}),
    (mapped_jacobians, {"m": M}),
    (batched_gradients, {"x": X, "m": M}),
    (materialized_gradients, {"x": X, "y": Y}),
    (checkpointed, {"x": X, "m": M}),
    (autocast_linear, {"x": X, "m": M}),
    (scaled_training, {"x": X}),
    (scaled_fused_training, {"x": X}),
]


def run(program, inputs):
    output = program(**{name: build(recipe) for name, recipe in inputs.items()})
    outputs = output if isinstance(output, list) else [output]
    return {"name": program.__name__, "python": inspect.getsource(program), "inputs": inputs, "outputs": [data(o) for o in outputs]}


def main():
    about = (
        "Each program is the Python source it is, outputs are what it returned. Tensors are recipes (scripts/golden/_common.py);"
        " f(x) is (sin(x) * exp(x)).sum(), g(x, y) is stack(x * y, tanh(x) + y^2). Agreement to 1e-12 relative."
    )
    write("func-and-amp.json", about, programs=[run(*p) for p in PROGRAMS])


if __name__ == "__main__":
    main()
