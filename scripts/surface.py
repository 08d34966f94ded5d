"""Which names PyTorch makes public, and where: the generator groups libtorch's operators by this. Writes scripts/surface.json."""
import json
import pathlib

import torch


def names(module):
    return sorted(name for name in dir(module) if not name.startswith("__") and callable(getattr(module, name)))


surface = {
    "torch": names(torch),
    "Tensor": names(torch.Tensor),
    "functional": names(torch.nn.functional),
    "nn": names(torch._C._nn),
    "linalg": names(torch.linalg),
    "fft": names(torch.fft),
    "special": names(torch.special),
}
operators = {name.split("::")[1].split(".")[0] for name in torch._C._dispatch_get_all_op_names() if name.startswith("aten::")}
prefixes = {"linalg": "linalg_", "fft": "fft_", "special": "special_"}
surface = {
    group: [name for name in members if prefixes.get(group, "") + name.removeprefix(prefixes.get(group, "")) in operators]
    for group, members in surface.items()
}
surface = {"made by": "scripts/surface.py", "torch version": torch.__version__, **surface}
path = pathlib.Path(__file__).with_name("surface.json")
path.write_text(json.dumps(surface, indent=0) + "\n")
