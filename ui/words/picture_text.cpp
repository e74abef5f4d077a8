#include "ui/words/picture_text.h"

#include <QCoreApplication>

namespace softfocus {

namespace {

class PictureText {
    Q_DECLARE_TR_FUNCTIONS(PictureText)
};

} // namespace

QString bundledPictureTitle(BundledPicture picture)
{
    switch (picture) {
    case BundledPicture::Cat: break;
    case BundledPicture::Coffee: return PictureText::tr("Coffee");
    case BundledPicture::Astronaut: return PictureText::tr("Astronaut");
    }
    return PictureText::tr("Cat");
}

QString whyNoNumbers(const Attention& attention, Stage stage)
{
    const bool isOverlay = pictureKindOf(attention, stage) == PictureKind::Overlay;
    return isOverlay ? PictureText::tr("A picture has no numbers in its patches; the map has.") : QString();
}

QString whyNoRowSums(const Attention& attention, Stage stage)
{
    const bool isOverlay = pictureKindOf(attention, stage) == PictureKind::Overlay;
    return isOverlay ? PictureText::tr("A picture has no sums of rows beside it; the map has.") : QString();
}

} // namespace softfocus
