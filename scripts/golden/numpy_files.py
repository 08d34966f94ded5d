"""numpy-files.json: small .npy and .npz files as numpy writes them, and what is in each.

An array is told as {"dtype", "shape", "fortran", "hex"}: its bytes in the order of its indices, little-endian.
"""

import base64
import io
import math
import warnings

import numpy as np

from _common import write

warnings.filterwarnings("ignore")
DTYPES = ["bool", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))]
DTYPES += ["float16", "float32", "float64", "complex64", "complex128"]


def sample(name, shape=(2, 3), order="C"):
    """An array made from bytes, so that no bit pattern is rounded."""
    dtype = np.dtype(name)
    count = math.prod(shape) * dtype.itemsize
    values = [(7 * i + 3) % 2 if dtype.kind == "b" else (37 * i + 11) % 256 for i in range(count)]
    return np.asarray(np.array(values, dtype=np.uint8).view(dtype).reshape(shape), order=order)


def tell(array):
    array = np.asarray(array)
    little = array.astype(array.dtype.newbyteorder("<"))
    flags = array.flags
    return {
        "dtype": array.dtype.newbyteorder("=").name,
        "shape": list(array.shape),
        "fortran": bool(flags.f_contiguous and not flags.c_contiguous),
        "hex": little.tobytes().hex(),
    }


def saved(array, version=None):
    file = io.BytesIO()
    if version is None:
        np.save(file, array)
    else:
        np.lib.format.write_array(file, np.asarray(array), version=version)
    return file.getvalue()


def zipped(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def text(data):
    return base64.b64encode(data).decode()


cases = []


def case(name, data, same=True):
    cases.append({"name": name, "file": text(data), "told": tell(np.load(io.BytesIO(data))), "same": same})


for dtype in DTYPES:
    case(dtype, saved(sample(dtype)))
for dtype in DTYPES:
    if np.dtype(dtype).itemsize > 1:
        case(f"{dtype}, big-endian", saved(sample(dtype).astype(np.dtype(dtype).newbyteorder(">"))), same=False)
case("a scalar", saved(np.float64(-0.0)))
case("one number", saved(sample("float32", (1,))))
case("one dimension", saved(sample("int16", (7,))))
case("no elements", saved(np.zeros((0, 3), "float32")))
case("no elements, and a large size", saved(np.zeros((2**40, 0), "float32")))
case("five dimensions", saved(sample("uint8", (2, 1, 3, 2, 2))))
case("Fortran order", saved(sample("float32", order="F")))
case("Fortran order of three dimensions", saved(sample("int64", (2, 3, 4), order="F")))
case("Fortran order, big-endian", saved(sample("float32", order="F").astype(">f4")), same=False)
case("a view with steps", saved(sample("float32", (4, 6))[::2, ::3]))
case("more than a slice", saved(np.arange(70000, dtype="uint8").reshape(7, 10000)[:, :300]))
case("version 2", saved(sample("float32"), (2, 0)), same=False)
case("version 3", saved(sample("float32"), (3, 0)), same=False)
header = saved(sample("float32"))
case("Python 2's header", header.replace(b"(2, 3), } ", b"(2L, 3L),}"), same=False)
other = header.replace(
    b"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
    b"{'shape': (2, 3), 'fortran_order': False, 'descr': '=f4'}  ",
)
case("another order of the header's keys", other, same=False)

refused = [
    {"name": name, "file": text(data), "why": why}
    for name, data, why in [
        ("objects", saved(np.array([1, "a"], dtype=object)), "objects of Python"),
        ("records", saved(np.zeros(2, dtype=[("x", "f4"), ("y\\'", "i4")])), "records of the fields"),
        ("texts", saved(np.array(["a", "bc"])), "texts"),
        ("byte strings", saved(np.array([b"a", b"bc"])), "byte strings"),
        ("dates", saved(np.array(["2020-01-01"], dtype="M8[D]")), "dates"),
        ("times", saved(np.array([5], dtype="m8[s]")), "times"),
        ("raw bytes", saved(np.zeros(2, dtype="V2")), "bfloat16"),
        ("long doubles", saved(np.zeros(2, dtype="longdouble")), "floats that libtorch does not have"),
    ]
]

arrays = {"x": sample("float32", (3, 4)), "y": sample("int64", (5,)), "of/layer": sample("bool"), "f": sample("float64", order="F")}
archives = [
    {"name": name, "file": text(data), "told": {key: tell(array) for key, array in np.load(io.BytesIO(data)).items()}}
    for name, data in [
        ("savez", zipped(np.savez, **arrays)),
        ("savez_compressed", zipped(np.savez_compressed, **arrays)),
        ("no arrays", zipped(np.savez)),
        ("arrays without names", zipped(np.savez, arr_0=arrays["x"], arr_1=arrays["y"])),
    ]
]
mixed = text(zipped(np.savez, x=arrays["x"], kind=np.array("csr")))

write(
    "numpy-files.json",
    "files of numpy " + np.__version__ + ", and what is in them",
    cases=cases,
    refused=refused,
    archives=archives,
    mixed=mixed,
)
