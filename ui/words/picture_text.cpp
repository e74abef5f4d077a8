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

} // namespace softfocus
