"""Writes the tables that tests/core/test_tables.cpp reads, and expected.json: what each must read as.

Programs that people have write most of them: pandas, NumPy, R and Python's csv module. Where one of them can be asked, it also reads the
file back, told what a person who made the file knows (which line and column are names), and that is what is expected; "read_by" says
who was asked. The others are written by hand, each in the shape of the program that its name begins with, and "read_by" is empty.
"""
import csv
import io
import json
import math
import subprocess
import numpy as np
import pandas as pd

expected = []
tokens = ["my", "24-7", "1,000", "cat"]
weights = np.array([[0.7, 0.2, 0.1, 0.0], [0.125, 0.625, 0.25, 0.0], [0.1, 0.3, 0.2, 0.4], [0.25, 0.25, 0.25, 0.25]])
small = np.array([[0.25, 0.75], [0.5, 0.5]])


def default_rows(count):
    return ["row %d" % (row + 1) for row in range(count)]


def default_keys(count):
    return [chr(ord("A") + column) for column in range(count)]


def expect(name, rows, keys, scores, read_by="", doubts=0):
    scores = [[None if math.isinf(cell) else float(cell) for cell in row] for row in np.asarray(scores, dtype=float)]
    expected.append({"file": name, "read_by": read_by, "rows": rows or default_rows(len(scores)),
                     "keys": keys or default_keys(len(scores[0])), "scores": scores, "doubts": doubts})


def refuse(name, content, *words):
    save(name, content)
    expected.append({"file": name, "read_by": "", "error": list(words)})


def save(name, content, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode(encoding))


def by_hand(name, content, rows, keys, scores, doubts=0, encoding="utf-8"):
    save(name, content, encoding)
    expect(name, rows, keys, scores, doubts=doubts)


def by_pandas(name, frame, names_rows=True, names_keys=True, doubts=0, reading=None, **writing):
    """Writes a frame and expects what pandas reads from it when told how it was written."""
    frame.to_csv(name, **writing)
    options = {"index_col": 0 if names_rows else None, "header": 0 if names_keys else None, "keep_default_na": False,
               "na_values": [], "sep": writing.get("sep", ","), "decimal": writing.get("decimal", "."),
               "encoding": writing.get("encoding", "utf-8"), "dtype": None}
    options.update(reading or {})
    read = pd.read_csv(name, **options)
    expect(name, [str(row) for row in read.index] if names_rows else None,
           [str(key) for key in read.columns] if names_keys else None, read.to_numpy(dtype=float), "pandas %s" % pd.__version__, doubts)


def by_numpy(name, array, doubts=0, reading=None, **writing):
    np.savetxt(name, array, **writing)
    options = {"delimiter": writing.get("delimiter", None), "ndmin": 2, "comments": writing.get("comments", "#").strip() or None}
    options.update(reading or {})
    expect(name, None, None, np.loadtxt(name, **options), "NumPy %s" % np.__version__, doubts)


def by_r(name, write, read, names_rows=True, names_keys=True, doubts=0):
    """Lets R write m or f, a matrix or a data frame, and read it back."""
    script = """
        t <- c("my", "new york", "1996", "cat")
        m <- matrix(c(.7,.125,.1,.25, .2,.625,.3,.25, .1,.25,.2,.25, 0,0,.4,.25), 4, dimnames=list(t, t))
        n <- matrix(c(1,.5,.25, 0,.5,.25, 0,0,.5), 3)
        %s
        r <- as.matrix(%s)
        cat(R.version.string, "\\n", sep="")
        cat(paste(rownames(r), collapse="\\t"), "\\n", sep="")
        cat(paste(colnames(r), collapse="\\t"), "\\n", sep="")
        write.table(format(r, digits=17), col.names=FALSE, row.names=FALSE, quote=FALSE)
    """ % (write.replace("FILE", "'%s'" % name), read.replace("FILE", "'%s'" % name))
    lines = subprocess.run(["Rscript", "--vanilla", "-e", script], check=True, capture_output=True, text=True).stdout.splitlines()
    scores = [[float(cell) for cell in line.split()] for line in lines[3:]]
    expect(name, lines[1].split("\t") if names_rows else None, lines[2].split("\t") if names_keys else None, scores, lines[0], doubts)


# pandas: index, header, kinds of names, quoting, several levels
named = pd.DataFrame(weights, index=tokens, columns=tokens)
numbered = pd.DataFrame(weights)
by_pandas("pandas-tokens.csv", named)
by_pandas("pandas-numbered.csv", numbered)
by_pandas("pandas-index-false.csv", numbered, names_rows=False, index=False, doubts=1)
by_pandas("pandas-header-false.csv", numbered, names_keys=False, header=False, doubts=1)
by_pandas("pandas-bare.csv", numbered, names_rows=False, names_keys=False, header=False, index=False)
by_pandas("pandas-named-index.csv", named.rename_axis("token"))
by_pandas("pandas-index-label.csv", pd.DataFrame(weights, columns=list("abcd")).rename_axis("idx"))
by_pandas("pandas-odd-index-label.csv", pd.DataFrame(weights, columns=list("abcd")).rename_axis("utterance"), doubts=1)
by_pandas("pandas-years.csv", pd.DataFrame(weights, index=["the", "1996", "2001", "cat"], columns=[1994, 1996, 2001, 2024]).rename_axis("token"))
by_pandas("pandas-years-both.csv", pd.DataFrame(weights[:2, :2], index=[1996, 2001], columns=[1996, 2001]).rename_axis("token"))
by_pandas("pandas-years-alone.csv", pd.DataFrame(weights[:2, :2], columns=["the", 1996]), names_rows=False, index=False)
by_pandas("pandas-dates.csv", pd.DataFrame(weights, index=pd.date_range("2024-02-28", periods=4), columns=list("abcd")).rename_axis("date"))
by_pandas("pandas-dates-header-false.csv", pd.DataFrame(weights, index=pd.date_range("2024-02-28", periods=4)), names_keys=False, header=False)
by_pandas("pandas-one-hot.csv", pd.DataFrame(np.eye(3)), names_rows=False, index=False, doubts=1)
by_pandas("pandas-float-columns.csv", pd.DataFrame(weights, index=tokens, columns=[0.5, 1.0, 1.5, 2.0]).rename_axis("temperature"), doubts=1)
by_pandas("pandas-quote-all.csv", numbered, quoting=csv.QUOTE_ALL)
by_pandas("pandas-quote-nonnumeric.csv", pd.DataFrame(weights, index=["1", "2", "x", "4"], columns=["1", "2", "3", "4"]), quoting=csv.QUOTE_NONNUMERIC)
by_pandas("pandas-quoted-keys.csv", pd.DataFrame(weights, columns=["3", "1", "4", "1.5"]), names_rows=False, index=False, quoting=csv.QUOTE_NONNUMERIC)
by_pandas("pandas-missing-as-names.csv", pd.DataFrame(weights, index=["nan", "None", "NA", "cat"], columns=["-", "null", "cat", "NaN"]))
by_pandas("pandas-german.csv", named, sep=";", decimal=",")
by_pandas("pandas-german-tab.tsv", named, sep="\t", decimal=",")
by_pandas("pandas-german-quoted.csv", named, decimal=",", quoting=csv.QUOTE_ALL)
by_pandas("pandas-tab.tsv", pd.DataFrame(weights, index=['say "no"', "a\tb", "it's", "c"], columns=list("wxyz")), sep="\t")
by_pandas("pandas-utf-16.csv", named, encoding="utf-16")
by_pandas("pandas-utf-16-unmarked.csv", named, encoding="utf-16-le")
by_pandas("pandas-utf-16-big.tsv", named, sep="\t", encoding="utf-16-be")
by_pandas("pandas-utf-32.csv", named, encoding="utf-32")
by_pandas("pandas-utf-32-unmarked.csv", numbered, names_rows=False, index=False, header=False, names_keys=False, encoding="utf-32-le")
by_pandas("pandas-mark.csv", named, encoding="utf-8-sig")
levels = pd.MultiIndex.from_product([[0, 11], [0, 1]], names=["layer", "head"])
by_pandas("pandas-levels.csv", pd.DataFrame(weights, index=tokens, columns=levels).rename_axis("token"),
          reading={"header": [0, 1]})
expected[-1]["keys"] = ["0/0", "0/1", "11/0", "11/1"]
by_pandas("pandas-levels-unnamed.csv", pd.DataFrame(weights, index=tokens, columns=pd.MultiIndex.from_product([["L0", "L1"], ["h0", "h1"]])),
          reading={"header": [0, 1]})
expected[-1]["keys"] = ["L0/h0", "L0/h1", "L1/h0", "L1/h1"]
by_pandas("pandas-levels-of-rows.csv", pd.DataFrame(weights, index=levels, columns=list("abcd")), reading={"index_col": [0, 1]})
expected[-1]["rows"] = ["0/0", "0/1", "11/0", "11/1"]
save("pandas-print.csv", pd.DataFrame(weights, index=["the", "cat", "sat", "on"], columns=["the", "cat", "sat", "on"]).to_string() + "\n")
expect("pandas-print.csv", ["the", "cat", "sat", "on"], ["the", "cat", "sat", "on"],
       pd.read_csv("pandas-print.csv", sep=r"\s+").to_numpy(), "pandas %s" % pd.__version__)

# R: write.csv, write.csv2, write.table with and without names, quotes and a corner
by_r("r-write-csv.csv", "write.csv(m, FILE)", "read.csv(FILE, row.names=1, check.names=FALSE)")
by_r("r-write-csv2.csv", "write.csv2(m, FILE)", "read.csv2(FILE, row.names=1, check.names=FALSE)")
by_r("r-no-row-names.csv", "write.csv(m, FILE, row.names=FALSE)", "read.csv(FILE, check.names=FALSE)", names_rows=False)
by_r("r-write-table.csv", "write.table(m, FILE)", "read.table(FILE, check.names=FALSE)")
by_r("r-write-table-commas.csv", "write.table(m, FILE, sep=',')", "read.table(FILE, sep=',', check.names=FALSE)")
by_r("r-no-names.csv", "write.table(n, FILE)", "read.table(FILE)")
by_r("r-no-quotes.csv", "write.table(n, FILE, quote=FALSE, col.names=1:3)", "read.table(FILE, check.names=FALSE, header=TRUE, row.names=1)")
by_r("r-bare.csv", "write.table(n, FILE, row.names=FALSE, col.names=FALSE)", "read.table(FILE)", names_rows=False, names_keys=False)
by_r("r-corner.csv", "write.table(m, FILE, sep=',', col.names=NA)", "read.csv(FILE, row.names=1, check.names=FALSE)")
by_r("r-numbered.csv", "write.csv(`dimnames<-`(n, list(NULL, 1:3)), FILE, row.names=FALSE)", "read.csv(FILE, check.names=FALSE)", names_rows=False)
by_r("r-numbered-no-quotes.csv", "write.csv(`dimnames<-`(n, list(NULL, 1:3)), FILE, row.names=FALSE, quote=FALSE)",
     "read.csv(FILE, check.names=FALSE)", names_rows=False, doubts=1)
by_r("r-tab.tsv", "write.table(`dimnames<-`(m, list(c('\"', 'x', '\"', \"'\"), c('a', '\"', 'b', '\"b'))), FILE, sep='\\t', quote=FALSE, col.names=NA)",
     "as.matrix(read.table(FILE, sep='\\t', quote='', header=TRUE, check.names=FALSE)[, -1])", names_rows=False)
expected[-1]["rows"] = ['"', "x", '"', "'"]
by_r("r-doubled-quotes.csv", "write.table(`dimnames<-`(n, list(c('say \"x\"', 'b', 'c'), c('1', '2', '3'))), FILE, sep=',', qmethod='double', col.names=NA)",
     "read.csv(FILE, row.names=1, check.names=FALSE)")
by_r("r-one-column.csv", "write.table(data.frame(x=c(.25, .5)), FILE)", "read.table(FILE)")

# numpy.savetxt
by_numpy("numpy-comments.csv", weights, delimiter=",", header="softmax of layer 0\nkeys, in order: a, b, c, d")
by_numpy("numpy-names-in-comment.csv", weights, delimiter=",", header="a,b,c,d")
by_numpy("numpy-percent.csv", weights, comments="% ", header="made with \"care\"")
by_numpy("numpy-footer.csv", weights, delimiter=";", footer="end", fmt="%.6f")
by_numpy("numpy-tab.tsv", weights, delimiter="\t", fmt="%g")
by_numpy("numpy-masked.csv", np.array([[1.5, -np.inf], [0.25, 2]]), delimiter=", ", reading={"delimiter": ","})
by_numpy("numpy-counted.csv", np.arange(6).reshape(2, 3), delimiter=",", fmt="%d")

# Python's csv module, and tokens as tokenizers have them
marks = ['"', "'", ",", "#"]


def csv_text(rows, **options):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", **options).writerows(rows)
    return text.getvalue()


def with_names(names, keys=None):
    return [[""] + (keys or names)] + [[name] + list(row) for name, row in zip(names, weights)]


by_hand("csv-marks.csv", csv_text(with_names(marks)), marks, marks, weights)
by_hand("csv-marks.tsv", csv_text(with_names(marks), delimiter="\t"), marks, marks, weights)
by_hand("tokens-marks.tsv", "".join("\t".join(map(str, row)) + "\n" for row in with_names(marks)), marks, marks, weights)
pieces = ["[CLS]", "##ing", "#", "1"]
by_hand("tokens-pieces.csv", csv_text(with_names(pieces)), pieces, pieces, weights)
by_hand("tokens-pieces-alone.csv", csv_text([["##ing", "#", "2020", "[SEP]"]] + weights.tolist()), None, ["##ing", "#", "2020", "[SEP]"], weights)
by_hand("tokens-hash-rows.csv", csv_text([["#"] + list(weights[0]), ["##s"] + list(weights[1])]), ["#", "##s"], None, weights[:2])
bytes_pairs = ["Ġthe", "▁the", "Ċ", '"']
by_hand("tokens-byte-pairs.tsv", "".join("\t".join(map(str, row)) + "\n" for row in with_names(bytes_pairs)), bytes_pairs, bytes_pairs, weights)
by_hand("tokens-lone-quotes.csv", 'a,b\n",0.1\nx,0.2\n",0.3\n', ['"', "x", '"'], ["b"], [[0.1], [0.2], [0.3]])
by_hand("tokens-quoted-word.csv", ',a,b\n"the" cat,0.5,0.5\nx,0.25,0.75\n', ['"the" cat', "x"], ["a", "b"], [[0.5, 0.5], [0.25, 0.75]])
sums = ["1", "+", "1", "="]
by_hand("tokens-sum.csv", csv_text([["query"] + sums] + [[name] + list(row) for name, row in zip(sums, weights)]), sums, sums, weights)
by_hand("tokens-sum-alone.csv", csv_text([sums] + weights.tolist()), None, sums, weights)
by_hand("tokens-none.csv", csv_text([["query", "None", "2020", "nan", "-"]] + [[name] + list(row) for name, row in zip(["None", "2020", "nan", "the"], weights)]),
        ["None", "2020", "nan", "the"], ["None", "2020", "nan", "-"], weights)

# Spreadsheets
by_hand("excel-title.csv", "Attention of head 3,,\r\nmade in May,,\r\n,,\r\n,a,b\r\nx,0.25,0.75\r\ny,0.5,0.5\r\n", ["x", "y"], ["a", "b"], small)
by_hand("excel-title-bare.csv", "Weights;;\r\n0,25;0,5;0,25\r\n1;0;0\r\n", None, None, [[0.25, 0.5, 0.25], [1, 0, 0]])
by_hand("excel-title-corner.csv", "Weights,,\r\ntoken,0,1\r\nthe,0.25,0.75\r\ncat,0.5,0.5\r\n", ["the", "cat"], ["0", "1"], small)
by_hand("excel-empty-around.csv", ";;;;\r\n;;;;\r\n;;a;b;\r\n;x;0,25;0,75;\r\n;y;0,5;0,5;\r\n;;;;\r\n", ["x", "y"], ["a", "b"], small)
by_hand("excel-merged-heads.csv", "layer,0,,1,\r\nhead,0,1,0,1\r\ntoken,,,,\r\nthe,0.1,0.2,0.3,0.4\r\n", ["the"], ["0/0", "0/1", "1/0", "1/1"], [[0.1, 0.2, 0.3, 0.4]])
by_hand("excel-heads-then-blank.csv", ",L0,L0\r\n,h0,h1\r\n,,\r\nx,0.25,0.75\r\ny,0.5,0.5\r\n", ["x", "y"], ["L0/h0", "L0/h1"], small)
by_hand("excel-sep.csv", "sep=|\r\nx|0.25|0.75\r\ny|0.5|0.5\r\n", ["x", "y"], None, small)
by_hand("excel-sep-tab.csv", "\ufeffsep=\t\r\n\ta;b\tc,d\r\nx\t0,25\t0,75\r\n", ["x"], ["a;b", "c,d"], [[0.25, 0.75]])
by_hand("excel-unicode.tsv", '\t"a, b"\t"say ""x"""\r\nx\t0,25\t0,75\r\n', ["x"], ["a, b", 'say "x"'], [[0.25, 0.75]], encoding="utf-16")
by_hand("excel-german-thousands.csv", ";a;b\r\nx;1,234;0,5\r\ny;12,5;-3\r\n", ["x", "y"], ["a", "b"], [[1.234, 0.5], [12.5, -3]])
by_hand("excel-one-hot.csv", "1;2;3\r\n1;0;0\r\n0,5;0,5;0\r\n0,25;0,25;0,5\r\n", None, ["1", "2", "3"], [[1, 0, 0], [.5, .5, 0], [.25, .25, .5]], doubts=1)
by_hand("calc-texts-quoted.csv", '"","1","2"\n"1",0.25,0.75\n"2",0.5,0.5\n', ["1", "2"], ["1", "2"], small)
by_hand("calc-names-quoted.csv", '"1",0.25,0.75\n"1",0.5,0.5\n', ["1", "1"], None, small)
by_hand("sheets-tokens.tsv", '\t"\t""\n"\t0.25\t0.75\nx\t0.5\t0.5\n', ['"', "x"], ['"', '""'], small)
by_hand("web-blanks.csv", "\u00a00.25,0.75\u2009\n\u202f0.5\u00a0,\u20070.5\u3000\n", None, None, small)
by_hand("web-names.csv", ",new\u00a0york,b\nx,0.25\u00a0,0.75\n", ["x"], ["new\u00a0york", "b"], [[0.25, 0.75]])

# Other programs
by_hand("octave-save.csv", "# Created by Octave\n# name: A\n# type: matrix\n# rows: 2\n# columns: 2\n 0.25 0.75\n 0.5 0.5\n\n\n", None, None, small)
by_hand("matlab-row-names.csv", "Row,Var1,Var2\nx,0.25,0.75\ny,0.5,0.5\n", ["x", "y"], ["Var1", "Var2"], small)
by_hand("julia-tab.tsv", "x1\tx2\n0.25\t0.75\n0.5\t0.5\n", None, ["x1", "x2"], small)
by_hand("gnuplot-blocks.csv", "# attention of layer 0\n#\n  0.25   7.5e-01\n  .5     5E-1\n", None, None, small)
by_hand("c-hexadecimal.csv", "0x1p-2,0x1.8p-1\n0x1p-1,0X1P-1\n", None, None, small)
by_hand("hand-header-without-corner.csv", "0 1\nthe 0.25 0.75\ncat 0.5 0.5\n", ["the", "cat"], ["0", "1"], small)
by_hand("hand-rows-of-whole-numbers.csv", "x,4,2\ny,1,0\n", ["x", "y"], None, [[4, 2], [1, 0]])
by_hand("hand-counting-scores.csv", "0,1,2\n3,4,5\n6,7,8\n", None, None, np.arange(9).reshape(3, 3))
by_hand("hand-scores-that-count.csv", "1,2,3\n4,2,1\n3,5,0.5\n", None, None, [[1, 2, 3], [4, 2, 1], [3, 5, 0.5]], doubts=1)

by_hand("hand-years-over-weights.csv", "2020,2021\n0.5,0.5\n0.25,0.75\n", None, ["2020", "2021"], [[.5, .5], [.25, .75]], doubts=1)
by_hand("hand-whole-over-scores.csv", "4,2\n0.5,1.5\n2.25,0.75\n", None, None, [[4, 2], [.5, 1.5], [2.25, .75]], doubts=1)
by_hand("hand-tokens-nan-inf.csv", "query,nan,inf\nnan,0.5,0.5\ninf,0.25,0.75\n", ["nan", "inf"], ["nan", "inf"], [[.5, .5], [.25, .75]])
by_hand("r-quoted-rows-alone.csv", '"1",0.25,0.75\n"2",0.5,0.5\n', ["1", "2"], None, small)

# Refused: words for missing numbers, and what only just is no number, are never names by themselves.
refuse("refused-na-column.csv", "NA,0.3,0.7\nNA,0.6,0.4\n", "row 1, column 1 (line 1)", "“NA”", "missing")
refuse("refused-errors-of-excel.csv", "#N/A;0,3\n#N/A;0,6\n", "row 1, column 1", "“#N/A”")
refuse("refused-masked.csv", "a,b,c\nmasked,0.3,0.7\nmasked,0.6,0.4\n", "row 1, column 1 (line 2)", "“masked”")
refuse("refused-dashes.csv", "-,0.3\n-,0.7\n", "row 1, column 1", "“-”")
refuse("refused-percents.csv", "12%,88%\n50%,50%\n", "row 1, column 1", "“12%”")
refuse("refused-percent-column.csv", "12%,0.5\n13%,0.5\n", "row 1, column 1", "“12%”")
refuse("refused-fortran.csv", "1.0D0,0.5\n2.5D-1,0.5\n", "row 1, column 1", "“1.0D0”")
refuse("refused-thousands.csv", '"1,000","2.5"\n"2,000","3.5"\n', "row 1, column 1", "“1,000”")
refuse("refused-thousands-apart.csv", "a,b\n1\u00a0000,2\n", "row 1, column 1 (line 2)", "“1 000”")
refuse("refused-currency.csv", "$5,$6\n$7,$8\n", "row 1, column 1", "“$5”")
refuse("refused-ratios.csv", "1/3,0.5\n2/3,0.5\n", "row 1, column 1", "“1/3”")
refuse("refused-complex.csv", "(1+2j),(0+1j)\n(3+0j),(1-1j)\n", "row 1, column 1", "“(1+2j)”")
refuse("refused-stars.csv", "0.5*,0.1\n0.2**,0.3\n", "row 1, column 1", "“0.5*”")
refuse("refused-missing-in-r.csv", '"","a","b"\n"x",NA,0.5\n', "row 1, column 1 (line 2)", "“NA”")
refuse("refused-missing-in-pandas.csv", ",a,b\nx,,0.5\n", "row 1, column 1 (line 2)", "empty")
refuse("refused-blanks.csv", "NA 0.3\nNA 0.6\n", "row 1, column 1 (line 1)", "“NA”")
refuse("refused-name-without-scores.csv", "x,,\ny,1,2\n", "row 1, column 1 (line 1)", "empty")

with open("expected.json", "w", encoding="utf-8") as file:
    file.write("[\n" + ",\n".join(json.dumps(entry, ensure_ascii=True) for entry in expected) + "\n]\n")
