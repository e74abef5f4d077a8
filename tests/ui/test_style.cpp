#include "ui/controls/buttons/buttons.h"
#include "ui/controls/buttons/segments.h"
#include "ui/controls/text/text_label.h"
#include "ui/style/shown_theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <functional>
#include <vector>

using namespace softfocus;

namespace {

using Make = std::function<QWidget*()>;

QWidget* segment()
{
    auto* segments = new Segments(Look::Filled, 1);
    segments->add(QStringLiteral("one"), QStringLiteral("one"), QStringLiteral("1"));
    return segments;
}

/// A control of each kind, alone in a window of the theme.
struct Kind {
    const char* name;
    Make make;
};

const std::vector<Kind>& kinds()
{
    static const QString word = QStringLiteral("word");
    static const std::vector<Kind> all{
        {"button", [] { return makeButton("button", word); }},
        {"primary button", [] { return makeButton("button", word, Look::Primary); }},
        {"quiet button", [] { return makeQuietButton("button", word); }},
        {"icon button", [] { return makeIconButton("button", Icon::Undo, word); }},
        {"handle", [] { return makeIconButton("button", Icon::Undo, word, Look::Handle); }},
        {"switch", [] { return makeSwitch("switch", word); }},
        {"segment", segment},
        {"boxed choice",
         [] {
             QComboBox* box = makeChoice("choice", word, Look::Usual);
             box->addItem(word);
             return box;
         }},
        {"choice in a row",
         [] {
             QComboBox* box = makeChoice("choice", word, Look::Row);
             box->addItem(word);
             return box;
         }},
        {"line edit", [] { return new QLineEdit(word); }},
        {"spin box", [] { return new QDoubleSpinBox; }},
        {"slider", [] { return new QSlider(Qt::Horizontal); }},
    };
    return all;
}

/// The control itself, where it is one of a group.
QWidget& partOf(QWidget& made)
{
    auto* button = made.findChild<QRadioButton*>();
    return button ? static_cast<QWidget&>(*button) : made;
}

struct Shown {
    QWidget window;
    QWidget* control;

    explicit Shown(const Make& make, const Theme& theme = Theme::light(), Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        window.setLayoutDirection(direction);
        auto* column = new QVBoxLayout(&window);
        QWidget* made = make();
        column->addWidget(made);
        control = &partOf(*made);
        showTheme(window, theme);
        window.resize(240, 80);
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        if (QWidget* focus = QApplication::focusWidget())
            focus->clearFocus();
    }

    QImage image() { return window.grab().toImage(); }
    void hover(bool on)
    {
        control->setAttribute(Qt::WA_UnderMouse, on);
        QHoverEvent event(on ? QEvent::HoverEnter : QEvent::HoverLeave, QPointF(5, 5), control->mapToGlobal(QPointF(5, 5)),
                          QPointF(-1, -1));
        QApplication::sendEvent(control, &event);
    }
};

} // namespace

class TestStyle : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyStateShows_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("dark");
        for (std::size_t i = 0; i < kinds().size(); ++i)
            for (const bool dark : {false, true})
                QTest::addRow("%s, %s", kinds()[i].name, dark ? "dark" : "light") << int(i) << dark;
    }

    void everyStateShows()
    {
        QFETCH(int, kind);
        QFETCH(bool, dark);
        const Kind& one = kinds()[std::size_t(kind)];
        Shown shown(one.make, dark ? Theme::darkTheme() : Theme::light());
        const QImage rest = shown.image();
        const QString name = QString::fromLatin1(one.name);
        const bool isWritten = name == QLatin1String("line edit") || name == QLatin1String("spin box");
        if (!isWritten && name != QLatin1String("slider")) {
            shown.hover(true);
            QVERIFY2(shown.image() != rest, "hovered");
            shown.hover(false);
        }
        QCOMPARE(shown.image(), rest);
        shown.control->setFocus(Qt::TabFocusReason);
        QVERIFY2(shown.image() != rest, "focused by the keyboard");
        shown.control->clearFocus();
        if (!isWritten) {
            shown.control->setFocus(Qt::MouseFocusReason);
            QCOMPARE(shown.image(), rest);
            shown.control->clearFocus();
        }
        if (auto* button = qobject_cast<QAbstractButton*>(shown.control)) {
            if (button->isCheckable()) {
                button->setChecked(true);
                QVERIFY2(shown.image() != rest, "checked");
            }
            button->setDown(true);
            QVERIFY2(shown.image() != rest, "pressed");
            button->setDown(false);
        }
    }

    void whatCannotBeDoneIsFainter()
    {
        for (const char* name : {"button", "quiet button", "icon button", "switch"}) {
            const auto one = std::ranges::find_if(kinds(), [&](const Kind& kind) { return qstrcmp(kind.name, name) == 0; });
            Shown shown(one->make);
            const QImage rest = shown.image();
            shown.control->setEnabled(false);
            QVERIFY2(shown.image() != rest, name);
        }
    }

    void everythingGrowsWithTheType()
    {
        for (const Kind& one : kinds()) {
            Shown shown(one.make);
            const QSize before = shown.control->sizeHint();
            Theme large = Theme::light();
            large.font.setPixelSize(2 * large.font.pixelSize());
            showTheme(shown.window, large);
            QVERIFY2(shown.control->sizeHint().height() > before.height() * 3 / 2, one.name);
        }
    }

    void fromRightToLeftASwitchIsOnTheLeft()
    {
        const auto middleOf = [](Qt::LayoutDirection direction) {
            Shown shown([] { return makeSwitch("switch", {}); }, Theme::light(), direction);
            const QImage image = shown.control->grab().toImage();
            int first = image.width(), last = -1;
            for (int x = 0; x < image.width(); ++x)
                if (image.pixel(x, image.height() / 2) != image.pixel(image.width() / 2, 0))
                    first = std::min(first, x), last = x;
            return (first + last) / 2.0 / image.width();
        };
        QVERIFY(middleOf(Qt::LeftToRight) > 0.7);
        QVERIFY(middleOf(Qt::RightToLeft) < 0.3);
    }

    void aMenuWearsWhatItsWindowWears()
    {
        QWidget window;
        showTheme(window, Theme::darkTheme());
        QMenu menu(&window);
        QAction* action = menu.addAction(QStringLiteral("Open\tCtrl+O"));
        action->setCheckable(true);
        window.show();
        menu.popup(window.mapToGlobal(QPoint(0, 0)));
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        QCOMPARE(menu.grab().toImage().pixelColor(3, menu.height() / 2), Theme::darkTheme().panel);
        QCOMPARE(menu.font().pixelSize(), Theme::darkTheme().font.pixelSize());
        const QImage open = menu.grab().toImage();
        action->setChecked(true);
        QVERIFY(menu.grab().toImage() != open);
        menu.close();
    }

    void aMenuHasItsOwnType()
    {
        QLineEdit field;
        setType(field, 22, QFont::DemiBold);
        QMenu menu(&field);
        menu.addAction(QStringLiteral("Copy"));
        menu.ensurePolished();
        QCOMPARE(menu.font().pixelSize(), shownTheme().font.pixelSize());
        QCOMPARE(int(menu.font().weight()), int(QFont::Normal));
    }

    void aTitleOpensWhatStandsInItsRow()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        QComboBox* box = makeChoice("choice", QStringLiteral("title"), Look::Row);
        box->addItem(QStringLiteral("a && b"));
        column->addWidget(makeRow(QStringLiteral("title"), *box));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::mouseClick(window.findChild<QLabel*>(), Qt::LeftButton);
        QVERIFY(box->view()->isVisible());
        box->hidePopup();
    }

    void aFollowerHearsOfEveryTheme()
    {
        QWidget window;
        int heard = 0;
        followTheme(window, [&heard](const Theme&) { ++heard; });
        QCOMPARE(heard, 1);
        showTheme(window, shownTheme().dark ? Theme::light() : Theme::darkTheme());
        QCOMPARE(heard, 2);
        showTheme(window, shownTheme()); // the same
        QCOMPARE(heard, 2);
    }

    void aLineIsMeasuredInTheTypeThatIsShown()
    {
        const Theme small = Theme::light();
        Theme large = small;
        large.font.setPixelSize(2 * small.font.pixelSize());
        auto* label = new TextLabel({.pixels = 15}, QStringLiteral("Attention weights"));
        Shown shown([label] { return label; }, small);
        int heard = 0;
        followTheme(*label, [&](const Theme&) { heard = label->sizeHint().width(); }); // hears of it before the label does
        const int narrow = heard;
        showTheme(shown.window, large);
        QVERIFY(heard > narrow);
        showTheme(shown.window, small);
        QCOMPARE(heard, narrow);
    }

    void aWheelThatPassesChangesNothing()
    {
        Shown shown([] {
            QComboBox* box = makeChoice("choice", QStringLiteral("word"), Look::Row);
            box->addItems({QStringLiteral("one"), QStringLiteral("two")});
            return box;
        });
        auto* box = static_cast<QComboBox*>(shown.control);
        const auto turn = [box] {
            QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(box, &wheel);
        };
        turn();
        QCOMPARE(box->currentIndex(), 0);
        box->setFocus();
        turn();
        QCOMPARE(box->currentIndex(), 1);
    }
};

QTEST_MAIN(TestStyle)
#include "test_style.moc"
