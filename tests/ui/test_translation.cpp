// Shows the window in a language that a script makes of English: every letter accented, every text a third longer and between ⟦ and ⟧.
// A text with plain letters was left behind by lupdate or never given to it; one without its end was cut.

#include "core/files/scene_file.h"
#include "core/files/score_file.h"
#include "tests/support/drawn_texts.h"
#include "tests/support/own_settings.h"
#include "tests/support/shown_window.h"
#include "ui/model/session/file_content.h"
#include "ui/words/language.h"
#include "ui/words/message_text.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTest>
#include <QToolTip>

using namespace softfocus;

namespace {

/// Names that are the same in every language, and the keys of the keyboard, which Qt translates.
const QStringList sameEverywhere{
    "Softfocus",
    "softmax",
    "sparsemax",
    "entmax",
    "hardmax",
    "linear",
    "adaptive",
    "sigmoid",
    "tanh",
    "top-k",
    "Ctrl",
    "Shift",
    "Alt",
    "Esc",
    "Enter",
    "Return",
    "Space",
    "Tab",
    "Home",
    "End",
    "PgUp",
    "PgDown",
    "PgDn",
    "Left",
    "Right",
    "Up",
    "Down",
    "Del",
    "Ins",
    "Backspace",
    "PNG",
    "SVG",
    "PDF",
    "TikZ",
    "CSV",
    "NPY",
    "JSON",
    "LaTeX",
    "exp",
    "max",
    "min",
    "log",
    "kB",
    "mm",
    "pt",
    "dpi",
    // the scales of colour, by the names that papers know them by
    "viridis",
    "Viridis",
    "cividis",
    "Cividis",
    "indigo",
    "magma",
    "Magma",
    // journals and conferences
    "MIT",
    "ACL",
    "NeurIPS",
    "ICLR",
    "ICML",
    "IEEE",
    "ACM",
    "Springer",
    "LNCS",
    "Nature",
};

/// The program's licence, which is law as it stands: all of it on one line.
QString license()
{
    QFile file(QStringLiteral(SOFTFOCUS_SOURCE_DIR "/LICENSE"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("LICENSE cannot be read");
    return QString::fromUtf8(file.readAll()).simplified();
}

QString leftBehind(QString text)
{
    static const QString law = license();
    text = text.simplified();
    if (text.size() > 3 && law.contains(text)) // a line of it
        return {};
    text.remove(law);
    static const QRegularExpression names(QStringLiteral("\\b(%1)\\b").arg(sameEverywhere.join(u'|')));
    static const QRegularExpression files(QStringLiteral("\\*?\\.[a-z]{2,9}\\b"));
    for (const QString& word : QSysInfo::prettyProductName().split(u' ')) // which a line may break between
        text.remove(word);
    static const QRegularExpression plain(QStringLiteral("[A-Za-z]{2,}"));
    return plain.match(text.remove(names).remove(files)).captured();
}

class Review {
public:
    void read(QWidget& top)
    {
        look(top);
        for (QWidget* part : top.findChildren<QWidget*>())
            if (part->isVisible() && part->window() == &top)
                look(*part);
        for (QAction* action : top.actions())
            say(*action, action->objectName());
        listenTo(QAccessible::queryAccessibleInterface(&top));
    }
    void read(QMenu& menu)
    {
        for (QAction* action : menu.actions()) {
            say(*action, menu.objectName());
            if (action->menu())
                read(*action->menu());
        }
    }
    QStringList faults() const { return m_faults; }

private:
    void hear(const QString& text, const QString& where)
    {
        if (const QString plain = leftBehind(text); !plain.isEmpty())
            note(QStringLiteral("left behind in %1: %2 in %3").arg(where, plain, text.left(200)));
    }
    void say(const QAction& action, const QString& where)
    {
        for (const QString& text : {action.text(), action.toolTip(), action.statusTip()})
            hear(QString(text).remove(u'&'), where + u'/' + action.objectName());
    }
    void look(QWidget& widget)
    {
        for (const QWidget* part = &widget; part; part = part->parentWidget())
            if (part->objectName() == wordsOfTheVocabulary)
                return;
        const QString where = nameOf(widget);
        for (const QString& text :
             {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle(), widget.statusTip()})
            hear(text, where);
        int opened = 0, closed = 0;
        QString all;
        for (const DrawnText& drawn : textsDrawnBy(widget)) {
            hear(drawn.text, where);
            opened += int(drawn.text.count(u'⟦'));
            closed += int(drawn.text.count(u'⟧'));
            all += drawn.text + u'|';
        }
        if (opened != closed && wholeOnHover(widget).isEmpty())
            note(QStringLiteral("cut in %1: %2").arg(where, all));
    }
    /// What is said of a widget where the pointer rests on it: who shortens a text gives the whole one there.
    static QString wholeOnHover(QWidget& widget)
    {
        QToolTip::hideText();
        const QPoint middle = widget.rect().center();
        QHelpEvent hover(QEvent::ToolTip, middle, widget.mapToGlobal(middle));
        QCoreApplication::sendEvent(&widget, &hover);
        return widget.toolTip().isEmpty() ? QToolTip::text() : widget.toolTip();
    }
    void listenTo(QAccessibleInterface* part)
    {
        if (!part || part->state().invisible || (part->object() && part->object()->objectName() == wordsOfTheVocabulary))
            return;
        const QString where = part->object() ? part->object()->objectName() : QStringLiteral("a part");
        hear(part->text(QAccessible::Name), where + QStringLiteral(" (name)"));
        hear(part->text(QAccessible::Description), where + QStringLiteral(" (description)"));
        hear(part->text(QAccessible::Value), where + QStringLiteral(" (value)"));
        for (int i = 0; i < std::min(part->childCount(), 40); ++i)
            listenTo(part->child(i));
    }
    static QString nameOf(const QWidget& widget)
    {
        return QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName();
    }
    void note(const QString& fault)
    {
        if (!m_faults.contains(fault))
            m_faults.append(fault);
    }

    static constexpr QLatin1String wordsOfTheVocabulary{"moves"};
    QStringList m_faults;
};

/// Words without a plain letter, so that they cannot be taken for English.
Scene greekScene()
{
    Scene scene;
    scene.source = TextSource{"η γιαγιά μου ψήνει απίστευτα μπισκότα"};
    return scene;
}

void expectNone(const Review& review)
{
    QVERIFY2(review.faults().isEmpty(), qUtf8Printable(review.faults().join(u'\n')));
}

/// Scores of Greek words.
Scene givenScores(GivenKind kind, const char* origin = "πίνακας")
{
    Scene scene = greekScene();
    const std::vector<std::string> words{"ψωμί", "τυρί", "κρασί"};
    Matrix matrix(3, 3);
    matrix << 0.5, 0.25, 0.25, 0.125, 0.75, 0.125, 0, 0.5, 0.5;
    scene.source = MatrixSource{std::make_shared<const GivenScores>(GivenScores{origin, words, words, matrix, kind})};
    return scene;
}

Scene greekPair(Stage stage)
{
    Scene scene;
    scene.source = PairSource{"η γιαγιά μαγειρεύει μπισκότα", "η γιαγιά ψήνει απίστευτα μπισκότα"};
    scene.view.stage = stage;
    return scene;
}

/// A picture of one's own, with noise.
Scene greekPicture(Stage stage, PictureKind kind)
{
    SquarePicture picture{"γάτα", leastGrid * 8, {}};
    for (Index i = 0; i < picture.side * picture.side * 3; ++i)
        picture.pixels.push_back(static_cast<std::uint8_t>(i * i % 251));
    ImageSource source;
    source.picture = std::make_shared<const SquarePicture>(std::move(picture));
    source.grid = leastGrid;
    source.noise = 0.125;
    source.sentence = "η γιαγιά";
    Scene scene;
    scene.source = source;
    scene.view.stage = stage;
    scene.view.picture = kind;
    return scene;
}

Scene inState(const std::function<void(Scene&)>& change)
{
    Scene scene = greekScene();
    change(scene);
    return scene;
}

/// The window, large enough for its menu bar.
struct Shown : test::ShownWindow {
    explicit Shown(const Scene& scene = greekScene()) : ShownWindow(scene, {1600, 1000}) {}

    void trigger(const char* action) { find<QAction>(action)->trigger(); }
    QDialog* dialog()
    {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(top); dialog && dialog->isVisible())
                return dialog;
        return nullptr;
    }
};

class TestTranslation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_own.begin("test_translation");
        QVERIFY(loadLanguage(QLocale(QLocale::Esperanto)));
    }

    void everyStateOfTheWindowIsTranslated_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("weights") << greekScene();
        QTest::newRow("threads") << inState([](Scene& scene) { scene.view.picture = PictureKind::Threads; });
        for (std::size_t stage = 0; stage < stageNames.size(); ++stage)
            QTest::newRow(stageNames[stage]) << inState([&](Scene& scene) { scene.view.stage = static_cast<Stage>(stage); });
        for (std::size_t row = 0; row < normalizerTable().size(); ++row)
            QTest::addRow("normalizer %d", int(row)) << inState([&](Scene& scene) {
                scene.variant.normalizer = Normalizer::at(row);
                scene.mask = Mask::Causal;
            });
        QTest::newRow("temperature 0") << inState([](Scene& scene) { scene.variant.temperature = 0; });
        QTest::newRow("every part") << inState([](Scene& scene) {
            scene.view.rowSums = scene.view.effectiveTokens = true;
            scene.view.preview = Preview::Deuteranopia;
            scene.view.range = ScaleRange::Logarithmic;
        });
        QTest::newRow("no words") << inState([](Scene& scene) { scene.source = TextSource{""}; });
        for (std::size_t stage = 0; stage < stageNames.size(); ++stage) {
            QTest::addRow("two sentences, %s", stageNames[stage]) << greekPair(static_cast<Stage>(stage));
            QTest::addRow("picture, %s", stageNames[stage]) << greekPicture(static_cast<Stage>(stage), PictureKind::Overlay);
            QTest::addRow("map of patches, %s", stageNames[stage]) << greekPicture(static_cast<Stage>(stage), PictureKind::Map);
        }
        QTest::newRow("a picture of the program") << inState([](Scene& scene) {
            scene.source = ImageSource{.picture = BundledPicture::Astronaut, .grid = leastGrid, .sentence = "η γιαγιά"};
        });
        QTest::newRow("given scores") << givenScores(GivenKind::Scores);
        QTest::newRow("given weights") << givenScores(GivenKind::Weights);
        for (const char* origin : {"copied cells", "copied numbers", "given scores"}) // as scene files have them
            QTest::newRow(origin) << givenScores(GivenKind::Scores, origin);
    }

    void everyStateOfTheWindowIsTranslated()
    {
        QFETCH(Scene, scene);
        Shown shown(scene);
        Review review;
        review.read(shown.window);
        expectNone(review);
    }

    void everyMenuIsTranslated()
    {
        Shown shown;
        Review review;
        QVERIFY(shown.window.menuBar()->isVisible());
        for (QAction* action : shown.window.menuBar()->actions())
            review.read(*action->menu());
        expectNone(review);
    }

    void everyDialogIsTranslated_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<Scene>("scene");
        for (const char* action : {"exportFigure", "explainPicture", "about"})
            QTest::newRow(action) << QByteArray(action) << greekScene();
        for (std::size_t stage = 0; stage < stageNames.size(); ++stage) {
            QTest::addRow("explainPicture, two sentences, %s", stageNames[stage])
                << QByteArray("explainPicture") << greekPair(static_cast<Stage>(stage));
            for (const PictureKind kind : {PictureKind::Overlay, PictureKind::Map})
                QTest::addRow("explainPicture, picture as %s, %s", pictureKindNames[std::size_t(kind)], stageNames[stage])
                    << QByteArray("explainPicture") << greekPicture(static_cast<Stage>(stage), kind);
        }
        QTest::newRow("exportFigure, two sentences") << QByteArray("exportFigure") << greekPair(Stage::Weights);
        QTest::newRow("exportFigure, picture") << QByteArray("exportFigure") << greekPicture(Stage::Weights, PictureKind::Overlay);
    }

    void everyDialogIsTranslated()
    {
        QFETCH(QByteArray, action);
        QFETCH(Scene, scene);
        Shown shown(scene);
        shown.trigger(action.constData());
        QTRY_VERIFY(shown.dialog());
        QVERIFY(QTest::qWaitForWindowExposed(shown.dialog()));
        Review review;
        review.read(*shown.dialog());
        expectNone(review);
        shown.dialog()->close();
    }

    void theSheetOfKeysIsTranslated()
    {
        Shown shown;
        shown.trigger("keys");
        QTRY_VERIFY(shown.find<QWidget>("keysSheet"));
        Review review;
        review.read(shown.window);
        expectNone(review);
    }

    void aPresentationIsTranslated()
    {
        Shown shown;
        shown.trigger("present");
        QTRY_VERIFY(shown.window.isPresenting());
        Review review;
        review.read(shown.window);
        expectNone(review);
    }

    void whatCoreSaysIsTranslated()
    {
        const Result<FoundScores> table = readScores(QStringLiteral("1, 2; 3"));
        QVERIFY(!table);
        QCOMPARE(leftBehind(messageText(table.error())), QString());
        QCOMPARE(table.message(), std::string("The list “1, 2; 3”, row 2 has 1 score, expected 2 as in row 1; every row needs as many."));
    }

    void whatIsStoredIsNot()
    {
        for (const auto& [text, origin] : {std::pair("1\t2\n3\t4", "copied cells"), std::pair("1, 2", "copied numbers")}) {
            const Result<Content> content = contentOfText(QString::fromLatin1(text));
            QVERIFY(content.ok());
            const GivenScores& given = std::get<FoundScores>(*content).given;
            QCOMPARE(given.origin, std::string(origin));
            QVERIFY(writeScene(withScores(given, Scene())).contains(origin));
        }
    }

private:
    test::OwnSettings m_own;
};

} // namespace

QTEST_MAIN(TestTranslation)
#include "test_translation.moc"
