#include "tests/support/pictures.h"
#include "ui/paint/colour/colour_vision.h"
#include "ui/paint/colour/oklab.h"
#include "ui/paint/colour/preview_note.h"
#include "ui/paint/colour/special_colours.h"

#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace softfocus;

namespace {

const std::vector<Preview> deficiencies{Preview::Protanopia, Preview::Deuteranopia, Preview::Tritanopia};

double differenceBetween(QRgb one, QRgb other)
{
    return differenceOf(oklabOf(one), oklabOf(other));
}

} // namespace

class TestColourVision : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(".*"));
        QLocale::setDefault(QLocale::c());
    }

    void greysStayGreys()
    {
        for (const Preview preview : {Preview::Greyscale, Preview::Protanopia, Preview::Deuteranopia, Preview::Tritanopia})
            for (int grey = 0; grey <= 255; grey += 15) {
                const QRgb seen = seenThrough(preview, qRgb(grey, grey, grey));
                // The rows of the published matrices add up to 1 within their six digits.
                for (const int channel : {qRed(seen), qGreen(seen), qBlue(seen)})
                    QVERIFY(std::abs(channel - grey) <= 1);
            }
    }

    void greyscaleKeepsLuminance()
    {
        for (const QRgb colour : {0xff4353d6U, 0xffff0000U, 0xff00ff00U, 0xff0000ffU, 0xfffde725U}) {
            const QRgb grey = seenThrough(Preview::Greyscale, colour);
            QCOMPARE(qRed(grey), qGreen(grey));
            QCOMPARE(qGreen(grey), qBlue(grey));
            QVERIFY(contrastOf(colour, grey) < 1.02);
        }
    }

    void whoLacksAConeConfusesWhatTheTextbookSays()
    {
        // Red and dark green of like luminance are told apart by hue alone, which protanopes and deuteranopes cannot.
        const QRgb red = qRgb(190, 70, 40), green = qRgb(104, 116, 30);
        const double apart = differenceBetween(red, green);
        QVERIFY(differenceBetween(seenThrough(Preview::Deuteranopia, red), seenThrough(Preview::Deuteranopia, green)) < apart / 3);
        QVERIFY(differenceBetween(seenThrough(Preview::Tritanopia, red), seenThrough(Preview::Tritanopia, green)) > apart / 2);
        // Blue and green of like luminance: tritanopes.
        const QRgb blue = qRgb(40, 110, 200), teal = qRgb(30, 122, 110);
        const double cold = differenceBetween(blue, teal);
        QVERIFY(differenceBetween(seenThrough(Preview::Tritanopia, blue), seenThrough(Preview::Tritanopia, teal)) < cold / 2);
    }

    void previewsOfPicturesKeepFormatOpacityAndSize()
    {
        for (const QImage::Format format : {QImage::Format_RGB32, QImage::Format_ARGB32_Premultiplied, QImage::Format_ARGB32}) {
            QImage image(3, 2, format);
            image.fill(QColor(200, 40, 90));
            if (image.hasAlphaChannel())
                image.setPixelColor(1, 1, QColor(10, 20, 200, 0));
            const QImage seen = seenThrough(Preview::Deuteranopia, image);
            QCOMPARE(seen.format(), format);
            QCOMPARE(seen.size(), image.size());
            QCOMPARE(seen.pixelColor(0, 0).rgb(), seenThrough(Preview::Deuteranopia, image.pixelColor(0, 0).rgb()));
            if (image.hasAlphaChannel())
                QCOMPARE(seen.pixelColor(1, 1).alpha(), 0);
            QCOMPARE(seenThrough(Preview::None, image), image);
        }
        QVERIFY(seenThrough(Preview::Greyscale, QImage()).isNull());
    }

    void sequentialScalesHaveNoLookAlikes()
    {
        for (const QString& name : sequentialScaleNames())
            for (const bool dark : {false, true})
                for (std::size_t preview = 0; preview < previewNames.size(); ++preview)
                    QVERIFY2(!lookAlikes(ColourScale::sequential(name, dark), static_cast<Preview>(preview)),
                             qPrintable(name + ' ' + previewNames[preview]));
    }

    void bothSidesOfADivergingScaleLookAlikeInGreys()
    {
        for (const bool dark : {false, true}) {
            const ColourScale& scale = ColourScale::diverging(dark);
            const std::optional<LookAlikes> alike = lookAlikes(scale, Preview::Greyscale);
            QVERIFY(alike.has_value());
            QVERIFY(alike->one < 0.5 && alike->other > 0.5);
            QVERIFY(alike->other - alike->one > 0.1);
            QVERIFY(!lookAlikes(scale, Preview::None));
            for (const Preview preview : deficiencies)
                QVERIFY(!lookAlikes(scale, preview));
        }
    }

    void aScaleThatTurnsBackIsFound()
    {
        // Red to a green of the same luminance and back again: the ends are the same colour.
        const ColourScale& base = ColourScale::sequential("greys", false);
        static const ColourScale there = base.mapped([](QRgb) { return qRgb(120, 120, 120); });
        const std::optional<LookAlikes> alike = lookAlikes(there, Preview::None);
        QVERIFY(alike.has_value());
        QCOMPARE(alike->one, 0.0);
        QCOMPARE(alike->other, 1.0);
    }

    void aPictureIsDrawnThroughItsPreview()
    {
        Picture picture = test::pictureOf({.words = test::wordsOf(4), .mask = Mask::Causal});
        const Theme theme = Theme::light();
        const SpecialColours plain = specialColours(picture, theme);
        const QRgb full = scaleOf(picture, theme).at(1);
        picture.preview = Preview::Greyscale;
        QCOMPARE(scaleOf(picture, theme).at(1), seenThrough(Preview::Greyscale, full));
        QCOMPARE(specialColours(picture, theme).absent, seenThrough(Preview::Greyscale, plain.absent));
        QCOMPARE(trueScaleOf(picture, theme).at(1), full);
    }

    void theNoteNamesThePreviewAndWhatLooksAlike()
    {
        Picture weights = test::pictureOf({.words = test::wordsOf(4)});
        QCOMPARE(previewNote(weights, Theme::light()), QString());
        weights.preview = Preview::Tritanopia;
        QCOMPARE(previewNote(weights, Theme::light()), QString("as seen with tritanopia"));
        Picture scores = test::pictureOf({.words = test::wordsOf(4), .stage = Stage::Scores, .scores = Matrix::Identity(4, 4) * 4});
        scores.preview = Preview::Greyscale;
        const QString note = previewNote(scores, Theme::light());
        QVERIFY2(QRegularExpression("^as printed in greys: −[234]\\.\\d\\d and [234]\\.\\d\\d look the same$").match(note).hasMatch(),
                 qPrintable(note));
    }

    void valuesAndPlacesOnTheScaleAreInverse()
    {
        for (const ScaleRange range : {ScaleRange::Fixed, ScaleRange::MapMaximum, ScaleRange::Logarithmic}) {
            const Picture picture = test::pictureOf({.words = test::wordsOf(5), .range = range});
            for (Index column = 0; column < 5; ++column)
                QVERIFY(std::abs(picture.valueAt(picture.position(1, column)) - (*picture.values)(1, column)) < 1e-9);
        }
        const Picture scores = test::pictureOf({.words = test::wordsOf(5), .stage = Stage::Scores});
        QVERIFY(std::abs(scores.valueAt(scores.position(2, 3)) - (*scores.values)(2, 3)) < 1e-9);
    }
};

QTEST_MAIN(TestColourVision)
#include "test_colour_vision.moc"
