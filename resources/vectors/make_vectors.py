#!/usr/bin/env python3
"""Makes words.bin, the word vectors inside Softfocus, from GloVe text ("word v1 v2 ... vd" lines).

    make_vectors.py glove.6B.100d.selected.txt.xz
    make_vectors.py glove.6B.100d.txt --rows 40000 --words /usr/share/dict/words

Reads plain text, .gz, .xz or .zip; needs Python 3.9 and NumPy (Debian: python3-numpy). The format of
words.bin and every step on the way to it are described in README.md next to this script.
"""

import argparse
import gzip
import io
import lzma
import struct
import sys
import unicodedata
import zipfile
from pathlib import Path

import numpy as np

MAGIC = b"SFWORDS\n"
VERSION = 1
HEADER = "<8sIIIIIIdd16x"
ALIGNMENT = 64
BUCKETS = 32768
MOST_BYTES = 9_000_000


def open_text(path):
    """The lines of a plain, .gz, .xz or .zip (its only member) text file."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        archive = zipfile.ZipFile(path)
        names = [name for name in archive.namelist() if name.endswith("100d.txt")] or archive.namelist()
        return io.TextIOWrapper(archive.open(names[0]), encoding="utf-8", newline="\n")
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(suffix, open)
    return opener(path, "rt", encoding="utf-8", newline="\n")


def is_plain(word):
    """False for what the vocabulary leaves out: numerals, other scripts and accented letters.

    A mark is kept when it stands alone; a word is kept when it has a letter and all of its letters are a to z.
    """
    letters = [c for c in word if unicodedata.category(c)[0] in "LM"]
    if not letters:
        return len(word) == 1 and not word.isnumeric()
    return all("a" <= c <= "z" for c in letters)


def read_rows(path, most_frequent, later):
    """Words and vectors: the `most_frequent` first plain rows, then those that are in the set `later`."""
    words, rows = [], []
    seen = set()
    dimension = None
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            word, _, numbers = line.rstrip("\n").partition(" ")
            if not is_plain(word) or word in seen:
                continue
            if most_frequent is not None and len(words) >= most_frequent and word not in later:
                continue
            try:
                row = np.array(numbers.split(" "), dtype=np.float64)
            except ValueError:
                sys.exit(f"{path}, line {number}: not a list of numbers")
            dimension = dimension or len(row)
            if len(row) != dimension or not np.isfinite(row).all():
                sys.exit(f"{path}, line {number}: expected {dimension} finite numbers, found {len(row)}")
            seen.add(word)
            words.append(word)
            rows.append(row)
    if len(words) < 2:
        sys.exit(f"{path}: no word vectors in it")
    return words, np.array(rows)


def all_but_the_top(vectors, fit_rows, components):
    """Without the mean and the top principal components, both taken from the first `fit_rows` rows.

    Frequent words decide, because rare ones would pull both towards themselves: Mu & Viswanath 2018.
    """
    fit = vectors[:fit_rows]
    mean = fit.mean(axis=0)
    _, directions = np.linalg.eigh((fit - mean).T @ (fit - mean))
    top = directions[:, directions.shape[1] - components:]
    centred = vectors - mean
    return centred - (centred @ top) @ top.T


def quantize(vectors):
    """8-bit components, a 16-bit scale per word, and the unit of the scales."""
    largest = np.maximum(np.abs(vectors).max(axis=1) / 127, 1e-12)
    step = largest.max() / 65535
    # Rounded up, so that no component leaves the range; the components then divide by the scale as it is stored.
    scales = np.clip(np.ceil(largest / step), 1, 65535).astype(np.uint16)
    decoded = scales.astype(np.float64) * step
    components = np.clip(np.rint(vectors / decoded[:, None]), -127, 127).astype(np.int8)
    return components, scales, step


def bucket_of(word):
    """FNV-1a, 32 bits, folded onto the buckets."""
    value = 0x811C9DC5
    for byte in word:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> 15)) & (BUCKETS - 1)


def lookup_table(words):
    """Where each bucket starts, and the rows bucket by bucket."""
    buckets = [[] for _ in range(BUCKETS)]
    for row, word in enumerate(words):
        buckets[bucket_of(word)].append(row)
    starts = np.cumsum([0] + [len(bucket) for bucket in buckets])
    return starts, [row for bucket in buckets for row in bucket]


def file_of(words, vectors, components, scales, step):
    """The bytes of words.bin."""
    texts = [word.encode("utf-8") for word in words]
    offsets = np.cumsum([0] + [len(text) for text in texts])
    starts, rows = lookup_table(texts)
    sections = [
        components.tobytes(),
        scales.astype("<u2").tobytes(),
        offsets.astype("<u4").tobytes(),
        starts.astype("<u4").tobytes(),
        np.array(rows, dtype="<u4").tobytes(),
        b"".join(texts),
    ]
    body = b"".join(section + bytes(-len(section) % ALIGNMENT) for section in sections)
    typical = float(np.median(np.linalg.norm(vectors, axis=1)))
    header = struct.pack(HEADER, MAGIC, VERSION, len(words), components.shape[1], BUCKETS, int(offsets[-1]),
                         struct.calcsize(HEADER) + len(body), step, typical)
    return header + body


def loss_of(vectors, decoded):
    """Root mean square of the error of a score q·k/√d and of the score itself, over pairs of different words."""
    count, dimension = vectors.shape
    generator = np.random.Generator(np.random.PCG64(1))
    first = generator.integers(0, count, 500_000)
    second = (first + generator.integers(1, count, 500_000)) % count
    exact = np.einsum("ij,ij->i", vectors[first], vectors[second]) / np.sqrt(dimension)
    stored = np.einsum("ij,ij->i", decoded[first], decoded[second]) / np.sqrt(dimension)
    return np.sqrt(np.mean((stored - exact) ** 2)), np.sqrt(np.mean(exact ** 2))


def write_sample(path, words, vectors):
    """About sixty exact vectors, for the test that compares them with the stored ones."""
    chosen = set(range(0, len(words), max(1, len(words) // 55)))
    wanted = {"my", "grandmother", "bakes", "incredible", "cookies"}
    chosen.update(row for row, word in enumerate(words) if word in wanted)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for row in sorted(chosen):
            out.write(words[row] + " " + " ".join(f"{x:.7f}" for x in vectors[row]) + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("glove", type=Path, help="GloVe text: plain, .gz, .xz or .zip")
    parser.add_argument("--rows", type=int, metavar="N", help="keep the N most frequent words (all, if not given)")
    parser.add_argument("--words", type=Path, metavar="FILE",
                        help="beyond --rows keep every word of this list too (one a line, case ignored)")
    parser.add_argument("--fit-rows", type=int, default=20_000, metavar="N",
                        help="mean and components come from the N most frequent words (20000)")
    parser.add_argument("--components", type=int, default=3, metavar="K", help="components to remove (3)")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("words.bin"), metavar="FILE")
    parser.add_argument("--sample", type=Path, metavar="FILE", help="also write exact vectors of some words")
    chosen = parser.parse_args()
    if chosen.words and chosen.rows is None:
        parser.error("--words adds to --rows: say how many of the most frequent words to keep")
    return chosen


def main():
    options = arguments()
    later = set()
    if options.words:
        later = {line.strip().lower() for line in options.words.read_text(encoding="utf-8").splitlines()}
    words, original = read_rows(options.glove, options.rows, later)
    vectors = all_but_the_top(original, options.fit_rows, options.components)
    components, scales, step = quantize(vectors)
    content = file_of(words, vectors, components, scales, step)
    if len(content) > MOST_BYTES:
        sys.exit(f"{len(words)} words make {len(content)} bytes, more than {MOST_BYTES}: choose fewer with --rows")
    options.output.write_bytes(content)
    if options.sample:
        write_sample(options.sample, words, vectors)
    error, typical = loss_of(vectors, components * (scales.astype(np.float64) * step)[:, None])
    print(f"{options.output}: {len(words)} words, {len(content)} bytes; "
          f"a score of {typical:.4f} (typical) is off by {error:.4f}, {100 * error / typical:.2f} %")


if __name__ == "__main__":
    main()
