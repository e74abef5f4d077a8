#!/usr/bin/env python3
"""Writes the samples of this folder that other programs make, with whatever versions of NumPy, pandas and tabulate there are:

    python3 make.py

Those whose names begin with torch, jax, tf, word, calc, browser, paper or hand are not made here: they are written by hand in the shape of the
program that their name begins with."""

import warnings

import numpy
import pandas

warnings.simplefilter("ignore")
WORDS = ["My", "grandmother", "bakes"]
WEIGHTS = numpy.array([[0.7, 0.2, 0.1], [0.25, 0.5, 0.25], [0.1, 0.3, 0.6]])
WIDE = (numpy.arange(40).reshape(2, 20) % 7 + 1) / 16


def write(name, text):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text if text.endswith("\n") else text + "\n")


def main():
    write("numpy-print.txt", str(WEIGHTS))
    write("numpy-repr.txt", repr(WEIGHTS.astype(numpy.float32)))
    write("numpy-wrapped.txt", str(WIDE))
    write("numpy-wrapped-repr.txt", repr(WIDE))
    write("numpy-row.txt", str(WEIGHTS[0]))
    write("numpy-batch.txt", repr(WEIGHTS[numpy.newaxis, numpy.newaxis]))
    write("numpy-heads.txt", repr(numpy.stack([WEIGHTS, WEIGHTS])))
    write("numpy-elided.txt", str(numpy.zeros((2000, 3))))
    write("numpy-small.txt", str(WEIGHTS / 1e6))
    write("numpy-whole.txt", str(numpy.arange(9).reshape(3, 3)))
    write("numpy-infinite.txt", str(numpy.where(numpy.tri(3) > 0, WEIGHTS, -numpy.inf)))
    write("numpy-masked.txt", str(numpy.ma.array(WEIGHTS, mask=numpy.tri(3) == 0)))
    write("numpy-masked-repr.txt", repr(numpy.ma.array(WEIGHTS, mask=numpy.tri(3) == 0)))
    write("numpy-bool.txt", str(numpy.tri(3) > 0))
    write("numpy-list.txt", repr(list(WEIGHTS)))
    write("python-list.txt", repr(WEIGHTS.tolist()))
    named = pandas.DataFrame(WEIGHTS, WORDS, WORDS)
    plain = pandas.DataFrame(WEIGHTS)
    for name, frame in (("named", named), ("plain", plain)):
        write(f"pandas-{name}-markdown.txt", frame.to_markdown())
        write(f"pandas-{name}-html.txt", frame.to_html())
        write(f"pandas-{name}-latex.txt", frame.to_latex())
        write(f"pandas-{name}-styler.txt", frame.style.to_latex(hrules=True))
        write(f"pandas-{name}-print.txt", str(frame))
    write("pandas-highlighted-styler.txt", named.style.highlight_max(axis=1, props="textbf:--rwrap;cellcolor:[HTML]{FFFF00};").to_latex())
    write("pandas-notebook-html.txt", named._repr_html_())
    write("pandas-styled-html.txt", named.style.format("{:.2f}").to_html())
    write("pandas-without-index-html.txt", named.to_html(index=False))
    write("pandas-without-index-markdown.txt", named.to_markdown(index=False))
    write("pandas-split-json.txt", named.to_json(orient="values"))
    for form in ("grid", "fancy_grid", "psql", "orgtbl", "pretty"):
        write(f"tabulate-{form.replace('_', '-')}.txt", named.to_markdown(tablefmt=form))


if __name__ == "__main__":
    main()
