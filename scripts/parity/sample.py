"""Records what PyTorch's own OpInfo database says each operator gives: arguments, results and gradients.

Usage: sample.py CACHE_FOLDER COMPACT_FILE
  CACHE_FOLDER/cases.jsonl  every case, a JSON object a line, after a line with the header
  COMPACT_FILE              gzip of the same form with a case or two for each operator

A case is a list of calls, because some OpInfos wrap several:
  {"op", "variant", "dtype", "tensors": [T...], "calls": [{"fn", "args", "kwargs"}], "output"?: which of the last call's
   results (a list: several), "result", "grads"?, "method"?, "inplace"?: names of its other forms, "only_shape"?: its values are chance}
  T is {"dtype", "shape", "data": base64 of the little-endian bytes in logical order, "grad"?: true, "layout"?,
     "view"?: {"size", "stride", "offset"} of what the tensor is within these data}
Values: numbers, strings, booleans and null as they are, lists as lists, and objects of one key: {"t": index into tensors},
{"r": [call, output or null]} an earlier result, {"x": "inf"}, {"n": "9007199254740993"}, {"z": [re, im]}, {"s": [start, stop, step]},
{"e": 1} the ellipsis,
{"f": name} a function, {"T": T} a tensor in a result. Each case runs after manual_seed(42). Gradients are those of the tensors
with "grad", for the cotangents that `cotangent` gives each floating output.
"""

import base64
import contextlib
import gzip
import inspect
import itertools
import json
import math
import os
import random
import sys
import warnings
from pathlib import Path
from unittest import mock

import numpy
import torch
from torch.overrides import TorchFunctionMode, resolve_name
from torch.testing._internal.common_methods_invocations import op_db
from torch.utils._pytree import tree_leaves

torch.set_num_threads(1)
warnings.filterwarnings("ignore")

SEED = 42
SAFE = 2**53 - 1
LIMIT = 100_000
VIEW_LIMIT = 16_000
COMPACT_LIMIT = 6_000
SAMPLES = {torch.float64: 6, torch.float32: 2, torch.int64: 3, torch.bool: 1, torch.complex64: 2}
DTYPES = list(SAMPLES)

# What Python writes as an operator or a protocol is a function in TypeScript.
REFLECTED = {
    "__radd__": "torch.add", "__rmul__": "torch.mul", "__rsub__": "torch.sub", "__rdiv__": "torch.div",
    "__rpow__": "torch.pow", "__rmod__": "torch.remainder", "__rmatmul__": "torch.matmul",
    "__rand__": "torch.bitwise_and", "__ror__": "torch.bitwise_or", "__rxor__": "torch.bitwise_xor",
}
# Python takes these sizes, tensors or shapes one by one; TypeScript takes an array.
SIZES = {"expand", "view", "repeat", "permute", "reshape", "tile", "resize_", "sum_to_size", "new_zeros", "new_ones", "new_empty"}
FIRST_SIZES = {"randn", "rand", "zeros", "ones", "empty"}
LISTS = {"broadcast_tensors", "block_diag", "cartesian_prod", "meshgrid", "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_shapes"}
OTHER_NAMES = {
    "_segment_reduce": "torch.segment_reduce", "torch._scaled_mm": "torch.ops.aten._scaled_mm",
}
# What has a default but goes by position in TypeScript.
POSITIONAL = {
    "dropout": "p", "dropout1d": "p", "dropout2d": "p", "dropout3d": "p", "alpha_dropout": "p", "feature_alpha_dropout": "p",
    "embedding_bag": "offsets",
}
UNHOOKED = {"svd_lowrank", "pca_lowrank"}
UNINITIALISED = {"empty", "empty_like", "new_empty", "new_empty_strided", "empty_strided", "empty_permuted", "resize_", "resize_as_"}
NO_CPU = {
    "jiterator_unary": "CUDA only: a kernel compiled from a string",
    "jiterator_binary": "CUDA only: a kernel compiled from a string",
    "jiterator_4inputs_with_extra_args": "CUDA only: a kernel compiled from a string",
    "jiterator_binary_return_by_ref": "CUDA only: a kernel compiled from a string",
    "jiterator_2inputs_2outputs": "CUDA only: a kernel compiled from a string",
    "torch._scaled_mm_v2": "CUDA only",
    "torch.ops.aten._flash_attention_forward": "CUDA only",
    "torch.ops.aten._efficient_attention_forward": "CUDA only",
    "nn.functional.batch_norm without_cudnn": "CUDA only: the OpInfo is about cuDNN",
}


class Unsupported(Exception):
    pass


def dtype_name(dtype):
    return str(dtype).removeprefix("torch.")


def raw(tensor):
    dense = tensor.detach().resolve_conj().resolve_neg().contiguous().reshape(-1)
    return dense.view(torch.uint8).numpy().tobytes() if dense.numel() else b""


def is_view(tensor):
    """Whether the tensor is less, or otherwise laid out, than what its memory holds."""
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
    """The calls that a Python function makes on torch, those within them left out."""

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
        """Records torch.<name> where it does not ask modes itself."""
        if name not in UNHOOKED:
            return contextlib.nullcontext()
        original = getattr(torch, name)

        def recorded(*args, **kwargs):
            with torch._C.DisableTorchFunction():
                return self.call(f"torch.{name}", original, args, kwargs)

        return mock.patch.object(torch, name, recorded)

    def end_with(self, result):
        """Leaves out what comes after the call that gave the result, such as putting the generator's state back."""
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
    """Whether a wrapper gave back what the call made, be it as another tuple or as its first items."""
    if isinstance(made, (list, tuple)) and isinstance(result, (list, tuple)):
        return len(result) <= len(made) and all(a is b for a, b in zip(made, result))
    return made is result


def signature_of(func):
    """The signature of a function written in Python; boolean_dispatch hides it in a closure."""
    if not inspect.isfunction(func) or func.__module__.startswith("torch.testing"):
        return None
    if func.__qualname__.startswith("boolean_dispatch"):
        func = inspect.getclosurevars(func).nonlocals["if_true"]
    return inspect.signature(inspect.unwrap(func))


def named_defaults(func, args, kwargs):
    """What a Python function has a default for goes by name, as in TypeScript; what is the default is left out."""
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


def full_name(op):
    return f"{op.name} {op.variant_test_name}".strip()


def name_of(op):
    if op.name in OTHER_NAMES:
        return OTHER_NAMES[op.name]
    if isinstance(op.op, torch._ops.OpOverloadPacket):
        return "torch.ops.aten." + str(op.op).split(".")[-1]
    if isinstance(op.op, torch._ops.OpOverload):
        return "torch.ops." + str(op.op)
    if op.name in REFLECTED or op.name.startswith("__") or inspect.ismethoddescriptor(op.op) and op.op is getattr(torch.Tensor, op.name, None):
        return f"Tensor.{op.name}"
    return f"torch.{op.name}"


def is_wrapper(op):
    return inspect.isfunction(op.op) and op.op.__module__.startswith("torch.testing")


def with_whole_floats_as_ints(value):
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        return type(value)(with_whole_floats_as_ints(v) for v in value)
    if isinstance(value, dict):
        return {k: with_whole_floats_as_ints(v) for k, v in value.items()}
    return value


def run(op, sample):
    recorder = Recorder()
    torch.manual_seed(SEED)
    args = [sample.input, *sample.args]
    if is_wrapper(op):
        with recorder, recorder.hooked(op.name):
            result = op.op(*args, **sample.kwargs)
        recorder.end_with(result)
    else:
        result = recorder.call(name_of(op), op.op, args, sample.kwargs)
    return recorder, result


def dtypes_of(value):
    return [leaf.dtype if isinstance(leaf, torch.Tensor) else type(leaf) for leaf in tree_leaves(value)]


def as_javascript(op, sample):
    """The sample with 1.0 as 1 where Python tells them apart: JavaScript has one kind of number."""
    whole = (with_whole_floats_as_ints(sample.args), with_whole_floats_as_ints(sample.kwargs))
    if (whole[0], whole[1]) is (sample.args, sample.kwargs) or op.name == "full":
        return sample
    if not any(isinstance(leaf, float) and leaf.is_integer() for leaf in tree_leaves((sample.args, sample.kwargs))):
        return sample
    other = type(sample)(sample.input, args=whole[0], kwargs=whole[1])
    try:
        return other if dtypes_of(run(op, sample)[1]) != dtypes_of(run(op, other)[1]) else sample
    except (RuntimeError, TypeError):
        return sample


def equal(left, right):
    left, right = tree_leaves(left), tree_leaves(right)
    if len(left) != len(right):
        return False
    for a, b in zip(left, right):
        if isinstance(a, torch.Tensor):
            if a.dtype != b.dtype or a.shape != b.shape or a.layout != b.layout:
                return False
            if a.layout is not torch.strided:
                a, b = a.to_dense(), b.to_dense()
            if raw(a) != raw(b):
                return False
        elif a != b and not (a != a and b != b):
            return False
    return True


def other_form(op, sample, variant, expected):
    """The name of the method or in-place method that gives the same, or None."""
    if not callable(variant) or not isinstance(sample.input, torch.Tensor) or is_wrapper(op) or op.name.startswith("__"):
        return None
    name = getattr(variant, "__name__", None)
    if name is None or not callable(getattr(torch.Tensor, name, None)):
        return None
    torch.manual_seed(SEED)
    try:
        with torch.no_grad():
            return name if equal(variant(sample.input.detach().clone(), *sample.args, **sample.kwargs), expected) else None
    except (RuntimeError, TypeError, IndexError):
        return None


def gradients(recorder, result):
    inputs = [leaf for leaf in recorder.leaves if leaf.requires_grad and leaf.is_leaf]
    outputs = [leaf for leaf in tree_leaves(result) if isinstance(leaf, torch.Tensor) and leaf.requires_grad]
    if not inputs or not outputs or any(t.layout is not torch.strided for t in [*inputs, *outputs]):
        return None
    cotangents = [cotangent(output, position) for position, output in enumerate(outputs)]
    try:
        grads = torch.autograd.grad(outputs, inputs, cotangents, allow_unused=True)
    except (RuntimeError, NotImplementedError):
        return None
    return [None if grad is None else result_value(grad) for grad in grads]


def case_of(op, dtype, sample):
    sample = as_javascript(op, sample)
    recorder, result = run(op, sample)
    case = {"op": op.name, "variant": op.variant_test_name, "dtype": dtype_name(dtype)}
    case |= {"tensors": recorder.tensors, "calls": recorder.calls, "result": result_value(result)}
    if recorder.output is not None:
        case["output"] = recorder.output
    if op.name in UNINITIALISED or not equal(run(op, sample)[1], result):
        case["only_shape"] = True
    else:
        for form, variant in (("method", op.method_variant), ("inplace", op.inplace_variant)):
            name = other_form(op, sample, variant, result)
            if name is not None:
                case[form] = name
        grads = gradients(recorder, result)
        if grads is not None:
            case["grads"] = grads
    return case


def spread(items, count):
    """`count` of the items, evenly over the list."""
    return items if len(items) <= count else [items[i * len(items) // count] for i in range(count)]


def cases_of(op):
    """The cases of one operator and the reason when there is none."""
    reason = NO_CPU.get(full_name(op))
    if reason is not None:
        return [], reason
    supported = op.supported_dtypes("cpu")
    chosen = [dtype for dtype in DTYPES if dtype in supported] or sorted(supported, key=str)[:1]
    cases = []
    for dtype in chosen:
        grad = dtype is torch.float64 and op.supports_autograd and dtype in op.supported_backward_dtypes("cpu")
        torch.manual_seed(0)
        random.seed(0)
        numpy.random.seed(0)
        try:
            samples = list(itertools.islice(op.sample_inputs("cpu", dtype, requires_grad=grad), 200))
        except (RuntimeError, TypeError, ModuleNotFoundError) as error:
            reason = f"its samples cannot be made: {str(error).splitlines()[0]}"
            continue
        found = []
        for sample in spread(samples, 3 * SAMPLES.get(dtype, 2)):
            try:
                case = case_of(op, dtype, sample)
            except (Unsupported, RuntimeError, NotImplementedError, TypeError, ValueError, AssertionError) as error:
                reason = str(error).splitlines()[0] if str(error) else type(error).__name__
                continue
            if len(json.dumps(case)) <= LIMIT:
                found.append(case)
            else:
                reason = "its samples are too large"
        cases += spread(found, SAMPLES.get(dtype, 2))
    return cases, None if cases else reason or "it has no samples"


def compact_cases(cases):
    """The two smallest differentiable cases that are not trivial, and the smallest of each other dtype."""
    def size(case):
        return len(json.dumps(case))

    def trivial(case):
        return not any(t["data"] for t in case["tensors"])

    small = [c for c in cases if size(c) <= COMPACT_LIMIT] or sorted(cases, key=size)[:1]
    cases = sorted(small, key=lambda c: (trivial(c), "grads" not in c, size(c)))
    chosen = cases[:2]
    for dtype in sorted({c["dtype"] for c in cases[2:]} - {c["dtype"] for c in chosen}):
        chosen += [c for c in cases if c["dtype"] == dtype and size(c) <= COMPACT_LIMIT / 4][:1]
    return chosen


def write(path, text, compress=False):
    temporary = path.with_name(path.name + f".{os.getpid()}")
    data = text.encode()
    temporary.write_bytes(gzip.compress(data, 9, mtime=0) if compress else data)
    os.replace(temporary, path)


def lines(header, cases):
    return "".join(json.dumps(item, separators=(",", ":"), allow_nan=False) + "\n" for item in [header, *cases])


def main(cache, compact_file):
    everything, compact, without = [], [], {}
    for position, op in enumerate(op_db):
        cases, reason = cases_of(op)
        if reason is not None:
            without[full_name(op)] = reason
        everything += cases
        compact += compact_cases(cases)
        if position % 50 == 49:
            print(f"parity: {position + 1} of {len(op_db)} operators, {len(everything)} cases", file=sys.stderr)
    header = {
        "made_by": "scripts/parity/sample.py",
        "torch": torch.__version__,
        "cpu": torch.backends.cpu.get_cpu_capability(),
        "operators": [full_name(op) for op in op_db],
        "without": without,
    }
    cache.mkdir(parents=True, exist_ok=True)
    write(cache / "cases.jsonl", lines(header, everything))
    write(compact_file, lines(header, compact), compress=True)
    print(f"parity: {len(everything)} cases, {len(compact)} of them in {compact_file.name} ({compact_file.stat().st_size / 1000:.0f} kB); without cases: {len(without)}")
    for name, reason in without.items():
        print(f"  {name}: {reason}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
