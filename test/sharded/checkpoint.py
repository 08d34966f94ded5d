# Two ranks of Python load what Node saved, in other parts, and save it again.
import json
import sys

import torch
import torch.distributed as dist
import torch.distributed.checkpoint as dcp
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.tensor import Shard, distribute_tensor

folder = sys.argv[1]
dist.init_process_group("gloo")
mesh = init_device_mesh("cpu", (dist.get_world_size(),))


def state():
    model = torch.nn.Linear(3, 2)
    torch.nn.init.zeros_(model.weight)
    adam = {
        f"state.{name}.{key}": torch.zeros([] if key == "step" else p.shape)
        for name, p in model.named_parameters()
        for key in ["step", "exp_avg", "exp_avg_sq"]
    }
    return {
        **{f"model.{name}": value for name, value in model.state_dict().items()},
        **adam,
        "rows": distribute_tensor(torch.zeros(5, 4, dtype=torch.float64), mesh, [Shard(1)]),
        "half": torch.zeros(2, dtype=torch.bfloat16),
        "count": torch.tensor(0),
    }


found = state()
dcp.load(found, storage_reader=dcp.HuggingFaceStorageReader(f"{folder}/ours"))
again = {**found, "rows": distribute_tensor(found["rows"].full_tensor() * 2, mesh, [Shard(0)])}
dcp.save(again, storage_writer=dcp.HuggingFaceStorageWriter(f"{folder}/theirs", save_distributed=True))
found["rows"] = found["rows"].full_tensor()

checkpoint = torch.load(f"{folder}/whole.pt")
model = torch.nn.Linear(3, 2)
model.load_state_dict(checkpoint["model"])
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(checkpoint["optimizer"])
named = zip(["weight", "bias"], optimizer.state_dict()["state"].values())
consolidated = {
    **{f"model.{name}": value for name, value in model.state_dict().items()},
    **{f"state.{name}.{key}": value for name, kept in named for key, value in kept.items()},
}
dist.destroy_process_group()


def shown(tensors):
    return {name: [str(x.dtype).removeprefix("torch."), x.double().tolist()] for name, x in tensors.items()}


print(json.dumps([shown(found), shown(consolidated)]))
