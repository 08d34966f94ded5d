"""arguments.json: what PyTorch makes of arguments by position and of options that are easily forgotten."""
import torch
import torch.nn.functional as F
from torch import nn

from _common import write

x, y = torch.tensor([1.0, 2.0, 4.0]), torch.tensor([0.5, 2.5, 1.0])


def drawn(fill):
    torch.manual_seed(0)
    return fill(torch.empty(3, 2)).flatten().tolist()


def trained():
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimizer = torch.optim.SGD([w], 0.1, 0.9)
    for _ in range(3):
        optimizer.zero_grad(False)
        (w * w).sum().backward()
        optimizer.step()
    return w.tolist()


def rates():
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 1.0)
    optimizer.step()
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)
    found = []
    for epoch in [None, None, None, 5, 2]:
        scheduler.step(epoch)
        found += scheduler.get_last_lr()
    return found


tied = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
tied[1].weight = tied[0].weight
weight, reductions = torch.tensor([0.5, 2.0, 0.25]), ["none", "mean", "sum"]
weighted_losses = {"mseLoss": F.mse_loss, "l1Loss": F.l1_loss, "huberLoss": F.huber_loss}
image = torch.zeros(2, 3, 4, 5).contiguous(memory_format=torch.channels_last)

write(
    "arguments.json",
    "arguments by position, and options that are easily forgotten",
    **{
        "losses": {
            "third": F.mse_loss(x, y, None, None, "sum").item(),
            "named": F.mse_loss(x, y, reduction="sum").item(),
            "huber": F.huber_loss(x, y, "sum", 2.0).item(),
        },
        "weighted": {
            name: {reduction: loss(x, y, reduction=reduction, weight=weight).tolist() for reduction in reductions}
            for name, loss in weighted_losses.items()
        },
        "init": {
            "orthogonal_": drawn(lambda w: nn.init.orthogonal_(w, 5)),
            "xavierUniform_": drawn(lambda w: nn.init.xavier_uniform_(w, 5)),
            "truncNormal_": drawn(lambda w: nn.init.trunc_normal_(w, 0, 0.02)),
            "kaimingNormal_": drawn(lambda w: nn.init.kaiming_normal_(w, 1, "fan_out")),
        },
        "sgd": trained(),
        "rates": rates(),
        "names": {
            "all": [name for name, _ in tied.named_parameters("", True, False)],
            "prefixed": [name for name, _ in tied.named_parameters("net")],
            "own": [name for name, _ in tied.named_parameters("", False)],
            "state": list(tied.state_dict(prefix="net.")),
        },
        "contiguous": [
            t.is_contiguous(memory_format=f)
            for t in (image, image.contiguous(), torch.zeros(2, 1, 4, 5), torch.zeros(2, 3))
            for f in (torch.contiguous_format, torch.channels_last)
        ],
    },
)
