"""dense-layers.json: layers and losses with their options: outputs, gradients and printed form."""

import torch
from torch import nn

from _common import argument, build, data, given, write

X = given([[-2.0, -0.5, 0.0, 0.25], [1.0, 3.0, -7.0, 30.0]])
SMALL = given([[-1.5, -0.3, 0.2, 0.9], [0.4, 2.0, -0.7, 1.1]])
TARGET = given([[0.5, -1.0, 0.2, 2.0], [0.4, 1.0, -3.0, 0.0]])
PROBABILITY = given([[0.1, 0.5, 0.999], [0.3, 0.0, 1.0]])
BINARY = given([[0.0, 1.0, 1.0], [0.25, 0.5, 1.0]])
LOGITS = given([[1.0, -2.0, 0.5], [0.1, 3.0, -0.2], [2.0, 2.0, 2.0], [-50.0, 60.0, 0.0]])
CLASSES = given([2, 0, 1, 1], "int64")
IGNORED = given([2, -100, 1, 1], "int64")
PIXELS = given([[[[1.0, -2.0], [0.5, 0.1]], [[0.3, 1.2], [-0.2, 2.0]], [[0.0, 0.7], [1.5, -1.0]]]])
PIXEL_CLASSES = given([[[0, 2], [1, 1]]], "int64")
SHARES = given([[0.2, 0.3, 0.5], [1.0, 0.0, 0.0], [0.1, 0.8, 0.1], [0.0, 0.5, 0.5]])
CLASS_WEIGHT = given([1.0, 0.5, 2.0])
BLOCK = given([[[float(i * 12 + j * 4 + k) for k in range(4)] for j in range(3)] for i in range(2)])

ACTIVATIONS = [
    ("ReLU", [], {}), ("ReLU", [], {"inplace": True}),
    ("LeakyReLU", [], {}), ("LeakyReLU", [0.2], {}), ("LeakyReLU", [], {"negative_slope": 0.3, "inplace": True}),
    ("GELU", [], {}), ("GELU", [], {"approximate": "tanh"}),
    ("SiLU", [], {}), ("SiLU", [], {"inplace": True}),
    ("Tanh", [], {}), ("Sigmoid", [], {}),
    ("Softplus", [], {}), ("Softplus", [], {"beta": 2.5}), ("Softplus", [], {"beta": 1.5, "threshold": 4.0}),
    ("Identity", [], {}), ("Identity", [54], {"unused": True}),
]

SHAPES = [
    ("Flatten", [], {}, BLOCK), ("Flatten", [], {"start_dim": 0}, BLOCK), ("Flatten", [0, 1], {}, BLOCK),
    ("Flatten", [], {"start_dim": 1, "end_dim": -2}, PIXELS),
    ("Unflatten", [1, [2, 2]], {}, SMALL), ("Unflatten", [1, [-1, 2]], {}, SMALL), ("Unflatten", [0, [1, 2]], {}, SMALL),
    ("Unflatten", [-1, [4, 1, 1]], {}, SMALL),
]

LINEAR = [
    ("Linear", [4, 3], {}, SMALL), ("Linear", [4, 2], {"bias": False}, SMALL), ("Linear", [4, 2], {}, BLOCK),
    ("Linear", [4, 3], {}, given([0.5, -1.0, 2.0, 0.1])),
]

DROPOUT = [("Dropout", [], {}), ("Dropout", [0.2], {}), ("Dropout", [], {"p": 0.9}), ("Dropout", [0.0], {}), ("Dropout", [1.0], {})]

LOSSES = [
    ("MSELoss", {}, [X, TARGET]),
    ("L1Loss", {}, [X, TARGET]),
    ("L1Loss", {}, [TARGET, TARGET]),
    ("BCELoss", {}, [PROBABILITY, BINARY]),
    ("BCELoss", {"weight": given([1.0, 2.0, 0.5])}, [PROBABILITY, BINARY]),
    ("BCEWithLogitsLoss", {}, [given([[-3.0, 0.0, 8.0], [40.0, -40.0, 0.7]]), BINARY]),
    ("BCEWithLogitsLoss", {"weight": given([1.0, 2.0, 0.5])}, [given([[-3.0, 0.0, 8.0], [40.0, -40.0, 0.7]]), BINARY]),
    ("BCEWithLogitsLoss", {"pos_weight": given([3.0, 0.5, 1.0])}, [given([[-3.0, 0.0, 8.0], [4.0, -4.0, 0.7]]), BINARY]),
    ("CrossEntropyLoss", {}, [LOGITS, CLASSES]),
    ("CrossEntropyLoss", {}, [given([1.0, -2.0, 0.5]), given(2, "int64")]),
    ("CrossEntropyLoss", {"weight": CLASS_WEIGHT}, [LOGITS, CLASSES]),
    ("CrossEntropyLoss", {}, [LOGITS, IGNORED]),
    ("CrossEntropyLoss", {"ignore_index": 1}, [LOGITS, CLASSES]),
    ("CrossEntropyLoss", {"label_smoothing": 0.1}, [LOGITS, CLASSES]),
    ("CrossEntropyLoss", {"weight": CLASS_WEIGHT, "ignore_index": 2, "label_smoothing": 0.3}, [LOGITS, CLASSES]),
    ("CrossEntropyLoss", {}, [LOGITS, SHARES]),
    ("CrossEntropyLoss", {"weight": CLASS_WEIGHT, "label_smoothing": 0.2}, [LOGITS, SHARES]),
    ("CrossEntropyLoss", {}, [PIXELS, PIXEL_CLASSES]),
    ("SmoothL1Loss", {}, [X, TARGET]),
    ("SmoothL1Loss", {"beta": 0.5}, [X, TARGET]),
    ("SmoothL1Loss", {"beta": 0.0}, [X, TARGET]),
    ("HuberLoss", {}, [X, TARGET]),
    ("HuberLoss", {"delta": 2.5}, [X, TARGET]),
]


def make(name, args, options):
    args = [tuple(a) if isinstance(a, list) else a for a in args]
    return getattr(nn, name)(*args, **{k: argument(v) for k, v in options.items()})


def measured(module, inputs):
    """The output, and gradients of sum(output * (1, 2, 3, ...)), so that every element's gradient differs."""
    tensors = [build(i) for i in inputs]
    for tensor in tensors:
        tensor.requires_grad_(tensor.is_floating_point())
    used = [t.clone() for t in tensors]
    output = module(*used)
    factors = torch.arange(1, output.numel() + 1, dtype=output.dtype).reshape(output.shape)
    (output * factors).sum().backward()
    result = {"output": data(output), "grads": [None if t.grad is None else data(t.grad) for t in tensors]}
    grads = {n: data(p.grad) for n, p in module.named_parameters()}
    return {**result, "parameter_grads": grads} if grads else result


def case(name, args, options, inputs, seed=None, training=True):
    if seed is not None:
        torch.manual_seed(seed)
    module = make(name, args, options).double()
    module.train(training)
    entry = {"module": name, "args": args, "options": options}
    if seed is not None:
        entry.update(seed=seed, training=training)
    entry.update(repr=repr(module), inputs=inputs)
    parameters = {n: data(p) for n, p in module.named_parameters()}
    if parameters:
        entry["parameters"] = parameters
    return {**entry, **measured(module, inputs)}


def loss_cases(name, options, inputs):
    for reduction in ("mean", "sum", "none"):
        chosen = options if reduction == "mean" else {**options, "reduction": reduction}
        module = make(name, [], chosen)
        entry = {"module": name, "args": [], "options": chosen, "repr": repr(module), "inputs": inputs}
        yield {**entry, **measured(module, inputs)}


def reprs():
    from training import make_decoder, make_encoder

    nested = nn.Sequential(make_encoder(3), nn.Sequential(nn.Dropout(0.2), nn.Identity()), nn.Sequential())
    return {
        "make_encoder(3)": repr(make_encoder(3)),
        "make_decoder(100)": repr(make_decoder(100)),
        "nested": repr(nested),
        "nn.Sequential()": repr(nn.Sequential()),
        "nn.Linear(2, 3, bias=False)": repr(nn.Linear(2, 3, bias=False)),
    }


def main():
    layers = [case(name, args, options, [X]) for name, args, options in ACTIVATIONS]
    layers += [case(name, args, options, [x]) for name, args, options, x in SHAPES]
    layers += [case(name, args, options, [x], seed=0) for name, args, options, x in LINEAR]
    layers += [
        case(name, args, options, [BLOCK], seed=seed, training=training)
        for name, args, options in DROPOUT
        for seed, training in ((0, True), (7, True), (0, False))
    ]
    losses = [entry for loss in LOSSES for entry in loss_cases(*loss)]
    about = (
        "module(args, options) called with clones of inputs gives output; grads are the inputs' gradients (null for integers) of"
        " sum(output * [1, 2, 3, ...]), the factors in the output's shape; parameter_grads the parameters'. Tensors are"
        " recipes (scripts/golden/_common.py), options are PyTorch's names. seed, where there is one, is set before the"
        " constructor; parameters, where there are some, are what the layer held, float32 weights turned to float64."
        " All in float64: agreement to 1e-12 relative."
    )
    write("dense-layers.json", about, layers=layers, losses=losses, reprs=reprs())


if __name__ == "__main__":
    main()
