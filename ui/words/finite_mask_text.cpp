#include "ui/words/finite_mask_text.h"

#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace softfocus {

namespace {

class FiniteMaskText {
    Q_DECLARE_TR_FUNCTIONS(FiniteMaskText)
};

} // namespace

QString maskNumberText(const FiniteMask& mask)
{
    constexpr double plain = 1e7;
    QLocale here;
    here.setNumberOptions(QLocale::OmitGroupSeparator);
    const double number = mask.upTo;
    const QString text =
        -number < plain && number == std::round(number) ? QChar(0x2212) + here.toString(-number, 'f', 0) : scoreText(number);
    return mask.least == mask.upTo ? text : FiniteMaskText::tr("%1 and less").arg(text);
}

QString finiteMaskText(const FiniteMask& mask, bool taken)
{
    const QString number = maskNumberText(mask);
    if (mask.count == 1)
        return (taken ? FiniteMaskText::tr("One entry of %1 is taken as a mask")
                      : FiniteMaskText::tr("One entry of %1 is taken as a score"))
            .arg(number);
    return (taken ? FiniteMaskText::tr("%1 entries of %2 are taken as a mask") : FiniteMaskText::tr("%1 entries of %2 are taken as scores"))
        .arg(QLocale().toString(qlonglong(mask.count)), number);
}

} // namespace softfocus
