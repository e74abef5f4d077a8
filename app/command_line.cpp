#include "app/argument_reader.h"

#include "core/files/figure_scene.h"
#include "core/files/number.h"
#include "core/files/scene_file.h"
#include "core/files/score_file.h"
#include "core/files/wording.h"
#include "ui/paint/colour_scale.h"

#include <cmath>

namespace softfocus {

void ArgumentReader::refuse(const QString& sentence)
{
    if (!m_fault)
        m_fault = Error{sentence.toStdString()};
}

void ArgumentReader::refuseValue(const char* option, const QString& expected)
{
    refuse(QStringLiteral("--%1 %2 is not possible; give %3.")
               .arg(option, QString::fromStdString(quoted(value(option))), expected));
}

double ArgumentReader::size(const char* option, double byDefault)
{
    if (!has(option))
        return byDefault;
    const std::optional<double> number = parseNumber(value(option).toStdString());
    if (!number || !std::isfinite(*number) || *number <= 0)
        refuseValue(option, "a number above 0");
    return number.value_or(byDefault);
}

void ArgumentReader::declareOptions()
{
    m_parser.addOptions({
        {{"n", "normalizer"}, {}, "NAME"},
        {{"T", "temperature"}, {}, "T"},
        {"alpha", {}, "A"},
        {"k", {}, "K"},
        {"negatives", {}, "HOW"},
        {"undivided", {}},
        {{"m", "mask"}, {}, "MASK"},
        {{"o", "open"}, {}, "FILE"},
        {"source", {}, "SOURCE"},
        {"scores", {}, "FILE|LIST"},
        {"weights", {}, "FILE|LIST"},
        {"labels", {}, "WHICH"},
        {{"p", "print"}, {}, "WHAT"},
        {"row", {}, "N"},
        {{"f", "format"}, {}, "FORMAT"},
        {{"e", "export"}, {}, "FILE"},
        {"input", {}, "FILE"},
        {"strip-temperatures", {}, "LIST"},
        {"strip-normalizers", {}, "LIST"},
        {"sweep", {}, "RANGE"},
        {"stage", {}, "STAGE"},
        {"colours", {}, "NAME"},
        {"range", {}, "RANGE"},
        {"no-values", {}},
        {"title", {}, "TEXT"},
        {"width-mm", {}, "W"},
        {"cell-mm", {}, "C"},
        {"font-pt", {}, "P"},
        {"parts", {}, "LIST"},
        {"dpi", {}, "D"},
        {"theme", {}, "THEME"},
        {{"h", "help"}, {}},
        {{"v", "version"}, {}},
    });
}

void ArgumentReader::refuseUnknown()
{
    if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty()) {
        const QString name = (unknown.first().size() == 1 ? "-" : "--") + unknown.first();
        refuse(QStringLiteral("There is no option %1; softfocus --help lists them, and -- goes before a TEXT that "
                              "begins with a dash.")
                   .arg(QString::fromStdString(quoted(name))));
    }
    QString reason = m_parser.errorText();
    if (reason.endsWith(u'.'))
        reason.chop(1);
    refuse(reason + "; softfocus --help shows how.");
}

void ArgumentReader::readTask()
{
    if (has("help"))
        m_options.task = Options::Task::Help;
    else if (has("version"))
        m_options.task = Options::Task::Version;
    for (const char* option : {"normalizer", "temperature", "alpha", "k", "negatives", "mask", "open", "source", "scores", "weights",
                               "labels", "print", "row", "format", "input", "strip-temperatures", "strip-normalizers", "sweep", "stage", "colours",
                               "range", "title", "width-mm", "cell-mm", "font-pt", "parts", "dpi", "theme"})
        if (m_parser.values(option).size() > 1)
            refuse(QStringLiteral("--%1 is given more than once; leave one.").arg(option));
}

void ArgumentReader::readNormalizer()
{
    Normalizer& normalizer = m_options.scene.normalizer;
    if (has("normalizer")) {
        const std::optional<Normalizer> chosen = Normalizer::named(value("normalizer").toStdString());
        if (!chosen)
            refuseValue("normalizer", "one of " + QString::fromStdString(normalizerNames()));
        normalizer = chosen.value_or(normalizer);
    }
    Parameters parameters = normalizer.parameters();
    if (has("alpha")) {
        const std::optional<double> alpha = parseNumber(value("alpha").toStdString());
        if (!alpha || !(*alpha >= leastAlpha && *alpha <= greatestAlpha))
            refuseValue("alpha", "a number from 1 to 4");
        parameters.alpha = alpha.value_or(parameters.alpha);
    }
    if (has("k")) {
        constexpr double largest = 1e9; // what a scene file holds
        const std::optional<double> k = parseNumber(value("k").toStdString());
        const bool isCount = k && *k >= 1 && *k <= largest && *k == std::floor(*k);
        if (!isCount)
            refuseValue("k", "a whole number from 1");
        parameters.k = isCount ? static_cast<std::int64_t>(*k) : parameters.k;
    }
    parameters.negatives = choice("negatives", negativesNames, parameters.negatives);
    parameters.undivided = parameters.undivided || has("undivided");
    normalizer = normalizer.with(parameters);
    if (!has("strip-normalizers")) // where some read it and others do not
        refuseUnread(normalizer);
}

/// A parameter that the normalizer does not read would let its user believe that it did.
void ArgumentReader::refuseUnread(const Normalizer& normalizer)
{
    for (std::size_t i = 0; i < parameterNames.size(); ++i) {
        const auto parameter = static_cast<Parameter>(i);
        if (!has(parameterNames[i]) || normalizer.reads(parameter))
            continue;
        QStringList readers;
        for (std::size_t row = 0; row < normalizerTable().size(); ++row)
            if (const Normalizer other = Normalizer::at(row); other.reads(parameter))
                readers.append(QString::fromStdString(std::string(other.name())));
        refuse(QStringLiteral("--%1 has no effect on %2; leave it out, or choose --normalizer %3.")
                   .arg(parameterNames[i], QString::fromStdString(std::string(normalizer.name())), alternatives(readers)));
    }
}

void ArgumentReader::readScene()
{
    Scene& scene = m_options.scene;
    const QStringList texts = m_parser.positionalArguments();
    m_options.sceneGiven = !texts.isEmpty() || !m_parser.optionNames().isEmpty();
    if (texts.size() > 1)
        refuse("There is more than one TEXT; put the sentence in quotation marks.");
    if (!texts.isEmpty()) {
        scene.text = texts.first().toStdString();
        scene.given.reset();
    }
    if (has("open"))
        m_options.open = value("open");
    readGiven(texts.size());
    if (has("source") && value("source") != "words")
        refuseValue("source", "words, for the bundled word vectors");
    readNormalizer();
    if (has("temperature")) {
        const std::optional<double> temperature = parseNumber(value("temperature").toStdString());
        if (!temperature || !(*temperature >= 0))
            refuseValue("temperature", "a number from 0, or inf");
        scene.temperature = temperature.value_or(1) + 0.0; // makes -0 a plain 0
    }
    scene.mask = choice("mask", maskNames, scene.mask);
    scene.view.stage = choice("stage", stageNames, scene.view.stage);
    scene.view.range = choice("range", scaleRangeNames, scene.view.range);
    scene.view.values = scene.view.values && !has("no-values");
    if (has("colours")) {
        QStringList names;
        for (const ColourScaleName& scale : sequentialScaleNames())
            names.append(scale.name);
        if (!names.contains(value("colours")))
            refuseValue("colours", alternatives(names));
        scene.view.colours = value("colours").toStdString();
    }
}

void ArgumentReader::readGiven(qsizetype textCount)
{
    if (has("scores") && has("weights"))
        refuse("--scores and --weights exclude each other; leave one.");
    for (const GivenKind kind : {GivenKind::Scores, GivenKind::Weights}) {
        const char* option = givenKindNames[static_cast<std::size_t>(kind)];
        if (!has(option))
            continue;
        m_options.scores = value(option);
        m_options.scoresKind = kind;
        if (textCount > 0)
            refuse(QStringLiteral("TEXT and --%1 exclude each other; leave one.").arg(option));
        if (has("source"))
            refuse(QStringLiteral("--source and --%1 exclude each other; leave one.").arg(option));
    }
    readLabels();
    if (!has("weights"))
        return;
    for (const char* option : {"normalizer", "alpha", "k", "negatives", "undivided", "temperature"})
        if (has(option))
            refuse(QStringLiteral("--%1 has no effect on --weights, which are shown as they are; leave one.").arg(option));
}

/// Lists, arrays and JSON say themselves what is a label.
void ArgumentReader::readLabels()
{
    m_options.labels = choice("labels", labelChoiceNames, m_options.labels);
    if (has("labels") && (!m_options.scores || !hasLabelChoice(*m_options.scores)))
        refuse("--labels says what of a table is names; give it with a .csv or .tsv file to --scores or --weights, or leave it out.");
}

void ArgumentReader::readPrinting()
{
    if (has("print"))
        m_options.print = choice("print", printableNames, Printable::Weights);
    readRow();
    const Normalizer& normalizer = m_options.scene.normalizer;
    if (m_options.print == Printable::LogWeights && normalizer.row() != Normalizer().row())
        refuse(QStringLiteral("--print log-weights is for softmax and not possible with --normalizer %1; give weights.")
                   .arg(QString::fromStdString(std::string(normalizer.name()))));
    m_options.format = choice("format", printFormatNames, m_options.format);
    if (!m_options.scores)
        return;
    const bool givenWeights = m_options.scoresKind == GivenKind::Weights;
    const auto isMissing = [givenWeights](Stage stage) {
        return stage != Stage::Weights && (stage != Stage::Scores || givenWeights);
    };
    const QString sentence = givenWeights
        ? QStringLiteral("--%1 %2 is not possible with --weights, which have no vectors and scores; give weights.")
        : QStringLiteral("--%1 %2 is not possible with --scores, which have no vectors; give scores or weights.");
    const bool printsStage = m_options.print && *m_options.print <= Printable::Output;
    const bool needsScores = m_options.print == Printable::Jacobian || m_options.print == Printable::LogWeights;
    if ((printsStage && isMissing(static_cast<Stage>(*m_options.print))) || (givenWeights && needsScores))
        refuse(sentence.arg("print", value("print")));
    if (isMissing(m_options.scene.view.stage))
        refuse(sentence.arg("stage", value("stage")));
}

void ArgumentReader::readRow()
{
    if (!has("row"))
        return;
    const std::optional<double> number = parseNumber(value("row").toStdString());
    if (!number || !(*number >= 1 && *number <= double(maximumTokens)) || *number != std::floor(*number))
        refuseValue("row", QStringLiteral("a whole number from 1 to %1").arg(maximumTokens));
    else
        m_options.row = static_cast<Index>(*number) - 1;
    if (m_options.print != Printable::Jacobian)
        refuse("--row says which row's Jacobian to print; add --print jacobian.");
}

/// An option that changes nothing would let its user believe that it did.
void ArgumentReader::refuseWhatHasNoEffect()
{
    if (has("format") && !m_options.print)
        refuse("--format says how to print; add --print.");
    if (!m_options.exports.isEmpty()) {
        refuseForPictures();
        return;
    }
    for (const char* option : {"title", "width-mm", "cell-mm", "font-pt", "parts", "dpi", "theme", "strip-temperatures", "strip-normalizers"})
        if (has(option))
            refuse(QStringLiteral("--%1 is for an exported figure; add --export.").arg(option));
    if (!m_options.print)
        return;
    for (const char* option : {"stage", "colours", "range", "no-values"})
        if (has(option))
            refuse(QStringLiteral("--%1 is for pictures and has no effect on --print; leave it out, or add --export.")
                       .arg(option));
}

Result<Options> ArgumentReader::read(const QStringList& arguments)
{
    declareOptions();
    if (!m_parser.parse(QStringList("softfocus") + arguments)) {
        refuseUnknown();
        return *m_fault;
    }
    readTask();
    if (m_options.task != Options::Task::Run)
        return m_options;
    m_options.arguments = arguments;
    readScene();
    readPrinting();
    readExports();
    readFigure();
    readSeries();
    refuseWhatHasNoEffect();
    if (m_fault)
        return *m_fault;
    return m_options;
}

Result<Options> parseCommandLine(const QStringList& arguments, const Scene& base)
{
    return ArgumentReader(base).read(arguments);
}

namespace {

/// The scene that a file of --open holds.
Result<Scene> openedScene(const QString& path)
{
    constexpr qint64 limit = 256'000'000; // bytes; the largest matrix takes a tenth of it
    const Result<FileBytes> file = readFile(path, limit);
    if (!file)
        return file.error();
    if (!file->complete)
        return Error{path.toStdString() + " is larger than any scene or figure."};
    const Result<Scene> scene = looksLikeFigure(file->bytes) ? sceneOfFigure(file->bytes) : readScene(file->bytes);
    if (!scene)
        return Error{path.toStdString() + ": " + scene.message()};
    return scene;
}

} // namespace

Result<Scene> sceneOf(const Options& options, std::vector<std::string>& notes)
{
    Scene scene = options.scene;
    if (options.open) {
        const Result<Scene> opened = openedScene(*options.open);
        if (!opened)
            return opened.error();
        const Result<Options> changed = parseCommandLine(options.arguments, *opened);
        if (!changed)
            return changed.error();
        scene = changed->scene;
    }
    if (options.scores) {
        Result<FoundScores> found = readScores(*options.scores, options.labels);
        if (!found)
            return found.error();
        const GivenKind kind = found->given.kind;
        if (found->kindKnown && kind != options.scoresKind)
            return Error{options.scores->toStdString() + " says that it holds " + std::string(nameOf(givenKindNames, kind)) +
                         "; give it to --" + std::string(nameOf(givenKindNames, kind)) + "."};
        found->given.kind = options.scoresKind;
        notes = std::move(found->notes);
        for (std::string& doubt : doubtsOf(found->given))
            notes.push_back(std::move(doubt));
        scene.given = std::make_shared<const GivenScores>(std::move(found->given));
    }
    return check(std::move(scene));
}

} // namespace softfocus
