"""sgd-adam.json: parameters after each step of SGD, Adam and AdamW on given gradients, so that only the optimizer is measured."""

import math

import torch

from _common import data, nested, write

STEPS = 10
START = [[0.5, -1.25, 2.0], [[0.1, -0.2], [30.0, 1e-3]]]

CASES = [
    ("SGD", {}),
    ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.8, "dampening": 0.3}),
    ("SGD", {"lr": 0.1, "weight_decay": 0.05}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.05, "nesterov": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "maximize": True}),
    ("Adam", {}),
    ("Adam", {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-3}),
    ("Adam", {"lr": 0.05, "weight_decay": 0.1}),
    ("Adam", {"lr": 0.05, "amsgrad": True}),
    ("Adam", {"lr": 0.05, "maximize": True}),
    ("Adam", {"lr": 0.05, "weight_decay": 0.1, "amsgrad": True, "maximize": True}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.05, "weight_decay": 0.2}),
    ("AdamW", {"lr": 0.05, "amsgrad": True}),
    ("AdamW", {"lr": 0.05, "weight_decay": 0, "betas": [0.7, 0.9]}),
    ("AdamW", {"lr": 0.05, "maximize": True}),
]

# Options of each group; the groups hold one parameter each.
GROUPS = [
    ("SGD", {"lr": 0.1}, [{}, {"lr": 0.01, "momentum": 0.9}]),
    ("Adam", {"lr": 0.05}, [{"weight_decay": 0.1}, {"lr": 0.002, "betas": [0.5, 0.9]}]),
    ("AdamW", {"lr": 0.05}, [{}, {"weight_decay": 0.0, "amsgrad": True}]),
]


def gradient(step, parameter):
    """Gradients of both signs, of sizes from 1e-4 to 1e2, and zeros."""
    numel = 3 if parameter == 0 else 4
    values = [
        round(math.sin(1.7 * step + 2.3 * i + parameter) * 10.0 ** ((step * 3 + i * 2) % 5 - 2), 6) for i in range(numel)
    ]
    if step == 4:
        values[0] = 0.0
    return values if parameter == 0 else [values[:2], values[2:]]


GRADIENTS = [[gradient(step, p) for p in (0, 1)] for step in range(STEPS)]


def given_or_missing(missing):
    return [[first, None if missing and step in (0, 3) else second] for step, (first, second) in enumerate(GRADIENTS)]


def python_options(options):
    return {k: tuple(v) if k == "betas" else v for k, v in options.items()}


def optimizer_of(name, options, groups, parameters, variant):
    what = parameters
    if groups:
        what = [{"params": [p], **python_options(g)} for p, g in zip(parameters, groups, strict=True)]
    return getattr(torch.optim, name)(what, **python_options(options), **variant)


def stepped(name, options, groups, gradients, dtype, variant):
    parameters = [torch.tensor(v, dtype=dtype, requires_grad=True) for v in START]
    optimizer = optimizer_of(name, options, groups, parameters, variant)
    after = []
    for both in gradients:
        for parameter, values in zip(parameters, both, strict=True):
            parameter.grad = None if values is None else torch.tensor(values, dtype=dtype)
        optimizer.step()
        after.append([nested(p.tolist()) for p in parameters])
    return after, optimizer


def case(name, options, groups=None, missing=False):
    entry = {"optimizer": name, "options": options}
    if groups:
        entry["groups"] = groups
    if missing:
        entry["missing"] = True
    for dtype in (torch.float64, torch.float32):
        kinds = {"default": {}, "foreach": {"foreach": True}, "fused": {"fused": True}}
        if missing and options.get("momentum"):
            # PyTorch 2.11 throws here: its fused SGD cannot begin one momentum buffer later than another.
            del kinds["fused"]
        results = {}
        for kind, variant in kinds.items():
            results[kind], _ = stepped(name, options, groups, given_or_missing(missing), dtype, variant)
            same = next((k for k in results if k != kind and results[k] == results[kind]), None)
            results[kind] = results[kind] if same is None else same
        entry[str(dtype).removeprefix("torch.")] = results
    return entry


def plain(value):
    if isinstance(value, torch.Tensor):
        return data(value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


def state(name, options, groups=None):
    _, optimizer = stepped(name, options, groups, GRADIENTS[:2], torch.float32, {})
    entry = {"optimizer": name, "options": options, "steps": 2, "state_dict": plain(optimizer.state_dict())}
    return {**entry, "groups": groups} if groups else entry


def reprs():
    made = []
    for name, options, groups in [("SGD", {}, None), ("Adam", {}, None), ("AdamW", {}, None), GROUPS[1]]:
        parameters = [torch.tensor(v, requires_grad=True) for v in START]
        optimizer = optimizer_of(name, options, groups, parameters, {})
        made.append({"optimizer": name, "options": options, "groups": groups, "repr": repr(optimizer)})
    return made


def main():
    cases = [case(*c) for c in CASES]
    cases += [case(*c) for c in GROUPS]
    cases += [case(name, options, missing=True) for name, options in [("SGD", {"momentum": 0.9}), ("Adam", {"lr": 0.05})]]
    states = [state("Adam", {}), state("Adam", {"amsgrad": True}), state("SGD", {"momentum": 0.9}), state("SGD", {})]
    states += [state("AdamW", {}), state(*GROUPS[1])]
    about = (
        "Two parameters start at start; before step i their gradients are gradients[i] (in cases marked missing the"
        " second parameter has none at steps 0 and 3, counted from 0). Each case holds the parameters after each"
        " step, by dtype and by form: default (Python's on the CPU, one tensor at a time), foreach, fused; a name instead of"
        " values means bit for bit the same as that form. groups, where they are, are the options of two groups of one"
        " parameter each. states: state_dict() after two steps in float32, tensors as recipes (scripts/golden/_common.py)."
        " Options are PyTorch's names. Agreement: 1e-12 relative in float64, 1e-6 * (1 + |value|) in float32."
    )
    write("sgd-adam.json", about, start=START, gradients=GRADIENTS, cases=cases, states=states, reprs=reprs())


if __name__ == "__main__":
    main()
