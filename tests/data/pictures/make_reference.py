#!/usr/bin/env python3
"""Computes, from their definitions, what a picture's patches and two sentences attend to, for test_image_source and test_pair_source.

    python3 make_reference.py

Needs NumPy (Debian: python3-numpy). Nothing of the program is used but the bytes of its word vectors, whose format
resources/vectors/README.md tells. Rows are those of `rows`.
"""

import json
import math
import unicodedata
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
WORDS = FOLDER.parent.parent.parent / "resources" / "vectors" / "words.bin"
PATCH = 8
KEPT = 24  # components of an output that are written down


# Normalizers, a row of scores that are already divided by the temperature.

def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def sparsemax(z):
    down = np.sort(z)[::-1]
    sums = np.cumsum(down)
    count = np.arange(1, len(z) + 1)
    k = count[1 + count * down > sums].max()
    return np.maximum(z - (sums[k - 1] - 1) / k, 0)


def hardmax(z):
    largest = z == z.max()
    return largest / largest.sum()


def entmax(z):
    """α = 1.5, by bisection of the threshold down to the last bit."""
    z = (z - z.max()) / 2
    low, high = -1.0, 0.0
    for _ in range(200):
        middle = (low + high) / 2
        if (np.maximum(z - middle, 0) ** 2).sum() > 1:
            low = middle
        else:
            high = middle
    weights = np.maximum(z - low, 0) ** 2
    return weights / weights.sum()


def top_k(z, k=3):
    kept = z >= np.sort(z)[-k]
    return np.where(kept, softmax(np.where(kept, z, -np.inf)), 0.0)


def sigmoid(z):
    weights = 1 / (1 + np.exp(-z))
    return weights / weights.sum()


NORMALIZERS = {"softmax": softmax, "sparsemax": sparsemax, "hardmax": hardmax, "entmax": entmax, "top-k": top_k, "sigmoid": sigmoid}


def attended(scores, values, rows, temperatures):
    """Weights and the first components of the outputs of the rows."""
    cases = []
    for name, normalize in NORMALIZERS.items():
        for temperature in temperatures:
            weights = np.array([normalize(scores[row] / temperature) for row in rows])
            cases.append({"normalizer": name, "temperature": temperature, "weights": weights.tolist(),
                          "output": (weights @ values)[:, :KEPT].tolist()})
    return cases


# The picture.

def split_mix(seed):
    """SplitMix64: Steele, Lea & Flood 2014, figure 16."""
    state, mask = seed, 2**64 - 1
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def normal(seed, count):
    """Box & Muller 1958, cosine first, of (u + ½)/2⁵³ with u the upper 53 bits."""
    numbers = split_mix(seed)
    uniform = ((next(numbers) >> 11) + 0.5 for _ in iter(int, 1))
    values = []
    while len(values) < count:
        radius, angle = math.sqrt(-2 * math.log(next(uniform) / 2**53)), 2 * math.pi * next(uniform) / 2**53
        values += [radius * math.cos(angle), radius * math.sin(angle)]
    return np.array(values[:count])


def averaging(before, after):
    edges = np.arange(after + 1) * before / after
    overlap = np.minimum(np.arange(1, before + 1), edges[1:, None]) - np.maximum(np.arange(before), edges[:-1, None])
    return np.clip(overlap, 0, None) * after / before


def patches_of(pixels, grid):
    """Shape: [side × side × 3] of 0 to 255 → [grid² × 192] of 0 to 1."""
    shares = averaging(len(pixels), grid * PATCH)
    small = np.einsum("ya,abc,xb->yxc", shares, pixels / 255, shares)
    return small.reshape(grid, PATCH, grid, PATCH, 3).transpose(0, 2, 1, 3, 4).reshape(grid * grid, -1)


def picture():
    side, grid, noise, seed = 37, 8, 0.1, 7
    y, x, colour = np.meshgrid(np.arange(side), np.arange(side), np.arange(3), indexing="ij")
    pixels = (x * (3 + colour) + y * (5 - colour) + 40 * ((x // 7 + y // 9) % 2) * (colour != 1)) % 256
    clean = patches_of(pixels, grid)
    shown = clean + noise * normal(seed, clean.size).reshape(clean.shape)
    rows = [0, 36, 63]
    scores = np.array([[-np.mean((q - k) ** 2) / 0.01 for k in shown] for q in shown])
    return {"side": side, "grid": grid, "noise": noise, "seed": seed, "pixels": pixels.ravel().tolist(), "rows": rows,
            "clean": clean[rows].tolist(), "shown": shown[rows].tolist(), "scores": scores[rows].tolist(),
            "cases": attended(scores, shown, rows, [0.25, 4])}


# Two sentences.

def vectors_of(words):
    """Of words that the vocabulary has as they are."""
    data = WORDS.read_bytes()
    count, size, buckets, letters = np.frombuffer(data, "<u4", 4, 12)
    step = np.frombuffer(data, "<f8", 1, 32)[0]
    place = 64

    def section(kind, length):
        nonlocal place
        content = np.frombuffer(data, kind, length, place)
        place += -(-content.nbytes // 64) * 64
        return content

    components = section("i1", count * size).reshape(count, size)
    scales = section("<u2", count)
    offsets = section("<u4", count + 1)
    section("<u4", buckets + 1)
    section("<u4", count)
    text = bytes(section("u1", letters))
    rows = {text[offsets[i]:offsets[i + 1]].decode(): i for i in range(count)}
    found = [rows[unicodedata.normalize("NFC", word).casefold()] for word in words]
    return components[found].astype(float) * (scales[found].astype(float) * step)[:, None]


def pair():
    asking, asked = "my grandma cooks tasty biscuits", "the grandmother bakes incredible cookies today"
    queries, keys = vectors_of(asking.split()), vectors_of(asked.split())
    scores = queries @ keys.T / math.sqrt(queries.shape[1])
    rows = list(range(len(queries)))
    return {"asking": asking, "asked": asked, "rows": rows, "scores": scores.tolist(), "cases": attended(scores, keys, rows, [0.5, 2])}


def main():
    for name, content in (("picture", picture()), ("pair", pair())):
        (FOLDER / f"{name}.json").write_text(json.dumps(content).replace(' {"normalizer"', '\n{"normalizer"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
