#include "app/argument_reader.h"

#include "core/files/score_file.h"
#include "core/models/model_folder.h"
#include "core/scene/with_picture.h"
#include "core/sources/source_table.h"
#include "core/text/message_text.h"
#include "core/text/number.h"
#include "core/text/typed_list.h"
#include "ui/model/session/file_content.h"
#include "ui/paint/colour/colour_scale.h"

#include <QFileInfo>

#include <cmath>

namespace softfocus::cli {

void ArgumentReader::refuse(const QString& sentence)
{
    if (!m_fault)
        m_fault = Error{sentence.toStdString()};
}

void ArgumentReader::refuseValue(OptionName option, const QString& expected)
{
    refuse(
        QStringLiteral("--%1 %2 is not possible; give %3.").arg(textOf(option), QString::fromStdString(quoted(value(option))), expected));
}

double ArgumentReader::size(OptionName option, double byDefault)
{
    if (!has(option))
        return byDefault;
    const std::optional<double> number = parseNumber(value(option).toStdString());
    if (!number || !std::isfinite(*number) || *number <= 0)
        refuseValue(option, QStringLiteral("a number above 0"));
    return number.value_or(byDefault);
}

void ArgumentReader::refuseAll(OptionUse use, const char* sentence)
{
    for (const OptionInfo& option : optionsFor(use))
        if (has(option))
            refuse(QString::fromUtf8(sentence).arg(textOf(option)));
}

namespace {

void declareOptions(QCommandLineParser& parser)
{
    for (const OptionInfo& option : optionTable) {
        QStringList names{textOf(option)};
        if (option.letter)
            names.prepend(QChar::fromLatin1(option.letter));
        parser.addOption({names, {}, QString::fromUtf8(option.argument.data(), qsizetype(option.argument.size()))});
    }
}

/// How many of the arguments stand behind a -- that is not itself the value of an option.
qsizetype countBehindDashes(const QStringList& arguments)
{
    for (qsizetype place = arguments.indexOf(QStringLiteral("--")); place >= 0;
         place = arguments.indexOf(QStringLiteral("--"), place + 1)) {
        QCommandLineParser before;
        declareOptions(before);
        if (before.parse(QStringList(QStringLiteral("softfocus")) +
                         arguments.first(place))) // does not end in an option that lacks its value
            return arguments.size() - place - 1;
    }
    return 0;
}

/// An existing file whose suffix can be opened, a folder in which a transformer lies, or anything by its full path: so a desktop names what it knows
/// by its content. What is there but neither counts, too: reading says why it cannot be opened, where a sentence of its name would say nothing.
bool isFileToOpen(const QString& argument)
{
    const QFileInfo file(argument);
    if (file.isDir())
        return file.isAbsolute() || modelFolder(argument).ok();
    return (file.isAbsolute() || openableSuffixes().contains(file.suffix().toLower())) && file.exists();
}

/// A name with a suffix that can be opened and without a blank, as of a file that was mistyped or is somewhere else.
bool looksLikeFile(const QString& argument)
{
    const QFileInfo file(argument);
    return !argument.contains(u' ') && !file.completeBaseName().isEmpty() && openableSuffixes().contains(file.suffix().toLower());
}

} // namespace

void ArgumentReader::refuseUnknown()
{
    if (const QStringList unknown = m_parser.unknownOptionNames(); !unknown.isEmpty()) {
        const QString name = (unknown.first().size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + unknown.first();
        refuse(QStringLiteral("There is no option %1; softfocus --help lists them, and -- goes before a TEXT that "
                              "begins with a dash.")
                   .arg(QString::fromStdString(quoted(name))));
    }
    QString reason = m_parser.errorText();
    if (reason.endsWith(u'.'))
        reason.chop(1);
    refuse(reason + QStringLiteral("; softfocus --help shows how."));
}

void ArgumentReader::readTask()
{
    if (has("help"))
        m_options.task = Options::Task::Help;
    else if (has("version"))
        m_options.task = Options::Task::Version;
    for (const OptionInfo& option : optionTable)
        if (!option.isFor(ForMany) && values(option).size() > 1)
            refuse(QStringLiteral("--%1 is given more than once; leave one.").arg(textOf(option)));
}

/// One of the kinds of source that can be chosen; the others come by options of their own.
void ArgumentReader::readSource()
{
    if (readFolder())
        return;
    QStringList named;
    for (const SourceOffer& offer : sourceOffers()) {
        if (has("source") && value("source").toStdString() == offer.name) {
            Source source = offer.inPlaceOf(m_options.scene.source);
            m_options.scene = withSource(std::move(m_options.scene), std::move(source)); // drawn as that kind usually is
            return;
        }
        named.append(QString::fromStdString(std::string(offer.name) + ", for " + offer.title.english));
    }
    if (has("source"))
        refuseValue("source", alternatives(named) + QStringLiteral(", or the folder of a transformer"));
}

/// Two sentences: TEXT asks and --context is asked. Where one of them is not given it is that of the scene, or the default one.
void ArgumentReader::readContext(const Source& before)
{
    Scene& scene = m_options.scene;
    const bool asksContext = !m_texts.isEmpty() && std::holds_alternative<PairSource>(scene.source);
    if ((!has("context") && !asksContext) || std::holds_alternative<ModelSource>(scene.source))
        return;
    for (const OptionName option : std::initializer_list<OptionName>{"scores", "weights", "picture"})
        if (has(option))
            refuse(QStringLiteral("--context and --%1 exclude each other; leave one.").arg(textOf(option)));
    if (has("source") && !std::holds_alternative<PairSource>(scene.source))
        refuse(QStringLiteral("--context is for two sentences and not possible with --source %1; leave one.").arg(value("source")));
    const auto* pair = std::get_if<PairSource>(&before);
    PairSource sentences = pair ? *pair : PairSource();
    const bool isOpened = m_options.open || !m_options.files.isEmpty();
    if (!m_texts.isEmpty())
        sentences.asking = m_texts.first().toStdString();
    else if (const std::vector<std::string> typed = typedTexts(before); isOpened && !typed.empty())
        sentences.asking = typed.front();
    if (has("context"))
        sentences.asked = value("context").toStdString();
    scene.source = std::move(sentences);
}

/// A mask that is waiting in an opened scene may wait; one that is asked for where there can be none would have no effect.
void ArgumentReader::readMask()
{
    Scene& scene = m_options.scene;
    scene.mask = choice("mask", maskNames, scene.mask);
    const bool isWanted = has("mask") && scene.mask != Mask::None && !has("scores") && !has("weights");
    if (isWanted && !canMask(*inputOf(scene)))
        refuse(QStringLiteral("--mask %1 is not possible between two texts, which have no places in common; leave it out.")
                   .arg(value("mask")));
}

/// Refused, and none, where it is out of its range. A switch that is given is on.
std::optional<double> ArgumentReader::parameterFrom(OptionName option, const ParameterInfo& info)
{
    const QString text = value(option);
    switch (info.kind) {
    case ParameterKind::Number:
    case ParameterKind::Count: break;
    case ParameterKind::Choice: {
        const auto found = std::ranges::find(info.choices, text.toStdString());
        if (found != info.choices.end())
            return double(found - info.choices.begin());
        refuseValue(option, alternatives(info.choices));
        return std::nullopt;
    }
    case ParameterKind::Switch: return 1;
    }
    const std::optional<double> number = parseNumber(text.toStdString());
    if (number && isInRange(info, *number))
        return number;
    if (info.kind == ParameterKind::Count)
        refuseValue(option, QStringLiteral("a whole number from %1").arg(info.least));
    else
        refuseValue(option, QStringLiteral("a number from %1 to %2").arg(info.least).arg(info.greatest));
    return std::nullopt;
}

void ArgumentReader::readNormalizer()
{
    Normalizer& normalizer = m_options.scene.variant.normalizer;
    if (has("normalizer")) {
        const std::optional<Normalizer> chosen = Normalizer::named(value("normalizer").toStdString());
        if (!chosen)
            refuseValue("normalizer", QStringLiteral("one of ") + QString::fromStdString(normalizerNames()));
        normalizer = chosen.value_or(normalizer);
    }
    Parameters parameters = normalizer.parameters();
    for (const ParameterInfo& info : parameterTable)
        if (const OptionName option = OptionName::named(info.name); has(option))
            if (const std::optional<double> given = parameterFrom(option, info))
                parameters = withValue(parameters, info.parameter, *given);
    normalizer = normalizer.with(parameters);
    if (!has("strip-normalizers") && !has("variants")) // where some read it and others do not
        refuseUnread(normalizer);
}

/// A parameter that the normalizer does not read would let its user believe that it did.
void ArgumentReader::refuseUnread(const Normalizer& normalizer)
{
    for (const ParameterInfo& info : parameterTable) {
        const OptionName option = OptionName::named(info.name);
        if (!has(option) || normalizer.reads(info.parameter))
            continue;
        QStringList readers;
        for (std::size_t row = 0; row < normalizerTable().size(); ++row)
            if (const Normalizer other = Normalizer::at(row); other.reads(info.parameter))
                readers.append(QString::fromStdString(std::string(other.name())));
        refuse(QStringLiteral("--%1 has no effect on %2; leave it out, or choose --normalizer %3.")
                   .arg(textOf(option), QString::fromStdString(std::string(normalizer.name())), alternatives(readers)));
    }
}

/// Files that can be opened are, and anything else is a text, as is what stands behind --.
void ArgumentReader::readPositionals()
{
    const QStringList given = m_parser.positionalArguments();
    const qsizetype mayBeFiles = given.size() - countBehindDashes(m_options.arguments);
    for (qsizetype place = 0; place < given.size(); ++place)
        (place < mayBeFiles && isFileToOpen(given[place]) ? m_options.files : m_texts).append(given[place]);
    if (m_texts.size() == 1 && given.size() == 1 && mayBeFiles == 1 && looksLikeFile(m_texts.front()))
        m_options.notes.push_back(quoted(m_texts.front()) + " is no file, so it is shown as a sentence.");
    if (m_texts.size() > 1)
        refuse(QStringLiteral("There is more than one TEXT; put the sentence in quotation marks."));
    if (!m_texts.isEmpty() && !m_options.files.isEmpty())
        refuse(QStringLiteral("%1 is a file and %2 a TEXT; leave one, or put the sentence in quotation marks.")
                   .arg(QString::fromStdString(quoted(m_options.files.first())), QString::fromStdString(quoted(m_texts.first()))));
    if (has("open"))
        m_options.open = value("open");
    if (m_options.files.isEmpty())
        return;
    for (const OptionName option : std::initializer_list<OptionName>{"open", "input"})
        if (has(option))
            refuse(QStringLiteral("FILE and --%1 exclude each other; leave one.").arg(textOf(option)));
    if (!has("print") && !has("export"))
        return;
    if (m_options.files.size() > 1)
        refuse(QStringLiteral("There is more than one FILE; --print and --export take one."));
    m_options.open = m_options.files.first();
}

void ArgumentReader::readScene()
{
    Scene& scene = m_options.scene;
    m_options.sceneGiven = !m_parser.positionalArguments().isEmpty() || !m_parser.optionNames().isEmpty();
    readPositionals();
    const Source before = scene.source;
    if (!m_texts.isEmpty())
        scene.source = std::holds_alternative<ModelSource>(before) ? withTypedText(before, 0, m_texts.first().toStdString())
                                                                   : Source(TextSource{m_texts.first().toStdString()});
    readGiven();
    readSource();
    readPicture();
    readContext(before);
    readModel();
    readNormalizer();
    if (has("temperature")) {
        const std::optional<double> temperature = parseNumber(value("temperature").toStdString());
        if (!temperature || !isTemperature(*temperature))
            refuseValue("temperature", QStringLiteral("a number from %1, or inf").arg(leastTemperature));
        scene.variant.temperature = temperature.value_or(usualTemperature) + 0.0; // makes -0 a plain 0
    }
    readMask();
    readNumbers();
    scene.page = choice("page", pageNames, scene.page);
    if (has("page") && scene.page == PageKind::Numbers)
        for (const OptionName option : std::initializer_list<OptionName>{"scores", "weights", "picture", "context"})
            if (has(option))
                refuse(QStringLiteral("--%1 is not what the page of numbers shows; give a list to --numbers.").arg(textOf(option)));
    scene.view.stage = choice("stage", stageNames, scene.view.stage);
    if (has("drawn-as"))
        m_options.drawnAs = scene.view.picture = choice("drawn-as", pictureKindNames, scene.view.picture);
    scene.view.range = choice("range", scaleRangeNames, scene.view.range);
    scene.view.values = scene.view.values && !has("no-values");
    if (has("colours")) {
        QStringList names;
        for (const QString& scale : sequentialScaleNames())
            names.append(scale);
        if (!names.contains(value("colours")))
            refuseValue("colours", alternatives(names));
        scene.view.colours = value("colours").toStdString();
    }
}

void ArgumentReader::readGiven()
{
    if (has("scores") && has("weights"))
        refuse(QStringLiteral("--scores and --weights exclude each other; leave one."));
    for (const GivenKind kind : {GivenKind::Scores, GivenKind::Weights}) {
        const OptionName option = OptionName::named(givenKindNames[static_cast<std::size_t>(kind)]);
        if (!has(option))
            continue;
        m_options.scores = value(option);
        m_options.scoresKind = kind;
        if (!m_texts.isEmpty())
            refuse(QStringLiteral("TEXT and --%1 exclude each other; leave one.").arg(textOf(option)));
        if (has("source"))
            refuse(QStringLiteral("--source and --%1 exclude each other; leave one.").arg(textOf(option)));
    }
    if (has("finite-mask")) {
        m_options.finiteMask = choice("finite-mask", finiteMaskNames, FiniteMaskReading::Scores);
        if (!has("scores"))
            refuse(QStringLiteral("--finite-mask says how to take the numbers of --scores; add --scores."));
    }
    readLabels();
    readSlice();
    if (has("weights"))
        refuseAll(ForNormalizing, noEffectOnWeights);
}

/// A list for the page of numbers, which is nothing that is printed or varied.
void ArgumentReader::readNumbers()
{
    if (!has("numbers"))
        return;
    Result<ScoreList> list = typedList(value("numbers"));
    if (list)
        m_options.scene.numbers.list = std::move(*list);
    else
        refuse(QStringLiteral("--numbers: %1").arg(QString::fromStdString(list.message())));
    m_options.scene.page = PageKind::Numbers;
    if (has("page") && value("page") != QLatin1String("numbers"))
        refuse(QStringLiteral("--numbers is for the page of numbers; leave out --page."));
    for (const OptionName option : std::initializer_list<OptionName>{"print", "input", "sweep", "strip-temperatures", "strip-normalizers"})
        if (has(option))
            refuse(QStringLiteral("--numbers and --%1 exclude each other; leave one, or give the list to --scores.").arg(textOf(option)));
}

/// The number of an option, or none where it is not given or out of its range, which is refused.
std::optional<double> ArgumentReader::numberOf(OptionName option, double least, double greatest, bool isWhole)
{
    if (!has(option))
        return std::nullopt;
    const std::optional<double> number = parseNumber(value(option).toStdString());
    if (number && *number >= least && *number <= greatest && (!isWhole || *number == std::floor(*number)))
        return number;
    refuseValue(option, (isWhole ? QStringLiteral("a whole number from %1 to %2") : QStringLiteral("a number from %1 to %2"))
                            .arg(least)
                            .arg(greatest, 0, 'g', 10)); // without a power of ten
    return std::nullopt;
}

/// A picture and how it is cut; one in a file is read later and takes the place of the one in the program.
void ArgumentReader::readPicture()
{
    Scene& scene = m_options.scene;
    if (has("picture")) {
        for (const OptionName option : std::initializer_list<OptionName>{"scores", "weights", "source"})
            if (has(option))
                refuse(QStringLiteral("--picture and --%1 exclude each other; leave one.").arg(textOf(option)));
        if (!m_texts.isEmpty())
            refuse(QStringLiteral("TEXT and --picture exclude each other; leave one."));
        const std::optional<BundledPicture> bundled = named<BundledPicture>(bundledPictureNames, value("picture").toStdString());
        if (!bundled)
            m_options.picture = value("picture");
        scene = withPicture(std::move(scene), bundled.value_or(BundledPicture()));
    }
    const std::optional<double> grid = numberOf("grid", double(leastGrid), double(greatestGrid), true);
    const std::optional<double> noise = numberOf("noise", 0, greatestNoise, false);
    const std::optional<double> seed = numberOf("seed", 0, double(greatestSeed), true);
    auto* image = std::get_if<ImageSource>(&scene.source);
    if (!image) {
        if (!mayBecomeAnother())
            refuseAll(ForImages, "--%1 is of a picture; add --picture.");
        return;
    }
    if (grid) {
        scene = withGrid(std::move(scene), static_cast<Index>(*grid));
        image = &std::get<ImageSource>(scene.source);
    }
    image->noise = noise.value_or(image->noise) + 0.0; // makes -0 a plain 0
    image->seed = seed ? static_cast<std::int64_t>(*seed) : image->seed;
    if (has("seed") && image->noise == 0 && !mayBecomeAnother())
        refuse(QStringLiteral("--seed is of the noise, of which there is none; add --noise."));
}

/// Lists, arrays and JSON say themselves what is a label.
void ArgumentReader::readLabels()
{
    m_options.labels = choice("labels", labelChoiceNames, m_options.labels);
    if (has("labels") && (!m_options.scores || !hasLabelChoice(*m_options.scores)))
        refuse(QStringLiteral(
            "--labels says what of a table is names; give it with a .csv or .tsv file to --scores or --weights, or leave it out."));
}

/// Which matrix of an array of layers and heads.
void ArgumentReader::readSlice()
{
    if (!has("slice"))
        return;
    m_options.slice = arrayChoice(value("slice").toStdString());
    if (!m_options.slice)
        refuse(QStringLiteral("--slice %1 is not possible; give indexes from 0, such as 1,3, with the array's name before them where its "
                              "file has several.")
                   .arg(QString::fromStdString(quoted(value("slice")))));
    else if (!m_options.scores || !hasArrayChoice(*m_options.scores))
        refuse(QStringLiteral("--slice says which matrix of an array is meant; give it with a .npy, .npz or .safetensors file to --scores "
                              "or --weights, or leave it out."));
}

void ArgumentReader::readPrinting()
{
    if (has("print"))
        m_options.print = choice("print", printableNames, Printable::Weights);
    const Normalizer& normalizer = m_options.scene.variant.normalizer;
    if (m_options.print == Printable::LogWeights && !has("variants") && normalizer.id() != NormalizerId::Softmax)
        refuse(QStringLiteral("--print log-weights is for softmax and not possible with --normalizer %1; give weights.")
                   .arg(QString::fromStdString(std::string(normalizer.name()))));
    if (m_options.print == Printable::Prediction && !std::holds_alternative<ModelSource>(m_options.scene.source))
        refuse(QStringLiteral("--print prediction is of a transformer; add --source with one of them or its folder."));
    m_options.format = choice("format", tableFormatNames, m_options.format);
    if (!m_options.scores)
        return;
    const bool givenWeights = m_options.scoresKind == GivenKind::Weights;
    const auto isMissing = [givenWeights](Stage stage) { return stage != Stage::Weights && (stage != Stage::Scores || givenWeights); };
    const QString sentence = givenWeights
                                 ? QStringLiteral("--%1 %2 is not possible with --weights, which have no vectors and scores; give weights.")
                                 : QStringLiteral("--%1 %2 is not possible with --scores, which have no vectors; give scores or weights.");
    const bool printsStage = m_options.print && *m_options.print <= Printable::Output;
    const bool needsScores = m_options.print == Printable::Jacobian || m_options.print == Printable::LogWeights;
    if ((printsStage && isMissing(static_cast<Stage>(*m_options.print))) || (givenWeights && needsScores))
        refuse(sentence.arg(QStringLiteral("print"), value("print")));
    if (has("stage") && isMissing(m_options.scene.view.stage)) // one that an opened scene has moves
        refuse(sentence.arg(QStringLiteral("stage"), value("stage")));
}

void ArgumentReader::readRow()
{
    if (!has("row"))
        return;
    if (const std::optional<double> number = numberOf("row", 1, double(maximumTokens), true))
        m_options.row = static_cast<Index>(*number) - 1;
    const bool isOfPicture = std::holds_alternative<ImageSource>(m_options.scene.source);
    const bool asks = (m_options.needsWindow() || exportsAny(isPicture)) && (isOfPicture || mayBecomeAnother());
    if (m_options.print != Printable::Jacobian && !asks)
        refuse(isOfPicture ? QStringLiteral("--row says which row's Jacobian to print, or which patch asks in a figure; add --print "
                                            "jacobian, or --export with a .png, .svg or .pdf file.")
                           : QStringLiteral("--row says which row's Jacobian to print; add --print jacobian."));
    const auto* image = std::get_if<ImageSource>(&m_options.scene.source);
    if (!image || !m_options.row)
        return;
    if (*m_options.row >= image->grid * image->grid && !mayBecomeAnother())
        refuse(QStringLiteral("--row %1 is not possible; there are %2 rows.").arg(*m_options.row + 1).arg(image->grid * image->grid));
    m_options.scene.view.query = *m_options.row;
}

/// Variants differ in what comes behind the scores, and only softmax has logarithms that are printed.
void ArgumentReader::refusePrintedVariants()
{
    if (!m_options.print || m_options.variants.empty())
        return;
    if (*m_options.print < Printable::Weights && m_options.exports.isEmpty())
        refuse(QStringLiteral("--print %1 is the same for all variants; leave out --variants, or print weights, output or measures.")
                   .arg(value("print")));
    for (const Variant& variant : m_options.variants)
        if (*m_options.print == Printable::LogWeights && variant.normalizer.id() != NormalizerId::Softmax)
            refuse(QStringLiteral("--print log-weights is for softmax and not possible with the variant %1; give weights.")
                       .arg(QString::fromStdString(std::string(variant.normalizer.name()))));
}

/// An option that changes nothing would let its user believe that it did.
void ArgumentReader::refuseWhatHasNoEffect()
{
    if (has("format") && !m_options.print)
        refuse(QStringLiteral("--format says how to print; add --print."));
    refusePrintedVariants();
    if (!m_options.exports.isEmpty()) {
        refuseForPictures();
        return;
    }
    refuseAll(ForFigures, "--%1 is for an exported figure; add --export.");
    if (m_options.print)
        refuseAll(ForView, "--%1 is for pictures and has no effect on --print; leave it out, or add --export.");
}

Result<Options> ArgumentReader::read(const QStringList& arguments)
{
    declareOptions(m_parser);
    if (!m_parser.parse(QStringList(QStringLiteral("softfocus")) + arguments)) {
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
    readRow();
    readFigure();
    readSeries();
    refuseWhatHasNoEffect();
    if (m_fault)
        return *m_fault;
    return m_options;
}

Result<Options> parseCommandLine(const QStringList& arguments, const std::optional<Scene>& opened)
{
    return ArgumentReader(opened).read(arguments);
}

} // namespace softfocus::cli
