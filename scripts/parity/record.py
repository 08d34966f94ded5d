"""How parity cases are written: values as JSON, and the calls that a Python function makes on torch.

T, a tensor: {"dtype", "shape", "data": base64 of the little-endian bytes in logical order, "grad"?: true, "layout"?,
  "view"?: {"size", "stride", "offset"} of what the tensor is within these data}
Values: numbers, strings, booleans and null as they are, lists as lists, and objects of one key: {"t": index into the case's
tensors}, {"r": [call, output or null]} an earlier result, {"x": "inf"}, {"n": "9007199254740993"}, {"z": [re, im]},
{"s": [start, stop, step]}, {"e": 1} the ellipsis, {"f": name} a function, {"m": [class, args, kwargs]} a module,
{"T": T} a tensor in a result.
"""

import base64
import contextlib
import gzip
import inspect
import json
import math
import os
import warnings
from unittest import mock

import numpy
import torch
from torch.overrides import TorchFunctionMode, resolve_name

torch.set_num_threads(1)
warnings.filterwarnings("ignore")

SEED = 42
SAFE = 2**53 - 1
LIMIT = 100_000
VIEW_LIMIT = 16_000

# Operators and protocols in Python are functions in TypeScript.
REFLECTED = {
    "__radd__": "torch.add", "__rmul__": "torch.mul", "__rsub__": "torch.sub", "__rdiv__": "torch.div",
    "__rpow__": "torch.pow", "__rmod__": "torch.remainder", "__rmatmul__": "torch.matmul",
    "__rand__": "torch.bitwise_and", "__ror__": "torch.bitwise_or", "__rxor__": "torch.bitwise_xor",
}
# Python takes these sizes, tensors or shapes one by one; TypeScript takes an array.
SIZES = {"expand", "view", "repeat", "permute", "reshape", "tile", "resize_", "sum_to_size", "new_zeros", "new_ones", "new_empty"}
FIRST_SIZES = {"randn", "rand", "zeros", "ones", "empty"}
LISTS = {"broadcast_tensors", "block_diag", "cartesian_prod", "meshgrid", "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_shapes"}
# Arguments that have a default but are given by position in TypeScript.
POSITIONAL = {
    "dropout": "p", "dropout1d": "p", "dropout2d": "p", "dropout3d": "p", "alpha_dropout": "p", "feature_alpha_dropout": "p",
    "embedding_bag": "offsets", "forward": "hx",
}
UNHOOKED = {"svd_lowrank", "pca_lowrank"}


class Unsupported(Exception):
    pass


def dtype_name(dtype):
    return str(dtype).removeprefix("torch.")


def raw(tensor):
    dense = tensor.detach().resolve_conj().resolve_neg().contiguous().reshape(-1)
    return dense.view(torch.uint8).numpy().tobytes() if dense.numel() else b""


def is_view(tensor):
    """Whether the tensor is only a part of its memory, or has another layout."""
    return not tensor.is_contiguous() or tensor.untyped_storage().nbytes() != tensor.numel() * tensor.element_size()


def literal(tensor):
    layout = {}
    if tensor.layout is not torch.strided:
        layout = {"layout": dtype_name(tensor.layout)}
        tensor = tensor.detach().to_dense()
    grad = {"grad": True} if tensor.requires_grad and tensor.is_leaf else {}
    view = {}
    if not layout and is_view(tensor) and tensor.untyped_storage().nbytes() <= VIEW_LIMIT and not (tensor.is_conj() or tensor.is_neg()):
        view = {"view": {"size": list(tensor.shape), "stride": list(tensor.stride()), "offset": tensor.storage_offset()}}
        tensor = torch.empty(0, dtype=tensor.dtype).set_(tensor.detach().untyped_storage())
    data = base64.b64encode(raw(tensor)).decode()
    return {"dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape), "data": data, **grad, **layout, **view}


def result_literal(tensor):
    return literal(tensor.detach() if tensor.layout is not torch.strided else tensor.detach().clone(memory_format=torch.contiguous_format))


def scalar(value):
    if isinstance(value, float) and not math.isfinite(value):
        return {"x": str(value)}
    if isinstance(value, complex):
        return {"z": [scalar(value.real), scalar(value.imag)]}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > SAFE:
        return {"n": str(value)}
    return value


class Recorder(TorchFunctionMode):
    """The calls that a Python function makes on torch, without nested ones."""

    def __init__(self):
        super().__init__()
        self.tensors = []
        self.leaves = []
        self.calls = []
        self.results = []
        self.output = None

    def __torch_function__(self, func, types, args=(), kwargs=None):
        is_overload = isinstance(func, torch._ops.OpOverload)
        return self.call(f"torch.ops.{func}" if is_overload else resolve_name(func), func, args, kwargs or {})

    def call(self, name, func, args, kwargs):
        self.calls.append(self.described(name, func, args, kwargs))
        result = func(*args, **kwargs)
        self.results.append(result)
        return result

    def described(self, name, func, args, kwargs):
        name = name.replace("torch.functional.", "torch.").replace("torch.Tensor.", "Tensor.")
        base = name.split(".")[-1]
        args, kwargs = named_defaults(func, list(args), dict(kwargs))
        if base in REFLECTED:
            name, args = REFLECTED[base], [args[1], args[0]]
        elif base in SIZES and name.startswith("Tensor.") and len(args) > 1 and isinstance(args[1], int):
            args = [args[0], args[1:]]
        elif base in FIRST_SIZES and args and isinstance(args[0], int):
            args = [args]
        elif base == "__getitem__":
            args = [args[0], *args[1]] if isinstance(args[1], tuple) else args
        elif "return_indices" in kwargs:
            wanted = kwargs.pop("return_indices") and not base.endswith("_with_indices")
            name += "_with_indices" if wanted else ""
        elif name == "Tensor.to":
            kwargs |= zip(("non_blocking", "copy"), [a for a in args if isinstance(a, bool)])
            args = [a for a in args if not isinstance(a, bool)]
            if len(args) == 3:
                kwargs |= {"device": args[1], "dtype": args[2]}
                args = args[:1]
        elif base in LISTS and (len(args) != 1 or not (isinstance(args[0], (list, tuple)) or base.startswith("atleast"))):
            args = [args]
        return {"fn": name, "args": [self.value(a) for a in args], "kwargs": {k: self.value(v) for k, v in kwargs.items()}}

    def hooked(self, name):
        """Records torch.<name> where it does not call modes itself."""
        if name not in UNHOOKED:
            return contextlib.nullcontext()
        original = getattr(torch, name)

        def recorded(*args, **kwargs):
            with torch._C.DisableTorchFunction():
                return self.call(f"torch.{name}", original, args, kwargs)

        return mock.patch.object(torch, name, recorded)

    def end_with(self, result):
        """Leaves out the calls after the one that gave the result, such as restoring the generator's state."""
        for call in reversed(range(len(self.calls))):
            made = self.results[call]
            if same_items(made, result):
                self.output = list(range(len(result))) if isinstance(result, tuple) and len(result) < len(made) else None
            elif isinstance(self.results[call], (list, tuple)) and any(item is result for item in self.results[call]):
                self.output = next(i for i, item in enumerate(self.results[call]) if item is result)
            else:
                continue
            self.calls, self.results = self.calls[: call + 1], self.results[: call + 1]
            return
        raise Unsupported("its OpInfo is a Python function of its own, without one public call")

    def value(self, value):
        if isinstance(value, torch.Tensor):
            return self.tensor(value)
        if value is None or isinstance(value, (bool, str)):
            return value
        if isinstance(value, (numpy.ndarray, numpy.generic)):
            return self.value(value.tolist())
        if isinstance(value, (int, float, complex)):
            return scalar(value)
        if isinstance(value, (torch.dtype, torch.layout, torch.memory_format, torch.device)):
            return dtype_name(value)
        if isinstance(value, slice):
            return {"s": [value.start, value.stop, value.step]}
        if value is Ellipsis:
            return {"e": 1}
        if isinstance(value, (list, tuple, range, torch.Size)):
            return [self.value(v) for v in value]
        if isinstance(value, torch.nn.PairwiseDistance):
            return {"f": "torch.nn.functional.pairwise_distance"}
        if isinstance(value, torch.nn.Module) and hasattr(value, "made_with"):
            args, kwargs = named_defaults(type(value).__init__, *value.made_with)
            return {"m": [type(value).__name__, self.value(args[1:]), {k: self.value(v) for k, v in kwargs.items()}]}
        raise Unsupported(f"an argument is a Python {type(value).__name__}")

    def tensor(self, tensor):
        for call, result in enumerate(self.results):
            if result is tensor:
                return {"r": [call, None]}
            if isinstance(result, (list, tuple)):
                for output, item in enumerate(result):
                    if item is tensor:
                        return {"r": [call, output]}
        for index, leaf in enumerate(self.leaves):
            if leaf is tensor:
                return {"t": index}
        self.leaves.append(tensor)
        with torch._C.DisableTorchFunction():
            self.tensors.append(literal(tensor))
        return {"t": len(self.leaves) - 1}


def same_items(made, result):
    """Whether a wrapper returned the call's result, perhaps as another tuple or only its first items."""
    if isinstance(made, (list, tuple)) and isinstance(result, (list, tuple)):
        return len(result) <= len(made) and all(a is b for a, b in zip(made, result))
    return made is result


def signature_of(func):
    """The signature of a function written in Python; with boolean_dispatch it is in a closure."""
    if not inspect.isfunction(func) or func.__module__.startswith("torch.testing"):
        return None
    if func.__qualname__.startswith("boolean_dispatch"):
        func = inspect.getclosurevars(func).nonlocals["if_true"]
    return inspect.signature(inspect.unwrap(func))


def named_defaults(func, args, kwargs):
    """Names the arguments that have defaults, as in TypeScript, and leaves out those that equal their default."""
    signature = signature_of(func)
    if signature is None or any(p.kind is p.VAR_POSITIONAL for p in signature.parameters.values()):
        return args, kwargs
    bound = signature.bind(*args, **kwargs).arguments
    required, named = [], {}
    for name, parameter in signature.parameters.items():
        if name not in bound:
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            named.update(bound[name])
        elif parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY:
            required.append(bound[name])
        elif name == POSITIONAL.get(func.__name__):
            required.append(bound[name])
        elif not is_default(bound[name], parameter.default):
            named[name] = bound[name]
    return required, named


def is_default(value, default):
    return value is default or (type(value) is type(default) and not isinstance(value, torch.Tensor) and value == default)


def result_value(value):
    if isinstance(value, torch.Tensor):
        return {"T": result_literal(value)}
    if isinstance(value, (list, tuple, torch.Size)):
        return [result_value(v) for v in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float, complex)):
        return scalar(value)
    if isinstance(value, torch.dtype):
        return dtype_name(value)
    raise Unsupported(f"the result is a Python {type(value).__name__}")


def cotangent(output, position):
    """Exact in every floating dtype, and easy to compute in any language."""
    index = torch.arange(output.numel(), dtype=torch.float64)
    real = ((index * 7 + position * 5 + 3) % 11 - 5) / 4
    if output.is_complex():
        real = torch.complex(real, ((index * 3 + 1) % 7 - 3) / 4)
    return real.to(output.dtype).reshape(output.shape)


def spread(items, count):
    """`count` of the items, evenly over the list."""
    return items if len(items) <= count else [items[i * len(items) // count] for i in range(count)]


def write(path, text, compress=False):
    temporary = path.with_name(path.name + f".{os.getpid()}")
    data = text.encode()
    temporary.write_bytes(gzip.compress(data, 9, mtime=0) if compress else data)
    os.replace(temporary, path)


def lines(header, cases):
    return "".join(json.dumps(item, separators=(",", ":"), allow_nan=False) + "\n" for item in [header, *cases])
