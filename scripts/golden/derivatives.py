"""derivatives.json: autograd.functional, forward mode and custom functions inside func's transforms: what goes in and what comes out."""

import inspect

import torch
import torch.autograd.forward_ad as fwAD
from torch.autograd import Function
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vhp, vjp
from torch.func import grad, jacfwd, jacrev, linearize, vmap
from torch.func import jvp as pushed

from _common import build, data, given, write

X = given([0.5, -1.0, 2.0])
Y = given([1.5, 0.25, -0.75])
M = given([[0.2, -0.4, 1.0], [0.3, -0.6, 0.8], [1.2, 0.1, -0.9]])


def number(x):
    return (x.sin() * x.exp()).sum()


def two(x, y):
    return (x * y).sin().sum() + x.pow(3).sum()


def pair(x, y):
    return x * y, (x.tanh() + y**2).sum()


class Steps(Function):
    """x * y with a false derivative, which shows which derivative each level uses."""

    @staticmethod
    def forward(x, y):
        return x * y

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)
        ctx.save_for_forward(*inputs)

    @staticmethod
    def backward(ctx, g):
        x, y = ctx.saved_tensors
        return g * y * 3 + Steps.apply(x, y) * g, g * x.exp()

    @staticmethod
    def jvp(ctx, tx, ty):
        x, y = ctx.saved_tensors
        return tx * y * 5 + ty * x

    @staticmethod
    def vmap(info, in_dims, x, y):
        x = x.movedim(in_dims[0], 0) if in_dims[0] is not None else x
        y = y.movedim(in_dims[1], 0) if in_dims[1] is not None else y
        return Steps.apply(x, y), 0


class Generated(Function):
    generate_vmap_rule = True

    @staticmethod
    def forward(x, y):
        return x * y

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs, output)
        ctx.save_for_forward(*inputs, output)

    @staticmethod
    def backward(ctx, g):
        x, y, product = ctx.saved_tensors
        return g * y + product, g * x

    @staticmethod
    def jvp(ctx, tx, ty):
        x, y, _ = ctx.saved_tensors
        return tx * y + ty * x


def functional_jacobian(x):
    return jacobian(lambda a: a.exp() * a.sum(), x)


def functional_jacobian_of_two(x, y):
    return [block for blocks in jacobian(pair, (x, y)) for block in blocks]


def functional_jacobian_vectorized(x, y):
    return [block for blocks in jacobian(pair, (x, y), vectorize=True) for block in blocks]


def functional_jacobian_forward(x, y):
    blocks = jacobian(pair, (x, y), vectorize=True, strategy="forward-mode")
    return [block for row in blocks for block in row]


def functional_jacobian_differentiated(x):
    x = x.clone().requires_grad_()
    found = jacobian(lambda a: a.pow(3), x, create_graph=True)
    return [found, *torch.autograd.grad(found.sum(), x)]


def functional_hessian(x):
    return hessian(number, x)


def functional_hessian_of_two(x, y):
    return [block for blocks in hessian(two, (x, y)) for block in blocks]


def functional_hessian_vectorized(x, y):
    blocks = hessian(two, (x, y), vectorize=True, outer_jacobian_strategy="forward-mode")
    return [block for row in blocks for block in row]


def functional_vjp(x, y):
    value, product = vjp(lambda a, b: a * b, (x, y), y)
    return [value, *product]


def functional_jvp(x, y):
    value, product = jvp(pair, (x, y), (y, x))
    return [*value, *product]


def functional_vhp(x, y):
    value, product = vhp(two, (x, y), (y, x))
    return [value, *product]


def functional_hvp(x, y):
    value, product = hvp(two, (x, y), (y, x))
    return [value, *product]


def dual_numbers(x, y):
    with fwAD.dual_level():
        dual = fwAD.make_dual(x, y)
        return list(fwAD.unpack_dual(number(dual)))


def linearized(x, y):
    value, push = linearize(pair, x, y)
    return [*value, *push(y, x), *push(x, x)]


def custom_gradient(x, y):
    return grad(lambda a: Steps.apply(a, y).sum())(x)


def custom_second_gradient(x, y):
    return grad(lambda a: grad(lambda b: Steps.apply(b, y).sum())(a).sum())(x)


def custom_jacobian(x, y):
    return list(jacrev(Steps.apply, argnums=(0, 1))(x, y))


def custom_tangent(x, y):
    return list(pushed(Steps.apply, (x, y), (y, x)))


def custom_forward_jacobian(x, y):
    return list(jacfwd(Steps.apply, argnums=(0, 1))(x, y))


def custom_dual(x, y):
    with fwAD.dual_level():
        return list(fwAD.unpack_dual(Steps.apply(fwAD.make_dual(x, y), y)))


def custom_mapped(m, x):
    return vmap(Steps.apply, in_dims=(1, None))(m, x)


def custom_mapped_gradients(m, x):
    return vmap(grad(lambda row, b: Steps.apply(row, b).sum()), in_dims=(0, None))(m, x)


def custom_gradient_of_mapped(m, x):
    return grad(lambda a: vmap(Steps.apply, in_dims=(0, None))(a, x).sin().sum())(m)


def generated_mapped(m, x):
    return vmap(Generated.apply, in_dims=(1, None))(m, x)


def generated_mapped_gradients(m, x):
    inner = grad(lambda b, row: (Generated.apply(row, b) * row).sum())
    return vmap(inner, in_dims=(None, 0))(x, m)


def generated_gradients_of_mapped(m, x):
    def loss(a, b):
        return vmap(Generated.apply, in_dims=(0, None))(a, b).sin().sum()

    return list(grad(loss, argnums=(0, 1))(m, x))


def generated_mapped_tangents(m, x):
    return vmap(lambda row: pushed(lambda a: Generated.apply(a, x), (row,), (x,))[1])(m)


PROGRAMS = [
    (functional_jacobian, {"x": X}),
    (functional_jacobian_of_two, {"x": X, "y": Y}),
    (functional_jacobian_vectorized, {"x": X, "y": Y}),
    (functional_jacobian_forward, {"x": X, "y": Y}),
    (functional_jacobian_differentiated, {"x": X}),
    (functional_hessian, {"x": X}),
    (functional_hessian_of_two, {"x": X, "y": Y}),
    (functional_hessian_vectorized, {"x": X, "y": Y}),
    (functional_vjp, {"x": X, "y": Y}),
    (functional_jvp, {"x": X, "y": Y}),
    (functional_vhp, {"x": X, "y": Y}),
    (functional_hvp, {"x": X, "y": Y}),
    (dual_numbers, {"x": X, "y": Y}),
    (linearized, {"x": X, "y": Y}),
    (custom_gradient, {"x": X, "y": Y}),
    (custom_second_gradient, {"x": X, "y": Y}),
    (custom_jacobian, {"x": X, "y": Y}),
    (custom_tangent, {"x": X, "y": Y}),
    (custom_forward_jacobian, {"x": X, "y": Y}),
    (custom_dual, {"x": X, "y": Y}),
    (custom_mapped, {"m": M, "x": X}),
    (custom_mapped_gradients, {"m": M, "x": X}),
    (custom_gradient_of_mapped, {"m": M, "x": X}),
    (generated_mapped, {"m": M, "x": X}),
    (generated_mapped_gradients, {"m": M, "x": X}),
    (generated_gradients_of_mapped, {"m": M, "x": X}),
    (generated_mapped_tangents, {"m": M, "x": X}),
]


def run(program, inputs):
    output = program(**{name: build(recipe) for name, recipe in inputs.items()})
    outputs = output if isinstance(output, list) else [output]
    return {
        "name": program.__name__,
        "python": inspect.getsource(program),
        "inputs": inputs,
        "outputs": [data(o) for o in outputs],
    }


def main():
    about = "Each program is the Python source it is, outputs are what it returned. Agreement to 1e-12 relative."
    write("derivatives.json", about, programs=[run(*p) for p in PROGRAMS])


if __name__ == "__main__":
    main()
