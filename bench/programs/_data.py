"""What several programs read or make up: digits, numbers that are the same in both languages, and text."""

import gzip

import numpy as np
import torch


def digits(mnist, count):
    """The first images of MNIST, from 0 to 1, and their labels."""
    with gzip.open(f"{mnist}/train-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(bytearray(file.read()), np.uint8, offset=16)
    with gzip.open(f"{mnist}/train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(bytearray(file.read()), np.uint8, offset=8)
    return torch.from_numpy(images).view(-1, 1, 28, 28)[:count].float() / 255, torch.from_numpy(labels)[:count].long()


def chance(seed):
    """A function that draws whole numbers below its argument."""

    def draw(below):
        nonlocal seed
        seed = seed * 16807 % 2147483647
        return seed % below

    return draw


def words(count):
    """Words of a made-up language, in which each word is followed by one of three."""
    draw = chance(7)
    syllables = ["ka", "lo", "mi", "ne", "ru", "sa", "to", "vi"]
    known = ["".join(syllables[draw(8)] for _ in range(1 + draw(3))) for _ in range(200)]
    after = [[draw(200), draw(200), draw(200)] for _ in known]
    text, at = [], 0
    while len(text) < count:
        text.append(known[at])
        at = after[at][draw(3)]
    return text


def text(length):
    """Bytes of such a text."""
    return " ".join(words(length)).encode()[:length]
