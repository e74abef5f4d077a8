#include "ui/panels/sentence/example_button.h"

#include "ui/controls/buttons/buttons.h"
#include "ui/style/shown_theme.h"
#include "ui/words/examples.h"

#include <QAction>
#include <QEvent>
#include <QFontMetrics>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace softfocus {

namespace {

/// Keeps a menu within its window, where it is opened near the right edge.
class InWindow : public QObject {
public:
    InWindow(QMenu& menu, const QWidget& part) : QObject(&menu), m_menu(menu), m_part(part) { menu.installEventFilter(this); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        const QRect window(m_part.window()->mapToGlobal(QPoint()), m_part.window()->size());
        const int over = m_menu.geometry().right() - window.right();
        if (event->type() == QEvent::Show && over > 0)
            m_menu.move(std::max(window.left(), m_menu.x() - over), m_menu.y());
        return false;
    }

private:
    QMenu& m_menu;
    const QWidget& m_part;
};

} // namespace

ExampleButton::ExampleButton(std::function<QString()> present) : m_present(std::move(present))
{
    setObjectName(QStringLiteral("examples"));
    setText(tr("Examples"));
    setToolTip(tr("Sentences that show something, each with what to look for in it"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(*this, Look::Row);
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    new InWindow(*menu, *this);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &ExampleButton::fill);
}

/// Whenever it is opened, as wide as the window lets it be: the start does not wait for it.
void ExampleButton::fill()
{
    QMenu& menu = *this->menu();
    menu.clear();
    constexpr double edges = 80; // of the menu, and what it keeps from the window's edge
    const int most = window()->width() - scaled(edges);
    const QFontMetrics metrics(menu.font());
    const QString present = m_present();
    for (const ExampleSentence& example : exampleSentences()) {
        const QString why = tr("%1 — %2", "of an example sentence: its kind, and what to look for in it").arg(example.kind, example.reason);
        const QString text = metrics.elidedText(example.text, Qt::ElideRight, most);
        QAction* action = menu.addAction(text + u'\n' + metrics.elidedText(why, Qt::ElideRight, most), this,
                                         [this, example] { emit chosen(example.text); });
        action->setCheckable(true);
        action->setChecked(example.text == present);
        action->setToolTip(example.reason);
        action->setStatusTip(example.reason);
    }
}

} // namespace softfocus
