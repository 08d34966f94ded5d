"""named-optim.json: optimizers of named parameters, of rates that are tensors, and hooks around their state dicts."""

import torch
from torch import nn

from _common import write


def named():
    torch.manual_seed(0)
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.named_parameters(), lr=0.5, momentum=0.9)
    found = {"state": optimizer.state_dict()["param_groups"], "text": str(optimizer)}
    groups = [{"params": [("a", model.weight)]}, {"params": [("b", model.bias)], "lr": 0.1}]
    found["groups"] = [group["param_names"] for group in torch.optim.SGD(groups, lr=0.5).state_dict()["param_groups"]]
    other = torch.optim.SGD([("x", nn.Parameter(torch.ones(1, 2))), ("y", nn.Parameter(torch.ones(1)))], lr=1)
    other.load_state_dict(optimizer.state_dict())
    found["loaded"] = other.param_groups[0]["param_names"]
    return found


OPTIMIZERS = {
    "SGD": lambda params, lr: torch.optim.SGD(params, lr=lr, momentum=0.9),
    "Adam": lambda params, lr: torch.optim.Adam(params, lr=lr),
    "Adagrad": lambda params, lr: torch.optim.Adagrad(params, lr=lr),
    "RMSprop": lambda params, lr: torch.optim.RMSprop(params, lr=lr),
}


def trained(name):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    rate = torch.tensor(0.25)
    optimizer = OPTIMIZERS[name]([w], rate)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)
    seen = []

    def closure():
        optimizer.zero_grad()
        loss = (w * w).sum()
        loss.backward()
        return loss

    for _ in range(4):
        optimizer.step(closure)
        scheduler.step()
        seen.append([w.tolist(), float(optimizer.param_groups[0]["lr"])])
    return {"optimizer": name, "seen": seen, "same": optimizer.param_groups[0]["lr"] is rate}


def hooks():
    heard = []
    w = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.5)
    optimizer.register_state_dict_pre_hook(lambda o: heard.append("before saving"))
    optimizer.register_state_dict_post_hook(lambda o, s: heard.append("after saving") or {**s, "extra": 1})
    optimizer.register_state_dict_post_hook(lambda o, s: heard.append("prepended"), prepend=True)
    optimizer.register_load_state_dict_pre_hook(
        lambda o, s: heard.append("before loading") or {**s, "param_groups": [{**s["param_groups"][0], "lr": 7.0}]}
    )
    optimizer.register_load_state_dict_post_hook(lambda o: heard.append(f"after loading {o.param_groups[0]['lr']}"))
    state = optimizer.state_dict()
    optimizer.load_state_dict(state)
    return {"keys": list(state), "heard": heard}


about = "Programs as in the script. float32, agreement to 1e-6."
write("named-optim.json", about, named=named(), trained=[trained(name) for name in OPTIMIZERS], hooks=hooks())
