"""programs.json: the first losses of the programs in bench/programs."""

import importlib
import sys
from itertools import islice

from _common import FOLDER, write
from training import MNIST

PROGRAMS = FOLDER.parents[1] / "bench" / "programs"
STEPS = 5

sys.path.insert(0, str(PROGRAMS))


def losses(name):
    return list(islice(importlib.import_module(name).train(MNIST), STEPS))


def main():
    names = sorted(file.stem for file in PROGRAMS.glob("[a-z]*.py"))
    reads_mnist = [name for name in names if "mnist)" in (PROGRAMS / f"{name}.py").read_text()]
    write(
        "programs.json",
        f"the losses of the first {STEPS} steps of each program; those in `reads_mnist` need the real images",
        reads_mnist=reads_mnist,
        losses={name: losses(name) for name in names},
    )


if __name__ == "__main__":
    main()
