"""Ten steps of training with every optimizer of PyTorch's OptimizerInfo database and every learning-rate scheduler.

  {"name", "optimizer", "options", "scheduler"?: [class, args, options], "sparse"?: true, "state": {name: T}, "x": T, "y"?: T,
   "after": {name: T}, "losses": [number]}
Usage: training.py CACHE_FOLDER COMPACT_FILE, writing CACHE_FOLDER/training.jsonl and the same, compressed, to COMPACT_FILE.
The model is Linear(3, 4), Tanh, Linear(4, 2) with the mean squared error, its weights alone for optimizers that take only matrices;
"sparse": rows 0, 2 and 4 of Embedding(5, 3), with the sum of their squares. All is float64; each step gets the loss as a closure.
"""

import sys
import warnings
from pathlib import Path

import torch
from record import Recorder, lines, literal, write
from torch.testing._internal.common_optimizers import optim_db

warnings.filterwarnings("ignore")
STEPS = 10
# Options that choose a kernel and do not affect results.
FORMS = {"foreach", "fused", "capturable", "differentiable"}
SCHEDULERS = [
    ("StepLR", [3], {}), ("MultiStepLR", [[2, 7]], {"gamma": 0.3}), ("ConstantLR", [], {"factor": 0.2, "total_iters": 7}),
    ("LinearLR", [], {}), ("ExponentialLR", [0.9], {}), ("PolynomialLR", [], {"total_iters": 8, "power": 1.7}),
    ("CosineAnnealingLR", [6], {"eta_min": 0.001}), ("CosineAnnealingWarmRestarts", [3], {"T_mult": 2}),
    ("CyclicLR", [0.01, 0.1], {"step_size_up": 4}), ("OneCycleLR", [0.1], {"total_steps": 12}),
    ("ReduceLROnPlateau", [], {"patience": 0, "threshold": 0.5}), ("SWALR", [0.05], {"anneal_epochs": 5}),
    ("LambdaLR", ["power"], {}), ("MultiplicativeLR", ["power"], {}),
    ("SequentialLR", [["ConstantLR", [], {"total_iters": 3}], ["ExponentialLR", [0.9], {}]], {"milestones": [4]}),
    ("ChainedScheduler", [["ConstantLR", [], {"total_iters": 4}], ["ExponentialLR", [0.9], {}]], {}),
]


def scheduler_of(name, args, options, optimizer):
    kind = torch.optim.swa_utils.SWALR if name == "SWALR" else getattr(torch.optim.lr_scheduler, name)
    if name in ("SequentialLR", "ChainedScheduler"):
        parts = [scheduler_of(*part, optimizer) for part in args]
        return kind(optimizer, parts, **options) if name == "SequentialLR" else kind(parts)
    return kind(optimizer, *[(lambda epoch: 0.95**epoch) if arg == "power" else arg for arg in args], **options)


def case_of(name, optimizer_class, options, scheduler=None, sparse=False, matrices=False):
    torch.manual_seed(7)
    if sparse:
        model = torch.nn.Embedding(5, 3, sparse=True).double()
        x, y = torch.tensor([0, 2, 4]), None
    else:
        model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2)).double()
        x, y = torch.randn(6, 3, dtype=torch.float64), torch.randn(6, 2, dtype=torch.float64)
    recorder = Recorder()
    case = {"name": name, "optimizer": optimizer_class.__name__, "options": {k: recorder.value(v) for k, v in options.items()}}
    if scheduler is not None:
        case["scheduler"] = scheduler
    if sparse:
        case["sparse"] = True
    case |= {"state": {k: literal(v.detach()) for k, v in model.state_dict().items()}, "x": literal(x)}
    if y is not None:
        case["y"] = literal(y)
    optimizer = optimizer_class([p for p in model.parameters() if p.ndim == 2 or not matrices], **options)
    rates = scheduler_of(*scheduler, optimizer) if scheduler is not None else None

    def closure():
        optimizer.zero_grad()
        result = model(x)
        loss = result.square().sum() if y is None else torch.nn.functional.mse_loss(result, y)
        loss.backward()
        return loss

    losses = []
    for _ in range(STEPS):
        losses.append(optimizer.step(closure).item())
        if rates is not None:
            rates.step(*([losses[-1]] if scheduler[0] == "ReduceLROnPlateau" else []))
    return case | {"after": {k: literal(v.detach()) for k, v in model.state_dict().items()}, "losses": losses}


def cases():
    for info in optim_db:
        seen = set()
        for given in info.optim_inputs_func(device="cpu", dtype=torch.float64):
            options = {name: value for name, value in given.kwargs.items() if name not in FORMS}
            if any(isinstance(value, torch.Tensor) for value in options.values()) or repr(options) in seen:
                continue
            seen.add(repr(options))
            kind = info.optim_cls
            yield case_of(f"optim.{kind.__name__}", kind, options, sparse=info.only_supports_sparse_grads, matrices=kind.__name__ == "Muon")
    for scheduler in SCHEDULERS:
        space = "swaUtils" if scheduler[0] == "SWALR" else "lrScheduler"
        yield case_of(f"optim.{space}.{scheduler[0]}", torch.optim.SGD, {"lr": 0.1, "momentum": 0.9}, scheduler)


def main(cache, compact_file):
    found = list(cases())
    header = {"made_by": "scripts/parity/training.py", "torch": torch.__version__, "names": list(dict.fromkeys(c["name"] for c in found)), "without": {}}
    write(cache / "training.jsonl", lines(header, found))
    write(compact_file, lines(header, found), compress=True)
    print(f"parity: {len(found)} cases of {len(header['names'])} optimizers and schedulers in {compact_file.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
