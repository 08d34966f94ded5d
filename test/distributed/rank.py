# The same as rank.mjs, in Python.
import datetime
import json
import sys

import torch
import torch.distributed as dist

cases = json.loads(sys.argv[1])
dist.init_process_group("gloo", timeout=datetime.timedelta(seconds=30))
rank, size = dist.get_rank(), dist.get_world_size()
others = dist.new_group([1])
dist.new_group([0])
OPS = {"sum": "SUM", "avg": "AVG", "product": "PRODUCT", "min": "MIN", "max": "MAX", "band": "BAND", "bor": "BOR", "bxor": "BXOR"}


def rows(x, times):
    return torch.zeros([x.shape[0] * times, *x.shape[1:]], dtype=x.dtype)


def call(name, x, op="sum", asyncOp=False):
    op = getattr(dist.ReduceOp, OPS[op])
    if name == "allReduce":
        work = dist.all_reduce(x, op, async_op=asyncOp)
        if asyncOp:
            work.wait()
        return [x]
    if name == "allReduceInGroup":
        if rank == 1:
            dist.all_reduce(x, group=others)
        return [x]
    if name == "reduce":
        dist.reduce(x, 1, op)
        return [x] if rank == 1 else []
    if name == "broadcast":
        dist.broadcast(x, 1)
        return [x]
    if name == "allGather":
        outputs = [torch.zeros_like(x) for _ in range(size)]
        dist.all_gather(outputs, x)
        return outputs
    if name == "allGatherIntoTensor":
        output = rows(x, size)
        dist.all_gather_into_tensor(output, x)
        return [output]
    if name == "reduceScatterTensor":
        output = torch.zeros_like(x)
        dist.reduce_scatter_tensor(output, torch.cat([x + i for i in range(size)]).to(x.dtype), op)
        return [output]
    if name == "scatter":
        output = torch.zeros_like(x)
        dist.scatter(output, [(x + i).to(x.dtype) for i in range(size)] if rank == 1 else None, src=1)
        return [output]
    if name == "gather":
        outputs = [torch.zeros_like(x) for _ in range(size)] if rank == 1 else None
        dist.gather(x, outputs, dst=1)
        return outputs or []
    if name == "allToAll":
        # gloo has no all_to_all.
        output = rows(x, size)
        dist.all_to_all_single(output, torch.cat([(x + i).to(x.dtype) for i in range(size)]))
        return list(output.split(x.shape[0]))
    if name == "allToAllSingle":
        splits = [(i + rank) % 2 + 1 for i in range(size)]
        whole = rows(x, sum(splits))
        whole[: x.shape[0]] = x
        output = torch.zeros_like(whole)
        sizes = [n * x.shape[0] for n in splits]
        dist.all_to_all_single(output, whole, sizes, sizes)
        return [output]
    if name == "message" or name == "messageOfAny":
        tag = 3 if name == "message" else 0
        if rank == 0:
            dist.send(x, 1, tag=tag)
        elif rank == 1:
            dist.recv(x, 0 if name == "message" else None, tag=tag)
        return [x]
    dist.barrier()
    return [x]


results = []
for name, dtype, shape, *options in cases:
    x = (torch.arange(torch.Size(shape).numel()).reshape(shape) + rank + 1).to(getattr(torch, dtype))
    found = call(name, x, **(options[0] if options else {}))
    results.append([[str(t.dtype).removeprefix("torch."), t.double().tolist()] for t in found])
dist.destroy_process_group()
print(json.dumps(results))
