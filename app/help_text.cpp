#include "app/help_text.h"

#include "core/normalizers/normalizer.h"
#include "ui/paint/colour_scale.h"

#include <QStringList>

namespace softfocus {

namespace {

constexpr const char* text = R"(Usage: softfocus [OPTION]... [TEXT]

Shows how attention turns the scores of a sentence's words into weights. Without options the last scene is opened;
with TEXT or any option, the default scene with what they change in it. --print and --export need no display.

What is shown
  TEXT                     the sentence, as one argument in quotation marks; -- before it if it begins with a dash
  -n, --normalizer NAME    %NORMALIZERS
  -T, --temperature T      a number from 0, or inf
      --alpha A            of entmax: a number from 1 (softmax) over 2 (sparsemax) to 4; 1.5 if not given
      --k K                of top-k: how many of the largest scores are kept; 3 if not given
      --negatives HOW      of linear: clip (if not given), keep or shift
      --undivided          of sigmoid and tanh: not divided by the row's sum
  -m, --mask MASK          none, causal or self
      --source words       where vectors come from: the bundled word vectors
      --scores FILE|LIST   in place of TEXT: a matrix (.npy, .csv, .tsv, .json) or a list such as "4, 2, 1", with rows
                           separated by semicolons; -inf (null in JSON) is a masked entry
      --weights FILE|LIST  the same for a matrix of weights, which are shown as they are: no normalizer, no temperature
      --labels WHICH       of a .csv or .tsv file: what of it is names. auto (if not given) decides by the whole table, and says so
                           where it could be read otherwise; none, rows (its first column), keys (its first line) or both

  -o, --open FILE          start from a scene (.softfocus), or from a figure (.png, .svg, .pdf) that carries one; what the
                           other options say changes it

What is written
  -p, --print WHAT         to standard output: vectors, scores, weights, output, log-weights (of softmax), measures (of each
                           row: entropy, effective tokens, support, sum, largest weight, divergence from softmax;
                           for sparsemax and entmax also the critical temperatures) or jacobian (of one row)
      --row N              of --print jacobian, from 1; may be left out where there is only one row
  -f, --format FORMAT      of --print: json (if not given), csv or tsv
  -e, --export FILE        a figure, by its suffix: .png, .svg, .pdf or .tex (for TikZ), or the numbers of its stage: .csv, .tsv,
                           .json or .npy; may be given several times

Many figures at once, each with its number in place of {n} in the names of --export
      --input FILE         one for each line of a text file
      --sweep FROM:TO:COUNT   one for each of COUNT temperatures, such as 0.05:20:60

How a picture looks
      --stage STAGE        vectors, scores, weights (if not given) or output
      --colours NAME       %COLOURS
      --range RANGE        what the end of the colour scale stands for: fixed, row, map or log
      --no-values          no numbers in the cells
      --title TEXT         of an exported figure, as are the following
      --width-mm W         width in millimetres, 120 if not given
      --cell-mm C          size of a cell; the figure is as wide as that takes if --width-mm is not given
      --font-pt P          size of type in points, 7.5 if not given
      --parts LIST         some of axes, legend, numbers, sums (of rows), caption and provenance, or none; all but sums and
                           caption if not given
      --dpi D              dots per inch of .png, 300 if not given
      --theme THEME        light or dark
      --strip-temperatures LIST   a film strip: one map for each temperature, such as 0.25,0.5,1,2, under one legend
      --strip-normalizers LIST    the same for normalizers; all, or some of their names

  -h, --help               this text
  -v, --version            the version

Exit status: 0 done, 1 bad input or a file that cannot be read or written, 2 a wrong option.
)";

} // namespace

QByteArray helpText()
{
    QStringList colours;
    for (const ColourScaleName& scale : sequentialScaleNames())
        colours.append(scale.name);
    return QByteArray(text)
        .replace("%NORMALIZERS", QByteArray::fromStdString(normalizerNames()))
        .replace("%COLOURS", colours.join(", ").toUtf8());
}

QByteArray versionText()
{
    return "softfocus " SOFTFOCUS_VERSION "\n";
}

} // namespace softfocus
