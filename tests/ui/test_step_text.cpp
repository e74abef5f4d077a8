#include "core/files/output/jacobian_remark.h"
#include "ui/words/normalizer_text.h"
#include "ui/words/step_text.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace softfocus;

class TestStepText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyKindHasATitle()
    {
        for (int kind = 0; kind <= int(StepKind::Largest); ++kind)
            QVERIFY2(!stepTitle(StepKind(kind)).isEmpty(), qPrintable(QString::number(kind)));
    }

    void numbersAreSaidWithNameAndUnit()
    {
        QCOMPARE(stepNumberText({StepQuantity::Alpha, 1.5}), QStringLiteral("α = 1.5"));
        QCOMPARE(stepNumberText({StepQuantity::KeptCount, 3}), QStringLiteral("kept = 3"));
        QCOMPARE(stepNumberText({StepQuantity::SoftmaxEntropy, 1.23456}), QStringLiteral("softmax’s entropy H = 1.235 nats"));
        QCOMPARE(stepNumberText({StepQuantity::Sharpening, 1}), QStringLiteral("sharpening β = 1"));
    }

    void formulasBeginWithTheWeight()
    {
        QSet<QString> formulas;
        for (int formula = 0; formula <= int(RowFormula::Adaptive); ++formula) {
            const QStringList parts = formulaParts(RowFormula(formula));
            QVERIFY(!parts.isEmpty() && parts.first().startsWith(QStringLiteral("wⱼ = ")));
            formulas << parts.join(u'\n');
        }
        QCOMPARE(formulas.size(), int(RowFormula::Adaptive) + 1);
    }

    void everyRemarkIsASentenceOfItsOwn()
    {
        QSet<QString> sentences;
        for (int remark = 1; remark <= int(RowRemark::TiedForTheLastPlace); ++remark)
            sentences << remarkText(RowRemark(remark));
        QCOMPARE(sentences.size(), int(RowRemark::TiedForTheLastPlace));
        for (const QString& sentence : sentences)
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY(remarkText(RowRemark::None).isEmpty());
    }

    void filesSayTheSameOfGradientsInEnglish()
    {
        QSet<QString> sentences;
        for (int remark = 0; remark <= int(JacobianRemark::AllAreEqual); ++remark) {
            const std::string_view printed = printedRemark(JacobianRemark(remark));
            QCOMPARE(remarkText(JacobianRemark(remark)), QString::fromUtf8(printed.data(), qsizetype(printed.size())));
            QCOMPARE(printed.ends_with('.'), remark != int(JacobianRemark::None));
            sentences << remarkText(JacobianRemark(remark));
        }
        QCOMPARE(sentences.size(), int(JacobianRemark::AllAreEqual) + 1);
    }

    void everyNormalizerHasAGistAndANoteWhereTemperatureHasNoEffect()
    {
        QSet<QString> gists;
        for (const NormalizerEntry& entry : normalizerTable()) {
            gists << gistText(entry);
            QCOMPARE(temperatureNote(entry).isEmpty(), entry.readsTemperature);
        }
        QCOMPARE(gists.size(), qsizetype(normalizerTable().size()));
        QVERIFY(!gists.contains(QString()));
    }
};

QTEST_APPLESS_MAIN(TestStepText)
#include "test_step_text.moc"
