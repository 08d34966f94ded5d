"""Checkpoints of random structures, for exchange.cjs.

make FOLDER SEED COUNT    writes FOLDER/0.pt and so on, and what is in each, as a list of lines, to FOLDER/0.json
compare FOLDER COUNT      prints how FOLDER/0.back.pt, which torchnode wrote of 0.pt, differs from it, as JSON
"""

import collections
import hashlib
import json
import math
import random
import struct
import sys
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore")

DTYPES = [
    "bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64", "float16", "bfloat16", "float32",
    "float64", "complex32", "complex64", "complex128", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz",
    "float8_e5m2fnuz", "float8_e8m0fnu",
]
OPTIMIZERS = [
    "Adadelta", "Adafactor", "Adagrad", "Adam", "Adamax", "AdamW", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop", "SGD",
    "Muon",
]
TEXTS = ["", "weight", "é✓", "\U0001f600", "\ud800", "\ufeff", "a\0b", "x" * 300]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.made = []
        torch.manual_seed(seed)

    def number(self):
        r = self.random
        return r.choice([
            0, 1, -1, 255, 256, 65536, -(2**31), 2**53 - 1, 2**53, -(2**63), 2**70, r.randrange(-1000, 1000),
            0.5, -0.0, 1e300, math.inf, -math.inf, math.nan, 3.0, r.random(),
        ])

    def scalar(self):
        r = self.random
        return r.choice([
            None, True, False, self.number(), self.number(), r.choice(TEXTS), b"\x00\xff", bytearray(b"ab"), complex(1, -2),
            torch.float16, torch.device("cpu"), torch.Size([2, 3]),
        ])

    def data(self):
        r = self.random
        name = r.choice(DTYPES)
        dtype = getattr(torch, name)
        shape = [r.choice([0, 1, 2, 3, 5]) for _ in range(r.randrange(4))]
        count = math.prod(shape) * dtype.itemsize
        values = [r.randrange(2 if name == "bool" else 256) for _ in range(count)]
        return torch.tensor(values, dtype=torch.uint8).view(dtype).reshape(shape)

    def view(self, x):
        r = self.random
        if x.dim() == 0:
            return x.expand(3)
        dim = r.randrange(x.dim())
        return r.choice([
            lambda: x.transpose(0, dim),
            lambda: x.select(dim, 0) if x.shape[dim] else x,
            lambda: x.narrow(dim, x.shape[dim] // 2, x.shape[dim] - x.shape[dim] // 2),
            lambda: x.unsqueeze(dim).expand(*x.shape[:dim], 2, *x.shape[dim:]),
            lambda: x.conj() if x.is_complex() else x,
            lambda: x[..., ::2],
            # Python saves two dtypes of one memory only where one has no storages of its own.
            lambda: x.view(torch.uint8) if str(x.dtype).startswith("torch.float8") else x.flatten(),
        ])()

    def tensor(self):
        r = self.random
        kind = r.randrange(10)
        if kind == 0 and self.made:
            return r.choice(self.made)
        if kind < 4 and self.made:
            x = self.view(r.choice(self.made))
        else:
            x = self.data()
            if kind == 9:
                x = nn.Parameter(torch.randn(2, 3), requires_grad=r.random() < 0.7)
            elif kind == 8:
                x = torch.randn(3, 4).relu().to_sparse() if r.random() < 0.5 else torch.randn(3, 4).relu().to_sparse_csr()
                return x
            elif kind == 7:
                return torch.quantize_per_tensor(torch.randn(3, 2), 0.1, 3, torch.qint8)
        self.made.append(x.detach() if x.requires_grad else x)
        return x

    def key(self):
        r = self.random
        return r.choice([r.choice(TEXTS) + str(r.randrange(100)), r.randrange(1000), (r.randrange(9), "k"), None, 0.5])

    def value(self, depth=0):
        r = self.random
        kind = r.randrange(9 if depth < 5 else 4)
        size = r.randrange(5)
        if kind < 2:
            return self.tensor()
        if kind < 4:
            return self.scalar()
        if kind == 4:
            return [self.value(depth + 1) for _ in range(size)]
        if kind == 5:
            return tuple(self.value(depth + 1) for _ in range(size))
        if kind == 6:
            return {self.key(): self.value(depth + 1) for _ in range(size)}
        if kind == 7:
            return collections.OrderedDict((str(i), self.value(depth + 1)) for i in range(size))
        return set(r.choice([range(size), map(str, range(size))]))

    def model(self):
        r = self.random
        layers = [
            lambda: nn.Linear(4, 4), lambda: nn.BatchNorm1d(4), lambda: nn.LayerNorm(4), lambda: nn.PReLU(), lambda: nn.Dropout(0.5),
            lambda: nn.Sequential(nn.Linear(4, 4, bias=False), nn.Tanh()), lambda: nn.utils.parametrizations.weight_norm(nn.Linear(4, 4)),
        ]
        return nn.Sequential(nn.Linear(4, 4), *[r.choice(layers)() for _ in range(r.randrange(4))])

    def training(self, name):
        r = self.random
        model = self.model()
        params = [p for p in model.parameters() if name != "Muon" or p.dim() == 2]
        options = {"lr": r.choice([1.0, 0.01])}
        if name in ("Adam", "AdamW"):
            options["amsgrad"] = r.random() < 0.5
        if name in ("SGD", "RMSprop"):
            options["momentum"] = r.choice([0, 0.9, 1.0])
        optimizer = getattr(torch.optim, name)(params, **options)
        scheduler = r.choice([
            lambda: torch.optim.lr_scheduler.StepLR(optimizer, 2, gamma=1.0),
            lambda: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 5),
            lambda: torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=9, cycle_momentum=False),
            lambda: torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer),
        ])()

        def closure():
            optimizer.zero_grad()
            loss = model(torch.randn(3, 4)).square().mean()
            loss.backward()
            return loss

        for _ in range(r.randrange(3)):
            optimizer.step(closure)
            scheduler.step(*([1.0] if name == "" or isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau) else []))
        return {
            "model": model.state_dict(), "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict(),
            "epoch": 3, "rng": torch.get_rng_state(),
        }


def raw(x):
    x = x.detach().resolve_conj().resolve_neg().reshape(-1).clone(memory_format=torch.contiguous_format)
    return x.view(torch.uint8).numpy().tobytes()


def number(value):
    if isinstance(value, int) and abs(value) >= 2**53:
        return f"int {value}"
    return "nan" if value != value else f"number {struct.pack('>d', value).hex()}"


def lines(value, path=""):
    """What a value is, as torchnode tells it too: one line for each part, with its place."""
    if value is None or isinstance(value, bool):
        return [f"{path} {value}"]
    if isinstance(value, (int, float)):
        return [f"{path} {number(value)}"]
    if isinstance(value, str):
        return [f"{path} str {value.encode('utf-16-le', 'surrogatepass').hex()}"]
    if isinstance(value, (bytes, bytearray)):
        return [f"{path} bytes {value.hex()}"]
    if isinstance(value, complex):
        return [f"{path} builtins.complex {number(value.real)} {number(value.imag)}"]
    if isinstance(value, torch.dtype):
        return [f"{path} {value}"]
    if isinstance(value, torch.device):
        return [f"{path} torch.device {value.type}"]
    if isinstance(value, torch.Tensor):
        return told(value, path)
    if isinstance(value, dict):
        parts = [p for i, (k, v) in enumerate(value.items()) for p in lines(k, f"{path}/{i}k") + lines(v, f"{path}/{i}")]
        return [f"{path} dict {len(value)}", *parts]
    if isinstance(value, set):
        return [f"{path} set {len(value)}", *sorted(p for v in value for p in lines(v, f"{path}/"))]
    kind = "list" if isinstance(value, list) else "tuple"
    return [f"{path} {kind} {len(value)}", *(p for i, v in enumerate(value) for p in lines(v, f"{path}/{i}"))]


def told(x, path):
    dtype = str(x.dtype).removeprefix("torch.")
    shape = ",".join(map(str, x.shape))
    if x.layout == torch.sparse_coo:
        return [f"{path} sparse_coo {dtype} [{shape}]", *told(x._indices(), f"{path}/i"), *told(x._values(), f"{path}/v")]
    if x.layout == torch.sparse_csr:
        parts = [x.crow_indices(), x.col_indices(), x.values()]
        return [f"{path} sparse_csr {dtype} [{shape}]", *(p for i, v in enumerate(parts) for p in told(v, f"{path}/{i}"))]
    if x.is_quantized:
        return [f"{path} quantized {dtype} [{shape}] {number(x.q_scale())} {x.q_zero_point()}", *told(x.int_repr(), f"{path}/i")]
    strides = ",".join(map(str, x.stride()))
    return [f"{path} tensor {dtype} [{shape}] [{strides}] {x.requires_grad} {hashlib.sha256(raw(x)).hexdigest()}"]


class Difference(Exception):
    pass


class Comparison:
    """Compares what Python wrote with what came back, as Python reads both."""

    def __init__(self):
        self.storages = {}

    def same(self, a, b, path="", strict=False):
        def check(what, x, y):
            if x != y:
                raise Difference(f"{path}: {what} was {x!r} and is {y!r}")

        kind = {collections.OrderedDict: dict, bytearray: bytes}
        # JavaScript has one number for 2 and 2.0; what optimizers and schedulers have as a float comes back as one.
        is_whole = isinstance(a, float) and a.is_integer() and type(b) is int and not strict
        is_float = type(a) is int and isinstance(b, float) and strict
        if not is_whole and not is_float:
            metadata = hasattr(a, "_metadata")
            check("its type", type(a) if metadata else kind.get(type(a), type(a)), type(b) if metadata else kind.get(type(b), type(b)))
        if isinstance(a, torch.Tensor):
            self.tensor(a, b, check)
        elif isinstance(a, dict):
            check("its count", len(a), len(b))
            if getattr(a, "_metadata", None) is not None:
                self.same(a._metadata, getattr(b, "_metadata", None), f"{path}._metadata")
            for (k, v), (l, w) in zip(a.items(), b.items()):
                self.same(k, l, f"{path} key", strict)
                self.same(v, w, f"{path}[{k!r}]", strict or k in ("optimizer", "scheduler"))
        elif isinstance(a, (list, tuple)):
            check("its count", len(a), len(b))
            for i, (v, w) in enumerate(zip(a, b)):
                self.same(v, w, f"{path}[{i}]", strict)
        elif isinstance(a, float) or isinstance(b, float):
            check("it", number(float(a)), number(float(b)))
        else:
            check("it", a, b)

    def tensor(self, a, b, check):
        check("its tensor", told(a, ""), told(b, ""))
        if a.layout != torch.strided:
            return
        check("its conjugate bit", (a.is_conj(), a.is_neg()), (b.is_conj(), b.is_neg()))
        if a.numel() == 0 or a.is_quantized:
            return
        # Tensors of one memory have one memory again, at the same distance; what none of them shows is not kept.
        place = b.data_ptr() - a.data_ptr()
        key = a.untyped_storage().data_ptr()
        check("its place in its memory", self.storages.setdefault(key, place), place)


def save(value, path, protocol, is_zip):
    """Saves a value, and gives what Python reads of the file."""
    torch.save(value, path, pickle_protocol=protocol, _use_new_zipfile_serialization=is_zip)
    try:
        return torch.load(path, weights_only=False)
    except AttributeError:
        # Python cannot read the newest dtypes in the legacy format, which it writes.
        return save(value, path, protocol, True)


def make(folder, seed, count):
    for i in range(count):
        maker = Maker(seed * 1_000_003 + i)
        r = maker.random
        if i % 3 == 2:
            value = maker.training(OPTIMIZERS[(i // 3) % len(OPTIMIZERS)])
        else:
            value = {"root": maker.value(), "more": [maker.value() for _ in range(4)]}
        read = save(value, f"{folder}/{i}.pt", r.choice([2, 2, 3, 4, 5]), r.random() < 0.8)
        with open(f"{folder}/{i}.json", "w") as file:
            json.dump(lines(read), file)


def compare(folder, count):
    differences = []
    for i in range(count):
        try:
            back = torch.load(f"{folder}/{i}.back.pt")
            Comparison().same(torch.load(f"{folder}/{i}.pt", weights_only=False), back)
        except Exception as error:
            differences.append([i, f"{type(error).__name__}: {error}"[:500]])
    print(json.dumps(differences))


if __name__ == "__main__":
    command, folder, *numbers = sys.argv[1:]
    (make if command == "make" else compare)(folder, *map(int, numbers))
