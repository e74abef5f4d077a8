#include "ui/model/numbers/lesson_rows.h"

#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace softfocus {

namespace {

class LessonRowsWords {
    Q_DECLARE_TR_FUNCTIONS(LessonRowsWords)
};

CellTone toneOf(FloatKind kind)
{
    switch (kind) {
    case FloatKind::NotANumber:
    case FloatKind::Infinite: return CellTone::Wrong;
    case FloatKind::Subnormal:
    case FloatKind::Zero: return CellTone::Lost;
    case FloatKind::Normal: break;
    }
    return CellTone::Plain;
}

LessonCell powerCell(Precision precision, double power)
{
    return {floatText(power), toneOf(kindOf(precision, power))};
}

LessonCell shareCell(Precision precision, const PlainSoftmax& plain, std::size_t place)
{
    const double weight = plain.weights[place];
    // A weight of 0 beside an endless sum is as wrong as NaN is.
    return {floatText(weight), std::isfinite(plain.sum) ? toneOf(kindOf(precision, weight)) : CellTone::Wrong};
}

/// The titles of the columns are those of one precision after the other.
QStringList overflowTitles(Shift shift)
{
    QStringList titles{QString(), shift == Shift::Maximum ? LessonRowsWords::tr("x − max") : LessonRowsWords::tr("score x")};
    titles << LessonRowsWords::tr("half exp") << LessonRowsWords::tr("half weight") << LessonRowsWords::tr("single exp")
           << LessonRowsWords::tr("single weight") << LessonRowsWords::tr("double exp") << LessonRowsWords::tr("double weight");
    return titles;
}

const std::array<PlainSoftmax, allPrecisions.size()>& workedBy(const OverflowLesson& lesson, Shift shift)
{
    return shift == Shift::Maximum ? lesson.shifted : lesson.plain;
}

QString shown(double value)
{
    constexpr int digits = 4;
    return shownNumber(value, digits).screen;
}

std::vector<LessonCell> onePassRow(const OnePass& pass, std::size_t place)
{
    constexpr std::size_t columnsBeforeWeight = 6;
    const QString name = numberName(pass.list, place);
    const bool isTaken = place < pass.taken;
    std::vector<LessonCell> row{{name}, {shown(pass.list.scores[place]), isTaken ? CellTone::Plain : CellTone::Quiet}};
    if (isTaken) {
        const OnlineStep& step = pass.steps[place];
        const bool rescales = step.isNewMaximum && place > 0;
        row.push_back({shown(step.maximum), step.isNewMaximum ? CellTone::Good : CellTone::Plain});
        row.push_back({place == 0 ? QString() : shown(step.rescaling), rescales ? CellTone::Lost : CellTone::Quiet});
        row.push_back({shown(step.power)});
        row.push_back({shown(step.sum), place + 1 == pass.taken ? CellTone::Good : CellTone::Plain});
    } else {
        row.resize(columnsBeforeWeight);
    }
    row.push_back(pass.isDone() ? LessonCell{shown(pass.weights[place])} : LessonCell{});
    return row;
}

} // namespace

LessonRows overflowRows(const OverflowLesson& lesson, Shift shift)
{
    const auto& worked = workedBy(lesson, shift);
    LessonRows rows{overflowTitles(shift), {}, {}};
    const PlainSoftmax& exact = worked.back(); // the exponents in double precision
    for (std::size_t place = 0; place < lesson.list.scores.size(); ++place) {
        const QString name = numberName(lesson.list, place);
        std::vector<LessonCell> row{{name}, {floatText(exact.exponents[place]), CellTone::Quiet}};
        for (const Precision precision : allPrecisions) {
            const PlainSoftmax& plain = worked[std::size_t(precision)];
            row.push_back(powerCell(precision, plain.powers[place]));
            row.push_back(shareCell(precision, plain, place));
        }
        rows.rows.push_back(std::move(row));
    }
    rows.foot = {{QStringLiteral("Σ")}, {}};
    for (const Precision precision : allPrecisions) {
        const PlainSoftmax& plain = worked[std::size_t(precision)];
        double total = 0;
        for (const double weight : plain.weights)
            total += weight;
        const CellTone tone = toneOf(kindOf(precision, plain.sum));
        rows.foot.push_back({floatText(plain.sum), plain.sum == 0 ? CellTone::Wrong : tone});
        rows.foot.push_back({floatText(total), plain.works() ? CellTone::Plain : CellTone::Wrong});
    }
    return rows;
}

QString overflowCellSentence(const OverflowLesson& lesson, Shift shift, int row, int column)
{
    if (column < firstPowerColumn)
        return {};
    const auto place = std::size_t(row);
    const auto precision = static_cast<Precision>((column - firstPowerColumn) / 2);
    const PlainSoftmax& plain = workedBy(lesson, shift)[std::size_t(precision)];
    if ((column - firstPowerColumn) % 2 == 0)
        return powerSentence(precision, plain.exponents[place], plain.powers[place]);
    return shareSentence(precision, numberName(lesson.list, place), plain.powers[place], plain.sum, plain.weights[place]);
}

QString overflowTitle(Shift shift)
{
    return shift == Shift::Maximum ? LessonRowsWords::tr("With the maximum subtracted: exp(x − max) / Σ exp(x − max)")
                                   : LessonRowsWords::tr("As it is written: exp(x) / Σ exp(x)");
}

LessonRows onePassRows(const OnePass& pass)
{
    LessonRows rows{{QString(), LessonRowsWords::tr("score"), LessonRowsWords::tr("m"), LessonRowsWords::tr("d times"),
                     LessonRowsWords::tr("plus"), LessonRowsWords::tr("d"), LessonRowsWords::tr("weight")},
                    {},
                    {}};
    for (std::size_t place = 0; place < pass.steps.size(); ++place)
        rows.rows.push_back(onePassRow(pass, place));
    return rows;
}

} // namespace softfocus
