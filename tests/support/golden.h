#pragma once

#include <QColor>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QString>

#include <algorithm>
#include <cstdlib>

namespace softfocus::test {

/// Compares a picture with the one of this name in tests/data/golden. Empty when they agree, else a sentence; then the actual
/// picture and one of the differences lie in the build folder, under golden-failures.
/// With SOFTFOCUS_UPDATE_GOLDEN set, writes the picture instead; look at it before committing it.
inline QString differenceFromGolden(const QImage& picture, const QString& name)
{
    const QString path = QStringLiteral(SOFTFOCUS_SOURCE_DIR "/tests/data/golden/") + name + QStringLiteral(".png");
    const QImage actual = picture.convertToFormat(QImage::Format_RGB32);
    if (qEnvironmentVariableIsSet("SOFTFOCUS_UPDATE_GOLDEN")) {
        QDir().mkpath(QFileInfo(path).path());
        return actual.save(path) ? QString() : QStringLiteral("could not write ") + path;
    }
    const QImage golden = QImage(path).convertToFormat(QImage::Format_RGB32);
    // Colours are computed; another compiler may round one of them to the next of 256 levels.
    constexpr int rounding = 2;
    QImage difference(actual.size(), QImage::Format_RGB32);
    difference.fill(Qt::white);
    qsizetype wrong = 0;
    if (golden.size() == actual.size())
        for (int y = 0; y < actual.height(); ++y)
            for (int x = 0; x < actual.width(); ++x) {
                const QRgb is = actual.pixel(x, y), should = golden.pixel(x, y);
                const int apart = std::max(
                    {std::abs(qRed(is) - qRed(should)), std::abs(qGreen(is) - qGreen(should)), std::abs(qBlue(is) - qBlue(should))});
                if (apart > rounding) {
                    ++wrong;
                    difference.setPixel(x, y, qRgb(255, 255 - apart, 255 - apart));
                }
            }
    if (golden.size() == actual.size() && wrong == 0)
        return {};
    const QString folder = QStringLiteral(SOFTFOCUS_BINARY_DIR "/golden-failures/");
    QDir().mkpath(folder);
    actual.save(folder + name + QStringLiteral("-actual.png"));
    difference.save(folder + name + QStringLiteral("-difference.png"));
    return QStringLiteral("%1 differs: %2 × %3 pixels instead of %4 × %5, %6 of them wrong; see %7")
        .arg(name)
        .arg(actual.width())
        .arg(actual.height())
        .arg(golden.width())
        .arg(golden.height())
        .arg(wrong)
        .arg(folder);
}

} // namespace softfocus::test
