#!/usr/bin/env python3
"""Writes plain_softmax.json: softmax as NumPy works it in float16, float32 and float64, with and without the maximum subtracted.

Every number is written as its bits in hexadecimal, so that nothing is lost on the way. Sums are added from the first to the last number.
NumPy's own exp of float32 and float64 may be off by its last bit, and differs from one processor to the next; so those are worked in
450 digits here and rounded once, as NumPy rounds a quotient. That of float16 is NumPy's.

Made with NumPy 1.24.2: python3 make.py > plain_softmax.json
"""
import json
from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 450
LISTS = {
    "4 2 1": [4, 2, 1],
    "half overflows": [12, 2, 1],
    "the largest of half": [11.0859375, 11.09375],
    "single overflows": [89, 88, 1],
    "double overflows": [710, 709, 1],
    "the sum alone overflows": [11.05, 11.05, 11.05],
    "all underflow": [-800, -790, -780],
    "half underflows": [-18, -20, -19],
    "half is subnormal": [-12, -13.5, -15],
    "single is subnormal": [-95, -100, -103],
    "double is subnormal": [-720, -740, -744],
    "too large for half itself": [70000, 1, 2],
    "between two halfs": [1.0004884, 0.99975591, 2049.0000001],
    "negative and equal": [-3, -3, -3, -3.5],
}
TYPES = {"half": (np.float16, np.uint16), "single": (np.float32, np.uint32), "double": (np.float64, np.uint64)}


def exp_of(value, kind):
    if kind is np.float16 or not np.isfinite(value):
        return np.exp(value)
    exact = Decimal(float(value)).exp()
    return kind(float(exact)) if kind is np.float64 else rounded_single(exact)


def rounded_single(exact):
    """The nearest float32, chosen among the neighbours of a first guess."""
    guess = np.float32(float(exact))
    near = [np.nextafter(guess, np.float32(0)), guess, np.nextafter(guess, np.float32(np.inf))]
    if np.isinf(guess):
        return guess
    finite = [value for value in near if np.isfinite(value)]
    return min(finite, key=lambda value: abs(Decimal(float(value)) - exact))


def worked(scores, kind, bits, shifted):
    exponents = np.array(scores, dtype=np.float64).astype(kind)
    if shifted:
        exponents = exponents - exponents.max()
    powers = np.array([exp_of(value, kind) for value in exponents], dtype=kind)
    total = kind(0)
    for power in powers:
        total = kind(total + power)
    weights = powers / total
    write = lambda values: [None if np.isnan(value) else "%x" % int(np.asarray(value).view(bits)) for value in values]
    return {"exponents": write(exponents), "powers": write(powers), "sum": write([total])[0], "weights": write(weights)}


def main():
    np.seterr(all="ignore")
    found = [
        {"name": name, "precision": precision, "shifted": shifted, "scores": scores, **worked(scores, kind, bits, shifted)}
        for name, scores in LISTS.items()
        for precision, (kind, bits) in TYPES.items()
        for shifted in (False, True)
    ]
    print(json.dumps(found, indent=1, ensure_ascii=False))


main()
