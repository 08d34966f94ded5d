"""module-state.json: what torch.nn.Module makes of values assigned to its fields, and of state dicts."""

import torch
from torch import nn

from _common import dtype_name, write


def net():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.ones(2))
            self.register_parameter("bias", None)
            self.mean = nn.Buffer(torch.zeros(2))
            self.seen = nn.Buffer(torch.zeros(2), persistent=False)
            self.child = nn.Linear(2, 1)

    return Net()


VALUES = {
    "tensor": lambda: torch.full((2,), 7.0),
    "parameter": lambda: nn.Parameter(torch.full((2,), 7.0)),
    "passing buffer": lambda: nn.Buffer(torch.full((2,), 7.0), persistent=False),
    "module": lambda: nn.Linear(2, 1, bias=False),
    "null": lambda: None,
    "number": lambda: 5,
}


def assigned(field, value):
    module = net()
    try:
        setattr(module, field, VALUES[value]())
    except TypeError as error:
        return {"error": type(error).__name__}
    return {
        "keys": sorted(module.state_dict()),
        "parameters": sorted(name for name, _ in module.named_parameters()),
        "buffers": sorted(name for name, _ in module.named_buffers()),
    }


def run_by(make, name):
    module = make()
    module.register_module(name, nn.Linear(1, 3))
    return {"length": len(module), "shape": list(module(torch.ones(2, 1)).shape)}


def outcome(module, state, **options):
    try:
        missing, unexpected = module.load_state_dict(state, **options)
    except RuntimeError as error:
        return {"refused": str(error).split(":")[0]}
    entries = {
        key: {"dtype": dtype_name(value.dtype), "values": value.tolist()} for key, value in module.state_dict().items()
    }
    trained = [name for name, parameter in module.named_parameters() if parameter.requires_grad]
    return {"missing": missing, "unexpected": unexpected, "entries": entries, "trained": trained}


def linear(dtype):
    return {"weight": torch.tensor([[2.7]]).to(dtype), "bias": torch.tensor([-3.2]).to(dtype)}


def norm(**changes):
    state = {"running_mean": torch.tensor([1.0]), "running_var": torch.tensor([2.0])}
    return {**state, **changes}


def without_count(state):
    del state["num_batches_tracked"]
    return state


def plain():
    return nn.BatchNorm1d(1, affine=False)


def frozen():
    return nn.Linear(1, 1).requires_grad_(False)


def lazy():
    module = nn.LazyLinear(1)
    result = outcome(module, {"weight": torch.tensor([[1.0, 2.0]]), "bias": torch.tensor([3.0])})
    return {**result, "output": module(torch.tensor([[10.0, 100.0]])).tolist()}


def loads():
    dtypes = (torch.float64, torch.float16, torch.bfloat16, torch.int64)
    return {
        **{f"from {dtype_name(dtype)}": outcome(nn.Linear(1, 1), linear(dtype)) for dtype in dtypes},
        "into int64": outcome(plain(), norm(num_batches_tracked=torch.tensor(5.9))),
        "no count, no metadata": outcome(plain(), norm()),
        "no count, metadata": outcome(plain(), without_count(plain().state_dict())),
        "a count of shape [1]": outcome(plain(), norm(num_batches_tracked=torch.tensor([7]))),
        "a count of shape [2]": outcome(plain(), norm(num_batches_tracked=torch.tensor([7, 7]))),
        "assign": outcome(nn.Linear(1, 1), linear(torch.float64), assign=True),
        "assign into frozen": outcome(frozen(), linear(torch.float16), assign=True),
        "assign of another shape": outcome(nn.Linear(2, 1), linear(torch.float32), assign=True),
        "assign a buffer": outcome(plain(), norm(running_mean=torch.tensor([4.0], dtype=torch.float64)), assign=True),
        "lazy": lazy(),
    }


class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.child = nn.Linear(1, 1, bias=False)
        self.seen = 0
        self.scale = nn.Parameter(torch.ones(1))

    def get_extra_state(self):
        return self.seen

    def set_extra_state(self, state):
        self.seen = state


def extra_state():
    module, other = Counting(), Counting()
    module.seen = 3
    state = module.state_dict(prefix="net.")
    other.load_state_dict({key.removeprefix("net."): value for key, value in state.items()})
    without = outcome(Counting(), {"scale": torch.ones(1), "child.weight": torch.ones(1, 1)})
    return {"keys": list(state), "seen": other.seen, "without": without}


def hooked():
    calls = []
    root = nn.Sequential(nn.Sequential(nn.Linear(1, 1, bias=False)), nn.ReLU())
    for name, module in root.named_modules():
        module.register_state_dict_pre_hook(lambda m, prefix, keep_vars, name=name: calls.append(["save before", name, prefix, keep_vars]))
        module.register_state_dict_post_hook(
            lambda m, state, prefix, meta, name=name: calls.append(["save after", name, prefix, len(state), meta["version"]])
        )
        module.register_load_state_dict_pre_hook(
            lambda m, state, prefix, meta, strict, missing, unexpected, errors, name=name: calls.append(
                ["load before", name, prefix, list(state), meta.get("version"), strict]
            )
        )
        module.register_load_state_dict_post_hook(
            lambda m, keys, name=name: calls.append(["load after", name, list(keys.missing_keys), list(keys.unexpected_keys)])
        )
    root.load_state_dict(root.state_dict())
    root.load_state_dict({"0.0.weight": torch.ones(1, 1), "0.x": torch.ones(1)}, strict=False)
    return calls


def parametrized():
    module = nn.utils.parametrizations.weight_norm(nn.Linear(2, 1))
    with torch.no_grad():
        module.bias.fill_(1.0)
        module.parametrizations.weight.original0.fill_(10.0)
        module.parametrizations.weight.original1.copy_(torch.tensor([[3.0, 4.0]]))
    state = {key: value.tolist() for key, value in module.state_dict().items()}
    return {"state": state, "output": module(torch.tensor([[1.0, 2.0]])).tolist()}


def backward_hooks(uses):
    class Two(nn.Module):
        def forward(self, a, b):
            return a * 2, b * 3

    def values(grads):
        return [None if grad is None else grad.tolist() for grad in grads]

    heard = []
    module = Two()
    module.register_full_backward_pre_hook(lambda m, out: heard.append(values(out)))
    module.register_full_backward_hook(lambda m, given, out: heard.append([values(given), values(out)]))
    a, b = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
    module(a, b)[uses].sum().backward()
    return {"heard": heard, "grads": values([a.grad, b.grad])}


def main():
    fields = ["weight", "bias", "mean", "seen", "child"]
    assignments = [
        {"field": field, "value": value, **assigned(field, value)} for field in fields for value in VALUES
    ]
    registered = {
        "Sequential": run_by(lambda: nn.Sequential(nn.Linear(1, 1)), "x"),
        "ModuleList": len_of(nn.ModuleList([nn.Linear(1, 1)])),
    }
    about = (
        "assignments: a module with parameters weight and bias (None), buffers mean and seen (not persistent), and a child gets a value"
        " in a field; error, or its sorted names afterwards. registered: what register_module adds to containers."
        " loads: what load_state_dict leaves behind. extra_state, hooked, parametrized, unused (backward_hooks): the functions of these names in the script."
    )
    write("module-state.json", about, assignments=assignments, registered=registered, loads=loads(), extra_state=extra_state(), hooked=hooked(), parametrized=parametrized(), unused=[backward_hooks(0), backward_hooks(1)])


def len_of(module):
    module.register_module("1", nn.Linear(1, 3))
    return {"length": len(module), "last": str(module[1])}


if __name__ == "__main__":
    main()
