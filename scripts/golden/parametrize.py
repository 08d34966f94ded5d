"""parametrize.json: what torch.nn.utils.parametrize and parametrizations make of modules."""

import warnings

import torch
from torch import nn
from torch.nn.utils import parametrizations as P
from torch.nn.utils import parametrize

from _common import write

LAYERS = {
    "Linear": lambda: nn.Linear(3, 4),
    "square Linear": lambda: nn.Linear(3, 3),
    "wide Linear": lambda: nn.Linear(4, 3),
    "Conv2d": lambda: nn.Conv2d(2, 3, 2),
    "ConvTranspose1d": lambda: nn.ConvTranspose1d(2, 3, 2),
}
INPUTS = {"Linear": (2, 3), "square Linear": (2, 3), "wide Linear": (2, 4), "Conv2d": (1, 2, 3, 3), "ConvTranspose1d": (1, 2, 4)}
APPLIED = {
    "weight_norm": lambda m: P.weight_norm(m),
    "weight_norm dim=None": lambda m: P.weight_norm(m, dim=None),
    "weight_norm dim=1": lambda m: P.weight_norm(m, "weight", 1),
    "spectral_norm": lambda m: P.spectral_norm(m),
    "spectral_norm n=3 of eval": lambda m: P.spectral_norm(m.eval(), n_power_iterations=3),
    "spectral_norm bias": lambda m: P.spectral_norm(m, "bias"),
    "orthogonal": lambda m: P.orthogonal(m),
    "orthogonal matrix_exp": lambda m: P.orthogonal(m, "weight", "matrix_exp"),
    "orthogonal cayley": lambda m: P.orthogonal(m, orthogonal_map="cayley"),
    "orthogonal householder": lambda m: P.orthogonal(m, orthogonal_map="householder"),
    "orthogonal householder alone": lambda m: P.orthogonal(m, orthogonal_map="householder", use_trivialization=False),
    "orthogonal cayley alone": lambda m: P.orthogonal(m, orthogonal_map="cayley", use_trivialization=False),
    "two": lambda m: P.spectral_norm(P.weight_norm(m)),
}


def values(tensors):
    return {name: tensor.detach().tolist() for name, tensor in tensors.items()}


def case(layer, applied):
    torch.manual_seed(0)
    module = APPLIED[applied](LAYERS[layer]())
    x = torch.linspace(-1, 1, torch.Size(INPUTS[layer]).numel()).reshape(INPUTS[layer])
    state = values(module.state_dict())
    output = module(x)
    output.square().sum().backward()
    grads = {name: None if p.grad is None else p.grad.tolist() for name, p in module.named_parameters()}
    torch.optim.SGD(module.parameters(), lr=0.1).step()
    stepped = values({"weight": module.weight, "bias": module.bias})
    text = str(module)
    parametrize.remove_parametrizations(module, "bias" if "bias" in applied else "weight")
    return {
        "layer": layer, "applied": applied, "text": text, "state": state, "output": output.tolist(), "grads": grads,
        "stepped": stepped, "removed": values(module.state_dict()), "removed_text": str(module),
    }


class Symmetric(nn.Module):
    def forward(self, x):
        return x.triu() + x.triu(1).T

    def right_inverse(self, a):
        return a.triu()


def own():
    torch.manual_seed(0)
    module = nn.Linear(3, 3)
    weight = module.weight
    parametrize.register_parametrization(module, "weight", Symmetric())
    before = values(module.state_dict())
    symmetric = module.weight.tolist()
    module.weight = torch.arange(9.0).reshape(3, 3)
    assigned = values(module.state_dict())
    same = module.parametrizations.weight.original is weight
    parametrize.remove_parametrizations(module, "weight", leave_parametrized=False)
    return {"before": before, "symmetric": symmetric, "assigned": assigned, "same": same, "left": values(module.state_dict())}


def main():
    warnings.simplefilter("ignore")
    cases = [case(layer, applied) for layer in LAYERS for applied in APPLIED if fits(layer, applied)]
    torch.manual_seed(0)
    old = nn.utils.weight_norm(nn.Linear(3, 4))
    new = P.weight_norm(nn.Linear(3, 4))
    new.load_state_dict(old.state_dict())
    about = (
        "cases: seed 0, a layer, a parametrization; its state dict, output, gradients of the sum of squares, what it is after a step of SGD, and"
        " after remove_parametrizations. own: the Symmetric of the script. old: a state dict of nn.utils.weight_norm loaded."
    )
    write("parametrize.json", about, cases=cases, own=own(), old={"given": values(old.state_dict()), "loaded": values(new.state_dict())})


def fits(layer, applied):
    return layer.endswith("Linear") or applied in ("weight_norm", "spectral_norm", "weight_norm dim=None", "orthogonal")


if __name__ == "__main__":
    main()
