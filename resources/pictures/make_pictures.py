#!/usr/bin/env python3
"""Makes the pictures in the program from photographs: the centred square of each, 256 × 256 colours, packed as scenes pack them.

    python3 make_pictures.py FOLDER

FOLDER holds cat.png, coffee.png and astronaut.png as scikit-image ships them. Needs NumPy and Pillow
(Debian: python3-numpy, python3-pil). The same input and zlib make the same bytes.
"""

import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

SIDE = 256


def centred_square(path):
    image = Image.open(path).convert("RGB")
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    box = (left, top, left + side, top + side)
    return np.asarray(image.resize((SIDE, SIDE), Image.BOX, box=box))


def packed(pixels):
    """Each colour less the mean of those to its left and above it (rounded down; 0 beyond the edge), modulo 256, by zlib."""
    colours = pixels.astype(np.int16)
    left, above = np.zeros_like(colours), np.zeros_like(colours)
    left[:, 1:] = colours[:, :-1]
    above[1:] = colours[:-1]
    return zlib.compress((colours - (left + above) // 2).astype(np.uint8).tobytes(), 9)


def main():
    for name in ("cat", "coffee", "astronaut"):
        bytes_ = packed(centred_square(Path(sys.argv[1]) / f"{name}.png"))
        (Path(__file__).parent / f"{name}.bin").write_bytes(bytes_)
        print(f"{name}: {len(bytes_)} bytes")


if __name__ == "__main__":
    main()
