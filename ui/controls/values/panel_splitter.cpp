#include "ui/controls/values/panel_splitter.h"

#include "ui/controls/text/spoken.h"
#include "ui/style/shown_theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace softfocus {

namespace {

class PanelHandle : public QSplitterHandle {
public:
    explicit PanelHandle(QSplitter* splitter) : QSplitterHandle(Qt::Horizontal, splitter)
    {
        setFocusPolicy(Qt::TabFocus); // a drag leaves the keyboard where it is
        setSpokenRole(*this, QAccessible::Splitter);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const int place = splitter()->indexOf(this), step = scaled(16);
        int least = 0, most = 0;
        splitter()->getRange(place, &least, &most);
        int wanted = pos().x();
        switch (event->key()) {
        case Qt::Key_Left: wanted -= step; break;
        case Qt::Key_Right: wanted += step; break;
        case Qt::Key_Home: wanted = least; break;
        case Qt::Key_End: wanted = most; break;
        default: QSplitterHandle::keyPressEvent(event); return;
        }
        // Keys make a panel narrower but do not fold it: that has keys of its own.
        if (const int legal = closestLegalPosition(std::clamp(wanted, least, most)); legal > 0 && legal < splitter()->width() - width())
            moveSplitter(legal);
    }

    void paintEvent(QPaintEvent* event) override
    {
        QSplitterHandle::paintEvent(event);
        if (!hasFocus())
            return;
        constexpr double line = 3, height = 48;
        const QSizeF size(scaled(line), scaled(height));
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shownTheme().accent);
        const QRectF mark(QPointF((width() - size.width()) / 2, (this->height() - size.height()) / 2), size);
        painter.drawRoundedRect(mark, size.width() / 2, size.width() / 2);
    }

    void focusInEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusInEvent(event);
        update();
    }
    void focusOutEvent(QFocusEvent* event) override
    {
        QSplitterHandle::focusOutEvent(event);
        update();
    }
};

} // namespace

PanelSplitter::PanelSplitter(QWidget* parent) : QSplitter(Qt::Horizontal, parent) {}

QSplitterHandle* PanelSplitter::createHandle()
{
    return new PanelHandle(this);
}

} // namespace softfocus
