#include "ui/pages/panel_splitter.h"

#include "ui/style/metrics.h"

#include <QPainter>

namespace softfocus {

namespace {

/// A gap that shows a grip only under the pointer.
class GapHandle : public QSplitterHandle {
public:
    explicit GapHandle(PanelSplitter& splitter) : QSplitterHandle(Qt::Horizontal, &splitter), m_splitter(splitter)
    {
        setAttribute(Qt::WA_Hover);
        setAccessibleName(PanelSplitter::tr("Drag to make the panel wider or narrower"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!underMouse())
            return;
        const Theme& theme = m_splitter.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        QRectF grip(0, 0, scaled(theme, 4), scaled(theme, 36));
        grip.moveCenter(QRectF(rect()).center());
        painter.drawRoundedRect(grip, grip.width() / 2, grip.width() / 2);
    }

private:
    PanelSplitter& m_splitter;
};

} // namespace

PanelSplitter::PanelSplitter(QWidget* parent) : QSplitter(Qt::Horizontal, parent)
{
    setObjectName("panelSplitter");
}

void PanelSplitter::applyTheme(const Theme& theme)
{
    m_theme = theme;
}

QSplitterHandle* PanelSplitter::createHandle()
{
    return new GapHandle(*this);
}

} // namespace softfocus
