"""Writes scripts/signatures.json: the signatures of PyTorch's own Python functions, classes and methods, one a line."""
import enum
import inspect
import json
import pathlib
import re
import typing

import torch
import torch.distributions
import torch.nn.utils.prune
import torch.optim.swa_utils

ROOMS = {
    "": torch,
    "amp": torch.amp,
    "autograd": torch.autograd,
    "autograd.functional": torch.autograd.functional,
    "autograd.graph": torch.autograd.graph,
    "backends": torch.backends,
    "cuda": torch.cuda,
    "data": torch.utils.data,
    "distributions": torch.distributions,
    "func": torch.func,
    "masked": torch.masked,
    "nested": torch.nested,
    "nn": torch.nn,
    "nn.functional": torch.nn.functional,
    "nn.init": torch.nn.init,
    "nn.utils": torch.nn.utils,
    "nn.utils.prune": torch.nn.utils.prune,
    "nn.utils.rnn": torch.nn.utils.rnn,
    "optim": torch.optim,
    "optim.lrScheduler": torch.optim.lr_scheduler,
    "optim.swaUtils": torch.optim.swa_utils,
    "profiler": torch.profiler,
    "signal.windows": torch.signal.windows,
    "sparse": torch.sparse,
    "Tensor": torch.Tensor,
}
# Base classes whose methods others inherit.
BASES = {
    "amp.GradScaler",
    "distributions.Distribution",
    "nn.Module",
    "optim.Optimizer",
    "optim.lrScheduler.LRScheduler",
    "optim.lrScheduler.ReduceLROnPlateau",
}


def camel(name):
    # PyTorch's T_max is tMax here.
    return re.sub(r"(?<=[^_])_([^_])", lambda match: match[1].upper(), re.sub(r"^T_", "t_", name))


def default(value):
    """A default in JavaScript's form; '...' where it has none."""
    if value is None or isinstance(value, (bool, int, str)):
        return json.dumps(value)
    if isinstance(value, float):
        return "Infinity" if value == float("inf") else repr(value)
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(default, value)) + "]"
    return "..."


def text(name, parameters):
    """`f(a, /, b = 1, *, c = null)`, with Python's own marks."""
    parts, marked = [], False
    for place, parameter in enumerate(parameters):
        if parameter.kind is parameter.KEYWORD_ONLY and not marked:
            parts, marked = parts + ["*"], True
        if parameter.kind is parameter.VAR_POSITIONAL:
            parts, marked = parts + [f"*{camel(parameter.name)}"], True
        elif parameter.kind is parameter.VAR_KEYWORD:
            parts.append(f"**{camel(parameter.name)}")
        else:
            has = "" if parameter.default is parameter.empty else f" = {default(parameter.default)}"
            parts.append(camel(parameter.name) + has)
        after = parameters[place + 1].kind if place + 1 < len(parameters) else None
        if parameter.kind is parameter.POSITIONAL_ONLY and after is not parameter.POSITIONAL_ONLY:
            parts.append("/")
    return f"{name}({', '.join(parts)})"


def parameters_of(function):
    overloads = typing.get_overloads(inspect.unwrap(function)) if inspect.isfunction(function) else []
    parameters = list(inspect.signature(overloads[0] if overloads else function).parameters.values())
    return parameters[1:] if parameters and parameters[0].name in ("self", "cls") else parameters


def signatures():
    for room, module in ROOMS.items():
        for name, member in sorted(vars(module).items()):
            if name.startswith("_") or not callable(member) or isinstance(member, (enum.EnumMeta, typing.TypeVar)):
                continue
            path = f"{room}.{camel(name)}".lstrip(".")
            is_foreign = not getattr(member, "__module__", "torch").startswith("torch")
            if is_foreign or (room in ("", "cuda", "sparse", "masked", "nested") and inspect.isclass(member)):
                continue
            try:
                # Operators have no signature in Python; the schema takes its place.
                yield text(path, parameters_of(member.__init__ if inspect.isclass(member) else member))
            except (ValueError, TypeError):
                continue
            if not inspect.isclass(member):
                continue
            for method, function in sorted(vars(member).items()):
                is_shown = not method.startswith("_") if path in BASES else room == "nn" and method == "forward"
                if inspect.isfunction(function) and is_shown:
                    yield text(f"{path}.{camel(method)}", parameters_of(function))


def nodes_without_tensors():
    """The nodes of graphs that save no tensors: backward can go through them again."""
    for name, node in sorted(vars(torch._C._functions).items()):
        if isinstance(node, type) and not any(member.startswith("_raw_saved_") for member in dir(node)):
            yield name


path = pathlib.Path(__file__).with_name("signatures.json")
found = {"made by": "scripts/signatures.py", "torch version": torch.__version__, "signatures": sorted(set(signatures()))}
found["nodes without tensors"] = list(nodes_without_tensors())
path.write_text(json.dumps(found, indent=0) + "\n")
