"""state.json: what torch.nn.Module makes of values assigned to its fields."""

import torch
from torch import nn

from _common import write


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
    )
    write("state.json", about, assignments=assignments, registered=registered)


def len_of(module):
    module.register_module("1", nn.Linear(1, 3))
    return {"length": len(module), "last": str(module[1])}


if __name__ == "__main__":
    main()
