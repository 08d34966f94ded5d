"""Torchvision models that torch.export.save writes, with what they give in Python, for exported.cjs.

Answers lines of its input, each with a line of JSON: {"make": name, "mode": "eval", "train" or "decomposed", ...} writes
FOLDER/model.pt2 and FOLDER/values.pt.
"""

import json
import sys
import warnings

import torch
import torchvision
from torch.export import Dim

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
STEPS = 10


def exported(model, x):
    """The program with a batch of any size, or of this one where Python cannot export it so."""
    try:
        return torch.export.export(model, (x,), dynamic_shapes=({0: Dim("batch", min=2, max=64)},)), True
    except Exception:
        return torch.export.export(model, (x,)), False


def tensors(value):
    return [leaf for leaf in torch.utils._pytree.tree_leaves(value) if isinstance(leaf, torch.Tensor)]


def loss_of(module, x):
    return sum(out.square().mean() for out in tensors(module(x)))


def make(name, mode, folder, size, options):
    torch.manual_seed(1)
    model = torchvision.models.get_model(name, weights=None, **options).train(mode == "train")
    batches = [torch.randn(count, 3, size, size) for count in (2, 3)]
    program, is_dynamic = exported(model, batches[0])
    if mode == "decomposed":
        program = program.run_decompositions()
    torch.export.save(program, f"{folder}/model.pt2")
    del model, program
    module = torch.export.load(f"{folder}/model.pt2").module()
    calls = []
    for x in batches[: 2 if is_dynamic else 1]:
        torch.manual_seed(2)
        with torch.no_grad():
            calls.append((x, tensors(module(x))))
    torch.manual_seed(3)
    loss_of(module, batches[0]).backward()
    grads = {key: p.grad.clone() for key, p in module.named_parameters() if p.grad is not None}
    optimizer = torch.optim.SGD(module.parameters(), lr=1e-3, momentum=0.9)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss_of(module, batches[0]).backward()
        optimizer.step()
    values = {"calls": calls, "grads": grads, "after": dict(module.state_dict())}
    torch.save(values, f"{folder}/values.pt")
    return {"dynamic": is_dynamic}


for line in sys.stdin:
    try:
        answer = make(**json.loads(line))
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:400]}
    print(json.dumps(answer), flush=True)
