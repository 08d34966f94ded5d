"""The modules of PyTorch's ModuleInfo database as cases: constructor, state, forward arguments, results, gradients, state afterwards.

  {"module", "dtype", "training", "tensors", "new": call, "state": {name: T}, "forward": call, "result", "grads"?, "parameters": [name], "after"}
Usage: modules.py CACHE_FOLDER COMPACT_FILE, writing CACHE_FOLDER/modules.jsonl;
with calls and tensors as in record.py; gradients are those of the tensors with "grad", then of the parameters in order; "trained"?
has the tensors with "grad" and the state after 10 steps of gradient descent on the results times the cotangents.
"""

import copy
import functools
import json
import sys
from pathlib import Path

import torch
from record import LIMIT, SEED, Recorder, Unsupported, cotangent, lines, literal, named_defaults, result_value, spread, write
from torch.testing._internal.common_modules import module_db
from torch.utils._pytree import tree_leaves, tree_map

CASES = 6
STEPS, RATE = 10, 0.01
# Samples have such layers as arguments, so how a layer was made is kept with it.
LAYERS = (torch.nn.TransformerEncoderLayer, torch.nn.TransformerDecoderLayer)


def state_of(module):
    return {name: literal(tensor.detach()) for name, tensor in module.state_dict().items()}


def call_of(recorder, function, given):
    kwargs = dict(given.kwargs)
    sizes = [kwargs.pop(name) for name in ("input_size", "hidden_size") if name in kwargs]  # RNN's *args hide that they are required
    args, kwargs = named_defaults(function, [None, *sizes, *given.args], kwargs)
    named = {name.removeprefix("_"): recorder.value(value) for name, value in kwargs.items()}
    return {"args": [recorder.value(a) for a in args[1:]], "kwargs": named}


def remember_arguments(layer):
    initialise = layer.__init__

    @functools.wraps(initialise)
    def remembering(self, *args, **kwargs):
        initialise(self, *args, **kwargs)
        self.made_with = [self, *args], kwargs

    layer.__init__ = remembering


def as_leaf(value):
    """Makes a leaf of a sample that was computed by log_softmax or the like, so that it has a gradient."""
    return value.detach().requires_grad_() if isinstance(value, torch.Tensor) and value.requires_grad else value


def case_of(info, name, training, given):
    recorder = Recorder()
    made = call_of(recorder, info.module_cls.__init__, given.constructor_input)
    torch.manual_seed(SEED)
    module = info.module_cls(*given.constructor_input.args, **given.constructor_input.kwargs).to(torch.float64).train(training)
    given.forward_input.args, given.forward_input.kwargs = args = tree_map(
        as_leaf, (tuple(given.forward_input.args), dict(given.forward_input.kwargs)))
    forward = call_of(recorder, type(module).forward, given.forward_input)
    if any(isinstance(p, torch.nn.parameter.UninitializedTensorMixin) for p in [*module.parameters(), *module.buffers()]):
        with torch.no_grad():
            module(*copy.deepcopy(args[0]), **copy.deepcopy(args[1]))
    state, initial = state_of(module), copy.deepcopy(module.state_dict())
    torch.manual_seed(SEED)
    result = module(*args[0], **args[1])
    case = {"module": name, "dtype": "float64", "training": training, "tensors": recorder.tensors, "new": made}
    case |= {"state": state, "forward": forward, "result": result_value(result), "after": state_of(module)}
    inputs = [leaf for leaf in recorder.leaves if leaf.requires_grad]
    parameters = dict(module.named_parameters())
    outputs = [leaf for leaf in tree_leaves(result) if isinstance(leaf, torch.Tensor) and leaf.requires_grad]
    case["parameters"] = list(parameters)
    if outputs and (inputs or parameters):
        cotangents = [cotangent(output, position) for position, output in enumerate(outputs)]
        grads = torch.autograd.grad(outputs, [*inputs, *parameters.values()], cotangents, allow_unused=True)
        case["grads"] = [None if grad is None else result_value(grad) for grad in grads]
        trained = trained_values(module, initial, args, inputs)
        if trained is not None:
            case["trained"] = trained
    return case


def trained_values(module, initial, args, inputs):
    """Parameters, buffers and inputs after STEPS steps of gradient descent from the initial state; None where it cannot be trained."""
    if len({t.untyped_storage().data_ptr() for t in inputs}) < len(inputs):
        return None  # two views of one memory would be trained together
    module.load_state_dict(initial)
    optimizer = torch.optim.SGD([*inputs, *module.parameters()], lr=RATE)
    for _ in range(STEPS):
        torch.manual_seed(SEED)
        result = module(*args[0], **args[1])
        outputs = [leaf for leaf in tree_leaves(result) if isinstance(leaf, torch.Tensor) and leaf.requires_grad]
        optimizer.zero_grad()
        sum((output * cotangent(output, position)).sum() for position, output in enumerate(outputs)).backward()
        optimizer.step()
    after = [*inputs, *module.state_dict().values()]
    return [result_value(t) for t in after] if all(t.isfinite().all() for t in after) else None


def cases_of(info):
    """The cases of one module, and the reason where there is none."""
    name = info.module_cls.__name__
    cases, reason = [], None
    for training in (True, False) if info.train_and_eval_differ else (True,):
        torch.manual_seed(0)
        inputs = info.module_inputs_func(info, device="cpu", dtype=torch.float64, requires_grad=True, training=training)
        found = []
        for given in inputs:
            try:
                case = case_of(info, name, training, given)
            except (Unsupported, RuntimeError, NotImplementedError, TypeError, ValueError, AttributeError) as error:
                reason = f"{str(error).splitlines()[0]}"
                continue
            if len(json.dumps(case)) > LIMIT:
                case.pop("trained", None)
            found += [case] if len(json.dumps(case)) <= LIMIT else []
        cases += spread(found, CASES)
    return cases, None if cases else reason or "its samples are too large"


def every_case():
    """All cases, the smallest of each module in each mode, the modules' names, and why some have no case."""
    cases, compact, without = [], [], {}
    for info in module_db:
        found, reason = cases_of(info)
        cases += found
        for training in (True, False):
            compact += sorted((c for c in found if c["training"] == training), key=lambda c: len(json.dumps(c)))[:1]
        if reason is not None:
            without[info.module_cls.__name__] = reason
    return cases, compact, list(dict.fromkeys(info.module_cls.__name__ for info in module_db)), without


def write_all(cache, compact_file):
    for layer in LAYERS:
        remember_arguments(layer)
    cases, compact, names, without = every_case()
    header = {"made_by": "scripts/parity/modules.py", "torch": torch.__version__, "modules": names, "without": without}
    write(cache / "modules.jsonl", lines(header, cases))
    write(compact_file, lines(header, compact), compress=True)
    print(f"parity: {len(cases)} cases of {len(names)} modules, {len(compact)} of them in {compact_file.name}; without cases: {without}")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]))
