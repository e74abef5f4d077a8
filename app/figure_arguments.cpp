#include "app/argument_reader.h"

#include "core/text/message_text.h"
#include "core/text/number.h"
#include "ui/figure/animation.h"
#include "ui/figure/page/page.h"
#include "ui/figure/page/page_drawing.h"
#include "ui/figure/page/small_multiples.h"

#include <algorithm>
#include <cmath>

namespace softfocus::cli {

namespace {

constexpr std::array themeNames{"light", "dark"};
constexpr std::array angleNames{"upright", "slanted", "vertical"}; ///< of LabelAngle

} // namespace

void ArgumentReader::readExports()
{
    m_options.exports = values("export");
    if (m_options.exports.contains(QString()))
        refuse(QStringLiteral("--export has an empty file name; give the name of a file."));
    for (const QString& path : m_options.exports)
        if (!figureFormatOf(path))
            refuse(QStringLiteral("--export %1 is not possible; give a file whose name ends in %2.")
                       .arg(QString::fromStdString(quoted(path)), QString::fromStdString(figureSuffixText().english())));
}

bool ArgumentReader::exportsAny(bool (*kind)(FigureFormat)) const
{
    return std::ranges::any_of(m_options.exports, [kind](const QString& path) {
        const std::optional<FigureFormat> format = figureFormatOf(path);
        return format && kind(*format);
    });
}

void ArgumentReader::readFigure()
{
    FigureOptions& figure = m_options.figure;
    figure.widthMillimetres = has("cell-mm") && !has("width-mm") ? 0 : size("width-mm", figure.widthMillimetres);
    figure.cellMillimetres = size("cell-mm", figure.cellMillimetres);
    figure.fontPoints = size("font-pt", figure.fontPoints);
    figure.dotsPerInch = size("dpi", figure.dotsPerInch);
    const double pixels = figure.widthMillimetres / millimetresPerInch * figure.dotsPerInch;
    if (!(pixels <= maximumFigureSide))
        refuse(
            QStringLiteral("--width-mm and --dpi make a figure of more than %1 pixels across; give less of one.").arg(maximumFigureSide));
    if (figure.widthMillimetres > 0 && !(pixels >= 1))
        refuse(QStringLiteral("--width-mm and --dpi make a figure of less than a pixel; give more of one."));
    figure.dark = choice("theme", themeNames, int(figure.dark)) == 1;
    figure.title = value("title");
    figure.rowTitle = value("row-title");
    figure.columnTitle = value("column-title");
    if (has("label-angle"))
        figure.labelAngle = choice("label-angle", angleNames, LabelAngle::Upright);
    if (const std::optional<double> decimals = numberOf("decimals", leastDecimals, mostDecimals, true))
        figure.decimals = int(*decimals);
    readParts();
}

void ArgumentReader::readParts()
{
    if (!has("parts"))
        return;
    FigureParts& parts = m_options.figure.parts;
    View& view = m_options.scene.view;
    parts = {.title = true, .axes = false, .legend = false, .numbers = false, .caption = false, .provenance = false};
    view.axisTitles = view.legend = true;
    view.rowSums = false;
    const QStringList names = value("parts").split(u',', Qt::SkipEmptyParts);
    for (const QString& given : names) {
        const QString name = given.trimmed();
        if (name == QLatin1String("axes"))
            parts.axes = true;
        else if (name == QLatin1String("legend"))
            parts.legend = true;
        else if (name == QLatin1String("numbers"))
            parts.numbers = true;
        else if (name == QLatin1String("sums"))
            view.rowSums = true;
        else if (name == QLatin1String("caption"))
            parts.caption = true;
        else if (name == QLatin1String("provenance"))
            parts.provenance = true;
        else if (name != QLatin1String("none") || names.size() > 1)
            refuseValue("parts",
                        QStringLiteral("some of axes, legend, numbers, sums, caption and provenance, separated by commas, or none"));
    }
}

/// Film strips and what makes many figures at once.
void ArgumentReader::readSeries()
{
    if (has("strip-temperatures") && has("strip-normalizers"))
        refuse(QStringLiteral("--strip-temperatures and --strip-normalizers exclude each other; leave one."));
    if (has("strip-temperatures")) {
        const std::optional<std::vector<double>> temperatures = temperaturesFrom(value("strip-temperatures"));
        if (!temperatures)
            refuseValue("strip-temperatures", QStringLiteral("numbers from 0, or inf, separated by commas"));
        m_options.stripTemperatures = temperatures.value_or(std::vector<double>());
    }
    const bool all = value("strip-normalizers") == QLatin1String("all");
    if (all)
        m_options.stripNormalizers = allNormalizers();
    for (const QString& name : all ? QStringList() : value("strip-normalizers").split(u',', Qt::SkipEmptyParts)) {
        const std::optional<Normalizer> normalizer = Normalizer::named(name.trimmed().toStdString());
        if (!normalizer)
            refuseValue("strip-normalizers", QStringLiteral("all, or some of ") + QString::fromStdString(normalizerNames()));
        m_options.stripNormalizers.push_back(normalizer.value_or(Normalizer()));
    }
    readVariants();
    compareAllHeads();
    for (const OptionInfo& option : optionsFor(ForStrips))
        if (const std::size_t count = m_options.stripTemperatures.size() + m_options.stripNormalizers.size() + m_options.variants.size();
            has(option) && (count < 1 || count > mostPanels))
            refuseValue(option, QStringLiteral("1 to %1 of them").arg(mostPanels));
    if (has("strip-temperatures") && has("temperature"))
        refuse(QStringLiteral("--strip-temperatures and --temperature exclude each other; leave one."));
    if (has("strip-normalizers") && has("normalizer"))
        refuse(QStringLiteral("--strip-normalizers and --normalizer exclude each other; leave one."));
    m_options.figure.parts.letters = has("panel-letters");
    if (has("panel-letters") && std::ranges::none_of(optionsFor(ForStrips), [this](const OptionInfo& option) { return has(option); }))
        refuse(QStringLiteral("--panel-letters is for a film strip; add --strip-temperatures, --strip-normalizers or --variants."));
    readSweep();
    if (has("weights"))
        refuseAll(ForVarying, noEffectOnWeights);
    if (has("input")) {
        m_options.input = value("input");
        for (const OptionName option : std::initializer_list<OptionName>{"scores", "weights", "picture", "open", "print", "sweep"})
            if (has(option))
                refuse(QStringLiteral("--input and --%1 exclude each other; leave one.").arg(textOf(option)));
        if (typedTexts(m_options.scene.source).empty())
            refuse(QStringLiteral("--input has no effect on what is not a sentence; leave it out, or choose another --source."));
        if (!m_texts.isEmpty())
            refuse(QStringLiteral("TEXT and --input exclude each other; leave one."));
    }
    checkNames();
}

/// What a variant leaves out is as the other options say.
void ArgumentReader::readVariants()
{
    if (!has("variants"))
        return;
    for (const OptionName option : std::initializer_list<OptionName>{"strip-temperatures", "strip-normalizers", "normalizer", "sweep"})
        if (has(option))
            refuse(QStringLiteral("--variants and --%1 exclude each other; leave one.").arg(textOf(option)));
    const Result<std::vector<Variant>> variants = variantsFrom(value("variants"), m_options.scene.variant);
    if (variants)
        compareVariants(*variants);
    else
        refuse(QStringLiteral("--variants: %1").arg(QString::fromStdString(variants.message())));
}

/// The variants are what Compare shows. As many as that has room for are the scene's, too: in a window, and in what a figure carries.
void ArgumentReader::compareVariants(const std::vector<Variant>& variants)
{
    m_options.variants = variants;
    m_options.variantsText = value("variants");
    Scene& scene = m_options.scene;
    if (has("numbers") && !has("normalizer"))
        scene.variant.normalizer = variants.front().normalizer; // which would be shown besides
    if (!has("page") && !has("numbers"))                        // whose variants they are as well
        scene.page = PageKind::Compare;
    if (variants.size() < leastCompared || variants.size() > mostCompared) {
        if (m_options.needsWindow())
            refuseValue("variants", QStringLiteral("%1 to %2 of them, or --export").arg(leastCompared).arg(mostCompared));
        return;
    }
    scene.compare.panels.clear();
    for (const Variant& variant : variants) {
        const bool isOwn = variant.temperature != scene.variant.temperature;
        scene.compare.panels.push_back(ComputedPanel{{variant.normalizer, isOwn ? variant.temperature : usualTemperature}, isOwn});
    }
    scene.compare.minuend = 0;
    scene.compare.subtrahend = 1;
}

/// A sweep as one picture that moves.
void ArgumentReader::readAnimation()
{
    if (has("frame-ms") && !has("animated"))
        refuse(QStringLiteral("--frame-ms is for a picture that moves; add --animated."));
    if (!has("animated"))
        return;
    m_options.frameMilliseconds = usualFrameMilliseconds;
    if (const std::optional<double> given = numberOf("frame-ms", leastFrameMilliseconds, mostFrameMilliseconds, true))
        m_options.frameMilliseconds = int(*given);
    if (!has("sweep"))
        refuse(QStringLiteral("--animated is for a sweep; add --sweep, such as --sweep 0.05:20:60."));
    if (m_options.exports.size() != 1 || figureFormatOf(m_options.exports.first()) != FigureFormat::Png)
        refuse(QStringLiteral("--animated makes one .png; give --export once, with a name such as sweep.png."));
}

void ArgumentReader::readSweep()
{
    readAnimation();
    if (!has("sweep"))
        return;
    const std::optional<std::vector<double>> temperatures = sweepFrom(value("sweep"));
    if (!temperatures) {
        refuseValue("sweep", QStringLiteral("FROM:TO:COUNT, two temperatures above 0 and how many figures, such as 0.05:20:60"));
        return;
    }
    m_options.sweep = *temperatures;
    for (const OptionName option : std::initializer_list<OptionName>{"temperature", "strip-temperatures", "print"})
        if (has(option))
            refuse(QStringLiteral("--sweep and --%1 exclude each other; leave one.").arg(textOf(option)));
    if (!m_options.scene.variant.normalizer.temperatureMatters() && !has("strip-normalizers"))
        refuse(QStringLiteral("--sweep has no effect on %1, on which temperature has none; give another --normalizer.")
                   .arg(QString::fromStdString(std::string(m_options.scene.variant.normalizer.name()))));
}

/// Many figures need names that differ, and a single one must not be called by a pattern.
void ArgumentReader::checkNames()
{
    const bool many = has("input") || (has("sweep") && !has("animated"));
    const OptionName option = has("input") ? OptionName("input") : OptionName("sweep");
    if (many && m_options.exports.isEmpty())
        refuse(QStringLiteral("--%1 makes figures; add --export with a name such as fig-{n}.pdf.").arg(textOf(option)));
    for (const QString& path : m_options.exports) {
        const bool numbered = path.contains(QLatin1String(numberMark));
        if (many && !numbered)
            refuse(QStringLiteral("--export %1 would be written again and again; put {n} into the name, as in fig-{n}.pdf.")
                       .arg(QString::fromStdString(quoted(path))));
        if (has("animated") && numbered)
            refuse(QStringLiteral("--export %1 is a name for many figures, and --animated makes one; take {n} out of it.")
                       .arg(QString::fromStdString(quoted(path))));
        if (!many && numbered)
            refuse(QStringLiteral("--export %1 is a name for many figures; add --input or --sweep, or take {n} out of it.")
                       .arg(QString::fromStdString(quoted(path))));
    }
}

void ArgumentReader::refuseForPictures()
{
    if (!exportsAny(isPicture))
        refuseAll(ForPictures, "--%1 is for pictures and has no effect on files of numbers; leave it out, or add a picture.");
    if (has("dpi") && !exportsAny([](FigureFormat format) { return format == FigureFormat::Png; }))
        refuse(QStringLiteral("--dpi is for .png and has no effect on other files; leave it out."));
    if (has("no-values") && has("parts"))
        refuse(QStringLiteral("--no-values and --parts exclude each other; leave one."));
    const bool isOneTable = has("numbers"); // with a row for each variant
    if (!isOneTable && exportsAny([](FigureFormat format) { return !isPicture(format); }))
        refuseAll(ForStrips, "--%1 is for pictures; files of numbers hold one map at a time.");
}

} // namespace softfocus::cli
