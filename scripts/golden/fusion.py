"""fusion.json: what torch.nn.utils makes of a layer and the BatchNorm after it, and of parametrizations that are transferred."""

import torch
from torch import nn
from torch.nn.utils import fuse_conv_bn_eval, fuse_linear_bn_eval, parametrize

from _common import write

PAIRS = {
    "Conv2d": lambda: (nn.Conv2d(2, 3, 2), nn.BatchNorm2d(3), (1, 2, 3, 3)),
    "Conv1d without bias": lambda: (nn.Conv1d(2, 3, 2, bias=False), nn.BatchNorm1d(3), (1, 2, 4)),
    "Conv2d before one without affine": lambda: (nn.Conv2d(2, 3, 2), nn.BatchNorm2d(3, affine=False), (1, 2, 3, 3)),
    "ConvTranspose2d": lambda: (nn.ConvTranspose2d(2, 3, 2), nn.BatchNorm2d(3), (1, 2, 3, 3)),
    "Linear": lambda: (nn.Linear(2, 3), nn.BatchNorm1d(3), (4, 2)),
    "Linear without bias": lambda: (nn.Linear(2, 3, bias=False), nn.BatchNorm1d(3), (4, 2)),
}


def case(name):
    torch.manual_seed(0)
    layer, norm, shape = PAIRS[name]()
    x = torch.linspace(-1, 1, torch.Size(shape).numel()).reshape(shape)
    norm(layer(x))
    layer.eval(), norm.eval()
    if name.startswith("Linear"):
        fused = fuse_linear_bn_eval(layer, norm)
    else:
        fused = fuse_conv_bn_eval(layer, norm, transpose="Transpose" in name)
    state = {key: value.tolist() for key, value in fused.state_dict().items()}
    asks = {key: value.requires_grad for key, value in fused.named_parameters()}
    return {"pair": name, "state": state, "asks": asks, "output": fused(x).tolist()}


class Doubled(nn.Module):
    def forward(self, x):
        return x * 2

    def right_inverse(self, x):
        return x / 2


def transferred():
    torch.manual_seed(0)
    a, b = nn.Linear(2, 2), nn.Linear(2, 2)
    parametrize.register_parametrization(a, "weight", Doubled())
    parametrize.transfer_parametrizations_and_params(a, b)
    return {
        "keys": list(b.state_dict()),
        "weight": b.weight.tolist(),
        "shared": b.parametrizations.weight.original is a.parametrizations.weight.original,
        "type": parametrize.type_before_parametrizations(b).__name__,
    }


about = "Layers are made after manual_seed(0); state and output are of the fused layer. float32, agreement to 1e-6."
write("fusion.json", about, cases=[case(name) for name in PAIRS], transferred=transferred())
