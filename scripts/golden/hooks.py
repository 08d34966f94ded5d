"""hooks.json: in which order hooks of all modules and of one run, and what they make of arguments and results."""

import torch
from torch import nn
from torch.nn.modules import module as M

from _common import write


class Scale(nn.Module):
    def forward(self, x, plus=0):
        return x * 2 + plus


def order():
    heard = []
    net = nn.Sequential(Scale(), Scale())
    name = {net: "net", net[0]: "0", net[1]: "1"}

    def note(what):
        return lambda module, *rest: heard.append(f"{what} {name[module]}")

    handles = [
        M.register_module_forward_pre_hook(note("all before")),
        M.register_module_forward_hook(note("all after")),
        M.register_module_full_backward_pre_hook(note("all backward before")),
        M.register_module_full_backward_hook(note("all backward")),
    ]
    net[0].register_forward_pre_hook(note("before"))
    net[0].register_forward_hook(note("after"))
    net[0].register_full_backward_pre_hook(note("backward before"))
    net[0].register_full_backward_hook(note("backward"))
    net(torch.tensor([1.0], requires_grad=True)).backward()
    for handle in handles:
        handle.remove()
    return heard


def changed():
    layer = Scale()
    handle = M.register_module_forward_pre_hook(lambda module, args: (args[0] + 1,))
    other = M.register_module_forward_hook(lambda module, args, result: -result)
    layer.register_forward_hook(lambda module, args, result: result + 100)
    value = layer(torch.tensor([3.0])).tolist()
    handle.remove(), other.remove()
    return {"with": value, "without": layer(torch.tensor([3.0])).tolist()}


def with_kwargs():
    layer = Scale()
    heard = []

    def before(module, args, kwargs):
        heard.append([len(args), dict(kwargs)])
        return args, {"plus": kwargs.get("plus", 0) + 1}

    layer.register_forward_pre_hook(before, with_kwargs=True)
    layer.register_forward_hook(lambda m, args, kwargs, result: heard.append([len(args), dict(kwargs)]), with_kwargs=True)
    values = [layer(torch.tensor([3.0])).tolist(), layer(torch.tensor([3.0]), plus=5).tolist()]
    return {"heard": heard, "values": values}


write("hooks.json", "Scale is x * 2 + plus.", order=order(), changed=changed(), with_kwargs=with_kwargs())
