"""schedulers.json: rates and momenta after each step of every learning-rate scheduler, its state dict, and averaged weights."""

import warnings

import torch
from torch.optim import lr_scheduler as S
from torch.optim import swa_utils

from _common import nested, write
from sgd_adam import plain

warnings.filterwarnings("ignore")
STEPS = 24

# Rates of the groups, then: class, positional arguments, keyword arguments. Metrics are what ReduceLROnPlateau is given.
CASES = [
    ("StepLR", [3], {}), ("StepLR", [5], {"gamma": 0.5}),
    ("MultiStepLR", [[2, 7, 7, 11]], {}), ("MultiStepLR", [[4]], {"gamma": 0.3}),
    ("ConstantLR", [], {}), ("ConstantLR", [], {"factor": 0.2, "total_iters": 7}),
    ("LinearLR", [], {}), ("LinearLR", [], {"start_factor": 1.0, "end_factor": 0.1, "total_iters": 9}),
    ("ExponentialLR", [0.9], {}),
    ("PolynomialLR", [], {}), ("PolynomialLR", [], {"total_iters": 10, "power": 1.7}),
    ("CosineAnnealingLR", [6], {}), ("CosineAnnealingLR", [10], {"eta_min": 0.001}),
    ("CosineAnnealingWarmRestarts", [5], {}), ("CosineAnnealingWarmRestarts", [3], {"T_mult": 2, "eta_min": 0.01}),
    ("CyclicLR", [0.01, 0.1], {"step_size_up": 4}),
    ("CyclicLR", [[0.01, 0.02], [0.1, 0.3]], {"step_size_up": 3, "step_size_down": 5, "mode": "triangular2"}),
    ("CyclicLR", [0.01, 0.1], {"step_size_up": 4, "mode": "exp_range", "gamma": 0.97, "base_momentum": 0.7, "max_momentum": 0.95}),
    ("CyclicLR", [0.01, 0.1], {"step_size_up": 4, "cycle_momentum": False}),
    ("OneCycleLR", [0.1], {"total_steps": 24}), ("OneCycleLR", [[0.1, 0.5]], {"epochs": 6, "steps_per_epoch": 4, "three_phase": True}),
    ("OneCycleLR", [0.1], {"total_steps": 25, "anneal_strategy": "linear", "pct_start": 0.5, "div_factor": 10.0, "final_div_factor": 100.0}),
    ("OneCycleLR", [0.1], {"total_steps": 24, "cycle_momentum": False}),
    ("ReduceLROnPlateau", [], {"patience": 2}),
    ("ReduceLROnPlateau", [], {"mode": "max", "patience": 1, "factor": 0.5, "cooldown": 2, "min_lr": [0.04, 0.01]}),
    ("ReduceLROnPlateau", [], {"patience": 0, "threshold": 0.05, "threshold_mode": "abs", "min_lr": 0.01}),
    ("SWALR", [0.05], {"anneal_epochs": 5}), ("SWALR", [[0.05, 0.01]], {"anneal_epochs": 7, "anneal_strategy": "linear"}),
    ("SWALR", [0.05], {"anneal_epochs": 0}),
]
# Schedulers made of others: [class, positional, keyword] each.
COMBINED = [
    {"kind": "ChainedScheduler", "of": [["ConstantLR", [], {"factor": 0.1, "total_iters": 4}], ["ExponentialLR", [0.9], {}]]},
    {"kind": "SequentialLR", "of": [["LinearLR", [], {"total_iters": 4}], ["CosineAnnealingLR", [10], {}]], "milestones": [4]},
    {"kind": "SequentialLR", "of": [["ConstantLR", [], {"factor": 0.1, "total_iters": 3}], ["ExponentialLR", [0.9], {}], ["StepLR", [2], {"gamma": 0.5}]],
     "milestones": [3, 9]},
]
LAMBDAS = ["LambdaLR", "MultiplicativeLR"]
METRICS = [5.0, 4.0, 4.0, 3.9999, 4.1, 4.2, 3.0, 3.2, 3.1, 3.3, 2.99, 2.98, 2.97, 3.0, 3.0, 3.0, 3.0, 1.0, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05]


def optimizer(name):
    parameters = [torch.zeros(1, requires_grad=True) for _ in range(2)]
    groups = [{"params": [parameters[0]]}, {"params": [parameters[1]], "lr": 0.2}]
    return torch.optim.SGD(groups, lr=0.05, momentum=0.5) if name == "SGD" else torch.optim.Adam(groups, lr=0.05)


def momenta(groups):
    return [g["momentum"] if "momentum" in g else g["betas"][0] for g in groups]


def cls(name):
    return getattr(swa_utils if name == "SWALR" else S, name)


def state_of(scheduler):
    def tidy(value):
        if isinstance(value, dict):
            return {str(k): tidy(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [tidy(v) for v in value]
        return str(value) if isinstance(value, float) and value in (float("inf"), float("-inf")) else value

    return tidy(scheduler.state_dict())


def recorded(opt, scheduler):
    steps = [{"lr": [g["lr"] for g in opt.param_groups], "momentum": momenta(opt.param_groups)}]
    for step in range(STEPS):
        opt.step()
        scheduler.step(*([METRICS[step]] if isinstance(scheduler, S.ReduceLROnPlateau) else []))
        assert [g["lr"] for g in opt.param_groups] == list(scheduler.get_last_lr())
        steps.append({"lr": [g["lr"] for g in opt.param_groups], "momentum": momenta(opt.param_groups)})
        if step == 9:
            state = state_of(scheduler)
    made = {"lr": [s["lr"] for s in steps], "state_at_10": state}
    if any(s["momentum"] != steps[0]["momentum"] for s in steps):
        made["momentum"] = [s["momentum"] for s in steps]
    return made


def case(name, args, options, kind="SGD"):
    opt = optimizer(kind)
    return {"scheduler": name, "args": args, "options": options, "optimizer": kind, **recorded(opt, cls(name)(opt, *args, **options))}


def combined(given):
    opt = optimizer("SGD")
    parts = [cls(name)(opt, *args, **options) for name, args, options in given["of"]]
    scheduler = S.ChainedScheduler(parts) if given["kind"] == "ChainedScheduler" else S.SequentialLR(opt, parts, given["milestones"])
    return {**given, **recorded(opt, scheduler)}


def lambdas(name):
    opt = optimizer("SGD")
    scheduler = cls(name)(opt, [lambda epoch: 1 / (1 + epoch), lambda epoch: 0.5 + 0.25 * (epoch % 3)])
    return {"scheduler": name, **recorded(opt, scheduler)}


def fractions():
    opt = optimizer("SGD")
    scheduler = S.CosineAnnealingWarmRestarts(opt, 3, T_mult=2)
    epochs = [0.25, 1.5, 2.75, 3.5, 8.25, 9.0, 20.5]
    rates = []
    for epoch in epochs:
        scheduler.step(epoch)
        rates.append(scheduler.get_last_lr())
    return {"epochs": epochs, "lr": rates}


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(2, 3)
        self.norm = torch.nn.BatchNorm1d(3)

    def forward(self, x):
        return self.norm(self.linear(x))


def averages():
    made = []
    kinds = {
        "SWA": {}, "EMA": {"multi_avg_fn": swa_utils.get_ema_multi_avg_fn(0.9)},
        "EMA, buffers": {"multi_avg_fn": swa_utils.get_ema_multi_avg_fn(0.9), "use_buffers": True},
        "SWA, one by one": {"avg_fn": swa_utils.get_swa_avg_fn()}, "EMA, one by one": {"avg_fn": swa_utils.get_ema_avg_fn(0.5)},
    }
    for name, options in kinds.items():
        torch.manual_seed(3)
        model = Net()
        averaged = swa_utils.AveragedModel(model, **options)
        opt = torch.optim.SGD(model.parameters(), lr=0.1)
        batches = [torch.arange(8.0).reshape(4, 2).sin() * (i + 1) for i in range(5)]
        for batch in batches:
            opt.zero_grad()
            model(batch).pow(2).sum().mul(0.3).add(model.linear.weight.sum()).backward()
            opt.step()
            averaged.update_parameters(model)
        before = {k: nested(v.tolist()) for k, v in averaged.state_dict().items()}
        swa_utils.update_bn(batches, averaged)
        after = {k: nested(v.tolist()) for k, v in averaged.state_dict().items() if "running" in k or "tracked" in k}
        made.append({"kind": name, "state_dict": before, "after_update_bn": after})
    return made


def main():
    about = (
        "Two groups with rates 0.05 and 0.2 of SGD with momentum 0.5, or of Adam. lr: the groups' rates when the scheduler"
        " is made and after each of its steps; momentum likewise (momentum, or the first beta), where it changes."
        " state_at_10: state_dict() after ten steps, infinities as texts. Names and options are PyTorch's. Agreement: 1e-12 relative"
        " (C's cosine and V8's may differ in the last bit). averages: see the script; 1e-6 * (1 + |value|)."
    )
    adam = [case(n, a, o, "Adam") for n, a, o in CASES if n == "OneCycleLR" or (n == "CyclicLR" and o.get("mode") == "exp_range")]
    write(
        "schedulers.json", about, metrics=METRICS, cases=[case(*c) for c in CASES] + adam, combined=[combined(c) for c in COMBINED],
        lambdas=[lambdas(n) for n in LAMBDAS], fractions=fractions(), averages=averages(),
    )


if __name__ == "__main__":
    main()
