"""python bench/programs/_time.py PROGRAM '{ "mnist": …, "threads": 1, "steps": 300 }': as _time.mjs."""

import importlib
import json
import sys
import time

import torch

options = json.loads(sys.argv[2])
torch.set_num_threads(options["threads"])
program = importlib.import_module(sys.argv[1]).train(options["mnist"])

losses, times = [], []
for _ in range(options["steps"]):
    start = time.perf_counter()
    losses.append(next(program))
    times.append((time.perf_counter() - start) * 1e3)
version = f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}"
print(json.dumps({"version": version, "losses": losses, "times": times}))
