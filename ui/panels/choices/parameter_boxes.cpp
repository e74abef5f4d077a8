#include "ui/panels/choices/parameter_boxes.h"

#include "core/normalizers/normalizer.h"
#include "ui/model/document/neat_steps.h"
#include "ui/model/document/scene_editor.h"
#include "ui/words/message_text.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/numbers/typed_number.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace softfocus {

namespace {

struct ParameterBoxes {
    Q_DECLARE_TR_FUNCTIONS(ParameterBoxes)
};

std::optional<double> alphaFrom(const QString& text)
{
    const std::optional<double> alpha = numberFrom(withoutSymbol(withoutSymbol(text, QStringLiteral("α")), QStringLiteral("alpha")));
    return alpha && isInRange(infoOf(Parameter::Alpha), *alpha) ? alpha : std::nullopt;
}

/// "all" stands for the number of keys that there are.
std::optional<double> kFrom(const QString& text, Index keys)
{
    const QString number = withoutSymbol(text, QStringLiteral("k"));
    if (number.compare(ParameterBoxes::tr("all"), Qt::CaseInsensitive) == 0)
        return static_cast<double>(std::max<Index>(1, keys));
    const std::optional<double> k = numberFrom(number);
    return k && isInRange(infoOf(Parameter::K), *k) ? k : std::nullopt;
}

void tell(const Result<bool>& done, const std::function<void(const QString&)>& refuse)
{
    if (!done)
        refuse(messageText(done.error()));
}

} // namespace

NumberBox* makeAlphaBox(const QString& name, QAbstractSpinBox::ButtonSymbols buttons)
{
    const ParameterInfo& info = infoOf(Parameter::Alpha);
    const QString least = parameterNumberText(info.least), greatest = parameterNumberText(info.greatest);
    auto* box = new NumberBox(
        {.symbol = QStringLiteral("α"),
         .textOf = shownParameterText,
         .exactTextOf = parameterNumberText,
         .valueOf = alphaFrom,
         .refusal = ParameterBoxes::tr("“%1” is not an α. Write a number from %2 to %3.").arg(QStringLiteral("%1"), least, greatest),
         .widest = QStringLiteral("α = 8.888"),
         .bigStep = bigAlphaStep,
         .least = info.least,
         .greatest = info.greatest},
        info.byDefault, buttons);
    box->setObjectName(name);
    box->setAccessibleName(ParameterBoxes::tr("α, exact"));
    box->setToolTip(ParameterBoxes::tr("Click to write an α: a number from %1 (softmax) over 2 (sparsemax) to %2").arg(least, greatest));
    return box;
}

NumberBox* makeKeptBox(const QString& name, std::function<Index()> keys)
{
    const ParameterInfo& info = infoOf(Parameter::K);
    const QString least = parameterNumberText(info.least);
    auto* box = new NumberBox(
        {.symbol = QStringLiteral("k"),
         .textOf = shownParameterText,
         .exactTextOf = parameterNumberText,
         .valueOf = [keys = std::move(keys)](const QString& text) { return kFrom(text, keys()); },
         .refusal = ParameterBoxes::tr("“%1” is not a k. Write a whole number from %2, or all.").arg(QStringLiteral("%1"), least),
         .widest = QStringLiteral("k = 8888"),
         .least = info.least,
         .greatest = info.greatest},
        info.byDefault, NumberBox::PlusMinus);
    box->setObjectName(name);
    box->setAccessibleName(ParameterBoxes::tr("Keys kept"));
    box->setToolTip(
        ParameterBoxes::tr("Click to write how many of the largest scores are kept: a whole number from %1, or all").arg(least));
    return box;
}

void setsAlpha(NumberBox& box, SceneEditor& editor, std::function<void(const QString&)> refuse)
{
    QObject::connect(&box, &NumberBox::stepped, &box, [&editor, refuse](int steps) { tell(editor.stepAlpha(steps), refuse); });
    QObject::connect(&box, &NumberBox::entered, &box, [&editor, refuse](double alpha) { tell(editor.setAlpha(alpha), refuse); });
    QObject::connect(&box, &NumberBox::refused, &box, refuse);
}

void setsKept(NumberBox& box, SceneEditor& editor, std::function<void(const QString&)> refuse)
{
    QObject::connect(&box, &NumberBox::stepped, &box, [&editor, refuse](int steps) { tell(editor.stepK(steps), refuse); });
    QObject::connect(&box, &NumberBox::entered, &box,
                     [&editor, refuse](double k) { tell(editor.setK(static_cast<std::int64_t>(k)), refuse); });
    QObject::connect(&box, &NumberBox::refused, &box, refuse);
}

} // namespace softfocus
