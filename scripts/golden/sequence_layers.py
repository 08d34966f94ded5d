"""sequence-layers.json: recurrent layers and cells, attention, Transformers, packed sequences, containers and nn.utils."""

import warnings

import torch
from torch import nn
from torch.nn.utils import prune
from torch.nn.utils import rnn as packing

from _common import argument, build, data, given, op, sha256, write

warnings.simplefilter("ignore")


def noise(*shape, start=0.0):
    """Numbers between -1 and 1 without a generator: sin(1), sin(2), ..., made of float64."""
    count = 1
    for size in shape:
        count *= size
    steps = op("arange", 1, count + 1, dtype="float64")
    return op("reshape", list(shape), of=op("sin", of=op("add", start, of=op("mul", 1.7, of=steps))))


def mask(rows):
    return given([[bool(v) for v in row] for row in rows], "bool")


SEQUENCE = noise(5, 3, 4)
ONE = noise(5, 4)
LENGTHS = {"packed": noise(5, 3, 4), "lengths": [5, 3, 1], "options": {}}
MIXED = {"packed": noise(3, 5, 4), "lengths": [2, 5, 4], "options": {"batch_first": True, "enforce_sorted": False}}


def pair(*shapes):
    return [noise(*shape, start=i + 0.5) for i, shape in enumerate(shapes)]


RECURRENT = [
    *[(name, [4, 3], {}, [SEQUENCE]) for name in ("RNN", "GRU", "LSTM")],
    *[(name, [4, 3, 2], {"bidirectional": True, "batch_first": True}, [noise(3, 5, 4)]) for name in ("RNN", "GRU", "LSTM")],
    *[(name, [4, 3], {"num_layers": 2, "bias": False}, [ONE]) for name in ("RNN", "GRU", "LSTM")],
    *[(name, [4, 3], {"num_layers": 2, "bidirectional": True}, [MIXED]) for name in ("RNN", "GRU", "LSTM")],
    *[(name, [4, 3], {}, [LENGTHS]) for name in ("RNN", "GRU", "LSTM")],
    ("RNN", [4, 3, 1, "relu"], {}, [SEQUENCE]),
    ("RNN", [4, 3], {"nonlinearity": "relu"}, [MIXED, noise(1, 3, 3)]),
    ("RNN", [4, 3], {}, [SEQUENCE, noise(1, 3, 3)]),
    ("GRU", [4, 3], {"num_layers": 2}, [ONE, noise(2, 3)]),
    ("GRU", [4, 3], {"bidirectional": True}, [MIXED, noise(2, 3, 3)]),
    ("LSTM", [4, 3], {"num_layers": 3, "dropout": 0.4}, [SEQUENCE]),
    ("GRU", [4, 3], {"num_layers": 2, "dropout": 0.5, "bidirectional": True}, [MIXED]),
    ("LSTM", [4, 5], {"proj_size": 2, "num_layers": 2, "bidirectional": True}, [SEQUENCE]),
    ("LSTM", [4, 5], {"proj_size": 2, "bias": False}, [MIXED, pair((1, 3, 2), (1, 3, 5))]),
    ("LSTM", [4, 3], {"batch_first": True}, [noise(3, 5, 4), pair((1, 3, 3), (1, 3, 3))]),
    ("LSTM", [4, 3], {"batch_first": True}, [ONE, pair((1, 3), (1, 3))]),
    *[(f"{name}Cell", [4, 3], {}, [noise(2, 4)]) for name in ("RNN", "GRU", "LSTM")],
    *[(f"{name}Cell", [4, 3], {"bias": False}, [noise(4)]) for name in ("RNN", "GRU", "LSTM")],
    ("RNNCell", [4, 3], {"nonlinearity": "relu"}, [noise(2, 4), noise(2, 3)]),
    ("GRUCell", [4, 3], {}, [noise(4), noise(3)]),
    ("LSTMCell", [4, 3], {}, [noise(2, 4), pair((2, 3), (2, 3))]),
]

Q, K, V = noise(3, 2, 4), noise(5, 2, 4, start=0.3), noise(5, 2, 4, start=0.7)
SELF = {"same": noise(3, 2, 4)}
PADDED = mask([[0, 0, 0, 1, 1], [0, 0, 0, 0, 0]])
CAUSAL = data(torch.full([3, 3], float("-inf"), dtype=torch.float64).triu(1))
LOOK = mask([[0, 1, 0, 0, 1], [0, 0, 0, 1, 0], [1, 0, 0, 0, 0]])
HEADS = op("mul", 3, of=noise(4, 3, 5))

ATTENTION = [
    ([4, 2], {}, [Q, K, V], {}),
    ([4, 2], {}, [SELF], {}),
    ([4, 2], {}, [Q, {"same2": K}], {}),
    ([4, 2], {"bias": False}, [SELF], {"need_weights": False}),
    ([4, 2], {"batch_first": True}, [noise(2, 3, 4), noise(2, 5, 4), noise(2, 5, 4)], {"key_padding_mask": PADDED}),
    ([4, 2], {}, [Q, K, V], {"attn_mask": LOOK, "key_padding_mask": PADDED, "average_attn_weights": False}),
    ([4, 2], {}, [Q, K, V], {"attn_mask": HEADS, "need_weights": False}),
    ([4, 2], {}, [SELF], {"attn_mask": CAUSAL, "is_causal": True, "need_weights": False}),
    ([4, 2], {"kdim": 3, "vdim": 6}, [Q, noise(5, 2, 3), noise(5, 2, 6)], {}),
    ([4, 2], {"add_bias_kv": True, "add_zero_attn": True}, [Q, K, V], {"attn_mask": LOOK, "key_padding_mask": PADDED}),
    ([4, 4, 0.3], {}, [Q, K, V], {}),
    ([4, 1], {}, [noise(3, 4), noise(5, 4), noise(5, 4)], {"attn_mask": LOOK}),
]

SOURCE, TARGET = noise(5, 2, 4), noise(3, 2, 4, start=0.4)
ENCODER, DECODER = "TransformerEncoderLayer", "TransformerDecoderLayer"
SMALL = {"dim_feedforward": 6, "dropout": 0.0}
LEFT = mask([[0, 0, 0, 1, 1], [0, 0, 0, 0, 1]])
STEPS = data(torch.full([5, 5], float("-inf"), dtype=torch.float64).triu(1))

TRANSFORMERS = [
    (ENCODER, [4, 2], SMALL, [SOURCE], {}),
    (ENCODER, [4, 2], {"dim_feedforward": 6, "norm_first": True, "activation": "gelu"}, [SOURCE], {}),
    (ENCODER, [4, 2, 6, 0.0], {"bias": False}, [noise(5, 4)], {"src_mask": STEPS}),
    (ENCODER, [4, 2], {**SMALL, "batch_first": True}, [noise(2, 5, 4)], {"src_key_padding_mask": LEFT}),
    (ENCODER, [4, 2], {**SMALL, "layer_norm_eps": 0.01}, [SOURCE], {"src_mask": STEPS, "is_causal": True}),
    (DECODER, [4, 2], SMALL, [TARGET, SOURCE], {}),
    (DECODER, [4, 2], {"dim_feedforward": 6, "norm_first": True, "activation": "gelu"}, [TARGET, SOURCE], {}),
    (DECODER, [4, 2], {**SMALL, "batch_first": True}, [noise(2, 3, 4), noise(2, 5, 4)],
     {"tgt_mask": CAUSAL, "memory_key_padding_mask": LEFT}),
    (DECODER, [4, 2], {**SMALL, "bias": False}, [TARGET, SOURCE], {"memory_mask": LOOK, "tgt_is_causal": False}),
    ("Transformer", [4, 2, 2, 1, 6, 0.0], {}, [SOURCE, TARGET], {"tgt_mask": CAUSAL}),
    ("Transformer", [], {"d_model": 4, "nhead": 2, "num_encoder_layers": 1, "num_decoder_layers": 2, "dim_feedforward": 6,
                         "batch_first": True, "norm_first": True, "activation": "gelu"},
     [noise(2, 5, 4), noise(2, 3, 4)], {"src_key_padding_mask": LEFT, "memory_key_padding_mask": LEFT}),
]

STACKS = [
    ("encoder", {}, [SOURCE], {"mask": STEPS}),
    ("encoder", {"batch_first": True}, [noise(2, 5, 4)], {"src_key_padding_mask": LEFT}),
    ("encoder", {"batch_first": True, "activation": "gelu"}, [noise(2, 5, 4)],
     {"src_key_padding_mask": mask([[1, 0, 0, 1, 1], [0, 0, 0, 0, 1]])}),
    ("decoder", {"norm_first": True}, [TARGET, SOURCE], {"tgt_mask": CAUSAL}),
]


def layer(name, args, options):
    if name in ("encoder", "decoder"):
        first = {"encoder": nn.TransformerEncoderLayer, "decoder": nn.TransformerDecoderLayer}[name](4, 2, 6, 0.0, **options)
        stack = {"encoder": nn.TransformerEncoder, "decoder": nn.TransformerDecoder}[name]
        return stack(first, 2, nn.LayerNorm(4))
    return getattr(nn, name)(*args, **options)


def leaves(inputs):
    """The arguments of forward, and the float tensors in them, whose gradients are recorded."""
    taken, tensors = [], []

    def leaf(recipe):
        tensors.append(build(recipe).requires_grad_())
        return tensors[-1]

    for value in inputs:
        if isinstance(value, list):
            taken.append(tuple(leaf(v) for v in value))
        elif "packed" in value:
            taken.append(packing.pack_padded_sequence(leaf(value["packed"]), value["lengths"], **value["options"]))
        elif "same" in value:
            taken += [leaf(value["same"])] * 3
        elif "same2" in value:
            taken += [leaf(value["same2"])] * 2
        else:
            taken.append(leaf(value))
    return taken, tensors


def flat(result):
    """The tensors of a result in order; None for missing ones."""
    if isinstance(result, packing.PackedSequence):
        return [result.data]
    if isinstance(result, tuple):
        return [t for part in result for t in flat(part)]
    return [result]


def ramp(tensor):
    return torch.arange(1, tensor.numel() + 1, dtype=tensor.dtype).reshape(tensor.shape)


def digest(tensor):
    return [float((tensor * ramp(tensor)).sum()), float(tensor.abs().sum())]


def case(name, args, options, inputs, call=None):
    torch.manual_seed(0)
    module = layer(name, args, options)
    entry = {"module": name, "args": args, "options": options, "repr": repr(module), "inputs": inputs, "call": call or {}}
    entry["initial"] = {key: [list(value.shape), sha256(value)] for key, value in module.state_dict().items()}
    module.double()
    taken, tensors = leaves(inputs)
    named = {key: argument(value) for key, value in (call or {}).items()}
    torch.manual_seed(1)
    outputs = flat(module(*taken, **named))
    entry["outputs"] = [None if t is None else data(t) for t in outputs]
    sum((t * ramp(t)).sum() for t in outputs if t is not None).backward()
    entry["grads"] = [data(t.grad) for t in tensors]
    entry["parameter_grads"] = {key: digest(value.grad) for key, value in module.named_parameters()}
    with torch.no_grad():
        entry["evaluated"] = [None if t is None else data(t) for t in flat(module.eval()(*leaves(inputs)[0], **named))]
    return entry


def state(module):
    return {key: data(value) for key, value in module.state_dict().items()}


def utilities():
    """Yields what was done, and the state and output after it; the layer is made with seed 0 and converted to float64."""
    x = build(noise(2, 3))

    def fresh(make=lambda: nn.Linear(3, 4)):
        torch.manual_seed(0)
        return make().double()

    def measured(name, module, removed):
        first = module(x)
        (first * ramp(first)).sum().backward()
        grads = {key: data(value.grad) for key, value in module.named_parameters() if value.grad is not None}
        entry = {"name": name, "first": data(first), "grads": grads, "state": state(module)}
        module.eval()
        entry["evaluated"] = data(module(x))
        removed(module)
        return {**entry, "removed": state(module), "last": data(module(x))}

    yield measured("weightNorm", nn.utils.weight_norm(fresh()), nn.utils.remove_weight_norm)
    yield measured("weightNorm dim 1", nn.utils.weight_norm(fresh(), dim=1), nn.utils.remove_weight_norm)
    yield measured("weightNorm of all", nn.utils.weight_norm(fresh(), dim=None), nn.utils.remove_weight_norm)
    yield measured("spectralNorm", nn.utils.spectral_norm(fresh()), nn.utils.remove_spectral_norm)
    options = {"n_power_iterations": 3, "dim": 1}
    yield measured("spectralNorm of columns", nn.utils.spectral_norm(fresh(), **options), nn.utils.remove_spectral_norm)

    def unpruned(module):
        return prune.remove(module, "weight")

    yield measured("l1Unstructured", prune.l1_unstructured(fresh(), "weight", 0.35), unpruned)
    twice = prune.l1_unstructured(prune.l1_unstructured(fresh(), "weight", 3), "weight", 0.5)
    yield measured("l1Unstructured twice", twice, unpruned)
    scores = build(noise(4, 3))
    scored = prune.l1_unstructured(fresh(), "weight", 5, importance_scores=scores)
    yield measured("l1Unstructured with scores", scored, unpruned)
    yield measured("randomUnstructured", prune.random_unstructured(fresh(), "weight", 0.5), unpruned)
    both = prune.random_unstructured(prune.l1_unstructured(fresh(), "weight", 4), "weight", 2)
    yield measured("l1Unstructured, then randomUnstructured", both, unpruned)
    chosen = torch.tensor([[1.0, 0, 1], [0, 1, 1], [1, 1, 1], [0, 0, 0]])
    yield measured("customFromMask", prune.custom_from_mask(fresh(), "weight", chosen), unpruned)
    yield measured("lnStructured", prune.ln_structured(fresh(), "weight", 2, 2, 0), unpruned)
    rows = prune.ln_structured(prune.ln_structured(fresh(), "weight", 1, 1, 0), "weight", 0.34, 2, 1)
    yield measured("lnStructured twice", rows, unpruned)
    yield measured("randomStructured", prune.random_structured(fresh(), "weight", 2, 0), unpruned)
    for name, method in (("l1Unstructured", prune.L1Unstructured), ("randomUnstructured", prune.RandomUnstructured)):
        layer = prune.l1_unstructured(fresh(), "weight", 2)
        prune.global_unstructured([(layer, "weight"), (layer, "bias")], method, amount=0.4)
        yield measured(f"globalUnstructured, {name}", layer, lambda module: prune.remove(unpruned(module), "bias"))
    yield measured("identity", prune.identity(fresh(), "weight"), unpruned)


def gradients():
    """Clipping: the total norm, and the gradients after it."""
    grads = [noise(3, 4), noise(5, start=2.0)]
    for name, call in [
        ("clipGradNorm_", lambda ps: nn.utils.clip_grad_norm_(ps, 0.7)),
        ("clipGradNorm_ that is small enough", lambda ps: nn.utils.clip_grad_norm_(ps, 100.0)),
        ("clipGradNorm_ of order 1", lambda ps: nn.utils.clip_grad_norm_(ps, 1.5, 1)),
        ("clipGradNorm_ of the largest", lambda ps: nn.utils.clip_grad_norm_(ps, 0.2, float("inf"))),
        ("clipGradValue_", lambda ps: nn.utils.clip_grad_value_(ps, 0.3)),
    ]:
        parameters = [nn.Parameter(torch.zeros_like(build(grad))) for grad in grads]
        for parameter, grad in zip(parameters, grads, strict=True):
            parameter.grad = build(grad)
        total = call(parameters)
        entry = {"name": name, "grads": grads, "total": None if total is None else data(total)}
        yield {**entry, "clipped": [data(p.grad) for p in parameters]}


def packs():
    sequences = [noise(2, 3), noise(4, 3), noise(3, 3, start=0.2)]
    packed = packing.pack_sequence([build(s) for s in sequences], enforce_sorted=False)
    padded, lengths = packing.pad_packed_sequence(packed, batch_first=True, padding_value=-1.0, total_length=6)
    fields = ("data", "batch_sizes", "sorted_indices", "unsorted_indices")
    return {
        "sequences": sequences,
        "packed": {field: data(getattr(packed, field)) for field in fields},
        "padded": data(padded),
        "lengths": data(lengths),
        "left": data(packing.pad_sequence([build(s) for s in sequences], padding_side="left")),
    }


def reprs():
    six = [nn.Linear(2, 2), nn.Linear(2, 2), nn.ReLU(), nn.Sequential(nn.Linear(1, 2)), nn.Sequential(nn.Linear(1, 2)), nn.ReLU()]
    return {
        "ModuleList": repr(nn.ModuleList(six)),
        "ModuleList of none": repr(nn.ModuleList()),
        "ModuleDict": repr(nn.ModuleDict({"b": nn.ReLU(), "a": nn.Linear(1, 2)})),
        "ParameterList": repr(nn.ParameterList([torch.ones(2, 3), torch.ones(())])),
        "ParameterList of one": repr(nn.ParameterList([torch.ones(2)])),
        "ParameterDict": repr(nn.ParameterDict({"b": torch.ones(2, 3), "a": torch.ones(2).double()})),
        "Transformer": repr(nn.Transformer(4, 2, 2, 1, 8, activation=nn.GELU())),
    }


def main():
    layers = [case(*entry) for entry in RECURRENT]
    layers += [case("MultiheadAttention", *entry) for entry in ATTENTION]
    layers += [case(*entry) for entry in TRANSFORMERS]
    layers += [case(name, [], *entry) for name, *entry in STACKS]
    about = (
        "layers: module(args, options) is made under seed 0; initial are the shapes and sha256 of its state. Turned to float64 it is"
        " called under seed 1 with inputs and the options call; outputs are the tensors of its result in order, packed sequences'"
        " data; grads are the inputs' gradients of sum(output * [1, 2, 3, ...]) over the outputs, parameter_grads [sum(grad * [1,"
        " 2, 3, ...]), sum(|grad|)]; evaluated are the outputs in evaluation without gradients. An input is a recipe"
        " (scripts/golden/_common.py), a list of them (a tuple), {packed, lengths, options} for a packed sequence, {same} for three"
        " times the same tensor, {same2} for twice. encoder and decoder are stacks of two layers (4, 2, 6, 0.0, options) with a norm."
        " utilities: a Linear(3, 4) made under seed 0 in float64, changed, called with noise(2, 3), called in evaluation, changed back."
    )
    write("sequence-layers.json", about, layers=layers, utilities=list(utilities()), gradients=list(gradients()), packs=packs(), reprs=reprs())


if __name__ == "__main__":
    main()
