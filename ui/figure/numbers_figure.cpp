#include "ui/figure/numbers_figure.h"

#include "ui/figure/lesson_figure.h"
#include "ui/model/numbers/number_weights.h"
#include "ui/model/numbers/simplex_picture.h"
#include "ui/paint/charts/score_bars.h"
#include "ui/paint/charts/weight_bars.h"
#include "ui/paint/simplex/simplex_painter.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>

namespace softfocus {

namespace {

class NumbersFigureWords {
    Q_DECLARE_TR_FUNCTIONS(NumbersFigureWords)
};

constexpr double betweenCharts = 24, belowPartTitle = 8;
constexpr double leastSideBySide = 500, lowest = 240, highest = 340;

/// What the three parts are drawn from.
struct Parts {
    ScoreBars scores;
    WeightBars weights;
    SimplexPicture simplex;
    std::array<QString, 3> titles;
    bool hasSimplex = false;
};

Parts chartPartsOf(const Scene& scene, std::shared_ptr<const NumberWeights> numbers)
{
    Parts parts;
    parts.scores.scores = numbers->list.scores;
    parts.scores.names = std::vector<QString>(numbers->names.begin(), numbers->names.end());
    parts.scores.hues = numbers->hues;
    parts.scores.axis = axisOf(parts.scores.scores);
    parts.scores.hasHandles = false;
    parts.weights = {std::move(numbers), scene.numbers.columns, {}, {}};
    parts.simplex = simplexPictureOf(scene);
    parts.hasSimplex = !std::holds_alternative<LoneNumber>(parts.simplex);
    parts.titles = {NumbersFigureWords::tr("Scores"), NumbersFigureWords::tr("Weights"), simplexTitle(parts.simplex)};
    return parts;
}

double partTitleHeight(const Theme& theme)
{
    return QFontMetricsF(theme.sized(13, QFont::DemiBold)).height() + belowPartTitle;
}

/// Where the parts lie in an area that begins at the origin: side by side where there is room, else under each other.
std::vector<QRectF> boxesOf(const Parts& parts, double width, const Theme& theme)
{
    const double title = partTitleHeight(theme), bars = leastHeightOf(parts.weights, theme);
    const std::size_t count = parts.hasSimplex ? 3 : 2;
    std::vector<QRectF> boxes;
    if (width >= leastSideBySide) {
        constexpr std::array shares{0.24, 0.42, 0.34};
        const double room = width - betweenCharts * double(count - 1), all = parts.hasSimplex ? 1 : shares[0] + shares[1];
        const double high = title + std::max(std::clamp(room * shares[2], lowest, highest), bars);
        double left = 0;
        for (std::size_t part = 0; part < count; ++part) {
            const double wide = room * shares[part] / all;
            boxes.emplace_back(left, 0, wide, high);
            left += wide + betweenCharts;
        }
        return boxes;
    }
    double top = 0;
    for (const double high : {lowest * 0.75, bars, std::clamp(width * 0.8, lowest, highest)}) {
        if (boxes.size() == count)
            break;
        boxes.emplace_back(0, top, width, title + high);
        top = boxes.back().bottom() + betweenCharts;
    }
    return boxes;
}

void paintChartParts(QPainter& painter, const QRectF& area, const Parts& parts, const Theme& theme)
{
    const std::vector<QRectF> boxes = boxesOf(parts, area.width(), theme);
    for (std::size_t part = 0; part < boxes.size(); ++part) {
        const QRectF box = boxes[part].translated(area.topLeft());
        const QFont font = theme.sized(13, QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(theme.text);
        painter.drawText(QPointF(box.left(), box.top() + QFontMetricsF(font).ascent()), parts.titles[part]);
        const QRectF below = box.adjusted(0, partTitleHeight(theme), 0, 0);
        painter.save();
        if (part == 0)
            paintScoreBars(painter, below, parts.scores, theme);
        else if (part == 1)
            paintWeightBars(painter, below, parts.weights, theme);
        else
            paintSimplex(painter, below, parts.simplex, theme);
        painter.restore();
    }
}

/// "A = 4, B = 2, C = 1"; of a long list how many there are.
QString listOf(const NumberWeights& numbers)
{
    constexpr std::size_t few = 12;
    if (numbers.count() > few)
        return NumbersFigureWords::tr("%1 numbers").arg(countText(Index(numbers.count())));
    QStringList texts;
    for (std::size_t place = 0; place < numbers.count(); ++place)
        texts << NumbersFigureWords::tr("%1 = %2").arg(numbers.names[qsizetype(place)], readScore(numbers.list.scores[place]));
    return texts.join(QStringLiteral(", "));
}

QString variantsOf(const NumberWeights& numbers)
{
    QStringList names;
    for (const WeighedList& weighed : numbers.variants)
        names << variantText(weighed);
    return names.join(QStringLiteral(", "));
}

LabelledTable labelledTableOf(const NumberWeights& numbers)
{
    LabelledTable table;
    for (const QString& name : numbers.names)
        table.columns.push_back(name.toStdString());
    table.values.resize(Index(numbers.variants.size()) + 1, Index(numbers.count()));
    table.rows.push_back(NumbersFigureWords::tr("score").toStdString());
    for (Index place = 0; place < table.values.cols(); ++place)
        table.values(0, place) = numbers.list.scores[std::size_t(place)];
    for (std::size_t variant = 0; variant < numbers.variants.size(); ++variant) {
        table.rows.push_back(variantText(numbers.variants[variant]).toStdString());
        for (Index place = 0; place < table.values.cols(); ++place)
            table.values(Index(variant) + 1, place) = numbers.variants[variant].weights[std::size_t(place)];
    }
    return table;
}

/// What stands beside the picture, line by line.
QString describedText(const NumberWeights& numbers, const SimplexPicture& simplex, bool whole)
{
    QStringList sentences;
    if (whole) {
        for (std::size_t variant = 0; variant < numbers.variants.size(); ++variant)
            sentences << NumbersFigureWords::tr("%1: %2.").arg(variantText(numbers.variants[variant]), weightsText(numbers, variant));
        for (const QString& line : simplexLines(simplex))
            sentences << (line.endsWith(u'.') ? line : line + u'.');
    }
    sentences << simplexNotes(simplex);
    return sentences.join(u' ');
}

FigureChart weightsChart(const Scene& scene)
{
    const auto numbers = std::make_shared<const NumberWeights>(weighedNumbers(scene));
    const auto parts = std::make_shared<const Parts>(chartPartsOf(scene, numbers));
    FigureChart chart;
    chart.heightFor = [parts](double width, const Theme& theme) { return boxesOf(*parts, width, theme).back().bottom(); };
    chart.paint = [parts](QPainter& painter, const QRectF& area, const Theme& theme) { paintChartParts(painter, area, *parts, theme); };
    chart.title = NumbersFigureWords::tr("Weights of %1").arg(listOf(*numbers));
    const QString temperature = temperatureText(scene.variant.temperature);
    const QString first = NumbersFigureWords::tr("The scores %1 and their weights under %2, at temperature %3 where none is named.")
                              .arg(listOf(*numbers), variantsOf(*numbers), temperature);
    const auto with = [&first](const QString& more) { return more.isEmpty() ? first : first + u' ' + more; };
    chart.caption = with(describedText(*numbers, parts->simplex, false));
    chart.altText = with(describedText(*numbers, parts->simplex, true));
    chart.provenance = NumbersFigureWords::tr("T %1 where none is named · numbers as typed").arg(temperature);
    chart.numbers = labelledTableOf(*numbers);
    return chart;
}

FigureChart chartOf(const Scene& scene)
{
    switch (scene.numbers.lesson) {
    case NumbersLesson::Overflow: return overflowChart(scene);
    case NumbersLesson::OnePass: return onePassChart(scene);
    case NumbersLesson::Weights: break;
    }
    return weightsChart(scene);
}

} // namespace

Figure numbersFigure(const Scene& scene, const FigureOptions& options)
{
    Figure figure;
    figure.options = options;
    figure.chart = std::make_shared<const FigureChart>(chartOf(scene));
    figure.scene = std::make_shared<const Scene>(scene);
    return figure;
}

} // namespace softfocus
