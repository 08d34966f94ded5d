"""safetensors-dtypes.safetensors: a file by the reference writer; safetensors-dtypes.json: what is in it."""

import safetensors
import safetensors.torch
import torch

from _common import FOLDER, dtype_name, write

DTYPES = [
    "bool", "uint8", "int8", "float8_e5m2", "float8_e4m3fn", "float8_e8m0fnu", "float8_e4m3fnuz", "float8_e5m2fnuz",
    "int16", "uint16", "float16", "bfloat16", "int32", "uint32", "float32", "complex64", "float64", "int64", "uint64",
    "float4_e2m1fn_x2",
]


def sample(name):
    """A [2, 3] tensor made from bytes, so that no bit pattern is rounded."""
    dtype = getattr(torch, name)
    values = [(7 * i + 3) % 2 if name == "bool" else (37 * i + 11) % 256 for i in range(6 * dtype.itemsize)]
    return torch.tensor(values, dtype=torch.uint8).view(dtype).reshape(2, 3)


def stored(tensor):
    """The tensor as stored in the file: in its own dtype, byte by byte."""
    data = tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
    return {"dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape), "hex": data.hex()}


tensors = {name: sample(name) for name in DTYPES}
tensors["scalar"] = torch.tensor(2.5)
tensors["empty"] = torch.zeros(0, 4)
tensors['näme "\u2028" ✓'] = torch.arange(3, dtype=torch.int32)
tensors["__proto__"] = torch.tensor([1.0])

path = FOLDER / "safetensors-dtypes.safetensors"
safetensors.torch.save_file(tensors, path, metadata={"format": "pt"})
path.chmod(0o644)
write(
    "safetensors-dtypes.json",
    "what the safetensors package wrote into safetensors-dtypes.safetensors: name, dtype, shape, bytes",
    safetensors=safetensors.__version__,
    tensors=[{"name": name, **stored(tensor)} for name, tensor in tensors.items()],
)
