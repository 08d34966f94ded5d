"""checkpoints.json: small files as torch.save writes them, and what is in each.

What a value is told as: null, true, 1 and 2.5 as they are ("nan", "inf" in {"number"}), {"bigint"}, {"str"}, {"utf16"}, {"bytes"}, {"list"}, {"tuple"},
{"set"}, {"dict": [[key, value], ...], "metadata"}, {"tensor"}, {"python": name, "args"}; {"same": n} is the nth list, dict, tuple, set or tensor again.
"""

import base64
import collections
import inspect
import io
import math
import struct
import sys
import warnings
import zipfile

import torch

from _common import JSON_SAFE, dtype_name, write

warnings.filterwarnings("ignore")
torch.manual_seed(0)

ALL = [
    "bool", "uint8", "int8", "int16", "int32", "int64", "uint16", "uint32", "uint64", "float16", "bfloat16", "float32",
    "float64", "complex32", "complex64", "complex128", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz",
    "float8_e5m2fnuz", "float8_e8m0fnu", "float4_e2m1fn_x2",
]


def sample(name, shape=(2, 3)):
    """A tensor made from bytes, so that no bit pattern is rounded."""
    dtype = getattr(torch, name)
    count = math.prod(shape) * dtype.itemsize
    values = [(7 * i + 3) % 2 if name == "bool" else (37 * i + 11) % 256 for i in range(count)]
    return torch.tensor(values, dtype=torch.uint8).view(dtype).reshape(shape)


class Teller:
    def __init__(self):
        self.seen = {}
        self.storages = {}

    def tell(self, value):
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return value if abs(value) <= JSON_SAFE else {"bigint": str(value)}
        if isinstance(value, float):
            return value if math.isfinite(value) else {"number": str(value)}
        if isinstance(value, str):
            units = value.encode("utf-16-le", "surrogatepass").hex()
            return {"str": value} if value.isprintable() else {"utf16": units}
        if isinstance(value, (bytes, bytearray)):
            return {"bytes": value.hex()}
        if isinstance(value, complex):
            return {"python": "builtins.complex", "args": [value.real, value.imag]}
        if isinstance(value, torch.dtype):
            return {"python": str(value)}
        if isinstance(value, torch.device):
            args = [value.type] if value.index is None else [value.type, value.index]
            return {"python": "torch.device", "args": [self.tell(a) for a in args]}
        if isinstance(value, torch.layout):
            return {"python": "torch.serialization._get_layout", "args": [{"str": str(value)}]}
        if value == ():
            return {"tuple": []}
        if id(value) in self.seen:
            return {"same": self.seen[id(value)][0]}
        self.seen[id(value)] = (len(self.seen), value)
        if isinstance(value, torch.Tensor):
            return self.tensor(value)
        if isinstance(value, (list, tuple)):
            return {"tuple" if isinstance(value, tuple) else "list": [self.tell(v) for v in value]}
        if isinstance(value, (set, frozenset)):
            return {"set": [self.tell(v) for v in sorted(value)]}
        told = {"dict": [[self.tell(k), self.tell(v)] for k, v in value.items()]}
        if hasattr(value, "_metadata"):
            told["metadata"] = [[k, v["version"]] for k, v in value._metadata.items()]
        return told

    def tensor(self, tensor):
        told = {"dtype": dtype_name(tensor.dtype), "layout": str(tensor.layout).removeprefix("torch."), "device": str(tensor.device)}
        told["parameter"] = isinstance(tensor, torch.nn.Parameter)
        told["requiresGrad"] = tensor.requires_grad
        tensor = tensor.detach()
        if tensor.is_nested:
            return {"tensor": {**told, "parts": [self.raw(part) for part in tensor.unbind()]}}
        told["shape"] = list(tensor.shape)
        if tensor.layout != torch.strided:
            return {"tensor": {**told, "dense": self.raw(tensor.to_dense())}}
        told |= {"stride": list(tensor.stride()), "conj": tensor.is_conj(), "neg": tensor.is_neg()}
        if tensor.device.type == "meta":
            return {"tensor": told}
        storage = tensor.untyped_storage()._cdata
        told["storage"] = self.storages.setdefault(storage, len(self.storages))
        if tensor.is_quantized:
            told["dequantized"] = self.raw(tensor.dequantize())
            return {"tensor": told}
        return {"tensor": {**told, "hex": self.raw(tensor)}}

    @staticmethod
    def raw(tensor):
        plain = tensor.detach().resolve_conj().resolve_neg().clone(memory_format=torch.contiguous_format).reshape(-1)
        return bytes(plain.untyped_storage()).hex() if plain.numel() else ""


cases = []


# The format before zips names each storage by its address, which differs from run to run; here by a number.
keys = {}
legacy_save = inspect.getsource(torch.serialization._legacy_save)
assert "str(storage._cdata)" in legacy_save
torch.serialization.golden_key = lambda storage: keys.setdefault(storage._cdata, str(len(keys) + 10**14))
exec(legacy_save.replace("str(storage._cdata)", "golden_key(storage)"), vars(torch.serialization))


def saved(value, **options):
    keys.clear()
    file = io.BytesIO()
    torch.save(value, file, **options)
    return file.getvalue()


def case(name, value, **options):
    add(name, saved(value, **options), value)


def add(name, file, value):
    cases.append({"name": name, "file": base64.b64encode(file).decode(), "told": Teller().tell(value)})


def both(name, value):
    case(name, value)
    case(f"{name}, legacy", value, _use_new_zipfile_serialization=False)


def rewritten(file, changes, compression=zipfile.ZIP_STORED):
    """The same archive with other records; None leaves one out."""
    old = zipfile.ZipFile(io.BytesIO(file))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as new:
        for name in old.namelist():
            content = changes.get(name.split("/", 1)[1], old.read(name))
            if content is not None:
                new.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
adam = torch.optim.AdamW(model.parameters(), lr=1.0)
scheduler = torch.optim.lr_scheduler.MultiStepLR(adam, [2, 4, 4])
model(torch.randn(4, 3)).square().sum().backward()
adam.step()
scheduler.step()
checkpoint = {
    "epoch": 3, "loss": 0.25, "name": "é ✓ \U0001f600", "done": False, "none": None,
    "model": model.state_dict(), "optimizer": adam.state_dict(), "scheduler": scheduler.state_dict(),
}
both("a state dict", model.state_dict())
both("a checkpoint", checkpoint)
for protocol in (3, 4, 5):
    case(f"a checkpoint, protocol {protocol}", checkpoint, pickle_protocol=protocol)
    case(f"a checkpoint, legacy, protocol {protocol}", checkpoint, pickle_protocol=protocol, _use_new_zipfile_serialization=False)

base = torch.arange(24.0).reshape(4, 6)
views = [base, base.t(), base[1:3], base[:, ::2], base[2, 3], base.flatten()[5:9], base.diagonal(), torch.ones(1).expand(3), base]
both("views of one memory", views)
weight = torch.nn.Parameter(torch.ones(2, 2))
both("tied parameters", {"a": weight, "b": weight, "frozen": torch.nn.Parameter(torch.zeros(1), requires_grad=False)})
both("a leaf that wants a gradient", torch.ones(2, requires_grad=True))
both("a scalar, and tensors without elements", [torch.tensor(7), torch.empty(0), torch.empty(2, 0, 3)])
for name in ALL:
    case(f"dtype {name}", [sample(name), sample(name).t()] if name != "float4_e2m1fn_x2" else sample(name))
case("dtype bool, legacy", sample("bool"), _use_new_zipfile_serialization=False)
case("dtype bfloat16, legacy", sample("bfloat16").t(), _use_new_zipfile_serialization=False)

z = torch.tensor([[1 + 2j, 3 - 4j]])
case("conjugate views", [z, z.conj(), z.mT.conj()])
case("a negative view", z.clone().conj().imag)
case("quantized by tensor", torch.quantize_per_tensor(torch.tensor([[0.5, -1.0], [2.0, 3.5]]), 0.25, 3, torch.quint8).t())
case("quantized by channel", torch.quantize_per_channel(torch.tensor([[0.5, -1.0], [2.0, 3.5]]), torch.tensor([0.25, 0.5]), torch.tensor([1, 0]), 1, torch.qint8))
dense = torch.tensor([[0.0, 2.0], [3.0, 0.0]])
case("sparse", {"coo": dense.to_sparse(), "csr": dense.to_sparse_csr(), "csc": dense.to_sparse_csc(), "bsr": dense.to_sparse_bsr((1, 2)), "bsc": dense.to_sparse_bsc((2, 1))})
case("sparse, uncoalesced", torch.sparse_coo_tensor([[0, 0]], [1.0, 2.0], (2,)))
case("nested", torch.nested.nested_tensor([torch.ones(2), torch.zeros(3)]))
case("meta", torch.empty(3, 2, device="meta", dtype=torch.float16).t())

case("numbers", [0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, -(2**31), 2**31, 2**53 - 1, 2**53, -(2**63), 2**63, 10**80, 0.5, -0.0, 1e300, math.inf, -math.inf, math.nan])
case("texts and bytes", ["", "a", "\0", "é", "✓", "\U0001f600", "\ufeff", "\ud800", "x" * 300, b"", b"\x00\xff", bytearray(b"ab")])
case("containers", {"list": [[], [1]], "tuple": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)), "set": {3, 1}, "ordered": collections.OrderedDict(b=1, a=2), "counter": collections.Counter("aab"), "dict": {}})
case("keys", {1: "int", "1": "str", None: "none", (1, "x"): "tuple", 2.5: "float", 2**60: "big"})
case("1500 items", [list(range(1500)), {str(i): i for i in range(1500)}])
case("what PyTorch has no tensor for", [torch.float32, torch.bfloat16, torch.device("cpu"), torch.device("cuda", 1), torch.sparse_coo, 1 + 2j, torch.Size([2, 3])])
circle = [1]
circle.append(circle)
case("a list that holds itself", circle)
shared = [1]
case("a list that stands twice", {"a": shared, "b": shared, "t": (shared,)})
case("__proto__", {"__proto__": {"x": 1}, "constructor": 2})

plain = saved({"x": base, "h": sample("float16"), "z": sample("complex64"), "b": sample("bool")})
told = {"x": base, "h": sample("float16"), "z": sample("complex64"), "b": sample("bool")}
without = {".format_version": None, ".storage_alignment": None, ".data/serialization_id": None}
add("an archive before byteorder", rewritten(plain, {**without, "byteorder": None}), told)
add("a compressed archive", rewritten(plain, {}, zipfile.ZIP_DEFLATED), told)


def big(name):
    content = zipfile.ZipFile(io.BytesIO(plain)).read(f"archive/data/{name}")
    width = {"0": 4, "1": 2, "2": 4, "3": 1}[name]
    return b"".join(content[i : i + width][::-1] for i in range(0, len(content), width))


add("big-endian", rewritten(plain, {"byteorder": b"big", **{f"data/{n}": big(n) for n in "0123"}}), told)

# As Python 2 wrote it: strings of bytes, and modules by their old names.
def python2():
    text = lambda s: b"U" + bytes([len(s)]) + s.encode()
    storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text("140178894849152") + text("cuda:0") + b"K\x02NtQ"
    rebuild = b"ctorch._utils\n_rebuild_tensor\n(" + storage + b"K\x00K\x02\x85K\x01\x85tR"
    ordered = b"ccollections\nOrderedDict\n)R(" + text("w") + rebuild + text("s") + b"c__builtin__\nset\n]K\x05a\x85Ru."
    head = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}(" + text("little_endian") + b"\x88u."
    return head + b"\x80\x02" + ordered + b"\x80\x02]" + text("140178894849152") + b"a." + struct.pack("<qff", 2, 1.5, -2)


add("Python 2's, legacy, from a GPU", python2(), {"w": torch.tensor([1.5, -2.0]), "s": {5}})

for entry in cases:
    if "Python 2" in entry["name"] or "compressed" in entry["name"] or "big-endian" in entry["name"]:
        continue
    if "protocol" in entry["name"] or entry["name"] in ("nested",):
        continue
    again = torch.load(io.BytesIO(base64.b64decode(entry["file"])), weights_only=False)
    told_again = Teller().tell(again)
    assert told_again == entry["told"], (entry["name"], told_again, entry["told"])

# What weights only refuses.
import argparse  # noqa: E402

import numpy  # noqa: E402

unsafe = {
    "namespace": argparse.Namespace(lr=0.5, tensor=torch.ones(2)),
    "array": numpy.arange(6, dtype="float32").reshape(2, 3),
    "fortran": numpy.asfortranarray(numpy.arange(6, dtype="int64").reshape(2, 3)),
    "big": numpy.arange(3, dtype=">i2"),
    "texts": numpy.array(["a", "b"]),
    "scalars": [numpy.float64(2.5), numpy.int64(7), numpy.bool_(True), numpy.complex128(1 + 2j)],
    "default": collections.defaultdict(list, {"a": [1]}),
    "deque": collections.deque([1, 2]),
    "module": torch.nn.Linear(2, 1),
}
unsafe_files = [{"protocol": p, "file": base64.b64encode(saved(unsafe, pickle_protocol=p)).decode()} for p in (2, 4, 5)]
script = io.BytesIO()
torch.jit.save(torch.jit.script(torch.nn.Linear(1, 1)), script)

write(
    "checkpoints.json",
    f"what torch.save wrote with Python {sys.version_info.major}.{sys.version_info.minor} and numpy {numpy.__version__}, and what is in it",
    cases=cases,
    unsafe=unsafe_files,
    weight={"bias": unsafe["module"].bias.tolist()},
    script=base64.b64encode(script.getvalue()).decode(),
)
