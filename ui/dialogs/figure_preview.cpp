#include "ui/dialogs/figure_preview.h"

#include "ui/controls/text/spoken.h"

#include <QLocale>
#include <QPainter>

namespace softfocus {

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent)
{
    setObjectName("figurePreview");
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Preview of the figure"));
    constexpr int least = 200;
    setMinimumSize(least, least);
}

QSize FigurePreview::room() const
{
    const QSize inside(width() - 2 * edge(), height() - 2 * edge() - footer());
    return (QSizeF(inside.expandedTo(QSize(1, 1))) * devicePixelRatioF()).toSize();
}

void FigurePreview::showFigure(const QImage& image, QSizeF millimetres)
{
    m_image = image;
    m_millimetres = millimetres;
    m_sentence.clear();
    const QLocale locale;
    setAccessibleDescription(
        tr("%1 × %2 mm").arg(locale.toString(millimetres.width(), 'f', 0), locale.toString(millimetres.height(), 'f', 0)));
    update();
}

void FigurePreview::showSentence(const QString& sentence)
{
    m_image = {};
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    update();
}

void FigurePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit resized();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), shownTheme().window);
    const QRect area = rect().adjusted(edge(), edge(), -edge(), -edge() - footer());
    painter.setPen(shownTheme().secondary);
    painter.setFont(shownTheme().sized(13));
    if (m_image.isNull()) {
        painter.drawText(area, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_sentence);
        return;
    }
    QSizeF size = QSizeF(m_image.size()) / devicePixelRatioF();
    // An image made for another size of the window stands in until the next one is there.
    if (size.width() > area.width() || size.height() > area.height())
        size.scale(area.size(), Qt::KeepAspectRatio);
    QRectF target(QPointF(), size);
    target.moveCenter(QRectF(area).center());
    target.moveTopLeft(target.topLeft().toPoint());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_image);
    painter.setPen(shownTheme().hairline);
    painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(shownTheme().secondary);
    painter.setFont(shownTheme().sized(12));
    painter.drawText(QRectF(0, target.bottom() + 4, width(), footer()), int(Qt::AlignHCenter | Qt::AlignTop), accessibleDescription());
}

} // namespace softfocus
