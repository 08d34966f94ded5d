"""Records what PyTorch's own OpInfo database says each operator gives: arguments, results and gradients.

Usage: sample.py CACHE_FOLDER COMPACT_FILE
  CACHE_FOLDER/cases.jsonl  every case, a JSON object a line, after a line with the header
  COMPACT_FILE              gzip of the same form with a few cases for each operator

A case is a list of calls, because some OpInfos wrap several; record.py says how values are written:
  {"op", "variant", "dtype", "tensors": [T...], "calls": [{"fn", "args", "kwargs"}], "output"?: which of the last call's
   results (a list: several), "result", "grads"?, "method"?, "inplace"?: names of its other forms, "out"?: true when it
   takes one, "only_shape"?: its values are chance}
Each case runs after manual_seed(42). Gradients are those of the tensors with "grad", for the cotangents that `cotangent` gives
each floating output.
"""

import inspect
import itertools
import json
import random
import sys
from pathlib import Path

import numpy
import torch
from record import LIMIT, REFLECTED, SEED, Recorder, Unsupported, cotangent, dtype_name, lines, raw, result_value, spread, write
from torch.testing._internal.common_methods_invocations import op_db
from torch.utils._pytree import tree_leaves

COMPACT_LIMIT = 6_000
SAMPLES = {torch.float64: 6, torch.float32: 2, torch.int64: 3, torch.bool: 1, torch.complex64: 2}
DTYPES = list(SAMPLES)
OTHER_NAMES = {
    "_segment_reduce": "torch.segment_reduce", "torch._scaled_mm": "torch.ops.aten._scaled_mm",
}
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
    """The sample with 1 for 1.0 where Python distinguishes them: JavaScript has only one kind of number."""
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
    """The name of the method or in-place method that gives the same result, or None."""
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


def works_with_out(op, sample, expected):
    """Whether Python writes the same result to `out`; in TypeScript a factory takes either `out`, or a device and dtype."""
    if not op.supports_out or "device" in sample.kwargs or is_wrapper(op) or not isinstance(expected, torch.Tensor) or expected.layout is not torch.strided:
        return False
    torch.manual_seed(SEED)
    out = torch.empty(0, dtype=expected.dtype)
    try:
        with torch.no_grad():
            return op.op(sample.input, *sample.args, **sample.kwargs, out=out) is out and equal(out, expected)
    except (RuntimeError, TypeError, IndexError):
        return False


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


def without_data(result):
    return {"T": result["T"] | {"data": ""}} if isinstance(result, dict) else result


def case_of(op, dtype, sample):
    sample = as_javascript(op, sample)
    recorder, result = run(op, sample)
    case = {"op": op.name, "variant": op.variant_test_name, "dtype": dtype_name(dtype)}
    case |= {"tensors": recorder.tensors, "calls": recorder.calls, "result": result_value(result)}
    if recorder.output is not None:
        case["output"] = recorder.output
    if op.name in UNINITIALISED or not equal(run(op, sample)[1], result):
        case |= {"only_shape": True, "result": without_data(case["result"])}
    else:
        for form, variant in (("method", op.method_variant), ("inplace", op.inplace_variant)):
            name = other_form(op, sample, variant, result)
            if name is not None:
                case[form] = name
        if works_with_out(op, sample, result):
            case["out"] = True
        grads = gradients(recorder, result)
        if grads is not None:
            case["grads"] = grads
    return case


def cases_of(op):
    """The cases of one operator, and the reason where there is none."""
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
