#include "ui/controls/text/tabular_text.h"
#include "ui/paint/colour/theme.h"

#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace softfocus;

class TestTabularText : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void digitsTakeTheSameWidth()
    {
        const TabularText text(Theme::light().font);
        QCOMPARE(text.width("1.11"), text.width("8.88"));
        QVERIFY(text.width("11") > text.width("1"));
    }

    /// A key is one picture, not a figure beside an empty key.
    void emojiAreWhole()
    {
        if (!QFontDatabase::hasFamily("Noto Color Emoji"))
            QSKIP("Noto Color Emoji is not installed, so emoji are not in colour here.");
        const TabularText text(Theme::light().font);
        QVERIFY(text.width("1️⃣") < 1.2 * text.width("🦀"));
        for (const char* word : {"1️⃣", "❤️", "🦀", "a ❤️", "in 1️⃣ go"}) {
            QImage image(100, 30, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            text.draw(painter, image.rect(), Qt::AlignLeft, QString::fromUtf8(word));
            painter.end();
            bool isColoured = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QColor colour = image.pixelColor(x, y);
                    isColoured = isColoured || colour.saturation() > 60;
                }
            QVERIFY2(isColoured, word);
        }
    }
};

QTEST_MAIN(TestTabularText)
#include "test_tabular_text.moc"
