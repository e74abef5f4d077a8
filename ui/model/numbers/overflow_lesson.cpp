#include "ui/model/numbers/overflow_lesson.h"

#include "core/scene/scene.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softfocus {

namespace {

class OverflowWords {
    Q_DECLARE_TR_FUNCTIONS(OverflowWords)
};

QString floatTextOf(double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("inf") : QStringLiteral("−inf");
    QString text = shownNumber(value, digits).screen;
    return text.replace(QStringLiteral(" × "), QStringLiteral("×"));
}

bool isInfinite(double value)
{
    return value == std::numeric_limits<double>::infinity();
}

/// What goes wrong without the maximum subtracted.
QString failureSentence(const OverflowLesson& lesson, Precision precision)
{
    const PlainSoftmax& plain = lesson.plain[std::size_t(precision)];
    const PlainSoftmax& shifted = lesson.shifted[std::size_t(precision)];
    const QString where = precisionName(precision);
    const auto nameAt = [&](auto found, const std::vector<double>& values) {
        return numberName(lesson.list, std::size_t(found - values.begin()));
    };
    const auto noExponent = std::ranges::find_if(plain.exponents, isInfinite);
    if (noExponent != plain.exponents.end())
        return OverflowWords::tr("In %1 the score of %2 itself is %3, before any exp: the largest number there is %4. Subtracting the "
                                 "maximum does not help, since inf − inf is NaN.")
            .arg(where, nameAt(noExponent, plain.exponents), floatText(*noExponent), limitText(largestFinite(precision)));
    const double maximum = std::ranges::max(plain.exponents);
    const auto overflow = std::ranges::find_if(plain.powers, isInfinite);
    if (overflow != plain.powers.end() && shifted.works())
        return OverflowWords::tr(
                   "In %1 exp(%2) is inf, so the weight of %3 is inf/inf = NaN. With the maximum %4 subtracted every exponent "
                   "is at most 0, and exp at most 1.")
            .arg(where, floatText(plain.exponents[std::size_t(overflow - plain.powers.begin())]), nameAt(overflow, plain.powers),
                 floatText(maximum));
    if (overflow != plain.powers.end())
        return OverflowWords::tr("In %1 exp(%2) is inf, so the weight of %3 is inf/inf = NaN.")
            .arg(where, floatText(plain.exponents[std::size_t(overflow - plain.powers.begin())]), nameAt(overflow, plain.powers));
    if (plain.sum == 0)
        return OverflowWords::tr("In %1 every exp is so small that it becomes 0, so every weight is 0/0 = NaN. With the maximum %2 "
                                 "subtracted the largest exponent is 0, and its exp is 1.")
            .arg(where, floatText(maximum));
    return OverflowWords::tr("In %1 every exp is a number, but their sum is inf, so every weight becomes 0. With the maximum %2 subtracted "
                             "the sum is at most the count of numbers.")
        .arg(where, floatText(maximum));
}

/// What is lost where it works: the digits of exp near the lower end, or all of it.
QString lossSentence(const OverflowLesson& lesson, Precision precision)
{
    const PlainSoftmax& plain = lesson.plain[std::size_t(precision)];
    const PlainSoftmax& shifted = lesson.shifted[std::size_t(precision)];
    for (std::size_t place = 0; place < plain.powers.size(); ++place)
        if (kindOf(precision, plain.powers[place]) == FloatKind::Subnormal)
            return OverflowWords::tr("In %1 exp(%2) = %3 is subnormal: %4 of %5 binary digits are left of it.")
                .arg(precisionName(precision), floatText(plain.exponents[place]), floatText(plain.powers[place]),
                     countText(significantBits(precision, plain.powers[place])), countText(significantBits(precision, 1)));
    for (std::size_t place = 0; place < shifted.powers.size(); ++place)
        if (shifted.powers[place] == 0 && std::isfinite(shifted.exponents[place]))
            return OverflowWords::tr("In %1 the weight of %2 is 0 even with the maximum subtracted: exp(%3) is less than any number there, "
                                     "and what is lost is not worth keeping.")
                .arg(precisionName(precision), numberName(lesson.list, place), floatText(shifted.exponents[place]));
    return {};
}

std::array<QString, allPrecisions.size()> textsOf(const std::array<double, allPrecisions.size()>& limits)
{
    std::array<QString, allPrecisions.size()> texts;
    std::ranges::transform(limits, texts.begin(), [](double limit) {
        return std::isinf(limit) ? OverflowWords::tr("every factor", "in a list: works up to … in half precision") : limitText(limit);
    });
    return texts;
}

} // namespace

QString precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Half: return OverflowWords::tr("half precision");
    case Precision::Single: return OverflowWords::tr("single precision");
    case Precision::Double: break;
    }
    return OverflowWords::tr("double precision");
}

QString floatText(double value)
{
    constexpr int digits = 3;
    return floatTextOf(value, digits);
}

QString limitText(double value)
{
    constexpr double hundred = 100;
    return floatTextOf(value, std::abs(value) >= hundred ? 5 : 4);
}

OverflowLimits overflowLimitsOf(const Scene& scene)
{
    OverflowLimits limits;
    for (const Precision precision : allPrecisions) {
        const auto place = std::size_t(precision);
        limits.plain[place] = largestFactor(precision, Shift::None, scene.numbers.list.scores, scene.variant.temperature);
        limits.shifted[place] = largestFactor(precision, Shift::Maximum, scene.numbers.list.scores, scene.variant.temperature);
    }
    return limits;
}

OverflowLesson overflowLessonOf(const Scene& scene, const OverflowLimits& limits)
{
    OverflowLesson lesson;
    lesson.list = scene.numbers.list;
    lesson.factor = scene.numbers.factor;
    lesson.temperature = scene.variant.temperature;
    lesson.limits = limits;
    for (const Precision precision : allPrecisions) {
        const auto place = std::size_t(precision);
        lesson.plain[place] = plainSoftmax(precision, Shift::None, lesson.list.scores, lesson.factor, lesson.temperature);
        lesson.shifted[place] = plainSoftmax(precision, Shift::Maximum, lesson.list.scores, lesson.factor, lesson.temperature);
    }
    return lesson;
}

QStringList overflowSentences(const OverflowLesson& lesson)
{
    QStringList sentences;
    if (lesson.temperature == 0)
        return {OverflowWords::tr("At T = 0 the scores are divided by 0. Elsewhere the program takes the limit instead.")};
    for (const Precision precision : allPrecisions)
        if (!lesson.plain[std::size_t(precision)].works())
            sentences << failureSentence(lesson, precision);
    if (sentences.empty())
        sentences << OverflowWords::tr("At this factor softmax works in all three precisions, with the maximum subtracted and without.");
    for (const Precision precision : allPrecisions)
        if (lesson.plain[std::size_t(precision)].works())
            if (const QString loss = lossSentence(lesson, precision); !loss.isEmpty()) {
                sentences << loss;
                break; // the others lose less
            }
    return sentences;
}

QStringList limitSentences(const OverflowLesson& lesson)
{
    const auto [half, single, twice] =
        textsOf({largestExponent(Precision::Half), largestExponent(Precision::Single), largestExponent(Precision::Double)});
    const auto [lowHalf, lowSingle, lowTwice] =
        textsOf({leastExponent(Precision::Half), leastExponent(Precision::Single), leastExponent(Precision::Double)});
    const auto [plainHalf, plainSingle, plainTwice] = textsOf(lesson.limits.plain);
    const auto [shiftedHalf, shiftedSingle, shiftedTwice] = textsOf(lesson.limits.shifted);
    return {OverflowWords::tr("The largest score of which exp is a number: %1 in half, %2 in single, %3 in double precision.")
                .arg(half, single, twice),
            OverflowWords::tr("Below %1, %2 and %3 exp is 0.").arg(lowHalf, lowSingle, lowTwice),
            OverflowWords::tr("This list works up to a factor of: %1 in half, %2 in single, %3 in double precision.")
                .arg(plainHalf, plainSingle, plainTwice),
            OverflowWords::tr("With the maximum subtracted: %1, %2 and %3.").arg(shiftedHalf, shiftedSingle, shiftedTwice)};
}

QString powerSentence(Precision precision, double exponent, double power)
{
    const QString where = precisionName(precision), inside = floatText(exponent);
    switch (kindOf(precision, power)) {
    case FloatKind::Infinite:
        return OverflowWords::tr("exp(%1) is inf in %2: more than its largest number, %3")
            .arg(inside, where, limitText(largestFinite(precision)));
    case FloatKind::Zero: return OverflowWords::tr("exp(%1) is 0 in %2: less than its least number").arg(inside, where);
    case FloatKind::Subnormal:
        return OverflowWords::tr("exp(%1) = %2 is subnormal in %3: %4 of %5 binary digits are left")
            .arg(inside, floatText(power), where, countText(significantBits(precision, power)), countText(significantBits(precision, 1)));
    case FloatKind::NotANumber: return OverflowWords::tr("exp(%1) is NaN in %2").arg(inside, where);
    case FloatKind::Normal: break;
    }
    return OverflowWords::tr("exp(%1) = %2 in %3").arg(inside, floatText(power), where);
}

QString shareSentence(Precision precision, const QString& name, double power, double sum, double weight)
{
    return OverflowWords::tr("The weight of %1 is %2 / %3 = %4 in %5")
        .arg(name, floatText(power), floatText(sum), floatText(weight), precisionName(precision));
}

} // namespace softfocus
