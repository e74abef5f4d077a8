#!/usr/bin/env python3
"""Makes the files of arrays beside it, as NumPy writes them: python3 make_arrays.py. Needs NumPy. Element [i, j, k, l] is 1000·i + 100·j + 10·k + l."""

import json
import struct
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent


def counted(*sizes):
    digits = np.indices(sizes)
    return sum(10 ** (len(sizes) - 1 - i) * digits[i] for i in range(len(sizes))).astype(np.float32)


def main():
    attention = counted(2, 3, 4, 4)
    np.save(HERE / "layers.npy", attention)
    np.save(HERE / "heads_columns_first.npy", np.asfortranarray(attention[1]))
    np.savez(HERE / "stored.npz", attn=attention, ids=np.arange(4), tokens=np.array(["my", "words"]))
    np.savez_compressed(HERE / "packed.npz", attn=attention[np.newaxis].astype(np.float64), ids=np.arange(4))
    np.savez_compressed(HERE / "two.npz", first=attention[0], second=attention[1])
    header = json.dumps({"attention": {"dtype": "F32", "shape": [2, 3, 4, 4], "data_offsets": [0, attention.nbytes]}}).encode()
    (HERE / "one.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + attention.tobytes())


if __name__ == "__main__":
    main()
