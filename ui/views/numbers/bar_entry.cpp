#include "ui/views/numbers/bar_entry.h"

#include "ui/style/shown_theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace softfocus {

BarEntry::BarEntry(QWidget& over) : QLineEdit(&over)
{
    constexpr int longest = 200;
    setObjectName("scoreEntry");
    setMaxLength(longest);
    hide();
}

void BarEntry::open(const Subject& subject, const QString& text, QPointF topCentre)
{
    m_subject = subject;
    setText(text);
    const QSize room = parentWidget()->size(), size(std::min(room.width(), scaled(subject.isName ? 150 : 90)), sizeHint().height());
    const double x = topCentre.x() - size.width() / 2.0, y = subject.isName ? topCentre.y() : topCentre.y() - size.height();
    setGeometry(int(std::clamp(x, 0.0, double(std::max(0, room.width() - size.width())))),
                int(std::clamp(y, 0.0, double(std::max(0, room.height() - size.height())))), size.width(), size.height());
    show();
    setFocus();
}

void BarEntry::commit()
{
    if (isHidden())
        return;
    hide();
    emit committed(m_subject, text());
}

void BarEntry::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    commit();
}

bool BarEntry::event(QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const int key = isKey ? static_cast<QKeyEvent*>(event)->key() : 0;
    const bool leaves = key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!leaves)
        return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        if (key == Qt::Key_Escape)
            hide();
        else
            commit();
        emit left();
    }
    return true;
}

} // namespace softfocus
