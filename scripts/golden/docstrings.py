"""docstrings.json: fingerprints of the first sentences of PyTorch's docstrings, which none of ours is equal to."""

import hashlib
import re

import torch

from _common import write

modules = [torch, torch.Tensor, torch.nn.functional, torch.linalg, torch.fft, torch.special]


def sentences(text):
    """The first two sentences of prose, after the signature with which most docstrings begin."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)]
    prose = " ".join(paragraph for paragraph in paragraphs if not re.match(r"[\w.]+\(.*\) ?->", paragraph))
    return re.split(r"(?<=\.)\s", re.sub(r":\w+:", "", prose))[:2]


def fingerprint(sentence):
    """A sentence without its punctuation, its case and the name of its first argument."""
    letters = re.sub(r"[^a-z]", "", re.sub(r"\b(input|self)\b", "", sentence.lower()))
    return hashlib.sha256(letters.encode()).hexdigest()[:10]


docstrings = [
    text
    for module in modules
    for name in dir(module)
    if not name.startswith("__") and isinstance(text := getattr(getattr(module, name), "__doc__", None), str)
]
found = {fingerprint(sentence) for text in docstrings for sentence in sentences(text)}
write("docstrings.json", "first 10 digits of the SHA-256 of each sentence's small letters a to z, without the words input and self", fingerprints=sorted(found))
