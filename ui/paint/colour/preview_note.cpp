#include "ui/paint/colour/preview_note.h"

#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/special_colours.h"
#include "ui/words/numbers/number_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class PreviewNoteWords {
    Q_DECLARE_TR_FUNCTIONS(PreviewNoteWords)
};

QString numberAt(const Picture& picture, double position)
{
    const double value = picture.valueAt(position);
    return picture.stage == Stage::Weights ? weightText(value) : scoreText(value);
}

} // namespace

QString previewTitle(Preview preview)
{
    switch (preview) {
    case Preview::None: return PreviewNoteWords::tr("nothing");
    case Preview::Greyscale: return PreviewNoteWords::tr("printed in greys");
    case Preview::Protanopia: return PreviewNoteWords::tr("protanopia");
    case Preview::Deuteranopia: return PreviewNoteWords::tr("deuteranopia");
    case Preview::Tritanopia: return PreviewNoteWords::tr("tritanopia");
    }
    return {};
}

QString previewNote(const Picture& picture, const Theme& theme)
{
    if (picture.preview == Preview::None || !picture.values)
        return {};
    const QString note = picture.preview == Preview::Greyscale ? PreviewNoteWords::tr("as printed in greys")
                                                               : PreviewNoteWords::tr("as seen with %1").arg(previewTitle(picture.preview));
    const std::optional<LookAlikes> alike = lookAlikes(trueScaleOf(picture, theme), picture.preview);
    if (!alike)
        return note;
    return note + PreviewNoteWords::tr(": %1 and %2 look the same").arg(numberAt(picture, alike->one), numberAt(picture, alike->other));
}

} // namespace softfocus
