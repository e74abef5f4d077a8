#include "ui/words/mask_text.h"

#include "ui/words/by_unit.h"
#include "ui/words/translation_text.h"

#include <QCoreApplication>

#include <array>

namespace softfocus {

namespace {

class MaskWords {
    Q_DECLARE_TR_FUNCTIONS(MaskWords)
};

/// A sentence for each mask, by their order.
using Tips = std::array<QString, maskNames.size()>;

Tips tipsFor(UnitName unit)
{
    switch (unit) {
    case UnitName::Word:
        return {MaskWords::tr("Every word sees every word"), MaskWords::tr("A word sees itself and the words before it"),
                MaskWords::tr("A word sees every word but itself")};
    case UnitName::Piece:
        return {MaskWords::tr("Every piece sees every piece"), MaskWords::tr("A piece sees itself and the pieces before it"),
                MaskWords::tr("A piece sees every piece but itself")};
    case UnitName::Patch:
        return {MaskWords::tr("Every patch sees every patch"), MaskWords::tr("A patch sees itself and the patches before it, row by row"),
                MaskWords::tr("A patch sees every patch but itself")};
    case UnitName::Entry: break;
    }
    return {MaskWords::tr("Every query sees every key"), MaskWords::tr("A query sees the key of its own place and those before it"),
            MaskWords::tr("A query sees every key but that of its own place")};
}

} // namespace

QString whyNoMask(const Input& input)
{
    if (canMask(input))
        return {};
    if (isOfTranslation(input))
        return MaskWords::tr("Masks go by places, which a text and its translation do not share.");
    if (isOfWriting(input))
        return isOfPieces(input) ? MaskWords::tr("The model has a mask of its own here: no piece sees what is written after it.")
                                 : MaskWords::tr("The model has a mask of its own here: no word sees what is written after it.");
    return MaskWords::tr("Masks go by places, which two sentences do not share.");
}

QString maskTip(const Input& input, Mask mask)
{
    return tipsFor(unitNameOf(input))[static_cast<std::size_t>(mask)];
}

} // namespace softfocus
