#include "ui/figure/lesson_figure.h"

#include "ui/model/numbers/lesson_rows.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/paint/charts/float_ranges.h"
#include "ui/paint/charts/lesson_rows_painter.h"
#include "ui/paint/charts/one_pass_painter.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <span>
#include <utility>

namespace softfocus {

namespace {

class LessonFigureWords {
    Q_DECLARE_TR_FUNCTIONS(LessonFigureWords)
};

constexpr double betweenTables = 18, belowTableTitle = 4;
/// A longer list has as many rows in a figure as a page has room for; all of them are among its numbers.
constexpr std::size_t mostFigureRows = 16;

double tableTitleHeight(const Theme& theme)
{
    return QFontMetricsF(theme.sized(12, QFont::DemiBold)).height() + belowTableTitle;
}

void paintTitle(QPainter& painter, const QPointF& topLeft, double width, const QString& title, const Theme& theme)
{
    const QFont font = theme.sized(12, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(topLeft + QPointF(0, metrics.ascent()), metrics.elidedText(title, Qt::ElideRight, width));
}

/// The rows from `first` on that a figure has room for.
LessonRows someOf(LessonRows rows, std::size_t first)
{
    if (rows.rows.size() <= mostFigureRows)
        return rows;
    const qsizetype left = qsizetype(rows.rows.size() - mostFigureRows);
    const auto from = rows.rows.begin() + std::ptrdiff_t(std::min(first, std::size_t(left)));
    rows.rows = {from, from + std::ptrdiff_t(mostFigureRows)};
    rows.rows.push_back({{LessonFigureWords::tr("and %1 more").arg(countText(left)), CellTone::Quiet}});
    return rows;
}

QString rowsLeftOut(const ScoreList& list, std::size_t first)
{
    if (list.scores.size() <= mostFigureRows)
        return {};
    const std::size_t from = std::min(first, list.scores.size() - mostFigureRows);
    return LessonFigureWords::tr("Of %1 numbers, those from %2 to %3 are in the table.")
        .arg(countText(qsizetype(list.scores.size())), numberName(list, from), numberName(list, from + mostFigureRows - 1));
}

std::vector<std::string> namesOf(const ScoreList& list)
{
    std::vector<std::string> names;
    for (std::size_t place = 0; place < list.scores.size(); ++place)
        names.push_back(numberName(list, place).toStdString());
    return names;
}

/// A table with a column for every number, in the making.
class NumbersOfLesson {
public:
    explicit NumbersOfLesson(const ScoreList& list) : m_table{{}, namesOf(list), {}} {}

    void add(const QString& name, std::span<const double> values)
    {
        m_table.rows.push_back(name.toStdString());
        m_rows.emplace_back(values.begin(), values.end());
    }

    LabelledTable take()
    {
        m_table.values.resize(Index(m_rows.size()), Index(m_table.columns.size()));
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            std::ranges::copy(m_rows[row], m_table.values.row(Index(row)).begin());
        return std::move(m_table);
    }

private:
    LabelledTable m_table;
    std::vector<std::vector<double>> m_rows;
};

LabelledTable numbersOf(const OverflowLesson& lesson)
{
    NumbersOfLesson numbers(lesson.list);
    numbers.add(LessonFigureWords::tr("score"), lesson.list.scores);
    for (const Shift shift : {Shift::None, Shift::Maximum})
        for (const Precision precision : allPrecisions) {
            const bool isShifted = shift == Shift::Maximum;
            const PlainSoftmax& plain = (isShifted ? lesson.shifted : lesson.plain)[std::size_t(precision)];
            const QString where = isShifted ? LessonFigureWords::tr("%1, maximum subtracted").arg(precisionName(precision))
                                            : LessonFigureWords::tr("%1, as written").arg(precisionName(precision));
            numbers.add(LessonFigureWords::tr("x in %1").arg(where), plain.exponents);
            numbers.add(LessonFigureWords::tr("exp in %1").arg(where), plain.powers);
            numbers.add(LessonFigureWords::tr("weight in %1").arg(where), plain.weights);
        }
    return numbers.take();
}

LabelledTable numbersOf(const OnePass& pass)
{
    const auto eachOf = [&pass](double OnlineStep::*what) {
        std::vector<double> values;
        for (const OnlineStep& step : pass.steps)
            values.push_back(step.*what);
        return values;
    };
    NumbersOfLesson numbers(pass.list);
    numbers.add(LessonFigureWords::tr("score"), pass.list.scores);
    numbers.add(LessonFigureWords::tr("m"), eachOf(&OnlineStep::maximum));
    numbers.add(LessonFigureWords::tr("d times"), eachOf(&OnlineStep::rescaling));
    numbers.add(LessonFigureWords::tr("plus"), eachOf(&OnlineStep::power));
    numbers.add(LessonFigureWords::tr("d"), eachOf(&OnlineStep::sum));
    numbers.add(LessonFigureWords::tr("weight"), pass.weights);
    return numbers.take();
}

/// "4, 2, 1"; of a long list how many there are.
QString listOf(const ScoreList& list)
{
    constexpr std::size_t few = 12;
    if (list.scores.size() > few)
        return LessonFigureWords::tr("%1 numbers").arg(countText(qsizetype(list.scores.size())));
    QStringList texts;
    for (const double score : list.scores)
        texts << givenNumber(score).screen;
    return texts.join(QStringLiteral(", "));
}

QString joinedSentences(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

/// What a figure of the lesson on overflow is drawn from.
struct OverflowParts {
    OverflowLesson lesson;
    LessonRows plain, shifted;
};

/// Draws the parts from the top down, or finds how high they are, where it has no painter.
double layOverflow(QPainter* painter, const QRectF& area, const OverflowParts& parts, const Theme& theme)
{
    double top = area.top();
    const auto place = [&](double high) {
        const QRectF box(area.left(), top, area.width(), high);
        top += high;
        return box;
    };
    const QRectF lanes = place(FloatLanes::heightOf(theme)), key = place(floatRangesKeyHeight(theme));
    if (painter) {
        paintFloatRanges(*painter, lanes, parts.lesson, theme);
        paintFloatRangesKey(*painter, key, theme);
    }
    for (const Shift shift : {Shift::None, Shift::Maximum}) {
        const LessonRows& rows = shift == Shift::None ? parts.plain : parts.shifted;
        top += betweenTables;
        const QRectF title = place(tableTitleHeight(theme)), table = place(lessonRowsHeight(rows, theme));
        if (!painter)
            continue;
        paintTitle(*painter, title.topLeft(), area.width(), overflowTitle(shift), theme);
        paintLessonRows(*painter, table, rows, theme);
    }
    return top - area.top();
}

double passHeight(double width)
{
    constexpr double share = 0.42, least = 170, most = 280;
    return std::clamp(width * share, least, most);
}

} // namespace

FigureChart overflowChart(const Scene& scene)
{
    OverflowParts made;
    made.lesson = overflowLessonOf(scene, overflowLimitsOf(scene));
    made.plain = someOf(overflowRows(made.lesson, Shift::None), 0);
    made.shifted = someOf(overflowRows(made.lesson, Shift::Maximum), 0);
    const auto parts = std::make_shared<const OverflowParts>(std::move(made));
    const OverflowLesson& lesson = parts->lesson;
    FigureChart chart;
    chart.heightFor = [parts](double width, const Theme& theme) { return layOverflow(nullptr, QRectF(0, 0, width, 0), *parts, theme); };
    chart.paint = [parts](QPainter& painter, const QRectF& area, const Theme& theme) { layOverflow(&painter, area, *parts, theme); };
    chart.title = LessonFigureWords::tr("Softmax of %1 in three precisions").arg(listOf(lesson.list));
    const QString temperature = temperatureText(lesson.temperature), factor = givenNumber(lesson.factor).screen;
    const QString first = LessonFigureWords::tr("Softmax of the scores %1, multiplied by %2, at temperature %3, in half, single and double "
                                                "precision, as it is written and with the maximum subtracted.")
                              .arg(listOf(lesson.list), factor, temperature);
    const QString what = joinedSentences(overflowSentences(lesson));
    chart.caption = joinedSentences({first, what, rowsLeftOut(lesson.list, 0)});
    chart.altText = joinedSentences({first, what, joinedSentences(limitSentences(lesson))});
    chart.provenance = LessonFigureWords::tr("T %1 · scores times %2 · every step rounded to the precision").arg(temperature, factor);
    chart.numbers = numbersOf(lesson);
    return chart;
}

FigureChart onePassChart(const Scene& scene)
{
    const auto pass = std::make_shared<const OnePass>(onePassOf(scene));
    // The last number that was taken is among the rows.
    const std::size_t first = pass->taken > mostFigureRows ? pass->taken - mostFigureRows : 0;
    const auto rows = std::make_shared<const LessonRows>(someOf(onePassRows(*pass), first));
    FigureChart chart;
    chart.heightFor = [rows](double width, const Theme& theme) {
        return passHeight(width) + betweenTables + lessonRowsHeight(*rows, theme);
    };
    chart.paint = [pass, rows](QPainter& painter, const QRectF& area, const Theme& theme) {
        const double high = passHeight(area.width());
        paintOnePass(painter, QRectF(area.left(), area.top(), area.width(), high), *pass, theme);
        paintLessonRows(painter, area.adjusted(0, high + betweenTables, 0, 0), *rows, theme);
    };
    chart.title = LessonFigureWords::tr("Softmax of %1 in one pass").arg(listOf(pass->list));
    const QString temperature = temperatureText(pass->temperature);
    const QString opening =
        LessonFigureWords::tr(
            "The online softmax of the scores %1 at temperature %2, after %3 of %4 numbers: bars are the scores, the line "
            "is their running maximum m, and below is the running sum d.")
            .arg(listOf(pass->list), temperature, countText(qsizetype(pass->taken)), countText(qsizetype(pass->steps.size())));
    const QString what = joinedSentences({stepSentence(*pass), passSentence(*pass)});
    chart.caption = joinedSentences({opening, what, rowsLeftOut(pass->list, first)});
    chart.altText = joinedSentences({opening, what});
    chart.provenance = LessonFigureWords::tr("T %1 · Milakov & Gimelshein 2018").arg(temperature);
    chart.numbers = numbersOf(*pass);
    return chart;
}

} // namespace softfocus
