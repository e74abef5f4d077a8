#include "ui/words/mask_text.h"

#include <QCoreApplication>

#include <array>

namespace softfocus {

namespace {

class MaskWords {
    Q_DECLARE_TR_FUNCTIONS(MaskWords)
};

/// A sentence for each mask, by their order.
using Tips = std::array<QString, maskNames.size()>;

Tips tipsFor(UnitKind unit)
{
    switch (unit) {
    case UnitKind::Word:
        return {MaskWords::tr("Every word sees every word"), MaskWords::tr("A word sees itself and the words before it"),
                MaskWords::tr("A word sees every word but itself")};
    case UnitKind::Patch:
        return {MaskWords::tr("Every patch sees every patch"), MaskWords::tr("A patch sees itself and the patches before it, row by row"),
                MaskWords::tr("A patch sees every patch but itself")};
    case UnitKind::Entry: break;
    }
    return {MaskWords::tr("Every query sees every key"), MaskWords::tr("A query sees the key of its own place and those before it"),
            MaskWords::tr("A query sees every key but that of its own place")};
}

} // namespace

QString whyNoMask(const Input& input)
{
    if (canMask(input))
        return {};
    return MaskWords::tr("Masks go by places, which two sentences do not share.");
}

QString maskTip(const Input& input, Mask mask)
{
    return tipsFor(input.unit)[static_cast<std::size_t>(mask)];
}

} // namespace softfocus
