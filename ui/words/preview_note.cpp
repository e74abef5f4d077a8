#include "ui/words/preview_note.h"

#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/words/number_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Preview", text);
}

QString numberAt(const Picture& picture, double position)
{
    const double value = picture.valueAt(position);
    return picture.stage == Stage::Weights ? weightText(value) : scoreText(value);
}

} // namespace

QString previewTitle(Preview preview)
{
    switch (preview) {
    case Preview::None: return tr("true colours");
    case Preview::Greyscale: return tr("printed in greys");
    case Preview::Protanopia: return tr("protanopia");
    case Preview::Deuteranopia: return tr("deuteranopia");
    case Preview::Tritanopia: return tr("tritanopia");
    }
    return {};
}

QString previewNote(const Picture& picture, const Theme& theme)
{
    if (picture.preview == Preview::None || !picture.values)
        return {};
    const QString note =
        picture.preview == Preview::Greyscale ? tr("as printed in greys") : tr("as seen with %1").arg(previewTitle(picture.preview));
    const std::optional<LookAlikes> alike = lookAlikes(trueScaleOf(picture, theme), picture.preview);
    if (!alike)
        return note;
    return note + tr(": %1 and %2 look the same").arg(numberAt(picture, alike->one), numberAt(picture, alike->other));
}

} // namespace softfocus
