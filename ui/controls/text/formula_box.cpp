#include "ui/controls/text/formula_box.h"

#include "ui/style/shown_theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace softfocus {

FormulaBox::FormulaBox(QWidget* parent) : QWidget(parent)
{
    setObjectName("formulaBox");
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaBox::setFormula(const QStringList& parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    setAccessibleName(parts.join(QStringLiteral("   ")));
    updateGeometry();
    update();
}

QStringList FormulaBox::linesFor(int width) const
{
    const QString line = m_parts.join(QStringLiteral("     "));
    const int room = width - 2 * scaled(12);
    return QFontMetrics(formulaFont()).horizontalAdvance(line) <= room ? QStringList{line} : m_parts;
}

QSize FormulaBox::sizeHint() const
{
    const int width = scaled(310);
    return {width, heightForWidth(width)};
}

int FormulaBox::heightForWidth(int width) const
{
    const int lines = std::max(1, int(linesFor(width).size()));
    return lines * scaled(20) + 2 * scaled(9);
}

void FormulaBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(shownTheme().hairline, 1));
    painter.setBrush(shownTheme().window);
    const double radius = scaled(8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(shownTheme().text);
    painter.setFont(formulaFont());
    painter.drawText(rect(), Qt::AlignCenter, linesFor(width()).join(u'\n'));
}

} // namespace softfocus
