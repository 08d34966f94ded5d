"""backward.json: small autograd programs: what goes in, what comes out, and the gradients."""

import inspect

import torch

from _common import build, data, given, write

A = given([[0.5, -1.0, 2.0], [3.0, 0.25, -0.75]])
B = given([1.5, -2.0, 0.1])
W = given([[0.2, -0.4], [1.0, 0.3], [-0.6, 0.8]])
S = given(2.0)


def broadcasting(a, b):
    y = ((a * b + b).tanh() / (b.abs() + 1)).mean()
    y.backward()
    return y


def matrix_chain(a, w):
    y = a.matmul(w).relu().pow(2).sum()
    y.backward()
    return y


def shared_subexpression(a):
    h = a.exp()
    y = (h * h + h.log() * a).sum()
    y.backward()
    return y


def detached(a, b):
    h = a.sigmoid()
    y = (h.detach() * b + h).sum()
    y.backward()
    return y


def in_place(a, b):
    h = a * 2
    h.add_(b, alpha=3)
    h[0].mul_(b)
    y = h.pow(2).sum()
    y.backward()
    return y


def retained_graph(a):
    y = a.sin().sum()
    y.backward(retain_graph=True)
    y.backward()
    return y


def accumulated(a, b):
    for factor in (1, 2, 3):
        (a * b * factor).sum().backward()
    return (a * b).sum()


def given_gradient(a, w):
    y = a.matmul(w)
    y.backward(torch.tensor([[1.0, -1.0], [0.5, 2.0]], dtype=torch.float64))
    return y


def views(a):
    t = a.t().reshape(2, 3)
    y = (t[:, 1:] * t[:, :2]).narrow(1, 0, 1).sum() + a.select(1, 2).prod()
    y.backward()
    return y


def joined(a, b):
    y = (torch.cat([a, torch.stack([b, b * 2])], 0).cumsum(0) * a[0]).sum()
    y.backward()
    return y


def maxima(a):
    values, _ = a.max(1)
    y = values.sum() + a.amin(0).pow(2).sum() + a.topk(2, 1).values.sum()
    y.backward()
    return y


def where_and_clamp(a, b):
    y = torch.where(a > 0.4, a.clamp(max=1.5), b * a).sum()
    y.backward()
    return y


def without_grad(a, b):
    with torch.no_grad():
        factor = a.sum()
    y = (b * factor).sum()
    y.backward()
    return y


def through_scalar(a, s):
    y = (a ** s).sum() / s + s.sqrt()
    y.backward()
    return y


def normalised(a):
    y = (torch.softmax(a, 1) * torch.log_softmax(a, 0)).sum() + torch.nn.functional.layer_norm(a, [3]).pow(3).sum()
    y.backward()
    return y


def second_derivative(a):
    (g,) = torch.autograd.grad(a.pow(3).sum(), [a], create_graph=True)
    y = g.pow(2).sum()
    y.backward()
    return y


PROGRAMS = [
    (broadcasting, {"a": A, "b": B}),
    (matrix_chain, {"a": A, "w": W}),
    (shared_subexpression, {"a": A}),
    (detached, {"a": A, "b": B}),
    (in_place, {"a": A, "b": B}),
    (retained_graph, {"a": A}),
    (accumulated, {"a": A, "b": B}),
    (given_gradient, {"a": A, "w": W}),
    (views, {"a": A}),
    (joined, {"a": A, "b": B}),
    (maxima, {"a": A}),
    (where_and_clamp, {"a": A, "b": B}),
    (without_grad, {"a": A, "b": B}),
    (through_scalar, {"a": given([[0.5, 1.0, 2.0], [3.0, 0.25, 0.75]]), "s": S}),
    (normalised, {"a": A}),
    (second_derivative, {"a": A}),
]


def run(program, inputs):
    tensors = {name: build(recipe).requires_grad_(True) for name, recipe in inputs.items()}
    output = program(**tensors)
    grads = {name: None if t.grad is None else data(t.grad) for name, t in tensors.items()}
    source = inspect.getsource(program)
    return {"name": program.__name__, "python": source, "inputs": inputs, "output": data(output), "grads": grads}


def main():
    about = (
        "Each program is the Python source it is; inputs are leaves that require a gradient, output is what it returned,"
        " grads are the leaves' gradients afterwards (null: none). Tensors are recipes (scripts/golden/_common.py)."
        " All in float64: agreement to 1e-12 relative."
    )
    write("backward.json", about, programs=[run(*p) for p in PROGRAMS])


if __name__ == "__main__":
    main()
