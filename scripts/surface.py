"""Which names PyTorch makes public, where, and which of them have a page: the generator groups libtorch's operators by this
and links their pages. Writes scripts/surface.json."""
import json
import pathlib
import re

import torch


def names(module):
    return sorted(name for name in dir(module) if not name.startswith("__") and callable(getattr(module, name)))


surface = {
    "torch": names(torch),
    "Tensor": names(torch.Tensor),
    "functional": names(torch.nn.functional),
    "nn": names(torch._C._nn),
    "linalg": names(torch.linalg),
    "fft": names(torch.fft),
    "special": names(torch.special),
}
operators = {name.split("::")[1].split(".")[0] for name in torch._C._dispatch_get_all_op_names() if name.startswith("aten::")}
prefixes = {"linalg": "linalg_", "fft": "fft_", "special": "special_"}
surface = {
    group: [name for name in members if prefixes.get(group, "") + name.removeprefix(prefixes.get(group, "")) in operators]
    for group, members in surface.items()
}
modules = {"torch": torch, "Tensor": torch.Tensor, "functional": torch.nn.functional, "linalg": torch.linalg, "fft": torch.fft, "special": torch.special}
# Names that have a docstring but no page: no list in PyTorch's documentation (docs/source/*.md) contains them.
unlisted = {
    "torch": r"""(?!narrow_|index_).+_copy|as_strided_scatter|empty_permuted|hash_tensor|is_inference|segment_reduce|unsafe_.+|celu_|relu_
        |rrelu_|selu_|threshold_|adaptive_avg_pool1d|avg_pool1d|bilinear|channel_shuffle|native_channel_shuffle|conv_?(transpose)?[123]d
        |conv_tbc|cosine_similarity|hardshrink|pairwise_distance|pdist|pixel_(un)?shuffle|prelu|quantize_per_tensor_dynamic""",
    "Tensor": r"""as_strided_|as_strided_scatter|deg2rad_|rad2deg_|exp2_?|heaviside_|index|is_neg|kron|put|swapaxes_|swapdims_
        |to_padded_tensor|unsafe_.+|new_empty_strided""",
    "functional": r"celu_|selu_|(native_)?channel_shuffle|conv_tbc|max_pool[123]d_with_indices",
    "linalg": r"_.+",
    "fft": r"_.+",
    "special": r"bessel_y.|modified_bessel_.+|(shifted_)?chebyshev.+|hermite.+|laguerre.+|legendre.+",
}
pages = {
    group: [
        name
        for name in surface[group]
        if (getattr(module, name).__doc__ or "").strip() and not re.fullmatch(unlisted[group], name, re.VERBOSE)
    ]
    for group, module in modules.items()
}
surface = {"made by": "scripts/surface.py", "torch version": torch.__version__, **surface, "pages": pages}
path = pathlib.Path(__file__).with_name("surface.json")
path.write_text(json.dumps(surface, indent=0) + "\n")
