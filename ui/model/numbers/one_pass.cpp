#include "ui/model/numbers/one_pass.h"

#include "core/normalizers/normalizer.h"
#include "core/scene/scene.h"
#include "ui/model/numbers/numbers_editor.h"
#include "ui/words/numbers/number_text.h"
#include "ui/words/numbers/shown_number.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace softfocus {

namespace {

class OnePassWords {
    Q_DECLARE_TR_FUNCTIONS(OnePassWords)
};

constexpr int passDigits = 4;

QString shownInPass(double value)
{
    return shownNumber(value, passDigits).screen;
}

/// A number that something is subtracted from or that is subtracted: "(−2)".
QString operand(double value)
{
    return value < 0 ? QStringLiteral("(%1)").arg(shownInPass(value)) : shownInPass(value);
}

/// "exp(2 − 4)", at another temperature than 1 "exp((2 − 4)/0.5)".
QString powerText(double score, double maximum, double temperature)
{
    const QString difference = QStringLiteral("%1 − %2").arg(shownInPass(score), operand(maximum));
    return temperature == 1 ? QStringLiteral("exp(%1)").arg(difference)
                            : QStringLiteral("exp((%1)/%2)").arg(difference, temperatureText(temperature));
}

} // namespace

OnePass onePassOf(const Scene& scene)
{
    OnePass pass;
    pass.list = scene.numbers.list;
    pass.temperature = scene.variant.temperature;
    pass.steps = onlineSteps(pass.list.scores, pass.temperature);
    pass.taken = std::min(pass.steps.size(), std::size_t(std::max<std::int64_t>(0, scene.numbers.step)));
    pass.weights = onlineWeights(pass.list.scores, pass.temperature);
    pass.twoPass.resize(pass.list.scores.size());
    Normalizer().weigh(pass.list.scores, pass.temperature, pass.twoPass);
    return pass;
}

QString stepSentence(const OnePass& pass)
{
    if (pass.taken == 0)
        return OnePassWords::tr("No number is taken yet: m = −∞ and d = 0.");
    const std::size_t place = pass.taken - 1;
    const OnlineStep& step = pass.steps[place];
    const double score = pass.list.scores[place];
    const QString name = numberName(pass.list, place);
    if (place == 0)
        return OnePassWords::tr("%1 = %2 is the first number: m = %2, and d = %3 = 1.")
            .arg(name, shownInPass(score), powerText(score, step.maximum, pass.temperature));
    const OnlineStep& before = pass.steps[place - 1];
    if (step.isNewMaximum)
        return OnePassWords::tr("%1 = %2 is larger than m = %3: the sum so far is rescaled to it, d = %4 · %5 + 1 = %6. No number is read "
                                "again.")
            .arg(name, shownInPass(score), shownInPass(before.maximum), shownInPass(before.sum),
                 powerText(before.maximum, step.maximum, pass.temperature), shownInPass(step.sum));
    return OnePassWords::tr("%1 = %2 is not larger than m = %3, which stays: d = %4 + %5 = %6.")
        .arg(name, shownInPass(score), shownInPass(step.maximum), shownInPass(before.sum), powerText(score, step.maximum, pass.temperature),
             shownInPass(step.sum));
}

QString passSentence(const OnePass& pass)
{
    if (!pass.isDone())
        return OnePassWords::tr("After %1 of %2 numbers, m and d are those of the numbers taken so far.")
            .arg(countText(qsizetype(pass.taken)), countText(qsizetype(pass.steps.size())));
    double farthest = 0;
    for (std::size_t place = 0; place < pass.weights.size(); ++place)
        farthest = std::max(farthest, std::abs(pass.weights[place] - pass.twoPass[place]));
    const QString why = OnePassWords::tr(
        "To know m and d every number was read once, where one pass for the maximum and one for the sum read it twice; of a row "
        "that is too long for the memory near the processor, reading is what takes the time.");
    if (farthest == 0)
        return OnePassWords::tr("The weights exp((score − m)/T)/d are those of two passes, to the last bit. %1").arg(why);
    return OnePassWords::tr("The weights exp((score − m)/T)/d differ from those of two passes by at most %1, which is rounding. %2")
        .arg(shownNumber(farthest, 2).screen, why);
}

} // namespace softfocus
