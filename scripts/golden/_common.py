"""Shared by all golden scripts: the header of a file, recipes for tensors, and the encoding of tensors.

A recipe says how to make a tensor, in a form that TypeScript rebuilds with a dozen lines:
  {"data": nested list, "dtype": "float32", "shape": [2, 3]}     "nan", "inf", "-inf" and integers from 2^53 are strings,
                                                                 complex numbers are [real, imaginary]
  {"op": "arange", "args": [6], "options": {"dtype": "float32"}} torch.arange(6, dtype=torch.float32)
  {"self": recipe, "op": "reshape", "args": [[2, 3]]}            a method on another recipe
An argument may be a recipe. Argument order is the schema's, sizes are one list, options are keyword arguments.
"""

import hashlib
import json
import math
import os
import sys
import tempfile
from pathlib import Path

import torch

FOLDER = Path(__file__).resolve().parents[2] / "test" / "golden"
JSON_SAFE = 2**53 - 1

torch.set_num_threads(1)


def dtype_name(dtype):
    return str(dtype).removeprefix("torch.")


def number(value):
    """A Python number for JSON, which has no nan, no infinity and no exact integer beyond 2^53."""
    if isinstance(value, bool):
        return value
    if isinstance(value, complex):
        return [number(value.real), number(value.imag)]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and abs(value) > JSON_SAFE:
        return str(value)
    return value


def nested(value):
    return [nested(v) for v in value] if isinstance(value, list) else number(value)


def data(tensor):
    """A tensor as a recipe of data: float32 values are written exactly, as doubles."""
    tensor = tensor.detach()
    return {"data": nested(tensor.tolist()), "dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape)}


def raw(tensor):
    """The tensor's bytes in logical order, little-endian; float16 and bfloat16 as float32, which holds them exactly."""
    if tensor.dtype in (torch.float16, torch.bfloat16):
        tensor = tensor.float()
    return tensor.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def sha256(tensor):
    return hashlib.sha256(raw(tensor)).hexdigest()


def bits(tensor):
    """A tensor for comparisons of bits: dtype, shape and all bytes as hex."""
    return {"dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape), "hex": raw(tensor).hex()}


def is_recipe(value):
    return isinstance(value, dict) and ("op" in value or "data" in value)


def argument(value):
    if is_recipe(value):
        return build(value)
    if isinstance(value, list):
        return [argument(v) for v in value]
    if isinstance(value, str):
        kind = getattr(torch, value, None)
        return kind if isinstance(kind, torch.dtype) else value
    return value


def scalar(value):
    if isinstance(value, str):
        return float(value) if value.removeprefix("-") in ("nan", "inf") else int(value)
    return value


def scalars(values, is_complex, depth):
    if depth == 0:
        return complex(scalar(values[0]), scalar(values[1])) if is_complex else scalar(values)
    return [scalars(v, is_complex, depth - 1) for v in values]


def build(recipe):
    """The tensor that a recipe describes."""
    if "data" in recipe:
        dtype = argument(recipe["dtype"])
        shape = recipe["shape"]
        values = scalars(recipe["data"], dtype.is_complex, len(shape))
        return torch.tensor(values, dtype=dtype).reshape(shape)
    owner = build(recipe["self"]) if "self" in recipe else torch
    args = [argument(a) for a in recipe.get("args", [])]
    options = {k: argument(v) for k, v in recipe.get("options", {}).items()}
    return getattr(owner, recipe["op"])(*args, **options)


def given(values, dtype="float64", shape=None):
    """A recipe from a nested list."""
    tensor = torch.tensor(values, dtype=getattr(torch, dtype))
    return data(tensor if shape is None else tensor.reshape(shape))


def op(name, *args, of=None, **options):
    """A recipe from a call: op("rand", [5]) or op("uniform_", 0, 1, of=op("empty", [5]))."""
    recipe = {} if of is None else {"self": of}
    recipe["op"] = name
    if args:
        recipe["args"] = list(args)
    if options:
        recipe["options"] = options
    return recipe


def compact(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def write(name, about, **content):
    """Writes test/golden/<name>: the header, then one line for each entry, so that a change shows as changed lines."""
    header = {
        "made_by": str(Path(sys.argv[0]).resolve().relative_to(FOLDER.parents[1]).as_posix()),
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
        "cpu": torch.backends.cpu.get_cpu_capability(),
        "about": about,
    }
    lines = [f"{compact(key)}: {compact(value)}" for key, value in header.items()]
    for key, value in content.items():
        if isinstance(value, list) and any(isinstance(v, (list, dict)) for v in value):
            lines.append(f"{compact(key)}: [\n" + ",\n".join(compact(v) for v in value) + "\n]")
        elif isinstance(value, dict):
            entries = ",\n".join(f"{compact(k)}: {compact(v)}" for k, v in value.items())
            lines.append(f"{compact(key)}: {{\n{entries}\n}}")
        else:
            lines.append(f"{compact(key)}: {compact(value)}")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    json.loads(text)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=FOLDER, delete=False, encoding="utf-8") as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, FOLDER / name)
    print(f"golden: {name} {len(text) / 1000:.0f} kB")
