// Shows the window in a language that a script makes of English: every letter accented, every text a third longer and between ⟦ and ⟧.
// A text with plain letters was left behind by lupdate or never given to it; one without its end was cut.

#include "tests/support/drawn_texts.h"
#include "tests/support/own_settings.h"
#include "ui/model/document/document.h"
#include "ui/model/document/selection.h"
#include "ui/window/main_window.h"
#include "ui/words/language.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

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
    "cividis",
    "indigo",
    "magma",
    // journals and conferences
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

QString withoutNames(QString text)
{
    static const QRegularExpression names(QStringLiteral("\\b(%1)\\b").arg(sameEverywhere.join(u'|')));
    static const QRegularExpression files(QStringLiteral("\\*?\\.[a-z]{2,9}\\b"));
    return text.remove(names).remove(files);
}

bool isLeftBehind(const QString& text)
{
    static const QRegularExpression plain(QStringLiteral("[A-Za-z]{2,}"));
    return withoutNames(text).contains(plain);
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
        if (isLeftBehind(text))
            note(QStringLiteral("left behind in %1: %2").arg(where, text));
    }
    void say(const QAction& action, const QString& where)
    {
        for (const QString& text : {action.text(), action.toolTip(), action.statusTip()})
            hear(text, where + u'/' + action.objectName());
    }
    void look(QWidget& widget)
    {
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
        if (opened != closed)
            note(QStringLiteral("cut in %1: %2").arg(where, all));
    }
    void listenTo(QAccessibleInterface* part)
    {
        if (!part || part->state().invisible)
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

struct Shown {
    Document document{greekScene()};
    Selection selection{document};
    MainWindow window{document, selection};

    Shown()
    {
        window.resize(1600, 1000);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window was not shown");
    }
    QAction& action(const char* name) { return *window.findChild<QAction*>(name); }
};

class TestTranslation : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_own.begin("test_translation");
        QVERIFY(loadLanguage(QLocale(QLocale::Esperanto))); // among whose letters are most of those accents
    }

    void theWindowIsTranslated()
    {
        Shown shown;
        Review review;
        review.read(shown.window);
        expectNone(review);
    }

private:
    test::OwnSettings m_own;
};

} // namespace

QTEST_MAIN(TestTranslation)
#include "test_translation.moc"
