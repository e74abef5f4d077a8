#include "tests/support/pictures.h"
#include "ui/figure/page/recorder.h"
#include "ui/paint/charts/curve_painter.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace softfocus;

class TestCurves : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void noCurveRunsThroughAName_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("short") << test::wordsOf(6);
        QTest::newRow("long") << QStringList{"Donaudampfschifffahrtsgesellschaft", "bakes", "Rindfleischetikettierungsüberwachung"};
    }
    void noCurveRunsThroughAName()
    {
        QFETCH(QStringList, words);
        const TemperatureCurves curves = curvesOf(*test::attentionOf({.words = words}), 0);
        const Theme theme = Theme::light();
        std::vector<QRectF> grounds;
        int names = 0;
        // Whatever was painted before a ground is under it, and after the first name there is no curve any more.
        for (const Shape& shape : recorded([&](QPainter& painter) { paintCurves(painter, {0, 0, 310, 160}, curves, theme); })) {
            const auto* text = std::get_if<TextShape>(&shape);
            if (const auto* box = std::get_if<BoxShape>(&shape); box && box->colour == theme.panel.rgb())
                grounds.push_back(box->box);
            else if (!text)
                QVERIFY(names == 0 && grounds.empty());
            if (!text || text->font.weight() != QFont::DemiBold)
                continue;
            ++names;
            const QRectF letters(text->start - QPointF(0, 6), QSizeF(text->width, 6));
            QVERIFY2(std::ranges::any_of(grounds, [&](const QRectF& ground) { return ground.contains(letters); }), qPrintable(text->text));
        }
        QVERIFY(names > 0);
    }
};

QTEST_MAIN(TestCurves)
#include "test_curves.moc"
