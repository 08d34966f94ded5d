"""optimizers.json: parameters after steps of every optimizer but SGD, Adam and AdamW (sgd_adam.py), and their state dicts."""

import torch

from _common import data, nested, write
from sgd_adam import GRADIENTS, START, plain

RECORDED = [0, 1, 9]
DTYPES = {"float64": torch.float64, "float32": torch.float32, "complex128": torch.complex128}

COMMON = {
    "Adadelta": [{}, {"lr": 0.5, "rho": 0.8, "eps": 1e-3}, {"weight_decay": 0.1}, {"maximize": True}],
    "Adagrad": [{}, {"lr": 0.1, "lr_decay": 0.05}, {"initial_accumulator_value": 0.5, "eps": 1e-3}, {"maximize": True}],
    "Adamax": [{}, {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-3}, {"weight_decay": 0.1}, {"maximize": True}],
    "ASGD": [{}, {"lr": 0.05, "lambd": 0.1, "alpha": 0.6, "t0": 3}, {"weight_decay": 0.1}, {"maximize": True}],
    "NAdam": [{}, {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-3, "momentum_decay": 0.03}, {"weight_decay": 0.1},
              {"weight_decay": 0.1, "decoupled_weight_decay": True}, {"maximize": True}],
    "RAdam": [{}, {"lr": 0.05, "betas": [0.8, 0.95], "eps": 1e-3}, {"weight_decay": 0.1},
              {"weight_decay": 0.1, "decoupled_weight_decay": True}, {"maximize": True}],
    "RMSprop": [{}, {"lr": 0.05, "alpha": 0.9, "eps": 1e-3}, {"momentum": 0.9}, {"centered": True},
                {"momentum": 0.5, "centered": True, "weight_decay": 0.1}, {"maximize": True}],
    "Rprop": [{}, {"lr": 0.1, "etas": [0.3, 1.7], "step_sizes": [0.02, 0.4]}, {"maximize": True}],
    "Adafactor": [{}, {"lr": 0.1, "beta2_decay": -0.5, "d": 1.5}, {"eps": [1e-6, 0.01]}, {"weight_decay": 0.1}, {"maximize": True}],
}
COMPLEX = ["Adadelta", "Adagrad", "Adamax", "ASGD", "NAdam", "RAdam", "RMSprop", "Rprop"]
MATRICES = [[[0.5, -1.25], [2.0, 0.25], [-0.5, 1.0]], [[0.1, -0.2], [30.0, 1e-3]]]
MUON = [{}, {"lr": 0.1, "momentum": 0.8, "nesterov": False}, {"adjust_lr_fn": "match_rms_adamw", "weight_decay": 0.0},
        {"ns_steps": 3, "ns_coefficients": [3.0, -3.0, 1.0]}]
SPARSE = [("SparseAdam", {}), ("SparseAdam", {"lr": 0.1, "betas": [0.8, 0.95], "maximize": True}), ("Adagrad", {"lr": 0.1, "lr_decay": 0.1})]
LBFGS = [{}, {"lr": 0.1, "max_iter": 7, "history_size": 3}, {"line_search_fn": "strong_wolfe"},
         {"lr": 0.5, "max_iter": 4, "history_size": 2, "line_search_fn": "strong_wolfe"}]
START_OF_LBFGS = [[-1.2, 1.0], [0.5, 2.0, -1.0]]


def tuples(options):
    return {k: tuple(v) if isinstance(v, list) else v for k, v in options.items()}


def values(parameters):
    return [nested(torch.view_as_real(p).tolist() if p.is_complex() else p.tolist()) for p in (p.detach() for p in parameters)]


def matrix_gradients():
    return [[[g[0][:2], g[0][1:], [g[0][2], g[1][0][0]]], g[1]] for g in GRADIENTS]


def run(name, options, dtype, start, gradients, steps=10):
    parameters = [torch.tensor(v, dtype=dtype, requires_grad=True) for v in start]
    optimizer = getattr(torch.optim, name)(parameters, **tuples(options))
    after = []
    for step, both in enumerate(gradients[:steps]):
        for parameter, given in zip(parameters, both, strict=True):
            parameter.grad = None if given is None else torch.tensor(given, dtype=dtype)
        optimizer.step()
        if step in RECORDED:
            after.append(values(parameters))
    return after, optimizer


def cases():
    made = []
    for name, several in COMMON.items():
        for place, options in enumerate([*several, {**several[2 if len(several) > 3 else 0], "maximize": True}, {"missing": True}]):
            missing = options == {"missing": True}
            own = {} if missing else options
            gradients = [[f, None if missing and s in (0, 3) else g] for s, (f, g) in enumerate(GRADIENTS)]
            entry = {"optimizer": name, "options": own}
            if missing:
                entry["missing"] = True
            for dtype in ("float64", "float32"):
                entry[dtype] = {"foreach": run(name, {**own, "foreach": True}, DTYPES[dtype], START, gradients)[0]}
                if name == "Adagrad":
                    entry[dtype]["fused"] = run(name, {**own, "fused": True}, DTYPES[dtype], START, gradients)[0]
            if place == 0 and name in COMPLEX:
                entry["complex128"] = {"foreach": run(name, {**own, "foreach": True}, torch.complex128, START, gradients)[0]}
            made.append(entry)
    for options in MUON:
        entry = {"optimizer": "Muon", "options": options, "matrices": True}
        for dtype in ("float64", "float32"):
            entry[dtype] = {"foreach": run("Muon", options, DTYPES[dtype], MATRICES, matrix_gradients())[0]}
        made.append(entry)
    return made


def sparse_gradient(step, dtype):
    """A sparse gradient: some rows occur twice, the order differs each time, and one has no rows."""
    rows = [[3, 1, 3], [0], [2, 2, 1], []][step % 4]
    numbers = [[0.5 * (i + 1) - 0.1 * step, -1.5 + 0.3 * i * step] for i in range(len(rows))]
    return {"indices": [rows], "values": numbers}


def sparse_case(name, options):
    entry = {"optimizer": name, "options": options, "gradients": [sparse_gradient(s, None) for s in range(6)]}
    start = [[0.5, -1.0], [2.0, 0.1], [0.0, 3.0], [-0.7, 0.2]]
    for dtype in ("float64", "float32"):
        parameter = torch.tensor(start, dtype=DTYPES[dtype], requires_grad=True)
        optimizer = getattr(torch.optim, name)([parameter], **tuples(options))
        after = []
        for gradient in entry["gradients"]:
            numbers = torch.tensor(gradient["values"], dtype=DTYPES[dtype]).reshape(-1, 2)
            parameter.grad = torch.sparse_coo_tensor(torch.tensor(gradient["indices"], dtype=torch.int64), numbers, (4, 2))
            optimizer.step()
            after.append(values([parameter])[0])
        entry[dtype] = after
        entry["state_dict"] = plain(optimizer.state_dict())
    return {**entry, "start": start}


def lbfgs_loss(parameters):
    a, b = parameters
    x, y = a.select(0, 0), a.select(0, 1)
    rosenbrock = torch.rsub(x, 1).pow(2).add(y.sub(x.pow(2)).pow(2).mul(100))
    return rosenbrock.add(b.sub(1).pow(4).sum()).add(a.sum().mul(b.sum()).pow(2).mul(0.01))


def lbfgs_case(options):
    entry = {"options": options, "start": START_OF_LBFGS}
    for dtype in ("float64", "float32"):
        parameters = [torch.tensor(v, dtype=DTYPES[dtype], requires_grad=True) for v in START_OF_LBFGS]
        optimizer = torch.optim.LBFGS(parameters, **options)

        def closure():
            optimizer.zero_grad()
            loss = lbfgs_loss(parameters)
            loss.backward()
            return loss

        after = []
        for _ in range(4):
            loss = optimizer.step(closure)
            after.append({"loss": loss.item(), "params": values(parameters)})
        state = optimizer.state_dict()["state"][0]
        entry[dtype] = {"steps": after, "evaluations": state["func_evals"], "iterations": state["n_iter"], "keys": sorted(state)}
        entry["group"] = plain(optimizer.state_dict()["param_groups"])[0]
    return entry


def state(name, options, start=START, gradients=GRADIENTS):
    _, optimizer = run(name, options, torch.float32, start, gradients, steps=2)
    return {"optimizer": name, "options": options, "state_dict": plain(optimizer.state_dict())}


def powers():
    bases = [0.9, 0.999, 0.96, 0.5, 3.0, 1.7, 1e-3]
    return [[b, e, b**e] for b in bases for e in [0.004, 0.5, 0.75, -0.8, 1.3, -2.0, 2.5e-3, 17.3]]


def main():
    states = [state(name, {}) for name in COMMON]
    states += [state("RMSprop", {"momentum": 0.9, "centered": True}), state("Muon", {}, MATRICES, matrix_gradients())]
    about = (
        "As sgd-adam.json, after the steps in recorded (counted from 0), by dtype and form; parameters start at start of"
        " sgd-adam.json, those of cases marked matrices at matrices, with matrix_gradients. complex128: the same numbers as complex"
        " ones, written as pairs. sparse: one parameter, its sparse gradients, its values after each. lbfgs: four steps on"
        " lbfgs_loss of the script. powers: base, exponent, Python's base ** exponent, to the bit."
        " Agreement as in sgd-adam.json."
    )
    write(
        "optimizers.json", about, recorded=RECORDED, matrices=MATRICES, matrix_gradients=matrix_gradients(), powers=powers(),
        cases=cases(), sparse=[sparse_case(*c) for c in SPARSE], lbfgs=[lbfgs_case(o) for o in LBFGS], states=states,
    )


if __name__ == "__main__":
    main()
