"""Writes the samples that tests/core/test_samples.cpp reads, with NumPy and Python's csv and json modules alone.

Every array holds the numbers 0 to 5 in two rows of three (booleans: whether they are not 0), unless its name says otherwise.
"""
import csv
import io
import json
import numpy as np
from numpy.lib import format as npy

numbers = np.arange(6).reshape(2, 3)


def save(name, array, version=None):
    with open(name + ".npy", "wb") as file:
        npy.write_array(file, array, version=version, allow_pickle=True)


def write(name, text, encoding="utf-8", newline=""):
    with open(name, "w", encoding=encoding, newline=newline) as file:
        file.write(text)


for kind in ("b1", "i1", "u1"):
    save("type-" + kind, numbers.astype(kind))
for kind in ("i2", "i4", "i8", "u2", "u4", "u8", "f2", "f4", "f8"):
    save("type-little-" + kind, numbers.astype("<" + kind))
    save("type-big-" + kind, numbers.astype(">" + kind))
for version in ((1, 0), (2, 0), (3, 0)):
    save("version-%d" % version[0], numbers.astype("<f8"), version)
for kind in ("<f2", ">f4", "<f8", "<i4"):
    save("columns-first-" + ("big-" if kind[0] == ">" else "little-") + kind[1:], np.asfortranarray(numbers.astype(kind)))
save("transposed", np.arange(6.0).reshape(3, 2).T)
save("slice-of-a-larger-one", np.arange(24.0).reshape(4, 6)[::3, ::2])
save("one-dimension", np.array([4.0, 2.0, 1.0]))
save("single-row", np.array([[4.0, 2.0, 1.0]]))
save("single-column", np.array([[4.0], [2.0], [1.0]]))
save("batch-of-one", numbers.astype("<f4").reshape(1, 1, 2, 3))
save("masked", np.array([[1.5, -np.inf], [-0.0, 1e-310]]))
save("half-limits", np.array([[65504, 6e-8, -65504, 2.0 ** -14, -np.inf]], dtype="<f2"))



def write_array(name, header, data, version=1):
    """An array whose header is written as given; what NumPy reads of it is what the test expects."""
    text = header.encode("latin1" if version < 3 else "utf-8") + b"\n"
    size = len(text).to_bytes(2 if version == 1 else 4, "little")
    with open(name + ".npy", "wb") as file:
        file.write(b"\x93NUMPY" + bytes([version, 0]) + size + text + data)


eights = numbers.astype("<f8").tobytes()
headers = {
    "double-quotes": '{"descr": "<f8", "fortran_order": False, "shape": (2, 3), }',
    "mixed-quotes": """{"descr": '<f8', 'fortran_order': False, "shape": (2, 3)}""",
    "python-2": "{u'descr': u'<f8', u'fortran_order': False, u'shape': (2L, 3L), }",
    "other-order": "{'shape': (2, 3), 'descr': '<f8', 'fortran_order': False}",
    "no-blanks": "{'descr':'<f8','fortran_order':False,'shape':(2,3)}",
    "many-blanks": "{ 'descr'  :\t'<f8' ,\n 'fortran_order' : False,\n 'shape' : ( 2 , 3 , ) , }   \n ",
    "two-texts": "{'descr': '<' 'f8', 'fortran_order': False, 'shape': (2, 3)}",
    "last-key-counts": "{'descr': '>i2', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)}",
    "field": "{'descr': [('w', '<f8')], 'fortran_order': False, 'shape': (2, 3), }",
    "field-with-title": "{'descr': [(('weights', 'w'), '<f8')], 'fortran_order': False, 'shape': (2, 3), }",
    "field-of-latin-1": "{'descr': [('\xe9', '<f8')], 'fortran_order': False, 'shape': (2, 3), }",
}
for name, header in headers.items():
    write_array("header-" + name, header, eights)
    read = np.load("header-" + name + ".npy")
    read = read[read.dtype.names[0]] if read.dtype.names else read
    assert read.dtype == "<f8" and (read == numbers).all(), name
# As ml_dtypes has NumPy save bfloat16: the upper halves of floats, as a void with a byte order.
write_array("header-bfloat16", "{'descr': '<V2', 'fortran_order': False, 'shape': (2, 3), }",
            (numbers.astype("<f4").view("<u4") >> 16).astype("<u2").tobytes())

save("heads", np.arange(96, dtype="<f4").reshape(2, 3, 4, 4))
save("refused-number", np.array(3.0))
save("refused-empty", np.zeros((0, 3)))
save("refused-nan", np.array([[1, np.nan]]))
save("refused-complex", np.array([[1 + 2j]]))
save("refused-objects", np.array([[None, "x"]], dtype=object))
save("refused-text", np.array([["a", "b"]]))
save("refused-fields", np.zeros(2, dtype=[("score", "<f8"), ("place", "<i4")]))
save("refused-field-of-three", np.zeros((2, 2), dtype=[("score", "<f8", (3,))]))
save("refused-void", np.zeros((2, 2), dtype="V2"))
save("refused-float8", np.zeros((2, 2), dtype="V1"))
save("refused-dates", np.array([["2020-01-01"]], dtype="datetime64[D]"))
save("refused-long-double", np.array([[1.0]], dtype="<f16"))
save("refused-large", np.zeros((1, 1025), dtype="i1"))

labels = ['the', 'say "no"', 'a;b,c', 'zwölf\nlines']
table = [[0.25, -1.5, 1e-3, float("-inf")], [2, 0.1, 1 / 3, 1e300]]


def csv_text(rows, **options):
    text = io.StringIO()
    csv.writer(text, **options).writerows(rows)
    return text.getvalue()


headed = [[""] + labels] + [["q%d" % row] + numbers for row, numbers in enumerate(table)]
write("excel.csv", csv_text(headed))
write("excel-tab.tsv", csv_text(headed, dialect="excel-tab"))
write("unix-all-quoted.csv", csv_text(headed, dialect="unix"))
write("semicolons.csv", csv_text(headed, delimiter=";"))
write("byte-order-mark.csv", csv_text(headed), encoding="utf-8-sig")
write("utf-16.tsv", csv_text(headed, dialect="excel-tab"), encoding="utf-16")
write("utf-16-big.csv", "\ufeff" + csv_text(headed, delimiter=";"), encoding="utf-16-be")
comma = [[str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row] for row in headed]
write("decimal-commas.csv", csv_text(comma, delimiter=";"))
write("decimal-commas.tsv", csv_text(comma, dialect="excel-tab"))
write("blank-lines.csv", "\n\n" + csv_text(headed, lineterminator="\n\n") + "\n \n")
write("no-labels.csv", csv_text(table))
write("keys-alone.csv", csv_text([labels] + table))
write("queries-alone.csv", csv_text([["q%d" % row] + numbers for row, numbers in enumerate(table)]))
np.savetxt("savetxt-commas.csv", np.array(table), delimiter=",")
np.savetxt("savetxt-blanks.csv", np.array(table))
np.savetxt("savetxt-header.csv", np.array(table), delimiter=",", header="a,b,c,d", comments="")

finite = [[None if cell == float("-inf") else cell for cell in row] for row in table]
write("bare.json", json.dumps(finite))
write("scores.json", json.dumps({"scores": finite, "keys": labels, "queries": ["q0", "q1"]}))
write("weights.json", json.dumps({"weights": finite, "keys": labels, "model": {"name": "x"}}, indent=2, ensure_ascii=False))
