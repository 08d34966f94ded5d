"""exported-programs.json: small models as torch.export.save writes them, with what they give, their gradients, and ten steps of training.

`file` is the archive in base64, without stack traces and compressed; that of `linear` is as PyTorch wrote it, that of `cond` is not compressed. `values` is a file of torch.save's:
{"calls": [(args, kwargs, results)], "grads": {name: tensor}, "after": state dict after ten steps of SGD}.
"""

import base64
import collections
import io
import json
import warnings
import zipfile

import torch
from torch import nn
from torch.nn import functional as F
from torch._higher_order_ops.map import map as each
from torch._higher_order_ops import associative_scan as sums, scan as scans, while_loop as loops
from torch.export import Dim, export

from _common import write

warnings.filterwarnings("ignore")

Pair = collections.namedtuple("Pair", ["total", "mean"])
torch.utils._pytree._register_namedtuple(Pair, serialized_type_name="golden.Pair")


class Of(nn.Module):
    """A module of a function and of the modules and buffers that it uses."""

    def __init__(self, run, buffers=(), **modules):
        super().__init__()
        self.run = run
        for name, module in modules.items():
            setattr(self, name, module)
        for name, value, persistent in buffers:
            self.register_buffer(name, value, persistent=persistent)

    def forward(self, *args, **kwargs):
        return self.run(self, *args, **kwargs)


class Two(nn.Module):
    """Arguments with names, one of them given by name, one a constant."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 3)

    def forward(self, x, *, y=None, scale=2.0):
        z = self.linear(x) if y is None else self.linear(x) + y
        return {"out": z * scale, "parts": (z.mean(), [z.sum(0), x.shape[0]])}


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = nn.Linear(4, 4)

    def forward(self, x):
        return torch.cond(x.sum() > 0, lambda x: self.a(x).relu(), lambda x: self.b(x).sin(), (x,))


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("calls", torch.zeros((), dtype=torch.int64))
        self.register_buffer("sum", torch.zeros(3))
        self.linear = nn.Linear(3, 3)

    def forward(self, x):
        self.calls.add_(1)
        self.sum.mul_(0.5).add_(x.detach().mean(0))
        return self.linear(x) + self.sum


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 4)
        self.head = nn.Linear(4, 7, bias=False)
        self.head.weight = self.embedding.weight

    def forward(self, ids):
        return self.head(self.embedding(ids))


class Unbacked(nn.Module):
    def forward(self, x, n):
        n = n.item()
        torch._check(n >= 1)
        torch._check(n <= x.shape[0])
        return x[:n].sum(0), x.new_ones(n)


def no_grad(m, x):
    with torch.no_grad():
        mean = m.inner(x).mean()
    return m.inner(x) * mean


def convolution(train):
    m = nn.Sequential(nn.Conv2d(2, 3, 3, padding=1), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12, 2))
    return m.train(train)


# PyTorch 2.11's own gradients of scan and while_loop are wrong: finite differences of what they give are those of a plain loop.
is_plain = False


def while_loop(goes_on, body, values):
    if not is_plain:
        return loops(goes_on, body, values)
    while goes_on(*values):
        values = body(*values)
    return values


def scan(step, carry, xs, reverse):
    if not is_plain:
        return scans(step, carry, xs, reverse=reverse)
    found = [None] * len(xs)
    for i in reversed(range(len(xs))) if reverse else range(len(xs)):
        carry, found[i] = step(carry, xs[i])
    return carry, torch.stack(found)


class Loop(nn.Module):
    """Halves until a sum is small: how often, the values decide."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 3)
        self.unused = nn.Parameter(torch.ones(3))

    def forward(self, x, limit):
        def body(count, y):
            # What the graph reads of an operand is multiplied away: it has a gradient, of zeros.
            return count + 1, y * 0.5 + self.linear(x).tanh() * 0.1 + self.unused * 0

        return while_loop(lambda count, y: (y.abs().sum() > limit) & (count < 9), body, (torch.zeros((), dtype=torch.int64), x))


class Each(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 3)

    def forward(self, xs, y):
        return each(lambda x, y: {"a": self.linear(x[0]).sin() + y, "b": x[1] * y}, [xs, xs * 2], y)


class Scan(nn.Module):
    def __init__(self, reverse=False, p=0.0):
        super().__init__()
        self.linear = nn.Linear(3, 3)
        self.reverse, self.p = reverse, p

    def forward(self, start, xs):
        def step(carry, x):
            carry = F.dropout(self.linear(carry) + x, self.p)
            return carry, carry.sin()

        return scan(step, start, xs, self.reverse)


def cast(m, x):
    with torch.autocast("cpu", torch.bfloat16):
        y = m.inner(x)
        with torch.autocast("cpu", enabled=False):
            z = m.inner(x)
    return y.float() + z, y


torch.manual_seed(0)
torch.set_num_threads(1)
r = torch.randn
batch = Dim("batch", min=2, max=16)
half = Dim("half", min=1, max=8)
attention = lambda m, x: m.inner(x, x, x, need_weights=False)[0]
PROGRAMS = {
    "linear": (nn.Linear(4, 3), [((r(5, 4),), {})], None),
    "convolution": (convolution(False), [((r(2, 2, 4, 4),), {})], None),
    "convolution in training": (convolution(True), [((r(2, 2, 4, 4),), {}), ((r(2, 2, 4, 4),), {})], None),
    "convolution, decomposed": (convolution(True), [((r(2, 2, 4, 4),), {}), ((r(2, 2, 4, 4),), {})], None),
    "lstm": (Of(lambda m, x: m.inner(x)[0], inner=nn.LSTM(4, 3, 2, batch_first=True)), [((r(2, 5, 4),), {})], None),
    "attention": (Of(attention, inner=nn.MultiheadAttention(8, 2, batch_first=True)), [((r(2, 5, 8),), {})], None),
    "transformer": (nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True), [((r(2, 5, 8),), {})], None),
    "cond": (Branches(), [((r(2, 4).abs(),), {}), ((-r(2, 4).abs(),), {})], None),
    "dynamic batch": (
        Of(lambda m, x: m.inner(x).view(x.shape[0], 2, -1).transpose(0, 1).reshape(x.shape[0] * 2, -1), inner=nn.Linear(4, 6)),
        [((r(5, 4),), {}), ((r(2, 4),), {}), ((r(16, 4),), {})],
        (({0: batch},),),
    ),
    "derived sizes": (
        Of(lambda m, x, y: m.inner(x) + y[::2] * y[1::2], inner=nn.Linear(3, 3)),
        [((r(3, 3), r(6, 3)), {}), ((r(8, 3), r(16, 3)), {})],
        (({0: half}, {0: 2 * half}),),
    ),
    "arguments by name": (
        Two(),
        [((r(5, 4),), {"y": r(5, 3)}), ((r(3, 4),), {"y": r(3, 3)})],
        {"x": {0: batch}, "y": {0: batch}},
    ),
    "a constant argument": (Two(), [((r(2, 4),), {"y": None, "scale": 3.0})], None),
    "named tuple": (Of(lambda m, x: Pair(m.inner(x).sum(), {"a": x.mean()}), inner=nn.Linear(2, 2)), [((r(2, 2),), {})], None),
    "lists of tensors": (
        Of(lambda m, xs: tuple(torch.cat([p * i for i, p in enumerate(m.inner(xs["a"][0]).chunk(3, 1))]).topk(2)), inner=nn.Linear(2, 6)),
        [(({"a": [r(2, 2)]},), {})],
        None,
    ),
    "embedding": (Of(lambda m, x: m.inner(x).sum(1), inner=nn.Embedding(10, 4)), [((torch.tensor([[1, 2], [9, 0]]),), {})], None),
    "tied weights": (Tied(), [((torch.tensor([1, 2, 6]),), {})], None),
    "counters": (Counter(), [((r(2, 3),), {}), ((r(2, 3),), {})], None),
    "whole floats": (
        Of(lambda m, x: (x * 2.0, x + 1, x**2.0, x.clamp(min=0.0), x / 2, torch.full((2,), 3.0), torch.full((2,), 3), torch.arange(0.0, 3.0))),
        [((torch.tensor([-3, 2, 5]),), {})],
        None,
    ),
    "constants": (
        Of(lambda m, x: x * torch.tensor([1.0, 2.0]) + m.c, buffers=[("c", torch.tensor([0.5, -0.5]), False)]),
        [((r(3, 2),), {})],
        None,
    ),
    "without gradients": (Of(no_grad, inner=nn.Linear(2, 2)), [((r(3, 2),), {})], None),
    "half precision": (Of(lambda m, x: m.inner(x.to(torch.bfloat16)).float(), inner=nn.Linear(4, 2).bfloat16()), [((r(3, 4),), {})], None),
    "slices": (Of(lambda m, x: F.pad(m.inner(x)[:, 1:], (1, 2), value=float("-inf")).amax(1)), [((r(3, 4),), {})], None),
    "strides": (Of(lambda m, x: x @ m.inner.weight, inner=nn.Linear(3, 4)), [((r(2, 4),), {})], None),
    "gru": (Of(lambda m, x: m.inner(x), inner=nn.GRU(3, 4, bidirectional=True)), [((r(4, 2, 3),), {}), ((r(4, 7, 3),), {})], (({1: batch},),)),
    "decoder": (
        Of(lambda m, x, y: m.inner(x, y, tgt_mask=nn.Transformer.generate_square_subsequent_mask(x.shape[1]), tgt_is_causal=True),
           inner=nn.TransformerDecoderLayer(8, 2, 8, 0.0, batch_first=True)),
        [((r(2, 3, 8), r(2, 5, 8)), {})],
        None,
    ),
    "pooling and upsampling": (
        Of(lambda m, x: F.interpolate(F.adaptive_avg_pool2d(m.inner(x), (3, 2)), scale_factor=2.0, mode="bilinear"),
           inner=nn.ConvTranspose2d(2, 3, 3, stride=2)),
        [((r(2, 2, 5, 4),), {}), ((r(9, 2, 5, 4),), {})],
        (({0: batch},),),
    ),
    "scatter and gather": (
        Of(lambda m, x, i: torch.where(x > 0, m.inner(x), x).scatter_add(1, i, x).gather(1, i).masked_fill(i == 1, -1.0).cumsum(1),
           inner=nn.Linear(4, 4)),
        [((r(3, 4), torch.tensor([[0, 1], [3, 3], [2, 0]])), {})],
        None,
    ),
    "indexing": (Of(lambda m, x, i: (m.inner(x)[i, :, None], m.inner(x).index_put((i,), x.sum()).sort(0).values), inner=nn.Linear(2, 3)), [((r(4, 2), torch.tensor([3, 1])), {})], None),
    "arithmetic on sizes": (
        Of(lambda m, x: (F.pad(x, (0, x.shape[0] % 3)), x.new_ones((x.shape[0] // 2 + 1) * 3), x.shape[0] * x.shape[1] - 1, x.new_zeros(x.shape[0] * 2), torch.arange(x.shape[0]))),
        [((r(5, 4),), {}), ((r(8, 4),), {})],
        (({0: Dim("batch", min=4, max=16)},),),
    ),
    "a size that is computed": (Unbacked(), [((r(6, 2), torch.tensor(4)), {}), ((r(6, 2), torch.tensor(2)), {})], None),
    "complex": (Of(lambda m, x: torch.fft.rfft(m.inner(x)).abs() + torch.view_as_real(x * (1 + 2j)).sum(), inner=nn.Linear(4, 6)), [((r(2, 4),), {})], None),
    "changed in place": (Of(lambda m, x: x.mul_(2).add_(1).sum()), [((r(3),), {})], None),
    # A momentum of 0.00029999999999996696, which has more digits than a double can hold as a whole number.
    "many digits": (nn.BatchNorm1d(3, momentum=1 - 0.9997), [((r(4, 3),), {}), ((r(4, 3),), {})], None),
    "while_loop": (Loop(), [((r(2, 3) * 5, torch.tensor(0.7)), {}), ((r(2, 3), torch.tensor(1.5)), {}), ((r(2, 3), torch.tensor(100.0)), {})], None),
    "map": (Each(), [((r(4, 3), r(3)), {}), ((r(2, 3), r(3)), {})], ({0: batch}, None)),
    "scan": (Scan(), [((r(3), r(4, 3)), {}), ((r(3), r(9, 3)), {})], (None, {0: batch})),
    "scan in reverse": (Scan(reverse=True), [((r(3), r(4, 3)), {})], None),
    "scan with dropout": (Scan(p=0.5), [((r(3), r(4, 3)), {})], None),
    "vmap, decomposed": (Of(lambda m, x, y: torch.vmap(torch.dot)(m.inner(x), y), inner=nn.Linear(3, 3)), [((r(5, 3), r(5, 3)), {})], None),
    "associative scan, decomposed": (
        Of(lambda m, x: sums(lambda a, b: a + b, m.inner(x), 0, combine_mode="generic"), inner=nn.Linear(3, 3)), [((r(5, 3),), {})], None,
    ),
    "autocast": (Of(cast, inner=nn.Linear(4, 2)), [((r(3, 4),), {})], None),
}
PROGRAMS["slices"][0].inner = nn.Linear(4, 4)
with torch.no_grad():
    inner = PROGRAMS["strides"][0].inner
    inner.weight = nn.Parameter(inner.weight.t().contiguous().t())


def floats(value):
    return [leaf for leaf in torch.utils._pytree.tree_leaves(value) if isinstance(leaf, torch.Tensor) and leaf.requires_grad]


def small(file, name):
    """The archive without what nobody runs; that of `cond` is not compressed, for the fuzzer."""
    if name == "linear":
        return file
    kind = zipfile.ZIP_STORED if name == "cond" else zipfile.ZIP_DEFLATED
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", kind) as new:
        for name in old.namelist():
            content = old.read(name)
            if "/models/" in name:
                program = json.loads(content)

                def strip(graph):
                    for node in graph["nodes"]:
                        node["metadata"] = {}
                        for given in node["inputs"]:
                            if "as_graph" in given["arg"]:
                                strip(given["arg"]["as_graph"]["graph"])

                strip(program["graph_module"]["graph"])
                content = json.dumps(program).encode()
            new.writestr(name, content)
    return out.getvalue()


cases = []
for name, (model, calls, shapes) in PROGRAMS.items():
    torch.manual_seed(1)
    args, kwargs = calls[0]
    program = export(model, args, kwargs, dynamic_shapes=shapes, strict=False)
    if "decomposed" in name:
        program = program.run_decompositions()
    buffer = io.BytesIO()
    torch.export.save(program, buffer)
    told = []
    module = program.module()
    for args, kwargs in calls:
        given = torch.utils._pytree.tree_map(lambda x: x.clone() if isinstance(x, torch.Tensor) else x, args)
        torch.manual_seed(2)
        with torch.no_grad():
            told.append((given, kwargs, torch.utils._pytree.tree_map(lambda x: x.clone() if isinstance(x, torch.Tensor) else x, module(*args, **kwargs))))
    module = torch.export.load(io.BytesIO(buffer.getvalue())).module()
    args, kwargs = calls[0]
    is_plain = isinstance(model, (Loop, Scan))
    if is_plain:
        module = model
    values = {"calls": told}
    parameters = dict(module.named_parameters())
    # Python itself cannot train a batch norm whose statistics were made functional.
    if parameters and "decomposed" not in name and "dropout" not in name:
        loss = lambda: sum(x.float().square().mean() for x in floats(module(*args, **kwargs)) if x.isfinite().all())
        loss().backward()
        # Python loads tied weights as two parameters of one memory.
        tied = {p.data_ptr(): p.grad for p in parameters.values() if p.grad is not None}
        values["grads"] = {k: tied[p.data_ptr()].clone() for k, p in parameters.items() if p.data_ptr() in tied}
        optimizer = torch.optim.SGD(parameters.values(), lr=0.01, momentum=0.5)
        for _ in range(10):
            optimizer.zero_grad()
            loss().backward()
            optimizer.step()
        values["after"] = {k: v.clone() for k, v in module.state_dict().items()}
    # A named tuple is a class of its own, which loading weights only refuses.
    plain = lambda x: tuple(x) if isinstance(x, Pair) else x
    values["calls"] = [(a, k, plain(out) if isinstance(out, (Pair, tuple)) and type(out) is not tuple else out) for a, k, out in told]
    out = io.BytesIO()
    torch.save(values, out)
    is_plain = False
    file = small(buffer.getvalue(), name)
    cases.append({"name": name, "file": base64.b64encode(file).decode(), "values": base64.b64encode(out.getvalue()).decode()})

write("exported-programs.json", "what torch.export.save wrote, and what the programs give", cases=cases)
