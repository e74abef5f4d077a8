#!/usr/bin/env python3
"""Makes the transformers in the program from the folders in which they were trained or published.

    python3 make_models.py FOLDER

FOLDER holds use-lite, tiny-bert-books and tiny-marian-en-es, each with config.json, model.safetensors and tokenizer.json. Matrices become
F16 (16-bit floats), all that is one number for each place (biases, norms, frequencies) stays F32, and JSON loses its white space. Needs NumPy
(Debian: python3-numpy). The same input makes the same bytes.
"""

import json
import shutil
import struct
import sys
from pathlib import Path

import numpy as np

MODELS = {"encoder": "use-lite", "bert": "tiny-bert-books", "translation": "tiny-marian-en-es"}
TYPES = {"F64": np.float64, "F32": np.float32, "F16": np.float16}
ALIGNMENT = 8
MOST_BYTES = 26_000_000


def tensors_of(path):
    """The arrays of a safetensors file by their names."""
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            numbers = np.frombuffer(content[8 + length + begin:8 + length + end], TYPES[entry["dtype"]])
            tensors[name] = numbers.reshape(entry["shape"])
    return tensors


def stored(array):
    """The array as it is kept, and the name of its type."""
    if array.ndim < 2 or array.dtype == np.float16:
        return (array, "F16") if array.dtype == np.float16 else (array.astype("<f4"), "F32")
    half = array.astype("<f2")
    if not np.isfinite(half).all():
        raise ValueError("a number is too large for 16 bits")
    return half, "F16"


def safetensors(tensors):
    """The bytes of a safetensors file without gaps: wider types first, so that every number lies at a multiple of its size."""
    header, data = {}, bytearray()
    arrays = {name: stored(array) for name, array in tensors.items()}
    for name in sorted(arrays, key=lambda name: (arrays[name][1] != "F32", name)):
        array, kind = arrays[name]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = compact(header).encode()
    text += b" " * (-len(text) % ALIGNMENT)
    return struct.pack("<Q", len(text)) + text + bytes(data)


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main():
    source, target = Path(sys.argv[1]), Path(__file__).resolve().parent
    total = 0
    for name, folder in MODELS.items():
        (target / name).mkdir(exist_ok=True)
        files = {"model.safetensors": safetensors(tensors_of(source / folder / "model.safetensors"))}
        for file in ("config.json", "generation_config.json", "tokenizer.json"):
            if (source / folder / file).exists():
                files[file] = (compact(json.loads((source / folder / file).read_text(encoding="utf-8"))) + "\n").encode()
        for file, content in files.items():
            (target / name / file).write_bytes(content)
            total += len(content)
            print(f"{name}/{file}: {len(content):,} bytes")
        if (source / folder / "LICENSE").exists():
            shutil.copyfile(source / folder / "LICENSE", target / name / "LICENSE")
    print(f"together {total:,} bytes")
    if total > MOST_BYTES:
        sys.exit(f"that is more than {MOST_BYTES:,}")


if __name__ == "__main__":
    main()
