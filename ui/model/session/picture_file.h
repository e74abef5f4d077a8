#pragma once

#include "core/base/result.h"
#include "core/scene/source.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <vector>

class QImage;

namespace softfocus {

/// A picture as scenes hold it, and what to tell of how it was read, a sentence each.
struct FoundPicture {
    std::shared_ptr<const SquarePicture> picture; ///< never null
    std::vector<Message> notes;
};

/// True for a PNG, JPEG, GIF or BMP, and for a WebP or TIFF where this Qt reads them.
bool looksLikePicture(const QByteArray& bytes);

/// The centred square of a picture, averaged over area to at most largestPictureSide pixels, in sRGB, upright as its EXIF data say, over
/// white where it can be seen through; of an animation its first picture, with a note. `path` is its file’s, of which the name is kept;
/// nothing but that and the colours is. On any thread, without an application; stops soon after it is asked to, where the format lets it.
/// Errors: a sentence that names the file: empty, no such picture, cut off, damaged, more pixels than can be read (which is found out before
/// memory is taken), stopped.
Result<FoundPicture> readPicture(const QByteArray& bytes, const QString& path, const std::stop_token& stop = {});

/// The same for a file. Errors: also what readFile() says, and that it is larger than any picture.
Result<FoundPicture> readPictureFile(const QString& path, const std::stop_token& stop = {});

/// The same for a picture that another program gives, which has no file. Errors: empty, more pixels than can be read, stopped.
Result<FoundPicture> takenPicture(const QImage& image, const std::stop_token& stop = {});

/// The suffixes of the pictures that can be read.
QStringList pictureSuffixes();

} // namespace softfocus
