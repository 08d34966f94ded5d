"""pythonic.json: what torch.tensor makes of tensors in lists, new_tensor, einsum's forms and typename give."""

import torch

from _common import dtype_name, write


def told(tensor):
    return {"dtype": dtype_name(tensor.dtype), "shape": list(tensor.shape), "data": tensor.tolist()}


a, b = torch.arange(6.0).reshape(2, 3), torch.arange(12.0).reshape(3, 4)
one, two = torch.tensor(1.5, dtype=torch.float64), torch.tensor(2)
write(
    "pythonic.json",
    "Exact.",
    lists={
        "of numbers": told(torch.tensor([torch.tensor(1.0), torch.tensor(2.0)])),
        "of two dtypes": told(torch.tensor([one, two])),
        "nested": told(torch.tensor([[one, one], [two, two]])),
        "of vectors": told(torch.tensor([torch.tensor([1]), torch.tensor([2])])),
        "with numbers": told(torch.tensor([two, 2.5])),
        "of booleans": told(torch.tensor([torch.tensor(True), torch.tensor(False)])),
        "as another dtype": told(torch.tensor([one, two], dtype=torch.float32)),
    },
    new_tensor=[told(two.new_tensor([1, 2])), told(one.new_tensor([[1.5]])), told(two.new_tensor(1.5, dtype=torch.float32))],
    einsum={
        "operands": torch.einsum("ij,jk->ik", a, b).tolist(),
        "sublists": torch.einsum(a, [0, 1], b, [1, 2], [0, 2]).tolist(),
        "without a result": torch.einsum(a, [0, 1], b, [1, 30]).tolist(),
        "ellipsis": torch.einsum(a, [..., 0], [..., 0]).tolist(),
        "many": torch.einsum("ij,ij,ij->j", a, a, a).tolist(),
    },
    typenames=[torch.typename(x) for x in (a, two, one, a > 1, a.to(torch.bfloat16), a.to_sparse())],
)
