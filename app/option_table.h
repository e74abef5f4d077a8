#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace softfocus::cli {

/// Under which heading an option stands.
enum class OptionGroup { Shown, Opened, Written, Many, Looks, About };

struct OptionGroupInfo {
    std::string_view heading;
    bool inHelp = true; ///< --help leaves a line blank in place of the others, which the manual page needs
};
inline constexpr std::array<OptionGroupInfo, 6> optionGroups{{
    {"What is shown"},
    {"Where to start", false},
    {"What is written"},
    {"Many figures at once, each with its number in place of {n} in the names of --export"},
    {"How a picture looks"},
    {"About the program", false},
}};

/// What an option is for, by which messages say that it has no effect where it has none; to be or-ed.
enum OptionUse : unsigned {
    ForAll = 0,
    ForMany = 1,        ///< may be given several times
    ForNormalizing = 2, ///< how scores become weights: not with --weights
    ForVarying = 4,     ///< maps that differ in it: not with --weights
    ForView = 8,        ///< not with --print alone
    ForPictures = 16,   ///< not for files of numbers
    ForFigures = 32,    ///< only with --export
    ForStrips = 64,     ///< several maps in one picture
    ForImages = 128,    ///< of a picture that is the source
    ForModels = 256,    ///< of a transformer that is the source
};

/// What parsing, messages, --help and the manual page know of an option.
struct OptionInfo {
    std::string_view name;     ///< without its dashes
    char letter;               ///< the short name, or 0
    std::string_view argument; ///< as --help names it; empty for a switch
    OptionGroup group;
    unsigned uses; ///< of OptionUse
    /// In lines as --help has them; %NORMALIZERS, %COLOURS and %SOURCES stand for their names, %PICTURES for
    /// those in the program, %LEAST, %GREATEST, %DEFAULT and %CHOICES for those of its number.
    std::string_view description;

    constexpr bool isFor(OptionUse use) const { return (uses & use) != 0; }
};

/// What stands on the command line without a name: argument and description of its row in --help.
struct PositionalInfo {
    std::string_view argument, description;
};
inline constexpr std::array<PositionalInfo, 2> positionalTable{{
    {"TEXT", "the sentence, as one argument in quotation marks; -- before it if it begins with a dash or names a file"},
    {"FILE", "a file, or the folder of a transformer, to open as by --open; several get a window each"},
}};

/// Every option, in the order of --help. A new one is a row here and a look at its value in ArgumentReader.
inline constexpr auto optionTable = [] {
    using enum OptionGroup;
    return std::to_array<OptionInfo>({
        {"normalizer", 'n', "NAME", Shown, ForNormalizing, "%NORMALIZERS"},
        {"temperature", 'T', "T", Shown, ForNormalizing, "a number from %LEAST, or inf"},
        {"alpha", 0, "A", Shown, ForNormalizing,
         "of entmax: a number from %LEAST (softmax) over 2 (sparsemax) to %GREATEST; %DEFAULT if not given"},
        {"k", 0, "K", Shown, ForNormalizing, "of top-k: how many of the largest scores are kept; %DEFAULT if not given"},
        {"negatives", 0, "HOW", Shown, ForNormalizing, "of linear: %CHOICES"},
        {"undivided", 0, "", Shown, ForNormalizing, "of sigmoid and tanh: not divided by the row's sum"},
        {"mask", 'm', "MASK", Shown, ForAll, "none, causal or self"},
        {"source", 0, "NAME|FOLDER", Shown, ForAll,
         "where scores come from: %SOURCES\n"
         "(encoder, bert and translation are transformers in the program), or the folder of a transformer (BERT,\n"
         "RoBERTa, DistilBERT, GPT-2, Llama or Marian, as Hugging Face lays them out)"},
        {"layer", 0, "L", Shown, ForModels, "of a transformer: which layer, from 0"},
        {"head", 0, "H", Shown, ForModels,
         "of a transformer: which head, from 0, mean for the mean of the layer's heads, or all for a panel of\n"
         "Compare for each of them (up to 16)"},
        {"attention", 0, "KIND", Shown, ForModels,
         "of one that translates: cross (if not given: the translation's pieces as they are written ask TEXT's),\n"
         "self (TEXT asks itself) or decoder (the translation asks itself)"},
        {"translation", 0, "TEXT", Shown, ForModels, "of one that translates: the translation, in place of the model's own"},
        {"vectors", 0, "WHICH", Shown, ForModels,
         "of a transformer: which vectors its stage shows: compared (the head's queries and keys, if not given),\n"
         "values (which the head mixes), incoming or outgoing (the residual stream before the layer and\n"
         "behind it)"},
        {"hide-special", 0, "", Shown, ForModels, "of a transformer: without [CLS], </s> and the like; rows are divided by what remains"},
        {"join-words", 0, "", Shown, ForModels, "of a transformer: pieces joined to words, summed over keys and averaged over queries"},
        {"acts-on", 0, "WHAT", Shown, ForModels | ForNormalizing,
         "of a transformer: whether normalizer, temperature and mask act on the head (if not given), on its layer\n"
         "or on the whole model, which is then run again with them"},
        {"context", 0, "TEXT", Shown, ForAll,
         "a second sentence: TEXT asks, this one is asked (rows are TEXT's words); of a sentence encoder, what\n"
         "TEXT is compared with"},
        {"picture", 0, "FILE|NAME", Shown, ForAll,
         "in place of TEXT: the patches of a picture (.png, .jpg, .gif, .bmp), or of one in the program:\n"
         "%PICTURES"},
        {"grid", 0, "G", Shown, ForImages, "of a picture: how many patches stand in a row, %LEAST to %GREATEST; %DEFAULT if not given"},
        {"noise", 0, "S", Shown, ForImages,
         "of a picture: standard deviation of what is added to its colours, %LEAST to %GREATEST; none if not given"},
        {"seed", 0, "N", Shown, ForImages, "of the noise: a whole number from %LEAST to %GREATEST; %DEFAULT if not given"},
        {"scores", 0, "FILE|LIST", Shown, ForAll,
         "in place of TEXT: a matrix (.npy, .npz, .safetensors, .csv, .tsv, .json, or in a text: .txt, .md,\n"
         ".html, .tex) or a list such as \"4, 2, 1\", with rows separated by semicolons; -inf (null in JSON)\n"
         "is a masked entry"},
        {"finite-mask", 0, "HOW", Shown, ForAll,
         "of --scores: whether numbers such as -65504 or -1e9, far below all others, are scores (if not\n"
         "given; a note says so) or a mask"},
        {"weights", 0, "FILE|LIST", Shown, ForAll,
         "the same for a matrix of weights, which are shown as they are: no normalizer, no temperature"},
        {"labels", 0, "WHICH", Shown, ForAll,
         "of a .csv or .tsv file, what of it is names: auto (if not given) decides by the whole table and says\n"
         "so where it could be read otherwise; none, rows (its first column), keys (its first line) or both"},
        {"slice", 0, "I,J", Shown, ForAll,
         "of an array of more than two dimensions (.npy, .npz, .safetensors), which matrix: indexes from 0, such\n"
         "as 1,3 for layer 1 and head 3; before them, in a file of several arrays, the name of one: attn,1,3"},
        {"numbers", 0, "LIST", Shown, ForAll,
         "a list of scores such as \"4, 2, 1\" or \"A=4; B=2\" for the page of numbers, which is shown, and of\n"
         "which --export makes a figure"},
        {"open", 'o', "FILE", Opened, ForAll,
         "start from a scene (.softfocus), a figure (.png, .svg, .pdf) that carries one, a picture (.png, .jpg),\n"
         "a matrix (.npy, .npz, .safetensors, .csv, .tsv, .json) or a text (.txt, .md), which may hold a\n"
         "matrix as programs print it, or its table in Markdown, HTML or LaTeX (.html, .tex), or the folder of\n"
         "a transformer; what the other options say changes it"},
        {"print", 'p', "WHAT", Written, ForAll,
         "to standard output: vectors, scores, weights, output, log-weights (of softmax), measures (of each\n"
         "row: entropy, effective tokens, support, sum, largest weight, divergence from softmax;\n"
         "for sparsemax and entmax also the critical temperatures), jacobian (of one row) or prediction (of a\n"
         "transformer, as it is and as it becomes)"},
        {"row", 0, "N", Written, ForAll,
         "of --print jacobian, from 1; may be left out where there is only one row; of a picture the patch that\n"
         "asks, row by row from 1"},
        {"format", 'f', "FORMAT", Written, ForAll, "of --print: json (if not given), csv or tsv"},
        {"export", 'e', "FILE", Written, ForMany,
         "a figure, by its suffix: .png, .svg, .pdf or .tex (for TikZ), or the numbers of its stage: .csv, .tsv,\n"
         ".json or .npy; may be given several times"},
        {"input", 0, "FILE", Many, ForAll, "one for each line of a text file"},
        {"sweep", 0, "FROM:TO:COUNT", Many, ForVarying, "one for each of COUNT temperatures, such as 0.05:20:60"},
        {"animated", 0, "", Many, ForFigures, "of --sweep: one .png that moves and begins anew, in place of many pictures"},
        {"frame-ms", 0, "MS", Many, ForFigures, "of --animated: for how many milliseconds each picture is shown; 100 if not given"},
        {"page", 0, "PAGE", Looks, ForView,
         "explore, compare, heads (all of a transformer) or numbers: on which page of the window, and with\n"
         "--export a figure of what that page shows; explore if not given, compare with --variants, numbers\n"
         "with --numbers"},
        {"stage", 0, "STAGE", Looks, ForView, "vectors, scores, weights (if not given) or output"},
        {"drawn-as", 0, "KIND", Looks, ForView | ForPictures,
         "map, threads (weights of words) or overlay (over the picture whose patches they are); if not given,\n"
         "overlay where there is a picture, else map"},
        {"colours", 0, "NAME", Looks, ForView | ForPictures, "%COLOURS"},
        {"range", 0, "RANGE", Looks, ForView | ForPictures, "what the end of the colour scale stands for: fixed, row, map or log"},
        {"no-values", 0, "", Looks, ForView | ForPictures, "no numbers in the cells"},
        {"title", 0, "TEXT", Looks, ForFigures | ForPictures, "of an exported figure, as are the following"},
        {"row-title", 0, "TEXT", Looks, ForFigures | ForPictures, "what rows are, in place of the usual title of their axis"},
        {"column-title", 0, "TEXT", Looks, ForFigures | ForPictures, "what columns are"},
        {"label-angle", 0, "ANGLE", Looks, ForFigures | ForPictures,
         "of the words of columns: upright, slanted or vertical; what leaves them whole if not given"},
        {"decimals", 0, "N", Looks, ForFigures | ForPictures, "of numbers in cells: 1, 2 or 3; as many as have room if not given"},
        {"width-mm", 0, "W", Looks, ForFigures | ForPictures, "width in millimetres, 120 if not given"},
        {"cell-mm", 0, "C", Looks, ForFigures | ForPictures,
         "size of a cell; the figure is as wide as that takes if --width-mm is not given"},
        {"font-pt", 0, "P", Looks, ForFigures | ForPictures, "size of type in points, 7.5 if not given"},
        {"parts", 0, "LIST", Looks, ForFigures | ForPictures,
         "some of axes, legend, numbers, sums (of rows), caption and provenance, or none; all but sums and\n"
         "caption if not given"},
        {"dpi", 0, "D", Looks, ForFigures, "dots per inch of .png, 300 if not given"},
        {"theme", 0, "THEME", Looks, ForFigures | ForPictures, "light or dark"},
        {"strip-temperatures", 0, "LIST", Looks, ForFigures | ForVarying | ForStrips,
         "a film strip: one map for each temperature, such as 0.25,0.5,1,2, under one legend"},
        {"strip-normalizers", 0, "LIST", Looks, ForFigures | ForVarying | ForStrips,
         "the same for normalizers; all, or some of their names"},
        {"variants", 0, "LIST", Looks, ForVarying | ForStrips,
         "the same for normalizers at temperatures and with parameters of their own, such as\n"
         "\"softmax; sparsemax T=0.5; entmax alpha=1.3\"; of --print one result for each; with neither,\n"
         "two to eight of them on the page that compares"},
        {"panel-letters", 0, "", Looks, ForFigures | ForPictures, "of a film strip: (a), (b) over its maps and in its caption"},
        {"help", 'h', "", About, ForAll, "this text"},
        {"version", 'v', "", About, ForAll, "the version"},
    });
}();

/// The rows that are for a use, in the order of the table.
inline std::vector<OptionInfo> optionsFor(OptionUse use)
{
    std::vector<OptionInfo> options;
    std::ranges::copy_if(optionTable, std::back_inserter(options), [use](const OptionInfo& option) { return option.isFor(use); });
    return options;
}

/// An option of the table. One that is not there does not compile, or, where the name is only known at run time, throws.
class OptionName {
public:
    consteval OptionName(const char* name) : m_row(named(name).m_row) {}
    constexpr OptionName(const OptionInfo& row) : m_row(&row) {}
    static constexpr OptionName named(std::string_view name)
    {
        const auto row = std::ranges::find(optionTable, name, &OptionInfo::name);
        return row != optionTable.end() ? OptionName(*row) : throw std::invalid_argument("no such option");
    }
    constexpr std::string_view text() const { return m_row->name; }

private:
    const OptionInfo* m_row;
};

} // namespace softfocus::cli
