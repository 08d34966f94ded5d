"""image-grids.json: torchvision's make_grid, and the pixels that save_image writes."""

import io

import torch
import torchvision
from PIL import Image
from torchvision.utils import make_grid, save_image

from _common import sha256, write

CASES = [
    ([5, 1, 2, 3], {}),
    ([5, 1, 2, 3], {"nrow": 2}),
    ([3, 3, 2, 2], {"nrow": 2, "padding": 1, "pad_value": 0.5}),
    ([3, 1, 2, 2], {"padding": 0, "nrow": 1}),
    ([4, 3, 2, 2], {"nrow": 3, "normalize": True}),
    ([4, 3, 2, 2], {"nrow": 3, "normalize": True, "scale_each": True}),
    ([2, 1, 2, 2], {"normalize": True, "value_range": (-0.25, 0.5)}),
    ([2, 1, 2, 2], {"normalize": True, "scale_each": True, "value_range": (0.25, 0.75), "pad_value": 1}),
    ([1, 1, 2, 3], {"padding": 4}),
    ([1, 2, 3], {}),
    ([3, 2, 3], {"normalize": True}),
    ([2, 3], {}),
    ([2, 2, 2, 2], {}),
    ([2, 4, 2, 2], {"nrow": 1}),
]


def images(shape):
    count = torch.Size(shape).numel()
    return torch.tensor([((37 * i) % 101 - 20) / 64 for i in range(count)], dtype=torch.float32).reshape(shape)


def camel(options):
    words = {"pad_value": "padValue", "scale_each": "scaleEach", "value_range": "valueRange"}
    return {words.get(key, key): list(value) if isinstance(value, tuple) else value for key, value in options.items()}


def grid(shape, options):
    result = make_grid(images(shape), **options)
    return {"grid": list(result.shape), "sha256": sha256(result)}


def pixels(shape, options):
    file = io.BytesIO()
    save_image(images(shape), file, format="png", **options)
    image = Image.open(file)
    return {"width": image.width, "height": image.height, "mode": image.mode, "hex": image.tobytes().hex()}


write(
    "image-grids.json",
    "input i is ((37 * i) % 101 - 20) / 64 in float32; grid and sha256 are the shape and the bytes of make_grid(input, options), png the pixels of save_image",
    torchvision=torchvision.__version__,
    cases=[
        {"shape": shape, "options": camel(options), **grid(shape, options), "png": pixels(shape, options)}
        for shape, options in CASES
    ],
)
